from __future__ import annotations

import pytest

from index.errors import LoadError
from index.model import Article, BlockClass
from tests.loading.reads import LONG, MORE, load, of_class, words


def note(front: str, body: str = f"{LONG}\n\n{MORE}\n") -> Article:
    return load(f"---\n{front}\n---\n{body}", "note.md")


def test_a_clipping_states_its_facts() -> None:
    article = note(
        'title: "A bridge: opens"\nsource: "https://quaynews.example/2025/05/03/bridge"\nsite: "Quay News"\n'
        'author:\n  - "[[Ida Marsh]]"\n  - "[[Jo Lund]]"\npublished: 2025-05-03\ncreated: 2025-06-01\n'
        "lang: en-GB\ntags: [clippings]"
    )
    assert article.title.value == "A bridge: opens"
    assert article.byline is not None
    assert article.byline.value == "Ida Marsh, Jo Lund"
    assert (article.source.id, article.source.inferred) == ("outlet:quay-news", False)
    assert article.date is not None
    assert article.date.value == "2025-05-03"
    assert article.url is not None
    assert article.url.value == "https://quaynews.example/2025/05/03/bridge"
    assert article.language.value == "en"
    assert article.notices == ()
    assert of_class(article, BlockClass.BODY) == [LONG, MORE]


def test_the_day_of_saving_is_no_day_of_publication() -> None:
    assert note("title: A bridge\ncreated: 2025-06-01\nsaved: 2025-06-01").date is None


def test_an_address_alone_gives_the_outlet_by_its_host() -> None:
    assert note("source: https://www.theguardian.com/uk/bridge").source.label == "The Guardian"
    assert note("source: https://quaynews.example/bridge").source.label == "quaynews.example"


def test_an_address_of_an_aggregator_gives_no_outlet() -> None:
    assert note("source: https://www.msn.com/en-us/news/bridge").outlet is None


def test_broken_yaml_is_read_line_by_line_and_said_so() -> None:
    article = note("title: A bridge\nauthor: By: Ida Marsh: staff\npublished: 2025-05-03")
    assert article.title.value == "A bridge"
    assert article.date is not None
    assert article.notices == ("front matter is not valid YAML (line 3); read line by line",)
    assert of_class(article, BlockClass.BODY) == [LONG, MORE]


@pytest.mark.parametrize(
    "front",
    [
        'title: !!python/object/apply:os.system ["true"]',
        "a: &a [x, y]\ntitle: *a",
        "title: " + "[" * 20_000,
        "title: {a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: {l: m}}}}}}}}}}}}",
    ],
)
def test_tags_aliases_and_deep_nesting_are_refused_and_the_body_kept(front: str) -> None:
    article = note(front)
    assert of_class(article, BlockClass.BODY) == [LONG, MORE]
    assert article.notices != ()


def test_values_stay_text_whatever_they_look_like() -> None:
    article = note("title: 2024-13-45\nauthor: no\npublished: 0000-00-00\nurl: 0x1F\nlang: yes")
    assert article.title.value == "2024-13-45"
    assert article.byline is not None
    assert (article.byline.value, article.date, article.url) == ("no", None, None)


def test_the_last_of_two_equal_keys_stands() -> None:
    assert note("title: a\ntitle: b").title.value == "b"


def test_front_matter_beyond_its_limit_is_left_out_and_reported() -> None:
    article = note("k: " + "v" * 70_000)
    assert of_class(article, BlockClass.BODY) == [LONG, MORE]
    assert "64 kB" in article.notices[0]


@pytest.mark.parametrize(
    "text", [f"---\ntitle: x\n{LONG}\n", f"---\n\n{LONG}\n\n---\n\n{MORE}\n", f"---\n{LONG}\n---\n{MORE}"]
)
def test_what_only_looks_like_front_matter_stays_in_the_text(text: str) -> None:
    assert LONG in load(text, "note.md").text


@pytest.mark.parametrize("rest", [f"\n{LONG}\n\n{MORE}\n", f"\n{LONG}\n\n---\n\n{MORE}\n", f"{LONG}\n\n{MORE}\n"])
def test_front_matter_that_is_never_closed_gives_its_facts_and_says_so(rest: str) -> None:
    article = load(f"---\ntitle: A bridge\ntags:\n- quay\nauthor: Ida Marsh\n{rest}", "note.md")
    assert article.title.value == "A bridge"
    assert article.byline is not None
    assert article.notices == ("front matter is never closed; read line by line",)
    assert [words for words in of_class(article, BlockClass.BODY) if words != "---"] == [LONG, MORE]


