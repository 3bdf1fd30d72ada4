"""The ladder of facts, one rung a test: value, rule, confidence and the words that prove it."""

from __future__ import annotations

import pytest

from index.model import BlockClass
from tests.loading.reads import LONG, MORE, load, words

BODY = f"{LONG}\n{MORE}"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ida Marsh", "Ida Marsh"),
        ("By IDA MARSH and JO LUND", "IDA MARSH and JO LUND"),
        ("By Ida Marsh, transport correspondent", "Ida Marsh"),
        ("By Ida Marsh in Harl Bay", "Ida Marsh"),
        ("Written by Renée de la Cruz", "Renée de la Cruz"),
        ("Von Ida Marsh", "Ida Marsh"),
    ],
)
def test_a_byline_gives_the_writers_as_printed(line: str, names: str) -> None:
    article = load(f"A bridge opens\n{line}\n{BODY}")
    assert article.byline is not None
    assert (article.byline.value, words(article, article.byline)) == (names, names)
    assert not article.byline.inferred


@pytest.mark.parametrize("line", ["By Monday", "By the sea", "By March 3", "by invitation"])
def test_what_follows_by_is_not_always_a_person(line: str) -> None:
    assert load(f"A bridge opens\n{line}\n{BODY}").byline is None


def test_an_agency_behind_the_name_is_the_agency() -> None:
    article = load(f"A bridge opens\nBy IDA MARSH, Associated Press\n{BODY}")
    assert article.byline is not None
    assert article.agency is not None
    assert (article.byline.value, article.agency.value, article.outlet) == ("IDA MARSH", "Associated Press", None)
    assert words(article, article.agency) == "Associated Press"


@pytest.mark.parametrize(
    ("start", "place", "agency"),
    [
        ("HARL BAY — ", "HARL BAY", None),
        ("HARL BAY, Maine – ", "HARL BAY, Maine", None),
        ("BERLIN (AP) — ", "BERLIN", "Associated Press"),
        ("Berlin (dpa) - ", "Berlin", "dpa"),
        ("BEIJING, Jan. 14 (Xinhua) -- ", "BEIJING", "Xinhua"),
        ("WASHINGTON, March 3 (Reuters) - ", "WASHINGTON", "Reuters"),
        ("PORT ELM (Quaywire) - ", "PORT ELM", "Quaywire"),
    ],
)
def test_a_dateline_gives_place_and_agency_and_stays_in_the_body(start: str, place: str, agency: str | None) -> None:
    article = load(f"A bridge opens\n{start}{BODY}")
    assert article.dateline is not None
    assert (article.dateline.value, words(article, article.dateline)) == (place, place)
    assert (article.agency.value if article.agency else None) == agency
    assert article.outlet is None
    assert article.blocks[1].kind is BlockClass.BODY
    assert article.blocks[1].span.of(article.text).startswith(start)


def test_an_agency_may_stand_without_a_place() -> None:
    article = load(f"A bridge opens\n(Reuters) - {BODY}")
    assert article.agency is not None
    assert (article.agency.value, article.agency.confidence, article.dateline) == ("Reuters", 0.8, None)


@pytest.mark.parametrize("start", ["UPDATE — ", "NATO - ", "JO LUND: ", "The bridge – ", "EDITOR'S NOTE — ", "A-B - "])
def test_capitals_before_a_dash_are_not_always_a_place(start: str) -> None:
    assert load(f"A bridge opens\n{start}{BODY}").dateline is None


def test_a_line_of_place_and_day_is_a_dateline() -> None:
    article = load(f"A bridge opens\nHARL BAY, May 3, 2025\n{BODY}")
    assert article.dateline is not None
    assert article.date is not None
    assert (article.dateline.value, article.date.value) == ("HARL BAY", "2025-05-03")


@pytest.mark.parametrize(
    ("line", "value", "rule"),
    [
        ("Published 9:30 AM EST, Tue January 14, 2025", "2025-01-14T09:30:00-05:00", "date.published_line"),
        ("Posted on May 12, 2025", "2025-05-12", "date.published_line"),
        ("17 May 2025", "2025-05-17", "date.bare_line"),
        ("Updated 18 May 2025", "2025-05-18", "date.updated_line"),
        ("Updated May 18, 2025 Published May 17, 2025", "2025-05-17", "date.published_line"),
    ],
)
def test_the_day_of_publication_is_read_from_its_line(line: str, value: str, rule: str) -> None:
    article = load(f"A bridge opens\n{line}\n{BODY}")
    assert article.date is not None
    assert (article.date.value, article.date.rule) == (value, rule)
    assert (words(article, article.date) or "?") in line


