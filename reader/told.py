"""Which lines of a note are told first: the same ones on the command line and in the reader's folded pane."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.model import Statement

LINES = 15
"""Lines of a note that are told first, all warnings among them."""

_SOON, _LATE, _LAST = 0, 8, 12
_PLACE = {
    "provenance.facts": _SOON,
    "provenance.correction": _SOON,
    "quality.reworded": _SOON,
    "shared.copy": _SOON,
    "shared.reworded": _SOON,
    "limits.basis": _SOON,
    "outlet_fact.user": _SOON,
    "outlet_fact.table": 1,
    "shared.run": 2,
    "duplicate.quotation": 2,
    "genre.first_person": 2,
    "provenance.references": 2,
    "voices.sum": 2,
    "sourcing.no_reply": 2,
    "sourcing.comment": 4,
    "figures.differ": 2,
    "absent.topic": 2,
    "contrast.rank": 3,
    "contrast.size": 3,
    "framing.marks": 4,
    "provenance.licence": 4,
    "limits.dismissed": 4,
    "voices.speaker": 4,
    "naming.alias": 5,
    "distinctive.log_odds": 6,
    "absent.name": 6,
    "attribution.vague": 7,
    "wording.more": _LATE,
    "only.name": _LATE,
    "only.figure": _LATE + 1,
    "voices.unnamed": _LATE,
    "voices.reported": _LATE,
    "provenance.credits": _LATE,
    "provenance.rest": _LATE,
    "genre.we": _LATE + 1,
    "voices.lone": _LATE + 1,
    "voices.more": _LATE + 1,
    "limits.nothing": _LAST,
}
"""How soon a rule's first line is told, by how much a reader would miss it. Every section tells at least one."""
_KINDS = {"loaded": 3, "loaded_quoted": 7, "assertion": 4, "warning": -100}
"""The same for lines whose rule is a class of words."""
_STEP = 2
"""How much later each further line of a sort is told; within a sort what weighs more comes first."""
_LONE_VOICE = 3
"""How much later somebody is told who is quoted once."""


def told_first(statements: Sequence[Statement]) -> list[int]:
    """The numbers of some ``LINES`` statements, in their order: of each section its most telling, then the rest."""
    turns: Counter[str] = Counter()
    seen: dict[int, tuple[int, int]] = {}
    ranked: list[tuple[int, int]] = []
    for number, one in enumerate(statements):
        sort = one.kind if one.kind in _KINDS else one.rule
        place = _KINDS.get(sort, _PLACE.get(sort, _LATE)) + _STEP * turns[sort]
        if one.rule == "voices.speaker" and one.counts.here == 1:
            place += _LONE_VOICE
        turns[sort] += one.kind != "warning"
        ranked.append((place, number))
        seen[one.section] = min(seen.get(one.section, (place, number)), (place, number))
    first = set(seen.values())
    ranked.sort(key=lambda item: (item not in first and item[0] >= 0, item))
    return sorted(number for _, number in ranked[:LINES])
