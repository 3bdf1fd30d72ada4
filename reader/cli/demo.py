"""``parallax demo``."""

from __future__ import annotations

import shutil
from pathlib import Path

from index.errors import StoreError
from index.places import default_places, private_folder
from reader.cli.exits import Exit
from reader.cli.read import no_screen, screen
from reader.cli.session import Manner, opened
from reader.cli.views.hits import Hits
from reader.cli.views.notes import Notes
from reader.cli.views.quotes import Quotes
from reader.styled import faint

WORDS = "foghorn"
SHOWN = 3


def command() -> int:
    """Try it on an invented story.

    Opens the reader on a copy of it; without a terminal, prints a search, some quotes and a bias note instead.
    """
    folder = _copy()
    if no_screen() is None:
        return screen([folder], remember=False)
    with opened(Manner([str(folder)])) as session:
        library, output = session.library, session.output
        output.line(faint(f"$ parallax search {WORDS} -n {SHOWN} -c {folder}"))
        session.print(Hits(library.search(WORDS, limit=SHOWN)))
        output.line()
        output.line(faint(f"$ parallax quotes {WORDS} -n {SHOWN} --echoes -c {folder}"))
        found = library.find_quotes(WORDS, limit=SHOWN, with_echoes=True, all_indirect=False)
        session.print(Quotes(found, session.text_of))
        output.line()
        source = max(library.sources(), key=lambda one: (one.evidence is not None, one.articles)).source
        output.line(faint(f"$ parallax note {source.label!r} -c {folder}"))
        session.print(Notes((library.note(source=source.id),)))
    return Exit.FOUND


def _copy() -> Path:
    """The shipped articles, in a folder of the user's cache that may be written, changed and removed.

    Raises:
        StoreError: the cache cannot be written.
    """
    folder = default_places().cache / "demo"
    try:
        return _filled(folder)
    except OSError as error:
        raise StoreError(f"cannot make the cache folder {folder}: {error.strerror}") from error


def _filled(folder: Path) -> Path:
    from reader.demo import articles_folder

    shipped = articles_folder()
    private_folder(folder.parent)
    private_folder(folder)
    names = {path.name for path in shipped.iterdir() if path.is_file()}
    for old in folder.iterdir():
        if old.is_file() and old.name not in names:
            old.unlink()
    for name in sorted(names):
        fresh, copy = shipped / name, folder / name
        if not copy.is_file() or copy.read_bytes() != fresh.read_bytes():
            shutil.copyfile(fresh, copy)
    return folder
