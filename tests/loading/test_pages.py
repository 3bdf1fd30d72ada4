from __future__ import annotations

import json
import socket

import pytest

from index.errors import LoadError
from index.model import Article, BlockClass
from tests.loading.reads import LONG, MORE, load, of_class

PARAGRAPHS = [f"{LONG} Number {number}. {MORE}" for number in range(6)]
BODY = "".join(f"<p>{line}</p>\n" for line in PARAGRAPHS)


def page(head: str = "", body: str = BODY, *, attributes: str = 'lang="en-GB"') -> Article:
    return load(
        f"<!DOCTYPE html><html {attributes}><head>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article>{body}</article><footer>About us</footer></body></html>",
        "page.html",
    )


def linked(**facts: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **facts})}</script>'


def test_the_body_is_its_paragraphs_and_nothing_around_them() -> None:
    article = page()
    assert of_class(article, BlockClass.BODY) == PARAGRAPHS
    assert article.loader.startswith("html/trafilatura ")
    assert article.language.value == "en"


def test_linked_data_is_believed_first() -> None:
    article = page(
        linked(
            headline="A bridge opens",
            publisher={"@type": "Organization", "name": "Quay News"},
            author=[{"name": "Ida Marsh"}, {"name": "Jo Lund"}],
            datePublished="2025-05-03T06:00:00Z",
            dateModified="2025-05-09",
        )
        + '<meta property="og:site_name" content="Other"><meta property="og:title" content="Other | Quay News">'
    )
    assert (article.title.value, article.title.rule) == ("A bridge opens", "json-ld.headline")
    assert article.source.label == "Quay News"
    assert article.byline is not None
    assert article.byline.value == "Ida Marsh, Jo Lund"
    assert article.date is not None
    assert article.date.value == "2025-05-03T06:00:00+00:00"


def test_linked_data_may_lie_in_a_graph() -> None:
    graph = {"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["Article"], "headline": "A bridge opens"}]}
    assert page(f'<script type="application/ld+json">{json.dumps(graph)}</script>').title.value == "A bridge opens"


@pytest.mark.parametrize(
    "script", ["{broken", "[" * 100_000, '{"@type":"Article","headline":' + "9" * 5000 + "}", "null", '"x"']
)
def test_linked_data_that_is_broken_is_passed_over(script: str) -> None:
    article = page(f'<script type="application/ld+json">{script}</script><meta property="og:title" content="A bridge">')
    assert article.title.value == "A bridge"


def test_meta_tags_state_facts() -> None:
    article = page(
        '<meta property="og:title" content="A bridge opens &amp; shuts | Quay News">'
        '<meta name="author" content="By Ida Marsh"><meta property="og:site_name" content="Quay News">'
        '<meta property="article:published_time" content="2025-05-03">'
        '<link rel="canonical" href="https://quaynews.example/bridge">'
    )
    assert article.title.value == "A bridge opens & shuts"
    assert article.byline is not None
    assert article.byline.value == "Ida Marsh"
    assert article.url is not None
    assert article.url.value == "https://quaynews.example/bridge"
    assert (article.source.label, article.source.inferred) == ("Quay News", False)
    assert article.date is not None
    assert article.date.value == "2025-05-03"


def test_a_canonical_address_alone_gives_the_outlet_of_its_host_and_the_day_in_it() -> None:
    article = page('<link rel="canonical" href="https://www.bbc.co.uk/news/2025/05/03/bridge">')
    assert article.source.label == "BBC"
    assert article.date is not None
    assert (article.date.value, article.date.rule) == ("2025-05-03", "date.url")


def test_the_comment_of_singlefile_gives_the_address_and_not_the_day() -> None:
    article = load(
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://quaynews.example/bridge \n"
        " saved date: Sat May 10 2025 12:00:00 GMT+0000\n--><head></head>"
        f"<body><article>{BODY}</article></body></html>",
        "page.html",
    )
    assert article.url is not None
    assert (article.url.value, article.url.rule) == ("https://quaynews.example/bridge", "html.singlefile")
    assert article.date is None


def test_an_agency_among_the_authors_is_the_agency() -> None:
    article = page(linked(headline="A bridge", author=[{"name": "Reuters"}], publisher={"name": "Quay News"}))
    assert article.agency is not None
    assert (article.agency.value, article.byline, article.source.label) == ("Reuters", None, "Quay News")


def test_a_dangerous_address_is_not_kept() -> None:
    assert (
        page('<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="file:///x">').url
        is None
    )


def test_captions_stand_as_captions_where_the_picture_was() -> None:
    first, *rest = PARAGRAPHS
    figure = "<figure><img src=x.jpg><figcaption>The bridge at dusk. Photo: Ida Marsh</figcaption></figure>"
    article = page(body=f"<p>{first}</p>{figure}" + "".join(f"<p>{line}</p>" for line in rest))
    assert of_class(article, BlockClass.CAPTION) == ["The bridge at dusk. Photo: Ida Marsh"]
    assert [block.kind for block in article.blocks[:3]] == [BlockClass.BODY, BlockClass.CAPTION, BlockClass.BODY]
    assert of_class(article, BlockClass.BODY) == PARAGRAPHS


def test_headings_of_the_page_are_headings() -> None:
    first, *rest = PARAGRAPHS
    head = "Why it took so long, and what the divers found there."
    article = page(body=f"<p>{first}</p><h2>{head}</h2>" + "".join(f"<p>{line}</p>" for line in rest))
    assert head in of_class(article, BlockClass.HEADING)


def test_quotation_marks_and_inline_markup_do_not_touch_the_words() -> None:
    line = (
        "“It <em>holds</em>,” she said, ‘and’ <a href='/x'>“so do”</a> \"we\" — ‘all’ of us, while the tide allows it."
    )
    article = page(body=f"<p>{line}</p>{BODY}")
    assert '“It holds,” she said, ‘and’ “so do” "we" — ‘all’ of us' in article.text


def test_embedded_data_is_emptied_before_anything_reads_it() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 3_000_000}">'
    assert of_class(page(body=picture + BODY), BlockClass.BODY) == PARAGRAPHS


