"""A file saved with broken lines says the same as the one without."""

from __future__ import annotations

from index.analysis import analyse
from index.analysis.quotes import extract
from index.loading.paragraphs import paragraphs
from index.model import Article, Block, BlockClass, Fact, Source, Span

_TEXT = """\
The harbour board of Port Ellory voted on Tuesday to close the old swing bridge; it carried nine thousand people daily.

“We have known since spring that the bearings are gone, and I will not wait for somebody to drown to say so,” said \
Laura Quist, the harbour master. “It closes at noon.”

Mayor Peter Hale told the council that the decision “came out of nowhere” and that the town could not pay for a ferry. \
According to the engineers, the repair would take two winters and cost more than the bridge was ever worth.

“Nobody asked us,” Ines Marlow, who owns the bakery at the northern end of the bridge, said on Wednesday morning. She \
added that her customers came on foot.
"""


def _wrapped(text: str, width: int = 72) -> str:
    """Broken as a wrapping program breaks lines: at the last space that fits. As long as before."""
    lines = []
    for line in text.split("\n"):
        begin = 0
        while len(line) - begin > width:
            cut = line.rindex(" ", begin, begin + width + 1)
            line = f"{line[:cut]}\n{line[cut + 1 :]}"
            begin = cut + 1
        lines.append(line)
    return "\n".join(lines)


def _blocks(text: str) -> tuple[Block, ...]:
    return tuple(Block(BlockClass.BODY, span) for span in paragraphs(text))


def _article(text: str) -> Article:
    title = Fact("The bridge", "title.first-line")
    return Article("a", "a.txt", text, _blocks(text), Source("a", "a.txt"), title, "text", "0", Fact("en", "given"))


def test_broken_lines_change_no_quote() -> None:
    wrapped = _wrapped(_TEXT)
    blocks = _blocks(wrapped)
    assert len(wrapped) == len(_TEXT)
    assert any("\n" in block.span.of(wrapped) for block in blocks)
    assert extract(wrapped, blocks) == extract(_TEXT, _blocks(_TEXT))
    assert len(extract(wrapped, blocks)) == 5


def test_nor_anything_else_that_is_said_of_the_article() -> None:
    wrapped = _wrapped(_TEXT)
    assert analyse(_article(wrapped)) == analyse(_article(_TEXT))


def test_lines_of_their_own_stay_apart() -> None:
    text = "“The bridge is closed\n\nLaura Quist said so.”"
    spans = (Span(0, 21), Span(23, len(text)))
    quotes = extract(text, tuple(Block(BlockClass.BODY, span) for span in spans))
    assert all("\n" not in quote.text for quote in quotes)
