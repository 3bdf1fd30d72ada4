"""The one door, asked as a screen or a command would ask it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import CollectionError, QueryError, UnknownArticle, UnknownSource, UsageError
from index.language.rules import shown_by_default
from index.library import Library, quoting
from index.model import Filters, QuoteKind
from index.store.userdata import Position
from tests.conftest import MakeCollection

Open = Callable[..., Library]


def page(outlet: str, date: str, title: str, body: str) -> str:
    head = f'---\ntitle: "{title}"\nsite: {outlet}\ndate: {date}\n---\n' if outlet else ""
    return f"{head}{body}\n"


FILES = {
    "bridge/gull.md": page(
        "The Harbour Gull",
        "2025-01-14",
        "Old bridge closed for good",
        "The old bridge was closed on Tuesday after divers found cracks in two of its piers.\n\n"
        "“Nobody should have to cross a bridge that moves under their feet,” said Ada Stone, the harbour master.\n\n"
        "“We asked for money for eleven years,” Stone added.\n\n"
        "Traders said that the closure came as a shock to the whole quarter.",
    ),
    "bridge/tern.md": page(
        "The Weekly Tern",
        "2025-01-16",
        "Council defends closure",
        "The council defended the closing of the old bridge on Thursday.\n\n"
        "“Nobody should have to cross a bridge that moves under their feet,” Ada Stone said.\n\n"
        "“The piers were inspected every single spring,” said Bruno Vale, the council's engineer.\n",
    ),
    "bridge/leaflet.txt": (
        "The ferry will run twice an hour\n\n"
        "From Monday the ferry runs twice an hour while the bridge is closed, the ferry company said.\n"
    ),
    "market/gull.md": page(
        "The Harbour Gull",
        "2024-11-02",
        "Fish market to move",
        "The fish market will move to the new quay in spring.\n\n“It is a fine quay,” said Carla Reed, a trader.\n",
    ),
}


@pytest.fixture
def library(collection: MakeCollection, opened: Open) -> Library:
    return opened(collection(FILES))


def test_an_empty_query_lists_all_articles_by_date_with_undated_ones_last(library: Library) -> None:
    assert [hit.path for hit in library.search("").hits] == [
        "market/gull.md",
        "bridge/gull.md",
        "bridge/tern.md",
        "bridge/leaflet.txt",
    ]


def test_a_search_finds_articles_with_passages_that_hold_the_matches(library: Library) -> None:
    result = library.search("cracks")
    assert (result.total, [hit.path for hit in result.hits]) == (1, ["bridge/gull.md"])
    (hit,) = result.hits
    text = library.article(hit.article).text
    assert hit.passages
    for passage in hit.passages:
        assert passage.text == passage.span.of(text)
        assert [span.of(text).casefold() for span in passage.matches] == ["cracks"]


def test_the_page_asked_for_is_a_part_of_the_whole(library: Library) -> None:
    whole = library.search("bridge", limit=None).hits
    assert library.search("bridge", limit=2, offset=1).hits == whole[1:3]
    assert library.search("bridge", limit=1).total == len(whole) == 3


def test_results_are_counted_by_source(library: Library) -> None:
    counts = [(source.label, count) for source, count in library.search("").by_source]
    assert counts == [("The Harbour Gull", 2), ("The Weekly Tern", 1), ("bridge/leaflet.txt", 1)]


def test_results_can_be_sorted_by_date_and_path(library: Library) -> None:
    assert [hit.path for hit in library.search("bridge", sort="-date").hits] == [
        "bridge/tern.md",
        "bridge/gull.md",
        "bridge/leaflet.txt",
    ]
    assert [hit.path for hit in library.search("bridge", sort="path").hits] == [
        "bridge/gull.md",
        "bridge/leaflet.txt",
        "bridge/tern.md",
    ]


def test_dates_leave_undated_articles_out_and_count_them(library: Library) -> None:
    result = library.search("bridge", filters=Filters(since="2025-01-15"))
    assert ([hit.path for hit in result.hits], result.left_out) == (["bridge/tern.md"], 1)
    kept = library.search("bridge", filters=Filters(since="2025-01-15", undated=True))
    assert (kept.total, kept.left_out) == (2, 0)


@pytest.mark.parametrize(
    "query", ["bridge source:tern", "bridge date:2025-01-15..2025-02", "speaker:vale", "said:spring"]
)
def test_filters_inside_the_query_narrow_it(library: Library, query: str) -> None:
    assert [hit.path for hit in library.search(query).hits] == ["bridge/tern.md"]


def test_what_is_said_and_who_said_it_must_meet_in_one_quote(library: Library) -> None:
    assert library.search("speaker:stone said:money").total == 1
    assert library.search("speaker:vale said:money").total == 0


def test_a_broken_query_is_told_where_it_breaks(library: Library) -> None:
    with pytest.raises(QueryError):
        library.search('"bridge')


def test_a_query_still_being_typed_never_fails(library: Library) -> None:
    assert library.search('"brid', live=True).total == 3


def test_matches_are_all_of_an_article(library: Library) -> None:
    article = library.article("bridge/gull.md")
    found = [span.of(article.text).casefold() for span in library.matches("bridge", article.id)]
    assert found == ["bridge"] * article.text.casefold().count("bridge")
    assert library.matches("", article.id) == ()


def test_an_article_is_found_by_id_prefix_and_path(library: Library) -> None:
    article = library.article("bridge/gull.md")
    assert library.article(article.id) == library.article(article.id[:8]) == article


@pytest.mark.parametrize("ref", ["nowhere.txt", "zzzz", "", "\x1b[31m"])
def test_an_unknown_article_is_one_plain_line(library: Library, ref: str) -> None:
    with pytest.raises(UnknownArticle) as caught:
        library.article(ref)
    assert "\x1b" not in str(caught.value)


def test_quotes_come_in_the_order_of_the_articles(library: Library) -> None:
    paths = [filed.path for filed in library.find_quotes(kinds=[QuoteKind.DIRECT]).items]
    assert paths == ["market/gull.md", "bridge/gull.md", "bridge/gull.md", "bridge/tern.md", "bridge/tern.md"]


@pytest.mark.parametrize("speaker", ["Ada Stone", "stone", "ADA"])
def test_quotes_are_found_by_any_part_of_the_speakers_name(library: Library, speaker: str) -> None:
    result = library.find_quotes(speaker=speaker)
    assert result.total == 3
    assert {filed.quote.speaker.name for filed in result.items if filed.quote.speaker} == {"Ada Stone"}


def test_remembered_words_find_the_nearest_quote_first(library: Library) -> None:
    result = library.find_quotes("moves under feet cross")
    assert result.total == 2
    assert all("under their feet" in filed.quote.text for filed in result.items)


def test_quotes_can_be_narrowed_by_source_and_subject(library: Library) -> None:
    assert library.find_quotes(filters=Filters(sources=("the weekly TERN",)), speaker="stone").total == 1
    about = library.find_quotes(about="quay")
    assert [filed.path for filed in about.items] == ["market/gull.md"]
    assert library.find_quotes(about="market").total == about.total


def test_the_same_words_elsewhere_are_an_echo(library: Library) -> None:
    result = library.find_quotes("cross moves feet", with_echoes=True)
    assert [len(echoes) for echoes in result.echoes] == [1, 1]
    assert library.echoes(result.items[0].id)[0].article == result.items[1].article


def test_exact_words_stand_in_one_run_whatever_the_case(library: Library) -> None:
    assert library.find_quotes("a BRIDGE that moves", exact=True).total == 2
    assert library.find_quotes("bridge a that moves", exact=True).total == 0
    assert library.find_quotes("“…”", exact=True).total == 0


def test_what_is_not_shown_by_default_is_counted(collection: MakeCollection, opened: Open) -> None:
    body = "Ada Stone said that the old quay was closed.\n\nBruno Vale agreed that the old quay was lost for years."
    library = opened(collection({"a.md": page("The Harbour Gull", "2025-01-14", "Quay", body)}))
    every, some = library.find_quotes(), library.find_quotes(all_indirect=False)
    assert list(some.items) == [filed for filed in every.items if shown_by_default(filed.quote)]
    assert (every.total, every.hidden) == (2, 0)
    assert (some.total, some.hidden) == (1, 1)


def test_a_large_collection_has_the_same_echoes(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [library.echoes(filed.id) for filed in library.find_quotes().items]
    monkeypatch.setattr(quoting, "COMPARED_WHOLE", 0)
    assert [library.echoes(filed.id) for filed in library.find_quotes().items] == whole
    assert any(whole)


def test_speakers_are_counted_over_the_collection(library: Library) -> None:
    first = library.speakers()[0]
    assert (first.name, first.quotes, first.articles) == ("Ada Stone", 3, 2)
    assert [source.label for source in first.sources] == ["The Harbour Gull", "The Weekly Tern"]
    assert any("harbour master" in role for role in first.roles)


def test_sources_carry_their_counts_days_and_reasons(library: Library) -> None:
    leaflet, gull, tern = library.sources()
    assert (gull.source.label, gull.articles, gull.first, gull.last) == (
        "The Harbour Gull",
        2,
        "2024-11-02",
        "2025-01-14",
    )
    assert gull.evidence is not None
    assert tern.articles == 1
    assert (leaflet.source.label, leaflet.evidence) == ("bridge/leaflet.txt", None)


def test_an_unknown_source_names_the_nearest(library: Library) -> None:
    with pytest.raises(UnknownSource, match="The Harbour Gull"):
        library.note(source="harbor gul")


def test_a_note_compares_within_the_subfolder(library: Library) -> None:
    note = library.note(source="the weekly tern")
    assert (note.scope.kind, note.scope.articles, note.scope.sources) == ("folder", 3, 3)
    assert note.articles == (library.article("bridge/tern.md").id,)


def test_a_source_of_several_subfolders_is_compared_in_the_whole_collection(library: Library) -> None:
    assert library.note(source="The Harbour Gull").scope.kind == "collection"


def test_a_large_collection_is_compared_within_the_results(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.library.noting.SMALL", 3)
    note = library.note(source="The Harbour Gull", query="bridge")
    assert (note.scope.kind, note.scope.articles) == ("results", 3)
    assert note.articles == (library.article("bridge/gull.md").id,)
    assert library.note(source="The Harbour Gull").scope.kind == "article"


def test_every_statement_opens_its_evidence(library: Library) -> None:
    for note in library.notes():
        for statement in note.statements:
            for evidence in statement.evidence:
                assert evidence.text == evidence.span.of(library.article(evidence.article).text)


def test_there_is_a_note_for_every_source(library: Library) -> None:
    assert [note.source.label for note in library.notes()] == [
        "bridge/leaflet.txt",
        "The Harbour Gull",
        "The Weekly Tern",
    ]
    assert [note.source.label for note in library.notes(query="market")] == ["The Harbour Gull"]


def test_a_note_needs_a_source_or_an_article(library: Library) -> None:
    with pytest.raises(UsageError):
        library.note()


def test_a_folder_without_articles_is_told_at_use(collection: MakeCollection, opened: Open) -> None:
    library = opened(collection({"picture.png": b"\x89PNG"}), refresh=False)
    assert library.refresh().articles == 0
    with pytest.raises(CollectionError, match=r"no articles in story: Parallax reads \.txt, \.md, \.html"):
        library.search("bridge")


def test_a_collection_not_yet_indexed_has_nothing_and_does_not_fail(collection: MakeCollection, opened: Open) -> None:
    library = opened(collection(FILES), refresh=False)
    assert (library.count(), library.search("bridge").total, library.search("").total) == (0, 0, 0)


def test_a_missing_folder_is_told_at_opening(tmp_path: Path, opened: Open) -> None:
    with pytest.raises(CollectionError, match="no such file or folder"):
        opened(tmp_path / "nowhere")


def test_several_threads_may_ask_at_once(library: Library) -> None:
    expected = library.search("bridge").hits
    got: list[object] = []

    def ask() -> None:
        got.extend((library.search("bridge").hits, library.find_quotes(speaker="stone").total) for _ in range(10))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [(expected, 3)] * 40


def test_the_same_files_give_the_same_answers_wherever_they_lie(collection: MakeCollection, opened: Open) -> None:
    one, two = opened(collection(FILES, name="one/story")), opened(collection(FILES, name="two/story"))
    assert one.key != two.key
    for query in ("", "bridge", "said:money"):
        assert one.search(query).hits == two.search(query).hits
    assert one.notes() == two.notes()
    assert one.find_quotes(with_echoes=True) == two.find_quotes(with_echoes=True)


def test_the_desk_keeps_position_history_and_recent_collections(library: Library) -> None:
    library.desk.opened()
    library.desk.asked("bridge")
    library.desk.keep_position(Position(library.article("bridge/gull.md").id, 12, None, "bridge"))
    assert [recent.label for recent in library.desk.recent()] == ["story"]
    assert library.desk.history() == ("bridge",)
    assert library.desk.position() == Position(library.article("bridge/gull.md").id, 12, None, "bridge")


def test_a_healthy_collection_passes_the_check(library: Library) -> None:
    assert library.check() == ()
    assert library.check(repair=True) == ()


def test_a_search_in_an_unchanged_collection_imports_no_reader_of_files(
    collection: MakeCollection, library: Library
) -> None:
    code = (
        "import sys\nfrom index import Library\n"
        f"library = Library.open([{str(library.roots[0])!r}])\n"
        "assert library.refresh().unchanged == 4\n"
        "assert library.search('bridge').total == 3\n"
        "heavy = {'trafilatura', 'lxml', 'selectolax', 'resiliparse', 'textual', 'rich', 'typer', 'rapidfuzz'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout.strip() == "[]"
