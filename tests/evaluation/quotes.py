"""Runs the extractor over the gold of ../shared/evaluation/quotes and hands the answers to the scorer there."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from index.analysis.quotes import extract
from index.model import Quote
from tests.shared import SHARED

GOLD = SHARED / "evaluation" / "quotes"
DEV = GOLD / "polnear-dev.jsonl"
BRITISH = GOLD / "polnear-dev-british.jsonl"

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def straight(text: str) -> str:
    """The same text with typewriter marks, offset for offset."""
    return text.translate(_STRAIGHT)


def flat(text: str) -> str:
    """The same text without line breaks, offset for offset."""
    return text.replace("\n", " ").replace("\r", " ")


def answer(text: str, quote: Quote) -> dict[str, object]:
    """One quotation in the scorer's form."""
    record: dict[str, object] = {"segments": [[s.start, s.end] for s in quote.segments], "kind": quote.kind.value}
    speaker = quote.speaker
    record |= {"speaker_start": None, "speaker_end": None, "speaker_text": None}
    if speaker:
        record |= {
            "speaker_start": speaker.mention.start,
            "speaker_end": speaker.mention.end,
            "speaker_text": speaker.mention.of(text),
            "source_start": speaker.phrase.start,
            "source_end": speaker.phrase.end,
            "speaker_name": speaker.name,
            "role_text": speaker.role,
        }
    if quote.cue:
        record |= {"cue_start": quote.cue.start, "cue_text": quote.cue.of(text)}
    return record | {"rule": quote.rule, "confidence": quote.confidence}


def predict(gold: Path, out: Path, variant: str = "plain") -> float:
    """Write the answers for a gold file; returns articles a second on this core.

    For the variants "straight" and "flat" a changed gold file is written beside ``out`` as well.
    """
    change = {"plain": str, "straight": straight, "flat": flat}[variant]
    records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    for record in records:
        record["text"] = change(record["text"])
    extract("“Warm,” said Ann Poe.")
    begun = time.process_time()
    answers = [extract(record["text"]) for record in records]
    seconds = time.process_time() - begun
    with out.open("w", encoding="utf-8") as stream:
        for record, quotes in zip(records, answers, strict=True):
            line = {"doc_id": record["doc_id"], "quotes": [answer(record["text"], q) for q in quotes]}
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")
    if variant != "plain":
        lines = (json.dumps(record, ensure_ascii=False) for record in records)
        changed_gold(out).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(records) / seconds


def changed_gold(out: Path) -> Path:
    """Where :func:`predict` puts the gold of a variant."""
    return out.with_suffix(".gold.jsonl")


def score(gold: Path, predicted: Path, *more: str) -> str:
    """What the scorer prints."""
    command = [sys.executable, "-B", str(GOLD / "score.py"), str(gold), str(predicted), *more]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
