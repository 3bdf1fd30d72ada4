"""Quotation marks made into regions, a whole document at a time.

American and British practice, guillemets, low-high and corner marks, typewriter and TeX marks are read; a quotation
may be carried over paragraphs (re-opened or not), left open, or mistyped. Pairing is one pass over the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.language.nested_doubles import Stretch, letters
from index.language.single_marks import outer_singles, stray_singles
from index.model import Block, BlockClass, Span

READ = (BlockClass.BODY, BlockClass.HEADING)
UNCLOSED_LEAST = 20
"""An unclosed quotation shorter than this (code points) is taken for a slip of the key."""

_MARK = re.compile(r"[“”„‟«»\"「」『』＂]|''|``|’’|‘‘|(?<!\S),,(?=\w)")
_OPENERS = {"“": "”", "„": "“", "‟": "”", "«": "»", "「": "」", "『": "』", "``": "''", "‘‘": "’’", ",,": "''"}
_CLOSERS = frozenset("”»」』") | {"’’"}
_NEUTRAL = {'"', "''", "＂", "’’"}
_ATTRIBUTED = re.compile(
    r",\s(?:[\w.’'-]{1,20}\s){1,4}(?:said|says|added|wrote|asked|told \w{1,20})\b[^,.“”\"]{0,40}[,.]\s{0,2}\Z"
)
_LONGEST_NICKNAME = 12
_AHEAD = 6
_SHORTEST_LEAD = 6
_LOOK_BACK = 110
_SPACE = " \t\n\u00a0\u202f\u2009"
_BEFORE_OPENING = _SPACE + "([{—–-/…'‘“’"


@dataclass(frozen=True, slots=True)
class Region:
    """One stretch between quotation marks, inside one paragraph.

    ``outer`` takes the marks in, ``inner`` leaves them out. ``carried``: it goes on from the paragraph before;
    ``carries``: it goes on in the next one. ``style`` is the opening mark as typed, ``'`` for all single marks.
    """

    outer: Span
    inner: Span
    style: str
    paragraph: int
    closed: bool = True
    carried: bool = False
    carries: bool = False


def paragraphs(text: str, blocks: Sequence[Block] | None = None) -> list[Span]:
    """The paragraphs to read: body and headings of ``blocks``, or every line that is not blank."""
    if blocks is not None:
        return [b.span for b in blocks if b.kind in READ and b.span.end > b.span.start]
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def pair(text: str, blocks: Sequence[Block] | None = None) -> list[Region]:
    """All quoted regions of ``text`` in order; none overlaps another (marks within marks stay inside ``inner``)."""
    return list(_paired(text, None if blocks is None else tuple(blocks)))


@lru_cache(maxsize=1)
def _paired(text: str, blocks: tuple[Block, ...] | None) -> Sequence[Region]:
    """Kept for one text: who looks for its quotes and who asks whose words they are need the same."""
    lines = paragraphs(text, blocks)
    singles = outer_singles(text, lines)
    if singles is not None:
        pieces = [_Piece(s.start, s.end, s.left, int(s.closed), "'", s.paragraph, s.closed, s.carried) for s in singles]
        return _finish(text, pieces)
    regions = _finish(text, list(_Pairing(text, lines).pieces()))
    return _with_strays(text, lines, regions)


@dataclass(slots=True)
class _Piece:
    start: int
    end: int
    left: int
    right: int
    style: str
    paragraph: int
    closed: bool
    carried: bool = False


def _whole(stretch: Stretch, number: int) -> _Piece:
    span, opens, closed = stretch.span, stretch.opens, stretch.closed
    return _Piece(span.start, span.end, int(opens), int(closed), "“", number, closed, not opens)


class _Pairing:
    """The scanner: walks the marks of each paragraph, with what stays open carried to the next."""

    def __init__(self, text: str, lines: list[Span]) -> None:
        self.text = text
        self.lines = lines
        self.reversed = _reversed_guillemets(text)

    def pieces(self) -> Iterator[_Piece]:
        carry = ""
        whole = letters(self.text, self.lines) if "“" in self.text else {}
        for number, line in enumerate(self.lines):
            opened: _Piece | None = None
            first = True
            stretch = whole.get(number)
            if stretch:
                yield _whole(stretch, number)
                carry = ""
            marks = list(_MARK.finditer(self.text, stretch.span.end if stretch else line.start, line.end))
            inner = ""
            for index, found in enumerate(marks):
                mark = found.group()
                if inner == " ":
                    inner = ""
                elif inner:
                    inner = "" if mark == inner else inner
                    continue
                at, after = found.start(), found.end()
                if mark == "''" and opened and self.text[at : at + 3] == "'''":
                    at, after = at + 1, after + 1
                direction = self._direction(mark, at, after, line, opened)
                if direction == "open":
                    if opened:
                        if mark in "『「" and opened.style in "「『":
                            continue
                        inner = self._nested(opened, marks, index, line)
                        if inner:
                            continue
                        yield self._cut(opened, at)
                    carried = bool(carry) and not self.text[line.start : at].strip()
                    opened = _Piece(at, after, after - at, 0, mark, number, False, carried)
                    carry, first = "", False
                elif direction == "close":
                    if opened:
                        if mark in "』」" and _OPENERS.get(opened.style, mark) != mark:
                            continue
                        opened.end, opened.right, opened.closed = after, after - at, True
                        yield opened
                        opened = None
                    elif carry and first:
                        yield _Piece(line.start, after, 0, after - at, carry, number, True, True)
                    carry, first = "", False
            carry = ""
            if opened:
                carry = opened.style
                opened.end = line.end
                yield opened
            elif stretch and number + 1 not in whole and not stretch.closed:
                carry = "“"

    def _nested(self, opened: _Piece, marks: list[re.Match[str]], index: int, line: Span) -> str:
        """The mark that ends a quotation inside ``opened`` that begins with mark ``index``; empty if it does not."""
        found = marks[index]
        mark = found.group()
        if found.start() - opened.start < _SHORTEST_LEAD:
            return ""
        ahead = [m.group() for m in marks[index + 1 : index + 1 + _AHEAD]]
        closing = _OPENERS.get(mark, mark)
        if opened.style != mark:
            outer = ("“", "”") if opened.style in "„‟" else (_OPENERS.get(opened.style, opened.style),)
            behind = ahead[ahead.index(closing) + 1 :] if closing in ahead else []
            return closing if any(mark in behind for mark in outer) else ""
        before = self.text[max(opened.start, found.start() - _LOOK_BACK) : found.start()].rstrip()
        if not before or before[-1] in ".!?…”\"'’—-" or _ATTRIBUTED.search(before):
            return ""
        if mark == closing or closing not in ahead:
            return ""
        return closing if closing in ahead[ahead.index(closing) + 1 : ahead.index(closing) + 2] else " "

    def _cut(self, opened: _Piece, at: int) -> _Piece:
        """Close a quotation that lacks its closing mark: before ", she said" where that stands, else where cut."""
        opened.end = at
        if at - opened.start < UNCLOSED_LEAST:
            return opened
        start = max(opened.start + opened.left, at - _LOOK_BACK)
        reported = _ATTRIBUTED.search(self.text, start, at)
        if reported:
            opened.end, opened.closed = reported.start() + 1, True
        return opened

    def _direction(self, mark: str, at: int, after: int, line: Span, opened: _Piece | None) -> str | None:
        text = self.text
        before = text[at - 1] if at > line.start else "\n"
        behind = text[after] if after < line.end else "\n"
        if mark in "«»" and self.reversed:
            return "open" if mark == "»" else "close"
        if mark == "“" and opened and opened.style in "„‟":
            return "close"
        if mark in _OPENERS:
            mistyped = opened and before in ",.!?…" and behind in _SPACE and at > opened.start + 1
            return "close" if mistyped else "open"
        if mark in _CLOSERS and mark not in _NEUTRAL:
            if not opened and behind.isalnum() and before in _SPACE and mark == "”":
                return "open"
            return "close"
        fits_opening = before in _BEFORE_OPENING and behind not in _SPACE
        if opened:
            return "open" if fits_opening and before in _SPACE else "close"
        if before.isdigit():
            return None
        closing_only = before not in _BEFORE_OPENING and not behind.isalnum()
        return None if closing_only else "open"


def _reversed_guillemets(text: str) -> bool:
    """German and Danish books point them inwards: »so«."""
    if "»" not in text or "«" not in text:
        return False
    return len(re.findall(r"(?:^|\s)»\w", text)) > len(re.findall(r"(?:^|\s)«\s?\w", text))


def _finish(text: str, found: list[_Piece]) -> list[Region]:
    """Tie carried pieces together, drop empty and tiny unclosed ones, and take white space out of ``inner``."""
    regions: list[Region] = []
    for n, piece in enumerate(found):
        following = found[n + 1] if n + 1 < len(found) else None
        carries = (
            not piece.closed
            and following is not None
            and following.carried
            and following.paragraph == piece.paragraph + 1
        )
        start, end = piece.start + piece.left, piece.end - piece.right
        if not piece.closed and not carries and end - start < UNCLOSED_LEAST:
            continue
        while start < end and text[start] in _SPACE:
            start += 1
        while end > start and text[end - 1] in _SPACE:
            end -= 1
        if end > start and not (piece.closed and _is_nickname(text, piece, start, end)):
            outer = Span(piece.start, piece.end if piece.closed else end)
            regions.append(
                Region(outer, Span(start, end), piece.style, piece.paragraph, piece.closed, piece.carried, carries)
            )
    return regions


def _is_nickname(text: str, piece: _Piece, start: int, end: int) -> bool:
    """ "Ann “Nan” Poe": part of a name, no quotation."""
    words = text[start:end]
    if end - start > _LONGEST_NICKNAME or not words.isalpha() or not words[0].isupper():
        return False
    before, behind = text[max(0, piece.start - 24) : piece.start], text[piece.end : piece.end + 2]
    last = before.rstrip(" ").rpartition(" ")[2]
    return before.endswith(" ") and last.isalpha() and last.istitle() and behind[:1] == " " and behind[1:].isupper()


def _with_strays(text: str, lines: list[Span], regions: list[Region]) -> list[Region]:
    """Add quotations in single marks that stand outside of the double ones (headlines, nested slips)."""
    extra = [
        Region(outer, Span(outer.start + 1, outer.end - 1), "'", number)
        for number, outer in stray_singles(text, lines, [r.outer for r in regions])
    ]
    return sorted(regions + extra, key=lambda r: r.outer.start) if extra else regions
