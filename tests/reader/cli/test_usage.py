"""What makes no sense gets one line that says so, a hint, and exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import QueryError
from reader.cli.app import COMMANDS
from reader.cli.main import _pointed
from tests.reader.cli.command import Ask, spawn


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["serch", "x"], "no command and no file is called 'serch'; did you mean 'search'?"),
        (["xyzzy"], "no command and no file is called 'xyzzy'"),
        (["search", "--frobnicate"], "no such option: --frobnicate"),
        (["search", "x", "--format", "xml"], "invalid value for '--format': 'xml' is not one of"),
        (["search", "x", "-n", "many"], "invalid value for '--limit'"),
        (["search", "x", "-n", "-1"], "invalid value for '--limit'"),
        (["search", "x", "--since", "soon"], "--since takes a day like 2025-01-31"),
        (["search", "x", "--since", "2025-02", "--until", "2025-01"], "--since 2025-02 comes after --until 2025-01"),
        (["search", "x"], "which collection?"),
        (["show", "-c", "x"], "which article?"),
        (["note", "Herald", "--article", "a"], "name a source or --article, not both"),
        (["--frobnicate"], "no such option: --frobnicate"),
    ],
)
def test_one_line_and_exit_code_2(arguments: list[str], message: str, ask: Ask) -> None:
    answer = ask(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.startswith(f"parallax: {message}")
    assert answer.err.count("\n") <= 2


def test_a_wrong_option_is_answered_with_where_to_look(ask: Ask) -> None:
    lines = ask("search", "-x").err.splitlines()
    assert (
        lines[1] == "parallax: parallax search --help lists its options; a word that begins with a dash goes after --"
    )


def test_no_arguments_at_all_print_the_help_on_stderr(ask: Ask) -> None:
    answer = ask()
    assert (answer.code, answer.out) == (2, "")
    assert "Usage: parallax" in answer.err


def test_help_is_data(ask: Ask) -> None:
    answer = ask("--help")
    assert (answer.code, answer.err) == (0, "")
    for name in COMMANDS:
        assert f"  {name} " in answer.out


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_begins_with_its_line_in_the_list(command: str, ask: Ask) -> None:
    answer = ask(command, "--help")
    assert answer.code == 0
    assert COMMANDS[command] in " ".join(answer.out.split())


def test_a_hostile_option_is_echoed_harmless(ask: Ask) -> None:
    answer = ask("search", "--\x1b]52;c;x\x07\x9b2J\nparallax: all is well")
    assert answer.code == 2
    assert all(char.isprintable() or char == "\n" for char in answer.err)
    assert answer.err.count("\n") == 2


def test_a_missing_folder_is_trouble_and_named(ask: Ask, tmp_path: Path) -> None:
    answer = ask("search", "x", "-c", tmp_path / "nowhere")
    assert (answer.code, answer.out) == (3, "")
    assert "nowhere" in answer.err
    assert answer.err.count("\n") == 1


def test_the_reader_refuses_politely_without_a_terminal(ask: Ask, story: Path) -> None:
    for arguments in (["read", story], [story]):
        answer = ask(*arguments)
        assert answer.code == 2
        assert answer.err.startswith("parallax: the reader needs a terminal; `parallax search`")


def test_a_long_query_is_cut_around_the_place_where_it_breaks() -> None:
    error = QueryError("no", "a" * 500 + '"' + "b" * 500, 500)
    echoed, caret = _pointed(error.query, error.position)
    assert len(echoed) == 202
    assert echoed[caret.index("^")] == '"'


def test_the_caret_stands_right_below_wide_characters() -> None:
    echoed, caret = _pointed("港湾 (", 3)
    assert echoed == "  港湾 ("
    assert caret == "  " + " " * 5 + "^"


def test_the_version_is_one_line_of_data() -> None:
    answer = spawn("--version")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("parallax ")
    assert spawn("-V").out == answer.out


def test_a_link_to_a_file_is_refused_and_its_target_named(ask: Ask, story: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(story / "barrier.txt")
    answer = ask("search", "lagoon", "-c", link)
    assert (answer.code, answer.out) == (2, "")
    assert "name the file itself" in answer.err
    assert "barrier.txt" in answer.err


def test_a_link_to_a_folder_is_that_folder(ask: Ask, story: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(story)
    assert ask("search", "lagoon", "-c", link).code == 0


def test_an_empty_name_is_not_the_current_folder(ask: Ask, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(story)
    answer = ask("search", "lagoon", "-c", "")
    assert (answer.code, answer.out) == (2, "")
    assert "empty name" in answer.err


def test_a_variable_that_names_nothing_is_told(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_COLLECTION", ":")
    answer = ask("search", "lagoon")
    assert answer.code == 2
    assert "names no folder" in answer.err


def test_a_link_to_a_folder_is_a_folder(ask: Ask, story: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(story)
    assert ask("search", "lagoon", "-c", tmp_path / "link").code == 0
