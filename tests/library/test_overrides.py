"""What the user says against the files: used by every question, kept through rebuilds and renaming, taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import StoreError, UnknownArticle, UnknownSource, UsageError
from index.library import Library
from index.model import Fact, Filters, Statement
from index.places import Places
from index.store.lock import writing
from index.store.overrides import Kind
from tests.conftest import MakeCollection
from tests.library.test_library import FILES

Open = Callable[..., Library]
LEAFLET, GULL = "bridge/leaflet.txt", "bridge/gull.md"


@pytest.fixture
def folder(collection: MakeCollection) -> Path:
    return collection(FILES)


@pytest.fixture
def library(folder: Path, opened: Open) -> Library:
    return opened(folder)


def labels(library: Library) -> dict[str, int]:
    return {one.source.label: one.articles for one in library.sources()}


def line(library: Library, rule: str, **asked: str) -> Statement:
    return next(one for one in library.note(**asked).statements if one.rule == rule)  # type: ignore[arg-type]


def test_a_corrected_article_is_found_compared_and_shown_as_corrected(library: Library) -> None:
    said = {"outlet": "The Weekly Tern", "date": "20 January 2025", "byline": "Dora Finch", "title": "Ferry hours"}
    assert library.overrides.correct([LEAFLET], said)
    article = library.article(LEAFLET)
    assert article.outlet == Fact("The Weekly Tern", "user", 1.0)
    assert (article.source.label, article.source.inferred) == ("The Weekly Tern", False)
    assert [hit.path for hit in library.search("ferry source:tern").hits] == [LEAFLET]
    assert [hit.path for hit in library.search("bridge date:2025-01-20").hits] == [LEAFLET]
    assert [hit.title for hit in library.search("by:finch title:hours").hits] == ["Ferry hours"]
    assert library.search("bridge", filters=Filters(since="2025-01-18")).left_out == 0
    assert labels(library) == {"The Harbour Gull": 2, "The Weekly Tern": 2}
    assert library.note(article=LEAFLET).source.label == "The Weekly Tern"
    stated = line(library, "provenance.facts", article=LEAFLET).text
    assert stated.startswith("Published by The Weekly Tern (as you say); signed by Dora Finch (as you say)")
    assert library.coverage().sources == tuple(one.source for one in library.sources())


def test_a_struck_out_fact_is_none_and_the_file_speaks_again_when_it_is_cleared(library: Library) -> None:
    before = library.article(GULL)
    library.overrides.correct([GULL], {"outlet": None, "date": None})
    article = library.article(GULL)
    assert (article.outlet, article.date, article.source.label) == (None, None, GULL)
    library.overrides.correct([GULL], {}, clear=["outlet", "date"])
    assert library.article(GULL) == before
    with pytest.raises(UsageError, match="not corrected outlet"):
        library.overrides.correct([GULL], {"byline": "Dora Finch"}, clear=["outlet"])
    assert library.overrides.every() == ()


def test_corrections_survive_a_rebuild_a_renamed_file_and_a_lost_cache(
    folder: Path, library: Library, opened: Open, places: Places
) -> None:
    library.overrides.correct([LEAFLET], {"outlet": "The Weekly Tern"})
    (folder / LEAFLET).rename(folder / "ferry.txt")
    library.refresh()
    assert library.article("ferry.txt").source.label == "The Weekly Tern"
    library._shelf.catalogue.doubt()
    assert library.refresh().rebuilt
    assert library.article("ferry.txt").source.label == "The Weekly Tern"
    library.close()
    for left in sorted(places.cache.rglob("*"), reverse=True):
        left.unlink() if left.is_file() else left.rmdir()
    (folder / "ferry.txt").write_text("The ferry will not run\n\nIt will not run, the ferry company said.\n")
    assert opened(folder).article("ferry.txt").source.label == "The Weekly Tern"


def test_a_correction_goes_along_with_a_file_that_was_edited_and_then_renamed(folder: Path, library: Library) -> None:
    library.overrides.correct([LEAFLET], {"outlet": "The Weekly Tern"})
    (folder / LEAFLET).write_text("The ferry will not run\n\nIt will not run, the ferry company said.\n")
    library.refresh()
    assert library.article(LEAFLET).source.label == "The Weekly Tern"
    (folder / LEAFLET).rename(folder / "ferry.txt")
    library.refresh()
    assert library.article("ferry.txt").source.label == "The Weekly Tern"
    assert [one.number for one in library.overrides.every()] == [1]


def test_a_copy_of_a_corrected_article_is_not_corrected_with_it(folder: Path, library: Library) -> None:
    library.overrides.correct([LEAFLET], {"outlet": "The Weekly Tern"})
    (folder / "copy.txt").write_bytes((folder / LEAFLET).read_bytes())
    library.refresh()
    library._shelf.catalogue.doubt()
    library.refresh()
    assert library.article("copy.txt").source.label == "copy.txt"
    assert library.article(LEAFLET).source.label == "The Weekly Tern"


def test_sources_are_renamed_merged_and_parted_again(library: Library) -> None:
    said = library.overrides
    said.rename("The Harbour Gull", "The Gull")
    assert labels(library) == {LEAFLET: 1, "The Gull": 2, "The Weekly Tern": 1}
    assert library.find_quotes(filters=Filters(sources=("The Gull",)), speaker="reed").total == 1
    assert "The Gull" in [source.label for one in library.speakers() for source in one.sources]
    assert library.search("market source:gull").total == 1
    said.rename("the gull", "the weekly tern")
    assert labels(library) == {LEAFLET: 1, "The Weekly Tern": 3}
    assert library.article(GULL).outlet == Fact("The Weekly Tern", "user")
    said.rename("The Weekly Tern", "The Harbour Gull")
    assert labels(library) == {LEAFLET: 1, "The Harbour Gull": 3}
    for one in reversed(said.every()):
        said.take_back(one.number)
    assert labels(library) == {LEAFLET: 1, "The Harbour Gull": 2, "The Weekly Tern": 1}
    assert library.search("source:tern").total == 1


def test_a_source_of_unknown_outlet_is_named_by_naming_its_article(library: Library) -> None:
    library.overrides.rename(LEAFLET, "The Weekly Tern")
    assert [(one.kind, one.field) for one in library.overrides.every()] == [(Kind.ARTICLE, "outlet")]
    assert labels(library)["The Weekly Tern"] == 2


def test_an_inferred_outlet_is_filed_with_the_stated_one_when_the_user_says_so(
    collection: MakeCollection, opened: Open
) -> None:
    told = "The bridge is shut.\n\n“Nobody asked,” Ada Stone told Newsweek.\n\n“Nobody will,” Stone told Newsweek.\n"
    library = opened(collection({**FILES, "newsweek_1.txt": told}))
    assert library.article("newsweek_1.txt").source.inferred
    library.overrides.rename("Newsweek?", "Newsweek")
    source = library.article("newsweek_1.txt").source
    assert (source.label, source.inferred) == ("Newsweek", False)


def test_a_dismissed_statement_stays_away_and_the_note_says_so(folder: Path, library: Library) -> None:
    statement = line(library, "provenance.facts", article=GULL)
    kept = library.overrides.dismiss(statement)
    note = library.note(article=GULL)
    assert statement not in note.statements
    assert note.statements[-1].text == "1 line is not shown, because you dismissed it or the rule."
    assert note.statements[-1].evidence
    (folder / GULL).rename(folder / "bridge/renamed.md")
    library.refresh()
    assert all(one.rule != "provenance.facts" for one in library.note(article="bridge/renamed.md").statements)
    assert line(library, "provenance.facts", article="bridge/tern.md")
    library.overrides.take_back(kept.number)
    assert line(library, "provenance.facts", article="bridge/renamed.md")


def test_a_dismissed_rule_is_gone_from_every_note(library: Library) -> None:
    library.overrides.dismiss_rule("provenance.facts")
    assert not [one for note in library.notes() for one in note.statements if one.rule == "provenance.facts"]


def test_nothing_is_written_before_the_user_says_something(library: Library, places: Places) -> None:
    assert library.overrides.every() == ()
    library.notes()
    assert not places.data.exists()


def test_what_is_said_while_another_process_indexes_is_shown_after_the_next_refresh(library: Library) -> None:
    library.desk.opened()
    with writing(library._shelf.folder):
        assert not library.overrides.correct([LEAFLET], {"outlet": "The Weekly Tern"})
    assert library.article(LEAFLET).outlet is None
    library.refresh()
    assert library.article(LEAFLET).source.label == "The Weekly Tern"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("date", "soon", "a day like 2025-01-31"),
        ("date", "03/04/2025", "not 03/04/2025"),
        ("outlet", "x" * 300, "300 characters long; 80 are the most"),
        ("outlet", "", "the outlet is empty"),
        ("byline", " \n ", "the byline is empty"),
        ("title", "calm\x1b[31m", "control characters"),
        ("outlet", "\u202egnoW", "control characters"),
        ("url", "javascript:alert(1)", "an address begins with"),
    ],
)
def test_a_value_that_is_none_changes_nothing(library: Library, field: str, value: str, told: str) -> None:
    with pytest.raises(UsageError, match=told) as caught:
        library.overrides.correct([GULL], {"byline": "Dora Finch", field: value})
    assert "\x1b" not in str(caught.value)
    assert library.overrides.every() == ()


def test_names_with_markup_are_words_like_others(library: Library) -> None:
    library.overrides.correct([LEAFLET], {"outlet": "[b]Tern[/b] <i>"})
    assert library.article(LEAFLET).source.label == "[b]Tern[/b] <i>"


def test_unknown_articles_sources_and_numbers_are_one_plain_line(library: Library) -> None:
    with pytest.raises(UnknownArticle, match=r"nearest: bridge/leaflet\.txt"):
        library.overrides.correct(["bridge/leaflets.txt"], {"date": "2025-01-01"})
    with pytest.raises(UnknownSource, match="The Harbour Gull"):
        library.overrides.rename("Harbor Gul", "Gull")
    with pytest.raises(UsageError, match="called so already"):
        library.overrides.rename("The Harbour Gull", "The Harbour Gull")
    library.overrides.dismiss_rule("loaded.own")
    with pytest.raises(UsageError, match="number 7"):
        library.overrides.take_back(1, 7)
    assert len(library.overrides.every()) == 1


def test_a_locked_database_is_one_plain_line(library: Library, places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.store.schema.BUSY_MS", 10)
    library.desk.opened()
    library.close()
    with closing(sqlite3.connect(places.data / "user.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="locked"):
            library.overrides.correct([LEAFLET], {"outlet": "The Weekly Tern"})
