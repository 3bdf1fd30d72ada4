"""Whoosh as this package uses it: its classes and functions by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.search.gate import whoosh

if TYPE_CHECKING:
    from collections.abc import Callable

_structfile = whoosh("filedb.structfile")
_base = whoosh("codec.base")
_index = whoosh("index")
_filestore = whoosh("filedb.filestore")
_fields = whoosh("fields")
_formats = whoosh("formats")
_numeric = whoosh("util.numeric")

FileIndex = _index.FileIndex
StructFile = _structfile.StructFile
FileStorage = _filestore.FileStorage
TOC = _index.TOC
Codec = _base.Codec
SegmentBase = _base.Segment
Schema = _fields.Schema
FieldType = _fields.FieldType
Format = _formats.Format
byte_to_length: Callable[[int], int] = _numeric.byte_to_length
length_to_byte: Callable[[int], int] = _numeric.length_to_byte
