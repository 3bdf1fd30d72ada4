"""Shares the invented story and the command."""

from __future__ import annotations

from tests.reader.cli.command import ask, no_habits, story

__all__ = ["ask", "no_habits", "story"]
