"""The engines compared: ours, Whoosh as its manual shows it, and SQLite's FTS5. All give titles and passages."""

from __future__ import annotations

import pickle
import shutil
import sqlite3
import sys
import warnings
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from types import FunctionType
from typing import NamedTuple, Protocol

from index.model import Block, BlockClass, Span
from index.search import Query, SearchIndex, gate, highlight, parse, passages
from index.search.query import DateFilter
from tests.bench.archive import Item

HITS = 20


class Wanted(NamedTuple):
    """A query: its class, its words, and for ``filter`` a source and the first and last day, sorted by date."""

    kind: str
    words: tuple[str, ...]
    source: str = ""
    since: str = ""
    until: str = ""


class Engine(Protocol):
    """One of them, over a folder of its own."""

    def build(self, items: Iterable[Item]) -> None:
        """Index everything."""

    def open(self) -> None:
        """Be ready to be asked."""

    def ask(self, wanted: Wanted) -> list[tuple[str, str]]:
        """Twenty best with a passage in which the words are marked."""


class Texts:
    """The articles themselves, in SQLite, as our catalogue and FTS5 have them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.db = sqlite3.connect(path)

    def build(self, items: Iterable[Item]) -> None:
        """Keep them."""
        self.db.execute(
            "create table article"
            "(id integer primary key, key text unique, title text, body text, source text, day text)"
        )
        self.db.execute("create index days on article(day)")
        rows = ((n, a.id, a.title, a.body, a.source, day) for n, (a, _, day) in enumerate(items))
        self.db.executemany("insert into article values (?, ?, ?, ?, ?, ?)", rows)
        self.db.commit()


class Ours:
    """This project's engine."""

    def __init__(self, folder: Path, texts: Texts) -> None:
        self.folder = folder / "ours"
        self.texts = texts

    def build(self, items: Iterable[Item]) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        with SearchIndex.open(self.folder).writer() as writer:
            for article, quotes, _ in items:
                writer.put(article, quotes)

    def open(self) -> None:
        self.index = SearchIndex.open(self.folder)

    def ask(self, wanted: Wanted) -> list[tuple[str, str]]:
        db = self.texts.db
        query = parse(self._text(wanted), live=wanted.kind == "typed")
        if wanted.kind == "filter":
            days = DateFilter(wanted.since, wanted.until)
            between = "select key from article where day between ? and ?"
            sets = {days: {key for (key,) in db.execute(between, (wanted.since, wanted.until))}}
            keys = [key for key, _ in self.index.find(query, filters=sets).scored]
            marks = ",".join("?" * len(keys))
            newest = f"select key from article where key in ({marks}) order by day desc limit {HITS}"
            keys = [key for (key,) in db.execute(newest, keys)]
        else:
            live = wanted.kind == "typed"
            keys = [key for key, _ in self.index.find(query, limit=HITS, live=live).scored]
        marks = ",".join("?" * len(keys))
        found = {key: (title, body) for key, title, body in db.execute(
            f"select key, title, body from article where key in ({marks})", keys
        )}  # fmt: skip
        return [(found[key][0], self._passage(query, found[key][1])) for key in keys]

    @staticmethod
    def _text(wanted: Wanted) -> str:
        words = wanted.words
        match wanted.kind:
            case "OR":
                return " OR ".join(words)
            case "NOT":
                return f"{words[0]} -{words[1]}"
            case "phrase":
                return f'"{" ".join(words)}"'
            case "prefix":
                return f"{words[0]}*"
            case "fuzzy":
                return f"{words[0]}~"
            case "filter":
                return f'{words[0]} source:"{wanted.source}" date:{wanted.since}..{wanted.until}'
        return " ".join(words)

    @staticmethod
    def _passage(query: Query, text: str) -> str:
        blocks, at = [], 0
        for line in text.split("\n"):
            blocks.append(Block(BlockClass.BODY, Span(at, at + len(line))))
            at += len(line) + 1
        shown = passages(text, blocks, highlight(query, text))
        return " … ".join(_marked(text, passage.span, passage.matches) for passage in shown)


class Words(Ours):
    """The same without the quotes, which the others do not index."""

    def __init__(self, folder: Path, texts: Texts) -> None:
        super().__init__(folder, texts)
        self.folder = folder / "words"

    def build(self, items: Iterable[Item]) -> None:
        super().build(item._replace(quotes=()) for item in items)


