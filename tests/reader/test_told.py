"""Which lines of a note are told first, on the command line and in the folded pane alike."""

from __future__ import annotations

from index.model import Counts, Statement
from reader.told import LINES, told_first


def line(section: int, rule: str, kind: str = "", here: int = 1) -> Statement:
    return Statement(section, kind or rule.partition(".")[0], "", rule, "why", Counts(here=here))


LONG = [
    line(1, "provenance.facts"),
    line(1, "genre.we"),
    line(1, "provenance.credits"),
    line(1, "shared.run"),
    line(2, "voices.sum"),
    *(line(2, "voices.speaker", here=n) for n in (4, 3, 1)),
    line(2, "sourcing.no_reply"),
    *(line(3, "wording.praising", "loaded") for _ in range(6)),
    *(line(4, "claims.plain", "assertion") for _ in range(4)),
    line(5, "distinctive.log_odds"),
    line(5, "framing.marks"),
    line(6, "absent.name"),
    line(6, "absent.topic"),
    *(line(7, "figures.differ") for _ in range(3)),
    line(8, "outlet_fact.table"),
    line(8, "outlet_fact.user"),
    line(9, "limits.basis"),
    line(9, "limits.nothing"),
    line(9, "warning.reworded", "warning"),
]


def test_a_long_note_tells_some_lines_of_every_section_and_every_warning() -> None:
    told = told_first(LONG)
    assert told == sorted(told) and len(told) == LINES
    assert {LONG[n].section for n in told} == {1, 2, 3, 4, 5, 6, 7, 8, 9}
    assert "warning.reworded" in [LONG[n].rule for n in told]


def test_what_a_reader_would_miss_most_goes_before_what_merely_comes_first() -> None:
    told = [LONG[n].rule for n in told_first(LONG)]
    for rule in ("shared.run", "sourcing.no_reply", "framing.marks", "absent.topic", "outlet_fact.user"):
        assert rule in told, rule
    for rule in ("genre.we", "provenance.credits", "limits.nothing"):
        assert rule not in told, rule


def test_a_short_note_is_told_whole() -> None:
    assert told_first(LONG[:9]) == list(range(9))
