"""The invented story that `parallax demo` opens: one night at sea, told by six outlets that do not exist."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def articles_folder() -> Path:
    """The folder of the demo articles as installed; read only."""
    return Path(str(files(__name__).joinpath("articles")))
