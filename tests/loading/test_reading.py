from __future__ import annotations

import subprocess
import sys

import pytest

from index.errors import LoadError
from index.loading import article_id, content_hash, read
from index.model import BlockClass
from tests.loading.reads import LONG, MORE, load, of_class, words


def test_the_text_of_a_plain_file_is_the_file_one_for_one() -> None:
    raw = f"  A headline\r\n\r\n{LONG}\x07\n\n\n{MORE}\n"
    assert load(raw).text == raw.replace("\r\n", "\n").replace("\x07", "\ufffd")


def test_the_id_follows_the_place_and_the_hash_the_content() -> None:
    (one,) = read(LONG.encode(), "a.txt", key=b"a.txt")
    (moved,) = read(LONG.encode(), "b.txt", key=b"b.txt")
    (changed,) = read(MORE.encode(), "a.txt", key=b"a.txt")
    assert one.id == changed.id == article_id(b"a.txt") != moved.id
    assert one.content_hash == moved.content_hash == content_hash(LONG.encode()) != changed.content_hash
    assert len(one.id) == 12


def test_names_that_print_alike_keep_different_ids() -> None:
    (one,) = read(LONG.encode(), "a\ufffd.txt", key=b"a\x01.txt")
    (two,) = read(LONG.encode(), "a\ufffd.txt", key=b"a\x02.txt")
    assert one.id != two.id


def test_a_page_is_recognised_by_its_content_under_any_suffix() -> None:
    page = f"<!DOCTYPE html><html><body><article><p>{LONG}</p><p>{MORE}</p></article></body></html>"
    assert load(page, "saved.txt").loader.startswith("html/")
    assert load(page, "saved").loader.startswith("html/")


def test_a_text_that_speaks_of_html_stays_a_text() -> None:
    assert load(f"The tag <html> is old.\n{LONG}").loader == "text"


@pytest.mark.parametrize("name", ["data.json", "feed.xml", "table.csv"])
def test_a_suffix_without_a_reader_is_named(name: str) -> None:
    with pytest.raises(LoadError, match="no reader for ." + name.split(".")[1]):
        load("words", name)


def test_a_headline_is_the_title_and_a_heading() -> None:
    article = load(f"Swing bridge to reopen\n\n{LONG}\n{MORE}")
    assert (article.title.value, article.title.inferred) == ("Swing bridge to reopen", False)
    assert words(article, article.title) == "Swing bridge to reopen"
    assert of_class(article, BlockClass.HEADING) == ["Swing bridge to reopen"]


def test_without_a_headline_the_first_sentence_is_the_title_and_marked_inferred() -> None:
    article = load("Nobody saw it coming. " + LONG)
    assert (article.title.value, article.title.inferred) == ("Nobody saw it coming.", True)
    assert words(article, article.title) == "Nobody saw it coming."


def test_a_long_first_sentence_is_cut_at_eighty() -> None:
    article = load(LONG)
    assert len(article.title.value) <= 80
    assert article.title.value.endswith("…")
    assert article.text.startswith(words(article, article.title) or "?")


def test_an_abbreviation_does_not_end_the_first_sentence() -> None:
    assert load("Dr. A. Ruiz of St. Ives left on Jan. 3 by boat. " + LONG).title.value.endswith("by boat.")


def test_a_quotation_is_no_headline() -> None:
    assert load(f"“We are tired.”\n{LONG}").title.inferred


def test_the_first_sentence_comes_after_the_dateline() -> None:
    assert load(f"HARL BAY — {LONG}").title.value.startswith("The council voted")


def test_header_lines_state_facts() -> None:
    article = load(
        f"Title: Bridge to reopen\nAuthor: Ada Penn\nSource: Harbour Post\nDate: 3 May 2025\n"
        f"URL: https://harbourpost.example/bridge\n\n{LONG}\n{MORE}"
    )
    assert article.title.value == "Bridge to reopen"
    assert article.byline is not None
    assert (article.byline.value, words(article, article.byline)) == ("Ada Penn", "Ada Penn")
    assert (article.source.id, article.source.label) == ("outlet:harbour-post", "Harbour Post")
    assert article.date is not None
    assert article.date.value == "2025-05-03"
    assert article.url is not None
    assert article.url.value == "https://harbourpost.example/bridge"
    assert of_class(article, BlockClass.BODY) == [LONG, MORE]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The council voted on Monday to reopen the old swing\n"
        "bridge after eleven months of repairs, and people in\n"
        "both halves of the town said they could hardly wait\n"
        "for the first crossing.\n\n"
        "Work on the machine house began in March, when divers\n"
        "found that two of the four bearings had worn through.\n"
    )
    bodies = of_class(load(wrapped), BlockClass.BODY)
    assert [body.split()[0] for body in bodies] == ["The", "Work"]
    assert "swing\nbridge" in bodies[0]


def test_lines_that_are_sentences_of_one_length_stay_paragraphs() -> None:
    assert len(load("This is a sentence of just about fifty letters. \n" * 9).blocks) == 9


def test_finding_and_reading_a_text_imports_no_heavy_reader() -> None:
    code = (
        "import sys; from index.loading import read, walk; read(b'Some words.', 'a.txt', key=b'a');"
        "print([m for m in ('trafilatura','resiliparse','selectolax','markdown_it','yaml','lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
