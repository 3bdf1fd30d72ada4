"""Articles that largely repeat one another: copies, wire copy, and copies with the words exchanged.

Copies by eight-word shingles, one in eight kept by value, compared by containment (shared / smaller), because wire copy
with own reporting added has a low Jaccard index. Reworded copies by what rewording leaves alone: numbers, tags, names
and the beginnings of quotes, as pairs in order.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

SHINGLE = 8
SAMPLE = 8
LARGELY = 0.40
SHARES = 0.25
NEARLY = 0.10
"""One shingle in eight is too few to be sure: from this share on, all of them are counted."""
LEAST = 3
"""Fewer sampled shingles are no copy."""
COMMON = 20
"""A shingle in more texts than this only meets the first of them, so that boilerplate stays cheap."""
ANCHORS = ((15, 0.40), (10, 0.50))
"""How many pairs of anchors two texts must share, and what share of the shorter one's; of fewer pairs, more of them."""
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
    """By the sample; where that is near the threshold from below, by all shingles."""
    samples = [_sample(text) for _, text in texts]
    found = _same_short(texts, samples)
    for (a, b), count in _count_meetings(samples).items():
        containment = count / max(1, min(len(samples[a]), len(samples[b])))
        if count >= LEAST and NEARLY <= containment < SHARES:
            containment = contained(texts[a][1], texts[b][1], SHINGLE)
        if count >= LEAST and containment >= SHARES:
            found.append(Copy(texts[a][0], texts[b][0], round(containment, 3)))
    return found


def _same_short(texts: Sequence[tuple[str, str]], samples: Sequence[frozenset[int]]) -> list[Copy]:
    """Texts too short for a sample that are the same word for word, each with the first of its kind."""
    first: dict[tuple[str, ...], str] = {}
    found = []
    for (name, text), sample in zip(texts, samples, strict=True):
        words = tuple(_WORD.findall(text.lower())) if len(sample) < LEAST else ()
        if len(words) >= SHINGLE and first.setdefault(words, name) != name:
            found.append(Copy(first[words], name, 1.0))
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
        if _alike(count, likeness) and likeness - contained(texts[a][1], texts[b][1], 5) >= APART:
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
    return _alike(shared, likeness) and likeness - contained_share >= APART


def _alike(shared: int, likeness: float) -> bool:
    return any(shared >= least and likeness >= share for least, share in ANCHORS)


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


def run_places(words: Sequence[str], length: int) -> dict[tuple[str, ...], int]:
    """The first place of each run of ``length`` words."""
    places: dict[tuple[str, ...], int] = {}
    for n, run in enumerate(zip(*(words[k:] for k in range(length)), strict=False)):
        places.setdefault(run, n)
    return places


def shared_runs(
    one: Sequence[str], other: Sequence[str], least: int, places: Mapping[tuple[str, ...], int] | None = None
) -> list[tuple[int, int, int]]:
    """Runs of at least ``least`` equal words, none inside another, in the order of ``other``.

    Of several places in ``one`` that begin alike the first is taken, so that the work grows with the length of both.

    Args:
        places: the :func:`run_places` of ``one``, where they are at hand.

    Returns:
        Number of the first word in ``one``, in ``other``, and how many words.
    """
    if places is None:
        places = run_places(one, least)
    found: list[tuple[int, int, int]] = []
    behind = 0
    for n, run in enumerate(zip(*(other[k:] for k in range(least)), strict=False)):
        at = places.get(run) if n >= behind else None
        if at is not None:
            size = least
            while n + size < len(other) and at + size < len(one) and other[n + size] == one[at + size]:
                size += 1
            found.append((at, n, size))
            behind = n + size
    return found
