"""Small invented stories for the tests: articles read and analysed by the real thing."""

from __future__ import annotations

from pathlib import Path

from index.analysis import analyse
from index.comparison import Analysed
from index.comparison.note import write
from index.loading import read
from index.model import FiledQuote, Note, Quote, QuoteKind, Scope, Source, Span, Speaker, Statement

DEMO = Path(__file__).resolve().parents[2] / "reader" / "demo" / "articles"


def told(path: str, text: str) -> Analysed:
    """One article as a file of this name."""
    (article,) = read(text.encode("utf-8"), path, key=path.encode("utf-8"))
    return Analysed(article, analyse(article))


def folder(root: Path) -> list[Analysed]:
    """All articles of a folder."""
    found = []
    for file in sorted(root.rglob("*")):
        if file.suffix in (".txt", ".md", ".html"):
            path = file.relative_to(root).as_posix()
            articles = read(file.read_bytes(), path, key=path.encode("utf-8"))
            found += [Analysed(article, analyse(article)) for article in articles]
    return found


def notes(articles: list[Analysed]) -> dict[str, Note]:
    """The note of every source, by its label."""
    sources = {a.article.source.id: a.article.source for a in articles}
    scope = Scope("collection", len(articles), len(sources))
    return {
        source.label: write(
            [a for a in articles if a.article.source.id == key],
            [a for a in articles if a.article.source.id != key],
            scope,
        )
        for key, source in sources.items()
    }


def note_of(articles: list[Analysed], path: str) -> Note:
    """The note of the source that the article at ``path`` is filed under."""
    label = next(a.article.source.label for a in articles if a.article.path == path)
    return notes(articles)[label]


def section(note: Note, number: int, kind: str | None = None) -> list[Statement]:
    """The statements of one section."""
    return [s for s in note.statements if s.section == number and kind in (None, s.kind)]


def filed(name: str, text: str, speaker: str | None = None, article: str | None = None) -> FiledQuote:
    """A quote of an invented article; ``name`` is also its article unless one is given."""
    who = Speaker(Span(0, 0), Span(0, 0), speaker) if speaker else None
    quote = Quote(QuoteKind.DIRECT, (Span(0, len(text)),), text, "test", 1.0, who)
    home = article or name
    return FiledQuote(f"{name}.1", home, f"{home}.txt", home, Source(home, home), None, quote)
