"""The commands and how Typer finds them: a command's module is imported when it is the one that was asked for."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from index.errors import UsageError
from reader import __version__
from reader.cli.exits import Exit
from reader.output import Output

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter

COMMANDS = {
    "read": "Open the full-screen reader.",
    "search": "Find articles, with the passages that match.",
    "quotes": "Find quotes: who said what, in which words.",
    "speakers": "List who speaks, with counts.",
    "sources": "List who publishes, with counts.",
    "note": "Print the bias note of a source, an article, or all sources.",
    "compare": "Lay the sources side by side: who has which quote, speaker, figure, name.",
    "fix": "Say what the files say wrongly, or do not say.",
    "show": "Print articles whole.",
    "index": "Read new and changed files now, and say what was done.",
    "check": "Check the index, and list the files that cannot be read.",
    "cache": "List what is kept of your collections, and remove what is of no more use.",
    "demo": "Try it on an invented story.",
}
"""Every command is the function ``command`` of ``reader.cli.<name>``; its docstring begins with the same line."""

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Commands(TyperGroup):
    """A group that knows its commands by name alone, and takes ``parallax PATH`` for ``parallax read PATH``."""

    def list_commands(self, ctx: Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        if cmd_name not in COMMANDS:
            return None
        single = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
        single.command(cmd_name, context_settings=SETTINGS)(import_module(f"reader.cli.{cmd_name}").command)
        return typer.main.get_command(single)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not ctx.resilient_parsing and not name.startswith("-"):
            if not os.path.lexists(name):
                raise UsageError(f"no command and no file is called {name!r}{_nearest(name)}")
            args = ["read", *args]
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    return "".join(f"; did you mean {near!r}?" for near in get_close_matches(name, COMMANDS, 1))


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    context_settings=SETTINGS,
)


@app.callback(
    epilog="Exit codes: 0 found, 1 nothing found, 2 bad options or query, 3 trouble with collection or index."
)
def parallax(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version.")] = False,
) -> int:
    """Read, search and compare the articles that you saved about a story.

    `parallax FOLDER` opens the reader. The other commands take the collection by -c; without it, it is
    PARALLAX_COLLECTION, the `collection` of the settings, or the one last opened.
    """
    if version:
        Output.standard().line(f"parallax {__version__}")
        raise typer.Exit(Exit.FOUND)
    if context.invoked_subcommand is None:
        output = Output.standard()
        for line in context.get_help().splitlines():
            output.aside(line)
        return Exit.USAGE
    return Exit.FOUND
