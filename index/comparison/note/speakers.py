"""Section 2: who speaks. Named and unnamed, how much, only here or elsewhere too, and who was asked for a reply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.comparison.digest import Digest
from index.comparison.note import replies
from index.comparison.note.absent import worth
from index.comparison.note.introduced import LONE_WORDS, introduction, kinds_in, lone_marks
from index.comparison.note.story import Story, distinct, listed, name, passage, plural, said, share_of
from index.comparison.speaking import Cited, Roster, is_named
from index.model import Counts, Evidence, Quote, QuoteKind, Span, Statement, Voice

MOST = 5
FIRST = 2
"""Speakers that stand before the lines on replies."""
LEAST_SHARE = 10
LEAST_WORDS = 200
"""Shares are only given of at least so many quotations or words."""
REPORTED = 5
LEAST_CONFIDENCE = 0.7


def statements(story: Story) -> list[Statement]:
    """The sum, the speakers by words quoted with the lines on replies among them, then those without a name."""
    cited = story.cited
    named = [c for c in cited if c.named]
    unnamed = [c for c in cited if not c.named]
    lone = [(d, span) for d in story.here for span in lone_marks(d)]
    made: list[Statement] = []
    if cited:
        made.append(_sum(named, unnamed))
    speakers = [_speaker(story, c) for c in named[:MOST]]
    made.extend(speakers[:FIRST])
    made.extend(replies.statements(story))
    made.extend(speakers[FIRST:])
    if len(named) > MOST:
        made.append(_others(named[MOST:]))
    if unnamed:
        made.append(_unnamed(unnamed))
    if lone:
        made.append(_lone(lone))
    made.extend(_reported(story))
    return made


def _first_passages(cited: Iterable[Cited]) -> Iterator[Evidence]:
    for c in cited:
        d, quote = c.quotes[0]
        yield passage(d, quote.segments[0])


def _sum(named: list[Cited], unnamed: list[Cited]) -> Statement:
    with_name = sum(len(c.quotes) for c in named)
    total = with_name + sum(len(c.quotes) for c in unnamed)
    text = f"{plural(total, 'quotation')} with a speaker"
    if named:
        share = share_of(with_name, total, LEAST_SHARE) if unnamed else ""
        text += f", {share or with_name} from {plural(len(named), 'named speaker')}"
    if unnamed:
        text += f", {total - with_name} from speakers without a name"
    kinds = kinds_in((*named, *unnamed))
    if kinds:
        text += f"; described in the text: {kinds}"
    places = [*_first_passages(named[:3]), *_first_passages(unnamed[:2])]
    return Statement(
        section=2,
        kind="voices",
        text=text + ".",
        rule="voices.sum",
        reason="Quotations with marks whose speaker was found; reported speech without marks is not counted here.",
        counts=Counts(here=total),
        voice=Voice.QUOTE,
        evidence=distinct(places),
    )


def _speaker(story: Story, c: Cited) -> Statement:
    introduced = introduction(c)
    who = f"{name(c.name)}, {said(introduced.role, 70)}" if introduced.role else name(c.name)
    elsewhere = [roster for roster in story.cited_elsewhere if roster.find(c.name)]
    share = share_of(c.words, sum(each.words for each in story.cited), LEAST_WORDS, " of the quoted words")
    text = f"{who}: {plural(len(c.quotes), 'quotation')}, {share or plural(c.words, 'word')}."
    if story.others:
        text += f" {_elsewhere(len(elsewhere), len(story.others))}"
    places = [*introduced.place, *(passage(d, s) for d, q in c.quotes[:3] for s in q.segments[:1])]
    return Statement(
        section=2,
        kind="voices",
        text=text,
        rule="voices.speaker",
        reason="Counted by the name that the rules resolved; a sentence printed twice counts once in the words.",
        counts=Counts(here=len(c.quotes), sources=len(elsewhere)),
        voice=Voice.QUOTE,
        evidence=distinct(places, 4),
    )


def _elsewhere(found: int, total: int) -> str:
    if not found:
        return "Found quoted only here." if total > 1 else "Not found quoted in the other source."
    return f"Also quoted in {found} of {plural(total, 'other source')}."


def _others(rest: list[Cited]) -> Statement:
    more = [f"{len(rest) - 8} others"] if len(rest) > 8 else []
    return Statement(
        section=2,
        kind="voices",
        text=f"Also quoted by name: {listed([*(name(c.name, 40) for c in rest[:8]), *more])}.",
        rule="voices.more",
        reason="Speakers with fewer words quoted, named in one line.",
        counts=Counts(here=len(rest)),
        voice=Voice.QUOTE,
        evidence=distinct(_first_passages(rest)),
    )


def _unnamed(unnamed: list[Cited]) -> Statement:
    return Statement(
        section=2,
        kind="voices",
        text=f"Speakers given by a description only: {listed([said(c.name, 40) for c in unnamed[:4]])}.",
        rule="voices.unnamed",
        reason="The text gives a description, not a name.",
        counts=Counts(here=sum(len(c.quotes) for c in unnamed)),
        voice=Voice.QUOTE,
        evidence=distinct(_first_passages(unnamed), 4),
    )


def _lone(lone: list[tuple[Digest, Span]]) -> Statement:
    return Statement(
        section=2,
        kind="voices",
        text=f"{plural(len(lone), 'passage')} in quotation marks without a speaker that the rules could find.",
        rule="voices.lone",
        reason=f"{LONE_WORDS} words or more in marks, and no name or description near them that reports them.",
        counts=Counts(here=len(lone)),
        voice=Voice.QUOTE,
        evidence=distinct((passage(d, span) for d, span in lone), 5),
    )


def _reported(story: Story) -> Iterator[Statement]:
    """Speakers whose words are only reported, without marks."""
    quoted = Roster(story.cited)
    met: dict[str, list[tuple[Digest, Quote]]] = {}
    for d in story.here:
        for quote, who in zip(d.analysis.quotes, d.speakers, strict=True):
            if (
                quote.kind is QuoteKind.INDIRECT
                and who
                and worth(who)
                and " " in who
                and is_named(who)
                and not quoted.find(who)
                and _by_name(d, quote)
            ):
                met.setdefault(who, []).append((d, quote))
    if met:
        first = sorted(met.items(), key=lambda item: -len(item[1]))
        yield Statement(
            section=2,
            kind="voices",
            text=f"Reported without quotation marks only: {listed([name(who, 60) for who, _ in first[:REPORTED]])}"
            f"{_more(len(first) - REPORTED)}.",
            rule="voices.reported",
            reason="Named, with a word of saying, and no words of theirs in marks.",
            counts=Counts(here=sum(len(quotes) for quotes in met.values())),
            voice=Voice.PARAPHRASE,
            evidence=distinct((passage(d, quote.segments[0]) for _, quotes in first for d, quote in quotes[:1]), 4),
        )


def _by_name(d: Digest, quote: Quote) -> bool:
    """Whether the sentence itself names the speaker, with a plain word of saying."""
    return (
        quote.speaker is not None
        and quote.confidence >= LEAST_CONFIDENCE
        and is_named(quote.speaker.mention.of(d.text))
    )


def _more(count: int) -> str:
    return f" and {plural(count, 'other')}" if count > 0 else ""
