"""Articles whole: facts first, then the text, with what is not body marked as such."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.model import Article, Block, BlockClass, Fact
from reader import records
from reader.cli.views.delimited import Cell
from reader.cli.views.view import escaped
from reader.cli.views.words import DOT, day, label, place
from reader.output import Output
from reader.records import Record
from reader.styled import Style, Styled, faint, strong


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles by their ids, fetched one at a time: a collection may be larger than memory."""

    ids: Sequence[str]
    article: Callable[[str], Article]
    query: str | None = None

    @property
    def total(self) -> int:
        return len(self.ids)

    def text(self, output: Output, *, verbose: bool) -> None:
        for number, article in enumerate(self._each()):
            if number:
                output.line()
                output.line(faint("─" * 24))
                output.line()
            _show(article, output, verbose=verbose)

    def records(self) -> Iterator[Record]:
        return map(records.article, self._each())

    def columns(self) -> Sequence[str]:
        return ("article", "path", "title", "source", "inferred", "agency", "byline", "date", "url", "language", "text")

    def rows(self) -> Iterator[Sequence[Cell]]:
        for article in self._each():
            yield (
                *(article.id, article.path, article.title.value, article.source.label, article.source.inferred),
                *(_value(article.agency), _value(article.byline), _value(article.date), _value(article.url)),
                *(article.language.value, article.text),
            )

    def markdown(self) -> Iterator[str]:
        for article in self._each():
            yield f"# {escaped(article.title.value)}"
            yield ""
            where = (label(article.source, article.path), day(_value(article.date)), article.path)
            yield DOT.join(map(escaped, where))
            for block in article.blocks:
                yield ""
                yield _markdown(block, article.text)
            yield ""

    def _each(self) -> Iterator[Article]:
        return map(self.article, self.ids)


def _show(article: Article, output: Output, *, verbose: bool) -> None:
    output.line(strong(article.title.value))
    byline = [article.byline.value] if article.byline else []
    output.line(faint(place(article.source, _value(article.date), article.path, *byline)))
    if article.url:
        output.line(faint(article.url.value))
    if verbose:
        output.line(faint(DOT.join((article.id, article.loader, *article.notices))))
        for name, fact in _facts(article):
            output.line(f"{name}: {fact.value}", faint(f"  {_why(fact, article.text)}"), indent=2)
    for block in article.blocks:
        words = block.span.of(article.text)
        if not words.strip():
            continue
        output.line()
        if block.kind is BlockClass.BODY:
            output.line(words)
        elif block.kind is BlockClass.HEADING:
            output.line(Styled(words, Style.UNDER))
        else:
            output.line(faint(f"[{block.kind.value}] {words}"))


def _facts(article: Article) -> Iterator[tuple[str, Fact]]:
    named = (
        ("title", article.title),
        ("outlet", article.outlet),
        ("agency", article.agency),
        ("byline", article.byline),
        ("dateline", article.dateline),
        ("date", article.date),
        ("url", article.url),
        ("language", article.language),
        *(("reference", reference) for reference in article.references),
    )
    return ((name, fact) for name, fact in named if fact is not None)


def _why(fact: Fact, text: str) -> str:
    where = f", “{fact.evidence.of(text)}” at {fact.evidence.start}–{fact.evidence.end}" if fact.evidence else ""
    return f"{fact.rule}, {'stated' if not fact.inferred else f'inferred, {fact.confidence:.2f}'}{where}"


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _markdown(block: Block, text: str) -> str:
    words = escaped(block.span.of(text))
    if block.kind is BlockClass.BODY:
        return words
    return f"## {words}" if block.kind is BlockClass.HEADING else f"*{block.kind.value}:* {words}"
