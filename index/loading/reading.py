"""One file's bytes to its articles: which reader, what identity, and only one kind of error on the way out."""

from __future__ import annotations

import hashlib
import re

from index.errors import LoadError
from index.language.sanitise import one_line
from index.loading import gathering, plain
from index.loading.decoding import Decoded, decode
from index.loading.drafts import Draft
from index.loading.frontmatter import FAULT
from index.model import Article

_TEXT = frozenset({"", ".txt", ".text"})
_MARKDOWN = frozenset({".md", ".markdown"})
_PAGE = frozenset({".html", ".htm", ".xhtml"})
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}\Z")
_PAGE_START = re.compile(
    r"(?:\s|<!--.{0,2000}?-->|<\?xml[^<>]{0,200}\?>){0,8}<(?:!doctype html|html|head|body)\b", re.I | re.S
)


def read(data: bytes, path: str, *, key: bytes, root_name: str = "") -> list[Article]:
    """The articles of one file: sniffed by content, then by suffix.

    Args:
        data: all bytes of the file.
        path: printable path in the collection, with ``/``.
        key: raw bytes of that path, for the id.
        root_name: name of the collection's folder, the weakest hint at an outlet.

    Raises:
        LoadError: with one plain line; nothing else leaves, whatever the file holds.
    """
    try:
        return _read(data, path, key, root_name)
    except LoadError:
        raise
    except MemoryError as error:
        raise LoadError("too large to read") from error
    except RecursionError as error:
        raise LoadError("nested too deeply") from error
    except Exception as error:  # the border: one bad file never stops the others
        raise LoadError(f"cannot be read ({one_line(f'{type(error).__name__}: {error}', 200)})") from error


def article_id(key: bytes, ordinal: int = 0) -> str:
    """Twelve hexadecimal digits that stay the same while the file keeps its place."""
    return hashlib.blake2b(key + b"#" + str(ordinal).encode("ascii"), digest_size=6).hexdigest()


def faults(article: Article) -> tuple[str, ...]:
    """Those of its notices that tell of something lost: facts in a front matter that is broken."""
    return tuple(notice for notice in article.notices if notice.startswith(FAULT))


def content_hash(data: bytes, ordinal: int = 0) -> str:
    """By which a renamed file is recognised; further articles of a file have their number behind it."""
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    return digest if ordinal == 0 else f"{digest}-{ordinal}"


def _read(data: bytes, path: str, key: bytes, root_name: str) -> list[Article]:
    drafts = _drafts(data, path)
    return [
        gathering.article(
            draft,
            article_id=article_id(key, number),
            path=path,
            content_hash=content_hash(data, number),
            root_name=root_name,
            ordinal=number,
        )
        for number, draft in enumerate(drafts)
    ]


def _drafts(data: bytes, path: str) -> list[Draft]:
    suffix = _suffix(path)
    decoded = decode(data)
    if _is_page(decoded, suffix):
        from index.loading import pages

        return [pages.draft(decoded)]
    if suffix in _MARKDOWN:
        from index.loading import markdown

        return [markdown.draft(decoded)]
    if suffix in _TEXT:
        return [plain.draft(decoded)]
    raise LoadError(f"no reader for {suffix} files")


def _is_page(decoded: Decoded, suffix: str) -> bool:
    if suffix in _PAGE:
        return True
    return (
        suffix not in _MARKDOWN and "<" in decoded.text[:200] and _PAGE_START.match(decoded.text, 0, 8192) is not None
    )


def _suffix(path: str) -> str:
    found = _SUFFIX.search(path.rsplit("/", 1)[-1])
    return found[0].lower() if found else ""
