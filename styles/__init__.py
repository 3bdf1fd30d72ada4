"""How the screen looks: one stylesheet and the themes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.theme import Theme

STYLESHEET = Path(__file__).with_name("reader.tcss")
DARK = "parallax-dark"
LIGHT = "parallax-light"
ANSI = "ansi-dark"


def themes() -> tuple[Theme, ...]:
    """The two themes of the house; Textual brings the others."""
    from textual.theme import Theme

    dark = Theme(
        name=DARK,
        primary="#7aa2d8",
        secondary="#8fb8a8",
        accent="#e6b45c",
        warning="#e08a5c",
        error="#e06c75",
        success="#98c379",
        foreground="#d6d4cf",
        background="#16181d",
        surface="#1c1f26",
        panel="#3a3f4b",
        dark=True,
    )
    light = Theme(
        name=LIGHT,
        primary="#2f5d9b",
        secondary="#2c6e5a",
        accent="#9a5b00",
        warning="#a8480f",
        error="#b3261e",
        success="#3d7a2a",
        foreground="#26282c",
        background="#faf8f3",
        surface="#f2efe7",
        panel="#c4bfb2",
        dark=False,
    )
    return (dark, light)


def choose(environment: Mapping[str, str]) -> str:
    """The theme for a terminal: its own sixteen colours where it has no more or wants none, else by its background."""
    if environment.get("NO_COLOR") or environment.get("TERM", "") in ("linux", "vt100", "vt220"):
        return ANSI
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if background in ("7", "15") else DARK
