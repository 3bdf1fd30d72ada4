"""Each command on a small invented collection, as a script would use it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from index.places import Places
from tests.reader.cli.command import ARTICLES, Ask, spawn


def items(out: str) -> list[dict[str, object]]:
    return list(json.loads(out)["items"])


def test_search_lists_exactly_the_articles_that_hold_the_word(ask: Ask, story: Path) -> None:
    answer = ask("search", "crane", "-c", story, "--format", "jsonl")
    assert answer.code == 0
    assert {json.loads(line)["path"] for line in answer.out.splitlines()} == {"harbour.md", "letters/opinion.txt"}


def test_the_words_of_a_query_are_joined(ask: Ask, story: Path) -> None:
    assert [hit["path"] for hit in items(ask("search", "lagoon", "mayor", "-c", story, "--format", "json").out)] == [
        "barrier.txt"
    ]


def test_search_gives_offsets_that_slice_the_same_words_out_of_the_file(ask: Ask, story: Path) -> None:
    (hit,) = items(ask("search", "danger", "-c", story, "--format", "json").out)
    text = (story / "barrier.txt").read_text(encoding="utf-8")
    passages = hit["passages"]
    assert isinstance(passages, list)
    for passage in passages:
        assert text[passage["start"] : passage["end"]] == passage["text"]
        assert [text[start:end] for start, end in passage["matches"]] == ["danger"]


def test_nothing_found_is_exit_code_1_and_no_data(ask: Ask, story: Path) -> None:
    answer = ask("search", "zeppelin", "-c", story)
    assert (answer.code, answer.out) == (1, "")
    assert "nothing found" in answer.err
    assert ask("quotes", "zeppelin", "-c", story).code == 1


def test_nothing_found_is_still_json(ask: Ask, story: Path) -> None:
    answer = ask("search", "zeppelin", "-c", story, "--format", "json", "-q")
    assert (answer.code, answer.err) == (1, "")
    assert json.loads(answer.out) == {"schema": 1, "query": "zeppelin", "total": 0, "items": []}


def test_search_without_a_query_lists_all(ask: Ask, story: Path) -> None:
    whole = json.loads(ask("search", "-c", story, "--format", "json").out)
    assert (whole["query"], whole["total"]) == (None, 3)


def test_a_page_is_cut_by_limit_and_offset(ask: Ask, story: Path) -> None:
    every = [hit["path"] for hit in items(ask("search", "-c", story, "--format", "json").out)]
    page = json.loads(ask("search", "-c", story, "--format", "json", "-n", "1", "--offset", "1").out)
    assert page["total"] == 3
    assert [hit["path"] for hit in page["items"]] == every[1:2]


def test_a_broken_query_is_one_line_its_echo_and_a_caret(ask: Ask, story: Path) -> None:
    answer = ask("search", 'quay "open', "-c", story)
    assert (answer.code, answer.out) == (2, "")
    message, echo, caret = answer.err.splitlines()
    assert message.startswith("parallax: ")
    assert echo == '  quay "open'
    assert caret.strip() == "^"


def test_undated_articles_left_out_are_counted_on_stderr(ask: Ask, story: Path) -> None:
    answer = ask("search", "-c", story, "--since", "2031", "--format", "jsonl")
    assert [json.loads(line)["path"] for line in answer.out.splitlines()] == ["harbour.md"]
    assert "2 undated left out" in answer.err
    assert json.loads(ask("search", "-c", story, "--since", "2031", "--undated", "--format", "json").out)["total"] == 3


def test_verbose_tells_how_the_query_was_understood(ask: Ask, story: Path) -> None:
    answer = ask("search", "crane", "-c", story, "-v")
    assert "parallax: query: " in answer.err
    assert " ms" in answer.err


def test_quotes_of_a_speaker_by_last_name(ask: Ask, story: Path) -> None:
    (quote,) = items(ask("quotes", "--speaker", "brandt", "-c", story, "--format", "json").out)
    speaker = quote["speaker"]
    assert isinstance(speaker, dict)
    assert speaker["name"] == "Ada Brandt"
    article = json.loads(ask("show", quote["article"], "-c", story, "--format", "jsonl").out)
    text, segments = article["text"], quote["segments"]
    assert isinstance(segments, list)
    assert " ".join(text[start:end] for start, end in segments) == quote["text"]
    assert text[speaker["start"] : speaker["end"]] == speaker["text"]


def test_a_quote_of_a_scare_word_is_nobodys(ask: Ask, story: Path) -> None:
    out = ask("quotes", "-n", "0", "-c", story).out
    assert "heroes of the quay" not in out
    assert "“Nobody is in danger”" in out or "“Nobody is in danger,”" in out


def test_speakers_and_sources_are_counted(ask: Ask, story: Path) -> None:
    speakers = {str(one["name"]) for one in items(ask("speakers", "-c", story, "--format", "json").out)}
    assert {"Ada Brandt", "Pia Sommer"} <= speakers
    sources = items(ask("sources", "-c", story, "--format", "json").out)
    labels = [one["source"]["label"] for one in sources if isinstance(one["source"], dict)]
    assert sorted(labels) == ["Northport Herald", "barrier.txt", "letters/opinion.txt"]


def test_an_unknown_source_is_a_usage_error(ask: Ask, story: Path) -> None:
    answer = ask("note", "Northport", "Herold", "-c", story)
    assert (answer.code, answer.out) == (2, "")
    assert "Northport Herald" in answer.err


def test_evidence_of_a_note_is_the_text_at_its_offsets(ask: Ask, story: Path) -> None:
    notes = items(ask("note", "-c", story, "--format", "json").out)
    assert len(notes) == 3
    texts = {
        str(one["article"]): str(one["text"])
        for one in items(ask("show", "--all", "-c", story, "--format", "json").out)
    }
    for note in notes:
        statements = note["statements"]
        assert isinstance(statements, list)
        for statement in statements:
            for words in statement["evidence"]:
                assert texts[words["article"]][words["start"] : words["end"]] == words["text"]


def test_the_id_of_a_statement_dismisses_it(ask: Ask, story: Path) -> None:
    note = items(ask("note", "Northport Herald", "-c", story, "--format", "json").out)[0]
    statements = note["statements"]
    assert isinstance(statements, list)
    gone = statements[0]["id"]
    assert ask("note", "Northport Herald", "-c", story, "--dismiss", gone).code == 0
    rows = list(csv.DictReader(io.StringIO(ask("note", "Northport Herald", "-c", story, "--format", "csv").out)))
    assert gone not in [row["id"] for row in rows]
    assert {row["id"] for row in rows} >= {one["id"] for one in statements[1:]}
    ask("note", "-c", story, "--restore", gone)


def test_show_prints_the_whole_article_by_path_or_start_of_its_id(ask: Ask, story: Path) -> None:
    by_path = json.loads(ask("show", "barrier.txt", "-c", story, "--format", "jsonl").out)
    assert by_path["text"] == ARTICLES["barrier.txt"]
    by_id = json.loads(ask("show", by_path["article"][:6], "-c", story, "--format", "jsonl").out)
    assert by_id == by_path


def test_show_of_what_is_not_there_is_a_usage_error(ask: Ask, story: Path) -> None:
    assert ask("show", "nothing.txt", "-c", story).code == 2


def test_csv_is_read_back_by_the_standard_reader(ask: Ask, story: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("quotes", "--speaker", "sommer", "-c", story, "--format", "csv").out)))
    assert [(row["speaker"], row["kind"], row["path"]) for row in rows] == [("Pia Sommer", "direct", "barrier.txt")]


def test_index_says_what_was_done_and_then_that_nothing_is_left_to_do(ask: Ask, story: Path) -> None:
    assert ask("index", story).out.startswith("3 files: 3 read, 0 unchanged; 3 articles, in ")
    assert ask("index", story).out.startswith("3 files: 0 read, 3 unchanged; 3 articles, in ")


def test_a_look_up_sees_what_changed_unless_it_is_told_not_to_look(ask: Ask, story: Path) -> None:
    ask("index", story)
    (story / "new.txt").write_text("A zeppelin came.\n")
    assert ask("search", "zeppelin", "-c", story, "--no-refresh").code == 1
    assert ask("search", "zeppelin", "-c", story).code == 0


def test_not_looking_at_a_collection_never_read_is_trouble_and_not_nothing(ask: Ask, story: Path) -> None:
    answer = ask("search", "crane", "-c", story, "--no-refresh")
    assert (answer.code, answer.err) == (3, "parallax: story has not been read yet; ask without --no-refresh\n")


def test_the_collection_indexed_last_is_the_one_asked(ask: Ask, story: Path) -> None:
    ask("index", story)
    assert ask("search", "crane").code == 0


def test_a_bad_file_is_one_line_and_does_not_stop_the_others(ask: Ask, story: Path) -> None:
    (story / "bad.txt").write_bytes(b"\x7fELF\x00\x00\x01" * 400)
    answer = ask("search", "crane", "-c", story)
    assert answer.code == 0
    assert answer.err.startswith("parallax: bad.txt: ")
    assert answer.err.count("\n") == 1
    assert ask("search", "crane", "-c", story, "-q").err == ""


def test_a_bad_file_is_exit_code_3_for_index_and_with_strict(ask: Ask, story: Path) -> None:
    (story / "bad.txt").write_bytes(b"\x7fELF\x00\x00\x01" * 400)
    assert ask("index", story).code == 3
    assert ask("search", "crane", "-c", story, "--strict").code == 3
    assert ask("check", "-c", story).code == 3


def test_a_folder_without_articles_is_trouble_of_one_line(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for arguments in (("index", tmp_path / "empty"), ("search", "x", "-c", tmp_path / "empty")):
        answer = ask(*arguments)
        assert (answer.code, answer.out) == (3, "")
        assert answer.err == "parallax: no articles in empty: Parallax reads .txt, .md, .html\n"


BROKEN = "---\ntitle: Bridge: shut: again\n---\nThe crane fell.\n"
UNCLOSED = "---\ntitle: Bridge shut\n\nThe crane fell.\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (BROKEN, "front matter is not valid YAML (line 2); read line by line"),
        (UNCLOSED, "front matter is never closed; read line by line"),
    ],
)
def test_broken_front_matter_is_a_line_and_exit_code_3_where_files_count(
    text: str, line: str, ask: Ask, story: Path
) -> None:
    (story / "h.md").write_text(text)
    answer = ask("index", story)
    assert (answer.code, answer.err) == (3, f"parallax: h.md: {line}\n")
    assert "4 articles" in answer.out
    answer = ask("search", "crane", "-c", story)
    assert (answer.code, answer.err) == (0, f"parallax: h.md: {line}\n")
    assert ask("search", "crane", "-c", story, "--strict").code == 3
    answer = ask("check", "-c", story)
    assert (answer.code, answer.out) == (3, f"h.md: {line}\n")


def test_mended_front_matter_is_told_of_no_more(ask: Ask, story: Path) -> None:
    (story / "h.md").write_text(BROKEN)
    assert ask("index", story).code == 3
    (story / "h.md").write_text(BROKEN.replace("title: Bridge: shut: again", "title: Bridge shut"))
    answer = ask("index", story)
    assert (answer.code, answer.err) == (0, "")


def test_a_repair_that_loses_nothing_is_a_line_and_no_trouble(ask: Ask, story: Path) -> None:
    (story / "cafe.txt").write_bytes("The café by the crane was shut.\n".encode("cp1252"))
    line = "cafe.txt: not UTF-8; broken places read as cp1252"
    for arguments in (("index", story), ("search", "crane", "--strict", "-c", story)):
        answer = ask(*arguments)
        assert (answer.code, answer.err) == (0, f"parallax: {line}\n")
    answer = ask("check", "-c", story)
    assert (answer.code, answer.out, answer.err) == (0, f"{line}\n", "")


def test_many_bad_files_are_five_lines_and_a_count_but_for_index_and_check(ask: Ask, story: Path) -> None:
    for number in range(9):
        (story / f"empty{number}.txt").write_bytes(b"")
    assert ask("index", story).err.count("\n") == 9
    assert ask("check", "-c", story).out.count("\n") == 9
    lines = ask("search", "crane", "-c", story).err.splitlines()
    assert len(lines) == 6
    assert lines[-1] == "parallax: … and 4 more; parallax check lists them"


@pytest.mark.parametrize("command", ["search", "quotes", "speakers", "sources", "note"])
def test_an_offset_beyond_the_last_finds_nothing_and_says_how_many_there_are(
    command: str, ask: Ask, story: Path
) -> None:
    answer = ask(command, "--offset", 900, "-c", story)
    assert answer.code == 1
    assert re.fullmatch(r"parallax: nothing found \(\d+ in all\)\n", answer.err)


def test_a_note_on_what_nothing_answers_says_so(ask: Ask, story: Path) -> None:
    answer = ask("note", "--query", "zeppelin", "-c", story)
    assert (answer.code, answer.out, answer.err) == (1, "", "parallax: nothing found\n")


def test_check_finds_nothing_wrong(ask: Ask, story: Path) -> None:
    ask("index", story)
    answer = ask("check", "-c", story)
    assert (answer.code, answer.out) == (0, "")
    assert "all is well" in answer.err


def test_an_article_may_come_by_stdin_and_leaves_nothing_behind(story: Path, places: Places) -> None:
    answer = spawn("quotes", "-c", "-", "--format", "jsonl", text_in=(story / "barrier.txt").read_bytes())
    assert answer.code == 0
    assert {json.loads(line)["path"] for line in answer.out.splitlines()} == {"stdin.txt"}
    for folder in (places.cache, places.data):
        assert not folder.exists() or not any(folder.rglob("*"))


def test_one_file_may_be_the_collection(ask: Ask, story: Path) -> None:
    whole = json.loads(ask("search", "-c", story / "barrier.txt", "--format", "json").out)
    assert [hit["path"] for hit in whole["items"]] == ["barrier.txt"]


@pytest.mark.parametrize("command", ["search", "quotes", "speakers", "sources", "note"])
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "tsv", "markdown"])
def test_every_command_answers_in_every_format(command: str, form: str, ask: Ask, story: Path) -> None:
    answer = ask(command, "-c", story, "--format", form)
    assert answer.code == 0
    assert answer.out.strip()


def test_the_demo_without_a_terminal_prints_a_search_quotes_and_a_note(ask: Ask) -> None:
    answer = ask("demo")
    assert (answer.code, answer.err) == (0, "")
    for part in ("$ parallax search", "$ parallax quotes", "$ parallax note", "Bias note: "):
        assert part in answer.out
