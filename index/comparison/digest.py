"""What comparing needs of one article, worked out once: words with places, names, voices, speakers."""

from __future__ import annotations

import re
import threading
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from index.comparison import Analysed, topics
from index.comparison.naming import aliases
from index.comparison.speaking import bare_name, speakers
from index.language import words
from index.language.tokens import abbreviations
from index.language.voices import Voices, map_voices
from index.model import Analysis, Article, Quote, QuoteKind, Source, Span

KEPT = 512
"""Digests kept in memory; the oldest go first."""
RUN = 5
"""Words of the shortest run that two articles are said to share."""

_NAME = re.compile(
    r"(?<![\w’'-])(?:[A-Z][\w’'-]*[\w]|(?:[A-Z]\.){2,4})"
    r"(?:(?: of the| of| for| and the| de| van| von| bin| al)? (?:[A-Z][\w’'-]*[\w]|(?:[A-Z]\.){1,4})){0,5}"
)
_PARTICLES = frozenset("of the for and de van von bin al".split())


@dataclass(frozen=True, slots=True)
class Digest:
    """One article, ready to be laid beside others.

    ``stems``, ``names`` and ``topics`` give places in the order of the text; ``speakers`` is aligned with the quotes of
    the analysis; ``runs`` are hashes of its runs of ``RUN`` words, good within this process.
    """

    article: Article
    analysis: Analysis
    voices: Voices
    length: int
    stems: Mapping[str, tuple[Span, ...]]
    names: Mapping[str, tuple[Span, ...]]
    topics: Mapping[str, tuple[Span, ...]]
    speakers: tuple[str | None, ...]
    aliases: tuple[tuple[str, str], ...]
    tokens: tuple[str, ...]
    places: tuple[Span, ...]
    runs: frozenset[int]

    @property
    def source(self) -> Source:
        return self.article.source

    @property
    def text(self) -> str:
        return self.article.text

    def spoken(self) -> list[tuple[Quote, str | None]]:
        """The quotations with marks (whole ones and clauses with quoted fragments), and who is said to speak."""
        pairs = zip(self.analysis.quotes, self.speakers, strict=True)
        return [(quote, name) for quote, name in pairs if quote.kind is not QuoteKind.INDIRECT]

    def paragraphs_with(self, spans: Sequence[Span]) -> int:
        """In how many paragraphs these places stand."""
        return len({self.voices.paragraph_of(span) for span in spans})


def counts(digests: Sequence[Digest]) -> Counter[str]:
    """How often each content stem is used in all of them."""
    total: dict[str, int] = {}
    for digest in digests:
        for stem, spans in digest.stems.items():
            total[stem] = total.get(stem, 0) + len(spans)
    return Counter(total)


_Key: TypeAlias = tuple[str, str, int, int, int]

_cache: OrderedDict[_Key, Digest] = OrderedDict()
_guard = threading.Lock()


def digest(analysed: Analysed) -> Digest:
    """The digest of an article, remembered by what was read and found; its facts are always those given."""
    article, analysis = analysed.article, analysed.analysis
    key = (article.id, article.content_hash, len(article.text), len(analysis.quotes), len(analysis.flags))
    with _guard:
        known = _cache.get(key)
        if known is not None:
            _cache.move_to_end(key)
    if known is not None and known.article.text == article.text and known.article.blocks == article.blocks:
        return replace(known, article=article, analysis=analysis)
    made = _make(article, analysis)
    with _guard:
        _cache[key] = made
        while len(_cache) > KEPT:
            _cache.popitem(last=False)
    return made


def _make(article: Article, analysis: Analysis) -> Digest:
    voices = map_voices(article.text, article.blocks, analysis.quotes)
    skip = words.function_words()
    stems: dict[str, list[Span]] = defaultdict(list)
    tokens: list[str] = []
    places: list[Span] = []
    for paragraph in voices.paragraphs:
        for m in words.tokens(article.text, paragraph.start, paragraph.end):
            low = words.plain(m[0])
            tokens.append(low)
            span = Span(*m.span())
            places.append(span)
            if low not in skip and not low[0].isdigit() and len(low) > 2:
                stems[words.stem(low)].append(span)
    names = _names(article.text, voices)
    placed = {stem: tuple(spans) for stem, spans in stems.items()}
    return Digest(
        article=article,
        analysis=analysis,
        voices=voices,
        length=len(tokens),
        stems=placed,
        names=names,
        topics=topics.find(article.text, placed),
        speakers=speakers(article.text, analysis.quotes, names),
        aliases=tuple(aliases(article.text)),
        tokens=tuple(tokens),
        places=tuple(places),
        runs=frozenset(map(hash, zip(*(tokens[n:] for n in range(RUN)), strict=False))),
    )


def _names(text: str, voices: Voices) -> dict[str, tuple[Span, ...]]:
    """Capitalised names by their bare form; a word that only ever begins sentences is none."""
    starts = {sentence.start for sentence in voices.sentences} | {region.start + 1 for region in voices.marked}
    sure: dict[str, list[Span]] = defaultdict(list)
    unsure: dict[str, list[Span]] = defaultdict(list)
    for paragraph in voices.paragraphs:
        for m in _NAME.finditer(text, paragraph.start, paragraph.end):
            span = _without_small_words(text, Span(*m.span()))
            key = bare_name(span.of(text)) if span is not None else ""
            if span is None or key.lower() in abbreviations():
                continue
            at_start = span.start in starts and " " not in key
            (unsure if at_start else sure)[key].append(span)
    for key, spans in unsure.items():
        if key in sure:
            sure[key] = sorted(sure[key] + spans)
    return {key: tuple(spans) for key, spans in _joined(sure).items() if len(key) > 2}


def _without_small_words(text: str, span: Span) -> Span | None:
    """Leading words such as "The" and "In" cut off; None if nothing is left."""
    skip = words.function_words()
    start = span.start
    for m in words.tokens(text, span.start, span.end):
        if words.plain(m[0]) not in skip:
            start = m.start()
            break
    else:
        return None
    return Span(start, span.end)


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
