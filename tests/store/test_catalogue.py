"""The catalogue gives back what was filed, and takes doubt about itself seriously."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from index.model import Fact, Problem, QuoteKind, Source
from index.store import listing, quotations
from index.store.catalogue import FILE, Catalogue
from index.store.filing import Filing
from index.store.listing import Selection
from index.store.schema import CatalogueDamaged
from tests.store.samples import ANALYSIS, article, outcome


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue(tmp_path)


def file(catalogue: Catalogue, *outcomes: object) -> Filing:
    filing = Filing(catalogue)
    with filing.batch():
        for one in outcomes:
            filing.put(one)  # type: ignore[arg-type]
    return filing


def test_an_article_comes_back_exactly_as_it_was_filed(catalogue: Catalogue) -> None:
    file(catalogue, outcome())
    assert catalogue.article("aa00bb11cc22") == article()


def test_an_analysis_comes_back_exactly_as_it_was_filed(catalogue: Catalogue) -> None:
    file(catalogue, outcome())
    assert catalogue.analyses(["aa00bb11cc22"]) == {"aa00bb11cc22": ANALYSIS}


def test_quotes_are_filed_with_where_they_stand(catalogue: Catalogue) -> None:
    file(catalogue, outcome())
    first, second = catalogue.quotes(["aa00bb11cc22"])
    assert (first.id, second.id) == ("aa00bb11cc22.1", "aa00bb11cc22.2")
    assert (first.path, first.source.label, first.date) == ("north/ferry.txt", "The Gull", "2025-01-14")
    assert first.quote == ANALYSIS.quotes[0]


def test_filing_a_file_again_replaces_its_articles(catalogue: Catalogue) -> None:
    file(catalogue, outcome())
    file(catalogue, outcome(article("dd00", title=Fact("Other", "r"))))
    assert catalogue.ids() == {"dd00"}
    assert len(catalogue.quotes(["aa00bb11cc22", "dd00"])) == 2


def test_a_removed_file_takes_its_articles_and_quotes_with_it(catalogue: Catalogue) -> None:
    filing = file(catalogue, outcome())
    with filing.batch():
        filing.remove(state.id for state in filing.files().values())
    assert catalogue.count() == 0
    assert quotations.quotes(catalogue, Selection()) == (0, [])


def test_a_batch_that_fails_leaves_nothing_behind(catalogue: Catalogue) -> None:
    filing = Filing(catalogue)
    with pytest.raises(ZeroDivisionError), filing.batch():
        filing.put(outcome())
        raise ZeroDivisionError
    assert catalogue.count() == 0
    assert filing.unsearched(10) == ()


def test_what_the_search_index_does_not_know_is_noted_with_the_change(catalogue: Catalogue) -> None:
    filing = file(catalogue, outcome())
    assert filing.unsearched(10) == ("aa00bb11cc22",)
    with filing.batch():
        filing.searched(("aa00bb11cc22",))
    assert filing.unsearched(10) == ()
    with filing.batch():
        filing.remove(state.id for state in filing.files().values())
    assert filing.unsearched(10) == ("aa00bb11cc22",)


def test_every_commit_changes_the_stamp(catalogue: Catalogue) -> None:
    before = catalogue.stamp()
    file(catalogue, outcome())
    assert catalogue.stamp() != before


def test_readers_see_the_last_commit_while_a_batch_is_open(tmp_path: Path, catalogue: Catalogue) -> None:
    other = Catalogue(tmp_path)
    filing = file(catalogue, outcome())
    with filing.batch():
        filing.put(outcome(article("dd00", "b.txt"), b"b.txt"))
        assert other.count() == 1
    assert other.count() == 2


def test_a_reference_is_an_id_a_path_or_the_beginning_of_an_id_or_a_file_name(catalogue: Catalogue) -> None:
    file(catalogue, outcome(), outcome(article("aa11", "b.txt"), b"b.txt"))
    assert catalogue.resolve("aa11") == ("aa11",)
    assert catalogue.resolve("b.txt") == ("aa11",)
    assert catalogue.resolve("aa0") == ("aa00bb11cc22",)
    assert set(catalogue.resolve("aa")) == {"aa00bb11cc22", "aa11"}
    assert catalogue.resolve("b.t") == ("aa11",)
    assert catalogue.resolve("../clippings/b.txt") == ("aa11",)
    assert catalogue.resolve("%") == ()
    assert catalogue.resolve("") == ()


def test_articles_are_listed_by_date_then_path_with_undated_ones_last(catalogue: Catalogue) -> None:
    file(
        catalogue,
        outcome(article("a1", "a.txt", date=None), b"a.txt"),
        outcome(article("b1", "b.txt"), b"b.txt"),
        outcome(article("c1", "c.txt", date=Fact("2024-12-01", "r")), b"c.txt"),
        outcome(article("d1", "aa.txt"), b"aa.txt"),
    )
    assert [card.path for card in listing.cards(catalogue, Selection())] == ["c.txt", "aa.txt", "b.txt", "a.txt"]
    newest = listing.cards(catalogue, Selection(), sort="-date", limit=2, offset=1)
    assert [card.path for card in newest] == ["b.txt", "c.txt"]


@pytest.mark.parametrize(
    ("selection", "paths"),
    [
        (Selection(since="2025-01-10"), ["day.txt", "month.txt"]),
        (Selection(until="2025-01"), ["old.txt", "month.txt", "day.txt"]),
        (Selection(since="2025-01-20"), ["month.txt"]),
        (Selection(since="2025", undated=True), ["month.txt", "day.txt", "none.txt"]),
        (Selection(articles=frozenset({"o"})), ["old.txt"]),
        (Selection(sources=frozenset({"nobody"})), []),
    ],
)
def test_a_selection_narrows_by_day_source_and_article(
    catalogue: Catalogue, selection: Selection, paths: list[str]
) -> None:
    days = {"d": ("day.txt", "2025-01-14"), "m": ("month.txt", "2025-01"), "o": ("old.txt", "2023-05-01")}
    dated = [outcome(article(i, p, date=Fact(d, "r")), p.encode()) for i, (p, d) in days.items()]
    file(catalogue, *dated, outcome(article("n", "none.txt", date=None), b"none.txt"))
    assert sorted(card.path for card in listing.cards(catalogue, selection)) == sorted(paths)


def test_undated_articles_that_a_date_leaves_out_are_counted(catalogue: Catalogue) -> None:
    file(catalogue, outcome(), outcome(article("n", "none.txt", date=None), b"none.txt"))
    assert listing.undated(catalogue, Selection(since="2020")) == {"n"}
    assert listing.undated(catalogue, Selection(since="2020", undated=True)) == frozenset()
    assert listing.undated(catalogue, Selection()) == frozenset()


@pytest.mark.parametrize("wanted", ["stone", "ADA", "Ada Stone", "ada  stone"])
def test_a_speaker_is_found_by_any_part_of_the_name_in_any_case(catalogue: Catalogue, wanted: str) -> None:
    file(catalogue, outcome())
    total, page = quotations.quotes(catalogue, Selection(), speaker=wanted)
    assert total == 1
    assert page[0].quote.speaker == ANALYSIS.quotes[0].speaker


@pytest.mark.parametrize("wanted", ["ston", "a", "stone ada", "", "%"])
def test_a_piece_of_a_name_is_no_name(catalogue: Catalogue, wanted: str) -> None:
    file(catalogue, outcome())
    assert quotations.quotes(catalogue, Selection(), speaker=wanted) == (0, [])


def test_quotes_are_narrowed_by_kind_and_by_choice(catalogue: Catalogue) -> None:
    file(catalogue, outcome())
    assert quotations.quotes(catalogue, Selection(), kinds=[QuoteKind.INDIRECT])[1][0].id == "aa00bb11cc22.2"
    assert quotations.quotes(catalogue, Selection(), among=["aa00bb11cc22.1", "gone.7"])[0] == 1


def test_sources_are_counted_with_their_days(catalogue: Catalogue) -> None:
    later = article("b1", "b.txt", date=Fact("2025-02-01", "r"))
    file(catalogue, outcome(), outcome(later, b"b.txt"))
    (row,) = listing.sources(catalogue, Selection())
    assert (row.source, row.articles, row.quotes) == (Source("o:gull", "The Gull"), 2, 4)
    assert (row.first, row.last, row.example) == ("2025-01-14", "2025-02-01", "aa00bb11cc22")


def test_an_article_is_filed_as_the_user_corrects_it_and_as_its_file_says_again(catalogue: Catalogue) -> None:
    tern = Source("o:tern", "The Tern")
    said = {"outlet": "The Tern", "date": "", "title": "The ferry waits"}
    file(catalogue, outcome())
    filing = Filing(catalogue, lambda row: row.corrected(said, tern))
    with filing.batch():
        filing.correct(["aa00bb11cc22"])
    card = catalogue.cards(["aa00bb11cc22"])["aa00bb11cc22"]
    assert (card.source, card.date, card.title) == (tern, None, "The ferry waits")
    found = catalogue.article("aa00bb11cc22")
    assert found is not None
    assert (found.outlet, found.date) == (Fact("The Tern", "user"), None)
    with filing.batch():
        filing.put(outcome())
    assert catalogue.article("aa00bb11cc22") == found
    with filing.batch():
        Filing(catalogue).correct(["aa00bb11cc22"])
    assert catalogue.article("aa00bb11cc22") == article()


def test_problems_are_those_of_files_and_of_the_walk(catalogue: Catalogue) -> None:
    filing = file(catalogue, outcome(rows=(), problem="holds no text"))
    with filing.batch():
        filing.set_problems([Problem("locked", "permission denied")])
    assert catalogue.problems() == (Problem("locked", "permission denied"), Problem("north/ferry.txt", "holds no text"))


@pytest.mark.parametrize("damage", [b"", b"not a database at all, but long enough to be read as one" * 40])
def test_a_file_that_is_no_catalogue_is_replaced_and_said_so(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)
    catalogue = Catalogue(tmp_path)
    assert catalogue.count() == 0
    assert bool(catalogue.rebuilt) == bool(damage)


def test_a_catalogue_of_another_version_is_replaced(tmp_path: Path) -> None:
    file(Catalogue(tmp_path), outcome())
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    catalogue = Catalogue(tmp_path)
    assert catalogue.count() == 0
    assert catalogue.rebuilt == "the catalogue was written by another version"


def test_damage_met_while_reading_is_told_as_damage(tmp_path: Path) -> None:
    file(Catalogue(tmp_path), outcome())
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE texts SET facts = '{\"facts\":'")
    connection.close()
    with pytest.raises(CatalogueDamaged, match="index the collection again"):
        Catalogue(tmp_path).article("aa00bb11cc22")


def test_a_doubted_catalogue_is_built_anew_at_the_next_opening(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    file(catalogue, outcome())
    catalogue.doubt()
    again = Catalogue(tmp_path)
    assert (again.count(), again.rebuilt) == (0, "the catalogue was damaged")
    assert not again.doubted


def test_an_overwritten_page_fails_the_integrity_check(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    file(catalogue, *(outcome(article(f"{n:04}", f"{n}.txt"), str(n).encode()) for n in range(60)))
    assert catalogue.integrity() is None
    catalogue.close()
    with (tmp_path / FILE).open("r+b") as handle:
        handle.seek(4096 * 6)
        handle.write(b"\xff" * 4096)
    assert "is damaged" in (Catalogue(tmp_path).integrity() or "")


def test_the_catalogue_is_readable_by_its_user_alone(tmp_path: Path, catalogue: Catalogue) -> None:
    file(catalogue, outcome())
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
