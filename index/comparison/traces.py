"""What comparing needs of one article and that article alone decides: found once, when it is filed, and kept.

Who changes how voices, names or speakers are found raises ``ANALYSIS_VERSION``, as for any other rule. What costs more
to find when filing than it saves a reader (stems, topics, shared runs) is found when it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from index.comparison import capitals
from index.comparison.speaking import speakers
from index.language.voices import Voices, laid_out
from index.model import Analysis, Article, BlockClass, Span

_KINDS = {kind.value: kind for kind in BlockClass}


class Traces(NamedTuple):
    """Whose words these are, the capitalised names, and what each quote's speaker is called."""

    voices: Voices
    names: Mapping[str, tuple[Span, ...]]
    speakers: tuple[str | None, ...]


def pack(article: Article, analysis: Analysis, voices: Voices) -> str:
    """The traces of an article as JSON."""
    names = capitals.find(article.text, voices)
    kept = {
        "paragraphs": _flat(voices.paragraphs),
        "kinds": [kind.value for kind in voices.kinds],
        "sentences": _flat(voices.sentences),
        "marked": _flat(voices.marked),
        "paraphrased": _flat(voices.paraphrased),
        "names": {name: _flat(spans) for name, spans in names.items()},
        "speakers": speakers(article.text, analysis.quotes, names),
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def unpack(packed: str) -> Traces:
    """What :func:`pack` packed, with every offset as it was."""
    kept = json.loads(packed)
    return Traces(
        laid_out(
            _spans(kept["paragraphs"]),
            tuple([_KINDS[kind] for kind in kept["kinds"]]),
            _spans(kept["sentences"]),
            _spans(kept["marked"]),
            _spans(kept["paraphrased"]),
        ),
        {name: _spans(flat) for name, flat in kept["names"].items()},
        tuple(kept["speakers"]),
    )


def _flat(spans: Iterable[Span]) -> list[int]:
    return [offset for span in spans for offset in span]


def _spans(flat: Sequence[int]) -> tuple[Span, ...]:
    return tuple(map(Span, flat[::2], flat[1::2]))
