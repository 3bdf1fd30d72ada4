"""``parallax compare``: which source has what, in every format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index.model import Evidence, Matrix, MatrixCell, MatrixRow, Scope, Source, Span
from reader.abbreviations import WIDEST, abbreviated
from reader.cli.options import Format
from reader.cli.views.matrix import MatrixView
from reader.cli.views.view import write
from reader.output import Output
from reader.text.cells import width_of
from tests.reader.cli.command import Ask

HERALD = """---
title: Harbour strike enters its second week
site: Northport Herald
---

“We will not go back for promises and good wishes alone,” said Ada Brandt, the secretary of the dockers' union.

The strike has cost the port 40 ships, and 300 dockers stood at the gates of Northport.
"""
GAZETTE = """---
title: The harbour is empty
site: Quay Gazette
---

The strike cost the port 44 ships, the mayor, Pia Sommer, told reporters at Northport.

“We will not go back for promises and good wishes alone,” Brandt said again on Monday at Northport.
"""
COURIER = "---\ntitle: '=1+1'\nsite: '=HYPERLINK(1)'\n---\n\nNothing of it was told here, but the sun was out.\n"


@pytest.fixture
def strike(tmp_path: Path) -> Path:
    folder = tmp_path / "strike"
    folder.mkdir()
    for name, text in {"a.md": HERALD, "b.md": GAZETTE, "c.md": COURIER}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def words(row: str, count: int) -> MatrixCell:
    return MatrixCell(count, (Evidence("0" * 12, "a.txt", Span(3, 3 + len(row)), row),))


def wide(sources: int, *having: Sequence[int]) -> Matrix:
    """A matrix of this many sources, a row for each list of the sources that have it."""
    columns = tuple(Source(f"s{n}", f"Quay Paper No. {n}") for n in range(sources))
    rows = tuple(
        MatrixRow("name", f"Row {number}", tuple(words("a row", 2) if n in these else None for n in range(sources)))
        for number, these in enumerate(having)
    )
    return Matrix(columns, rows, Scope("collection", sources, sources))


def shown(matrix: Matrix, form: Format = Format.TEXT, width: int | None = None, *, verbose: bool = False) -> str:
    out = io.StringIO()
    view = MatrixView(matrix, matrix.rows, len(matrix.rows))
    write(view, form, Output(out, io.StringIO(), width=width), verbose=verbose)
    return out.getvalue()


def test_json_has_a_cell_for_every_source_and_passages_that_slice_the_text(ask: Ask, strike: Path) -> None:
    answer = ask("compare", "-c", strike, "--format", "json", "-n", "0")
    whole = json.loads(answer.out)
    assert answer.code == 0
    assert whole["total"] == len(whole["items"]) > 0
    texts = {
        item["article"]: item["text"]
        for item in json.loads(ask("show", "--all", "-c", strike, "--format", "json").out)["items"]
    }
    for row in whole["items"]:
        assert list(row) == ["kind", "label", "cells", "sources"]
        assert [cell["source"]["label"] for cell in row["cells"]] == [
            "=HYPERLINK(1)",
            "Northport Herald",
            "Quay Gazette",
        ]
        assert row["sources"] == sum(cell["count"] > 0 for cell in row["cells"])
        for e in (e for cell in row["cells"] for e in cell["evidence"]):
            assert texts[e["article"]][e["start"] : e["end"]] == e["text"]


def test_a_shared_quote_and_figures_that_differ_are_rows(ask: Ask, strike: Path) -> None:
    items = json.loads(ask("compare", "-c", strike, "--format", "json").out)["items"]
    rows = {(row["kind"], row["label"]): [cell["count"] for cell in row["cells"]] for row in items}
    assert rows["quote", "We will not go back for promises and good wishes alone"] == [0, 1, 1]
    assert rows["speaker", "Ada Brandt"] == [0, 1, 1]
    assert rows["figure", "40 ships"] == [0, 1, 0]
    assert rows["figure", "44 ships"] == [0, 0, 1]


def test_only_the_kinds_asked_for_and_so_many_of_each(ask: Ask, strike: Path) -> None:
    lines = ask("compare", "-c", strike, "--kind", "figures", "--kind", "speakers", "-n", "1", "--format", "jsonl").out
    assert [json.loads(line)["kind"] for line in lines.splitlines()] == ["speaker", "figure"]


def test_a_query_compares_what_it_finds(ask: Ask, strike: Path) -> None:
    whole = json.loads(ask("compare", "-c", strike, "--query", "strike", "--format", "json").out)
    assert whole["query"] == "strike"
    assert {len(row["cells"]) for row in whole["items"]} == {2}


@pytest.mark.parametrize(("query", "why"), [("secretary", "one source"), ("zeppelin", "no articles")])
def test_nothing_to_compare_is_said_plainly_and_is_exit_code_1(ask: Ask, strike: Path, query: str, why: str) -> None:
    answer = ask("compare", "-c", strike, "--query", query)
    assert (answer.code, answer.out) == (1, "")
    assert why in answer.err
    assert json.loads(ask("compare", "-c", strike, "--query", query, "--format", "json").out)["items"] == []


def test_too_many_articles_are_refused_in_one_line_that_says_what_to_do(ask: Ask, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(201):
        (many / f"{number}.txt").write_text(f"Ship {number} came in.\n")
    answer = ask("compare", "-c", many)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1 and "201 articles" in answer.err and "query" in answer.err
    answer = ask("compare", "-c", many, "--query", "ship")
    assert "the 200 best articles are compared; 1 more answer" in answer.err


def test_a_spreadsheet_takes_no_label_for_a_formula(ask: Ask, strike: Path) -> None:
    head, *rows = csv.reader(io.StringIO(ask("compare", "-c", strike, "--format", "csv").out))
    assert head == ["kind", "label", "sources", "'=HYPERLINK(1)", "Northport Herald", "Quay Gazette"]
    assert {len(row) for row in rows} == {len(head)}


def test_in_a_pipe_a_row_is_a_line_and_the_sources_have_their_whole_names(ask: Ask, strike: Path) -> None:
    lines = ask("compare", "-c", strike).out.splitlines()
    assert lines[0].split("\t") == ["kind", "row", "=HYPERLINK(1)", "Northport Herald", "Quay Gazette"]
    assert {line.count("\t") for line in lines} == {4}


@pytest.mark.parametrize("width", [60, 80, 100])
def test_on_a_terminal_columns_have_short_heads_and_a_legend_and_no_line_is_too_long(width: int) -> None:
    matrix = wide(5, [0, 1], range(5))
    text = shown(matrix, width=width)
    assert all(width_of(line) <= width for line in text.splitlines())
    heads = abbreviated(matrix.sources)
    assert any(line.split() == ["Names", *heads] for line in text.splitlines())
    assert f"{heads[0]} {matrix.sources[0].label}" in " ".join(text.split())
    assert any(line.split() == ["Row", "0", "2", "2", "·", "·", "·"] for line in text.splitlines())


def test_thirty_sources_are_a_list_and_no_mess() -> None:
    text = shown(wide(30, [0, 7], [n for n in range(30) if n != 4], range(30)), width=80)
    assert all(width_of(line) <= 80 for line in text.splitlines())
    said = " ".join(text.split())
    assert "Row 0 in 2 of 30: Quay Paper No. 0 2, Quay Paper No. 7 2" in said
    assert "Row 1 in 29 of 30; not found in Quay Paper No. 4" in said
    assert "Row 2 in 30 of 30" in said
    assert "Quay Paper No. 4" in shown(wide(30, [4]), Format.MARKDOWN)


def test_passages_are_shown_when_asked_for() -> None:
    matrix = wide(3, [0])
    assert "a row" not in shown(matrix, width=80)
    assert "› a row  Quay Paper No. 0, a.txt 3–8" in shown(matrix, width=80, verbose=True)


def test_markdown_is_a_table_with_its_passages_and_escapes_what_would_be_markup() -> None:
    matrix = wide(3, [0])
    lines = shown(replace(matrix, sources=(*matrix.sources[:2], Source("x", "a|b <i>*"))), Format.MARKDOWN).splitlines()
    assert "| | Quay Paper No. 0 | Quay Paper No. 1 | a\\|b \\<i\\>\\* |" in lines
    assert "| Row 0 | 2 | · | · |" in lines
    assert "  > a row (Quay Paper No. 0, a.txt 3–8)" in lines


LABELS = (
    "Northport Herald",
    "The Northern Herald",
    "Herald",
    "story/2031-04-12-dark-ferry.txt",
    "000_4f.txt",
    "港新聞社",
)


def test_heads_are_the_initials_or_the_beginning_of_a_name() -> None:
    heads = abbreviated([Source(str(n), label) for n, label in enumerate(LABELS)])
    assert heads == ("NH", "NH2", "Hera", "df", "000", "港新")


def test_an_inferred_source_keeps_its_doubt_in_its_head() -> None:
    assert abbreviated([Source("a", "Daily Plumb"), Source("b", "Daily Plumb", inferred=True)]) == ("DP", "DP?")


@pytest.mark.parametrize(
    "label", ["Herald", "", "x" * 300, "[b]\u202e\x1b[2J", "👨‍👩‍👧‍👦 👨‍👩‍👧‍👦", "\u0301\u0301", "?", "港港港港"]
)
def test_heads_are_narrow_and_each_another_whatever_the_names(label: str) -> None:
    heads = abbreviated([Source(str(n), label, inferred=n % 2 == 0) for n in range(200)])
    assert len({head.casefold() for head in heads}) == 200
    assert all(1 <= width_of(head) <= WIDEST for head in heads)
