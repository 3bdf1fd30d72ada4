"""Names, titles and texts full of terminal codes come out harmless from every command in every format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.reader.cli.command import Ask

CODES = "\x1b]52;c;ZXZpbA==\x07 \x1b[2J \x9d0;t\x9c \x9b31m \u202egpj \u2066x\u2069 \U000e0041 \x7f\x08 \x0e"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")
QUESTIONS = (
    ["search", "barrier"],
    ["search", f"barrier OR {CODES}"],
    ["quotes", "--echoes"],
    ["speakers"],
    ["sources"],
    ["note"],
    ["compare", "-v"],
    ["show", "--all"],
    ["show", f"{CODES}.txt"],
    ["note", CODES],
    ["index"],
    ["check"],
)


@pytest.fixture
def poisoned(tmp_path: Path) -> Path:
    folder = tmp_path / "poisoned"
    folder.mkdir()
    for number, name in enumerate(("a\x1b]0;t\x07.txt", "b\n\u202etxt.txt", "c\x9b2J.md")):
        head = f"---\ntitle: 'Quay {number}'\nauthor: 'Ivo {CODES[20:]}'\n---\n\n" if name.endswith(".md") else ""
        text = f"{head}Barrier {number} {CODES}\n\n“The barrier {CODES} stays,” said Ada Brandt {CODES}, a pilot.\n"
        (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    (folder / "bad\x1b[2J.txt").write_bytes(b"\x7fELF\x00\x01" * 500)
    return folder


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "tsv", "markdown"])
def test_no_raw_control_character_leaves(form: str, ask: Ask, poisoned: Path) -> None:
    for question in QUESTIONS:
        answer = ask(*question, "-c", poisoned, "--format", form)
        assert not RAW.search(answer.out), question
        assert not RAW.search(answer.err), question


def test_a_line_of_a_file_name_cannot_pose_as_a_line_of_ours(ask: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "x\nparallax: all is well.txt").write_bytes(b"\x7fELF\x00\x01" * 500)
    (folder / "fine.txt").write_text("The barrier stood.\n")
    assert ask("search", "barrier", "-c", folder).err.count("\n") == 1
