"""An invented corpus of any size: news-like articles with quotes, names and figures, the same for the same seed."""

from __future__ import annotations

import random
from pathlib import Path

_SYLLABLES = [c + v for c in "bdklmnrst" for v in "aeio"]
_NOUNS = (
    "harbour bridge council ferry school market railway reservoir hospital budget tunnel library festival election "
    "factory museum airport strike fishery orchard inquiry contract pipeline storm warehouse theatre"
).split()
_VERBS = "opened closed reviewed delayed approved rejected inspected repaired promised cancelled".split()
_ROLES = (
    "the mayor",
    "a spokesman for the port",
    "the union's regional secretary",
    "a marine biologist",
    "head of the inquiry",
    "a resident of the old town",
)
_CUES = "said told noted argued warned added explained".split()


def names(rng: random.Random, count: int) -> list[str]:
    """Invented two-part names."""

    def part() -> str:
        return "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 3))).capitalize()

    return [f"{part()} {part()}" for _ in range(count)]


def vocabulary(rng: random.Random, count: int) -> list[str]:
    """Invented words, so that the lexicon grows as that of a true collection does."""
    return ["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 5))) for _ in range(count)]


def sentence(rng: random.Random, words: list[str]) -> str:
    """A plain sentence with one figure in four."""
    figure = f" {rng.randint(2, 900)} people" if rng.random() < 0.25 else ""
    tail = " ".join(words[int(len(words) * rng.random() ** 3)] for _ in range(rng.randint(6, 14)))
    return (
        f"The {rng.choice(_NOUNS)} was {rng.choice(_VERBS)} by the {rng.choice(_NOUNS)} authority{figure} after {tail}."
    )


def quotation(rng: random.Random, people: list[str], words: list[str]) -> str:
    """A direct quote, one in three cut by its reporting clause."""
    who, said = rng.choice(people), sentence(rng, words)
    first = f"“We were told that {said[0].lower()}{said[1:-1]},” said {who}, {rng.choice(_ROLES)}."
    if rng.random() < 0.33:
        return f"{first} “{sentence(rng, words)}”"
    return first


def article(rng: random.Random, people: list[str], words: list[str]) -> str:
    """About 700 words in paragraphs, a third of them quotations."""
    cast = rng.sample(people, 4)
    paragraphs = [
        quotation(rng, cast, words) if i % 3 == 2 else " ".join(sentence(rng, words) for _ in range(3))
        for i in range(16)
    ]
    title = f"{rng.choice(_NOUNS).capitalize()} {rng.choice(_VERBS)} after {rng.choice(_NOUNS)} row"
    return "\n".join([title, f"By {rng.choice(people)}", *paragraphs]) + "\n"


def write(folder: Path, count: int, seed: int = 1, size: int = 500) -> Path:
    """``count`` .txt files under ``folder``, in subfolders of ``size``."""
    rng = random.Random(seed)
    people, words = names(rng, 400), vocabulary(rng, 3000)
    for i in range(count):
        place = folder / f"{i // size:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{i:06}.txt").write_text(article(rng, people, words), encoding="utf-8")
    return folder
