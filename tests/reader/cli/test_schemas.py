"""What is printed as JSON is what ``docs/schema`` says, for the demo and for hostile texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from reader.demo import articles_folder
from tests.reader.cli.command import Ask

SCHEMAS = Path(__file__).resolve().parents[3] / "docs" / "schema"
CODES = "\x1b]52;c;ZXZpbA==\x07 \x9b31m \u202egpj [/] [b]x[/b] {0} %s \U000e0041"


def schema(name: str) -> dict[str, object]:
    loaded: dict[str, object] = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    folder = tmp_path / "hostile"
    folder.mkdir()
    said = f"“The barrier {CODES} stays shut until the autumn comes,” said Ada Brandt {CODES}, a pilot of 40 ships."
    files = {
        "a\x1b]0;t\x07.txt": f"Barrier {CODES}\n\n{said}\n\nThe shameful barrier {CODES} cost 40 ships.\n",
        "b.md": f"---\ntitle: '{CODES[20:]}'\nsite: '{'x' * 300}'\n---\n\n{said}\n\nIt cost 60 ships.\n",
        "c.html": f"<html><head><title>{CODES}</title></head><body><p>{said}</p><p>{said}</p></body></html>",
        "d.txt": "Ok\n",
        "e.txt": "“Only what is quoted stands in here, and no word besides,” said nobody.\n",
        "f.txt": "港の渡し船が木曜日に再開した。市長は「うれしい」と述べた。\n",
    }
    for name, text in files.items():
        (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    return folder


QUESTIONS = {"note": ("note",), "compare": ("compare", "-n", "0")}


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_demo_answers_as_the_schema_says(ask: Ask, name: str) -> None:
    whole = json.loads(ask(*QUESTIONS[name], "-c", articles_folder(), "--format", "json").out)
    Draft202012Validator(schema(name)).validate(whole)
    assert whole["items"]


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("more", [(), ("--query", "barrier"), ("--query", "zeppelin"), ("--article", "d.txt")])
def test_hostile_texts_answer_as_the_schema_says(ask: Ask, hostile: Path, name: str, more: tuple[str, ...]) -> None:
    whole = json.loads(ask(*QUESTIONS[name], *more, "-c", hostile, "--format", "json").out)
    Draft202012Validator(schema(name)).validate(whole)
    assert bool(whole["items"]) is ("zeppelin" not in more)


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_key_is_printed_that_the_schema_does_not_tell_of(ask: Ask, name: str) -> None:
    whole = json.loads(ask(*QUESTIONS[name], "-c", articles_folder(), "--format", "json").out)
    described = set(_described(schema(name)))
    assert set(_keys(whole)) <= described


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def _described(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("properties"), dict):
            yield from value["properties"]
        for inner in value.values():
            yield from _described(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _described(inner)


def test_a_statement_of_a_wrong_section_would_be_noticed(ask: Ask) -> None:
    whole = json.loads(ask("note", "-c", articles_folder(), "--format", "json").out)
    whole["items"][0]["statements"][0]["section"] = 7
    assert not Draft202012Validator(schema("note")).is_valid(whole)
