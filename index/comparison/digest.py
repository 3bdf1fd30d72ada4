"""What comparing needs of one article: words with places, names, voices, speakers; each worked out when asked for."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

from index.comparison import Analysed, capitals, copies, topics
from index.comparison.naming import aliases
from index.comparison.speaking import speakers
from index.language import words
from index.language.voices import Voices, map_voices
from index.model import Analysis, Article, Quote, QuoteKind, Source, Span

KEPT = 256
"""Digests kept in memory; the oldest go first."""
RUN = 5
"""Words of the shortest run that two articles are said to share."""


class Places(Mapping[str, tuple[Span, ...]]):
    """Where each content stem stands, in the order of the text; the spans are made for the stems that are asked for."""

    __slots__ = ("_numbers", "_of")

    def __init__(self, numbers: Mapping[str, Sequence[int]], of: Digest) -> None:
        self._numbers = numbers
        self._of = of

    def __getitem__(self, stem: str) -> tuple[Span, ...]:
        numbers, starts, text = self._numbers[stem], self._of.starts, self._of.text
        return tuple([words.at(text, starts[n]) for n in numbers])

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, stem: object) -> bool:
        return stem in self._numbers

    def counts(self) -> Iterator[tuple[str, int]]:
        """How often each stem is used."""
        return ((stem, len(numbers)) for stem, numbers in self._numbers.items())


@dataclass(frozen=True, eq=False)
class Digest:
    """One article, ready to be laid beside others; two digests are equal only if they are one, so that they are keys.

    Not slotted: what is worked out is kept in the instance.
    """

    article: Article
    analysis: Analysis

    @property
    def source(self) -> Source:
        return self.article.source

    @property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def voices(self) -> Voices:
        """Whose words these are."""
        return map_voices(self.text, self.article.blocks, self.analysis.quotes)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The words that are read, in lower case, without possessives."""
        read = (words.plain_words(self.text, p.start, p.end) for p in self.voices.paragraphs)
        return tuple(word for paragraph in read for word in paragraph)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each of the tokens begins."""
        found = (words.tokens(self.text, p.start, p.end) for p in self.voices.paragraphs)
        return tuple([m.start() for paragraph in found for m in paragraph])

    @property
    def places(self) -> tuple[Span, ...]:
        """Where each of the tokens stands."""
        return tuple([words.at(self.text, start) for start in self.starts])

    @property
    def length(self) -> int:
        """How many words are read."""
        return len(self.tokens)

    @cached_property
    def stems(self) -> Places:
        """The stems of all words but function words, short words and numbers."""
        numbers: dict[str, list[int]] = {}
        for n, token in enumerate(self.tokens):
            stem = _content(token)
            if stem:
                numbers.setdefault(stem, []).append(n)
        return Places(numbers, self)

    @cached_property
    def names(self) -> Mapping[str, tuple[Span, ...]]:
        """Capitalised names by their bare form."""
        return capitals.find(self.text, self.voices)

    @cached_property
    def topics(self) -> Mapping[str, tuple[Span, ...]]:
        """Where each topic of ``topics.toml`` shows."""
        return topics.find(self.text, self.stems)

    @cached_property
    def speakers(self) -> tuple[str | None, ...]:
        """What each quote's speaker is called, aligned with the quotes of the analysis."""
        return speakers(self.text, self.analysis.quotes, self.names)

    @cached_property
    def aliases(self) -> tuple[tuple[str, str], ...]:
        """Pairs of names that the text says are one thing's."""
        return tuple(aliases(self.text))

    @cached_property
    def runs(self) -> frozenset[int]:
        """Hashes of the runs of ``RUN`` words, good within this process."""
        return frozenset(map(hash, zip(*(self.tokens[n:] for n in range(RUN)), strict=False)))

    @cached_property
    def run_places(self) -> Mapping[tuple[str, ...], int]:
        """The first place of each run of ``RUN`` words, by token numbers."""
        return copies.run_places(self.tokens, RUN)

    @cached_property
    def folded(self) -> str:
        """The text in lower case with straight apostrophes, for looking up whether a word stands in it."""
        return self.text.lower().replace("’", "'")

    def spoken(self) -> list[tuple[Quote, str | None]]:
        """The quotations with marks (whole ones and clauses with quoted fragments), and who is said to speak."""
        pairs = zip(self.analysis.quotes, self.speakers, strict=True)
        return [(quote, name) for quote, name in pairs if quote.kind is not QuoteKind.INDIRECT]

    def paragraphs_with(self, spans: Sequence[Span]) -> int:
        """In how many paragraphs these places stand."""
        return len({self.voices.paragraph_of(span) for span in spans})


@lru_cache(maxsize=65536)
def _content(token: str) -> str:
    """The stem of a word that says something of the story; else nothing."""
    return "" if len(token) < 3 or token[0].isdigit() or token in words.function_words() else words.stem(token)


def counts(digests: Iterable[Digest]) -> Counter[str]:
    """How often each content stem is used in all of them."""
    total: dict[str, int] = {}
    for digest in digests:
        for stem, count in digest.stems.counts():
            total[stem] = total.get(stem, 0) + count
    return Counter(total)


class _Totals:
    """The counts of the articles asked for last: those of the next set differ by a few articles."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._of: frozenset[Digest] = frozenset()
        self._total: Counter[str] = Counter()

    def of(self, digests: Iterable[Digest]) -> Counter[str]:
        """What :func:`counts` gives; not to be changed."""
        wanted = frozenset(digests)
        with self._guard:
            known, total = self._of, self._total
        if wanted == known:
            return total
        if len(wanted ^ known) > len(wanted) // 2:
            total = counts(wanted)
        else:
            total = Counter(dict(total))
            for digest in wanted - known:
                for stem, count in digest.stems.counts():
                    total[stem] += count
            for digest in known - wanted:
                for stem, count in digest.stems.counts():
                    total[stem] -= count
                    if not total[stem]:
                        del total[stem]
        with self._guard:
            self._of, self._total = wanted, total
        return total


counts_together = _Totals().of
"""As :func:`counts`, quick for sets of articles that are nearly those of the time before; not to be changed."""

_Key: TypeAlias = tuple[str, str, int, int, int]

_cache: OrderedDict[_Key, Digest] = OrderedDict()
_guard = threading.Lock()


def digest(analysed: Analysed) -> Digest:
    """The digest of an article, remembered as long as what was read and found is the same."""
    article, analysis = analysed.article, analysed.analysis
    key = (article.id, article.content_hash, len(article.text), len(analysis.quotes), len(analysis.flags))
    with _guard:
        known = _cache.get(key)
        if known is not None:
            _cache.move_to_end(key)
            if known.article is article and known.analysis is analysis:
                return known
    if known is not None and known.article == article and known.analysis == analysis:
        return known
    made = Digest(article, analysis)
    with _guard:
        _cache[key] = made
        while len(_cache) > KEPT:
            _cache.popitem(last=False)
    return made
