"""A segment as ordinary Whoosh queries see it: Whoosh's own matching and scoring over the same lists.

Not needed to answer readers; it is what their answers are compared with.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.search.engine import Codec, byte_to_length
from index.search.gate import Foreign, whoosh
from index.search.lexicon import Lexicon
from index.search.reading import Field, Segment
from index.search.schema import KEY, OF_ARTICLES, OF_QUOTES, STEMMED, STEMS

if TYPE_CHECKING:
    from index.search.folder import Folder
    from index.search.segment import ArticleSegment

_reading = whoosh("reading")

NAMES = sorted((*OF_ARTICLES, *OF_QUOTES, *(name + STEMS for name in STEMMED), KEY))


class ArticleCodec(Codec):  # type: ignore[misc]
    """Whoosh's way in. Segments are written by :mod:`index.search.writing` alone."""

    def terms_reader(self, storage: Folder, segment: ArticleSegment) -> Foreign:
        return _Terms(Segment(storage.path, segment))

    def automata(self, storage: Folder, segment: ArticleSegment) -> Foreign:
        return whoosh("codec.base").Automata()

    def per_document_reader(self, storage: Folder, segment: ArticleSegment) -> Foreign:
        return _Articles(Segment(storage.path, segment))


class _Terms(whoosh("codec.base").TermsReader):  # type: ignore[misc]
    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._known: dict[tuple[str, bytes], dict[int, list[int]]] = {}

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._field(term[0]).lexicon.find(term[1]) is not None

    def indexed_field_names(self) -> list[str]:
        return NAMES

    def cursor(self, fieldname: str, fieldobj: Foreign) -> Foreign:
        return _Cursor(self._field(fieldname).lexicon)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((name, word) for name in NAMES for word in self._field(name).lexicon.words())

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        lexicon = self._field(fieldname).lexicon
        return ((fieldname, word) for word in lexicon.words(range(lexicon.place(prefix), lexicon.size)))

    def items(self) -> Iterator[tuple[tuple[str, bytes], Foreign]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Foreign]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> Foreign:
        postings = self._postings(fieldname, text)
        docs = sorted(postings)
        times = [len(places) for places in postings.values()]
        lengths = [byte_to_length(self._length(fieldname, doc)) for doc in docs]
        return _reading.TermInfo(
            weight=float(sum(times)),
            df=len(docs),
            minlength=min(lengths),
            maxlength=max(lengths),
            maxweight=float(max(times)),
            minid=docs[0],
            maxid=docs[-1],
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        return float(sum(map(len, self._postings(fieldname, text).values())))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        return len(self._postings(fieldname, text)) if (fieldname, text) in self else 0

    def matcher(self, fieldname: str, text: bytes, format_: Foreign, scorer: Foreign = None) -> Foreign:
        return ArticleMatcher(self._postings(fieldname, text), format_, (fieldname, text), scorer)

    def close(self) -> None:
        pass

    def _field(self, name: str) -> Field:
        return self._segment.field(name)

    def _length(self, name: str, doc: int) -> int:
        return 0 if name.removesuffix(STEMS) in OF_QUOTES else self._field(name).length_byte(doc)

    def _postings(self, name: str, text: bytes) -> dict[int, list[int]]:
        """The places of a word in each article: within its text, or counted through all quotes."""
        if (name, text) not in self._known:
            self._known[name, text] = self._read(name, text)
        return self._known[name, text]

    def _read(self, name: str, text: bytes) -> dict[int, list[int]]:
        field = self._field(name)
        number = field.lexicon.find(text)
        if number is None:
            raise _reading.TermNotFound(f"{name}:{text!r}")
        found: dict[int, list[int]] = {}
        quoted = name.removesuffix(STEMS) in OF_QUOTES
        for place in field.places(field.home(number)):
            unit = field.unit(place, place)
            if unit is not None:
                doc = self._segment.article_of_quote(unit) if quoted else unit
                found.setdefault(doc, []).append(place if quoted else place - field.bounds[unit])
        return found


class _Cursor(whoosh("codec.base").FieldCursor):  # type: ignore[misc]
    """What Whoosh walks over for words that are spelt nearly so."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._at = 0

    def find(self, string: str) -> str | None:
        self._at = self._lexicon.place(string.encode("utf-8", "surrogatepass"))
        return self.text()

    def text(self) -> str | None:
        return self._lexicon.word(self._at).decode("utf-8", "surrogatepass") if self._at < self._lexicon.size else None


class ArticleMatcher(whoosh("matching").LeafMatcher):  # type: ignore[misc]
    """Goes through the articles that hold a word, one after the other."""

    def __init__(self, postings: dict[int, list[int]], format_: Foreign, term: Foreign, scorer: Foreign) -> None:
        self.format = format_
        self.scorer = scorer
        self._term = term
        self._postings = postings
        self._ids = sorted(postings)
        self._at = 0

    def is_active(self) -> bool:
        return self._at < len(self._ids)

    def copy(self) -> Foreign:
        other = ArticleMatcher(self._postings, self.format, self._term, self.scorer)
        other._at = self._at
        return other

    def reset(self) -> None:
        self._at = 0

    def id(self) -> int:
        return self._ids[self._at]

    def all_ids(self) -> Iterator[int]:
        return iter(self._ids[self._at :])

    def next(self) -> None:
        self._at += 1

    def skip_to(self, id: int) -> None:
        self._at = bisect_left(self._ids, id, self._at)

    def value(self) -> list[int]:
        return self._postings[self.id()]

    def weight(self) -> float:
        return float(len(self.value()))

    def supports_block_quality(self) -> bool:
        return False


class _Articles(whoosh("codec.base").PerDocumentReader):  # type: ignore[misc]
    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def close(self) -> None:
        pass

    def doc_count(self) -> int:
        return self._segment.count - len(self._segment.deleted)

    def doc_count_all(self) -> int:
        return self._segment.count

    def has_deletions(self) -> bool:
        return bool(self._segment.deleted)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._segment.deleted

    def deleted_docs(self) -> frozenset[int]:
        return self._segment.deleted

    def supports_columns(self) -> bool:
        return False

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return byte_to_length(self._segment.field(fieldname).length_byte(docnum))

    def field_length(self, fieldname: str) -> int:
        """Of the articles that are not removed."""
        field = self._segment.field(fieldname)
        return field.total - sum(byte_to_length(field.length_byte(unit)) for unit in field.gone)

    def min_field_length(self, fieldname: str) -> int:
        return byte_to_length(min(self._segment.field(fieldname).lengths.read(), default=0))

    def max_field_length(self, fieldname: str) -> int:
        return byte_to_length(max(self._segment.field(fieldname).lengths.read(), default=0))

    def stored_fields(self, docnum: int) -> dict[str, str]:
        return {KEY: self._segment.key(docnum)}
