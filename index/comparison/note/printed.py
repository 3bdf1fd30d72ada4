"""Section 1, what is printed beside the article: references, picture credits, notices on reuse, corrections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.comparison.digest import Digest
from index.comparison.note.story import distinct, evidence, listed, name, near, said
from index.model import Block, BlockClass, Counts, Evidence, Span, Statement

_CREDIT = re.compile(
    r"\((?P<credit>(?:(?:image|photo|picture|photograph)s? )?"
    r"(?:source|credit|courtesy|by|photo|image|picture)s?\b[^()\n]{3,80})\)",
    re.IGNORECASE,
)


def whole(d: Digest, span: Span) -> Evidence:
    """The fact's words, or the line around them where they are too few to be found again."""
    if span.end - span.start >= 12 or len(span.of(d.text).split()) >= 2:
        return evidence(d, span)
    for block in d.article.blocks:
        if block.span.holds(span) and block.span.end - block.span.start <= 160:
            return evidence(d, block.span)
    return near(d, span)


def references(d: Digest) -> Iterator[Statement]:
    cited = [fact for fact in d.article.references if fact.evidence is not None]
    if cited:
        yield Statement(
            section=1,
            kind="provenance",
            text=f"Lists {listed([name(f.value) for f in cited[:4]])} as a reference; "
            "that does not make it the publisher of this text.",
            rule="provenance.references",
            reason="A reference says what a text draws on; who published the page is another question.",
            counts=Counts(here=len(cited)),
            evidence=distinct(whole(d, f.evidence) for f in cited if f.evidence is not None),
        )


def notices(d: Digest) -> Iterator[Statement]:
    credits_ = [*_blocks(d, BlockClass.CREDIT), *_credited(d)]
    if credits_:
        yield Statement(
            section=1,
            kind="provenance",
            text=f"Picture credits: {listed([said(b.span.of(d.text), 60) for b in credits_[:3]])}.",
            rule="provenance.credits",
            reason="A credit names who made a picture, and sometimes who wrote the text that it came from.",
            counts=Counts(here=len(credits_)),
            evidence=distinct(evidence(d, b.span) for b in credits_),
        )
    for kind, text, rule in (
        (BlockClass.LICENCE, "Carries a notice on reuse: {}.", "provenance.licence"),
        (BlockClass.CORRECTION, "Carries a correction: {}.", "provenance.correction"),
    ):
        for block in _blocks(d, kind)[:2]:
            yield Statement(
                section=1,
                kind="provenance",
                text=text.format(said(block.span.of(d.text))),
                rule=rule,
                reason="Printed on the page beside the article.",
                counts=Counts(here=1),
                evidence=(evidence(d, block.span),),
            )


def _credited(d: Digest) -> Iterator[Block]:
    """Captions that end in whose picture it is: "(Photo: Ida Holm)"."""
    for block in _blocks(d, BlockClass.CAPTION):
        m = _CREDIT.search(d.text, block.span.start, block.span.end)
        if m is not None:
            yield Block(BlockClass.CREDIT, Span(m.start("credit"), m.end("credit")))


def _blocks(d: Digest, kind: BlockClass) -> list[Block]:
    return [b for b in d.article.blocks if b.kind is kind and b.span.end - b.span.start >= 8]
