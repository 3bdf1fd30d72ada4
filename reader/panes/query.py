"""The query line: what is typed, and what was asked before."""

from __future__ import annotations

from asyncio import Event, wait_for
from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message
from textual.widgets import Input

from reader.text.cells import shown

PATIENCE = 1.0


class QueryLine(Input):
    """Up and Down walk through earlier queries; Enter, Esc, or Down past the newest leave it with the query kept.

    It alone knows what is asked: nothing but its own keys writes it while it has the focus.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "older", show=False),
        Binding("down", "newer", show=False),
        Binding("enter", "screen.end_query(True)", show=False, priority=True),
        Binding("escape,tab", "screen.end_query(False)", show=False, priority=True),
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

    async def _on_key(self, event: Key) -> None:
        """Keys that edit act here, in their turn: through the app they would come after letters typed later."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if not binding.priority:
                event.stop()
                event.prevent_default()
                await self.run_action(binding.action)
                return

    async def worked_off(self) -> None:
        """Wait until every key that was sent here has had its effect."""
        done = Event()
        self.call_later(done.set)
        with suppress(TimeoutError):
            await wait_for(done.wait(), PATIENCE)

    def begin(self) -> None:
        """What is typed next replaces what is there; Up brings that back, and leaving keeps it."""
        self.commit()
        self.select_all()

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
            if self.history and self.history[-1] == self.value:
                self._back = 1
        if self._back < len(self.history):
            self._back += 1
            self._set(self.history[-self._back])

    def action_newer(self) -> None:
        if self._back == 0:
            self.post_message(self.Left())
            return
        self._back -= 1
        self._set(self.history[-self._back] if self._back else self._draft)

    def ended(self) -> None:
        """The line was left: nothing in it is selected, and the next Up begins at the newest query."""
        self._back = 0
        self.cursor_position = len(self.value)

    def _set(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(text)