@pytest.mark.parametrize("front", ['{title: "A bridge", [', "title: A bridge\n'odd\nodd again\nand more\nand more"])
def test_front_matter_however_broken_is_never_body(front: str) -> None:
    article = note(front)
    assert of_class(article, BlockClass.BODY) == [LONG, MORE]
    assert "not valid YAML" in article.notices[0]


def test_toml_front_matter_is_read() -> None:
    article = load(f'+++\ntitle = "A bridge"\ndate = 2025-05-03\nauthors = ["Ida Marsh"]\n+++\n{LONG}\n', "note.md")
    assert article.date is not None
    assert (article.title.value, article.date.value) == ("A bridge", "2025-05-03")


def test_broken_toml_is_read_line_by_line() -> None:
    article = load(f'+++\ntitle = "A bridge\n+++\n{LONG}\n', "note.md")
    assert article.title.value == "A bridge"
    assert article.notices == ("front matter is not valid TOML (line 2); read line by line",)


def test_a_byte_order_mark_does_not_hide_front_matter() -> None:
    assert load(b"\xef\xbb\xbf---\ntitle: A bridge\n---\nWords.\n", "note.md").title.value == "A bridge"


def test_inline_fields_at_the_top_are_facts_and_other_lines_stay() -> None:
    article = load(f"author:: [[Ida Marsh]]\npublished:: 2025-05-03\nmood:: grey\n\n{LONG}\n", "note.md")
    assert article.byline is not None
    assert article.byline.value == "Ida Marsh"
    assert article.text.startswith("mood:: grey")


def test_markup_is_taken_off_and_the_words_stay() -> None:
    article = load(
        "# A *bridge* opens\n\n“It **holds**,” said [Ada Ruiz](https://quay.example/ruiz), the `chief` "
        "~~engineer~~ diver, of [[Harl Bay|the bay]] &amp; beyond.\n"
        "Next line.\n\n> She was \\*sure\\*.\n\n- one\n- two\n",
        "note.md",
    )
    assert article.text.split("\n\n") == [
        "A bridge opens",
        "“It holds,” said Ada Ruiz, the chief engineer diver, of the bay & beyond. Next line.",
        "She was *sure*.",
        "one",
        "two",
    ]
    assert (article.title.value, words(article, article.title)) == ("A bridge opens", "A bridge opens")


def test_headings_are_headings_however_long_and_images_give_captions() -> None:
    head = "Why it took so very long, and what that says about the state of bridges in this part of the country."
    article = load(f"{LONG}\n\n## {head}\n\n![The bridge at dusk](bridge.jpg)\n\n{MORE}\n", "note.md")
    assert of_class(article, BlockClass.HEADING) == [head]
    assert of_class(article, BlockClass.CAPTION) == ["The bridge at dusk"]


def test_quotation_marks_are_kept_to_the_letter() -> None:
    line = "\"It holds,\" 'it' said -- “and” ... ‘so’ (c)."
    assert load(f"{line}\n", "note.md").text == line


def test_a_table_becomes_its_rows() -> None:
    article = load(f"{LONG}\n\n| year | ships |\n|------|-------|\n| 1911 | 40 |\n", "note.md")
    assert article.text.split("\n\n")[1:] == ["year · ships", "1911 · 40"]


def test_html_in_markdown_leaves_its_words() -> None:
    article = load(f"<div><p>Inside a box.</p><script>alert(1)</script></div>\n\n{LONG}\n", "note.md")
    assert article.text.split("\n\n") == ["Inside a box.", LONG]


def test_a_decoded_reference_cannot_bring_back_a_control_character() -> None:
    assert "\x1b" not in load("Words &#27;[31m and &#x9b;2J more.\n", "note.md").text


def test_front_matter_without_a_body_is_no_article() -> None:
    with pytest.raises(LoadError, match="no text below the front matter"):
        load("---\ntitle: A bridge\n---\n\n", "note.md")


def test_knotted_markdown_is_shown_as_it_stands() -> None:
    article = load("[" * 50_000 + "](" * 50_000, "note.md")
    assert len(article.text) == 150_000
    assert "knotted" in article.notices[0]
