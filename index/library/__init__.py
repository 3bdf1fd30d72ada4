"""The one door to a collection: everything that a screen, a command or a script asks for."""

from __future__ import annotations

from index.library.door import Library

__all__ = ["Library"]
