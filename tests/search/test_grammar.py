"""The grammar and the examples in ``docs/search.md`` are those of the parser."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from index.errors import QueryError
from index.search import SearchIndex, parse, query_filters
from index.search.parser import MAX_CLAUSES, MAX_FUZZY, MAX_LENGTH

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "search.md").read_text(encoding="utf-8")
PIECE = re.compile(r'"[^"]*"|\?[^?]*\?|\w+|[=|()\[\]{}]')
DEEPEST = 14

Dice: TypeAlias = random.Random
Writer: TypeAlias = Callable[[Dice, int], list[str]]

SAID_IN_WORDS: dict[str, Callable[[Dice], str]] = {
    "phrase": lambda dice: dice.choice(('"sea wall"', "“great sea”", "«wall of water»", '"said:x OR y"')),
    "word": lambda dice: dice.choice(
        ("sea", "COVID-19", "U.S.", "China's", "5.5", "@sea", "#wall", "10:30", "海底隧道")
    ),
    "begun": lambda dice: dice.choice(("se*", "eng*", "sea-wa*")),
    "near": lambda dice: dice.choice(("brigde~", "sea~")),
    "day": lambda dice: dice.choice(("2025", "2025-01", "2025-01-31", "2024..2025-01", "..2025", "2025-02-01..")),
}


def block(heading: str) -> list[str]:
    """The lines of the first indented block below a heading."""
    lines = TEXT.split(f"### {heading}\n", 1)[1].splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("    "))
    end = next(number for number, line in enumerate(lines[start:], start) if not line.startswith("    "))
    return [line[4:] for line in lines[start:end]]


class Grammar:
    """Reads the EBNF and writes queries by it; what is deep takes the last, plainest way."""

    def __init__(self, lines: list[str]) -> None:
        self.rules: dict[str, Writer] = {}
        starts = [number for number, line in enumerate(lines) if re.match(r"\w+ *=", line)]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            name, _, right = " ".join(lines[start:end]).partition("=")
            self.pieces = PIECE.findall(right)
            self.rules[name.strip()] = self._either(name.strip())
            assert not self.pieces, name

    def _either(self, name: str) -> Writer:
        ways = [self._row(name)]
        while self.pieces and self.pieces[0] == "|":
            self.pieces.pop(0)
            ways.append(self._row(name))
        return lambda dice, depth: dice.choice(ways if depth < DEEPEST else ways[-1:])(dice, depth)

    def _row(self, name: str) -> Writer:
        parts: list[Writer] = []
        while self.pieces and self.pieces[0] not in ("|", ")", "]", "}"):
            parts.append(self._part(name))
        return lambda dice, depth: [token for part in parts for token in part(dice, depth)]

    def _part(self, name: str) -> Writer:
        piece = self.pieces.pop(0)
        if piece in "([{":
            inner = self._either(name)
            self.pieces.pop(0)
            most = {"(": 1, "[": 1, "{": 2}[piece]
            least = 1 if piece == "(" else 0
            return lambda dice, depth: [
                token
                for _ in range(dice.randint(least, most if depth < DEEPEST else least))
                for token in inner(dice, depth + 1)
            ]
        if piece[0] == '"':
            return lambda dice, depth: [piece[1:-1]]
        if piece[0] == "?":
            return lambda dice, depth: [SAID_IN_WORDS[name](dice)]
        return lambda dice, depth: self.rules[piece](dice, depth + 1)

    def query(self, dice: Dice) -> str:
        text = ""
        for token in self.rules["query"](dice, 0):
            tight = text.endswith((":", "(")) or text[-2:] in ("-", " -", "(-", ":-") or token == ")"
            text += token if tight or not text else f" {token}"
        return text


def test_whatever_the_grammar_writes_is_a_query_and_its_echo_the_same(index: SearchIndex) -> None:
    grammar = Grammar(block("Grammar"))
    dice = random.Random(7)
    tried = 0
    for _ in range(3_000):
        query = grammar.query(dice)
        small = query.count("~") <= MAX_FUZZY and len(query) <= MAX_LENGTH and len(query.split()) < MAX_CLAUSES
        if not small:
            continue
        tree = parse(query)
        assert parse(str(tree)) == tree, query
        tried += 1
        if tried % 20 == 0:
            index.find(tree, filters={asked: {"a1"} for asked in query_filters(tree)})
    assert tried > 2_000


def test_the_examples_of_the_table_are_queries() -> None:
    rows = [line.split("|")[1] for line in TEXT.splitlines() if line.startswith("| `")]
    examples = [example for row in rows for example in re.findall(r"`([^`]+)`", row)]
    assert len(examples) > 15
    for example in examples:
        parse(example)


BROKEN = block("When it breaks")


@pytest.mark.parametrize(("query", "caret"), list(zip(BROKEN[::2], BROKEN[1::2], strict=True)))
def test_a_broken_query_gets_the_line_and_the_caret_that_are_shown(query: str, caret: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert " " * caught.value.position + f"^ {caught.value}" == caret
