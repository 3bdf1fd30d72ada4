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
    contrasts,
    differing,
    framing,
    only,
    outlet,
    provenance,
    speakers,
    strong,
    trust,
)
from index.comparison.note.story import Story, tell
from index.model import Note, OutletFact, Scope, Statement

_BEFORE: tuple[Callable[[Story], list[Statement]], ...] = (provenance.statements, speakers.statements)
_BEHIND: tuple[Callable[[Story], list[Statement]], ...] = (
    framing.statements,
    absent.statements,
    only.statements,
    differing.statements,
    contrasts.statements,
)


def write(
    target: Sequence[Analysed], others: Sequence[Analysed], scope: Scope, facts: Sequence[OutletFact] = ()
) -> Note:
    """The note of the source that ``target`` is filed under.

    Args:
        target: the source's articles in the comparison set; at least one.
        others: the other sources' articles in the set.
        scope: what the note compares with, as it is to be named.
        facts: what is known of the outlet that the source is.

    Returns:
        Statements in the order of the sections; within a section, what weighs more first.
    """
    story = tell(target, others, scope)
    wording = strong.statements(story)
    told = frozenset(e.text for statement in wording if statement.rule != "wording.more" for e in statement.evidence)
    made = [
        *(statement for section in _BEFORE for statement in section(story)),
        *wording,
        *claimed.statements(story, told),
        *(statement for section in _BEHIND for statement in section(story)),
    ]
    made.extend(outlet.statements(story, facts))
    made.extend(trust.statements(story, made))
    return Note(story.source, scope, tuple(d.article.id for d in story.here), tuple(made))
