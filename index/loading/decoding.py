"""Bytes to text: what is binary is refused, what is wrongly encoded is made legible and said so."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from index.errors import LoadError
from index.language.sanitise import normalise_newlines, sanitise

MAX_LINE = 4_000_000
"""Longest line in code points; beyond it the file is a dump, and every later step would pay for it."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    b"\x7fELF",
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BZh",
    b"7z\xbc\xaf",
    b"\xfd7zXZ",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3",
    b"MZ\x90",
    b"RIFF",
    b"OggS",
    b"ID3",
)
_SAMPLE = 65536
_CONTROLS = bytes(byte for byte in range(0x20) if byte not in (0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B)) + b"\x7f"
_HIGH = bytes(range(0x80, 0x100))
_VISIBLE = re.compile(r"[^\s\ufffd\u2060\u200b-\u200d]")
_LEGACY = (
    "cp",
    "iso8859",
    "koi8",
    "mac",
    "gb",
    "big5",
    "euc",
    "shift_jis",
    "iso2022",
    "johab",
    "latin",
    "tis",
    "hz",
    "ascii",
)
_DECLARED = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s{0,4}=\s{0,4}["']?([A-Za-z0-9_:.-]{2,40})|<\?xml[^<>]{0,80}?encoding="([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with newlines normalised and control characters neutralised: offsets may be taken from now on."""

    text: str
    notices: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of ``data``: byte-order mark, then strict UTF-8, then what the page declares, then a legacy code page.

    Raises:
        LoadError: empty, binary, or without any letter.
    """
    if not data:
        raise LoadError("empty file")
    raw, notices = _decode(data)
    text = sanitise(normalise_newlines(raw))
    if not _VISIBLE.search(text):
        raise LoadError("no text in this file")
    return Decoded(text, notices)


def check_lines(text: str) -> None:
    """Refuse a text with a line beyond ``MAX_LINE``.

    Raises:
        LoadError: there is such a line.
    """
    start = 0
    while len(text) - start > MAX_LINE:
        last_end = text.rfind("\n", start, start + MAX_LINE + 1)
        if last_end < 0:
            raise LoadError(f"a line of more than {MAX_LINE // 1_000_000} million characters")
        start = last_end + 1


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, "replace")
            return text, _broken(text, name)
    wide = _wide(data)
    if wide is not None:
        text = data.decode(wide, "replace")
        return text, (f"read as {wide}", *_broken(text, wide))
    if data.startswith(_BINARY) or b"\x00" in data or _mostly_controls(data):
        raise LoadError("binary file, not text")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _legacy(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte is NUL, and nearly none of the others."""
    sample = data[: _SAMPLE & ~1]
    half = len(sample) // 2
    if half < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _mostly_controls(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return (len(sample) - len(sample.translate(None, _CONTROLS))) * 10 > len(sample)


def _broken(text: str, name: str) -> tuple[str, ...]:
    return (f"broken {name}: some characters are lost",) if "\ufffd" in text else ()


def _legacy(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Not UTF-8: as declared, as detected where most of it is not ASCII, else as UTF-8 line by line with cp1252."""
    name = _declared(data)
    if name is not None:
        text = data.decode(name, "replace")
        return text, (f"not UTF-8; read as {name}, as it declares", *_broken(text, name))
    sample = data[:_SAMPLE]
    high = len(sample) - len(sample.translate(None, _HIGH))
    if high * 4 > len(sample):
        name = _detected(sample)
        if name is not None:
            text = data.decode(name, "replace")
            return text, (f"not UTF-8; read as {name}", *_broken(text, name))
    text = "\n".join(_line(line) for line in data.split(b"\n"))
    return text, ("not UTF-8; broken places read as cp1252",)


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        as_utf8 = line.decode("utf-8", "replace")
        good = sum(1 for char in set(as_utf8) if char > "\x7f" and char != "\ufffd")
        return as_utf8 if good else line.decode("cp1252", "replace")


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    return _known((found[1] or found[2]).decode("ascii")) if found else None


def _detected(sample: bytes) -> str | None:
    """What the bytes look like, by an n-gram model; only where so much is not ASCII that cp1252 cannot be."""
    from resiliparse.parse.encoding import detect_encoding

    return _known(str(detect_encoding(sample) or ""))


def _known(name: str) -> str | None:
    """A one- or two-byte encoding of this Python by its name; UTF-8 is out, having just failed."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return found if found.startswith(_LEGACY) else None
