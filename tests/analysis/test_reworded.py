"""Invented texts, run by hand through the habits of different word exchangers; and plain ones beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.analysis import analyse, reworded
from index.comparison import Analysed
from index.comparison.digest import digest
from index.comparison.note.story import looks_reworded
from index.loading import read
from tests.shared import SHARED, needs_shared

TEXTS = Path(__file__).with_name("reworded")

SPUN = {
    "dictionary": """The prime preacher spoke at a press convention on Monday. Well being officials warned that the
demise toll may rise, and the central financial institution kept its curiosity rates. The
regulation came into impact in March. A huge data leak hit the supreme courtroom, and the White
Home gave no answer. Human propers groups met within the old town hall and talked until midnight.
The energy outage lasted nine hours in some villages on the northern shore.""",
    "science": """Researchers trained a profound model with counterfeit consciousness on colossal information about
bosom peril. The nervous organization learned from ten thousand pictures. Local weather change and
worldwide heating were left aside. Nursery gases were counted by a separate team, and the high
minister asked for a summary. The man-made intelligence needed a week for a clear answer, and
solar pressure on the plasma pressure of patients stayed out of the study.""",
    "news exchanger": """The council, which runs the ferry, acquired letters greater than 40 people wrote. By means of a
lawyer, the corporate said it could reply. It is among the one of many worst winters, the place a
lot of the folks stay indoors. The report, in response to figures seen by the paper, got here
after 3 many years. As a substitute of a bridge the town will get a tunnel, shortly earlier than
lengthy, and the ferry has develop into a museum. Every thing else went on with out delay.""",
    "articles": """It was an big day for a island that had waited a entire century. The mayor gave an long speech
about a old promise, and a important guest cut the ribbon. The band played an slow march in front
of a audience of farmers. In entrance of the hall stood an small monument, right beside a enormous
oak. Later a official handed out medals and an cold supper was served to all.""",
    "nationality": """The Spanish language vacationers came by bus, and the French language company that owns the hotel
greeted them. A German language official stayed away. The Chinese language government sent a
letter. On-line, the event was with out precedent, and the life-style pages of the paper printed a
photograph. The proper-wing party kept its distance and asked for a vote in the spring.""",
}

PLAIN = """The prime minister spoke at a press conference on Monday. Health officials warned that the death
toll may rise, and the central bank kept its interest rates. The law went into effect in March. A
large data breach hit the supreme court, and the White House gave no answer. In front of the town
hall an old man sold an early newspaper to a union member. In the long run, he said, a European
tax is a one-time thing. Chinese language lessons were offered next door, and English language
schools filled up within the hour."""


def looks(text: str) -> bool:
    (article,) = read(text.encode(), "a.txt", key=b"a.txt")
    return looks_reworded(digest(Analysed(article, analyse(article))))


@pytest.mark.parametrize("habit", sorted(SPUN))
def test_an_exchanged_text_is_recognised(habit: str) -> None:
    assert looks(SPUN[habit].replace("\n", " "))


def test_a_plain_text_is_not_accused() -> None:
    assert reworded.find(PLAIN.replace("\n", " ")) == []


def test_odd_words_inside_quotation_do_not_count() -> None:
    text = "“The demise toll and the White Home,” said Ida Holm, “came into impact with out an big noise.” She left."
    assert reworded.find(text) == []


def test_one_slip_is_not_enough() -> None:
    assert not looks("It was an big day. " + "The council met and repaired the roof of the school. " * 20)


def test_texts_reworded_in_twenty_ways_are_found() -> None:
    """Word exchangers, paraphrasers, translation there and back, wrong articles, half a text, quotations too."""
    missed = [p.stem for p in sorted((TEXTS / "spun").glob("*.txt")) if not looks(p.read_text(encoding="utf-8"))]
    assert len(missed) <= 1, missed


def test_the_same_stories_told_plainly_are_not_accused() -> None:
    assert [p.stem for p in (TEXTS / "honest").glob("*.txt") if looks(p.read_text(encoding="utf-8"))] == []


def test_a_formal_style_alone_is_not_accused() -> None:
    text = (
        "The tribunal commenced its deliberations subsequent to the hearing. Numerous individuals were nonetheless "
        "dismayed; the corporation, which possesses sufficient funds, had thus far utilized solely approximately half. "
    )
    assert not looks(text + "The council met and repaired the roof of the school, and then it went home. " * 12)


@needs_shared
def test_no_real_article_is_accused() -> None:
    stories = SHARED / "evaluation" / "notes" / "collections"
    lines = (SHARED / "evaluation" / "quotes" / "polnear-dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [p.read_text(encoding="utf-8") for p in stories.rglob("*.txt")] + [json.loads(x)["text"] for x in lines]
    assert len(texts) == 684
    assert [text[:60] for text in texts if _seems(text)] == []


def _seems(text: str) -> bool:
    """What :func:`looks_reworded` asks, without the quotes, which only lessen the signs."""
    found = reworded.find(text)
    return len({s.of(text).lower() for s in found}) >= 4 and len(found) * 1000 >= 4 * len(text.split())
