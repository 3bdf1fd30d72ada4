"""Inflected forms of English base words, for word lists that are kept by their base forms."""

from __future__ import annotations

_VOWELS = frozenset("aeiou")
_DOUBLED = frozenset(
    "slam rip shred brag con ram cram plot snub gag hop flip-flop gut whip bar dub stun drub tap rob spin spot sin "
    "prod tut prop flub yap zap blab lob fib swat sandbag kneecap jut nag rot snip sag "
    "scam jab stab stir grab shun spur".split()
)
_IRREGULAR = {
    "lie": ("lies", "lied", "lying"),
    "shine": ("shines", "shone", "shining"),
    "cling": ("clings", "clung", "clinging"),
    "mislead": ("misleads", "misled", "misleading"),
    "sow": ("sows", "sowed", "sown", "sowing"),
    "wreak": ("wreaks", "wreaked", "wrought", "wreaking"),
    "sneak": ("sneaks", "sneaked", "snuck", "sneaking"),
    "cut": ("cuts", "cutting"),
}


def verb_forms(base: str) -> tuple[str, ...]:
    """The base, third person, past and ``-ing``."""
    if base in _IRREGULAR:
        return (base, *_IRREGULAR[base])
    if base.endswith("e"):
        return (base, base + "s", base + "d", base[:-1] + "ing")
    if base.endswith("y") and base[-2] not in _VOWELS:
        return (base, base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return (base, base + "es", base + "ed", base + "ing")
    if base in _DOUBLED:
        return (base, base + "s", base + base[-1] + "ed", base + base[-1] + "ing")
    return (base, base + "s", base + "ed", base + "ing")


def noun_forms(base: str) -> tuple[str, ...]:
    """Singular and plural."""
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return (base, base[:-1] + "ies")
    if base.endswith(("s", "sh", "ch", "x")):
        return (base, base + "es")
    if base.endswith("man"):
        return (base, base[:-3] + "men")
    return (base, base + "s")


def adjective_forms(base: str) -> tuple[str, ...]:
    """The adjective and its adverb in ``-ly``, which judges as the adjective does."""
    if "-" in base or len(base) <= 4:
        return (base,)
    if base.endswith("ic"):
        return (base, base + "ally")
    if base.endswith("le"):
        return (base, base[:-1] + "y")
    if base.endswith("y"):
        return (base, base[:-1] + "ily")
    return (base, base + "ly")
