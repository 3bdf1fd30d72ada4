"""The rest of a quotation behind its reporting clause: “It was,” she said on Friday, her hat in hand, “a fine day.”"""

from __future__ import annotations

from index.analysis.quotes.reading import Reading
from index.analysis.quotes.rules.shared import direct, words_in
from index.model import QuoteKind

_REACH = 30


def continued(reading: Reading) -> None:
    for s in reading.sentences:
        if len(s.regions) < 2:
            continue
        previous: int | None = None
        for q, region in s.tokens.regions.items():
            found = reading.taken.get(region.outer.start)
            if found is not None:
                previous = q if found.kind is QuoteKind.DIRECT else None
                continue
            if reading.is_taken(region) or previous is None or q - previous > _REACH or words_in(reading, region) < 2:
                continue
            earlier = reading.taken[s.tokens.regions[previous].outer.start]
            between = s.tags[previous + 1 : q]
            reported = earlier.cue is not None and earlier.cue.start > s.tokens.ends[previous] - 1
            if not reported or between[-1:] not in (",", "-") or any(t in between for t in ";:"):
                continue
            if sum(1 for i in s.used if previous < i < q) > 1:
                continue
            direct(reading, s, region, earlier.source, earlier.cue, "after.continued", 0.85)
            previous = q
