"""What takes long runs here, in threads; each piece of work answers with one message, errors as plain lines."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import get_current_worker

from index.errors import ParallaxError, QueryError
from index.language.sanitise import one_line
from index.library import Library
from index.model import Echo, Hit, Note, Progress, Refreshed, SearchResult
from reader.panes.results import PAGE
from reader.spot import Ask

PASSAGES = 2
TOLD_EVERY = 0.1


@dataclass(frozen=True, slots=True)
class Answer:
    """What the collection says to one question, or the line that says why it says nothing.

    ``read_as`` is the ask as it was answered; ``wider`` is a query that finds more of what was seen while typing;
    ``broken``: the query is at fault; ``count``: how many articles there are.
    """

    read_as: Ask
    result: SearchResult | None = None
    error: str = ""
    count: int = 0
    wider: str = ""
    broken: bool = False


class SearchFinished(Message):
    """The answer to question ``number``, which asked ``ask``."""

    def __init__(self, number: int, ask: Ask, answer: Answer) -> None:
        super().__init__()
        self.number = number
        self.ask = ask
        self.answer = answer


class PageFetched(Message):
    """Further results of ``ask``."""

    def __init__(self, ask: Ask, offset: int, hits: Sequence[Hit]) -> None:
        super().__init__()
        self.ask = ask
        self.offset = offset
        self.hits = hits


class NoteWritten(Message):
    """The note of the source of ``article``, or the line that says why there is none."""

    def __init__(self, article: str, note: Note | None, error: str = "") -> None:
        super().__init__()
        self.article = article
        self.note = note
        self.error = error


class EchoesFound(Message):
    """What other articles have of the quotes of ``article``, by quote id."""

    def __init__(self, article: str, echoes: Mapping[str, Sequence[Echo]]) -> None:
        super().__init__()
        self.article = article
        self.echoes = echoes


class Progressed(Message):
    """The refresh came further."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, Progressed)


class Filed(Message):
    """The refresh has filed something, and the search index knows of it."""


class RefreshFinished(Message):
    """The collection has been looked through, or the line that says why not."""

    def __init__(self, refreshed: Refreshed | None, error: str = "") -> None:
        super().__init__()
        self.refreshed = refreshed
        self.error = error


@dataclass(frozen=True, slots=True)
class Work:
    """The pieces of work, bound to the Library and to whom they answer."""

    library: Library
    answer_to: MessagePump

    def search(self, number: int, ask: Ask, limit: int) -> None:
        try:
            answer = self._answer(ask, limit)
        except QueryError as error:
            answer = Answer(ask, error=f"{one_line(str(error))} (at {error.position + 1})", broken=True)
        except ParallaxError as error:
            answer = Answer(ask, error=one_line(str(error)))
        self.answer_to.post_message(SearchFinished(number, ask, answer))

    def _answer(self, ask: Ask, limit: int) -> Answer:
        """Where a query that was meant finds nothing as whole words, its last word stays the beginning it was."""
        result = self._found(ask, limit)
        read_as, wider = ask, ""
        if not ask.live and ask.text.strip() and result.total < limit:
            typed = replace(ask, live=True)
            seen = self._found(typed, limit if result.total == 0 else 0)
            if seen.total > result.total and _may_grow(ask.text):
                wider = f"{ask.text.strip()}*"
                if result.total == 0:
                    read_as, result = typed, seen
        return Answer(read_as, result, count=max(self.library.count(), result.total), wider=wider)

    def _found(self, ask: Ask, limit: int) -> SearchResult:
        return self.library.search(ask.text, filters=ask.filters, limit=limit, passages=PASSAGES, live=ask.live)

    def page(self, ask: Ask, offset: int) -> None:
        self.answer_to.post_message(PageFetched(ask, offset, fetch(self.library, ask, offset)))

    def note(self, article: str, source: str, committed: str) -> None:
        """``committed``: the query within whose results to compare where folder and collection are too large."""
        worker = get_current_worker()
        try:
            answer = NoteWritten(article, self.library.note(source=source, otherwise=committed))
        except ParallaxError as error:
            answer = NoteWritten(article, None, one_line(str(error)))
        if not worker.is_cancelled:
            self.answer_to.post_message(answer)

    def echoes(self, article: str, quotes: Sequence[str]) -> None:
        worker = get_current_worker()
        found: dict[str, Sequence[Echo]] = {}
        for quote in quotes:
            if worker.is_cancelled:
                return
            try:
                echoes = self.library.echoes(quote)
            except ParallaxError:
                continue
            if echoes:
                found[quote] = echoes
        self.answer_to.post_message(EchoesFound(article, found))

    def refresh(self, stop: Callable[[], bool]) -> None:
        told, total, generation = 0.0, -1, self._generation()

        def tell(progress: Progress) -> None:
            nonlocal told, total, generation
            now = time.monotonic()
            if now - told >= TOLD_EVERY or progress.done == progress.total or progress.total != total:
                told, total = now, progress.total
                self.answer_to.post_message(Progressed(progress))
            filed = self._generation()
            if filed != generation:
                generation = filed
                self.answer_to.post_message(Filed())

        try:
            refreshed = self.library.refresh(progress=tell, stop=stop)
        except ParallaxError as error:
            self.answer_to.post_message(RefreshFinished(None, one_line(str(error))))
        else:
            self.answer_to.post_message(RefreshFinished(refreshed))

    def _generation(self) -> int | None:
        try:
            return self.library.generation()
        except ParallaxError:
            return None


def _may_grow(text: str) -> bool:
    """Whether the query ends in a word that `*` can stand behind."""
    return text.rstrip()[-1:].isalnum()


def fetch(library: Library, ask: Ask, offset: int) -> Sequence[Hit]:
    """One page of results; none where the query no longer answers."""
    try:
        result = library.search(
            ask.text, filters=ask.filters, limit=PAGE, offset=offset, passages=PASSAGES, live=ask.live
        )
    except ParallaxError:
        return ()
    return result.hits
