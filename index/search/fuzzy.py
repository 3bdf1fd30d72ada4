"""Words one letter away: all there can be, to be looked up, so that the cost does not grow with the vocabulary."""

from __future__ import annotations

from functools import lru_cache

_ALPHABETS = (
    ("a", "z", "abcdefghijklmnopqrstuvwxyz0123456789"),
    ("0", "9", "0123456789abcdefghijklmnopqrstuvwxyz"),
    ("α", "ω", "αβγδεζηθικλμνξοπρσςτυφχψω"),
    ("а", "я", "абвгдежзийклмнопрстуфхцчшщъыьэюяії"),
    ("א", "ת", "אבגדהוזחטיךכלםמןנסעףפץצקרשת"),
    ("ء", "ي", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"),
)
SHORTEST = 3
LONGEST = 40


@lru_cache(maxsize=64)
def variants(form: str) -> frozenset[str]:
    """The folded word and all that differ in one letter (changed, missing, added, or two neighbours swapped).

    The first letter stays, and so do words of fewer than three letters.
    """
    if not SHORTEST <= len(form) <= LONGEST:
        return frozenset((form,))
    letters = next((known for first, last, known in _ALPHABETS if first <= form[0] <= last), "")
    cuts = [(form[:at], form[at:]) for at in range(1, len(form) + 1)]
    missing = (head + tail[1:] for head, tail in cuts if tail)
    swapped = (head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1)
    changed = (head + letter + tail[1:] for head, tail in cuts if tail for letter in letters)
    added = (head + letter + tail for head, tail in cuts for letter in letters)
    return frozenset((form, *missing, *swapped, *changed, *added))
