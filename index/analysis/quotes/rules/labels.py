"""Transcripts: "WALLACE: Let us start ..." inside the marks, the label left out of the words."""

from __future__ import annotations

import re

from index.analysis.quotes.reading import Found, Reading, Source
from index.model import QuoteKind, Span

_LABEL = re.compile(r"(?:[A-Z][A-Z.’'-]{1,24}(?: [A-Z][A-Z.’'-]{1,24}){0,3}|[QA]):\s+(?=\S)")


def labels(reading: Reading) -> None:
    text = reading.text
    for s in reading.sentences:
        for region in s.regions:
            label = _LABEL.match(text, region.inner.start, region.inner.end)
            if label is None or reading.is_taken(region):
                continue
            name = Span(label.start(), text.index(":", label.start()))
            words = Span(label.end(), region.inner.end)
            if words.end > words.start:
                colon = Span(name.end, name.end + 1)
                reading.add(
                    Found(
                        QuoteKind.DIRECT,
                        [words],
                        Source(name, name),
                        colon,
                        "label.transcript",
                        0.9,
                        regions=[region],
                        sentence=s.number,
                    )
                )
