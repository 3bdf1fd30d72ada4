from __future__ import annotations

import pytest

from index.model import BlockClass
from tests.loading.reads import LONG, MORE, load, of_class


def kind_of(line: str, *, place: str = "middle") -> BlockClass:
    """The class of a line at the top, in the middle or at the end of an article of six paragraphs."""
    body = [LONG, MORE, LONG + " Again.", MORE + " Again.", LONG + " Once more.", MORE + " Once more."]
    lines = {"top": [line, *body], "middle": [*body[:3], line, *body[3:]], "end": [*body, line]}[place]
    article = load("\n".join(lines))
    (kind,) = [block.kind for block in article.blocks if block.span.of(article.text) == line]
    return kind


@pytest.mark.parametrize(
    "line",
    [
        "Photo shows the swing bridge at low tide. (Image source: Harbour Office)",
        "The swing bridge at low tide. Jonas Pell/AFP",
        "File photo: The swing bridge in winter",
        "The mayor on the bridge on Sunday. (AP Photo/Ida Marsh)",
        "Divers at work under the bridge. Photograph: Ilse Marr/Harbour Post",
        "An aerial view of the bridge and the old customs house",
        "In this photo released by the harbour office, a diver holds a bearing. (Handout)",
    ],
)
def test_a_caption_is_known_by_its_beginning_or_its_credit(line: str) -> None:
    assert kind_of(line) is BlockClass.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "Photo by Ida Marsh",
        "Screenshot by Jo Lund of a neighbour's post",
        "Ida Marsh/Getty Images",
        "John Moore via Getty Images.",
        "Picture: Alma Quist",
        "Image source: Harbour Office",
    ],
)
def test_a_line_that_only_names_who_made_the_picture_is_a_credit(line: str) -> None:
    assert kind_of(line) is BlockClass.CREDIT


def test_the_short_line_above_a_credit_is_its_caption() -> None:
    article = load("\n".join([LONG, MORE, "The bridge opens for a gull.", "Photo by Ida Marsh", LONG + " Again."]))
    assert of_class(article, BlockClass.CAPTION) == ["The bridge opens for a gull."]


def test_a_statement_above_a_credit_stays_body() -> None:
    line = "“It works,” the engineer said."
    article = load("\n".join([LONG, MORE, line, "Photo by Ida Marsh", LONG + " Again."]))
    assert line in of_class(article, BlockClass.BODY)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("© 2025 Harbour Post. All rights reserved.", "end"),
        ("(A written permission shall be sought for reprinting or copying what this site publishes.)", "end"),
        ("This material may not be published, broadcast, rewritten or redistributed.", "end"),
        ("This article is republished from Open Quay under a Creative Commons licence.", "top"),
    ],
)
def test_a_licence_line_is_known_at_either_end(line: str, place: str) -> None:
    assert kind_of(line, place=place) is BlockClass.LICENCE


@pytest.mark.parametrize(
    "line",
    [
        "Read more: What the divers found",
        "Advertisement",
        "ADVERTISEMENT",
        "Sign up for our morning newsletter",
        "Follow us on Facebook and Instagram",
        "Story continues below",
        "Were you on the bridge? Call our newsdesk.",
    ],
)
def test_a_line_that_sells_is_a_promotion(line: str) -> None:
    assert kind_of(line) is BlockClass.PROMO


@pytest.mark.parametrize(
    "line",
    [
        "Correction: An earlier version of this article gave the wrong width of the bridge.",
        "This story was updated on Tuesday to add the mayor's answer.",
        "Editor's note: This article has been changed to correct the name of the foundry.",
    ],
)
def test_a_correction_is_kept_apart(line: str) -> None:
    assert kind_of(line, place="end") is BlockClass.CORRECTION


@pytest.mark.parametrize("line", ["What the divers found", "A bridge too far?", "COUNTING THE COST"])
def test_a_few_words_without_a_stop_above_a_paragraph_are_a_heading(line: str) -> None:
    assert kind_of(line) is BlockClass.HEADING


def test_a_heading_above_a_picture_is_still_a_heading() -> None:
    article = load("\n".join([LONG, MORE, "What they found", "Photo by Ida Marsh", LONG + " Again."]))
    assert "What they found" in [*of_class(article, BlockClass.HEADING), *of_class(article, BlockClass.CAPTION)]


@pytest.mark.parametrize(
    "line",
    [
        "Video of the collapse shows the crane falling, the mayor said on Sunday.",
        "Photographs have been found that prove it.",
        "The firm needs written permission from the harbour office before it may sail.",
        "Listen to the old men on the quay and they will tell you the bridge was never shut.",
        "More than forty people waited in the rain.",
        "Subscribers to the theory are few.",
        "By Monday the water had gone.",
        "By the time divers came, it was dark.",
        "“We never got permission,” she said.",
        "Getty Images sued the firm on Friday, according to a court filing.",
        "An earlier version of this bridge fell in 1911.",
        "Copyright law is at the heart of the case, two lawyers told the court.",
        "He said: “All rights reserved is all they ever answer.”",
        "By Elena's account the boat had left at nine.",
        "Von Braun never came to the opening.",
        "Sources: Ruiz to leave the harbour office",
        "The home side won again (courtesy of a late goal).",
        "The chapter was copied without permission from a rival's book.",
        "Download speeds fell on Friday after the app store went dark.",
        "Follow the channel south and the bridge comes into view.",
        "― Oscar Lindqvist",
        "- oysters",
        "So what?”",
    ],
)
@pytest.mark.parametrize("place", ["middle", "end"])
def test_a_body_line_is_never_lost_to_a_class_that_it_resembles(line: str, place: str) -> None:
    assert kind_of(line, place=place) in (BlockClass.BODY, BlockClass.HEADING)


@pytest.mark.parametrize(
    "start", ["Photo shows ", "All rights reserved. ", "Read more: ", "Correction: ", "By Ida Marsh "]
)
def test_a_very_long_paragraph_is_always_body(start: str) -> None:
    assert kind_of(start + LONG * 4) is BlockClass.BODY


def test_a_reference_section_takes_its_names_along_and_ends_with_a_sentence() -> None:
    article = load(
        "\n".join([LONG, MORE, "References:", "quaynews.example", "Harbour Yearbook 2024", "It rained.", LONG])
    )
    assert of_class(article, BlockClass.REFERENCE) == ["References:", "quaynews.example", "Harbour Yearbook 2024"]


def test_a_writer_whose_name_is_not_plain_ascii_is_credited_too() -> None:
    assert kind_of("Łukasz Żuk/Getty Images") is BlockClass.CREDIT


def test_every_paragraph_has_one_block_and_no_white_space_at_its_ends() -> None:
    article = load(f"  {LONG}  \n\n\t{MORE}\n \n")
    assert [block.span.of(article.text) for block in article.blocks] == [LONG, MORE]
