"""What each paragraph is. Careful on one side: what is not clearly something else is body, and long is always body."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from index.loading import bylines, cues, dates, hosts, outlets
from index.loading.references import reference_lines
from index.model import Block, BlockClass, Span

_MOST_CLASSED = 10_000
"""Paragraphs beyond which a text is no article whose parts are worth telling apart."""
_LONG = 300
_VERY_LONG = 600
_HEADING = 80
_TITLE = 160
_NEAR_AN_END = 4
_FINAL_STOP = re.compile(r"[.,;:…]['\"’”»)]?\Z")
_SENTENCE_END = re.compile(r"[.!?…]['\"’”»)]{0,2} {1,2}['\"‘“«(]?[A-Z0-9]")
_QUESTION = re.compile(r"[?!]['\"’”»)]{0,2}\Z")
_QUOTED = re.compile('["“”«»„]')
_BULLET = re.compile(r"[-–—―*•·>|]|\d{1,3}[.)] ")
_IN_BRACKETS = re.compile(r"[(\[|]([^()\[\]|]{3,160})[)\]]?\.?\Z")
_AFTER_SENTENCE = re.compile(r"[.!?’”\"] ([^.!?]{3,60})\Z")
_CREDIT_WORDS = re.compile(
    r"(?:(?:file|photo|photograph|image|picture|credit|source|courtesy|handout|by|of|via|from|screenshot)s?\b"
    r"[ :/]{0,2}){1,4}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph as the rules see it: its words, its probe (see ``cues``), and where it stands."""

    line: str
    probe: str
    number: int
    count: int

    @property
    def reports(self) -> bool:
        """Whether it holds a word of reporting, and so is somebody's statement."""
        return cues.reporting().search(self.probe) is not None

    @property
    def near_an_end(self) -> bool:
        return self.number < _NEAR_AN_END or self.number >= self.count - _NEAR_AN_END


def classify(text: str, spans: Sequence[Span], presets: Sequence[BlockClass | None] = ()) -> tuple[Block, ...]:
    """One block a paragraph. ``presets`` are what markup says of some of them (heading, caption): that stands."""
    given = list(presets) or [None] * len(spans)
    if len(spans) > _MOST_CLASSED:
        return tuple(Block(preset or BlockClass.BODY, span) for preset, span in zip(given, spans, strict=True))
    looks = _looks(text, spans)
    kinds = [preset or _kind(look) for preset, look in zip(given, looks, strict=True)]
    for number in reference_lines([look.line for look in looks]):
        kinds[number] = BlockClass.REFERENCE
    _captions_above_credits(looks, kinds, given)
    _headings(looks, kinds)
    _title(looks, kinds, given)
    return tuple(Block(kind, span) for kind, span in zip(kinds, spans, strict=True))


_ABOVE_THE_TITLE = (BlockClass.PROMO, BlockClass.DATELINE, BlockClass.CREDIT, BlockClass.LICENCE, BlockClass.BYLINE)


def _looks(text: str, spans: Sequence[Span]) -> list[Look]:
    return [
        Look(line := span.of(text), cues.probe(line) if len(line) <= _VERY_LONG else "", number, len(spans))
        for number, span in enumerate(spans)
    ]


def _kind(look: Look) -> BlockClass:
    length = len(look.line)
    for kind, longest, rule in _RULES:
        if length <= longest and rule(look):
            return kind
    return BlockClass.BODY


def _promo(look: Look) -> bool:
    if look.probe.strip(" .:»>→-[]()") in cues.whole("promo", "whole"):
        return True
    appeal = cues.starting("promo", "starts").match(look.probe) or cues.stems("promo", "holds").search(look.probe)
    if not appeal and cues.starting("promo", "asks").match(look.probe):
        appeal = cues.holding("promo", "objects").search(look.probe)
    return bool(appeal) and not look.reports


def _licence(look: Look) -> bool:
    if cues.starting("licence", "starts").match(look.probe) and len(look.line) <= 200:
        return not look.reports
    if not look.near_an_end:
        return False
    found = cues.stems("licence", "sure").search(look.probe) is not None
    if not found and cues.stems("licence", "permission").search(look.probe):
        found = all(cues.stems("licence", name).search(look.probe) for name in ("use", "law"))
    return found and not look.reports


def _correction(look: Look) -> bool:
    return cues.starting("correction", "starts").match(look.probe.lstrip("([* ")) is not None


def _byline(look: Look) -> bool:
    return look.near_an_end and bylines.find(look.line) is not None


def _dateline(look: Look) -> bool:
    """A line that is only a place and a day, or only the day of publication."""
    return look.near_an_end and (bylines.is_place_and_day(look.line) or dates.announced(look.line) is not None)


