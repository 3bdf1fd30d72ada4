"""The five real articles, where they are there: what was read off them by eye."""

from __future__ import annotations

from index.analysis.quotes import extract
from index.model import QuoteKind
from tests.shared import SEEDS, needs_shared


def seed(number: str) -> str:
    return next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8")


@needs_shared
def test_one_speaker_has_four_quotes_in_six_pieces_one_of_them_twice() -> None:
    quotes = [q for q in extract(seed("004")) if q.speaker and q.speaker.name == "Oscar Zhou"]
    assert [len(q.segments) for q in quotes] == [2, 2, 1, 1]
    assert [q.repeats for q in quotes] == [0, 1, 0, 1]
    (role,) = {q.speaker.role for q in quotes if q.speaker}
    assert role is not None and role in seed("004")
    assert role.startswith("a media studies lecturer") and role.endswith("in England")


@needs_shared
def test_no_label_is_listed_as_somebodys_words() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for quote in extract(text):
            if quote.kind is not QuoteKind.INDIRECT:
                assert "refugees,”" not in quote.text
                assert quote.text.strip(".,").lower() not in ("tiktok refugees", "rednote", "red", "pet tax")
