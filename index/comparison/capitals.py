"""The capitalised names of an article, with their places."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from index.comparison.speaking import bare_name
from index.language import words
from index.language.voices import Voices
from index.language.words import abbreviations
from index.model import Span

_NAME = re.compile(
    r"(?<![\w’'-])(?:[A-Z][\w’'-]*[\w]|(?:[A-Z]\.){2,4})"
    r"(?:(?: of the| of| for| and the| de| van| von| bin| al)? (?:[A-Z][\w’'-]*[\w]|(?:[A-Z]\.){1,4})){0,5}"
)
_PARTICLES = frozenset("of the for and de van von bin al".split())


def find(text: str, voices: Voices) -> dict[str, tuple[Span, ...]]:
    """Capitalised names by their bare form; a word that only ever begins sentences is none."""
    starts = {sentence.start for sentence in voices.sentences} | {region.start + 1 for region in voices.marked}
    sure: dict[str, list[Span]] = defaultdict(list)
    unsure: dict[str, list[Span]] = defaultdict(list)
    for paragraph in voices.paragraphs:
        for m in _NAME.finditer(text, paragraph.start, paragraph.end):
            cut, key = _named(m[0])
            if not key:
                continue
            span = Span(m.start() + cut, m.end())
            at_start = span.start in starts and " " not in key
            (unsure if at_start else sure)[key].append(span)
    for key, spans in unsure.items():
        if key in sure:
            sure[key] = sorted(sure[key] + spans)
    return {key: tuple(spans) for key, spans in _joined(sure).items() if len(key) > 2}


@lru_cache(maxsize=16384)
def _named(printed: str) -> tuple[int, str]:
    """How much of the beginning are small words such as "The" and "In", and the bare rest; empty where none is left."""
    skip = words.function_words()
    for m in words.tokens(printed):
        if words.plain(m[0]) not in skip:
            key = bare_name(printed[m.start() :])
            return m.start(), "" if key.lower() in abbreviations() else key
    return 0, ""


def _joined(names: dict[str, list[Span]]) -> dict[str, list[Span]]:
    """Surnames put under the one full name that ends in them."""
    by_last: dict[str, list[str]] = defaultdict(list)
    for name in names:
        parts = name.split()
        if len(parts) in (2, 3) and not _PARTICLES & set(parts):
            by_last[parts[-1]].append(name)
    joined: dict[str, list[Span]] = {}
    for name, spans in names.items():
        full = by_last.get(name, ())
        target = full[0] if len(full) == 1 else name
        joined[target] = sorted([*joined.get(target, []), *spans])
    return joined
