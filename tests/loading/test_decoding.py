from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import LoadError
from index.language.sanitise import sanitise
from index.loading import read
from index.loading.decoding import MAX_LINE, decode
from tests.loading.reads import load

LINE = "“We won’t,” said Zoë — naïve café, £5 and €6."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_is_read_in_the_encoding_it_has(encoding: str) -> None:
    assert decode((LINE + "\n").encode(encoding)).text == LINE + "\n"


def test_utf_8_needs_no_word_and_other_encodings_do() -> None:
    assert decode(LINE.encode()).notices == ()
    assert decode(LINE.encode("cp1252")).notices != ()


def test_a_single_line_in_another_encoding_does_not_spoil_the_others() -> None:
    data = LINE.encode() + b"\n" + LINE.encode("cp1252") + b"\n"
    assert decode(data).text == f"{LINE}\n{LINE}\n"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "新华社：“我们不会加税。”\n"),
        ("shift_jis", "大臣は「増税しない」と述べた。\n"),
        ("cp1251", "Министр сказал: «нет»\n"),
    ],
)
def test_old_encodings_of_other_scripts_are_recognised(encoding: str, text: str) -> None:
    assert decode((text * 20).encode(encoding)).text == text * 20


def test_a_page_is_read_as_it_declares_if_it_is_not_utf_8() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź</p></body></html>'
    assert "Łódź" in decode(page.encode("iso-8859-2")).text


@pytest.mark.parametrize("name", ["utf-16", "idna", "punycode", "unicode_escape", "x-evil", "utf-8"])
def test_a_declared_encoding_that_cannot_be_is_not_believed(name: str) -> None:
    page = f'<html><head><meta charset="{name}"></head><body><p>caf'.encode() + b"\xe9</p></body></html>"
    assert "café" in decode(page).text


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF" + bytes(range(256)),
        b"%PDF-1.7 ...",
        b"PK\x03\x04zip",
        b"words\x00more",
        b"{\\rtf1 words}",
        b"\x01\x02\x03" * 9,
    ],
)
def test_what_is_not_text_is_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(LoadError, match=r"^binary file, not text$"):
        decode(data)


def test_an_empty_file_is_refused_as_empty() -> None:
    with pytest.raises(LoadError, match=r"^empty file$"):
        decode(b"")


@pytest.mark.parametrize("data", [b" \n\t\n", "\u00a0\u3000\ufeff\n".encode()])
def test_a_file_of_white_space_holds_no_text(data: bytes) -> None:
    with pytest.raises(LoadError, match="no text"):
        decode(data)


def test_every_line_end_becomes_a_newline() -> None:
    assert decode("a\r\nb\rc\nd\x0be\x0cf\x85g\u2028h".encode()).text == "a\nb\nc\nd\ne\nf\ng\nh"


def test_control_characters_are_replaced_one_for_one() -> None:
    raw = "One\x1b[31m two \x9b31m \u202ethree"
    assert decode(raw.encode()).text == sanitise(raw)
    assert len(decode(raw.encode()).text) == len(raw)


def test_a_line_beyond_all_measure_is_refused() -> None:
    with pytest.raises(LoadError, match="4 million characters"):
        load("word " * (MAX_LINE // 5 + 1))


def test_many_long_lines_are_no_trouble_if_each_is_in_measure() -> None:
    assert len(load(("word " * 300_000 + "\n") * 4).blocks) == 4


def test_a_file_of_countless_lines_is_refused() -> None:
    with pytest.raises(LoadError, match="200,000 lines"):
        load("a\n" * 200_001)


@given(st.binary(max_size=400))
def test_whatever_the_bytes_there_is_an_article_or_a_plain_line(data: bytes) -> None:
    try:
        (article,) = read(data, "story.txt", key=b"k")
    except LoadError as error:
        assert "\n" not in str(error)
    else:
        assert article.text == sanitise(article.text)
        assert all(block.span.of(article.text).strip() for block in article.blocks)
