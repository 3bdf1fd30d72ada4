"""Invented articles in many manners with gold made by reading: taken in, and measured without anything from outside.

``python -m tests.evaluation.manners [blind|open] [--errors]`` prints the figures. Units are pieces: segments, trimmed
of marks and stops.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from index.analysis.quotes import extract
from index.model import Quote, QuoteKind, Span

HERE = Path(__file__).parent
SETS = ("blind", "open")
_EDGES = " \t\n\u00a0\u202f“”‘’«»„\"'`.,;:!?…—–-()[]"
_SAME = 0.8
"""Two pieces are the same when they share this much of the longer one."""


class GoldQuote(TypedDict, total=False):
    """One quotation as ``gold.json`` gives it; see the README there."""

    kind: str
    segments: list[str]
    mention: str | None
    mention_near: str | None
    source: str | None
    name: str | None
    role: str | None
    cue: str | None
    hard: bool


class GoldArticle(TypedDict, total=False):
    """One article's gold."""

    title: str
    quotes: list[GoldQuote]
    not_quotes: list[str]
    ambiguous: list[str]


@dataclass(frozen=True, slots=True)
class Truth:
    """A gold quotation with its places."""

    gold: GoldQuote
    segments: tuple[Span, ...]
    mention: Span | None
    source: Span | None


@dataclass(slots=True)
class Tally:
    """Direct pieces: in the gold, given, right; with a speaker in the gold, and those right as well."""

    gold: int = 0
    given: int = 0
    right: int = 0
    spoken: int = 0
    unspoken: int = 0
    named: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def direct(self) -> float:
        """F1 of direct pieces, in per cent."""
        return _f1(self.right, self.gold, self.given)

    @property
    def speaker(self) -> float:
        """Share of the right pieces whose speaker is right, in per cent."""
        matched = self.right - self.unspoken
        return 100.0 * self.named / matched if matched else 0.0

    @property
    def end_to_end(self) -> float:
        """F1 of direct pieces with the right speaker, in per cent."""
        return _f1(self.named, self.spoken, self.given - self.unspoken)


def _f1(right: int, gold: int, given: int) -> float:
    return 200.0 * right / (gold + given) if gold + given else 0.0


def articles(name: str) -> list[tuple[str, str, GoldArticle]]:
    """(file name, text, gold) of a set, in order; empty if the set is not there."""
    place = HERE / name / "gold.json"
    if not place.is_file():
        return []
    gold: dict[str, GoldArticle] = json.loads(place.read_text(encoding="utf-8"))
    return [(file, (HERE / name / file).read_text(encoding="utf-8"), gold[file]) for file in sorted(gold)]


def truths(text: str, gold: GoldArticle) -> list[Truth]:
    """The quotations of an article with their places, in reading order."""
    found: list[Truth] = []
    at = 0
    for quote in gold["quotes"]:
        segments: list[Span] = []
        behind = at
        for words in quote["segments"]:
            start = text.find(words, behind)
            start = text.index(words) if start < 0 else start
            segments.append(Span(start, start + len(words)))
            behind = start + len(words)
        at = segments[0].start
        mention = _mention(text, quote)
        found.append(Truth(quote, tuple(segments), mention, _source(text, quote, mention)))
    return found


def _mention(text: str, quote: GoldQuote) -> Span | None:
    words, near = quote.get("mention"), quote.get("mention_near")
    if not words or not near:
        return None
    at = text.index(near)
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(text, at)
    start = whole.start() if whole else text.index(words, at)
    return Span(start, start + len(words))


def _source(text: str, quote: GoldQuote, mention: Span | None) -> Span | None:
    words = quote.get("source")
    if not words or mention is None:
        return mention
    start = text.rfind(words, 0, mention.end + len(words))
    return Span(start, start + len(words)) if start >= 0 else mention


def pieces(text: str, spans: tuple[Span, ...]) -> list[Span]:
    """Spans cut at line breaks, without marks and stops at their edges."""
    found: list[Span] = []
    for span in spans:
        at = span.start
        for line in span.of(text).split("\n"):
            start, end = at, at + len(line)
            at = end + 1
            while start < end and text[start] in _EDGES:
                start += 1
            while end > start and text[end - 1] in _EDGES:
                end -= 1
            if end > start:
                found.append(Span(start, end))
    return found


def measure(name: str, *, hard: bool = True) -> Tally:
    """Direct pieces and their speakers over a set; without ``hard`` ones, those count neither way."""
    tally = Tally()
    for file, text, gold in articles(name):
        _measure(tally, file, text, gold, hard)
    return tally


