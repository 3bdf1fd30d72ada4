"""``python -m tests.evaluation.echoes``: pairs of quotes that are called the same utterance, to be read by hand.

The quotes are those of the gold (direct, their marks taken off), so that no fault of the extraction gets in; with
``--extracted`` those that the extractor finds.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from index.analysis.quotes import extract
from index.comparison import echoes
from index.comparison.utterances import spoken
from index.language.names import bare
from index.model import Echo, FiledQuote, Quote, QuoteKind, Relation, Source, Span, Speaker
from tests.evaluation.quotes import DEV

SEED = 20250111
SAMPLE = 60
LEAST = 6
"""Words in marks of the shorter quote, below which a pair is not counted."""

_MARKS = "“”\"‘’' \n"
_NAME = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*")
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who"})


class _GoldQuote(TypedDict):
    kind: str
    content: list[list[int]]
    speaker: list[int] | None


class _Record(TypedDict):
    doc_id: str
    outlet: str
    title: str
    date: str
    text: str
    quotes: list[_GoldQuote]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two quotes and what the comparison says of them; the ids are ``document.number``."""

    one: FiledQuote
    other: FiledQuote
    echo: Echo


def quotes() -> list[FiledQuote]:
    """The direct quotes of the gold as the library would file them; speakers as the annotated mention names them."""
    filed: list[FiledQuote] = []
    for record in _records():
        text = record["text"]
        said = [
            _direct(text, tuple(_bare(text, Span(*place)) for place in quote["content"]), quote["speaker"])
            for quote in record["quotes"]
            if quote["kind"] == "direct"
        ]
        filed += _filed(record, said)
    return filed


def extracted() -> list[FiledQuote]:
    """All quotes that the extractor finds in the same articles, in marks or partly so."""
    return [filed for record in _records() for filed in _filed(record, extract(record["text"]))]


def _records() -> list[_Record]:
    return [json.loads(line) for line in DEV.read_text(encoding="utf-8").splitlines()]


def _filed(record: _Record, said: list[Quote]) -> list[FiledQuote]:
    name, source = record["doc_id"], Source(record["outlet"], record["outlet"])
    return [
        FiledQuote(f"{name}.{number}", name, name, record["title"], source, record["date"], quote)
        for number, quote in enumerate(said, 1)
    ]


def pairs(filed: list[FiledQuote]) -> list[Pair]:
    """Every pair once, the shorter quote of at least ``LEAST`` words, in the order of the ids."""
    by_id = {one.id: one for one in filed}
    found = [
        Pair(by_id[one], by_id[echo.quote], echo)
        for one, many in echoes.find(filed).items()
        for echo in many
        if one < echo.quote
    ]
    return sorted(
        (pair for pair in found if min(_length(pair.one), _length(pair.other)) >= LEAST),
        key=lambda pair: (pair.one.id, pair.other.id),
    )


def sample(found: list[Pair], size: int = SAMPLE) -> list[Pair]:
    """The pairs to read, drawn with a seed; pairs of different words before pairs of the same ones."""
    differing = [pair for pair in found if pair.echo.relation is not Relation.SAME]
    same = [pair for pair in found if pair.echo.relation is Relation.SAME]
    draw = random.Random(SEED)
    chosen = draw.sample(differing, min(size, len(differing)))
    chosen += draw.sample(same, min(size - len(chosen), len(same)))
    return sorted(chosen, key=lambda pair: (pair.one.id, pair.other.id))


def shown(pair: Pair) -> Iterator[str]:
    """A pair as it is read: ids, relation, speakers, words."""
    yield f"{pair.echo.relation.value}  {pair.one.id}  {pair.other.id}"
    for filed in (pair.one, pair.other):
        who = filed.quote.speaker
        yield f"    {(who.name if who else None) or '-'} ({filed.date}): {filed.quote.text}"


def _bare(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end)


def _direct(text: str, segments: tuple[Span, ...], place: list[int] | None) -> Quote:
    words = " ".join(segment.of(text) for segment in segments)
    return Quote(QuoteKind.DIRECT, segments, words, "gold", 1.0, _speaker(text, Span(*place)) if place else None)


def _speaker(text: str, span: Span) -> Speaker:
    """The first capitalised words of the annotated phrase, without titles; a pronoun names nobody."""
    found = _NAME.search(span.of(text))
    words = bare(found[0]) if found and found[0].lower() not in _PRONOUNS else []
    return Speaker(span, span, " ".join(words) or None)


def _length(filed: FiledQuote) -> int:
    return len(spoken(filed.quote).words)


def main() -> int:
    """Print the sample, or with ``--all`` every pair."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--all", action="store_true", help="every pair, not only the sample")
    options.add_argument("--extracted", action="store_true", help="the extractor's quotes instead of the gold's")
    asked = options.parse_args()
    if not DEV.is_file():
        print("needs ../shared/evaluation/quotes")
        return 1
    filed = extracted() if asked.extracted else quotes()
    found = pairs(filed)
    counts = {relation.value: sum(pair.echo.relation is relation for pair in found) for relation in Relation}
    print(f"{len(filed)} quotes, {len(found)} pairs of {LEAST} words and more: {counts}")
    for pair in found if asked.all else sample(found):
        print("\n".join(shown(pair)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
