"""The demo story against its hand-made gold: most quotations to the letter, with the right speaker."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import reader
from index.analysis.quotes import extract
from index.loading import read
from index.model import Quote, QuoteKind

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = Path(reader.__file__).parent / "demo" / "articles"
GOLD = ROOT / "collection" / "gold.json"
_EDGES = " ,.;:!?“”\"'‘’"

pytestmark = pytest.mark.skipif(not GOLD.is_file() or not ARTICLES.is_dir(), reason="needs the demo collection")


@dataclass
class Tally:
    gold: int = 0
    found: int = 0
    named: int = 0
    missed: list[str] = field(default_factory=list)


def plain(words: str) -> str:
    return " ".join(words.split()).strip(_EDGES)


def speaks(quote: Quote, text: str, gold: dict[str, object]) -> bool:
    if quote.speaker is None:
        return False
    right = {gold["speaker"], gold.get("mention"), *(gold.get("speaker_also") or [])}  # type: ignore[misc]
    return quote.speaker.name in right or quote.speaker.mention.of(text) in right


def tally(kind: QuoteKind) -> Tally:
    result = Tally()
    for name, gold in json.loads(GOLD.read_text(encoding="utf-8"))["articles"].items():
        article = read((ARTICLES / name).read_bytes(), name, key=name.encode())[0]
        quotes = extract(article.text, article.blocks)
        by_words = {tuple(plain(s.of(article.text)) for s in q.segments): q for q in quotes}
        for wanted in gold["quotes"]:
            if wanted["kind"] != kind.value or wanted.get("hard"):
                continue
            result.gold += 1
            quote = by_words.get(tuple(plain(s) for s in wanted["segments"]))
            if quote is None:
                result.missed.append(wanted["segments"][0])
                continue
            result.found += 1
            result.named += speaks(quote, article.text, wanted)
    return result


def test_direct_quotes_are_found_to_the_letter_with_their_speakers() -> None:
    direct = tally(QuoteKind.DIRECT)
    assert direct.found >= 0.95 * direct.gold, direct.missed
    assert direct.named >= 0.9 * direct.found


def test_words_that_are_nobodys_are_not_listed_as_direct_quotes() -> None:
    wrong: list[str] = []
    for name, gold in json.loads(GOLD.read_text(encoding="utf-8"))["articles"].items():
        article = read((ARTICLES / name).read_bytes(), name, key=name.encode())[0]
        nobodys = {plain(item["text"] if isinstance(item, dict) else item) for item in gold.get("not_quotes", [])}
        wrong += [q.text for q in extract(article.text, article.blocks) if plain(q.text) in nobodys]
    assert wrong == []
