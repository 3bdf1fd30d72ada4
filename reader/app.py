"""The full-screen reader."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.events import Event, Key
from textual.screen import Screen
from textual.widgets import Input

import styles
from index.library import Library
from reader.config import Config
from reader.dialogs.palette import Actions
from reader.keys import COVERAGE_KEY, bindings
from reader.screen import ReaderScreen

AGAIN_WITHIN = 2.0
SIGNALS = ("SIGTERM", "SIGHUP")


class ReaderApp(App[None]):
    """Linked panes over a collection; needs a terminal."""

    CSS_PATH = styles.STYLESHEET
    TITLE = "Parallax"
    COMMANDS = {Actions, *App.COMMANDS}  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]

    def __init__(
        self, library: Library, *, first_query: str = "", refresh: bool = True, config: Config | None = None
    ) -> None:
        """Args:
        library: an open collection; it stays the caller's to close.
        first_query: what to ask at the start.
        refresh: look through the folders for new and changed files while reading.
        """
        theme = (config.theme if config else None) or styles.choose(os.environ)
        # With NO_COLOR, Textual turns colours into greys unless it was told this early to keep the terminal's own:
        # then it sends none at all.
        super().__init__(ansi_color=True if theme == styles.ANSI else None)
        self.animation_level = "none"
        for ours in styles.themes():
            self.register_theme(ours)
        self.theme = theme
        self.library = library
        self.first_query = first_query
        self.refresh_at_start = refresh
        self._interrupted_at = float("-inf")
        self._behind: list[Key] | None = None

    async def on_event(self, event: Event) -> None:
        """Keys of one packet with the key that opens the matrix are for the matrix, `/` as well: they wait for it."""
        came_back = isinstance(event, Key) and event.is_forwarded
        if isinstance(event, Key) and not came_back:
            if self._behind is not None and event.key != "ctrl+c":
                self._behind.append(event)
                return
            on_panes = isinstance(self.screen, ReaderScreen) and not isinstance(self.focused, Input)
            if event.key == COVERAGE_KEY and on_panes:
                self._behind = []
        await super().on_event(event)
        if came_back and isinstance(event, Key) and event.key == COVERAGE_KEY:
            behind, self._behind = self._behind or [], None
            for key in behind:
                await self.on_event(key)

    def get_default_screen(self) -> Screen[None]:
        return ReaderScreen(self.library, first_query=self.first_query, refresh=self.refresh_at_start)

    def on_mount(self) -> None:
        self.app_resume_signal.subscribe(self, self._repaint)
        loop = asyncio.get_running_loop()
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._end_by_signal, number)

    def _repaint(self, _: App[object]) -> None:
        """Back from the shell, of which the terminal may still show something."""
        self.refresh(layout=True)
        self.screen.refresh(layout=True)

    def on_unmount(self) -> None:
        loop = asyncio.get_running_loop()
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.remove_signal_handler(number)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Beside our own actions only the theme."""
        for command in super().get_system_commands(screen):
            if command.title == "Theme":
                yield command

    def action_interrupt(self) -> None:
        """Ctrl-C leaves the query line; twice in two seconds it quits."""
        now = time.monotonic()
        if now - self._interrupted_at < AGAIN_WITHIN:
            self.exit()
            return
        self._interrupted_at = now
        screen = self.screen
        if isinstance(screen, ReaderScreen):
            if isinstance(screen.focused, Input):
                screen.leave_query()
            screen.tell("once more to quit")

    def _end_by_signal(self, number: int) -> None:
        self.exit(return_code=128 + number)
