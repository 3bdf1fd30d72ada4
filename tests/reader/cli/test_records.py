"""The JSON of article, hit, quote and note has the published keys, and its offsets slice the words."""

from __future__ import annotations

import json

from reader import records
from tests.reader.cli.samples import ARTICLE, ECHO, FILED, GUESSED, HIT, NOTE, TEXT, text_of


def keys(text: str) -> set[str]:
    return set(text.split())


def test_an_article_has_the_published_keys() -> None:
    assert set(records.article(ARTICLE)) == keys(
        "article path title source outlet agency references byline date url language text blocks loader inferred"
    )


def test_an_article_names_the_fields_that_were_inferred() -> None:
    assert records.article(ARTICLE)["inferred"] == ["title", "language"]


def test_a_fact_keeps_its_rule_confidence_and_evidence() -> None:
    assert records.article(ARTICLE)["outlet"] == {
        "value": "Northport Herald",
        "rule": "outlet.meta",
        "confidence": 1.0,
        "evidence": None,
    }


def test_a_hit_has_the_published_keys_and_its_matches_slice_the_text() -> None:
    record = records.hit(HIT)
    assert set(record) == keys("article path title source date score passages")
    (passage,) = json.loads(records.dumps(record))["passages"]
    assert set(passage) == keys("start end text matches")
    assert [TEXT[start:end] for start, end in passage["matches"]] == ["wait", "long"]


def test_a_quote_has_the_published_keys_and_its_places_slice_the_text() -> None:
    record = json.loads(records.dumps(records.quote(FILED, (ECHO,), text_of)))
    assert set(record) == keys("id article path source kind text segments speaker cue rule confidence repeats echoes")
    assert set(record["speaker"]) == keys("name text start end phrase role inferred")
    assert set(record["cue"]) == keys("text start end")
    assert [TEXT[start:end] for start, end in record["segments"]] == ["We wait,", "Not long."]
    assert TEXT[record["speaker"]["start"] : record["speaker"]["end"]] == record["speaker"]["text"] == "Ada Brandt"
    assert TEXT[slice(*record["speaker"]["phrase"])] == "Ada Brandt, a crane driver"
    assert TEXT[record["cue"]["start"] : record["cue"]["end"]] == record["cue"]["text"] == "said"


def test_an_echo_has_the_published_keys() -> None:
    (echo,) = json.loads(records.dumps(records.quote(FILED, (ECHO,), text_of)))["echoes"]
    assert set(echo) == keys("quote article source relation diff date")
    assert echo["diff"] == [["=", "We"], ["-", "wait"], ["+", "go"]]


def test_a_note_has_the_published_keys() -> None:
    record = json.loads(records.dumps(records.note(NOTE)))
    assert set(record) == keys("source scope articles statements")
    assert set(record["scope"]) == keys("kind articles sources")
    (statement,) = record["statements"]
    assert set(statement) == keys("id section kind text counts voice rule reason evidence")
    assert set(statement["counts"]) == keys("here others sources")
    assert set(statement["evidence"][0]) == keys("article path start end text")


def test_a_source_says_whether_it_was_inferred() -> None:
    assert records.source(GUESSED) == {"id": "gazette", "label": "Quay Gazette", "inferred": True}


def test_dangerous_characters_are_escapes_in_json_and_come_back_whole() -> None:
    hostile = "a\x1b]52;c;x\x07 \x9b31m \u202e \U000e0041 \ud800 “quay” 港"
    written = records.dumps(hostile)
    assert all(char.isprintable() for char in written)
    assert "“quay” 港" in written
    assert json.loads(written) == hostile


def test_json_can_be_ascii_without_loss() -> None:
    written = records.dumps("“quay” 港 \U0001f6a2", ascii_only=True)
    assert written.isascii()
    assert json.loads(written) == "“quay” 港 \U0001f6a2"
