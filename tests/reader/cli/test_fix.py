"""Saying what the files say wrongly: corrected, renamed, noted, dismissed, listed and taken back by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reader.cli.command import Ask


def test_corrected_facts_are_what_every_command_answers_with(ask: Ask, story: Path) -> None:
    answer = ask(
        "fix", "barrier", "letters/opinion.txt", "--outlet", "The Quay Post", "--date", "2 May 2031", "-c", story
    )
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "parallax: 2 articles: outlet The Quay Post, date 2 May 2031\n"
    assert "The Quay Post\t2 articles" in ask("sources", "-c", story).out
    found = json.loads(ask("search", "source:quay", "date:2031-05", "--format", "json", "-c", story).out)
    assert {item["path"] for item in found["items"]} == {"barrier.txt", "letters/opinion.txt"}
    (shown,) = json.loads(ask("show", "barrier", "--format", "json", "-c", story).out)["items"]
    assert shown["outlet"] == {"value": "The Quay Post", "rule": "user", "confidence": 1.0, "evidence": None}
    assert "outlet" not in shown["inferred"]
    assert "Published by The Quay Post (as you say)" in ask("note", "--article", "barrier", "-c", story).out
    ask("fix", "barrier", "--clear", "outlet", "--clear", "date", "-c", story)
    assert "barrier.txt\t1 article" in ask("sources", "-c", story).out


def test_what_was_said_is_listed_numbered_and_taken_back(ask: Ask, story: Path) -> None:
    ask("fix", "barrier", "--byline", "Ida Moe", "-c", story)
    ask("fix", "--rename", "Northport Herald", "--to", "The Herald of Northport", "-c", story)
    ask(
        "fix",
        "--about",
        "The Herald of Northport",
        "--fact",
        "Owned by its readers.",
        "--from",
        "its imprint",
        "-c",
        story,
    )
    listed = ask("fix", "--list", "-c", story).out
    assert listed.splitlines() == [
        "1\tcorrected\tbarrier.txt: byline Ida Moe",
        "2\trenamed\tNorthport Herald is The Herald of Northport",
        "3\tnoted\tThe Herald of Northport: Owned by its readers. (its imprint)",
    ]
    note = ask("note", "The Herald of Northport", "-v", "-c", story).out
    assert "You noted about The Herald of Northport: “Owned by its readers.” (source: its imprint)." in note
    assert ask("fix", "--undo", "2", "--undo", "1", "-c", story).code == 0
    assert "Northport Herald\t1 article" in ask("sources", "-c", story).out
    (kept,) = json.loads(ask("fix", "--list", "--format", "json", "-c", story).out)["items"]
    assert (kept["number"], kept["kind"]) == (3, "fact")


def test_a_line_of_a_note_is_dismissed_by_its_key_and_restored(ask: Ask, story: Path) -> None:
    whole = ask("note", "Northport Herald", "-v", "-c", story).out
    key = next(line.partition("[")[2][:10] for line in whole.splitlines() if "provenance.facts [" in line)
    assert ask("note", "--dismiss", key[:6], "-c", story).code == 0
    without = ask("note", "Northport Herald", "-v", "-c", story).out
    assert f"[{key}]" not in without
    assert "1 line is not shown" in without
    assert key in ask("note", "--dismissed", "-c", story).out
    assert ask("note", "--restore", key, "-c", story).code == 0
    assert ask("note", "Northport Herald", "-v", "-c", story).out == whole
    assert ask("note", "--dismissed", "-c", story).code == 1


def test_a_rule_is_dismissed_and_restored(ask: Ask, story: Path) -> None:
    assert ask("note", "--dismiss-rule", "provenance.facts", "-c", story).code == 0
    assert "provenance.facts" not in ask("note", "-v", "-c", story).out
    assert ask("note", "--restore", "provenance.facts", "-c", story).code == 0
    assert "provenance.facts" in ask("note", "-v", "-c", story).out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "what is to be fixed?"),
        (["barrier"], "name the article, and what is right of it"),
        (["--outlet", "X"], "name the article, and what is right of it"),
        (["nowhere.txt", "--date", "2031-01-01"], "no article nowhere.txt"),
        (["barrier", "--date", "2031-13-01"], "a date is a day like 2025-01-31"),
        (["barrier", "--outlet", ""], "the outlet is empty"),
        (["barrier", "--outlet", "x" * 300], "the outlet is 300 characters long"),
        (["barrier", "--outlet", "X", "--clear", "outlet"], "say only one thing about outlet"),
        (["barrier", "--without", "title"], "every article has a title"),
        (["barrier", "--clear", "date"], "you have not corrected date there"),
        (["--rename", "Northport Herald"], "--rename SOURCE and --to NAME belong together"),
        (["--rename", "Nowhere Post", "--to", "X"], "no source is called Nowhere Post"),
        (["--about", "X", "--fact", "calm\x1b[2J"], "the fact holds control characters"),
        (["--about", "X"], "--about OUTLET and --fact TEXT belong together"),
        (["--undo", "4"], "nothing is listed under number 4"),
        (["--list", "--undo", "4"], "what is to be fixed?"),
    ],
)
def test_what_makes_no_sense_is_one_line_and_changes_nothing(
    arguments: list[str], told: str, ask: Ask, story: Path
) -> None:
    answer = ask("fix", *arguments, "-c", story)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"parallax: {told}")
    assert answer.err.count("\n") == 1
    assert "\x1b" not in answer.err
    assert ask("fix", "--list", "-c", story).code == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--dismiss", "zzzz"], "no line of these notes has the key zzzz"),
        (["--dismiss-rule", "no.rule"], "no line of these notes has the rule no.rule"),
        (["--restore", "zzzz"], "nothing dismissed is called zzzz"),
        (["--dismissed", "--restore", "zzzz"], "one at a time"),
        (["--dismiss", ""], "which line or rule?"),
    ],
)
def test_what_is_not_in_the_notes_cannot_be_dismissed(arguments: list[str], told: str, ask: Ask, story: Path) -> None:
    answer = ask("note", *arguments, "-c", story)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"parallax: {told}")
