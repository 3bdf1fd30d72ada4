"""A segment's one file: named runs of numbers and letters, read where they lie, each page of them with a checksum.

::

    magic | parts, each at a multiple of eight | checksums of the pages | names and extents of the parts | trailer

Numbers are as this machine writes them; on another one the magic does not fit, and the index is made again.
"""

from __future__ import annotations

import mmap
import os
import sys
from array import array
from pathlib import Path
from struct import Struct
from typing import IO, Literal
from zlib import crc32

MAGIC = b"parallax" + bytes((1, array("I").itemsize, sys.byteorder == "little", 0)) + b"\n\r\n\0"
Code = Literal["H", "I", "Q"]
"""Numbers of two, four and eight bytes."""

PAGE = 1 << 14
"""Bytes under one checksum: checked when one of them is first read."""

_EXTENT = Struct("<QQH")
"""Of a part: where it begins, its bytes, and the bytes of its name, which follows."""

_TRAILER = Struct("<QQQI")
"""Where the checksums begin, where the names begin, where they end, and the checksum of all of this."""


class Packing:
    """Writes the parts of a file one after the other."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._at = 0
        self._names = bytearray()
        self._sums = array("I")
        self._open = bytearray()
        self._write(MAGIC)

    def add(self, name: str, data: bytes | bytearray | array[int]) -> None:
        """A part, in one piece."""
        self._write(bytes(-self._at % 8))
        view = memoryview(data).cast("B")
        self._names += _EXTENT.pack(self._at, view.nbytes, len(name)) + name.encode()
        self._write(view)

    def close(self) -> None:
        """Write what is left: checksums, names, trailer."""
        if self._open:
            self._sums.append(crc32(self._open))
        self._file.write(self._open)
        sums, names = self._sums.tobytes(), self._names
        ends = (self._at, self._at + len(sums), self._at + len(sums) + len(names))
        checksum = crc32(_TRAILER.pack(*ends, 0), crc32(names, crc32(sums)))
        self._file.write(sums + names + _TRAILER.pack(*ends, checksum))
        self._file.close()

    def _write(self, data: bytes | memoryview) -> None:
        self._at += len(data)
        self._open += data
        whole = len(self._open) - len(self._open) % PAGE
        if whole:
            with memoryview(self._open) as view:
                self._sums.extend(crc32(view[at : at + PAGE]) for at in range(0, whole, PAGE))
                self._file.write(view[:whole])
            del self._open[:whole]


class Part:
    """One run of a file. What is asked of it has its checksums looked at before."""

    __slots__ = ("_end", "_file", "_seen", "_start", "size")

    def __init__(self, file: Packed, start: int, size: int) -> None:
        self._file = file
        self._seen = file.seen
        self._start = start
        self.size = size

    def read(self, start: int = 0, end: int | None = None) -> memoryview:
        """The bytes ``start:end``, in place."""
        first = self._start + start
        last = self._start + (self.size if end is None else end)
        if not self._start <= first <= last <= self._start + self.size:
            raise ValueError("a place outside of its part")
        seen = self._seen
        for page in range(first // PAGE, (last - 1) // PAGE + 1):
            if not seen[page]:
                self._file.check(page)
        return self._file.view[first:last]


class Numbers:
    """A part that holds numbers."""

    __slots__ = ("_code", "_part", "_width")

    def __init__(self, part: Part, code: Code) -> None:
        self._part = part
        self._code = code
        self._width = array(code).itemsize

    def __len__(self) -> int:
        return self._part.size // self._width

    def __getitem__(self, at: int) -> int:
        return self._part.read(at * self._width, (at + 1) * self._width).cast(self._code)[0]

    def pair(self, at: int) -> tuple[int, int]:
        """Number ``at`` and the one behind it."""
        first, second = self._part.read(at * self._width, (at + 2) * self._width).cast(self._code)
        return first, second

    def cut(self, start: int = 0, end: int | None = None) -> memoryview:
        """Numbers ``start:end``, in place."""
        stop = None if end is None else end * self._width
        return self._part.read(start * self._width, stop).cast(self._code)


class Packed:
    """An open file. Belongs to one thread.

    Raises:
        ValueError: it is not what was written; so do all its parts.
    """

    def __init__(self, path: Path) -> None:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            self.view = memoryview(mmap.mmap(handle, 0, access=mmap.ACCESS_READ))
        finally:
            os.close(handle)
        end = len(self.view) - _TRAILER.size
        sums, names, last, checksum = _TRAILER.unpack_from(self.view, end)
        if not len(MAGIC) <= sums <= names <= last == end or self.view[: len(MAGIC)] != MAGIC:
            raise ValueError("a segment of another kind")
        if crc32(_TRAILER.pack(sums, names, last, 0), crc32(self.view[sums:last])) != checksum:
            raise ValueError("the table of a segment")
        self._sums = self.view[sums:names].cast("I")
        self._end = sums
        self.seen = bytearray(len(self._sums))
        self._parts: dict[str, tuple[int, int]] = {}
        at = names
        while at < last:
            start, size, length = _EXTENT.unpack_from(self.view, at)
            at += _EXTENT.size + length
            self._parts[bytes(self.view[at - length : at]).decode()] = (start, size)

    def part(self, name: str) -> Part:
        """The part of this name."""
        return Part(self, *self._parts[name])

    def numbers(self, name: str, code: Code = "I") -> Numbers:
        """The part of this name, as numbers."""
        return Numbers(self.part(name), code)

    def check(self, page: int) -> None:
        """Compare a page with its checksum."""
        start = page * PAGE
        if crc32(self.view[start : min(start + PAGE, self._end)]) != self._sums[page]:
            raise ValueError("a checksum does not fit")
        self.seen[page] = 1

    def check_all(self) -> None:
        """Compare every page with its checksum."""
        for page in range(len(self.seen)):
            self.check(page)
