"""Every action once: its keys, where they work, and what `?` and the palette say about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Action:
    """``where`` is ``app`` (everywhere), ``screen`` (outside dialogs), ``pane`` (any list), or the name of one pane.

    ``name`` is the Textual action; ``id`` is what a keymap of the user will call it. ``hint`` is the word in the
    line of hints at the bottom, empty for none.
    """

    id: str
    keys: str
    name: str
    description: str
    where: str = "screen"
    hint: str = ""
    priority: bool = False
    shown: str = ""
    both: str = ""
    """What help says of this action and the next one in a single line."""

    @property
    def label(self) -> str:
        """The keys as help prints them."""
        return self.shown or " ".join(_NAMES.get(key, key) for key in self.keys.split(","))


_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "dollar_sign": "$",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "shift+tab": "Shift+Tab",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "ctrl+d": "^d",
    "ctrl+u": "^u",
    "ctrl+c": "^c",
    "ctrl+p": "^p",
}

ACTIONS: tuple[Action, ...] = (
    Action(
        "search", "slash", "query", "Search; Enter keeps the query, Esc leaves the line", hint="search", priority=True
    ),
    Action(
        "match.next",
        "n",
        "match(1)",
        "Next match",
        hint="match",
        shown="n",
        both="Next, previous match, running on into the next result",
    ),
    Action("match.previous", "N", "match(-1)", "Previous match"),
    Action("quote.next", "right_square_bracket", "quote(1)", "Next quote", hint="quote", both="Next, previous quote"),
    Action("quote.previous", "left_square_bracket", "quote(-1)", "Previous quote"),
    Action("paragraph.next", "right_curly_bracket", "paragraph(1)", "Next paragraph", both="Next, previous paragraph"),
    Action("paragraph.previous", "left_curly_bracket", "paragraph(-1)", "Previous paragraph"),
    Action("result.next", "J", "result(1)", "Next result", both="Next, previous result, without leaving this pane"),
    Action("result.previous", "K", "result(-1)", "Previous result"),
    Action("pane.results", "1", "pane('results')", "Results", both="Results, article"),
    Action("pane.article", "2", "pane('article')", "Article"),
    Action("pane.quotes", "3", "pane('quotes')", "Quotes", hint="quotes", both="Quotes, bias note"),
    Action("pane.note", "4", "pane('note')", "Bias note", hint="note"),
    Action("pane.next", "tab", "cycle(1)", "Next pane", both="Next, previous pane"),
    Action("pane.before", "shift+tab", "cycle(-1)", "Previous pane"),
    Action("pane.left", "h,left", "walk(-1)", "Pane to the left", both="Pane to the left, to the right"),
    Action("pane.right", "l,right", "walk(1)", "Pane to the right"),
    Action("who", "w", "who", "Who else has this quote", hint="who else"),
    Action("why", "i", "why", "Why: the rule that found this quote, or that made this line of the note"),
    Action(
        "dismiss",
        "d",
        "dismiss_line",
        "Show this line of the note no more",
        hint="dismiss",
        both="Show this line of the note no more, or no line of its rule",
    ),
    Action("dismiss.rule", "D", "dismiss_rule", "Show no line of this rule any more"),
    Action("restore", "U", "restore", "Bring back what was dismissed last"),
    Action("indirect", "a", "indirect", "All indirect speech in the quotes, or only that of plain cues"),
    Action(
        "evidence",
        "e",
        "evidence",
        "Unfold the note’s passages",
        hint="evidence",
        both="Unfold the note’s passages, the rest of the note; again folds",
    ),
    Action("fold", "z", "fold", "Unfold the rest of the note", hint="all"),
    Action(
        "filter.source",
        "f",
        "filter",
        "Only this source",
        hint="only this source",
        both="Only this source; every source again",
    ),
    Action("filter.clear", "F", "unfilter", "Every source again"),
    Action("coverage", "M", "coverage", "Coverage: which source has what, side by side"),
    Action("freeze", "L", "freeze", "Freeze or free the linking of the panes"),
    Action("yank", "y", "yank", "Send quote or paragraph, with citation, to the clipboard", hint="yank"),
    Action("reload", "R", "reload", "Look for new, changed and removed files"),
    Action("problems", "exclamation_mark", "problems", "Files that could not be read", shown="!"),
    Action("help", "question_mark", "help", "Keys and signs of this pane", hint="help"),
    Action("palette", "ctrl+p", "command_palette", "Every action by name", "app"),
    Action("back", "escape", "back", "Back to the results; there, clear the query"),
    Action("out", "q", "out", "One level out; at the top, quit", hint="back"),
    Action("quit", "Q", "quit", "Quit at once", "app"),
    Action("interrupt", "ctrl+c", "interrupt", "Leave the query line; twice, quit", "app", priority=True),
    Action("down", "j,down", "move(1)", "Down", "pane", both="Down, up"),
    Action("up", "k,up", "move(-1)", "Up", "pane"),
    Action("top", "g,home", "end(-1)", "To the top", "pane", both="To the top, to the end"),
    Action("bottom", "G,end", "end(1)", "To the end", "pane"),
    Action("page.down", "space,ctrl+d,pagedown", "page(1)", "A page down", "pane", both="A page down, up"),
    Action("page.up", "b,ctrl+u,pageup", "page(-1)", "A page up", "pane"),
    Action("open", "enter", "choose", "Open; in the article: alone and as wide as it likes", "pane", hint="open"),
)

MATRIX: tuple[Action, ...] = (
    Action(
        "matrix.open", "enter", "choose", "To the passage; of several, to the one you choose", "pane", hint="passage"
    ),
    Action(
        "matrix.left",
        "h,left",
        "column(-1)",
        "Source to the left",
        "matrix",
        hint="source",
        shown="h l",
        both="Source to the left, to the right",
    ),
    Action("matrix.right", "l,right", "column(1)", "Source to the right", "matrix"),
    Action(
        "matrix.having",
        "n",
        "having(1)",
        "Next source that has this",
        "matrix",
        hint="who has it",
        shown="n N",
        both="Next, previous source that has this",
    ),
    Action("matrix.having.before", "N", "having(-1)", "Previous source that has this", "matrix"),
    Action("matrix.first", "0", "edge(-1)", "First source", "matrix", both="First, last source"),
    Action("matrix.last", "dollar_sign", "edge(1)", "Last source", "matrix"),
    Action(
        "matrix.kind",
        "right_curly_bracket",
        "kind(1)",
        "Next kind of rows",
        "matrix",
        hint="kind",
        shown="} {",
        both="Next, previous kind of rows",
    ),
    Action("matrix.kind.before", "left_curly_bracket", "kind(-1)", "Previous kind of rows", "matrix"),
    Action("matrix.help", "question_mark", "help", "Keys, and what the heads stand for", "matrix", hint="help"),
    Action("matrix.close", "q,escape,M", "close", "Back to where you were", "matrix", hint="back"),
)
"""What the keys do in the coverage matrix, beside those of any list."""


def bindings(where: str) -> list[Binding]:
    """The Textual bindings of one place."""
    return [
        Binding(action.keys, action.name, action.description, show=False, priority=action.priority, id=action.id)
        for action in (MATRIX if where == "matrix" else ACTIONS)
        if action.where == where
    ]


OF_PANE: dict[str, tuple[str, ...]] = {
    "results": ("open", "match.next", "result.next", "filter.source"),
    "article": ("open", "match.next", "quote.next", "paragraph.next", "result.next", "who", "yank"),
    "quotes": ("open", "who", "why", "indirect", "yank", "quote.next"),
    "note": ("open", "evidence", "fold", "why", "dismiss", "restore"),
}
"""What a reader wants most in each pane, in this order; help lists it first."""


def help_for(pane: str, *, own: bool | None = None) -> Iterator[tuple[str, str]]:
    """Keys and what they do while ``pane`` has the focus, its own first; pairs of opposites in one line.

    Args:
        own: only those that the pane is for (True), or only the others (False).
    """
    if own is None:
        yield from help_for(pane, own=True)
        yield from help_for(pane, own=False)
        return
    ids = [action.id for action in ACTIONS]
    first = [n for name in OF_PANE.get(pane, ()) for n in _with_opposite(ids.index(name))]
    order = first if own else [n for n in range(len(ACTIONS)) if n not in first]
    yield from lines_of([ACTIONS[n] for where in ("pane", "screen", "app") for n in order if ACTIONS[n].where == where])


def lines_of(here: Sequence[Action]) -> Iterator[tuple[str, str]]:
    """Keys and what they do, pairs of opposites in one line."""
    after_pair = False
    for action, following in zip(here, [*here[1:], None], strict=True):
        if after_pair:
            after_pair = False
        elif action.both and following is not None:
            after_pair = True
            yield _paired(action.label, following.label), action.both
        else:
            yield action.label, action.description


def _with_opposite(number: int) -> tuple[int, ...]:
    return (number, number + 1) if ACTIONS[number].both else (number,)


def _paired(one: str, other: str) -> str:
    """``j Down`` and ``k Up`` as ``j k``: the first key of each is enough for help."""
    return f"{one.split(' ')[0]} {other.split(' ')[0]}"


ALWAYS = ("help", "out")
"""The hints that no width drops."""
_ANYWHERE = ("match.next", "quote.next", "pane.quotes", "pane.note", "yank")


def hints(pane: str) -> Iterator[tuple[str, str]]:
    """Key and word for the line at the bottom: what this pane is for, what works everywhere, last `ALWAYS`."""
    by_id = {action.id: action for action in ACTIONS}
    own = OF_PANE.get(pane, ())
    wanted = dict.fromkeys((*own[:1], "search", *own[1:], *_ANYWHERE))
    for name in (*wanted, *ALWAYS):
        action = by_id[name]
        if action.hint and name != f"pane.{pane}":
            yield action.label.split(" ")[0], action.hint
