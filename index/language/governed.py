"""Words that hang on a verb of saying without being a quotation to print: "groups that argue the levy is unfair".

Wider than what is extracted as reported speech, so that nothing of it is charged to the outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.model import Span

_CLAUSE = (
    "argu(?:e|es|ed|ing)|claim(?:s|ed|ing)?|contend(?:s|ed|ing)?|maintain(?:s|ed|ing)?|insist(?:s|ed|ing)?|say(?:s|ing)?|said"
    "|alleg(?:e|es|ed|ing)|assert(?:s|ed|ing)?|complain(?:s|ed|ing)?|charg(?:e|es|ed|ing)|warn(?:s|ed|ing)?"
    "|believ(?:e|es|ed|ing)"
)
_RELATIVE = re.compile(
    rf"\b(?:who|which|that) (?:[a-z]{{2,9}}ly )?(?:ha(?:ve|s|d) )?(?:also |long |still )?(?:{_CLAUSE}) (?!to\b)(?=\w)"
)
_ABOUT = re.compile(
    r"\b(?:point(?:s|ed|ing) to|(?:spoke|speaking|complain(?:s|ed|ing)|warn(?:s|ed|ing)) (?:of|about))"
    r" (?=\w)"
)
_ASKED = re.compile(
    r"(?:When |If )?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Qq]uizzed)(?: \w{1,15}){0,4}? "
    r"(?:whether|if|why|how|what|who|when) (?=\w)"
)
_LONGEST = 400
_END = re.compile(r"[,;:.!?—()“”\"]")


def governed(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """What each verb of saying governs, up to the next stop; and what somebody was asked.

    Args:
        text: the article.
        sentences: its sentences in order.
    """
    for sentence in sentences:
        asked = _ASKED.match(text, sentence.start, sentence.end)
        if asked:
            yield _up_to_stop(text, asked.end(), sentence)
        for cue in (_RELATIVE, _ABOUT):
            for found in cue.finditer(text, sentence.start, sentence.end):
                yield _up_to_stop(text, found.end(), sentence)


def _up_to_stop(text: str, start: int, sentence: Span) -> Span:
    end = min(sentence.end, start + _LONGEST)
    stop = _END.search(text, start, end)
    return Span(start, stop.start() if stop else end)
