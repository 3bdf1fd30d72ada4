"""Dismissing lines of a note, and bringing them back: what ``parallax note --dismiss`` and its like do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.errors import UsageError
from index.language.sanitise import one_line
from index.store.overrides import Kind
from reader.cli.exits import Exit
from reader.cli.session import Session
from reader.cli.views.words import shortened

if TYPE_CHECKING:
    from index.model import Note

_BACK = "parallax note --restore {} brings it back"
_DISMISSED = (Kind.STATEMENT, Kind.RULE)


def dismiss(session: Session, notes: Sequence[Note], *, key: str, rule: str) -> int:
    """Dismiss the line of ``key`` (or of a beginning of one), or all of ``rule``, as these notes have them.

    Raises:
        UsageError: they have none such, or several lines.
    """
    from index.library.dismissing import key_of

    every = [statement for note in notes for statement in note.statements]
    if rule:
        if not any(statement.rule == rule for statement in every):
            raise UsageError(f"no line of these notes has the rule {one_line(rule, 60)}; -v shows rules")
        session.library.overrides.dismiss_rule(rule)
        session.output.note(f"dismissed the rule {rule}; {_BACK.format(rule)}")
        return Exit.FOUND
    meant = {key_of(statement): statement for statement in every if key_of(statement).startswith(key)}
    if len(meant) != 1:
        what = "no line of these notes has" if not meant else "more than one line of these notes has"
        raise UsageError(f"{what} the key {one_line(key, 60)}; -v shows keys")
    ((whole, statement),) = meant.items()
    session.library.overrides.dismiss(statement)
    session.output.note(f"dismissed: {shortened(statement.text, 100)} {_BACK.format(whole)}")
    return Exit.FOUND


def restore(session: Session, name: str) -> int:
    """Show again what has this key, the beginning of one, or is this rule.

    Raises:
        UsageError: nothing dismissed is called so, or several are.
    """
    said = [one for one in session.library.overrides.every() if one.kind in _DISMISSED]
    meant = [one for one in said if one.subject == name] or [one for one in said if one.subject.startswith(name)]
    if len(meant) != 1:
        what = "nothing dismissed is called" if not meant else "more than one dismissed thing is called"
        raise UsageError(f"{what} {one_line(name, 60)}; --dismissed lists all")
    session.library.overrides.take_back(meant[0].number)
    session.output.note(f"shown again: {meant[0].label or meant[0].subject}")
    return Exit.FOUND


def list_dismissed(session: Session) -> int:
    """What was dismissed here, with the key or rule that brings it back."""
    from reader.cli.views.said import Said

    said = [one for one in session.library.overrides.every() if one.kind in _DISMISSED]
    session.print(Said(said))
    return session.leave(len(said), len(said))
