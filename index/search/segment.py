"""What Whoosh's table of contents keeps of a segment: its name, how many articles it has, which are removed."""

from __future__ import annotations

from collections.abc import Iterator

from index.search.engine import SegmentBase
from index.search.gate import Foreign


class ArticleSegment(SegmentBase):  # type: ignore[misc]
    """A segment whose one file is read by :mod:`index.search.reading`."""

    EXTENSION = ".seg"
    segid: str

    def __init__(self, indexname: str) -> None:
        super().__init__(indexname)
        self.count = 0
        self.removed: set[int] = set()

    def codec(self) -> Foreign:
        """How ordinary Whoosh queries read it."""
        from index.search.codec import ArticleCodec

        return ArticleCodec()

    @property
    def file(self) -> str:
        """The name of its file."""
        name: str = self.make_filename(self.EXTENSION)
        return name

    @property
    def state(self) -> tuple[str, frozenset[int]]:
        """All that can be told apart of it."""
        return self.file, frozenset(self.removed)

    def set_doc_count(self, count: int) -> None:
        """Once, when it is written."""
        self.count = count

    def doc_count_all(self) -> int:
        return self.count

    def deleted_count(self) -> int:
        return len(self.removed)

    def deleted_docs(self) -> Iterator[int]:
        return iter(self.removed)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        (self.removed.add if delete else self.removed.discard)(docnum)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self.removed
