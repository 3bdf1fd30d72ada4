"""What leaves by stdout and stderr is harmless, fits the terminal, and survives odd encodings and closed pipes."""

from __future__ import annotations

import io
import os

import pytest

from reader.output import Colour, Output, OutputError, ReaderGone
from reader.styled import Style, Styled, strong

HOSTILE = "a\x1b]52;c;ZXZpbA==\x07b\x9b2Jc\u202ed\nparallax: e"


def output(*, styled: bool = False, width: int | None = None, encoding: str = "utf-8") -> Output:
    return Output(
        io.TextIOWrapper(io.BytesIO(), encoding=encoding),
        io.TextIOWrapper(io.BytesIO(), encoding=encoding),
        styled,
        width,
    )


def printed(stream: object) -> str:
    assert isinstance(stream, io.TextIOWrapper)
    stream.flush()
    return stream.buffer.getvalue().decode(stream.encoding)  # type: ignore[attr-defined]


def test_a_line_carries_no_code_of_a_stranger() -> None:
    out = output(styled=True)
    out.line("x ", strong(HOSTILE))
    assert printed(out.out) == "x \x1b[1ma\ufffd]52;c;ZXZpbA==\ufffdb\ufffd2Jc\ufffdd parallax: e\x1b[0m\n"


def test_without_style_no_code_is_written_at_all() -> None:
    out = output()
    out.line(strong(HOSTILE), Styled("m", Style.MATCH))
    assert "\x1b" not in printed(out.out)


def test_words_on_stderr_are_one_harmless_line() -> None:
    out = output()
    out.say(HOSTILE)
    assert printed(out.err) == "parallax: a\ufffd]52;c;ZXZpbA==\ufffdb\ufffd2Jc\ufffdd parallax: e\n"


def test_quiet_keeps_notes_back_but_not_errors() -> None:
    out = output()
    out.quiet = True
    out.note("a word")
    out.say("an error")
    assert printed(out.err) == "parallax: an error\n"


def test_nothing_is_wrapped_without_a_terminal() -> None:
    out = output()
    out.line("word " * 100, indent=4)
    assert printed(out.out).count("\n") == 1


def test_on_a_terminal_lines_break_between_words_and_keep_their_indent() -> None:
    out = output(width=20)
    out.line("one two three four five six", indent=4)
    assert printed(out.out) == "    one two three\n    four five six\n"


def test_a_wrapped_line_keeps_its_styles() -> None:
    out = output(styled=True, width=20)
    out.line("one two ", Styled("three four five", Style.MATCH))
    assert printed(out.out) == "one two \x1b[1;7mthree four\x1b[0m\n\x1b[1;7mfive\x1b[0m\n"


def test_wide_characters_fill_two_columns() -> None:
    out = output(width=20)
    out.line("港" * 15)
    assert [len(row) for row in printed(out.out).splitlines()] == [10, 5]


def test_a_table_is_aligned_on_a_terminal_and_parted_by_tabs_in_a_pipe() -> None:
    rows = [("港湾新聞", "2 quotes"), ("Herald", "1 quote")]
    tty, pipe = output(width=80), output()
    tty.table(rows)
    pipe.table(rows)
    assert printed(tty.out) == "港湾新聞  2 quotes\nHerald    1 quote\n"
    assert printed(pipe.out) == "港湾新聞\t2 quotes\nHerald\t1 quote\n"


def test_a_last_column_without_room_goes_below_its_row() -> None:
    tty = output(width=40)
    tty.table([("Herald", "1 quote", "the keeper of the light at the end of the quay"), ("Post", "2 quotes", "mayor")])
    assert printed(tty.out).splitlines() == [
        "Herald  1 quote",
        "    the keeper of the light at the end",
        "    of the quay",
        "Post    2 quotes  mayor",
    ]


def test_an_output_that_is_not_utf8_gets_replacements_and_one_line_on_stderr() -> None:
    out = output(encoding="latin-1")
    out.line("“quay” naïve")
    out.line("“again”")
    assert printed(out.out) == "?quay? naïve\n?again?\n"
    assert printed(out.err).count("\n") == 1


def test_a_closed_pipe_ends_in_silence() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stream:
        out = Output(stream, io.StringIO())
        out.line("x")
        with pytest.raises(ReaderGone):
            out.flush()
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_a_full_disk_is_an_error_of_one_line() -> None:
    with open("/dev/full", "w", encoding="utf-8") as stream:  # noqa: PTH123
        out = Output(stream, io.StringIO())
        out.line("x")
        with pytest.raises(OutputError, match="cannot write"):
            out.flush()
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@pytest.mark.parametrize(
    ("colour", "environment", "styled"),
    [
        (Colour.AUTO, {}, False),
        (Colour.AUTO, {"FORCE_COLOR": "1"}, True),
        (Colour.AUTO, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (Colour.ALWAYS, {"NO_COLOR": "1"}, True),
        (Colour.NEVER, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_style_is_for_terminals_and_for_whom_it_was_asked(
    colour: Colour, environment: dict[str, str], styled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Output.standard(colour).styled is styled
