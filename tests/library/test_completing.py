"""What is offered while a query is typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.library import Library
from index.search import SourceFilter, parse
from index.search.completing import as_value, slot
from tests.conftest import MakeCollection

Open = Callable[..., Library]
STORY = {
    "a.md": "---\npublisher: Morning Post\n---\n\n“The quay is shut,” said Mara Quill. “It is,” said Mara Quill.\n",
    "b.md": "---\npublisher: Morning Post\n---\n\n“The quay is open,” said Zoë Marsh, a pilot of the harbour.\n",
    "c.md": "---\npublisher: Evening Post\n---\n\n“The quay is gone,” said Ivo Lund, a pilot of the harbour.\n",
    "d.md": '---\npublisher: The "Star" (West)\n---\n\nThe quay is here.\n',
}


@pytest.fixture
def library(collection: MakeCollection, opened: Open) -> Library:
    return opened(collection(STORY))


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("so", ["quay source:"]),
        ("S", ["quay speaker:", "quay said:", "quay source:"]),
        ("source:mo", ['quay source:"Morning Post"']),
        ("source:POST", ['quay source:"Morning Post"', 'quay source:"Evening Post"']),
        ('source:"morning p', ['quay source:"Morning Post"']),
        ("source:star", ['quay source:"The Star (West)"']),
        ("speaker:mar", ['quay speaker:"Mara Quill"', 'quay speaker:"Zoë Marsh"']),
        ("speaker:zoe", ['quay speaker:"Zoë Marsh"']),
        ("speaker:quill", ['quay speaker:"Mara Quill"']),
        ("kind:", ["quay kind:direct", "quay kind:mixed", "quay kind:indirect"]),
        ("kind:in", ["quay kind:indirect"]),
        ("speaker:", ['quay speaker:"Mara Quill"', 'quay speaker:"Ivo Lund"', 'quay speaker:"Zoë Marsh"']),
        ("said:qu", []),
        ("speaker:nobody", []),
        ('"so', []),
        ("so ", []),
        ("", []),
        ("date:20", []),
    ],
)
def test_what_is_typed_is_completed(library: Library, typed: str, offered: list[str]) -> None:
    text = f"quay {typed}"
    found = library.complete(text, len(text))
    assert [text[: one.start] + one.text + text[one.end :] for one in found] == offered


def test_the_word_under_the_cursor_is_replaced_and_what_follows_stays(library: Library) -> None:
    text = "quay source:mornXX pier"
    (one,) = library.complete(text, len("quay source:morn"))
    assert text[: one.start] + one.text + text[one.end :] == 'quay source:"Morning Post" pier'
    assert one.count == 2


def test_every_offer_is_a_query_that_finds_something(library: Library) -> None:
    for field in ("source:", "speaker:"):
        offers = library.complete(field, len(field))
        assert offers
        for one in offers:
            assert library.search(f"{field}{one.text}").total, one


def test_no_more_than_asked_for(library: Library) -> None:
    assert len(library.complete("speaker:", 8, limit=1)) == 1
    assert library.complete("speaker:", 8, limit=0) == ()


def test_what_is_filed_later_is_offered_too(library: Library) -> None:
    assert library.complete("speaker:ada", 11) == ()
    (library.roots[0] / "e.md").write_text("“It has sunk,” said Ada Stone, a pilot of the harbour.\n")
    library.refresh()
    assert [one.text for one in library.complete("speaker:ada", 11)] == ['"Ada Stone"']


@given(st.text(alphabet='so:"(“-* aé\u202e\x00', max_size=30), st.integers(-3, 40))
def test_any_text_and_any_cursor_have_a_place_or_none(text: str, cursor: int) -> None:
    here = slot(text, cursor)
    if here is not None:
        assert 0 <= here.start <= here.end <= len(text)
        assert here.begun in text


@given(st.text(max_size=40).filter(lambda text: any(sign.isalnum() for sign in text)))
def test_any_name_stands_behind_a_colon(name: str) -> None:
    assert isinstance(parse(f"source:{as_value(name)}"), SourceFilter)
