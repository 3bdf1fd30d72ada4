"""Section 1, second part: runs of words that another source prints too, and articles that are copies of one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.comparison.copies import reworded_copy, shared_runs
from index.comparison.digest import RUN, Digest
from index.comparison.note.story import Story, distinct, evidence, name, passage, said
from index.language import words
from index.model import Counts, Span, Statement, Voice

OWN_RUN = 12
"""Where both print a run as their own words, it must be longer than where one of them quotes it."""
TELLING = 3
OWN_TELLING = 6
LARGELY = 0.40
SHARES = 0.15
QUOTED = 0.7
MOST = 3


_ROUND = frozenset("tens dozens hundreds thousands millions billions".split())
_MARKS = re.compile(r"[“”\"«»]")


@dataclass(frozen=True, slots=True)
class _Run:
    """The same words here and there, by token numbers made spans."""

    here: Span
    there: Span
    words: int


def shared_words(story: Story) -> list[Statement]:
    """Copies first, then single runs whose voice differs, then long runs of own words."""
    copies: list[Statement] = []
    runs: list[tuple[int, Statement]] = []
    for d in story.here:
        for group in story.others:
            for other in group:
                found = _runs(d, other)
                shared = sum(run.words - RUN + 1 for run in found)
                share = shared / max(1, min(d.length, other.length) - RUN + 1)
                if share < LARGELY and d.length >= 60 and reworded_copy(d.text, other.text, share):
                    copies.append(_reworded(d, other, found))
                elif share >= SHARES and d.length >= 60 and (share >= LARGELY or not _quoted(d, other, found)):
                    copies.append(_copy(d, other, found, share))
                else:
                    runs.extend(_telling_runs(d, other, found))
    runs.sort(key=lambda item: -item[0])
    kept: list[Statement] = []
    for _, statement in runs:
        if len(kept) < MOST and all(not _overlap(statement, k) for k in kept):
            kept.append(statement)
    return copies[:MOST] + kept


def _overlap(one: Statement, other: Statement) -> bool:
    a, b = one.evidence[0], other.evidence[0]
    return a.article == b.article and a.span.meets(b.span)


def _runs(d: Digest, other: Digest) -> list[_Run]:
    if d.runs.isdisjoint(other.runs):
        return []
    return [
        _Run(_stretch(d, here, size), _stretch(other, there, size), size)
        for here, there, size in shared_runs(d.tokens, other.tokens, RUN, d.run_places)
    ]


def _stretch(d: Digest, first: int, size: int) -> Span:
    return Span(d.starts[first], words.at(d.text, d.starts[first + size - 1]).end)


def _where(other: Digest) -> str:
    """The other article by its path, with its source where that is not the same."""
    path, label = name(other.article.path, 80), name(other.source.label)
    return path if path == label else f"{path} ({label})"


def _quoted(d: Digest, other: Digest, found: list[_Run]) -> bool:
    """Whether what the two share is quotation in both, which says no more than that both heard the same speaker."""
    both = sum(run.words for run in found if _in_marks(d, run.here) and _in_marks(other, run.there))
    return both >= QUOTED * sum(run.words for run in found)


def _in_marks(d: Digest, span: Span) -> bool:
    ends = Span(span.start, span.start + 1), Span(span.end - 1, span.end)
    return all(d.voices.of(end) is Voice.QUOTE for end in ends)


def _copy(d: Digest, other: Digest, found: list[_Run], share: float) -> Statement:
    longest = sorted(found, key=lambda run: -run.words)[:3]
    much = "Largely the same text as" if share >= LARGELY else "Shares passages with"
    return Statement(
        section=1,
        kind="duplicate" if share >= LARGELY else "shared_text",
        text=f"{much} {_where(other)}: the longest run in common has {longest[0].words} words.",
        rule="shared.copy",
        reason=f"Runs of {RUN} words or more in common, against the shorter of the two texts.",
        counts=Counts(here=len(found), others=len(found), sources=1),
        evidence=distinct([evidence(d, run.here) for run in longest] + [evidence(other, run.there) for run in longest]),
    )


def _reworded(d: Digest, other: Digest, found: list[_Run]) -> Statement:
    longest = sorted(found, key=lambda run: -run.words)[:3]
    opening = [d.voices.paragraphs[0], other.voices.paragraphs[0]]
    return Statement(
        section=1,
        kind="duplicate",
        text=f"Maybe the same article with the words exchanged: {_where(other)}.",
        rule="shared.reworded",
        reason="Numbers, names and the beginnings of quotes follow one another as in the other text; the words between "
        "differ.",
        counts=Counts(here=1, others=1, sources=1),
        evidence=distinct(
            [passage(d, run.here) for run in longest]
            + [passage(other, run.there) for run in longest]
            + [passage(d, opening[0], 160), passage(other, opening[1], 160)]
        ),
    )


def _telling_runs(d: Digest, other: Digest, found: list[_Run]) -> Iterator[tuple[int, Statement]]:
    skip = words.function_words()
    for run in found:
        here, there = d.voices.of(run.here), other.voices.of(run.there)
        own = Voice.QUOTE not in (here, there)
        if here is there is Voice.QUOTE or (own and run.words < OWN_RUN):
            continue
        said_words = [m[0] for m in words.tokens(d.text, run.here.start, run.here.end)]
        content = {w for w in said_words if words.plain(w) not in skip and len(w) > 2 and w.lower() not in _ROUND}
        plain_words = sum(w[0].islower() for w in content)
        least = TELLING + (run.words == RUN)
        if len(content) < least or plain_words < TELLING - 1 or "\n" in run.here.of(d.text):
            continue
        if own and plain_words < OWN_TELLING:
            continue
        yield (run.words + (100 if here is not there else 0), _run_line(d, other, run, here, there))


_HOW = {
    Voice.OUTLET: "its own words",
    Voice.QUOTE: "inside quotation marks",
    Voice.PARAPHRASE: "a report of what somebody said",
}


def _inside(text: str, span: Span) -> Span:
    """The longest part of a run between quotation marks: a run may cross the end of a quotation."""
    parts, start = [], span.start
    for m in _MARKS.finditer(text, span.start, span.end):
        parts.append(Span(start, m.start()))
        start = m.end()
    parts.append(Span(start, span.end))
    return max(parts, key=lambda s: s.end - s.start)


def _run_line(d: Digest, other: Digest, run: _Run, here: Voice, there: Voice) -> Statement:
    return Statement(
        section=1,
        kind="shared_text",
        text=f"Same words as in {name(other.source.label)}: {said(_inside(d.text, run.here).of(d.text), 80)}. "
        f"Here {_HOW[here]}; there {_HOW[there]}.",
        rule="shared.run",
        reason=f"At least {RUN} words in a row stand in both, or {OWN_RUN} where both print them as their own words.",
        counts=Counts(here=1, others=1, sources=1),
        evidence=(passage(d, run.here), passage(other, run.there)),
    )