def _measure(tally: Tally, file: str, text: str, gold: GoldArticle, hard: bool) -> None:
    known = truths(text, gold)
    wanted: list[tuple[Span, Truth]] = []
    either = [Span(at, at + len(w)) for w in gold.get("ambiguous", ()) for at in _places(text, w)]
    for truth in known:
        direct = truth.gold["kind"] == "direct"
        if direct and (hard or not truth.gold.get("hard")):
            wanted += [(piece, truth) for piece in pieces(text, truth.segments)]
        elif direct or truth.gold["kind"] == "mixed":
            either += truth.segments
    given = [
        (piece, quote)
        for quote in extract(text)
        if quote.kind is QuoteKind.DIRECT
        for piece in pieces(text, quote.segments)
    ]
    left = dict(enumerate(given))
    for piece, truth in wanted:
        tally.gold += 1
        tally.spoken += _has_speaker(truth)
        best = max(left, key=lambda n: _overlap(piece, left[n][0]), default=None)
        if best is None or _overlap(piece, left[best][0]) < _SAME:
            tally.errors.append(f"{file}: missed: {piece.of(text)}")
            continue
        _, quote = left.pop(best)
        tally.given += 1
        tally.right += 1
        if not _has_speaker(truth):
            tally.unspoken += 1
        elif _same_speaker(text, quote, truth):
            tally.named += 1
        else:
            said = f"{quote.speaker.mention.of(text)} = {quote.speaker.name}" if quote.speaker else "nobody"
            wants = truth.gold.get("name") or truth.gold.get("mention")
            tally.errors.append(f"{file}: speaker {said}, not {wants} ({quote.rule}): {piece.of(text)}")
    for piece, quote in left.values():
        if not any(span.holds(piece) for span in either):
            tally.given += 1
            tally.errors.append(f"{file}: false ({quote.rule}): {piece.of(text)}")


def labels_taken_for_quotes(name: str) -> list[str]:
    """Titles, terms and signs that are given as somebody's direct words, but for doubtful ones."""
    wrong: list[str] = []
    for file, text, gold in articles(name):
        nobodys = {words.strip(_EDGES) for words in gold.get("not_quotes", ())} - {
            words.strip(_EDGES) for words in gold.get("ambiguous", ())
        }
        spoken = {text[p.start : p.end] for t in truths(text, gold) for p in pieces(text, t.segments)}
        for quote in extract(text):
            if quote.kind is QuoteKind.DIRECT:
                given = [piece.of(text) for piece in pieces(text, quote.segments)]
                wrong += [f"{file}: {words}" for words in given if words in nobodys - spoken]
    return wrong


def _places(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / max(one.end - one.start, other.end - other.start) if shared > 0 else 0.0


def _has_speaker(truth: Truth) -> bool:
    return truth.mention is not None or bool(truth.gold.get("name"))


def _same_speaker(text: str, quote: Quote, truth: Truth) -> bool:
    """By place, or by the last word of the name."""
    speaker = quote.speaker
    if speaker is None:
        return False
    if truth.mention is not None and speaker.mention.meets(truth.mention):
        return True
    name = truth.gold.get("name")
    return bool(name) and str(name).split()[-1] in (speaker.name or speaker.mention.of(text)).split()


def records(name: str) -> list[dict[str, object]]:
    """A set in the form that the scorer of the gold beside the project reads."""
    return [
        {"doc_id": file, "outlet": name, "text": text, "quotes": [_record(text, truth) for truth in truths(text, gold)]}
        for file, text, gold in articles(name)
    ]


def _record(text: str, truth: Truth) -> dict[str, object]:
    gold = truth.gold
    cue: list[int] | None = None
    words = gold.get("cue")
    if words:
        low = min([truth.segments[0].start, *([truth.mention.start] if truth.mention else [])])
        start = text.find(words, max(0, low - 60))
        cue = [start, start + len(words)] if start >= 0 else None
    record: dict[str, object] = {
        "content": [[s.start, s.end] for s in truth.segments],
        "speaker": [truth.source.start, truth.source.end] if truth.source else None,
        "cue": cue,
        "kind": gold["kind"],
        "speech": True,
        "core": gold["kind"] == "indirect",
    }
    mention = gold.get("mention")
    if gold.get("name") and mention and mention.lower() in ("he", "she"):
        record["resolved"] = gold["name"]
    return record
