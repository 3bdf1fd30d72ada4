"""Strong wording and sentences without a source, measured on the gold beside the project with its own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TypeAlias, cast

from index.analysis import claims, wording
from index.analysis.quotes import extract
from index.language.voices import map_voices
from index.model import Flag, Span, Voice
from tests.shared import SHARED

Record: TypeAlias = dict[str, object]
GOLD = SHARED / "evaluation" / "wording"


def records(name: str) -> list[Record]:
    """The gold sentences of one file."""
    with (GOLD / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def score(task: str, gold: str, predictions: Iterable[Record]) -> Record:
    """What the scorer says, as it says it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        path.write_text("\n".join(json.dumps(p) for p in predictions), encoding="utf-8")
        command = [sys.executable, str(GOLD / "score.py"), task, str(GOLD / gold), str(path), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return cast(Record, json.loads(done.stdout))


def predict_sentences(rows: Iterable[Record], least: int) -> list[Record]:
    """Each sentence by itself, as BABE gives them."""
    return [_row(str(r["id"]), wording.flags(str(r["text"])), 0, len(str(r["text"])), least) for r in rows]


def predict_articles(rows: Iterable[Record], least: int) -> list[Record]:
    """Whole articles put together from their sentences, since voices need the paragraph."""
    out: list[Record] = []
    for _, group in groupby(rows, key=lambda r: r["doc"]):
        text, places = _joined(list(group))
        found = wording.flags(text)
        for name, place in places:
            inside = [f for f in found if place.holds(f.span)]
            out.append(_row(name, inside, place.start, place.end, least))
    return out


def _joined(rows: list[Record]) -> tuple[str, list[tuple[str, Span]]]:
    text, places, paragraph = "", [], object()
    for row in rows:
        if text:
            text += " " if row["par"] == paragraph else "\n"
        paragraph = row["par"]
        places.append((str(row["id"]), Span(len(text), len(text) + len(str(row["text"])))))
        text += str(row["text"])
    return text, places


def _row(name: str, found: list[Flag], start: int, end: int, least: int) -> Record:
    spans = [
        {
            "start": f.span.start - start,
            "end": f.span.end - start,
            "voice": "outlet" if f.voice is Voice.OUTLET else "quote",
        }
        for f in found
        if f.points >= least
    ]
    points = sum(f.points for f in found if f.voice is Voice.OUTLET)
    return {
        "id": name,
        "spans": spans,
        "score": points,
        "flag": any(f.points >= least and f.voice is Voice.OUTLET for f in found),
    }


def predict_claims(rows: Iterable[Record]) -> list[Record]:
    """Sentences without a source, documents put together from their sentences."""
    out: list[Record] = []
    for _, group in groupby(rows, key=lambda r: r["doc"]):
        text, places = _joined(list(group))
        voices = map_voices(text, None, extract(text))
        found = claims.unsourced(text, voices=voices)
        for name, place in places:
            out.append({"id": name, "unattributed": any(place.meets(c.span) for c in found)})
    return out


def show(value: object) -> str:
    """Precision, recall and F1 with slashes between, anything else as it is."""
    return " / ".join(str(v) for v in value) if isinstance(value, list) else str(value)


Report: TypeAlias = list[tuple[str, str, str]]


def report() -> Report:
    """Rows of (what, figure, goal)."""
    babe, basil = records("babe.jsonl"), records("basil.jsonl")
    shown = score("babe", "babe.jsonl", predict_sentences(babe, wording.SHOWN))
    wide = score("babe", "babe.jsonl", predict_sentences(babe, 1))
    whole = score("basil", "basil.jsonl", predict_articles(basil, wording.SHOWN))
    attrib = score("attrib", "polnear_attribution.jsonl", predict_claims(records("polnear_attribution.jsonl")))
    return [
        ("BABE shown words P / R / F1", show(shown["word_PRF"]), "F1 .30"),
        ("BABE shown words, precision any annotator", show(shown["word_precision_any_annotator"]), ".65"),
        ("BABE all words P / R / F1", show(wide["word_PRF"]), "F1 .33"),
        ("BABE all words, precision any annotator", show(wide["word_precision_any_annotator"]), ".58"),
        ("BABE sentence AUC", show(shown["sent_AUC"]), ".69"),
        ("BABE left-right gap of false flags", show(shown["fairness_gap_left_right"]), "<= .10"),
        ("BABE share charged in quotation", show(shown["share_charged_in_quotes"]), "0"),
        ("BASIL own-voice sentence AUC", show(whole["sent_AUC_own_voice"]), ".65"),
        ("BASIL gold words in quotation charged", show(whole["of_them_CHARGED_to_outlet"]), "0"),
        ("BASIL share charged in quotation", show(whole["share_charged_in_quotes"]), "0"),
        ("PolNeAR no source P / R / F1", show(attrib["unattributed_PRF"]), "P .55 at R .35"),
    ]


if __name__ == "__main__":
    for row in report():
        print("{:45s} {:28s} {}".format(*row))
