from __future__ import annotations

import random
from pathlib import Path

from index.comparison import copies
from tests.bench.planted import missed_and_false, plant

REWORDED = Path(__file__).parents[1] / "analysis" / "reworded"
SYLLABLES = [c + v for c in "bdklmnrstpg" for v in "aeiou"]


def sentences(rng: random.Random, count: int) -> list[str]:
    return [
        " ".join("".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(rng.randint(10, 22))).capitalize()
        + "."
        for _ in range(count)
    ]


def story(seed: int) -> str:
    rng = random.Random(seed)
    names = ["Ada Mirren", "Port Ollan", "Rhea Castor", "Bay Council", "Tom Ferrow", "Hale Dock", "Uwe Lindt"]
    lines = []
    for line in sentences(rng, 24):
        first, rest = line[:-1].split(" ", 1)
        lines.append(f"{first} {rest} near {rng.choice(names)} with {rng.randint(2, 999)} boats.")
    return " ".join(lines)


def exchanged(text: str, seed: int) -> str:
    """Two in five plain words replaced."""
    rng = random.Random(seed)
    words = text.split(" ")
    return " ".join(
        "".join(rng.choices(SYLLABLES, k=3))
        if w.isalpha() and w.islower() and w not in ("near", "with", "boats") and rng.random() < 0.4
        else w
        for w in words
    )


def test_a_text_cut_to_sixty_percent_is_found_among_two_hundred() -> None:
    rng = random.Random(1)
    texts = [(f"t{n}", " ".join(sentences(rng, 25))) for n in range(200)]
    texts += [(f"cut{n}", texts[n][1][: len(texts[n][1]) * 6 // 10]) for n in range(40)]
    found = {(c.first, c.second) for c in copies.find(texts)}
    assert found == {(f"t{n}", f"cut{n}") for n in range(40)}


def test_wire_copy_with_own_reporting_added_is_found_by_containment() -> None:
    rng = random.Random(2)
    wire, own = sentences(rng, 20), sentences(rng, 30)
    (copy,) = copies.find([("wire", " ".join(wire)), ("paper", " ".join(wire[:12] + own))])
    assert not copy.reworded
    assert copy.containment < 0.9


def test_the_same_text_fifty_times_is_found_without_a_crowd_of_pairs() -> None:
    text = " ".join(sentences(random.Random(3), 25))
    found = copies.find([(f"t{n}", text) for n in range(50)])
    assert {c.second for c in found} == {f"t{n}" for n in range(1, 50)}
    assert len(found) == 49


def test_a_copy_with_the_words_exchanged_is_known_by_its_names_and_numbers() -> None:
    texts = [(f"t{n}", story(n)) for n in range(30)]
    texts.append(("spun", exchanged(texts[7][1], 99)))
    (copy,) = copies.find(texts)
    assert (copy.first, copy.second, copy.reworded) == ("t7", "spun", True)


def test_shared_runs_are_exact_places_of_both_texts() -> None:
    one = "at dawn the old tram rolled slowly down the hill and nobody was hurt".split()
    other = "witnesses saw how the old tram rolled slowly down the hill".split()
    ((here, there, size),) = copies.shared_runs(one, other, 5)
    assert one[here : here + size] == other[there : there + size] == "the old tram rolled slowly down the hill".split()


def test_nothing_is_found_in_nothing() -> None:
    assert copies.find([]) == []
    assert copies.find([("a", ""), ("b", "")]) == []


def test_a_hundred_copies_planted_among_a_thousand_articles_are_found_and_nothing_else() -> None:
    planted = plant(1000)
    assert missed_and_false(planted, copies.find(planted.texts)) == ([], [])


def test_a_short_text_printed_five_times_is_found() -> None:
    text = "The tram rolled down the hill at dawn and stopped at the gate of the old mill."
    found = copies.find([(f"t{n}", text) for n in range(5)] + [("other", "The tram is late.")])
    assert [(c.first, c.second) for c in found] == [("t0", f"t{n}") for n in range(1, 5)]


def test_texts_spun_by_hand_are_found_beside_what_they_were_made_of() -> None:
    texts = [(f"{file.parent.name}/{file.stem}", file.read_text("utf-8")) for file in sorted(REWORDED.rglob("*.txt"))]
    found = {(c.first.removeprefix("honest/"), c.second.removeprefix("spun/")) for c in copies.find(texts)}
    assert all(one == other for one, other in found)
    assert len(found) >= 8
