"""Whether a word is used more in one text than in others, beyond what chance would give."""

from __future__ import annotations

import math

PRIOR = 500.0
"""Weight of the prior in words: the distribution of both texts together."""


def more_here(here: int, others: int, words_here: int, words_others: int) -> float:
    """How many standard errors the use ``here`` lies above that in the others.

    Log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn, Political Analysis 2008).

    Args:
        here, others: uses of the word; ``words_here``, ``words_others``: all words.
    """
    prior = PRIOR * (here + others) / (words_here + words_others)
    a, b = here + prior, others + prior
    odds = math.log(a / (words_here + PRIOR - a)) - math.log(b / (words_others + PRIOR - b))
    return odds / math.sqrt(1 / a + 1 / b)
