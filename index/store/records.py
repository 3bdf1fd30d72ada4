"""Articles and analyses as rows, and back: compact JSON, every value exactly as it went in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from index.model import Article, Block, BlockClass, Fact, Source, Span

if TYPE_CHECKING:
    from index.model import Analysis, Quote, Speaker

BY_USER = "user"
"""The rule of every value that the user gave."""
_FACTS = ("title", "language", "outlet", "agency", "byline", "dateline", "date", "url")

_FactRow = tuple[str, str, float, int | None, int | None]
_SpeakerRow = tuple[int, int, int, int, str | None, str | None, bool]
_QuoteData = tuple[list[int], str, float, _SpeakerRow | None, list[int] | None, int]
_FlagRow = tuple[int, int, int, str, str, str]
_FigureRow = tuple[int, int, int, int, float, str, list[str], str]


class QuoteRow(NamedTuple):
    """One quote as stored; ``number`` counts from 1 in its article."""

    number: int
    kind: str
    name: str | None
    mention: str | None
    role: str | None
    text: str
    data: str


class ArticleRow(NamedTuple):
    """One article with its analysis as stored."""

    id: str
    ordinal: int
    path: str
    title: str
    date: str | None
    source: Source
    outlet: str | None
    facts: str
    blocks: str
    analysis: str
    text: str
    quotes: tuple[QuoteRow, ...]

    @property
    def content_hash(self) -> str:
        """The content hash of the file it stands in."""
        return str(json.loads(self.facts)["hash"])

    def corrected(self, values: Mapping[str, str], source: Source) -> ArticleRow:
        """This article as the user corrects it; what its file says is kept beside. An empty value strikes one out."""
        data = json.loads(self.facts)
        data["user"] = dict(values)
        return self._replace(
            title=values.get("title", self.title),
            date=values.get("date", self.date) or None,
            outlet=values.get("outlet", self.outlet) or None,
            source=source,
            facts=_dump(data),
        )

    def with_analysis_of(self, other: ArticleRow) -> ArticleRow:
        """This article with the findings of another one of the same text."""
        return self._replace(analysis=other.analysis, quotes=other.quotes)


def encode(article: Article, analysis: Analysis) -> ArticleRow:
    """The rows of one article."""
    return ArticleRow(
        id=article.id,
        ordinal=article.ordinal,
        path=article.path,
        title=article.title.value,
        date=article.date.value if article.date else None,
        source=article.source,
        outlet=article.outlet.value if article.outlet else None,
        facts=_dump(
            {
                "facts": {name: _fact(getattr(article, name)) for name in _FACTS},
                "references": [_fact(f) for f in article.references],
                "source": [article.source.id, article.source.label, article.source.inferred],
                "loader": article.loader,
                "hash": article.content_hash,
                "notices": article.notices,
            }
        ),
        blocks=_dump([[b.kind.value, b.span.start, b.span.end] for b in article.blocks]),
        analysis=encode_findings(analysis),
        text=article.text,
        quotes=tuple(_quote_row(n, q, article.text) for n, q in enumerate(analysis.quotes, 1)),
    )


def encode_findings(analysis: Analysis) -> str:
    """Everything of an analysis but its quotes."""
    return _dump(
        {
            "flags": [[*_pair(f.span), f.points, f.kind, f.voice.value, f.rule] for f in analysis.flags],
            "figures": [
                [*_pair(f.span), *_pair(f.sentence), f.value, f.unit, f.subject, f.voice.value]
                for f in analysis.figures
            ],
            "claims": [[*_pair(c.span), c.rule] for c in analysis.claims],
            "reworded": [_pair(s) for s in analysis.reworded],
        }
    )


def notices(facts: str) -> tuple[str, ...]:
    """What is to be said about how an article was read."""
    return tuple(json.loads(facts)["notices"])


def decode_article(
    identifier: str, ordinal: int, path: str, source: Source, facts: str, blocks: str, text: str
) -> Article:
    """An article from its row; ``source`` is what it is filed under now, which the user may have changed."""
    data = json.loads(facts)
    known: dict[str, Fact | None] = {name: _fact_back(data["facts"][name]) for name in _FACTS}
    for name, value in data.get("user", {}).items():
        known[name] = Fact(value, BY_USER) if value else None
    title, language, outlet = known["title"], known["language"], known["outlet"]
    assert title is not None
    assert language is not None
    return Article(
        id=identifier,
        path=path,
        text=text,
        blocks=tuple(Block(BlockClass(kind), Span(start, end)) for kind, start, end in json.loads(blocks)),
        source=source,
        title=title,
        loader=data["loader"],
        content_hash=data["hash"],
        language=language,
        outlet=outlet,
        agency=known["agency"],
        references=tuple(
            fact for fact in map(_fact_back, data["references"]) if fact and not (outlet and fact.value == outlet.value)
        ),
        byline=known["byline"],
        dateline=known["dateline"],
        date=known["date"],
        url=known["url"],
        ordinal=ordinal,
        notices=tuple(data["notices"]),
    )


def kept_row(columns: Sequence[object], quotes: Iterable[Sequence[object]]) -> ArticleRow:
    """A row as its file made it: without what the user corrected, which is put over it anew whenever it is filed."""
    identifier, ordinal, path, facts, blocks, analysis, text = columns
    assert isinstance(ordinal, int)
    data = json.loads(str(facts))
    data.pop("user", None)
    said = {name: fact[0] if (fact := data["facts"][name]) else None for name in ("title", "date", "outlet")}
    return ArticleRow(
        id=str(identifier),
        ordinal=ordinal,
        path=str(path),
        title=str(said["title"]),
        date=said["date"],
        source=Source(*data["source"]),
        outlet=said["outlet"],
        facts=_dump(data),
        blocks=str(blocks),
        analysis=str(analysis),
        text=str(text),
        quotes=tuple(_kept_quote(quote) for quote in quotes),
    )


def _kept_quote(columns: Sequence[object]) -> QuoteRow:
    number, kind, name, mention, role, text, data = columns
    assert isinstance(number, int)
    return QuoteRow(number, str(kind), _or_none(name), _or_none(mention), _or_none(role), str(text), str(data))


def _or_none(value: object) -> str | None:
    return None if value is None else str(value)


def decode_findings(findings: str, quotes: Iterable[Quote]) -> Analysis:
    """An analysis from its row and its quotes."""
    from index.model import Analysis, Claim, Figure, Flag, Voice

    data = json.loads(findings)
    flags: list[_FlagRow] = data["flags"]
    figures: list[_FigureRow] = data["figures"]
    return Analysis(
        quotes=tuple(quotes),
        flags=tuple(Flag(Span(s, e), points, kind, Voice(voice), rule) for s, e, points, kind, voice, rule in flags),
        figures=tuple(
            Figure(Span(s, e), Span(from_, to), value, unit, tuple(subject), Voice(voice))
            for s, e, from_, to, value, unit, subject, voice in figures
        ),
        claims=tuple(Claim(Span(s, e), rule) for s, e, rule in data["claims"]),
        reworded=tuple(Span(s, e) for s, e in data["reworded"]),
    )


def decode_quote(kind: str, text: str, data: str) -> Quote:
    """A quote from its row."""
    from index.model import Quote, QuoteKind

    raw: _QuoteData = json.loads(data)
    flat, rule, confidence, said, cue, repeats = raw
    return Quote(
        kind=QuoteKind(kind),
        segments=tuple(Span(flat[i], flat[i + 1]) for i in range(0, len(flat), 2)),
        text=text,
        rule=rule,
        confidence=confidence,
        speaker=_speaker_back(said),
        cue=Span(*cue) if cue else None,
        repeats=repeats,
    )


def _quote_row(number: int, quote: Quote, text: str) -> QuoteRow:
    who = quote.speaker
    speaker = [*_pair(who.mention), *_pair(who.phrase), who.name, who.role, who.inferred] if who else None
    flat = [offset for segment in quote.segments for offset in _pair(segment)]
    cue = _pair(quote.cue) if quote.cue else None
    return QuoteRow(
        number=number,
        kind=quote.kind.value,
        name=who.name if who else None,
        mention=" ".join(who.mention.of(text).split()) if who else None,
        role=who.role if who else None,
        text=quote.text,
        data=_dump([flat, quote.rule, quote.confidence, speaker, cue, quote.repeats]),
    )


def _speaker_back(row: _SpeakerRow | None) -> Speaker | None:
    if row is None:
        return None
    from index.model import Speaker

    start, end, phrase_start, phrase_end, name, role, inferred = row
    return Speaker(Span(start, end), Span(phrase_start, phrase_end), name, role, inferred)


def _fact(fact: Fact | None) -> _FactRow | None:
    if fact is None:
        return None
    where = fact.evidence
    return (fact.value, fact.rule, fact.confidence, where.start if where else None, where.end if where else None)


def _fact_back(row: Sequence[object] | None) -> Fact | None:
    if row is None:
        return None
    value, rule, confidence, start, end = row
    where = Span(start, end) if isinstance(start, int) and isinstance(end, int) else None
    assert isinstance(confidence, float | int)
    return Fact(str(value), str(rule), float(confidence), where)


def _pair(span: Span) -> tuple[int, int]:
    return (span.start, span.end)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
