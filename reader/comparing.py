"""The part of the screen that opens the coverage matrix, and knows where it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.library import Library
from index.model import Evidence
from reader.layout import Pane
from reader.linking import LinkedScreen

if TYPE_CHECKING:
    from reader.matrix.view import MatrixPlace


class ComparingScreen(LinkedScreen):
    """Nothing of the matrix is imported or worked out before it is asked for."""

    def __init__(self, library: Library, *, refresh: bool) -> None:
        super().__init__(library, refresh=refresh)
        self._matrix_place: MatrixPlace | None = None

    def action_coverage(self) -> None:
        """The matrix over the panes; it opens a passage, or leaves everything as it was."""
        from reader.matrix.screen import MatrixScreen

        self.settle()
        matrix = MatrixScreen(self.library, self.spot.article, self.answered_ask.text, at=self._matrix_place)

        def closed(passage: Evidence | None) -> None:
            self._matrix_place = matrix.place()
            if passage is not None:
                self.open_article(passage.article, passage.span.start)
                self.results.show_article(passage.article)
                self.focus_pane(Pane.ARTICLE)

        self.app.push_screen(matrix, closed)
