"""From a draft to an article: the blocks, then the ladder of facts, each with its rule, evidence and confidence.

The ladder (research of this project, formats 4.1): what the file states, then reference lines, datelines and credits,
then who contacted whom, then the name of the file. The first that speaks is believed; nothing is merged.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.loading import attribution, blocks, dates, hosts, languages, line_facts, outlets
from index.loading.drafts import Draft, Given
from index.loading.titles import title_of
from index.model import Article, Block, BlockClass, Fact, Source


def article(
    draft: Draft, *, article_id: str, path: str, content_hash: str, root_name: str = "", ordinal: int = 0
) -> Article:
    """The article that a draft is."""
    text = draft.text
    found = blocks.classify(text, draft.spans, draft.presets)
    from_lines = line_facts.read(text, found)
    facts = draft.given.over(from_lines)
    outlet = facts.outlet or attribution.outlet_in_prose(text, found) or _from_path(path, root_name)
    return Article(
        id=article_id,
        path=path,
        text=text,
        blocks=found,
        source=source_of(outlet, article_id, path),
        title=title_of(text, found, facts.title),
        loader=draft.loader,
        content_hash=content_hash,
        language=facts.language or languages.detect(_body(text, found)),
        outlet=outlet,
        agency=facts.agency,
        references=_references(facts, from_lines, outlet),
        byline=facts.byline,
        dateline=facts.dateline,
        date=_date(facts),
        url=facts.url,
        ordinal=ordinal,
        notices=draft.notices,
    )


def source_of(outlet: Fact | None, article_id: str, path: str) -> Source:
    """What the article is filed under; an inferred outlet stays apart from the outlet of that name."""
    if outlet is None:
        return Source(f"article:{article_id}", path)
    if outlet.inferred:
        return Source(f"inferred:{outlets.slug(outlet.value)}", f"{outlet.value}?", inferred=True)
    return Source(f"outlet:{outlets.slug(outlet.value)}", outlet.value)


def _body(text: str, found: Sequence[Block]) -> str:
    """Enough of the body to tell its language."""
    pieces: list[str] = []
    size = 0
    for block in found:
        if block.kind in (BlockClass.BODY, BlockClass.HEADING):
            pieces.append(text[block.span.start : min(block.span.end, block.span.start + 4000)])
            size += len(pieces[-1])
            if size > 4000:
                break
    return "\n".join(pieces) or text[:4000]


def _references(facts: Given, from_lines: Given, outlet: Fact | None) -> tuple[Fact, ...]:
    """What is cited; a "Source: X" under an article of another, stated outlet is a citation too."""
    named = from_lines.outlet
    origin = (named,) if named is not None and named.rule == "outlet.source_line" else ()
    return tuple(fact for fact in (*facts.references, *origin) if outlet is None or fact.value != outlet.value)


def _date(facts: Given) -> Fact | None:
    """The date; a day in the address is better than a line that tells only of an update."""
    if facts.date is not None and facts.date.confidence >= 0.8:
        return facts.date
    day = dates.in_url(facts.url.value) if facts.url is not None else None
    return Fact(day, "date.url", 0.8, facts.url.evidence) if day and facts.url is not None else facts.date


def _from_path(path: str, root_name: str) -> Fact | None:
    """Rule 10: a folder or file named like an outlet of the table; ordinary words do not count."""
    *folders, file = path.split("/")
    stem = file.rsplit(".", 1)[0]
    for part in (stem, *reversed(folders), root_name):
        host = hosts.domain_in(part)
        known = outlets.at_host(host) if host else _named_like(part)
        if known is not None and (host or not known.word):
            return Fact(known.name, "outlet.path", 0.4)
    return None


def _named_like(part: str) -> outlets.Outlet | None:
    """The outlet that a name is, or begins with: ``nyt``, ``bbc-news``, ``reuters_2025-01-14``."""
    words = part.replace("_", " ").replace("-", " ").replace("+", " ").split()
    if len(part) < 3:
        return None
    whole = outlets.named(part) or outlets.named(" ".join(words))
    if whole is not None or len(words) < 2:
        return whole
    for length in range(min(4, len(words) - 1), 0, -1):
        known = outlets.named(" ".join(words[:length])) if words[length][:1].isdigit() or "_" in part else None
        if known is not None:
            return known
    return None