def test_paragraphs_that_trafilatura_loses_are_brought_back_and_said_so() -> None:
    lost = [f"{line} Told again, number {number}." for number, line in enumerate(PARAGRAPHS * 3)]
    article = page(body=BODY + "".join(f"<div class='share-tools'><p>{line}</p></div>" for line in lost))
    assert of_class(article, BlockClass.BODY) == PARAGRAPHS + lost
    assert article.loader.startswith("html/resiliparse ")
    assert "resiliparse's text is used" in article.notices[0]


def test_the_comments_of_readers_are_no_lost_paragraphs() -> None:
    said = [f"{line} Says reader {number}." for number, line in enumerate(PARAGRAPHS * 3)]
    article = page(body=BODY + "".join(f"<div class='comments'><p>{line}</p></div>" for line in said))
    assert of_class(article, BlockClass.BODY) == PARAGRAPHS


def test_decoded_references_cannot_bring_back_control_characters() -> None:
    article = page("<title>a&#27;]0;x&#7;b</title>", f"<p>x&#27;[2Jy &#x9b;31m {LONG}</p>{BODY}")
    assert not {"\x1b", "\x07", "\x9b"} & set(article.text + article.title.value)


def test_a_page_nested_beyond_reason_gives_its_words_without_a_parser() -> None:
    article = page(body="<div>" * 100_000 + "deep words" + "</div>" * 100_000)
    assert "deep words" in article.text
    assert article.loader == "html/stripped"


def test_a_page_of_countless_tags_is_read_by_one_extractor_and_said_so() -> None:
    article = page(body="".join(f"<div><span>{LONG}</span> {number}</div>" for number in range(5000)))
    assert article.loader.startswith("html/resiliparse ")
    assert article.notices == ("a very large page; read by resiliparse alone",)


def test_a_page_without_words_is_no_article() -> None:
    with pytest.raises(LoadError, match="no text in this page"):
        load("<html><head><script>x()</script></head><body><img src=x></body></html>", "page.html")


def test_reading_a_page_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    active = (
        '<base href="http://127.0.0.1:9/"><link rel="stylesheet" href="/x.css"><img src="http://127.0.0.1:9/t.gif">'
        '<iframe src="http://127.0.0.1:9/"></iframe><script src="http://127.0.0.1:9/x.js"></script>'
    )
    assert of_class(page(active, BODY + active), BlockClass.BODY) == PARAGRAPHS


def test_the_same_page_gives_the_same_article() -> None:
    assert page() == page()
