"""Whoosh as this package uses it: files opened without a copy, its classes by name, a posting format of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.search.gate import whoosh

if TYPE_CHECKING:
    from collections.abc import Callable

_structfile = whoosh("filedb.structfile")
_index = whoosh("index")
_filestore = whoosh("filedb.filestore")
_fields = whoosh("fields")
_formats = whoosh("formats")
_columns = whoosh("columns")
_codec = whoosh("codec.whoosh3")
_numeric = whoosh("util.numeric")

FileIndex = _index.FileIndex
StructFile = _structfile.StructFile
FileStorage = _filestore.FileStorage
TOC = _index.TOC
SegmentReader = whoosh("reading").SegmentReader
TermInfo = _codec.W3TermInfo
WHOOSH3_HEADER_MAGIC: bytes = _codec.WHOOSH3_HEADER_MAGIC
W3Codec = _codec.W3Codec
LENGTHS_COLUMN = _codec.LENGTHS_COLUMN
Schema = _fields.Schema
FieldType = _fields.FieldType
Format = _formats.Format
VarBytesColumn = _columns.VarBytesColumn
pack_ushort: Callable[[int], bytes] = whoosh("system").pack_ushort
byte_to_length: Callable[[int], int] = _numeric.byte_to_length


class _View:
    """A cursor over a memory-mapped file. Whoosh's own ``BufferFile`` begins by copying the whole of it."""

    __slots__ = ("at", "end", "view")

    def __init__(self, view: memoryview) -> None:
        self.view = view
        self.at = 0
        self.end = len(view)

    def read(self, size: int = -1) -> bytes:
        start = self.at
        self.at = self.end if size < 0 else min(self.end, start + size)
        return self.view[start : self.at].tobytes()

    def readline(self) -> bytes:
        found = self.view[self.at :].tobytes().find(b"\n")
        return self.read(found + 1 if found >= 0 else -1)

    def readinto(self, target: memoryview) -> int:
        data = self.read(len(target))
        target[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = max(0, offset + (0, self.at, self.end)[whence])
        return self.at

    def tell(self) -> int:
        return self.at

    def close(self) -> None:
        self.view.release()


def _open_without_copy(
    self: object, buffer: memoryview, name: str | None = None, onclose: Callable[[object], None] | None = None
) -> None:
    attributes = {"_buf": buffer, "_name": name, "file": _View(buffer), "onclose": onclose}
    self.__dict__.update(attributes, is_real=False, is_closed=False)


_structfile.BufferFile.__init__ = _open_without_copy
