"""What no note may ever say or do, over sixty collections and the demo."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from index.comparison import Analysed
from index.model import Note
from tests.comparison.stories import DEMO, folder, notes, section, told
from tests.shared import SHARED, needs_shared

NOTES = SHARED / "evaluation" / "notes"
SCORER = SHARED / "evaluation" / "wording" / "score.py"


@pytest.fixture(scope="module")
def demo() -> list[Analysed]:
    return folder(DEMO)


def exact(note: Note, articles: list[Analysed]) -> bool:
    texts = {a.article.id: a.article.text for a in articles}
    return all(e.span.of(texts[e.article]) == e.text for s in note.statements for e in s.evidence)


def passages(note: Note) -> list[str]:
    return [e.text for s in note.statements for e in s.evidence]


def as_record(note: Note) -> str:
    lines = [
        {"kind": s.kind, "text": s.text, "voice": s.voice, "evidence": [e.text for e in s.evidence]}
        for s in note.statements
    ]
    return json.dumps({"statements": lines})


def scored(gold: Path, written: Path, texts: Path) -> dict[str, object]:
    command = [sys.executable, str(SCORER), "note", str(gold), str(written), str(texts), "--json"]
    found: dict[str, object] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


@needs_shared
def test_sixty_collections_have_no_forbidden_wording_and_only_exact_evidence(tmp_path: Path) -> None:
    for event in sorted((NOTES / "collections").iterdir()):
        articles = folder(event)
        (tmp_path / event.name).mkdir()
        for note in notes(articles).values():
            path = next(a.article.path for a in articles if a.article.id == note.articles[0])
            assert exact(note, articles)
            (tmp_path / event.name / path).with_suffix(".json").write_text(as_record(note), encoding="utf-8")
    found = scored(NOTES / "note_invariants.json", tmp_path, NOTES / "collections")
    assert (found["violations"], found["evidence_not_found_in_any_article"], found["articles_without_note"]) == (
        0,
        0,
        0,
    )
    assert found["statements_without_evidence"] == 0


@needs_shared
def test_the_demo_has_no_forbidden_wording(tmp_path: Path, demo: list[Analysed]) -> None:
    texts, written = tmp_path / "texts", tmp_path / "notes"
    texts.mkdir()
    written.mkdir()
    for a in demo:
        (texts / f"{a.article.id}.txt").write_text(a.article.text, encoding="utf-8")
    for note in notes(demo).values():
        (written / f"{note.articles[0]}.json").write_text(as_record(note), encoding="utf-8")
    rules = json.loads((NOTES / "note_invariants.json").read_text(encoding="utf-8"))
    rules["articles"] = [{"file": f"{a.article.id}.txt", "items": [], "must_not": []} for a in demo]
    gold = tmp_path / "gold.json"
    gold.write_text(json.dumps(rules), encoding="utf-8")
    found = scored(gold, written, texts)
    assert (found["violations"], found["evidence_not_found_in_any_article"]) == (0, 0)


def test_evidence_is_a_passage_and_exact(demo: list[Analysed]) -> None:
    for note in notes(demo).values():
        assert exact(note, demo)
        assert all(len(e) <= 600 and (len(e) >= 12 or len(e.split()) >= 2) for e in passages(note))


def test_strong_words_charged_to_an_outlet_never_stand_inside_marks(demo: list[Analysed]) -> None:
    gold = json.loads((DEMO.parents[2] / "tests" / "collection" / "gold.json").read_text(encoding="utf-8"))
    for a in demo:
        quoted = {q["segments"][0] for q in gold["articles"][a.article.path]["quotes"] if q["kind"] == "direct"}
        for flag in a.analysis.flags:
            if flag.voice == "outlet":
                around = a.article.text[max(0, flag.span.start - 8) : flag.span.end + 8]
                assert not any(around in segment for segment in quoted)


def test_the_voice_that_an_outlet_leaves_out_is_told(demo: list[Analysed]) -> None:
    gold = json.loads((DEMO.parents[2] / "tests" / "collection" / "gold.json").read_text(encoding="utf-8"))
    written = notes(demo)
    for left_out in gold["voices_left_out"]:
        lines = [s.text for s in section(written[left_out["outlet"]], 6, "coverage")]
        assert any(left_out["speaker"] in line for line in lines), left_out


def test_the_wire_copy_and_the_reworded_copy_are_told(demo: list[Analysed]) -> None:
    written = notes(demo)
    assert any("Caldmoor Standard" in s.text for s in section(written["Ansgate Post"], 1, "duplicate"))
    spun = written["2025-05-12-metal-band-dim-ferry.txt"]
    assert any("words exchanged" in s.text for s in section(spun, 1, "duplicate"))
    assert section(spun, 1, "quality")
    assert not section(spun, 3)


def test_no_other_article_of_the_demo_is_called_reworded(demo: list[Analysed]) -> None:
    assert [label for label, note in notes(demo).items() if section(note, 1, "quality")] == [
        "2025-05-12-metal-band-dim-ferry.txt"
    ]


def test_the_number_of_passengers_differs(demo: list[Analysed]) -> None:
    lines = [s.text for s in section(notes(demo)["Ansgate Post"], 7)]
    assert any("187 passengers" in line and "214 passengers" in line for line in lines)


FILL = "The town lies between two hills, and the river runs through it from north to south. " * 12
STORY = f"The ferry sank. The council ran a shameful operation. {FILL}\n“We waited,” said Ida Holm."
EDGES = {
    "one source": [STORY],
    "two sources": [STORY, STORY.replace("shameful", "brave")],
    "short": ["A shameful farce took place in the hall on Monday.", STORY, STORY],
    "only quotes": ["“We waited for hours,” said Ida Holm.\n“So did we all,” said Otto Brandt.", STORY, STORY],
    "no body": ["By Ida Holm", "HARL BAY –", "(A written permission shall be had for reprinting any of this.)"],
    "one text five times": [STORY] * 5,
    "markup and marks": [f"[b]The ferry[/] “sank ‘at \x1b[31m noon. {FILL} <i>“", STORY, STORY],
    "left open": [f"“The council lied to all of us. {FILL}\n{FILL}", STORY, STORY],
}


@needs_shared
@pytest.mark.parametrize("edge", EDGES)
def test_odd_collections_have_no_forbidden_wording_and_only_exact_evidence(edge: str, tmp_path: Path) -> None:
    articles = [told(f"{n}.txt", text) for n, text in enumerate(EDGES[edge])]
    texts, written = tmp_path / "texts", tmp_path / "notes"
    texts.mkdir()
    written.mkdir()
    for a in articles:
        (texts / a.article.path).write_text(a.article.text, encoding="utf-8")
    for note in notes(articles).values():
        assert exact(note, articles)
        assert section(note, 9)
        path = next(a.article.path for a in articles if a.article.id == note.articles[0])
        (written / path).with_suffix(".json").write_text(as_record(note), encoding="utf-8")
    rules = json.loads((NOTES / "note_invariants.json").read_text(encoding="utf-8"))
    rules["articles"] = [{"file": a.article.path, "items": [], "must_not": []} for a in articles]
    gold = tmp_path / "gold.json"
    gold.write_text(json.dumps(rules), encoding="utf-8")
    found = scored(gold, written, texts)
    assert (found["violations"], found["evidence_not_found_in_any_article"]) == (0, 0)
