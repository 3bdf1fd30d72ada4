"""Copies planted among invented articles: how many of them are found, and what else is, the same for the same seed."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.comparison import copies
from tests.bench import corpus

OF_TEN = 1
"""One article in ten is a copy; every original that is copied has two of them, changed in two ways."""


@dataclass(frozen=True, slots=True)
class Planted:
    """Articles as (id, text), and which original (first) each copy (second) was made of."""

    texts: tuple[tuple[str, str], ...]
    pairs: frozenset[tuple[str, str]]


def _cut(lines: list[str], own: Sequence[str], rng: random.Random) -> list[str]:
    """Shortened to six tenths."""
    return lines[: len(lines) * 6 // 10]


def _new_ends(lines: list[str], own: Sequence[str], rng: random.Random) -> list[str]:
    """Another lead and another end."""
    return [*own[:3], *lines[2:-3], *own[3:6]]


def _edited(lines: list[str], own: Sequence[str], rng: random.Random) -> list[str]:
    """Four words changed, one sentence left out."""
    kept = list(lines)
    del kept[rng.randrange(len(kept))]
    for n in rng.sample(range(len(kept)), 4):
        words = kept[n].split()
        words[rng.randrange(len(words))] = "otherwise"
        kept[n] = " ".join(words)
    return kept


def _halved(lines: list[str], own: Sequence[str], rng: random.Random) -> list[str]:
    """Half of its sentences, between as many of the paper's own."""
    kept = lines[: len(lines) // 2]
    return [line for pair in zip(kept, own, strict=False) for line in pair]


def _added(lines: list[str], own: Sequence[str], rng: random.Random) -> list[str]:
    """Paragraphs of own reporting put in."""
    at = rng.randrange(len(lines))
    return [*lines[:at], *own[:10], *lines[at:]]


def _swapped(lines: list[str], own: Sequence[str], rng: random.Random) -> list[str]:
    """Three stretches in another order."""
    third = len(lines) // 3
    return [*lines[2 * third :], *lines[:third], *lines[third : 2 * third]]


CHANGES: tuple[Callable[[list[str], Sequence[str], random.Random], list[str]], ...] = (
    _cut,
    _new_ends,
    _edited,
    _halved,
    _added,
    _swapped,
)


def plant(count: int, seed: int = 4) -> Planted:
    """``count`` articles of some 600 words, one in ten of them a copy of another."""
    rng = random.Random(seed)
    people, words = corpus.names(rng, 400), corpus.vocabulary(rng, 3000)

    def told(sentences: int) -> list[str]:
        cast = rng.sample(people, 4)
        return [
            corpus.quotation(rng, cast, words) if n % 4 == 3 else corpus.sentence(rng, words) for n in range(sentences)
        ]

    copied = count * OF_TEN // 10
    stories = [told(rng.randint(24, 32)) for _ in range(count - copied)]
    texts = [(f"story{n}", "\n".join(lines)) for n, lines in enumerate(stories)]
    pairs: set[tuple[str, str]] = set()
    for n in range(copied):
        change = CHANGES[n % len(CHANGES)]
        lines = change(list(stories[n // 2]), told(32), rng)
        texts.append((f"{change.__name__.strip('_')}{n}", "\n".join(lines)))
        pairs.add((f"story{n // 2}", texts[-1][0]))
    rng.shuffle(texts)
    return Planted(tuple(texts), frozenset(pairs))


def missed_and_false(planted: Planted, found: Sequence[copies.Copy]) -> tuple[list[tuple[str, str]], list[copies.Copy]]:
    """The planted copies that were not found, and what was found of two different stories."""
    met = {frozenset((c.first, c.second)) for c in found}
    made = {copy: original for original, copy in planted.pairs}
    missed = [pair for pair in sorted(planted.pairs) if frozenset(pair) not in met]
    return missed, [c for c in found if made.get(c.first, c.first) != made.get(c.second, c.second)]


def main(count: int = 10_000) -> None:
    """Plant, look, and print what ``make bench`` reports."""
    import resource

    planted = plant(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began = time.process_time()
    found = copies.find(planted.texts)
    took = time.process_time() - began
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before
    missed, false = missed_and_false(planted, found)
    print(
        f"{len(planted.pairs):,} copies in {count:,} articles: {len(planted.pairs) - len(missed):,} found, "
        f"{len(false)} false, {took:.1f} s of CPU, {more:.0f} MB more"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
