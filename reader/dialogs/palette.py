"""Every action in the command palette."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from reader.keys import ACTIONS, Action

_MOVES = ("pane",)


class Actions(Provider):
    """All that a key does, found by what help says about it."""

    @property
    def _actions(self) -> Sequence[Action]:
        """Those of the screen that the palette was opened over."""
        return getattr(self.screen, "ACTIONS", ACTIONS)

    async def discover(self) -> Hits:
        for action in self._actions:
            if action.where not in _MOVES:
                yield DiscoveryHit(Content(_line(action)), partial(self._run, action), _line(action))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for action in self._actions:
            line = _line(action)
            score = matcher.match(line)
            if score > 0:
                yield Hit(score, Content(line), partial(self._run, action), line)

    async def _run(self, action: Action) -> None:
        focused = self.screen.focused
        node = focused if action.where == "pane" and focused is not None else self.screen
        await self.app.run_action(action.name, default_namespace=self.app if action.where == "app" else node)


def _line(action: Action) -> str:
    return f"{action.description}  ({action.label})"
