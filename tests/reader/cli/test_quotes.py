"""`parallax quotes`, with each of its options, on a small invented collection."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reader.cli.command import Ask

FILES = {
    "gull.md": """---
title: Old pier closed
date: 2031-05-02
site: The Harbour Gull
---

“Nobody should walk a pier that moves under the feet; it’s rotten,” said Ada Stone, the harbour master.

Stone said that the pier would stay closed until autumn.

Her deputy agreed that the pier was lost to the town for years.

The engineer called the piles “a forest of rust” on Friday.
""",
    "tern.md": """---
title: Council on the pier
date: 2031-05-04
site: The Weekly Tern
---

“Nobody should walk a pier that sways under the feet; it’s rotten,” Ada Stone said.

“The piles were looked at every single spring,” said Bruno Vale, an engineer.
""",
}


@pytest.fixture
def pier(tmp_path: Path) -> Path:
    folder = tmp_path / "pier"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def texts(out: str) -> list[str]:
    return [item["text"] for item in json.loads(out)["items"]]


@pytest.mark.parametrize("name", ["Ada Stone", "STONE", "stone"])
def test_a_speaker_is_found_by_full_or_last_name_in_any_case(ask: Ask, pier: Path, name: str) -> None:
    found = json.loads(ask("quotes", "--speaker", name, "-c", pier, "--format", "json").out)
    assert found["total"] == 3
    assert {item["speaker"]["name"] for item in found["items"]} == {"Ada Stone"}


def test_source_kind_and_subject_narrow_the_list(ask: Ask, pier: Path) -> None:
    answer = ask(
        *("quotes", "--source", "the weekly tern", "--kind", "direct", "--about", "council", "-c", pier),
        *("--speaker", "vale", "--format", "json"),
    )
    assert texts(answer.out) == ["The piles were looked at every single spring,"]
    assert texts(ask("quotes", "--about", "rust", "-c", pier, "--format", "json").out)[0].endswith("“a forest of rust”")


def test_exact_wants_the_words_in_one_run(ask: Ask, pier: Path) -> None:
    def total(*words: str) -> int:
        return int(json.loads(ask("quotes", *words, "-c", pier, "--format", "json").out)["total"])

    assert total("pier", "that", "moves") == 1
    assert total("--exact", "walk a pier that") == 2
    assert total("--exact", "a walk pier that") == 0
    assert total("--exact", "walk that") == 0


def test_exact_folds_case_and_the_form_of_marks(ask: Ask, pier: Path) -> None:
    out = ask("quotes", "--exact", "UNDER the feet -- it's", "-c", pier, "--format", "json").out
    assert len(texts(out)) == 2


def test_indirect_speech_of_less_plain_cues_is_left_out_unless_asked_for(ask: Ask, pier: Path) -> None:
    def kinds(*options: str) -> list[str]:
        out = ask("quotes", "-c", pier, "--format", "json", *options).out
        return [item["kind"] for item in json.loads(out)["items"]]

    assert kinds().count("indirect") == 1
    assert kinds("--all-indirect").count("indirect") == 2


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "markdown", "text"])
def test_every_format_leaves_out_the_same(ask: Ask, pier: Path, form: str) -> None:
    assert "lost to the town" not in ask("quotes", "-c", pier, "--format", form).out
    assert "lost to the town" in ask("quotes", "--all-indirect", "-c", pier, "--format", form).out


def test_what_is_left_out_is_counted_on_stderr_with_v(ask: Ask, pier: Path) -> None:
    assert "--all-indirect" not in ask("quotes", "-c", pier).err
    assert "1 indirect of less plain cues left out; --all-indirect shows them" in ask("quotes", "-v", "-c", pier).err
    assert "left out" not in ask("quotes", "-v", "--all-indirect", "-c", pier).err


def test_nothing_found_says_what_was_left_out(ask: Ask, pier: Path) -> None:
    answer = ask("quotes", "--exact", "lost to the town", "-c", pier)
    assert answer.code == 1
    assert "--all-indirect" in answer.err


def test_text_names_cue_kind_and_the_number_of_echoes(ask: Ask, pier: Path) -> None:
    out = ask("quotes", "--exact", "moves under", "--echoes", "-c", pier).out
    assert "  direct · “said” · 1 echo\n" in out


def test_an_echo_tells_the_words_that_changed_and_who_was_first(ask: Ask, pier: Path) -> None:
    out = ask("quotes", "--exact", "sways under", "--echoes", "-c", pier).out
    assert "≈ The Harbour Gull has it changed: " in out
    assert "[-sways]" in out and "[+moves]" in out
    assert "    first printed by The Harbour Gull, 2031-05-02\n" in out


def test_without_echoes_nobody_is_called_the_first(ask: Ask, pier: Path) -> None:
    assert "first printed" not in ask("quotes", "--exact", "single spring", "--echoes", "-c", pier).out


def test_v_tells_the_rule_in_plain_words_and_how_the_speaker_was_found(ask: Ask, pier: Path) -> None:
    out = ask("quotes", "--exact", "single spring", "-v", "-c", pier).out
    assert "  after.inverted 0.97: The quotation is followed by a reporting word and its speaker" in out
    assert "  speaker: “Bruno Vale” in the text\n" in out


def test_an_echo_in_json_has_its_day(ask: Ask, pier: Path) -> None:
    out = ask("quotes", "--exact", "sways under", "--echoes", "-c", pier, "--format", "json").out
    ((echo,),) = (item["echoes"] for item in json.loads(out)["items"])
    assert (echo["relation"], echo["date"]) == ("altered", "2031-05-02")