@pytest.mark.parametrize(
    "sentence", ["As of January 14, 2025, it was shut.", "The report, published May 3, 2025, was thin."]
)
def test_a_day_in_a_sentence_is_no_day_of_publication(sentence: str) -> None:
    assert load(f"{sentence}\n{BODY}").date is None


def test_a_published_line_is_believed_before_a_dateline() -> None:
    article = load(f"A bridge opens\nPublished May 4, 2025\nHARL BAY, May 3, 2025 (AP) — {BODY}")
    assert article.date is not None
    assert article.date.value == "2025-05-04"


@pytest.mark.parametrize(
    ("line", "outlet", "confidence"),
    [
        ("Source: newsweek.com", "Newsweek", 0.9),
        ("Source: The Guardian", "The Guardian", 0.75),
        ("Originally published in The Irish Times", "The Irish Times", 0.75),
        ("This article first appeared on edition.cnn.com.", "CNN", 0.9),
    ],
)
def test_a_source_line_gives_an_inferred_outlet(line: str, outlet: str, confidence: float) -> None:
    article = load(f"{BODY}\n{line}")
    assert article.outlet is not None
    assert (article.outlet.value, article.outlet.confidence) == (outlet, confidence)
    assert article.source.label == f"{outlet}?"
    assert article.outlet.evidence is not None


def test_an_agency_in_a_source_line_is_an_agency() -> None:
    article = load(f"{BODY}\nSource: Reuters")
    assert article.agency is not None
    assert (article.agency.value, article.outlet) == ("Reuters", None)


@pytest.mark.parametrize("head", ["Reference(s):", "References:", "Via:", "Sources:"])
def test_what_a_reference_line_names_is_cited_and_no_outlet(head: str) -> None:
    article = load(f"{BODY}\n{head}\nquaynews.example")
    (cited,) = article.references
    assert (cited.value, cited.confidence, words(article, cited)) == ("quaynews.example", 0.9, "quaynews.example")
    assert article.outlet is None


def test_a_source_under_an_article_of_a_stated_outlet_is_a_citation() -> None:
    article = load(f"Title: A bridge\nOutlet: Quay News\n\n{BODY}\nSource: newsweek.com")
    assert article.source.label == "Quay News"
    assert [fact.value for fact in article.references] == ["Newsweek"]


def test_a_copyright_line_of_a_known_outlet_is_a_hint() -> None:
    article = load(f"{BODY}\n© 2025 The Irish Times. All rights reserved.")
    assert article.outlet is not None
    assert (article.outlet.value, article.outlet.rule, article.outlet.inferred) == (
        "The Irish Times",
        "outlet.licence_line",
        True,
    )


def test_who_wrote_a_republished_article_is_its_agency() -> None:
    article = load(f"{BODY}\nThis article is republished from The Conversation under a Creative Commons license.")
    assert article.agency is not None
    assert article.agency.value == "The Conversation"


@pytest.mark.parametrize(
    ("sentences", "outlet", "rule"),
    [
        (
            "“It holds,” Ruiz told Newsweek. Newsweek contacted the harbour office for comment.",
            "Newsweek",
            "outlet.contacted",
        ),
        ("“It holds,” Ruiz told Axios. “It does,” Penn told Axios on Monday.", "Axios", "outlet.told"),
        ("Axios has reached out to the harbour office by email for comment.", "Axios", "outlet.contacted"),
        (
            "“It holds,” Ruiz told the Quay News. “It does,” Penn told the Quay News. "
            "The Quay News contacted the owner for comment.",
            "Quay News",
            "outlet.contacted_and_told",
        ),
        ("The owner did not respond to Axios' request for comment.", "Axios", "outlet.contacted"),
    ],
)
def test_running_text_betrays_the_outlet(sentences: str, outlet: str, rule: str) -> None:
    article = load(f"{BODY}\n{sentences}")
    assert article.outlet is not None
    assert (article.outlet.value, article.outlet.rule, article.outlet.inferred) == (outlet, rule, True)
    assert outlet in (words(article, article.outlet) or "")


