"""Section 2: who speaks. Named and unnamed, how much, only here or elsewhere too, and who was asked for a reply."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from index.comparison.digest import Digest
from index.comparison.note.story import Story, distinct, evidence, listed, name, passage, plural, said
from index.comparison.speaking import Cited, Roster
from index.language import tables, words
from index.language.voices import merge, starts_of, touches
from index.model import Counts, Evidence, Span, Statement, Voice

MOST = 5
LEAST_SHARE = 10
"""A share is only given of at least so many quotations."""
LONE_WORDS = 4


def statements(story: Story) -> list[Statement]:
    """The sum first, then the speakers by words quoted, then those without a name, then requests for a reply."""
    cited = story.cited
    named = [c for c in cited if c.named]
    unnamed = [c for c in cited if not c.named]
    lone = [(d, span) for d in story.here for span in _lone_marks(d)]
    made: list[Statement] = []
    if cited or lone:
        made.append(_sum(story, named, unnamed, lone))
    made.extend(_speaker(story, c) for c in named[:MOST])
    if len(named) > MOST:
        made.append(_others(named[MOST:]))
    if unnamed:
        made.append(_unnamed(unnamed))
    if lone:
        made.append(_lone(lone))
    made.extend(_comment(story))
    made.extend(_no_reply(story))
    return made


def _first_passages(cited: Iterable[Cited]) -> Iterator[Evidence]:
    for c in cited:
        d, quote = c.quotes[0]
        yield passage(d, quote.segments[0])


def _sum(story: Story, named: list[Cited], unnamed: list[Cited], lone: list[tuple[Digest, Span]]) -> Statement:
    with_name = sum(len(c.quotes) for c in named)
    total = with_name + sum(len(c.quotes) for c in unnamed)
    text = f"{plural(total, 'quotation')} with a speaker"
    if named:
        text += f", {with_name} from {plural(len(named), 'named speaker')}"
        if total >= LEAST_SHARE and unnamed:
            text += f" (about {round(10 * with_name / total)} in 10)"
    if unnamed:
        text += f", {total - with_name} from speakers without a name"
    places = [*_first_passages(named[:3]), *_first_passages(unnamed[:2])]
    if not places:
        places = [passage(d, span) for d, span in lone[:3]]
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
    role, introduced = _introduction(c)
    who = f"{name(c.name)}, {said(role, 70)}" if role else name(c.name)
    elsewhere = [roster for roster in story.cited_elsewhere if roster.find(c.name)]
    text = f"{who}: {plural(len(c.quotes), 'quotation')}, {plural(c.words, 'word')}."
    if story.others:
        text += f" {_elsewhere(len(elsewhere), len(story.others))}"
    places = [*introduced, *(passage(d, s) for d, q in c.quotes[:3] for s in q.segments[:1])]
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
        return "Not found quoted in the other sources." if total > 1 else "Not found quoted in the other source."
    return f"Also quoted in {found} of {plural(total, 'other source')}."


def _introduction(c: Cited) -> tuple[str, list[Evidence]]:
    """The role words as the text gives them, and where."""
    for d, quote in c.quotes:
        speaker = quote.speaker
        if speaker is not None and speaker.role and speaker.phrase != speaker.mention and not _clause(speaker.role):
            return speaker.role, [evidence(d, speaker.phrase)] if len(speaker.phrase.of(d.text)) >= 12 else []
    roles = [
        q.speaker.role for _, q in c.quotes if q.speaker is not None and q.speaker.role and not _clause(q.speaker.role)
    ]
    return (roles[0] or "" if roles else ""), []


def _clause(role: str) -> bool:
    """ "who placed second" says what somebody did, not what he is."""
    return role.split()[0].lower() in ("who", "which", "that", "whose", "where", "an", "a") and (
        len(role.split()) < 3 or role.lower().startswith("wh")
    )


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
        text=f"Speakers without a name: {listed([said(c.name, 40) for c in unnamed[:4]])}.",
        rule="voices.unnamed",
        reason="The text gives a description, not a name.",
        counts=Counts(here=sum(len(c.quotes) for c in unnamed)),
        voice=Voice.QUOTE,
        evidence=distinct(_first_passages(unnamed), 4),
    )


def _lone_marks(d: Digest) -> list[Span]:
    """Passages in marks of some length that no speaker was found for."""
    taken = merge(
        s for q, who in zip(d.analysis.quotes, d.speakers, strict=True) if who is not None for s in q.segments
    )
    starts = starts_of(taken)
    return [
        region
        for region in d.voices.marked
        if words.count(d.text, region.start, region.end) >= LONE_WORDS and not touches(taken, starts, region)
    ]


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


@cache
def _asked() -> re.Pattern[str]:
    return re.compile("|".join(tables.lines("note", "comment", "patterns")))


def _comment(story: Story) -> Iterator[Statement]:
    found = [
        (d, Span(*m.span()))
        for d, low in ((d, words.lowered(d.text)) for d in story.here)
        for paragraph in d.voices.paragraphs
        for m in _asked().finditer(low, paragraph.start, paragraph.end)
        if d.voices.of(Span(*m.span())) is not Voice.QUOTE
    ]
    if found:
        lines = [said(d.voices.sentence_of(s).of(d.text), 90) for d, s in found[:2]]
        yield Statement(
            section=2,
            kind="sourcing",
            text=f"Says who was asked for a reply: {listed(list(dict.fromkeys(lines)))}.",
            rule="sourcing.comment",
            reason="A line that somebody was asked for comment, or gave none.",
            counts=Counts(here=len(found)),
            voice=Voice.OUTLET,
            evidence=distinct((passage(d, span) for d, span in found), 3),
        )


def _no_reply(story: Story) -> Iterator[Statement]:
    """Bodies named in an accusing sentence of the outlet's own, with no words of theirs in the article."""
    accusing = frozenset(tables.words("note", "accused", "words"))
    speaking = Roster(story.cited)
    for d in story.trusted:
        if _asked().search(words.lowered(d.text)) is not None:
            continue
        named = _names_by_sentence(d)
        for sentence in d.voices.sentences:
            verb = _first_own(d, sentence, accusing) if sentence in named else None
            if verb is None:
                continue
            before = [(n, at) for n, at in named[sentence] if at.end <= verb and _alone(d, at, sentence)]
            accused = [name(n, 40) for n, _ in before if not speaking.find(n)]
            if accused:
                yield Statement(
                    section=2,
                    kind="sourcing",
                    text=f"{listed(accused[:3])}: accused here, with no reply found in this text.",
                    rule="sourcing.no_reply",
                    reason="A name before a word of accusation in an own sentence, and nothing quoted from it; "
                    "check the sentence.",
                    counts=Counts(here=1),
                    voice=Voice.OUTLET,
                    evidence=(passage(d, sentence, 500),),
                )
                break


def _names_by_sentence(d: Digest) -> dict[Span, list[tuple[str, Span]]]:
    found: dict[Span, list[tuple[str, Span]]] = {}
    for printed, spans in d.names.items():
        for span in spans:
            found.setdefault(d.voices.sentence_of(span), []).append((printed, span))
    return {sentence: sorted(names, key=lambda n: n[1]) for sentence, names in found.items()}


def _first_own(d: Digest, sentence: Span, accusing: frozenset[str]) -> int | None:
    """Where the first accusing word of the outlet's own stands in the sentence."""
    for m in words.tokens(d.text, sentence.start, sentence.end):
        if m[0].lower() in accusing and d.voices.of(Span(*m.span())) is Voice.OUTLET:
            return m.start()
    return None


def _alone(d: Digest, span: Span, sentence: Span) -> bool:
    """Whether the name is a noun here: "the BBC and CNN have", not "Western media"."""
    following = next(words.tokens(d.text, span.end, min(sentence.end, span.end + 40)), None)
    if following is None or d.text[span.end : following.start()].strip():
        return True
    return words.plain(following[0]) in words.function_words()
