"""The note of one source: how it tells the story, beside the other sources of its comparison set.

It counts, quotes and compares; it judges nobody. One module a section; every line has its count, rule, reason and the
passages it rests on. What the rules say and how they were measured: docs/note.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.comparison import Analysed
from index.comparison.note import (
    absent,
    claimed,
    differing,
    framing,
    provenance,
    speakers,
    strong,
    trust,
)
from index.comparison.note.story import Story, tell
from index.model import Note, Scope, Statement

_SECTIONS: tuple[Callable[[Story], list[Statement]], ...] = (
    provenance.statements,
    speakers.statements,
    strong.statements,
    claimed.statements,
    framing.statements,
    absent.statements,
    differing.statements,
)


def write(target: Sequence[Analysed], others: Sequence[Analysed], scope: Scope) -> Note:
    """The note of the source that ``target`` is filed under.

    Args:
        target: the source's articles in the comparison set; at least one.
        others: the other sources' articles in the set.
        scope: what the note compares with, as it is to be named.

    Returns:
        Statements in the order of the sections; within a section, what weighs more first.
    """
    story = tell(target, others, scope)
    made = [statement for section in _SECTIONS for statement in section(story)]
    made.extend(trust.statements(story, made))
    return Note(story.source, scope, tuple(d.article.id for d in story.here), tuple(made))
