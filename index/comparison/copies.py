"""Articles that largely repeat one another: copies, wire copy, and copies with the words exchanged.

Copies by eight-word shingles, one in eight kept by value, compared by containment (shared / smaller), because wire copy
with own reporting added has a low Jaccard index. Reworded copies by what rewording leaves alone: numbers, tags, names
and the beginnings of quotes, as pairs in order.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.model import Span

SHINGLE = 8
SAMPLE = 8
LARGELY = 0.40
SHARES = 0.25
COMMON = 20
"""A shingle in more texts than this only meets the first of them, so that boilerplate stays cheap."""
ANCHORS_LIKE = 0.40
ANCHORS_LEAST = 15
APART = 0.15
"""Anchors must agree by so much more than the words do."""

_WORD = re.compile(r"\w+")
_ANCHOR = re.compile(
    r"[“\"](?P<quote>\w[^“”\"\n]{8,60})"
    r"|(?P<tag>[#@]\w+)"
    r"|(?P<cjk>[\u3040-\u30ff\u4e00-\u9fff]+)"
    r"|(?<=[a-z,;] )(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,5})"
    r"|(?P<number>\b\d[\d,.]*)"
)


@dataclass(frozen=True, slots=True)
class Copy:
    """Two texts that repeat one another. ``containment`` is the share of the smaller one's shingles (or anchors)."""

    first: str
    second: str
    containment: float
    reworded: bool = False

    @property
    def largely(self) -> bool:
        """Whether most of the smaller text stands in the other."""
        return self.containment >= LARGELY


def find(texts: Sequence[tuple[str, str]]) -> list[Copy]:
    """Pairs of texts (id, text) that repeat one another, the closest first, then in the order given."""
    copies = _verbatim(texts)
    known = {(c.first, c.second) for c in copies}
    copies += [c for c in _reworded(texts) if (c.first, c.second) not in known]
    place = {name: n for n, (name, _) in enumerate(texts)}
    return sorted(copies, key=lambda c: (-c.containment, place[c.first], place[c.second]))


def _verbatim(texts: Sequence[tuple[str, str]]) -> list[Copy]:
    samples = [_sample(text) for _, text in texts]
    shared = _count_meetings(samples)
    found = []
    for (a, b), count in shared.items():
        containment = count / max(1, min(len(samples[a]), len(samples[b])))
        if count >= 3 and containment >= SHARES:
            found.append(Copy(texts[a][0], texts[b][0], round(containment, 3)))
    return found


@lru_cache(maxsize=131072)
def _code(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _sample(text: str) -> frozenset[int]:
    codes = [_code(word) for word in _WORD.findall(text.lower())]
    shingles = zip(*(codes[n:] for n in range(SHINGLE)), strict=False)
    return frozenset(value for value in map(hash, shingles) if value % SAMPLE == 0)


def _count_meetings(samples: Sequence[Iterable[int]]) -> Counter[tuple[int, int]]:
    """How many sampled values two texts share."""
    holders: dict[int, list[int]] = defaultdict(list)
    for n, values in enumerate(samples):
        for value in values:
            holders[value].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for members in holders.values():
        if 1 < len(members) <= COMMON:
            shared.update((a, b) for n, a in enumerate(members) for b in members[n + 1 :])
        elif len(members) > COMMON:
            shared.update((members[0], b) for b in members[1:])
    return shared


def _reworded(texts: Sequence[tuple[str, str]]) -> list[Copy]:
    pairs = [_anchor_pairs(text) for _, text in texts]
    codes: dict[tuple[str, str], int] = {}
    coded = [frozenset(codes.setdefault(pair, len(codes)) for pair in sorted(found)) for found in pairs]
    found = []
    for (a, b), count in sorted(_count_meetings(coded).items()):
        likeness = count / max(1, min(len(coded[a]), len(coded[b])))
        if count < ANCHORS_LEAST or likeness < ANCHORS_LIKE:
            continue
        if likeness - contained(texts[a][1], texts[b][1], 5) >= APART:
            found.append(Copy(texts[a][0], texts[b][0], round(likeness, 3), reworded=True))
    return found


def reworded_copy(one: str, other: str, contained_share: float) -> bool:
    """Whether two texts are one article with the words exchanged.

    Args:
        contained_share: share of the smaller text's five-word runs that stand in the other.
    """
    first, second = _anchor_pairs(one), _anchor_pairs(other)
    shared = len(first & second)
    likeness = shared / max(1, min(len(first), len(second)))
    return shared >= ANCHORS_LEAST and likeness >= ANCHORS_LIKE and likeness - contained_share >= APART


@lru_cache(maxsize=256)
def _anchor_pairs(text: str) -> frozenset[tuple[str, str]]:
    anchors: list[str] = []
    for m in _ANCHOR.finditer(text):
        if m["quote"]:
            anchors.append("q:" + " ".join(_WORD.findall(m["quote"].lower())[:5]))
        elif m["name"]:
            anchors.extend("n:" + word.lower().removesuffix("'s").removesuffix("’s") for word in m["name"].split())
        else:
            anchors.append("#" + m[0].strip(".,").lower())
    return frozenset(pairwise(anchors))


def contained(one: str, other: str, length: int) -> float:
    """Share of the smaller text's word runs of ``length`` that stand in the other."""
    first, second = _run_set(one, length), _run_set(other, length)
    return len(first & second) / max(1, min(len(first), len(second)))


def _run_set(text: str, length: int) -> frozenset[tuple[str, ...]]:
    found = _WORD.findall(text.lower())
    return frozenset(zip(*(found[n:] for n in range(length)), strict=False))


def shared_runs(one: str, other: str, least: int = 5) -> list[tuple[Span, Span]]:
    """Longest runs of at least ``least`` equal words in both texts, in the order of the first, none inside another."""
    first = [(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(one)]
    second = [(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(other)]
    places: dict[tuple[str, ...], int] = {}
    for n in range(len(second) - least, -1, -1):
        places[tuple(w for w, _, _ in second[n : n + least])] = n
    found: list[tuple[Span, Span]] = []
    n = 0
    while n <= len(first) - least:
        at = places.get(tuple(w for w, _, _ in first[n : n + least]))
        if at is None:
            n += 1
            continue
        size = least
        while n + size < len(first) and at + size < len(second) and first[n + size][0] == second[at + size][0]:
            size += 1
        found.append((Span(first[n][1], first[n + size - 1][2]), Span(second[at][1], second[at + size - 1][2])))
        n += size
    return found
