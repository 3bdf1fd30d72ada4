"""Section 7, second part: places in a list that differ, and round numbers of people in first lines, far apart.

Never which of the two holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from index.comparison.digest import KEPT, Digest
from index.comparison.naming import same_thing
from index.comparison.note.story import Story, distinct, name, passage, said
from index.language import tables, words
from index.model import BlockClass, Counts, Span, Statement, Voice

_FIRST = (
    r"top (?:spot|position|place|rank)|tops|topped|topping|number one|no\. 1|first place|rank(?:s|ed)? first|"
    r"most[- ](?:downloaded|popular|watched|read|visited|sold|expensive|used)"
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_RANK = re.compile(
    rf"\b(?:(?P<first>{_FIRST})\b|(?:rank(?:s|ed|ing)?|plac(?:es|ed)|came|finish(?:es|ed)) (?:in )?(?P<nth>"
    rf"{'|'.join(_ORDINALS[1:])})\b(?: overall| place)?|no\. (?P<number>[2-9]|1\d)\b)"
)
_ROUND = re.compile(r"\b(?:(?P<times>tens|hundreds) of )?(?P<scale>dozens|hundreds|thousands|millions)\b")
_SCALES = {"dozens": 12.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6}
_TIMES = {None: 1.0, "tens": 10.0, "hundreds": 100.0}
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]+")
LEAD = 3
"""Sentences at the head of an article."""
FACTOR = 10
SHARED = 3
NEAR = 100
"""Code points on either side of a rank in which its subject is looked for."""
MOST = 2
MORE_WORDS = 7
"""Words behind a rank or number that are shown with it."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A rank or a round number, with the stems and names near it."""

    digest: Digest
    span: Span
    value: float
    stems: frozenset[str]
    names: frozenset[str]


def statements(story: Story) -> list[Statement]:
    """Ranks, then round numbers of people; one line for each value here, with the first other value met."""
    return [*_rank_lines(story), *_size_lines(story)]


def _rank_lines(story: Story) -> list[Statement]:
    here = [r for d in story.here for r in _ranks(d)]
    there = [r for d in story.other_digests for r in _ranks(d)] if here else []
    why = "Two places in a list of the same kind."
    differing = _differing(here, there, _other_names(story)) if there else []
    return [_line(*pair, "contrast.rank", why) for pair in differing[:MOST]]


def _size_lines(story: Story) -> list[Statement]:
    here = [r for d in story.here for r in _rounds(d)]
    there = [r for d in story.other_digests for r in _rounds(d)] if here else []
    far = [(one, other) for one in here for other in there if _far_apart(one, other)]
    why = "Round numbers of people in the first sentences, ten times apart or more."
    return [_line(*pair, "contrast.size", why) for pair in _once(far)[:MOST]]


def _far_apart(one: _Said, other: _Said) -> bool:
    low, high = sorted((one.value, other.value))
    return high >= FACTOR * low and len(one.stems & other.stems) >= SHARED


def _differing(here: list[_Said], there: list[_Said], also: Mapping[str, str]) -> list[tuple[_Said, _Said]]:
    found = [
        (one, other)
        for one in here
        for other in there
        if one.value != other.value
        and len(one.stems & other.stems) >= 2
        and not {also.get(n, n) for n in one.names}.isdisjoint(also.get(n, n) for n in other.names)
    ]
    return _once(found)


def _once(pairs: list[tuple[_Said, _Said]]) -> list[tuple[_Said, _Said]]:
    once: dict[float, tuple[_Said, _Said]] = {}
    for one, other in pairs:
        best = once.get(one.value)
        if best is None or len(one.stems & other.stems) > len(best[0].stems & best[1].stems):
            once[one.value] = (one, other)
    return list(once.values())


def _other_names(story: Story) -> dict[str, str]:
    """Each name that has others, under the first of them."""
    groups = same_thing([*story.here, *story.other_digests])
    return {part: group[0] for group in groups for part in group if " " not in part}


@lru_cache(maxsize=KEPT)
def _ranks(d: Digest) -> tuple[_Said, ...]:
    return tuple(_find_ranks(d))


def _find_ranks(d: Digest) -> Iterator[_Said]:
    low = words.lowered(d.text)
    for block in d.article.blocks:
        if block.kind not in (BlockClass.BODY, BlockClass.CAPTION):
            continue
        for m in _RANK.finditer(low, block.span.start, block.span.end):
            span = Span(*m.span())
            value = 1.0 if m["first"] else float(m["number"] or _ORDINALS.index(m["nth"] or "first") + 1)
            around = Span(max(block.span.start, span.start - NEAR), min(block.span.end, span.end + NEAR))
            names = {n[0] for n in _CAPITAL.finditer(d.text, block.span.start, span.start)}
            stems = words.content_stems(d.text, span.end, around.end)
            yield _Said(d, span, value, frozenset(stems), frozenset(names))


@lru_cache(maxsize=KEPT)
def _rounds(d: Digest) -> tuple[_Said, ...]:
    return tuple(_find_rounds(d))


def _find_rounds(d: Digest) -> Iterator[_Said]:
    """Of people, in the outlet's own voice, in the first sentences."""
    people = frozenset((*tables.words("note", "people", "words"), *tables.words("note_kinds", "person")))
    low = words.lowered(d.text)
    for sentence in d.voices.sentences[:LEAD]:
        if d.voices.kind_of(sentence) is not BlockClass.BODY or people.isdisjoint(
            words.plain_words(d.text, sentence.start, sentence.end)
        ):
            continue
        for m in _ROUND.finditer(low, sentence.start, sentence.end):
            span = Span(*m.span())
            if d.voices.of(span) is Voice.OUTLET:
                stems = frozenset(words.content_stems(d.text, sentence.start, sentence.end))
                yield _Said(d, span, _TIMES[m["times"]] * _SCALES[m["scale"]], stems, frozenset())


def _line(one: _Said, other: _Said, rule: str, why: str) -> Statement:
    here, there = (_with_more(r) for r in (one, other))
    return Statement(
        section=7,
        kind="contrast",
        text=f"{said(here, 50)} here, {said(there, 50)} in {name(other.digest.source.label)}; "
        "they may count different things, or be of different moments.",
        rule=rule,
        reason=f"{why} Which one holds is left open.",
        counts=Counts(here=1, others=1, sources=1),
        evidence=distinct([passage(one.digest, one.span), passage(other.digest, other.span)]),
    )


def _with_more(r: _Said) -> str:
    """The words with the next few of their clause, ending in a content word."""
    text, skip = r.digest.text, words.function_words()
    at = end = r.span.end
    for m in islice(words.tokens(text, r.span.end, min(len(text), r.span.end + 80)), MORE_WORDS):
        if text[at : m.start()].strip():
            break
        at = m.end()
        if words.plain(m[0]) not in skip and at - m.start() > 1:
            end = at
    return text[r.span.start : end]
