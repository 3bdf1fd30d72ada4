"""The gold fits the demo articles, to the letter. Nothing of the analysis is used: only the files and the gold."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TypedDict

import pytest

from index.model import BlockClass
from reader.demo import articles_folder

NotBody = TypedDict("NotBody", {"text": str, "class": str})


class GoldQuote(TypedDict, total=False):
    kind: str
    segments: list[str]
    speaker: str
    mention: str | None
    role: str | None
    fragments: list[str]
    speaker_also: list[str]
    hard: bool


class Turn(TypedDict):
    speaker: str
    text: str


class GoldArticle(TypedDict, total=False):
    title: str
    outlet: str | None
    agency: str | None
    byline: str | None
    date: str | None
    dateline: str | None
    references: list[str]
    not_body: list[NotBody]
    quotes: list[GoldQuote]
    not_quotes: list[str]
    ambiguous: list[str]
    strong_own: list[str]
    strong_quoted: list[str]
    transcript: list[Turn]


class Place(TypedDict):
    path: str
    words: str


class GoldEcho(TypedDict):
    a: Place
    b: Place
    relation: str


class Pair(TypedDict):
    a: str
    b: str
    kind: str


class Value(TypedDict):
    path: str
    text: str


class GoldFigure(TypedDict):
    subject: str
    values: list[Value]


class LeftOut(TypedDict):
    outlet: str
    speaker: str


class Naming(TypedDict):
    subject: str
    names: list[Place]


class Search(TypedDict):
    query: str
    paths: list[str]


class Gold(TypedDict):
    articles: dict[str, GoldArticle]
    echoes: list[GoldEcho]
    copies: list[Pair]
    figures: list[GoldFigure]
    voices_left_out: list[LeftOut]
    naming: list[Naming]
    searches: list[Search]


def _load() -> Gold:
    gold: Gold = json.loads((Path(__file__).parent / "gold.json").read_text(encoding="utf-8"))
    return gold


class _Shown(HTMLParser):
    """The paragraphs of a page as a reader sees them; navigation and scripts left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style", "nav", "footer", "aside", "title")
        if tag in ("p", "h1", "h2", "figcaption", "div", "li", "time"):
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style", "nav", "footer", "aside", "title")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.lines[-1] += data


def shown(path: str) -> list[str]:
    """The paragraphs of a demo article in plain text."""
    raw = (articles_folder() / path).read_text(encoding="utf-8")
    if path.endswith(".html"):
        page = _Shown()
        page.feed(raw)
        lines = page.lines
    elif path.endswith(".md"):
        body = raw.split("\n---\n", 1)[1]
        body = re.sub(r"!\[[^\]\n]*\]\([^)\n]*\)", "", body)
        body = re.sub(r"\[([^\]\n]*)\]\([^)\n]*\)", r"\1", body)
        lines = [line.strip("*").removeprefix("## ") for line in body.split("\n")]
    else:
        lines = raw.split("\n")
    return [line.strip() for line in lines if line.strip()]


GOLD = _load()
PATHS = sorted(GOLD["articles"])
TEXT = {path: "\n".join(shown(path)) for path in PATHS}
OPENING = "“‘\"'"
CLOSING = "”’\"'"
every_article = pytest.mark.parametrize("path", PATHS)


def test_every_article_has_gold_and_every_gold_an_article() -> None:
    assert sorted(p.relative_to(articles_folder()).as_posix() for p in articles_folder().rglob("*.*")) == PATHS


def test_the_story_is_told_by_six_outlets_in_twelve_to_fifteen_articles() -> None:
    assert 12 <= len(PATHS) <= 15
    assert len({a["outlet"] for a in GOLD["articles"].values() if a["outlet"]}) == 6
    assert {Path(p).suffix for p in PATHS} == {".txt", ".md", ".html"}
    assert any(a["outlet"] is None for a in GOLD["articles"].values())


@every_article
def test_an_article_has_300_to_900_words(path: str) -> None:
    assert 300 <= len(TEXT[path].split()) <= 900


@every_article
def test_the_facts_stand_in_the_file(path: str) -> None:
    raw = (articles_folder() / path).read_text(encoding="utf-8")
    article = GOLD["articles"][path]
    names = [article["outlet"], article["agency"], article["date"] if path.endswith((".md", ".html")) else None]
    stated = [article["title"], *article["references"], *(name for name in names if name)]
    stated += (article["byline"] or "").split(", ") if article["byline"] else []
    assert [fact for fact in stated if fact not in raw] == []
    if dateline := article["dateline"]:
        assert re.search(rf"^{dateline} (?:\(\w+\) )?[-–—] ", TEXT[path], re.MULTILINE)


@every_article
def test_every_quoted_string_is_in_one_paragraph_of_its_article_and_in_order(path: str) -> None:
    paragraphs = shown(path)
    for quote in GOLD["articles"][path]["quotes"]:
        assert all(any(segment in p for p in paragraphs) for segment in quote["segments"]), quote
        at = -1
        for segment in quote["segments"]:
            at = TEXT[path].find(segment, at + 1)
            assert at >= 0, quote
        assert quote["mention"] is None or quote["mention"] in TEXT[path], quote
        assert quote["role"] is None or quote["role"] in TEXT[path], quote


