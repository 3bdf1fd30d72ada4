"""The nouns as JSON, key by key as published; offsets in code points of the article's text.

The records are final: a key is added, never renamed or dropped. ``dumps`` is the one way to write them, and what it
writes is harmless on a terminal while it loses nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.model import (
        Article,
        Echo,
        Evidence,
        Fact,
        FiledQuote,
        Hit,
        Matrix,
        MatrixCell,
        MatrixRow,
        Note,
        Passage,
        Problem,
        Refreshed,
        Source,
        SourceCount,
        Span,
        SpeakerCount,
        Statement,
    )
    from index.store.overrides import Override

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None
Record = dict[str, Json]

SCHEMA = 1

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]")


def dumps(value: Json, *, ascii_only: bool = False, indent: int | None = None) -> str:
    """JSON whose dangerous characters (C1, bidirectional controls, tags, lone surrogates) are ``\\u`` escapes."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    return text if ascii_only else _UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]


def envelope(query: str | None, total: int, items: Sequence[Record]) -> Record:
    """What ``--format json`` prints."""
    return {"schema": SCHEMA, "query": query, "total": total, "items": items}


def article(article: Article) -> Record:
    return {
        "article": article.id,
        "path": article.path,
        "title": article.title.value,
        "source": source(article.source),
        "outlet": _fact(article.outlet),
        "agency": _fact(article.agency),
        "references": [_fact(reference) for reference in article.references],
        "byline": _value(article.byline),
        "date": _value(article.date),
        "url": _value(article.url),
        "language": article.language.value,
        "text": article.text,
        "blocks": [{"class": b.kind.value, "start": b.span.start, "end": b.span.end} for b in article.blocks],
        "loader": article.loader,
        "inferred": [name for name, fact in _facts(article) if fact is not None and fact.inferred],
    }


def hit(hit: Hit) -> Record:
    return {
        "article": hit.article,
        "path": hit.path,
        "title": hit.title,
        "source": source(hit.source),
        "date": hit.date,
        "score": round(hit.score, 6),
        "passages": [_passage(passage) for passage in hit.passages],
    }


def quote(filed: FiledQuote, echoes: Sequence[Echo], text_of: Callable[[str], str]) -> Record:
    """``text_of`` gives an article's text by its id: mention and cue are kept as places only."""
    said = filed.quote
    return {
        "id": filed.id,
        "article": filed.article,
        "path": filed.path,
        "source": source(filed.source),
        "kind": said.kind.value,
        "text": said.text,
        "segments": [_place(segment) for segment in said.segments],
        "speaker": _speaker(filed, text_of),
        "cue": _words(said.cue, text_of(filed.article)) if said.cue else None,
        "rule": said.rule,
        "confidence": said.confidence,
        "repeats": said.repeats,
        "echoes": [_echo(echo) for echo in echoes],
    }


def note(note: Note) -> Record:
    return {
        "source": source(note.source),
        "scope": {"kind": note.scope.kind, "articles": note.scope.articles, "sources": note.scope.sources},
        "articles": list(note.articles),
        "statements": [_statement(statement) for statement in note.statements],
    }


def matrix_row(row: MatrixRow, matrix: Matrix) -> Record:
    """All sources of the matrix in their order, those too where nothing was found (``count`` 0)."""
    cells = zip(matrix.sources, row.cells, strict=True)
    return {
        "kind": row.kind,
        "label": row.label,
        "cells": [_cell(of, cell) for of, cell in cells],
        "sources": row.sources,
    }


def _cell(of: Source, cell: MatrixCell | None) -> Record:
    evidence = cell.evidence if cell else ()
    return {"source": source(of), "count": cell.count if cell else 0, "evidence": list(map(_evidence, evidence))}


def source(source: Source) -> Record:
    return {"id": source.id, "label": source.label, "inferred": source.inferred}


def source_count(count: SourceCount) -> Record:
    return {
        "source": source(count.source),
        "articles": count.articles,
        "quotes": count.quotes,
        "first": count.first,
        "last": count.last,
        "evidence": _fact(count.evidence),
    }


def speaker_count(count: SpeakerCount) -> Record:
    return {
        "name": count.name,
        "quotes": count.quotes,
        "articles": count.articles,
        "sources": [source(one) for one in count.sources],
        "roles": list(count.roles),
    }


def override(one: Override) -> Record:
    return {
        "number": one.number,
        "kind": one.kind.value,
        "subject": one.subject,
        "field": one.field,
        "value": one.value,
        "label": one.label,
    }


def problem(problem: Problem) -> Record:
    return {"path": problem.path, "message": problem.message}


def refreshed(done: Refreshed) -> Record:
    return {
        "added": done.added,
        "changed": done.changed,
        "removed": done.removed,
        "renamed": done.renamed,
        "unchanged": done.unchanged,
        "articles": done.articles,
        "rebuilt": done.rebuilt,
        "problems": [problem(one) for one in done.problems],
    }


def _facts(article: Article) -> tuple[tuple[str, Fact | None], ...]:
    return (
        ("title", article.title),
        ("outlet", article.outlet),
        ("agency", article.agency),
        ("byline", article.byline),
        ("date", article.date),
        ("url", article.url),
        ("language", article.language),
    )


def _fact(fact: Fact | None) -> Record | None:
    if fact is None:
        return None
    evidence = _place(fact.evidence) if fact.evidence else None
    return {"value": fact.value, "rule": fact.rule, "confidence": fact.confidence, "evidence": evidence}


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _place(span: Span) -> Sequence[Json]:
    return [span.start, span.end]


def _words(span: Span, text: str) -> Record:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _passage(passage: Passage) -> Record:
    return {
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
        "matches": [_place(match) for match in passage.matches],
    }


def _speaker(filed: FiledQuote, text_of: Callable[[str], str]) -> Record | None:
    speaker = filed.quote.speaker
    if speaker is None:
        return None
    return {
        "name": speaker.name,
        **_words(speaker.mention, text_of(filed.article)),
        "phrase": _place(speaker.phrase),
        "role": speaker.role,
        "inferred": speaker.inferred,
    }


def _echo(echo: Echo) -> Record:
    return {
        "quote": echo.quote,
        "article": echo.article,
        "source": source(echo.source),
        "relation": echo.relation.value,
        "diff": [list(step) for step in echo.diff],
        "date": echo.date,
    }


def _statement(statement: Statement) -> Record:
    counts = statement.counts
    return {
        "section": statement.section,
        "kind": statement.kind,
        "text": statement.text,
        "counts": {"here": counts.here, "others": counts.others, "sources": counts.sources},
        "voice": statement.voice.value if statement.voice else None,
        "rule": statement.rule,
        "reason": statement.reason,
        "evidence": [_evidence(evidence) for evidence in statement.evidence],
    }


def _evidence(evidence: Evidence) -> Record:
    return {
        "article": evidence.article,
        "path": evidence.path,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "text": evidence.text,
    }
