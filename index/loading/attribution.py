"""The outlet as running text betrays it: who contacted whom for comment, who was told. Weak evidence, weighed as such.

Measured on 300 articles of known outlets (research of this project): one "told X" is right 25 times and wrong 43;
two without a rival are right 12 and wrong 4. So one is never enough, and everything found here is inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.loading import outlets
from index.model import Block, BlockClass, Fact, Span

_WORD = r"[A-Z](?:[\w'’&-]|\.(?=\w)){0,30}"
_NAME = rf"(?:[Tt]he )?{_WORD}(?: (?:{_WORD}|&|of|and)){{0,4}}"
_TOLD = re.compile(rf"\b(?:told|tells) ({_NAME})")
_CONTACTED = re.compile(
    rf"(?:\A|[.!?”\"] |\n)({_NAME}) (?:has |have |had )?(?:also )?"
    r"(?:contacted|reached out|approached|asked|emailed|e-mailed|sought)\b[^.\n]{0,160}\bcomment"
)
_REQUEST = re.compile(rf"\brequests? for comment (?:from|by) ({_NAME})")
_REQUEST_OF = re.compile(rf"\brespond(?:ed)? to ({_NAME})['’]s? (?:request|inquir|quer)")
_POSSESSIVE = re.compile(r"['’]s?\b.*\Z", re.DOTALL)
_PRONOUNS = frozenset("I We He She They It You Who The This That Reporters Police Officials Lawyers".split())


@dataclass(slots=True)
class _Count:
    told: list[Span] = field(default_factory=list)
    contacted: list[Span] = field(default_factory=list)
    known: bool = False


def outlet_in_prose(text: str, blocks: Sequence[Block]) -> Fact | None:
    """The outlet by "X contacted ... for comment" and "told X", with the words that say so; None in doubt.

    X must be an outlet of the table, or both have contacted somebody and been told something twice: so that a person
    who is told things is never taken for one.
    """
    counts = _counts(text, blocks)
    contacted = {name: count for name, count in counts.items() if count.contacted}
    if contacted:
        able = {name: count for name, count in contacted.items() if count.known or len(count.told) >= 2}
        name = _foremost({name: (len(count.contacted) + len(count.told)) for name, count in able.items()})
        if name is not None:
            both = len(able[name].told) >= 2
            rule = "outlet.contacted_and_told" if both else "outlet.contacted"
            return Fact(name, rule, 0.8 if both and able[name].known else 0.7, able[name].contacted[0])
    told = {name: len(count.told) for name, count in counts.items() if count.known and count.told}
    name = _foremost(told)
    if name is not None and told[name] >= 2:
        return Fact(name, "outlet.told", 0.6, counts[name].told[0])
    return None


def _foremost(counts: dict[str, int]) -> str | None:
    """The name counted most, if no other is counted as often."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ordered or (len(ordered) > 1 and ordered[1][1] == ordered[0][1]):
        return None
    return ordered[0][0]


def _counts(text: str, blocks: Sequence[Block]) -> dict[str, _Count]:
    counts: dict[str, _Count] = {}
    for block in blocks:
        if block.kind is not BlockClass.BODY:
            continue
        for is_contact, found in _mentions(text[block.span.start : block.span.end]):
            name, known, length = _resolve(found[1])
            if not name:
                continue
            count = counts.setdefault(name, _Count())
            count.known = count.known or known
            first = block.span.start + (found.start(1) if is_contact else found.start())
            last = block.span.start + (found.end() if is_contact else found.start(1) + length)
            (count.contacted if is_contact else count.told).append(Span(first, last))
    return counts


def _mentions(words: str) -> Iterator[tuple[bool, re.Match[str]]]:
    """Each mention in a paragraph: whether it is a contact, and its match. Plain look-ups come first, being cheap.

    Interviews given to X do not count: newspapers report each other's, and X was the outlet in one case of four.
    """
    if "told " in words or "tells " in words:
        yield from ((False, found) for found in _TOLD.finditer(words))
    if "comment" in words or "respond" in words:
        for pattern in (_CONTACTED, _REQUEST, _REQUEST_OF):
            yield from ((True, found) for found in pattern.finditer(words))


def _resolve(words: str) -> tuple[str, bool, int]:
    """A mention as a name, whether the table knows it, and how many characters of the mention are the name."""
    mention = _POSSESSIVE.sub("", words).rstrip(" .,&-")
    parts = mention.split(" ")
    for length in range(len(parts), 0, -1):
        spelled = " ".join(parts[:length])
        known = outlets.named(spelled, loose=False)
        if known is not None and _printed_as(spelled, known):
            return known.name, True, len(spelled)
    while parts and parts[-1] in ("of", "and", "&"):
        parts.pop()
    spelled = " ".join(parts[: 4 if parts and parts[0].lower() == "the" else 3])
    bare = spelled.removeprefix("The ").removeprefix("the ")
    if not bare or bare.split(" ")[0] in _PRONOUNS or len(bare) < 3:
        return "", False, 0
    return bare, False, len(spelled)


def _printed_as(spelled: str, known: outlets.Outlet) -> bool:
    """An outlet whose name is an ordinary word counts only as it is written: "The Atlantic", not "the Atlantic"."""
    if known.shared or not known.word:
        return not known.shared
    return spelled.startswith("The ") if known.name.startswith("The ") else spelled[:1].isupper()