@every_article
def test_direct_words_and_fragments_stand_between_marks(path: str) -> None:
    for quote in GOLD["articles"][path]["quotes"]:
        marked = {"direct": quote["segments"], "mixed": quote.get("fragments", []), "indirect": []}[quote["kind"]]
        assert quote["kind"] == "indirect" or marked, quote
        for words in marked:
            assert re.search(f"[{OPENING}]{re.escape(words)}(?:[{CLOSING}]|\\n|$)", TEXT[path]), words
        for fragment in quote.get("fragments", []):
            assert any(fragment in segment for segment in quote["segments"]), quote


@every_article
def test_every_pair_of_marks_in_an_article_is_accounted_for(path: str) -> None:
    article = GOLD["articles"][path]
    rest = TEXT[path]
    known = [*article["not_quotes"], *article["ambiguous"]]
    for quote in article["quotes"]:
        known += quote["segments"] if quote["kind"] == "direct" else quote.get("fragments", [])
    for words in sorted(known, key=len, reverse=True):
        rest = re.sub(f"[{OPENING}]{re.escape(words)}(?:[{CLOSING}]|(?=\\n)|$)", "", rest)
    rest = re.sub(r"(?<=\w)[’'](?=\w)|(?<=s)[’'](?= )", "", rest)
    assert re.findall(r"[^\n]{0,30}[“”‘’\"'][^\n]{0,30}", rest) == []


@every_article
def test_blocks_outside_the_body_are_whole_paragraphs_of_a_known_class(path: str) -> None:
    for block in GOLD["articles"][path]["not_body"]:
        assert block["text"] in shown(path)
        assert BlockClass(block["class"]) not in (BlockClass.BODY, BlockClass.HEADING)


@every_article
def test_other_gold_strings_are_in_the_article(path: str) -> None:
    article = GOLD["articles"][path]
    strings = article["not_quotes"] + article["ambiguous"] + article["strong_own"] + article["strong_quoted"]
    strings += [f"{turn['speaker']}: {turn['text']}" for turn in article.get("transcript", [])]
    assert [s for s in strings if s not in TEXT[path]] == []


@every_article
def test_strong_words_are_charged_to_the_right_voice(path: str) -> None:
    article = GOLD["articles"][path]
    spoken = [q["segments"] if q["kind"] == "direct" else q.get("fragments", []) for q in article["quotes"]]
    quoted = "\n".join(" ".join(words) for words in spoken)
    assert [w for w in article["strong_quoted"] if w not in quoted] == []
    assert [w for w in article["strong_own"] if w in quoted] == []


def test_echoes_figures_and_names_are_found_where_the_gold_says() -> None:
    places = [(e[side]["path"], e[side]["words"]) for e in GOLD["echoes"] for side in ("a", "b")]
    places += [(v["path"], v["text"]) for figure in GOLD["figures"] for v in figure["values"]]
    places += [(n["path"], n["words"]) for naming in GOLD["naming"] for n in naming["names"]]
    assert [place for place in places if place[1] not in TEXT[place[0]]] == []


def test_echoes_cover_all_four_relations_between_different_articles() -> None:
    assert {e["relation"] for e in GOLD["echoes"]} == {"same", "shortened", "altered", "requoted"}
    assert all(e["a"]["path"] != e["b"]["path"] for e in GOLD["echoes"])


def test_copies_name_articles_of_the_collection() -> None:
    assert {c["kind"] for c in GOLD["copies"]} == {"wire", "reworded"}
    assert all(c["a"] in TEXT and c["b"] in TEXT for c in GOLD["copies"])


def test_a_voice_left_out_is_heard_in_most_other_sources() -> None:
    for gap in GOLD["voices_left_out"]:
        heard: dict[str, bool] = {}
        for path, article in GOLD["articles"].items():
            source = article["outlet"] or path
            has = any(q["speaker"] == gap["speaker"] for q in article["quotes"])
            heard[source] = heard.get(source, False) or has
        assert not heard.pop(gap["outlet"]), gap
        assert sum(heard.values()) >= max(2, 0.6 * len(heard)), gap


def test_searches_for_plain_words_and_phrases_list_the_articles_that_hold_them() -> None:
    for search in GOLD["searches"]:
        query = search["query"].strip('"')
        if {"OR", "NOT"} & set(query.split()):
            continue
        word = re.compile(rf"\b{re.escape(query.removesuffix('s'))}s?\b", re.IGNORECASE)
        assert [p for p in PATHS if word.search(TEXT[p])] == search["paths"], query


def test_the_articles_hold_three_styles_of_marks_and_more_than_latin_letters() -> None:
    assert [p for p in PATHS if '"' in TEXT[p]]
    assert [p for p in PATHS if "“" in TEXT[p] and "‘" in TEXT[p]]
    assert [p for p in PATHS if re.search(r"(?:^|\n)‘", TEXT[p])]
    assert len([p for p in PATHS if re.search("[\u4e00-\u9fff]", TEXT[p])]) >= 2
    assert len([p for p in PATHS if re.search("[\U0001f300-\U0001faff]", TEXT[p])]) >= 2
