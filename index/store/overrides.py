"""What the user says against what the files say: one table, and what each of its rows means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

EVERYWHERE = ""
"""As collection: a fact about an outlet holds wherever that outlet is met."""


class Kind(StrEnum):
    """What a row overrides; the meaning of its columns is told at :class:`Override`."""

    ARTICLE = "article"
    SOURCE = "source"
    FACT = "fact"
    STATEMENT = "statement"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Override:
    """One thing that the user said. One row for each ``kind``, ``subject`` and ``field``; the newest counts.

    ============= =================== ==================== ============================ ==============================
    kind          subject             field                value                        label
    ============= =================== ==================== ============================ ==============================
    ``ARTICLE``   article id          ``outlet`` and such  the value; empty: has none   path when it was said
    ``SOURCE``    source id           --                   its name from now on         its label before
    ``FACT``      source id of outlet the fact's words     where it is from, or empty   the outlet's name
    ``STATEMENT`` key of a statement  its rule             --                           its text when it was dismissed
    ``RULE``      rule                --                   --                           --
    ============= =================== ==================== ============================ ==============================

    ``content_hash`` is that of the article, so that it is found again in a renamed file; ``number`` is given when the
    row is kept.
    """

    kind: Kind
    subject: str
    value: str = ""
    field: str = ""
    label: str = ""
    content_hash: str = ""
    number: int = 0


TABLE = """
CREATE TABLE overrides (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    collection TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    value TEXT NOT NULL,
    field TEXT NOT NULL,
    label TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (collection, kind, subject, field)
);
"""

FROM_FORMAT_1 = (
    TABLE
    + """
INSERT INTO overrides (collection, kind, subject, value, field, label, hash)
    SELECT collection, 'article', article, name, 'outlet', '', hash FROM outlets ORDER BY collection, article;
INSERT INTO overrides (collection, kind, subject, value, field, label, hash)
    SELECT collection, 'rule', rule, '', '', '', '' FROM dismissed WHERE article = '' AND words = '';
INSERT INTO overrides (collection, kind, subject, value, field, label, hash)
    SELECT collection, 'statement', article || ' ' || words, '', rule, words, '' FROM dismissed
    WHERE article != '' OR words != '';
DROP TABLE outlets;
DROP TABLE dismissed;
"""
)
"""The first format had a table for named outlets and one for what was dismissed (a rule, or words of an article)."""
