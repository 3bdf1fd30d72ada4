"""Each kind of item in each format."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from index.model import Problem, Refreshed, SourceCount, Span, SpeakerCount, Statement
from reader.cli.options import Format
from reader.cli.views.articles import Articles
from reader.cli.views.counts import Sources, Speakers
from reader.cli.views.delimited import cell
from reader.cli.views.hits import Hits
from reader.cli.views.notes import Notes, brief
from reader.cli.views.problems import Done, Problems
from reader.cli.views.quotes import Quotes
from reader.cli.views.view import View, escaped, write
from reader.cli.views.words import marked
from reader.output import Output
from reader.styled import Style, Styled
from reader.wording import shown_words
from tests.reader.cli.samples import (
    ARTICLE,
    FILED,
    GUESSED,
    HERALD,
    HIT,
    NOTE,
    QUOTE,
    QUOTES,
    RESULT,
    TEXT,
    text_of,
)

VIEWS: tuple[View, ...] = (
    Hits(RESULT),
    Quotes(QUOTES, text_of),
    Speakers((SpeakerCount("Ada Brandt", 2, 1, (HERALD,), ("a crane driver",)),), 1),
    Sources((SourceCount(GUESSED, 1, 2, "2031-04-12", "2031-04-13"),), 1),
    Notes((NOTE,)),
    Articles((ARTICLE.id,), lambda _: ARTICLE),
    Problems((Problem("bad.md", "its front matter is broken"),)),
    Done(Refreshed(added=2, unchanged=1998, articles=2004), 0.25),
)


def shown(view: View, form: Format, *, verbose: bool = False) -> str:
    out = io.StringIO()
    write(view, form, Output(out, io.StringIO()), verbose=verbose)
    return out.getvalue()


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: type(view).__name__)
def test_json_is_an_envelope_and_jsonl_its_items(view: View) -> None:
    whole = json.loads(shown(view, Format.JSON))
    assert list(whole) == ["schema", "query", "total", "items"]
    assert whole["schema"] == 1
    assert [json.loads(line) for line in shown(view, Format.JSONL).splitlines()] == whole["items"]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: type(view).__name__)
def test_csv_and_tsv_have_one_column_for_each_name(view: View) -> None:
    rows = list(csv.reader(io.StringIO(shown(view, Format.CSV))))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(view.columns())}
    lines = shown(view, Format.TSV).splitlines()
    assert {line.count("\t") for line in lines} == {len(view.columns()) - 1}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: type(view).__name__)
def test_text_and_markdown_say_something(view: View) -> None:
    assert shown(view, Format.TEXT).strip()
    assert shown(view, Format.MARKDOWN).strip()


def test_a_hit_shows_title_then_place_then_passages() -> None:
    assert shown(Hits(RESULT), Format.TEXT).splitlines() == [
        "The quay waits",
        "  Northport Herald · 2031-04-12 · story/harbour.txt · 2 matches",
        f"    {TEXT.splitlines()[0]}",
    ]


def test_a_hit_of_unknown_outlet_says_so() -> None:
    nameless = replace(HIT, source=HERALD._replace(label=HIT.path))
    assert "  outlet unknown · 2031-04-12 · story/harbour.txt" in shown(
        Hits(replace(RESULT, hits=(nameless,))), Format.TEXT
    )


def test_matches_are_marked_where_they_stand() -> None:
    assert marked("b c d", 10, (Span(12, 13),)) == ["b ", Styled("c", Style.MATCH), " d"]


def test_matches_outside_of_the_passage_are_cut_to_it() -> None:
    assert marked("b c d", 10, (Span(2, 11), Span(14, 40))) == [
        Styled("b", Style.MATCH),
        " c ",
        Styled("d", Style.MATCH),
    ]


def test_a_quote_shows_the_speaker_first_then_the_words_in_their_pieces() -> None:
    lines = shown(Quotes(QUOTES, text_of), Format.TEXT).splitlines()
    assert lines[0] == "Ada Brandt?, a crane driver"
    assert lines[2] == "    “We wait, […] Not long.”"
    assert lines[3] == "  direct · “said” · stands 1 more time in this article · 1 echo"
    assert lines[4] == "    ≈ Quay Gazette? has it changed: We [-wait] [+go]  ba9876543210.4"


@pytest.mark.parametrize("form", [Format.CSV, Format.TSV])
def test_a_row_keeps_the_pieces_of_a_quote_apart_and_says_where_they_stand(form: Format) -> None:
    header, row = csv.reader(io.StringIO(shown(Quotes(QUOTES, text_of), form)), delimiter=",\t"[form is Format.TSV])
    cells = dict(zip(header, row, strict=True))
    assert cells["text"] == "We wait, […] Not long."
    assert cells["segments"] == " ".join(f"{s.start}-{s.end}" for s in QUOTE.segments)


def test_markdown_marks_what_was_left_out_of_a_quote() -> None:
    assert "“We wait, \\[…\\] Not long.”" in shown(Quotes(QUOTES, text_of), Format.MARKDOWN)


def test_a_quote_that_only_begins_a_new_paragraph_has_nothing_left_out() -> None:
    running_on = replace(QUOTE, segments=(Span(1, 9), Span(11, 20)))
    assert shown_words(running_on) == "We wait, Not long."


def test_a_quote_of_nobody_says_so() -> None:
    nobody = replace(FILED, quote=replace(FILED.quote, speaker=None))
    view = Quotes(replace(QUOTES, items=(nobody,), echoes=()), text_of)
    assert shown(view, Format.TEXT).startswith("nobody named\n")
    assert json.loads(shown(view, Format.JSONL))["speaker"] is None


def test_a_note_names_its_comparison_set() -> None:
    assert "  1 article; compared within its folder: 6 articles of 3 sources" in shown(Notes((NOTE,)), Format.TEXT)


def test_a_note_shows_a_passage_with_its_place() -> None:
    assert "       › We wait  1–8" in shown(Notes((NOTE,)), Format.TEXT)


def test_a_note_on_several_articles_says_where_a_passage_stands() -> None:
    several = replace(NOTE, articles=(*NOTE.articles, "other"))
    assert "› We wait  story/harbour.txt 1–8" in shown(Notes((several,)), Format.TEXT)


def test_a_note_unfolds_its_passages_when_verbose() -> None:
    (words,) = NOTE.statements[0].evidence
    long = replace(NOTE.statements[0], evidence=(replace(words, text="word " * 80), words))
    view = Notes((replace(NOTE, statements=(long,)),))
    assert " …  1–8\n       and 1 passage more (-v)" in shown(view, Format.TEXT)
    assert " …" not in shown(view, Format.TEXT, verbose=True)
    assert shown(view, Format.TEXT, verbose=True).count("›") == 2


def test_a_long_note_tells_some_lines_of_every_section_and_every_warning() -> None:
    kinds = [(n, "plain") for n in range(1, 8) for _ in range(4)] + [(9, "limits"), (9, "limits"), (9, "warning")]
    statements = [Statement(number, kind, "", "rule", "why") for number, kind in kinds]
    told = brief(statements)
    assert len(told) == 14
    assert {s.section for s in told} == {1, 2, 3, 4, 5, 6, 7, 9}
    assert [s.kind for s in told if s.section == 9] == ["limits", "warning"]
    assert told == [s for s in statements if any(s is t for t in told)]


def test_what_is_not_body_is_marked_as_such() -> None:
    assert "[caption] The quay was empty." in shown(Articles((ARTICLE.id,), lambda _: ARTICLE), Format.TEXT)


def test_verbose_gives_each_fact_its_reason() -> None:
    text = shown(Articles((ARTICLE.id,), lambda _: ARTICLE), Format.TEXT, verbose=True)
    assert "title: The quay waits  title.sentence, inferred, 0.50, “We wait” at 1–8" in text


def test_a_refresh_is_summed_up_in_one_line() -> None:
    assert shown(VIEWS[-1], Format.TEXT) == "2,000 files: 2 read, 1,998 unchanged; 2,004 articles, in 0.2 s\n"


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@sum", "\t=1", "\r=1", " =1", "＝1", "\u2060=1"])
def test_what_a_spreadsheet_would_calculate_gets_an_apostrophe(text: str) -> None:
    assert cell(text) == "'" + text


@pytest.mark.parametrize("text", ["-5", "+3.5", "1", "a=b", "", "— dash"])
def test_numbers_and_words_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


def test_a_cell_of_tsv_holds_no_newline_and_no_formula() -> None:
    view = Problems((Problem("a\tb", "  \n=cmd()"),))
    assert shown(view, Format.TSV) == "path\tmessage\na b\t'=cmd()\n"


def test_words_are_literal_in_markdown() -> None:
    assert escaped("*a* [b](c) <d>\n# e") == r"\*a\* \[b\](c) \<d\> \# e"
    assert escaped("- item") == r"\- item"


def test_hostile_words_leave_no_control_character_in_any_format() -> None:
    hostile = replace(HIT, title="t\x1b[2J\x9d\u202e", path="p\x07", passages=())
    for form in Format:
        text = shown(Hits(replace(RESULT, hits=(hostile,))), form)
        assert all(char.isprintable() or char in "\n\t" for char in text), form
