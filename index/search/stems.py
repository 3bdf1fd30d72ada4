"""English stems, by the stemmer of Whoosh's ``LanguageAnalyzer("en")`` (Snowball English, Porter 2)."""

from __future__ import annotations

import re
from functools import lru_cache

from index.search.gate import english_stemmer

_stem = english_stemmer()
LONGEST = 40
_ENDINGS = re.compile(r"'|.*(?:[eisy']|ed|ing|al|ll|ful|[eo]r|ic|nt|on|sm)\Z")
"""What the rules of the stemmer begin with; any other word is its own stem."""


@lru_cache(maxsize=100_000)
def stem(form: str) -> str:
    """What the inflected forms of a folded English word share; other scripts, numbers and very long words stay."""
    if not 3 <= len(form) <= LONGEST or not form.isascii() or not _ENDINGS.match(form):
        return form
    if not form.replace("'", "").isalpha():
        return form
    return _stem(form)
