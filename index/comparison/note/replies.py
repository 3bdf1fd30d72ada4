"""Section 2, last part: who was asked for a reply, and who is accused by name and not heard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from index.comparison.digest import Digest
from index.comparison.note.story import Story, distinct, listed, name, passage, said
from index.comparison.speaking import Roster
from index.language import tables, words
from index.model import BlockClass, Counts, Span, Statement, Voice


def statements(story: Story) -> list[Statement]:
    """Bodies accused without a reply, then lines that somebody was asked for comment."""
    return [*_no_reply(story), *_comment(story)]


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
    """Bodies that an own sentence says did something bad, with no words of theirs in the article."""
    speaking = Roster(story.cited)
    for d in story.trusted:
        low = words.lowered(d.text)
        if _asked().search(low) is not None:
            continue
        named = _names_by_sentence(d)
        for sentence in d.voices.sentences:
            if sentence not in named or d.voices.kind_of(sentence) is not BlockClass.BODY:
                continue
            accused = [name(n, 40) for n in _accused(d, low, named[sentence]) if not speaking.find(n)]
            if accused:
                yield Statement(
                    section=2,
                    kind="sourcing",
                    text=f"{listed(accused[:3])}: accused here, with no reply found in this text.",
                    rule="sourcing.no_reply",
                    reason="A name and, as what it did, a word of accusation in an own sentence, and nothing quoted "
                    "from it; check the sentence.",
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


@cache
def _deed() -> re.Pattern[str]:
    """What may stand between a name and the word of accusation: "have repeatedly fabricated"."""
    return re.compile("|".join(tables.lines("note", "accused", "patterns")))


def _accused(d: Digest, low: str, named: list[tuple[str, Span]]) -> list[str]:
    """The name that the accusing words follow, and those joined to it by "and" or commas."""
    for n, (printed, span) in enumerate(named):
        deed = _deed().match(low, span.end, span.end + 120)
        if deed is None or d.voices.of(Span(deed.end() - 3, deed.end())) is not Voice.OUTLET:
            continue
        joined = [printed]
        at = span
        for before, place in reversed(named[:n]):
            if d.text[place.end : at.start].strip(" ,") not in ("and", "", "and the"):
                break
            joined.insert(0, before)
            at = place
        return joined
    return []
