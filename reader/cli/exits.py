"""What a command's exit code says to a script."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The manner of grep, with one more for trouble."""

    FOUND = 0
    """Something was found, or what was asked is done."""
    NOTHING = 1
    """The question was fine and the answer is: nothing."""
    USAGE = 2
    """The options, the query, or the name of a thing make no sense."""
    TROUBLE = 3
    """The collection or the index cannot be used; with ``--strict`` or for ``index``: a file could not be read."""
    INTERRUPTED = 130
    """Ctrl-C."""