@pytest.mark.parametrize(
    "sentences",
    [
        "“It holds,” Ruiz told Newsweek.",
        "“It holds,” he told her. “It does,” he told her again.",
        "“It holds,” he told Mayor Ames. “It does,” she told Mayor Ames. Police asked Ames for comment.",
        "“It holds,” she told Time and again. “It does,” he told the times table.",
        "“It holds,” he told Axios. “It does,” she told Axios. “So,” he told CNN. “Yes,” she told CNN.",
        "We contacted the owner for comment. He told us twice. He told us.",
        "“It holds,” he told The Times. “It does,” she told The Times.",
    ],
)
def test_a_person_or_a_single_mention_is_no_outlet(sentences: str) -> None:
    assert load(f"{BODY}\n{sentences}").outlet is None


@pytest.mark.parametrize(
    ("path", "root", "outlet"),
    [
        ("nyt.txt", "", "The New York Times"),
        ("bbc-news/a.txt", "", "BBC"),
        ("reuters_2025-01-14.txt", "", "Reuters"),
        ("www.lemonde.fr/a.txt", "", "Le Monde"),
        ("a.txt", "Guardian", "The Guardian"),
    ],
)
def test_a_folder_or_file_named_like_an_outlet_is_a_weak_hint(path: str, root: str, outlet: str) -> None:
    article = load(BODY, path, root_name=root)
    assert article.outlet is not None
    assert (article.outlet.value, article.outlet.rule, article.outlet.confidence) == (outlet, "outlet.path", 0.4)


@pytest.mark.parametrize(
    "path", ["metro-accident.txt", "time.txt", "nature/a.txt", "rt.txt", "fortune/a.txt", "guardian-angel.txt"]
)
def test_ordinary_words_in_a_path_are_no_outlet(path: str) -> None:
    assert load(BODY, path).outlet is None


def test_two_articles_of_unknown_outlet_are_two_sources() -> None:
    one, two = load(BODY, "a/x.txt"), load(BODY, "b/x.txt")
    assert one.source.id != two.source.id
    assert (one.source.label, two.source.label) == ("a/x.txt", "b/x.txt")


def test_an_inferred_outlet_is_not_filed_with_the_stated_one() -> None:
    stated = load(f"Title: A bridge\nOutlet: newsweek\n\n{BODY}")
    inferred = load(BODY, "newsweek.txt")
    assert (stated.source.id, inferred.source.id) == ("outlet:newsweek", "inferred:newsweek")
    assert (stated.source.label, inferred.source.label) == ("Newsweek", "Newsweek?")


def test_an_address_on_a_line_of_its_own_is_the_address_and_gives_its_day() -> None:
    article = load(f"https://quaynews.example/2025/05/03/bridge\n{BODY}")
    assert article.url is not None
    assert article.date is not None
    assert (article.url.value, article.date.value) == ("https://quaynews.example/2025/05/03/bridge", "2025-05-03")


def test_outlets_of_signs_alone_are_sources_of_their_own() -> None:
    names = ["🐦", "🦊", "!!!", "???", "[/]", "🐦 Post", "🦊 Post", "Post", "हिंदू", "हिंदी", "ガ", "カ"]
    sources = [load(f'---\nsource: "{name}"\n---\n{BODY}', "story.md").source for name in names]
    assert [source.label for source in sources] == names
    assert len({source.id for source in sources}) == len(names)


@pytest.mark.parametrize("name", ["\\u200b\\u200b", "\\u2060", "\\u3164", "\\x1b", "\\u0301"])
def test_a_name_of_which_nothing_is_seen_is_none(name: str) -> None:
    article = load(f'---\nsource: "{name}"\n---\n{BODY}', "story.md")
    assert (article.outlet, article.source.label) == (None, "story.md")


def test_what_is_invisible_in_a_name_makes_no_other_source() -> None:
    plain, marked = (load(f'---\nsource: "{name}"\n---\n{BODY}', "story.md") for name in ("Quay", "Qu\\u200bay"))
    assert plain.source.id == marked.source.id


def test_a_short_name_that_several_papers_share_stays_as_it_is_stated() -> None:
    short, full = (load(f"---\nsource: {name}\n---\n{BODY}", "story.md") for name in ("Times", "The Times"))
    assert (short.source.label, full.source.label) == ("Times", "The Times")
    assert short.source.id != full.source.id
    assert load(f"---\nsource: https://www.thetimes.com/uk/bridge\n---\n{BODY}", "a.md").source.id == full.source.id
