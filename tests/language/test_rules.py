from __future__ import annotations

import ast
import re
from pathlib import Path

import index.analysis.quotes
from index.analysis.quotes import extract
from index.language import tables
from index.language.rules import PLAIN, attribution, explain, shown_by_default
from index.model import Quote, QuoteKind, Span

RULES = Path(index.analysis.quotes.__file__).parent
_ID = re.compile(r"[a-z]+\.[a-z]+")


def ids_in_the_source() -> set[str]:
    """Every string of the rules that is an id: two words with a dot between them, nothing else."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in sorted(RULES.rglob("*.py")))
    strings = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {value for value in strings if isinstance(value, str) and _ID.fullmatch(value)}


def test_every_rule_of_the_source_is_explained_and_no_other() -> None:
    assert ids_in_the_source() == set(tables.section("rules", "quotes"))


def test_an_explanation_is_a_sentence() -> None:
    for rule in ids_in_the_source():
        assert explain(rule)[0].isupper()
        assert explain(rule)[-1] in ".”"


def test_a_rule_that_is_not_known_has_no_explanation() -> None:
    assert explain("no.such") == ""


def test_words_in_marks_are_always_shown() -> None:
    doubtful = Quote(QuoteKind.DIRECT, (Span(0, 1),), "x", "nearest.none", 0.2)
    assert shown_by_default(doubtful)


def test_indirect_speech_is_shown_by_default_behind_a_plain_cue_only() -> None:
    said, agreed = (
        next(quote for quote in extract(text) if quote.kind is QuoteKind.INDIRECT)
        for text in (
            "Ada Brandt said that the quay was closed for the whole week.",
            "Ada Brandt agreed that the quay was closed for the whole week.",
        )
    )
    assert said.confidence >= PLAIN > agreed.confidence
    assert shown_by_default(said)
    assert not shown_by_default(agreed)


def test_an_attribution_says_what_stands_in_the_text() -> None:
    text = "“The quay is closed for the week,” said Ada Brandt."
    assert attribution(extract(text)[0], text) == "“Ada Brandt” in the text"


def test_a_pronoun_is_told_with_the_name_it_is_taken_for() -> None:
    text = "Ada Brandt came late.\n\n“The quay is closed for the week,” she said."
    assert attribution(extract(text)[-1], text).endswith("“she” in the text is taken for Ada Brandt")


def test_an_attribution_that_was_worked_out_says_inferred() -> None:
    text = "“The quay is closed,” said Ada Brandt.\n\n“Nobody told the crews of the two cranes about it.”"
    assert attribution(extract(text)[-1], text).startswith("inferred: ")


def test_nobody_is_no_speaker() -> None:
    assert attribution(Quote(QuoteKind.DIRECT, (Span(0, 1),), "x", "nearest.none", 0.2), "x") == "nobody named"
