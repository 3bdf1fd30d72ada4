"""What two quotes have in common, word by word, and whether that says that they are one utterance.

Only words in quotation marks are compared: of a clause with a quoted fragment the fragment alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from index.language import marks, words
from index.model import Quote, QuoteKind, Relation

SHORT = 6
"""Fewer words are the same utterance only word for word and from the same speaker."""
LONGEST = 4_000
"""Words of a quote that are compared."""
LIKE = 0.75
"""Share of the shorter quote's words that must stand in the longer one, in order."""
TELLING_RUN = 8
"""So many words in a row are no accident, however plain they are."""
TELLING = 2.4
"""Weight of the shared words that is no accident; a rare word weighs 1, a function word nothing."""
OVERLAP = 12
"""So many words in a row join two quotes that go on differently."""
SLIP = 3
"""So many words may be left out of a few plain ones."""
PIECES = 4
"""Shared words that stand in more pieces than this are a likeness, not an utterance."""
ENOUGH = 500
"""From so many quotes on, how many of them have a word tells how much it weighs."""
_RARE = 0.002

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CUT = re.compile(r"[.?!…]")
_INNER = re.compile(r"(?<!\w)[‘'“\"«„]\w")
_Blocks = Sequence[tuple[int, int, int]]
"""Stretches that two texts share, as (place in the short one, place in the long one, words)."""
_NONE: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True)
class Said:
    """Words as spoken: folded, with the places where a writer may cut unseen.

    ``cuts`` are the numbers of the words before which a segment, a sentence or an ellipsis ends; ``text`` is what
    stood in marks.
    """

    words: tuple[str, ...]
    cuts: frozenset[int]
    text: str


@dataclass(frozen=True, slots=True)
class Common:
    """How two wordings relate. Not ``whole``: they share a stretch, and most of the rest differs."""

    relation: Relation
    whole: bool


def spoken(quote: Quote) -> Said:
    """The words of a quote that stood in marks; none for indirect speech."""
    return _said(_pieces(quote))


def within(quote: Quote) -> list[Said]:
    """The longer quotations inside of a direct quote: somebody else's words in the speaker's mouth."""
    if quote.kind is not QuoteKind.DIRECT or not _INNER.search(quote.text):
        return []
    inner = (_said([region.inner.of(quote.text)]) for region in marks.pair(quote.text))
    return [said for said in inner if len(said.words) >= SHORT]


def _said(pieces: Sequence[str]) -> Said:
    folded: list[str] = []
    cuts: set[int] = set()
    for number, piece in enumerate(pieces):
        cuts.add(len(folded))
        last = 0
        for match in _WORD.finditer(piece):
            if last and _CUT.search(piece, last, match.start()):
                cuts.add(len(folded))
            folded.append(_folded(match[0]))
            last = match.end()
            if len(folded) == LONGEST:
                return Said(tuple(folded), frozenset(cuts), " ".join((*pieces[:number], piece[:last])))
    return Said(tuple(folded), frozenset(cuts), " ".join(pieces))


def _folded(word: str) -> str:
    return word.lower().replace("’", "").replace("'", "")


def _pieces(quote: Quote) -> list[str]:
    if quote.kind is QuoteKind.INDIRECT:
        return []
    if quote.kind is QuoteKind.MIXED:
        return [region.inner.of(quote.text) for region in marks.pair(quote.text)]
    pieces: list[str] = []
    at = 0
    for segment in quote.segments:
        size = segment.end - segment.start
        pieces.append(quote.text[at : at + size])
        at += size + 1
    return pieces if at == len(quote.text) + 1 else [quote.text]


def weights(utterances: Sequence[Iterable[str]]) -> Mapping[str, float]:
    """How much a word says, from 0 to 1, by how many utterances have it; empty where they are too few to tell."""
    if len(utterances) < ENOUGH:
        return _NONE
    having = Counter(word for one in utterances for word in set(one))
    rare = -math.log(_RARE)
    return {word: min(1.0, math.log(len(utterances) / count) / rare) for word, count in having.items()}


