"""Strong wording: words of hand-made classes with integer points, each with the voice it stands in.

Points: 3 strong by itself, 2 strong in most uses, 1 counts only beside others. Praise stands beside blame. Topic words
and names of groups earn nothing (``contested.toml``, ``identity.toml``); see docs/note.md for how it was measured.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import cast

from index.language import forms, tables, words
from index.language.voices import Voices, map_voices
from index.model import Block, BlockClass, Flag, Quote, Span

SHOWN = 2
"""Flags of at least so many points are shown; those of one point only help to weigh a sentence."""

_FORMS: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "verb": forms.verb_forms,
    "noun": forms.noun_forms,
    "adjective": forms.adjective_forms,
    "adverb": lambda base: (base,),
}
_TOKEN = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+){0,6}")
_INTENSIFIERS = frozenset(
    "very so utterly totally absolutely completely extremely incredibly truly downright increasingly".split()
)
_MOST = 4


def flags(
    text: str,
    quotes: Sequence[Quote] | None = None,
    blocks: Sequence[Block] | None = None,
    *,
    voices: Voices | None = None,
) -> list[Flag]:
    """Strong words of body and headings, in order; without ``quotes`` they are extracted first.

    Returns:
        Flags with code point spans; ``kind`` is the class of the word, ``rule`` is ``wording.<class>``.
    """
    if voices is None:
        voices = map_voices(text, blocks, _extracted(text, blocks) if quotes is None else quotes)
    found: list[Flag] = []
    low = words.lowered(text).replace("’", "'")
    for paragraph, kind in zip(voices.paragraphs, voices.kinds, strict=True):
        found.extend(_in_paragraph(text, low, paragraph, kind, voices))
    return found


def _extracted(text: str, blocks: Sequence[Block] | None) -> list[Quote]:
    from index.analysis.quotes import extract

    return extract(text, blocks)


def _in_paragraph(text: str, low: str, paragraph: Span, kind: BlockClass, voices: Voices) -> list[Flag]:
    singles, openings = _lexicon(), _phrase_openings()
    found: list[Flag] = []
    previous = ""
    covered = -1
    for m in _TOKEN.finditer(low, paragraph.start, paragraph.end):
        word = m[0]
        known = word in singles or word in openings or word[-2:] == "'s"
        if known and m.start() >= covered:
            flag = None
            if word in openings:
                flag = _phrase_at(low, m.start(), paragraph.end, openings[word], voices)
            if flag is None:
                flag = _word_at(text, m, previous, kind, singles, voices)
            if flag is not None:
                found.append(flag)
                covered = flag.span.end
        previous = word
    return found


def _word_at(
    text: str,
    m: re.Match[str],
    previous: str,
    kind: BlockClass,
    singles: Mapping[str, tuple[int, str]],
    voices: Voices,
) -> Flag | None:
    low = m[0].removesuffix("'s")
    entry = singles.get(low)
    if entry is None:
        return None
    following = _TOKEN.match(text, m.end() + 1)
    if following is not None and following[0].lower() in _plain_before().get(low, ()):
        return None
    if text[m.start()].isupper() and kind is not BlockClass.HEADING and _in_a_name(text, m):
        return None
    points, group = entry
    if previous in _INTENSIFIERS and points == 1:
        points = 2
    span = Span(*m.span())
    return Flag(span, points, group, voices.of(span), f"wording.{group}")


def _in_a_name(text: str, m: re.Match[str]) -> bool:
    """Whether a capitalised word is part of a name: inside a sentence, or beside another capitalised word."""
    if text[m.start() : m.end()].isupper():
        return len(m[0]) <= _MOST
    before = text[max(0, m.start() - 2) : m.start()]
    if before[-1:] == " " and (before[:1].isalnum() or before[:1] in ",&-’'"):
        return True
    return text[m.end() : m.end() + 1] == " " and text[m.end() + 1 : m.end() + 2].isupper()


def _phrase_at(low: str, start: int, end: int, phrases: tuple[tuple[str, int], ...], voices: Voices) -> Flag | None:
    for phrase, points in phrases:
        stop = start + len(phrase)
        if stop <= end and low.startswith(phrase, start) and not low[stop : stop + 1].isalnum():
            span = Span(start, stop)
            return Flag(span, points, "phrases", voices.of(span), "wording.phrases")
    return None


@cache
def _lexicon() -> dict[str, tuple[int, str]]:
    """Every form with its points and class; the higher points win, and excluded words are out."""
    excluded = frozenset(
        (
            *tables.words("contested", "words"),
            *tables.words("identity", "words"),
            *tables.words("wording", "plain", "words"),
        )
    )
    lexicon: dict[str, tuple[int, str]] = {}
    for group, entries in tables.table("wording").items():
        if group in ("phrases", "plain"):
            continue
        entry = cast(Mapping[str, str], entries)
        for points in ("3", "2", "1"):
            for base in entry.get(points, "").split():
                for form in _FORMS[entry["pos"]](base):
                    if form not in excluded and lexicon.get(form, (0, ""))[0] < int(points):
                        lexicon[form] = (int(points), group)
    return lexicon


@cache
def _plain_before() -> Mapping[str, frozenset[str]]:
    """Words that make the word before them a plain one."""
    table = tables.section("wording", "plain", "before")
    return {word: frozenset(str(following).split()) for word, following in table.items()}


@cache
def _phrase_openings() -> dict[str, tuple[tuple[str, int], ...]]:
    """Phrases by their first word, the longer first."""
    by_first: dict[str, list[tuple[str, int]]] = {}
    for points in ("3", "2"):
        for phrase in tables.lines("wording", "phrases", points):
            by_first.setdefault(phrase.split()[0], []).append((phrase, int(points)))
    return {first: tuple(sorted(found, key=lambda p: (-len(p[0]), p[0]))) for first, found in by_first.items()}


def label(group: str) -> str:
    """What a class of words is called in a note."""
    return str(tables.section("wording", group)["label"])
