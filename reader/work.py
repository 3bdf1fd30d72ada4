"""What takes long runs here, in threads; each piece of work answers with one message, errors as plain lines."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import get_current_worker

from index.errors import ParallaxError, QueryError
from index.language.sanitise import one_line
from index.library import Library
from index.model import Article, Echo, Hit, Note, Progress, Refreshed, SearchResult
from reader.panes.results import PAGE
from reader.spot import Ask

PASSAGES = 1
TOLD_EVERY = 0.1


class SearchFinished(Message):
    """An answer to ``ask``, or the line that says why there is none."""

    def __init__(self, ask: Ask, result: SearchResult | None, error: str = "") -> None:
        super().__init__()
        self.ask = ask
        self.result = result
        self.error = error


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

    def search(self, ask: Ask, limit: int, *, live: bool) -> None:
        try:
            result = self.library.search(ask.text, filters=ask.filters, limit=limit, passages=PASSAGES, live=live)
        except QueryError as error:
            line = f"{one_line(str(error))} (at {error.position + 1})"
            self.answer_to.post_message(SearchFinished(ask, None, line))
        except ParallaxError as error:
            self.answer_to.post_message(SearchFinished(ask, None, one_line(str(error))))
        else:
            self.answer_to.post_message(SearchFinished(ask, result))

    def page(self, ask: Ask, offset: int) -> None:
        self.answer_to.post_message(PageFetched(ask, offset, fetch(self.library, ask, offset)))

    def note(self, article: Article) -> None:
        try:
            note = self.library.note(source=article.source.id)
        except ParallaxError as error:
            self.answer_to.post_message(NoteWritten(article.id, None, one_line(str(error))))
        else:
            self.answer_to.post_message(NoteWritten(article.id, note))

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
        told = 0.0

        def tell(progress: Progress) -> None:
            nonlocal told
            now = time.monotonic()
            if now - told >= TOLD_EVERY or progress.done == progress.total:
                told = now
                self.answer_to.post_message(Progressed(progress))

        try:
            refreshed = self.library.refresh(progress=tell, stop=stop)
        except ParallaxError as error:
            self.answer_to.post_message(RefreshFinished(None, one_line(str(error))))
        else:
            self.answer_to.post_message(RefreshFinished(refreshed))


def fetch(library: Library, ask: Ask, offset: int) -> Sequence[Hit]:
    """One page of results; none where the query no longer answers."""
    try:
        result = library.search(ask.text, filters=ask.filters, limit=PAGE, offset=offset, passages=PASSAGES)
    except ParallaxError:
        return ()
    return result.hits
