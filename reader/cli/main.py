"""From arguments to an exit code: the one place where errors become a line on stderr."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import TracebackType

import typer

from index.errors import ParallaxError, QueryError, UsageError
from reader.cli.exits import Exit
from reader.output import Output, OutputError, ReaderGone

ECHO_LIMIT = 200


def run(arguments: Sequence[str]) -> int:
    """Do what ``parallax ARGUMENTS`` asks; the result is the exit code. Never raises for what a user can cause."""
    output = Output.standard()
    sys.excepthook = _surprised
    try:
        code = _answer(arguments, output)
        output.flush()
    except ReaderGone:
        return _leave_pipe()
    except OutputError as error:
        output.say(str(error))
        _forget_stdout()
        return Exit.TROUBLE
    except KeyboardInterrupt:
        return _interrupted(output)
    return code


def _answer(arguments: Sequence[str], output: Output) -> int:
    from reader.cli.app import app

    try:
        code = typer.main.get_command(app).main(list(arguments), prog_name="parallax", standalone_mode=False)
    except typer.TyperException as error:
        message = error.format_message().rstrip(".")
        output.say(message[:1].lower() + message[1:])
        output.say(_hint(arguments))
        return Exit.USAGE
    except QueryError as error:
        output.say(str(error))
        for line in _pointed(error.query, error.position):
            output.aside(line)
        return Exit.USAGE
    except UsageError as error:
        output.say(str(error))
        return Exit.USAGE
    except OutputError:
        raise
    except ParallaxError as error:
        output.say(str(error))
        return Exit.TROUBLE
    except typer.Abort:
        return _interrupted(output)
    if code == Exit.INTERRUPTED:
        return _interrupted(output)
    return int(code or Exit.FOUND)


def _hint(arguments: Sequence[str]) -> str:
    from reader.cli.app import COMMANDS

    command = next((word for word in arguments if word in COMMANDS), None)
    if command is None:
        return "parallax --help lists the commands"
    dash = "; a word that begins with a dash goes after --" if command in ("search", "quotes") else ""
    return f"parallax {command} --help lists its options{dash}"


def _pointed(query: str, position: int) -> tuple[str, str]:
    """The query, cut to what is near ``position``, and a caret below that place."""
    start = max(0, min(position - ECHO_LIMIT // 2, len(query) - ECHO_LIMIT))
    shown = query[start : start + ECHO_LIMIT]
    from reader.text.cells import width_of

    return f"  {shown}", "  " + " " * width_of(shown[: position - start]) + "^"


def _interrupted(output: Output) -> int:
    output.progress("")
    output.say("interrupted; what was read so far is kept")
    return Exit.INTERRUPTED


def _leave_pipe() -> int:
    """End as other tools do whose reader went away: silently, by SIGPIPE where the system has it."""
    _forget_stdout()
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGPIPE)
    return Exit.NOTHING


def _forget_stdout() -> None:
    """Let the flush at the interpreter's end go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def _surprised(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault of ours: one harmless line, or with PARALLAX_DEBUG set all of it; and exit 3, not 1."""
    output = Output.standard()
    if os.environ.get("PARALLAX_DEBUG"):
        import traceback

        for line in "".join(traceback.format_exception(kind, error, trace)).split("\n"):
            output.aside(line)
    output.say(f"a fault of its own: {kind.__name__}: {error}; PARALLAX_DEBUG=1 shows where")
    raise SystemExit(Exit.TROUBLE)
