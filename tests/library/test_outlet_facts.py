"""Facts about an outlet: cited, only where the outlet is stated or named by the user, and alike for all countries."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.language import tables
from index.library import Library
from index.library.outlet_facts import _filed_as
from index.model import Note, Statement
from tests.conftest import MakeCollection

Open = Callable[..., Library]

BODY = "The old bridge was closed on Tuesday after divers found cracks in two of its piers.\n"


def about(note: Note) -> list[Statement]:
    return [one for one in note.statements if one.section == 8]


def stated(site: str) -> str:
    return f"---\ntitle: Bridge closed\nsite: {site}\n---\n{BODY}"


@pytest.mark.parametrize(
    ("site", "kind", "country"),
    [
        ("BBC News", "independent public media", "United Kingdom"),
        ("DW", "independent state-funded media", "Germany"),
        ("VOA", "independent state-funded and state-managed media", "United States of America"),
        ("Al Jazeera English", "state-controlled media", "Qatar"),
        ("CGTN", "state-controlled media", "China"),
        ("RT", "state-controlled media", "Russia"),
        ("PBS", "independent public media", "United States of America"),
        ("bakhtarnews.af", "state-controlled media", "Afghanistan"),
    ],
)
def test_the_table_is_cited_in_the_same_words_for_every_country(
    site: str, kind: str, country: str, collection: MakeCollection, opened: Open
) -> None:
    library = opened(collection({"a.md": stated(site)}))
    (fact,) = about(library.note(article="a.md"))
    label = library.article("a.md").source.label
    assert fact.text.startswith(f"The State Media Matrix (Alliance for Securing Democracy, 2023, with data of the State Media Monitor) files {label} as “{kind}”; company: ")  # fmt: skip # noqa: E501
    assert fact.text.endswith(f", {country}.")
    assert (fact.kind, fact.rule) == ("outlet_fact", "outlet_fact.table")
    assert fact.evidence[0].text == fact.evidence[0].span.of(library.article("a.md").text)


def test_a_reference_an_inferred_outlet_and_an_unknown_one_have_no_fact(
    collection: MakeCollection, opened: Open
) -> None:
    told = "“Nobody asked,” Ada Stone told CGTN.\n\n“Nobody will,” Stone told CGTN.\n"
    library = opened(
        collection({"cites.txt": f"{BODY}\nReference(s): cgtn.com\n", "told.txt": f"{BODY}\n{told}", "none.txt": BODY})
    )
    assert library.article("told.txt").source.inferred
    assert [fact.value for fact in library.article("cites.txt").references]
    assert [about(note) for note in library.notes()] == [[], [], []]


def test_the_outlet_that_the_user_names_has_its_facts_and_those_of_the_user(
    collection: MakeCollection, opened: Open
) -> None:
    library = opened(collection({"a.txt": BODY}))
    library.overrides.correct(["a.txt"], {"outlet": "Deutsche Welle"})
    library.overrides.add_fact("DW", "Its seat is in Bonn.")
    table, noted = about(library.note(article="a.txt"))
    assert "independent state-funded media" in table.text
    assert noted.text == "You noted about Deutsche Welle: “Its seat is in Bonn.” (no source given)."
    library.overrides.rename("Deutsche Welle", "The Wave")
    assert [one.rule for one in about(library.note(article="a.txt"))] == ["outlet_fact.user"]


def test_names_that_many_share_count_only_by_their_domain(collection: MakeCollection, opened: Open) -> None:
    library = opened(collection({"a.md": stated("The Herald"), "b.md": stated("The Nation")}))
    assert [about(note) for note in library.notes()] == [[], []]


def test_every_row_of_the_table_has_a_type_that_is_explained_and_domains_of_its_own() -> None:
    rows = tables.records("outlet_facts")
    types = tables.section("outlet_types", "types")
    domains = [domain for row in rows for domain in row[3].split()]
    assert len(rows) > 500
    assert all(len(row) == 4 and row[2] in types for row in rows)
    assert len(domains) == len(set(domains))
    assert _filed_as("www.english.news.cctv.com") == ("China", "China Media Group", "SC")
    assert _filed_as("quaynews.example") is None
