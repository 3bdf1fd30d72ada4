"""English stems, by the stemmer of Whoosh's ``LanguageAnalyzer("en")`` (Snowball English, Porter 2)."""

from __future__ import annotations

from functools import lru_cache

from index.search.gate import english_stemmer

_stem = english_stemmer()
LONGEST = 40


@lru_cache(maxsize=100_000)
def stem(form: str) -> str:
    """What the inflected forms of a folded English word share; other scripts, numbers and very long words stay."""
    if len(form) < 3 or len(form) > LONGEST or not form.isascii() or not form.replace("'", "").isalpha():
        return form
    return _stem(form)
