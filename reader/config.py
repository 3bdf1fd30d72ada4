"""The settings of the screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Config:
    """``theme``: the name of a theme, or None to choose by the terminal."""

    theme: str | None = None
