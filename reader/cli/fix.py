"""``parallax fix``."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from index.errors import UsageError
from reader.cli import options as o
from reader.cli.collection import STDIN
from reader.cli.exits import Exit
from reader.cli.session import Manner, Session, opened
from reader.cli.views.words import counted
from reader.output import Colour

if TYPE_CHECKING:
    from collections.abc import Mapping


class Field(StrEnum):
    """The facts of an article that can be corrected."""

    OUTLET = "outlet"
    DATE = "date"
    BYLINE = "byline"
    TITLE = "title"
    URL = "url"


Value = str | None
_NOT_YET = "; another process is indexing, so it shows after the next look at the files"
_WHICH = "what is to be fixed? Give an ARTICLE and --outlet or the like, or one of --rename, --about, --undo, --list"


def command(
    article: Annotated[
        list[str] | None, typer.Argument(metavar="[ARTICLE]...", help="Articles: id, start of one, or path.")
    ] = None,
    collection: o.Collection = None,
    outlet: Annotated[Value, typer.Option("--outlet", metavar="NAME", help="Who published them.")] = None,
    date: Annotated[Value, typer.Option("--date", metavar="DAY", help="When: 2025-01-31, 31 January 2025.")] = None,
    byline: Annotated[Value, typer.Option("--byline", metavar="NAMES", help="Who wrote them.")] = None,
    title: Annotated[Value, typer.Option("--title", metavar="TEXT", help="What they are called.")] = None,
    url: Annotated[Value, typer.Option("--url", metavar="URL", help="Where they were published.")] = None,
    without: Annotated[
        list[Field] | None, typer.Option("--without", help="What the file says is wrong, and nothing is known instead.")
    ] = None,
    clear: Annotated[
        list[Field] | None, typer.Option("--clear", help="Undo a correction: what the file says counts again.")
    ] = None,
    rename: Annotated[
        Value, typer.Option("--rename", metavar="SOURCE", help="Give a source another name, with --to.")
    ] = None,
    to: Annotated[
        Value, typer.Option("--to", metavar="NAME", help="Its name from now on; that of a source: the two become one.")
    ] = None,
    about: Annotated[Value, typer.Option("--about", metavar="OUTLET", help="Note something about an outlet.")] = None,
    fact: Annotated[Value, typer.Option("--fact", metavar="TEXT", help="What; printed in section 8 of its note.")] = (
        None
    ),
    origin: Annotated[Value, typer.Option("--from", metavar="TEXT", help="Where that is from.")] = None,
    undo: Annotated[
        list[int] | None, typer.Option("--undo", metavar="NUMBER", help="Take back what --list shows under it.")
    ] = None,
    every: Annotated[bool, typer.Option("--list", help="All that you said against the files, numbered.")] = False,
    form: o.As = o.Format.TEXT,
    color: o.Coloured = Colour.AUTO,
    no_refresh: o.NoRefresh = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
) -> int:
    """Say what the files say wrongly, or do not say.

    Corrects facts of articles, renames and merges sources, notes facts about outlets. The files are never written;
    what you say is kept with your own data, counts everywhere at once, and can be taken back.
    """
    given = {"outlet": outlet, "date": date, "byline": byline, "title": title, "url": url}
    values: dict[str, Value] = {name: value for name, value in given.items() if value is not None}
    struck = [field.value for field in without or ()]
    cleared = [field.value for field in clear or ()]
    _see_sense(values, struck, cleared, articles=article, renaming=(rename, to), noting=(about, fact, origin))
    asked = [bool(article), rename is not None, about is not None, bool(undo), every]
    if sum(asked) != 1:
        raise UsageError(_WHICH)
    if STDIN in (collection or ()):
        raise UsageError("what comes by stdin is not kept; save it to a file to correct it")
    with opened(Manner(collection, form, color, not no_refresh, False, quiet, verbose)) as session:
        if article:
            _correct(session, article, {**values, **dict.fromkeys(struck)}, cleared)
        elif rename is not None and to is not None:
            source, followed = session.library.overrides.rename(rename, to)
            session.output.note(f"{rename} is filed as {source.label}{'' if followed else _NOT_YET}")
        elif about is not None and fact is not None:
            session.library.overrides.add_fact(about, fact, origin or "")
            session.output.note(f"noted about {about}; it stands in section 8 of its note")
        elif undo:
            followed = session.library.overrides.take_back(*undo)
            session.output.note(f"{counted(len(set(undo)), 'thing')} taken back{'' if followed else _NOT_YET}")
        else:
            return _list(session)
    return Exit.FOUND


def _see_sense(
    values: Mapping[str, Value],
    struck: list[str],
    cleared: list[str],
    *,
    articles: list[str] | None,
    renaming: tuple[Value, Value],
    noting: tuple[Value, Value, Value],
) -> None:
    """See that each option has what belongs to it.

    Raises:
        UsageError: it has not.
    """
    several = {name for name in (*values, *struck, *cleared) if [*values, *struck, *cleared].count(name) > 1}
    if several:
        raise UsageError(f"say only one thing about {', '.join(sorted(several))}")
    if "title" in struck:
        raise UsageError("every article has a title; give another with --title")
    if bool(articles) != bool(values or struck or cleared):
        raise UsageError("name the article, and what is right of it: --outlet, --date, --byline, --title or --url")
    if (renaming[0] is None) != (renaming[1] is None):
        raise UsageError("--rename SOURCE and --to NAME belong together")
    if (noting[0] is None) != (noting[1] is None) or (noting[2] is not None and noting[0] is None):
        raise UsageError("--about OUTLET and --fact TEXT belong together, and --from to both")


def _correct(session: Session, articles: list[str], values: Mapping[str, Value], cleared: list[str]) -> None:
    followed = session.library.overrides.correct(articles, values, clear=cleared)
    told = [f"{name} {'none' if value is None else value}" for name, value in values.items()]
    told += [f"{name} as the file says" for name in cleared]
    session.output.note(f"{counted(len(set(articles)), 'article')}: {', '.join(told)}{'' if followed else _NOT_YET}")


def _list(session: Session) -> int:
    from reader.cli.views.said import Said

    every = session.library.overrides.every()
    session.print(Said(every))
    return session.leave(len(every), len(every))
