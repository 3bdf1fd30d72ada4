"""One way to load a text in these tests, and to look at what came out."""

from __future__ import annotations

from index.loading import read
from index.model import Article, BlockClass, Fact

LONG = (
    "The council voted on Monday to reopen the old swing bridge after eleven months of repairs, and people in both "
    "halves of the town said they could hardly wait for the first crossing of the year."
)
MORE = (
    "Work on the machine house began in March, when divers found that two of the four bearings had worn through, and "
    "the harbour office had to order new ones from a foundry that no longer exists."
)


def load(text: str | bytes, path: str = "story.txt", *, root_name: str = "") -> Article:
    data = text.encode() if isinstance(text, str) else text
    (article,) = read(data, path, key=path.encode(), root_name=root_name)
    return article


def of_class(article: Article, kind: BlockClass) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.kind is kind]


def words(article: Article, fact: Fact | None) -> str | None:
    """The evidence of a fact, as the article has it."""
    return fact.evidence.of(article.text) if fact is not None and fact.evidence is not None else None
