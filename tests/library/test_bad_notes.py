"""Collections that a note can say little about: it says what it cannot say, and why."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from index.errors import CollectionError
from index.library import Library
from index.model import Note
from tests.bench import corpus
from tests.conftest import MakeCollection

Open = Callable[..., Library]
_RNG = random.Random(3)
_PEOPLE, _WORDS = corpus.names(_RNG, 40), corpus.vocabulary(_RNG, 500)


def page(outlet: str, body: str) -> str:
    return f'---\ntitle: "T"\nsite: "{outlet}"\n---\n{body}\n'


def told() -> str:
    return corpus.article(_RNG, _PEOPLE, _WORDS).replace("\n", "\n\n")


@pytest.fixture
def notes(collection: MakeCollection, opened: Open) -> Callable[..., tuple[Note, ...]]:
    def write(*pages: str) -> tuple[Note, ...]:
        return opened(collection({f"{n}.md": text for n, text in enumerate(pages)})).notes()

    return write


def rules(note: Note, section: int = 9) -> set[str]:
    return {s.rule for s in note.statements if s.section == section}


def sections(note: Note) -> set[int]:
    return {s.section for s in note.statements}


Notes = Callable[..., tuple[Note, ...]]


def test_one_source_alone_is_compared_with_nothing(notes: Notes) -> None:
    (note,) = notes(page("Solo", told()), page("Solo", told()))
    assert "limits.sources" in rules(note)
    assert not sections(note) & {6, 7}
    assert "nothing to compare with" in " ".join(s.text for s in note.statements)


def test_two_sources_are_too_few_to_say_what_is_missing(notes: Notes) -> None:
    for note in notes(page("Gull", told()), page("Tern", told())):
        assert "limits.sources" in rules(note)
        assert 6 not in sections(note)


def test_texts_of_a_few_words_have_no_wording_counted(notes: Notes) -> None:
    for note in notes(*(page(f"S{n}", f"The bridge closed on day {n}. It is an appalling scandal.") for n in range(3))):
        assert "limits.short" in rules(note)
        assert not sections(note) & {3, 4, 5}


def test_nothing_is_charged_to_a_source_that_only_quotes(notes: Notes) -> None:
    said = ["“It is an appalling scandal and a shocking disgrace to us all,” said Ada Stone."] * 20
    for note in notes(*(page(f"S{n}", "\n\n".join(said)) for n in range(3))):
        assert all(s.kind != "loaded" for s in note.statements)


def test_pages_without_a_body_are_no_articles(notes: Notes) -> None:
    with pytest.raises(CollectionError):
        notes(page("Gull", ""), page("Tern", ""))


def test_the_same_text_five_times_is_told_as_copies(notes: Notes) -> None:
    body = told()
    for note in notes(*(page(f"S{n}", body) for n in range(5))):
        assert [s.rule for s in note.statements if s.kind == "duplicate"] == ["shared.copy"] * 3
        assert not sections(note) & {6, 7}


def test_a_source_of_three_hundred_letters_or_of_markup_stays_text_on_one_line(notes: Notes) -> None:
    names = ("[red]" + "N" * 300, "<b>[link=x]Bold[/]</b>", "Tern")
    found = {note.source.label: note for note in notes(*(page(name, told()) for name in names))}
    assert "<b>[link=x]Bold[/]</b>" in found
    assert all("\n" not in s.text and len(s.text) < 1200 for note in found.values() for s in note.statements)


def test_hundreds_of_sources_are_too_many_to_compare_but_the_best_of_a_query_are(
    collection: MakeCollection, opened: Open
) -> None:
    body = "The ferry was late again on Monday, and nobody at the company said why."
    library = opened(collection({f"{n:04}.md": page(f"Paper {n}", f"{body} Day {n}.") for n in range(300)}))
    alone = library.note(source="Paper 7")
    assert (alone.scope.kind, alone.scope.sources) == ("article", 1)
    beside = library.note(source="Paper 7", query="ferry")
    assert (beside.scope.kind, beside.scope.articles) == ("results", 200)
    assert len(library.notes(query="ferry")) == 200


def test_what_is_compared_is_the_subfolder_of_two_sources_then_the_small_collection(
    collection: MakeCollection, opened: Open
) -> None:
    files = {"a/gull.md": page("Gull", told()), "a/tern.md": page("Tern", told()), "b/heron.md": page("Heron", told())}
    library = opened(collection(files))
    scopes = {path: library.note(article=path).scope for path in files}
    assert [(s.kind, s.articles, s.sources) for s in scopes.values()] == [
        ("folder", 2, 2),
        ("folder", 2, 2),
        ("collection", 3, 3),
    ]
