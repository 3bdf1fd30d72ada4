"""What comparing needs of one article: words with places, names, voices, speakers; each worked out when asked for."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from index.comparison import Analysed, capitals, copies, topics
from index.comparison.naming import aliases
from index.comparison.runs import Remembered, hashed_runs
from index.comparison.speaking import speakers
from index.comparison.traces import Traces, unpack
from index.language import words
from index.language.voices import Voices, map_voices, merge
from index.model import Analysis, Article, Quote, QuoteKind, Source, Span

KEPT = 256
"""Digests kept in memory; the oldest go first."""


class Places(Mapping[str, tuple[Span, ...]]):
    """Where each content stem stands, in the order of the text; the spans are made for the stems that are asked for."""

    __slots__ = ("_of", "numbers")

    def __init__(self, numbers: Mapping[str, Sequence[int]], of: Digest) -> None:
        self.numbers = numbers
        self._of = of

    def __getitem__(self, stem: str) -> tuple[Span, ...]:
        numbers, starts, text = self.numbers[stem], self._of.starts, self._of.text
        return tuple([words.at(text, starts[n]) for n in numbers])

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def __contains__(self, stem: object) -> bool:
        return stem in self.numbers

    def counts(self) -> Iterator[tuple[str, int]]:
        """How often each stem is used."""
        return ((stem, len(numbers)) for stem, numbers in self.numbers.items())


@dataclass(frozen=True, eq=False)
class Digest:
    """One article, ready to be laid beside others; two digests are equal only if they are one, so that they are keys.

    Not slotted: what is worked out is kept in the instance.
    """

    article: Article
    analysis: Analysis
    packed: str = ""

    @cached_property
    def _known(self) -> Traces | None:
        """What was found when the article was filed."""
        return unpack(self.packed) if self.packed else None

    @property
    def source(self) -> Source:
        return self.article.source

    @property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def voices(self) -> Voices:
        """Whose words these are."""
        if self._known:
            return self._known.voices
        return map_voices(self.text, self.article.blocks, self.analysis.quotes)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The words that are read, in lower case, without possessives."""
        return tuple([word for found, _ in self._read for word in found])

    @cached_property
    def _read(self) -> tuple[tuple[list[str], list[int]], ...]:
        """Words and their beginnings, stretch by stretch."""
        return tuple([words.plain_words_with_starts(self.text, p.start, p.end) for p in self._stretches])

    @cached_property
    def _stretches(self) -> tuple[Span, ...]:
        """The paragraphs, those made one that have nothing but the end of a line between them."""
        joined: list[Span] = []
        for p in self.voices.paragraphs:
            if joined and self.text[joined[-1].end : p.start].isspace():
                joined[-1] = Span(joined[-1].start, p.end)
            else:
                joined.append(p)
        return tuple(joined)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each of the tokens begins."""
        return tuple([start for _, starts in self._read for start in starts])

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
        numbers: defaultdict[str, list[int]] = defaultdict(list)
        for n, stem in enumerate(map(_content.__getitem__, self.tokens)):
            if stem:
                numbers[stem].append(n)
        return Places(dict(numbers), self)

    @cached_property
    def borrowed(self) -> Mapping[str, int]:
        """How often each of the stems stands in quotation or in a report of what somebody said."""
        found: Counter[str] = Counter()
        for span in merge((*self.voices.marked, *self.voices.paraphrased)):
            first, end = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
            found.update(stem for stem in map(_content.__getitem__, self.tokens[first:end]) if stem)
        return found

    @cached_property
    def names(self) -> Mapping[str, tuple[Span, ...]]:
        """Capitalised names by their bare form."""
        return self._known.names if self._known else capitals.find(self.text, self.voices)

    @cached_property
    def topics(self) -> Mapping[str, tuple[Span, ...]]:
        """Where each topic of ``topics.toml`` shows."""
        return topics.find(self.text, self.stems)

    @cached_property
    def speakers(self) -> tuple[str | None, ...]:
        """What each quote's speaker is called, aligned with the quotes of the analysis."""
        return self._known.speakers if self._known else speakers(self.text, self.analysis.quotes, self.names)

    @cached_property
    def aliases(self) -> tuple[tuple[str, str], ...]:
        """Pairs of names that the text says are one thing's."""
        return tuple(aliases(self.text))

    @cached_property
    def run_hashes(self) -> Sequence[int]:
        """The numbers of the runs of ``RUN`` words, one for each word but the last ones."""
        return hashed_runs(self.tokens)

    @cached_property
    def runs(self) -> frozenset[int]:
        """The numbers of the runs of ``RUN`` words."""
        return frozenset(self.run_hashes)

    @cached_property
    def run_places(self) -> Mapping[int, int]:
        """The first place of each run of ``RUN`` words, by its number."""
        return {run: n for n, run in reversed(list(enumerate(self.run_hashes)))}

    @cached_property
    def anchors(self) -> frozenset[int]:
        """What rewording leaves alone, see :mod:`index.comparison.copies`."""
        return copies.anchors(self.text)

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


def _content_stem(token: str) -> str:
    """The stem of a word that says something of the story; else nothing."""
    return "" if len(token) < 3 or token[0].isdigit() or token in words.function_words() else words.stem(token)


_content = Remembered(_content_stem)


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
    made = Digest(article, analysis, analysed.traces)
    with _guard:
        _cache[key] = made
        while len(_cache) > KEPT:
            _cache.popitem(last=False)
    return made