class Fts5:
    """SQLite's own."""

    def __init__(self, folder: Path, texts: Texts) -> None:
        self.texts = texts

    def build(self, items: Iterable[Item]) -> None:
        db = self.texts.db
        db.execute(
            "create virtual table words using fts5"
            "(title, body, content='article', content_rowid='id', tokenize='porter unicode61')"
        )
        rows = ((number, article.title, article.body) for number, (article, _, _) in enumerate(items))
        db.executemany("insert into words(rowid, title, body) values (?, ?, ?)", rows)
        db.commit()

    def open(self) -> None:
        self.texts.db.execute("select 1")

    def ask(self, wanted: Wanted) -> list[tuple[str, str]]:
        shown = "select article.title, snippet(words, 1, '[', ']', '…', 30) from words join article on id = words.rowid"
        found = f"{shown} where words match ?"
        if wanted.kind == "filter":
            found += " and source = ? and day between ? and ? order by day desc limit 20"
            return self.texts.db.execute(found, (wanted.words[0], wanted.source, wanted.since, wanted.until)).fetchall()
        return self.texts.db.execute(
            f"{found} order by bm25(words, 2.5, 1.0) limit 20", (self._text(wanted),)
        ).fetchall()

    @staticmethod
    def _text(wanted: Wanted) -> str:
        words = wanted.words
        match wanted.kind:
            case "OR" | "NOT":
                return f" {wanted.kind} ".join(words)
            case "phrase":
                return f'"{" ".join(words)}"'
            case "prefix" | "typed":
                return f"{words[0]}*"
        return " ".join(words)


class Plain:
    """Whoosh as its manual shows it, in a process of its own."""

    def __init__(self, folder: Path, texts: Texts) -> None:
        self.folder = folder / "plain"

    def build(self, items: Iterable[Item]) -> None:
        warnings.simplefilter("ignore")
        from whoosh import analysis, fields, index

        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        words = {name: fields.TEXT(stored=True, analyzer=analysis.StemmingAnalyzer()) for name in ("title", "body")}
        schema = fields.Schema(
            id=fields.ID(unique=True, stored=True), source=fields.ID(), date=fields.DATETIME(sortable=True), **words
        )
        writer = index.create_in(str(self.folder), schema).writer()
        for article, _, day in items:
            when = datetime.fromisoformat(day)
            writer.add_document(id=article.id, title=article.title, body=article.body, source=article.source, date=when)
        writer.commit()

    def open(self) -> None:
        warnings.simplefilter("ignore")
        from whoosh import index

        _unguarded()

        self.searcher = index.open_dir(str(self.folder)).searcher()

    def ask(self, wanted: Wanted) -> list[tuple[str, str]]:
        from whoosh import query

        stem: Callable[[str], str] = lambda word: next(  # noqa: E731
            (token.text for token in self.searcher.schema["body"].analyzer(word)), word
        )
        words = wanted.words
        terms = [query.Or([query.Term("title", stem(w), boost=2.5), query.Term("body", stem(w))]) for w in words]
        match wanted.kind:
            case "OR":
                asked = query.Or(terms)
            case "NOT":
                asked = query.AndNot(terms[0], terms[1])
            case "phrase":
                asked = query.Or([query.Phrase(name, [stem(w) for w in words]) for name in ("title", "body")])
            case "prefix" | "typed":
                asked = query.Or([query.Prefix(name, words[0]) for name in ("title", "body")])
            case "fuzzy":
                asked = query.Or(
                    [query.FuzzyTerm(name, stem(words[0]), maxdist=1, prefixlength=1) for name in ("title", "body")]
                )
            case "filter":
                days = query.DateRange(
                    "date", datetime.fromisoformat(wanted.since), datetime.fromisoformat(wanted.until)
                )
                asked = query.And([terms[0], query.Term("source", wanted.source), days])
            case _:
                asked = query.And(terms)
        sort = {"sortedby": "date", "reverse": True} if wanted.kind == "filter" else {}
        hits = self.searcher.search(asked, limit=HITS, terms=False, **sort)
        return [(hit["title"], hit.highlights("body")) for hit in hits]


def _unguarded() -> None:
    """Give Whoosh back the unpickling that our gate has taken from it."""
    theirs = {gate.load: pickle.load, gate.loads: pickle.loads, gate._dump: pickle.dump, gate._dumps: pickle.dumps}
    for module in [module for name, module in sys.modules.items() if name.startswith("whoosh.")]:
        for name, value in list(vars(module).items()):
            if isinstance(value, FunctionType) and value in theirs:
                setattr(module, name, theirs[value])
            elif name == "pickle":
                setattr(module, name, pickle)


def _marked(text: str, span: Span, matches: Iterable[Span]) -> str:
    parts, at = [], span.start
    for match in matches:
        parts += (text[at : match.start], "[", text[match.start : match.end], "]")
        at = match.end
    return "".join((*parts, text[at : span.end]))
