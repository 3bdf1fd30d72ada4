"""Markdown clippings: front matter to facts, the body to plain paragraphs without its markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.errors import LoadError
from index.language.sanitise import sanitise
from index.loading import fields, frontmatter
from index.loading.decoding import Decoded, check_lines
from index.loading.drafts import Draft, compose
from index.loading.paragraphs import paragraphs
from index.loading.stripping import strip_tags
from index.model import BlockClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

LOADER = "markdown"

_MAX_CHARS = 400_000
_MAX_MARKS = 2000
_MARKS = re.compile(r"[\[\]*_`<>~!\\&|]")
_BLANK = re.compile(r"\n[ \t]*\n")
_WIKI = re.compile(r"!?\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_TABLE_ROW = re.compile(r"^ {0,3}\|(.{1,4000})\|[ \t]{0,8}$", re.MULTILINE)
_CALLOUT = re.compile(r"^(>[> ]{0,6})\[![A-Za-z-]{1,20}\][+-]? ?", re.MULTILINE)


def draft(decoded: Decoded) -> Draft:
    """A draft of a Markdown file.

    Raises:
        LoadError: nothing is left to read below the front matter.
    """
    matter = frontmatter.split(decoded.text)
    check_lines(matter.body)
    given = fields.given(matter.pairs, "front-matter")
    notices = decoded.notices + matter.notices
    if _too_knotty(matter.body):
        notices += ("its Markdown is too knotted to unravel; shown as it stands",)
        body = matter.body.strip("\n")
        result = Draft(body, paragraphs(body), f"{LOADER}/plain", (), given, notices)
    else:
        text, spans, presets = compose([(sanitise(words), kind) for words, kind in _paragraphs(matter.body)])
        result = Draft(text, spans, LOADER, presets, given, notices)
    if not result.spans:
        raise LoadError("no text below the front matter" if matter.pairs else "no text in this file")
    return result


def _too_knotty(body: str) -> bool:
    """Whether a paragraph holds so many marks that parsing it would take more than its length in time."""
    if len(body) > _MAX_CHARS:
        return True
    return any(
        len(piece) > _MAX_MARKS and sum(1 for _ in _MARKS.finditer(piece)) > _MAX_MARKS for piece in _BLANK.split(body)
    )


def _paragraphs(body: str) -> Iterator[tuple[str, BlockClass | None]]:
    """Plain paragraphs in order, with what the markup says of them."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("strikethrough")
    tokens = parser.parse(_TABLE_ROW.sub(_row, _CALLOUT.sub(r"\1", _WIKI.sub(r"\1", body))))
    heading = False
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type == "inline":
            words, images = _inline(token.children or ())
            yield words, BlockClass.HEADING if heading else None
            yield from ((alt, BlockClass.CAPTION) for alt in images)
        elif token.type in ("code_block", "fence"):
            yield from ((line, None) for line in token.content.split("\n"))
        elif token.type == "html_block":
            yield from ((line, None) for line in strip_tags(token.content).split("\n"))


def _row(line: re.Match[str]) -> str:
    """A row of a table as a paragraph of its cells; the parser's own tables take a wide one's square in time."""
    cells = [cell.strip() for cell in line[1].split("|")]
    if all(cell and not cell.strip(":-") for cell in cells):
        return "\n"
    return "\n" + " · ".join(cell for cell in cells if cell) + "\n"


def _inline(tokens: Sequence[Token]) -> tuple[str, list[str]]:
    """The words of a paragraph, and the descriptions of the images in it."""
    pieces: list[str] = []
    images: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            pieces.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif token.type == "image":
            images.append(token.content)
    return "".join(pieces), images
