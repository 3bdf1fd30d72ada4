"""Articles on their way into a segment."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from index.search.inverting import Inverter, write
from index.search.packed import Packing
from index.search.schema import KEY, OF_ARTICLES, OF_QUOTES, IndexedArticle, IndexedQuote

MAX_NUMBER = 1 << 32


class Batch:
    """The words of some articles, in memory."""

    def __init__(self) -> None:
        self._fields = {name: Inverter() for name in (*OF_ARTICLES, *OF_QUOTES)}
        self._keys: dict[str, array[int]] = {}
        self._quoted = array("I", (0,))
        self._numbers = array("I")
        self.count = 0

    @property
    def words(self) -> int:
        """How many words there are in all texts."""
        return sum(field.bounds[-1] for field in self._fields.values())

    def add(self, article: IndexedArticle, quotes: Sequence[IndexedQuote]) -> int:
        """The next article; its number is returned."""
        number = self.count
        article.id.encode("ascii")
        self._keys.setdefault(article.id, array("I")).append(number)
        texts = (article.title, article.body, article.byline, article.source)
        for name, text in zip(OF_ARTICLES, texts, strict=True):
            self._fields[name].add(text)
        by_number = {quote.number: quote for quote in quotes if 0 < quote.number < MAX_NUMBER}
        for quote_number in sorted(by_number):
            quote = by_number[quote_number]
            self._numbers.append(quote_number)
            for name, text in zip(OF_QUOTES, (quote.text, quote.speaker, quote.kind), strict=True):
                self._fields[name].add(text)
        self._quoted.append(len(self._numbers))
        self.count += 1
        return number

    def write(self, out: Packing) -> None:
        """All of it."""
        for name, field in self._fields.items():
            write(out, name, field.places, field.stems, field.bounds)
        write_keys(out, self._keys, self.count)
        write_quotes(out, self._quoted, self._numbers)


def write_keys(out: Packing, keys: dict[str, array[int]], count: int) -> None:
    """The ids as words of a field; and for each article, which of these words is its id."""
    write(out, KEY, keys, {}, array("I", range(count + 1)))
    order = array("I", bytes(4 * count))
    for number, key in enumerate(sorted(key for key, docs in keys.items() if docs)):
        for doc in keys[key]:
            order[doc] = number
    out.add(f"{KEY}/order", order)


def write_quotes(out: Packing, quoted: array[int], numbers: array[int]) -> None:
    """Where the quotes of each article begin among all quotes, and their numbers within the article."""
    out.add("quotes/first", quoted)
    out.add("quotes/numbers", numbers)
