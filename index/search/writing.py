"""Writing with Whoosh's own segment files, without its tuple for every posting: words are grouped as they come."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pickle import dumps

from index.search.engine import TermInfo, W3Codec, pack_ushort
from index.search.gate import PROTOCOL, Foreign, whoosh
from index.search.reading import Segment
from index.search.schema import (
    KEY,
    STEMMED,
    STEMS,
    IndexedArticle,
    IndexedQuote,
    Places,
    pack,
    places,
    quote_places,
)

BLOCK = 512
"""Postings a block: each is unpickled as a whole."""

INLINE = 8
"""Postings that stand beside the word itself: most words of a language are rare."""

COMPRESSION = 1
COMPRESSED = 64
"""The level of compression, and the postings that are worth it."""

MAX_POSTINGS = 2_000_000
"""When so many wait in memory (some 200 MB), the segment is closed and another begun, in the same commit."""

FAN = 8
MAX_MERGED = 4_000
"""Segments of like size are merged by eights, up to this many articles; larger ones stay as they are."""

_Postings = dict[str, dict[str, list[Foreign]]]


class ArticleWriter(whoosh("writing").SegmentWriter):  # type: ignore[misc]
    """A Whoosh segment writer that takes whole articles. The caller holds the lock."""

    segments: list[Foreign]
    perdocwriter: Foreign
    fieldwriter: Foreign
    docnum: int

    def __init__(self, index: Foreign) -> None:
        codec = W3Codec(blocklimit=BLOCK, compression=COMPRESSION)
        codec.length_stats = False
        super().__init__(index, _lk=False, codec=codec)
        self.readers: list[Segment] = [Segment(self.storage, self.schema, segment) for segment in self.segments]
        self.finished: list[Foreign] = []
        self.waiting: _Postings = {}
        self.count = 0
        self.fresh: dict[str, tuple[int, int]] = {}
        self.doomed: list[int] = []
        self.changed = False

    def put(self, article: IndexedArticle, quotes: Sequence[IndexedQuote]) -> None:
        """Add the article, in place of what has its id."""
        self.remove(article.id)
        fields, said = quote_places(quotes)
        lengths = {"said": said, "speaker": 0, "kind": 0}
        texts = {"title": article.title, "body": article.body, "by": article.byline, "source": article.source}
        for name, text in texts.items():
            fields[name], stems, lengths[name] = places(text)
            if name in STEMMED:
                fields[name + STEMS] = stems
        self._add(article.id, fields, lengths)
        if self.count > MAX_POSTINGS:
            self._next_segment()

    def remove(self, key: str) -> None:
        """Take out the article of this id, if there is one."""
        if key in self.fresh:
            number, doc = self.fresh.pop(key)
            if number < len(self.finished):
                self.finished[number].delete_document(doc)
            else:
                self.doomed.append(doc)
        for segment, reader in zip(self.segments, self.readers, strict=True):
            for doc in reader.docs_of(key):
                if not segment.is_deleted(doc):
                    segment.delete_document(doc)
                    self.changed = True

    def commit(self) -> None:
        """Merge what has become many, write and make it durable."""
        self._choose_merges()
        if self._added:
            self._next_segment(last=True)
        else:
            self._close_segment()
        self._commit_toc([*self.segments, *self.finished])
        self._finish()

    def abandon(self) -> None:
        """Close what is open; the files are left to be swept."""
        handles = (self.perdocwriter._cols._temp, self.fieldwriter._tindex.dbfile, self.fieldwriter._postfile)
        for handle in handles:
            if not handle.is_closed:
                handle.close()
        self.is_closed = True

    def _add(self, key: str, fields: dict[str, Places], lengths: dict[str, int]) -> None:
        doc = self.docnum
        writer = self.perdocwriter
        writer.start_doc(doc)
        for name, length in lengths.items():
            writer.add_field(name, self.schema[name], None, length)
        writer.add_column_value(KEY, self.schema[KEY].column_type, key.encode("ascii"))
        writer.finish_doc()
        for name, words in fields.items():
            known = self.waiting.setdefault(name, {})
            for word, at in words.items():
                posting = (doc, float(len(at)), pack(at))
                if word in known:
                    known[word] += posting
                else:
                    known[word] = list(posting)
            self.count += len(words)
        self.waiting.setdefault(KEY, {})[key] = [doc, 1.0, pack([0])]
        self.fresh[key] = (len(self.finished), doc)
        self.docnum += 1
        self._added = self.changed = True

    def _choose_merges(self) -> None:
        """Small segments of like size, and those that are mostly removed articles, are written anew into this one."""
        tiers: dict[int, list[int]] = {}
        chosen: set[int] = set()
        for number, segment in enumerate(self.segments):
            live = segment.doc_count()
            if live * 2 < segment.doc_count_all() or live == 0:
                chosen.add(number)
            else:
                tiers.setdefault(_tier(live), []).append(number)
        for numbers in tiers.values():
            if len(numbers) >= FAN and sum(self.segments[n].doc_count() for n in numbers) <= MAX_MERGED:
                chosen.update(numbers)
        for number in sorted(chosen):
            self._take_over(self.readers[number])
        self.segments = [segment for number, segment in enumerate(self.segments) if number not in chosen]

    def _take_over(self, old: Segment) -> None:
        """Write the live articles of an old segment into the new one."""
        start = self.docnum
        moved = self.write_per_doc(set(self.schema.names()), old.reader)
        if self.docnum == start:
            return
        for name, word, (ids, weights, values) in old.everything():
            known = self.waiting.setdefault(name, {})
            for doc, weight, value in zip(ids, weights, values, strict=True):
                target = doc + start if moved is None else moved.get(doc)
                if target is not None:
                    known.setdefault(word, []).extend((target, weight, value))
                    self.count += 1
        self._added = True
        if self.count > MAX_POSTINGS:
            self._next_segment()

    def _next_segment(self, *, last: bool = False) -> None:
        """Close the segment being written; begin another unless it was the last."""
        segment = self._finalize_segment()
        for doc in self.doomed:
            segment.delete_document(doc)
        self.finished.append(segment)
        self.storage.sync(segment.make_filename(segment.COMPOUND_EXT))
        self.waiting, self.doomed, self.count, self._added = {}, [], 0, False
        if not last:
            self.newsegment = self.codec.new_segment(self.storage, self.indexname)
            self.docnum = self.docbase = 0
            self.perdocwriter = self.codec.per_document_writer(self.storage, self.newsegment)
            self.fieldwriter = self.codec.field_writer(self.storage, self.newsegment)

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        writer = self.fieldwriter
        for name in sorted(self.waiting):
            words = self.waiting[name]
            if not words:
                continue
            writer.start_field(name, self.schema[name])
            for word in sorted(words):
                _write_word(writer, word.encode("utf-8", "surrogatepass"), words[word])
            writer.finish_field()
        writer.close()


def _write_word(writer: Foreign, word: bytes, flat: list[Foreign]) -> None:
    """A word with all its postings: few stand in the list of words itself, more in blocks, filled as a whole."""
    ids, weights, values = flat[0::3], flat[1::3], flat[2::3]
    if len(ids) <= INLINE:
        facts = (1, sum(weights), len(ids), 0, 0, max(weights), ids[0], ids[-1])
        inline = dumps((tuple(ids), tuple(weights), tuple(values)), PROTOCOL)
        writer._tindex.add(pack_ushort(writer._fieldid) + word, TermInfo._struct.pack(*facts) + inline)
        return
    writer.start_term(word)
    blocks = writer._postwriter
    blocks._compression = COMPRESSION if len(ids) >= COMPRESSED else 0
    for start in range(0, len(ids), BLOCK):
        if start:
            blocks._write_block()
        end = start + BLOCK
        blocks._ids = array("I", ids[start:end])
        blocks._weights = array("f", weights[start:end])
        blocks._values = values[start:end]
        blocks._maxweight = max(weights[start:end])
    writer.finish_term()


def _tier(articles: int) -> int:
    tier = 0
    while articles >= FAN:
        articles //= FAN
        tier += 1
    return tier
