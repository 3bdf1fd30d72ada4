"""The query line: what is typed, and what was asked before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from reader.text.cells import shown


class QueryLine(Input):
    """Up and Down walk through earlier queries; Enter, Esc, or Down past the newest leave it with the query kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "older", show=False),
        Binding("down", "newer", show=False),
        Binding("escape,tab", "leave", show=False),
    ]

    class Left(Message):
        """The reader wants to go on in the results, without a new search."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.history: list[str] = []
        self._back = 0
        self._draft = ""

    def validate_value(self, value: str) -> str:
        """What is typed, pasted or given is shown, so it is made harmless like everything else."""
        return shown(value)

    def remember(self, queries: Sequence[str]) -> None:
        """Earlier queries, oldest first."""
        self.history = [*queries]

    def commit(self) -> None:
        """The query was meant: it becomes part of the history."""
        text = self.value.strip()
        if text:
            self.history = [*(other for other in self.history if other != text), text]
        self._back = 0

    def put(self, text: str) -> None:
        """Replace the query without telling anybody."""
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)

    def action_older(self) -> None:
        if self._back == 0:
            self._draft = self.value
        if self._back < len(self.history):
            self._back += 1
            self._set(self.history[-self._back])

    def action_newer(self) -> None:
        if self._back == 0:
            self.post_message(self.Left())
            return
        self._back -= 1
        self._set(self.history[-self._back] if self._back else self._draft)

    def action_leave(self) -> None:
        self._back = 0
        self.post_message(self.Left())

    def _set(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(text)
