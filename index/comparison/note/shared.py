"""Section 1, second part: runs of words that another source prints too, and articles that are copies of one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.comparison.copies import reworded_copy, shared_runs
from index.comparison.digest import Digest
from index.comparison.note.story import Story, distinct, evidence, listed, name, passage, plural, said
from index.comparison.runs import RUN
from index.language import words
from index.model import Counts, Evidence, Span, Statement, Voice

OWN_RUN = 12
"""Where both print a run as their own words, it must be longer than where one of them quotes it."""
TELLING = 3
OWN_TELLING = 6
LARGELY = 0.40
SHARES = 0.15
QUOTED = 0.7
SHORTEST = 4
"""Words of a run between quotation marks that are worth showing."""
MOST = 3
SHOWN_FILES = 4


_ROUND = frozenset("tens dozens hundreds thousands millions billions".split())
_MARKS = re.compile(r"[“”\"«»]")


class _Run(NamedTuple):
    """The same words here and there: the numbers of the first, and how many."""

    here: int
    there: int
    words: int


@dataclass(frozen=True, slots=True)
class _Telling:
    """A run that may be worth a line; ``weight`` is its words, and more where the voices differ."""

    weight: int
    digest: Digest
    other: Digest
    run: _Run
    here: Voice
    there: Voice


def shared_words(story: Story) -> list[Statement]:
    """Copies first, then single runs whose voice differs, then long runs of own words."""
    copies: list[Statement] = list(_same_texts(story))
    runs: list[_Telling] = []
    for d in story.here:
        ours: dict[tuple[int, int], tuple[bool, bool, Voice]] = {}
        for group in story.others:
            for other in group:
                found = _runs(d, other)
                shared = sum(run.words - RUN + 1 for run in found)
                share = shared / max(1, min(d.length, other.length) - RUN + 1)
                if share < LARGELY and d.length >= 60 and reworded_copy(d.anchors, other.anchors, share):
                    copies.append(_reworded(d, other, found))
                elif share >= SHARES and d.length >= 60 and (share >= LARGELY or not _quoted(d, other, found)):
                    copies.append(_copy(d, other, found, share))
                else:
                    runs.extend(_telling_runs(d, other, found, ours))
    return copies[:MOST] + _heaviest(runs)


def _same_texts(story: Story) -> Iterator[Statement]:
    """One line for all articles that are word for word an article of this source."""
    ours = {d.tokens: d for d in story.here}
    found = [d for d in story.copies if d.tokens in ours]
    if found:
        own = [d for d in found if d.source == story.source]
        theirs = [d for d in found if d.source != story.source]
        told = [("again here", own), ("from other sources", theirs)]
        parts = [f"{where} in {plural(len(these), 'file')} ({_some(these)})" for where, these in told if these]
        shown = [*dict.fromkeys(ours[d.tokens] for d in found), *found]
        yield Statement(
            section=1,
            kind="duplicate",
            text=f"The same text word for word stands {listed(parts)}; it is counted once in this note.",
            rule="duplicate.text",
            reason="All words agree. A text that stands in several files is one witness, whoever they are filed under.",
            counts=Counts(here=len(own), others=len(theirs), sources=len({d.source.id for d in theirs})),
            evidence=distinct(passage(d, d.voices.paragraphs[0], 160) for d in shown),
        )


def _some(digests: Sequence[Digest]) -> str:
    more = [f"{len(digests) - SHOWN_FILES} more"] if len(digests) > SHOWN_FILES else []
    return listed([*(_where(d) for d in digests[:SHOWN_FILES]), *more])


def _heaviest(runs: list[_Telling]) -> list[Statement]:
    """Lines for the first ``MOST`` whose passages do not overlap."""
    kept: list[Statement] = []
    for run in sorted(runs, key=lambda run: -run.weight):
        place = passage(run.digest, _stretch(run.digest, run.run.here, run.run.words))
        if all(not _overlap(place, statement.evidence[0]) for statement in kept) and _same_words(run):
            kept.append(_run_line(run))
            if len(kept) == MOST:
                break
    return kept


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.article == other.article and one.span.meets(other.span)


def _same_words(telling: _Telling) -> bool:
    """Whether the words are the same, and not their numbers alone."""
    run = telling.run
    here, there = _stretch(telling.digest, run.here, run.words), _stretch(telling.other, run.there, run.words)
    return words.plain_words(telling.digest.text, *here) == words.plain_words(telling.other.text, *there)


def _runs(d: Digest, other: Digest) -> list[_Run]:
    common = d.runs & other.runs
    if not common:
        return []
    return [_Run(*run) for run in shared_runs(common, d.run_places, d.run_hashes, other.run_hashes, RUN)]


def _stretch(d: Digest, first: int, size: int) -> Span:
    return Span(d.starts[first], words.at(d.text, d.starts[first + size - 1]).end)


def _where(other: Digest) -> str:
    """The other article by its path, with its source where that is not the same."""
    path, label = name(other.article.path, 80), name(other.source.label)
    return path if path == label else f"{path} ({label})"


def _quoted(d: Digest, other: Digest, found: list[_Run]) -> bool:
    """Whether what the two share is quotation in both, which says no more than that both heard the same speaker."""
    both = sum(
        run.words
        for run in found
        if _in_marks(d, _stretch(d, run.here, run.words)) and _in_marks(other, _stretch(other, run.there, run.words))
    )
    return both >= QUOTED * sum(run.words for run in found)


def _in_marks(d: Digest, span: Span) -> bool:
    ends = Span(span.start, span.start + 1), Span(span.end - 1, span.end)
    return all(d.voices.of(end) is Voice.QUOTE for end in ends)


def _copy(d: Digest, other: Digest, found: list[_Run], share: float) -> Statement:
    longest = sorted(found, key=lambda run: -run.words)[:3]
    runs = [(d, _stretch(d, run.here, run.words)) for run in longest]
    runs += [(other, _stretch(other, run.there, run.words)) for run in longest]
    much = "Largely the same text as" if share >= LARGELY else "Shares passages with"
    return Statement(
        section=1,
        kind="duplicate" if share >= LARGELY else "shared_text",
        text=f"{much} {_where(other)}: the longest run in common has {longest[0].words} words.",
        rule="shared.copy",
        reason=f"Runs of {RUN} words or more in common, against the shorter of the two texts.",
        counts=Counts(here=len(found), others=len(found), sources=1),
        evidence=distinct(evidence(one, _in_one_line(one, span)) for one, span in runs),
    )


def _in_one_line(d: Digest, span: Span) -> Span:
    """The longest part of a run that stands in one paragraph: what is shown must not jump over a gap."""
    parts = [Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"[^\n]+", span.of(d.text))]
    return max(parts, key=lambda part: part.end - part.start)


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
            [passage(d, _stretch(d, run.here, run.words)) for run in longest]
            + [passage(other, _stretch(other, run.there, run.words)) for run in longest]
            + [passage(d, opening[0], 160), passage(other, opening[1], 160)]
        ),
    )


def _telling_runs(
    d: Digest, other: Digest, found: list[_Run], ours: dict[tuple[int, int], tuple[bool, bool, Voice]]
) -> Iterator[_Telling]:
    """The runs worth a line; ``ours`` keeps what is known of our side of a run, which several sources may share."""
    for run in found:
        key = run.here, run.words
        side = ours.get(key)
        if side is None:
            side = ours[key] = _our_side(d, run)
        telling, telling_as_own, here = side
        if not telling:
            continue
        there = other.voices.of(_stretch(other, run.there, run.words))
        own = Voice.QUOTE not in (here, there)
        if here is there is Voice.QUOTE or (own and (run.words < OWN_RUN or not telling_as_own)):
            continue
        yield _Telling(run.words + (100 if here is not there else 0), d, other, run, here, there)


def _our_side(d: Digest, run: _Run) -> tuple[bool, bool, Voice]:
    """Whether the words tell enough of the story, whether they do where nobody is quoted, and whose they are here."""
    span, skip = _stretch(d, run.here, run.words), words.function_words()
    said_words = [m[0] for m in words.tokens(d.text, *span)]
    content = {w for w in said_words if words.plain(w) not in skip and len(w) > 2 and w.lower() not in _ROUND}
    plain_words = sum(w[0].islower() for w in content)
    least = TELLING + (run.words == RUN)
    telling = len(content) >= least and plain_words >= TELLING - 1 and "\n" not in span.of(d.text)
    telling = telling and words.count(_inside(d.text, span).of(d.text)) >= SHORTEST
    return telling, plain_words >= OWN_TELLING, d.voices.of(span)


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


def _run_line(telling: _Telling) -> Statement:
    d, other, run = telling.digest, telling.other, telling.run
    here, there = _stretch(d, run.here, run.words), _stretch(other, run.there, run.words)
    return Statement(
        section=1,
        kind="shared_text",
        text=f"Same words as in {name(other.source.label)}: {said(_inside(d.text, here).of(d.text), 80)}. "
        f"Here {_HOW[telling.here]}; there {_HOW[telling.there]}.",
        rule="shared.run",
        reason=f"At least {RUN} words in a row stand in both, or {OWN_RUN} where both print them as their own words.",
        counts=Counts(here=1, others=1, sources=1),
        evidence=(passage(d, here), passage(other, there)),
    )