def compare(one: Said, other: Said, weight: Mapping[str, float] = _NONE) -> Common | None:
    """How two different wordings relate, whoever said them; None where they are two utterances."""
    short, long = sorted((one, other), key=lambda said: len(said.words))
    blocks = _cut_out(short, long.words) or _blocks(short.words, long.words)
    shared = sum(size for _, _, size in blocks)
    if len(blocks) <= PIECES and shared >= LIKE * len(short.words):
        relation = _relation(short, blocks, shared, weight)
        return Common(relation, whole=True) if relation is not None else None
    return _overlap(short, long, blocks, weight) if blocks else None


def _relation(short: Said, blocks: _Blocks, shared: int, weight: Mapping[str, float]) -> Relation | None:
    size = len(short.words)
    if size < SHORT:
        return Relation.SHORTENED if len(blocks) == 1 and shared == size else None
    together = _telling((word for at, _, n in blocks for word in short.words[at : at + n]), weight)
    slip = shared == size and _gap(blocks) <= SLIP and together >= 1
    if max(n for _, _, n in blocks) < TELLING_RUN and together < TELLING and not slip:
        return None
    if shared == size:
        return Relation.SHORTENED if all(at in short.cuts for at, _, _ in blocks[1:]) else Relation.ALTERED
    return Relation.ALTERED if size >= TELLING_RUN or shared == size - 1 else None


def _overlap(short: Said, long: Said, blocks: _Blocks, weight: Mapping[str, float]) -> Common | None:
    """Two cuts of one speech that share a stretch: cut differently, or going on in other words."""
    at, there, size = max(blocks, key=lambda block: block[2])
    telling = _telling(short.words[at : at + size], weight)
    before = at > 0 and there > 0
    after = at + size < len(short.words) and there + size < len(long.words)
    if before or after:
        return Common(Relation.ALTERED, whole=False) if size >= OVERLAP and telling >= 1 else None
    return Common(Relation.SHORTENED, whole=False) if size >= TELLING_RUN and telling >= TELLING else None


def _cut_out(short: Said, long: tuple[str, ...]) -> _Blocks:
    """The pieces of the short one as they stand in the long one, where each does, in order; else nothing."""
    starts = sorted(short.cuts)
    blocks: list[tuple[int, int, int]] = []
    behind = 0
    for at, end in zip(starts, [*starts[1:], len(short.words)], strict=True):
        piece = short.words[at:end]
        there = next((n for n in range(behind, len(long) - len(piece) + 1) if long[n : n + len(piece)] == piece), -1)
        if there < 0:
            return []
        if blocks and there == behind:
            blocks[-1] = (blocks[-1][0], blocks[-1][1], blocks[-1][2] + len(piece))
        elif piece:
            blocks.append((at, there, len(piece)))
        behind = there + len(piece)
    return blocks


def _blocks(short: tuple[str, ...], long: tuple[str, ...]) -> _Blocks:
    """The stretches that both have, in order."""
    return [
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in Indel.opcodes(short, long)
        if op.tag == "equal"
    ]


def _gap(blocks: _Blocks) -> int:
    """The words of the long one that stand between the shared ones."""
    at, there, size = blocks[-1]
    return (there + size - blocks[0][1]) - (at + size - blocks[0][0])


def _telling(shared: Iterable[str], weight: Mapping[str, float]) -> float:
    return sum(weight.get(word, 1.0) for word in sorted(set(shared) - words.function_words()))


def diff(asked: str, found: str) -> tuple[tuple[str, str], ...]:
    """Word by word from the asked quote to the found one: ``=`` kept, ``-`` only there, ``+`` only here."""
    one, other = asked.split(), found.split()
    steps: list[tuple[str, str]] = []
    for op in Indel.opcodes([_bare(w) for w in one], [_bare(w) for w in other]):
        if op.tag == "equal":
            steps.append(("=", " ".join(other[op.dest_start : op.dest_end])))
        elif op.tag == "delete":
            steps.append(("-", " ".join(one[op.src_start : op.src_end])))
        else:
            steps.append(("+", " ".join(other[op.dest_start : op.dest_end])))
    return tuple(steps)


def _bare(word: str) -> str:
    return "".join(_folded(m[0]) for m in _WORD.finditer(word)) or word
