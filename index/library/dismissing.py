"""Statements that the user does not want to see: known by what they say, and left out of every note, which says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

from index.model import Note, Statement
from index.store.overrides import Kind, Override

_NUMBERS = re.compile(r"\d[\d,.]*")


def key_of(statement: Statement) -> str:
    """Ten signs that stay the same while rule, words and first passage do, whatever the counts and the file's name."""
    passage = statement.evidence[0].text if statement.evidence else ""
    said = "\0".join((statement.rule, _NUMBERS.sub("#", statement.text), passage))
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def without_dismissed(note: Note, said: Sequence[Override]) -> Note:
    """The note without what was dismissed; its last section tells how much that is."""
    rules = {one.subject for one in said if one.kind is Kind.RULE}
    keys = {one.subject for one in said if one.kind is Kind.STATEMENT}
    if not rules and not keys:
        return note
    shown = [one for one in note.statements if one.rule not in rules and not _among(one, keys)]
    hidden = len(note.statements) - len(shown)
    if hidden:
        shown.append(_told(note, hidden))
    return replace(note, statements=tuple(shown))


def _among(statement: Statement, keys: set[str]) -> bool:
    """By its key; or by article and words, as an earlier format kept it."""
    return key_of(statement) in keys or any(f"{e.article} {e.text}" in keys for e in statement.evidence)


def _told(note: Note, hidden: int) -> Statement:
    basis = next((one for one in note.statements if one.rule == "limits.basis"), note.statements[-1])
    return Statement(
        section=9,
        kind="limits",
        text=f"{hidden} {'line is' if hidden == 1 else 'lines are'} not shown, because you dismissed "
        f"{'it' if hidden == 1 else 'them'} or the rule.",
        rule="limits.dismissed",
        reason="parallax note --dismissed lists what you dismissed, and --restore brings it back.",
        counts=replace(basis.counts, here=hidden),
        evidence=basis.evidence,
    )
