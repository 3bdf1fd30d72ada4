"""Section 9: how far to trust this note. What it rests on, and what is withheld and why."""

from __future__ import annotations

from collections.abc import Sequence

from index.comparison.digest import Digest
from index.comparison.note.story import (
    SHORT_TEXT,
    SHORTEST_TEXT,
    Story,
    distinct,
    listed,
    name,
    near,
    passage,
    plural,
    share_of,
)
from index.language import words
from index.model import Counts, Evidence, Span, Statement

LEAST_WORDS = 200
"""A share of words is only given of at least so many."""

_TITLES = {
    2: "who speaks",
    3: "strong wording",
    4: "sentences without a source",
    5: "words used more",
    6: "not found here",
    7: "figures that differ",
}


def statements(story: Story, made: Sequence[Statement]) -> list[Statement]:
    """The basis; then each reason to read less into it; then the sections in which nothing was found."""
    withheld: set[int] = set()
    lines = [_basis(story)]
    lines.extend(_reworded(story, withheld))
    lines.extend(_short(story, withheld))
    lines.extend(_language(story, withheld))
    lines.extend(_few_sources(story, withheld))
    empty = [title for n, title in _TITLES.items() if n not in withheld and not any(s.section == n for s in made)]
    if empty:
        lines.append(
            _line(
                story,
                "limits",
                f"Nothing found by these rules: {listed(empty)}. That says nothing about the text as a whole.",
                "limits.nothing",
                "Rules find only what they were written for.",
            )
        )
    return lines


def _line(story: Story, kind: str, text: str, rule: str, reason: str, places: Sequence[Evidence] = ()) -> Statement:
    return Statement(
        section=9,
        kind=kind,
        text=text,
        rule=rule,
        reason=reason,
        counts=Counts(here=story.length, sources=len(story.others)),
        evidence=distinct(places or [_opening(d) for d in story.here[:2]], 4),
    )


def _opening(d: Digest) -> Evidence:
    first = d.voices.paragraphs[0] if d.voices.paragraphs else Span(0, len(d.text))
    return passage(d, Span(first.start, min(first.end, first.start + 40)), 160)


def _basis(story: Story) -> Statement:
    quotations = sum(len(d.spoken()) for d in story.here)
    own = (
        f"{plural(story.length, 'word')} and {plural(quotations, 'quotation')} in {plural(len(story.here), 'article')}"
    )
    articles = len(story.other_digests)
    compared = (
        f"compared with {plural(len(story.others), 'other source')} ({plural(articles, 'article')}) "
        f"of this {_set(story)}"
        if story.others
        else "nothing to compare with"
    )
    quoted = share_of(_quoted_words(story), story.length, LEAST_WORDS, " words inside quotation marks")
    if quoted:
        own += f", {quoted}"
    return _line(
        story,
        "limits",
        f"Rests on {own}; {compared}. Counts of so little text tell of these articles, not of the outlet.",
        "limits.basis",
        "All that this note looked at.",
    )


def _quoted_words(story: Story) -> int:
    return sum(words.count(d.text, span.start, span.end) for d in story.here for span in d.voices.marked)


def _set(story: Story) -> str:
    return {"folder": "folder", "results": "set of results", "article": "set"}.get(story.scope.kind, "collection")


def _reworded(story: Story, withheld: set[int]) -> list[Statement]:
    lines = []
    for d in story.reworded:
        withheld.update((3, 4, 5))
        lines.append(
            _line(
                story,
                "warning",
                f"Strong wording and word counts are withheld for {name(d.article.path, 80)}: "
                "its words look exchanged by a program. Quotations in it may not be verbatim.",
                "warning.reworded",
                "A word that a program put there says nothing of the writer.",
                [near(d, span) for span in d.analysis.reworded[:3]],
            )
        )
    return lines


def _short(story: Story, withheld: set[int]) -> list[Statement]:
    if story.length >= SHORT_TEXT or not story.here:
        return []
    withheld.update((3, 4, 5))
    more = ""
    if story.length < SHORTEST_TEXT:
        withheld.add(6)
        more = ", and to say what is not found here"
    return [
        _line(
            story,
            "limits",
            f"Too short for wording counts{more}: {plural(story.length, 'word')}, fewer than {SHORT_TEXT}.",
            "limits.short",
            "Single words weigh too much in a short text.",
        )
    ]


def _language(story: Story, withheld: set[int]) -> list[Statement]:
    foreign = [
        d
        for d in story.here
        if d.article.language.value not in ("und", "") and not d.article.language.value.startswith("en")
    ]
    if not foreign:
        return []
    withheld.update((3, 4, 5, 7))
    languages = sorted({d.article.language.value for d in foreign})
    return [
        _line(
            story,
            "limits",
            f"Not in English ({listed([name(code, 12) for code in languages])}): "
            "wording, sources of sentences and figures were not looked at.",
            "limits.language",
            "The word lists are English.",
            [_opening(d) for d in foreign],
        )
    ]


def _few_sources(story: Story, withheld: set[int]) -> list[Statement]:
    if story.comparable:
        return []
    withheld.update((5, 6))
    if not story.others:
        withheld.add(7)
    total = len(story.others) + 1
    return [
        _line(
            story,
            "limits",
            f"Too few sources ({total}) to say which words are used more here, or what is not found here.",
            "limits.sources",
            "Three sources are the least that such a comparison can rest on.",
        )
    ]