def _credit(look: Look) -> bool:
    if look.line.endswith(".") and len(look.line) > 60:
        return False
    if cues.starting("credit", "starts").match(look.probe):
        return not look.reports
    first, colon, rest = look.line.partition(":")
    if colon and " " not in first and cues.starting("caption", "sure").match(look.probe):
        return len(rest) <= 60 and cues.only_names(rest)
    if len(look.line) > 80 or not cues.only_names(look.line.strip("()[] .")):
        return False
    return cues.holding("credit", "holds").search(look.probe) is not None


def _caption(look: Look) -> bool:
    if cues.starting("caption", "sure").match(look.probe):
        return not look.reports
    tail = _IN_BRACKETS.search(look.line) or _AFTER_SENTENCE.search(look.line)
    if tail is not None and _is_credit(tail[1]):
        return not look.reports
    likely = cues.starting("caption", "likely").match(look.probe) and not _FINAL_STOP.search(look.line)
    return bool(likely) and not look.reports


def _is_credit(words: str) -> bool:
    """Whether the last words of a line credit somebody: a cue, and beside it nothing but names."""
    if cues.holding("credit", "holds").search(cues.probe(words)) is None:
        return False
    begins = _CREDIT_WORDS.match(words)
    return cues.only_names(words[begins.end() if begins else 0 :])


def _address(look: Look) -> bool:
    """A line that is only an address, or at the top only the name of an outlet."""
    if hosts.valid_url(look.line) is not None:
        return True
    return look.number < _NEAR_AN_END and outlets.named_alone(look.line) is not None


_RULES: tuple[tuple[BlockClass, int, Callable[[Look], bool]], ...] = (
    (BlockClass.CORRECTION, 600, _correction),
    (BlockClass.LICENCE, 600, _licence),
    (BlockClass.PROMO, 200, _promo),
    (BlockClass.BYLINE, 150, _byline),
    (BlockClass.DATELINE, 90, _dateline),
    (BlockClass.CREDIT, 150, _credit),
    (BlockClass.CAPTION, 300, _caption),
    (BlockClass.REFERENCE, 300, _address),
)
"""The rules in the order in which they are asked, with the length in characters beyond which a line is body."""


def _captions_above_credits(looks: list[Look], kinds: list[BlockClass], given: Sequence[BlockClass | None]) -> None:
    """The line above a line of credit is its caption, if it is short beside the body and nobody's statement."""
    lengths = [len(look.line) for look, kind in zip(looks, kinds, strict=True) if kind is BlockClass.BODY]
    usual = median(lengths) if lengths else 0.0
    for number in range(1, len(looks)):
        above = looks[number - 1]
        free = given[number - 1] is None and kinds[number - 1] in (BlockClass.BODY, BlockClass.HEADING)
        if kinds[number] is BlockClass.CREDIT and free and number > 1 and _may_be_caption(above, usual):
            kinds[number - 1] = BlockClass.CAPTION


def _may_be_caption(look: Look, usual: float) -> bool:
    line = look.line
    if len(line) > _LONG or _SENTENCE_END.search(line) or look.reports:
        return False
    if cues.starting("caption", "likely").match(look.probe) or not _FINAL_STOP.search(line):
        return True
    return len(line) <= 160 and len(line) * 10 <= usual * 6 and not _QUOTED.search(line)


def _headings(looks: list[Look], kinds: list[BlockClass]) -> None:
    """A few words without a final stop above a longer paragraph of body, pictures between them not counted."""
    following = 0
    for number in range(len(looks) - 1, -1, -1):
        look = looks[number]
        if kinds[number] is BlockClass.BODY:
            if _is_heading(look, following):
                kinds[number] = BlockClass.HEADING
            following = len(look.line)
        elif kinds[number] not in (BlockClass.CAPTION, BlockClass.CREDIT, BlockClass.PROMO):
            following = 0


def _is_heading(look: Look, following: int) -> bool:
    line = look.line
    if len(line) > _HEADING or _FINAL_STOP.search(line) or _BULLET.match(line) or not _begins_large(line):
        return False
    if following <= max(60, len(line) * 3 // 2) or line.count(" ") > 7 or look.reports:
        return False
    return not (_QUESTION.search(line) and (_QUOTED.search(line) or ":" in line))


def _title(looks: list[Look], kinds: list[BlockClass], given: Sequence[BlockClass | None]) -> None:
    """The first line of content is the headline, if it has no final stop and a longer paragraph follows soon."""
    content = [number for number, kind in enumerate(kinds[:8]) if kind not in _ABOVE_THE_TITLE]
    if len(content) < 2 or content[0] > 3 or given[content[0]] is not None:
        return
    line = looks[content[0]].line
    if (
        kinds[content[0]] is not BlockClass.BODY
        or len(line) > _TITLE
        or _FINAL_STOP.search(line)
        or _BULLET.match(line)
    ):
        return
    if _begins_large(line) and any(len(looks[number].line) > len(line) for number in content[1:3]):
        kinds[content[0]] = BlockClass.HEADING


def _begins_large(line: str) -> bool:
    """Whether the first letter is no small one; a script without cases passes."""
    first = next((char for char in line if char.isalpha()), "")
    return bool(first) and not first.islower()
