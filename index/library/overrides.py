"""What the user says against the files: kept with the user's data, followed at once, taken back by number."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from index.errors import UsageError
from index.language.sanitise import one_line

if TYPE_CHECKING:
    from index.library.shelf import Shelf
    from index.model import Article, Source, Statement
    from index.store.overrides import Override

FIELDS = ("outlet", "date", "byline", "title", "url")
"""What can be corrected of an article."""


class Overrides:
    """Corrections, new names, facts about outlets and dismissals; ``Library.overrides``.

    What changes articles answers whether the catalogue has followed: while another process is indexing it has not, and
    the next refresh sees to it.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def every(self) -> tuple[Override, ...]:
        """All that the user said of this collection, and about outlets, in the order in which it was said."""
        return self._shelf.overrides()

    def correct(self, refs: Sequence[str], values: Mapping[str, str | None], *, clear: Collection[str] = ()) -> bool:
        """Give articles other facts than their files do; None strikes a fact out.

        Args:
            values: by field, see ``FIELDS``.
            clear: fields of which the files are to speak again.

        Raises:
            UnknownArticle: one of them is not here.
            UsageError: a value is none, or a field to clear was not corrected; nothing is changed.
        """
        from index.library.given import fact
        from index.store.overrides import Kind, Override

        given = {field: "" if value is None else fact(field, value) for field, value in values.items()}
        articles = self._articles(refs)
        ids = {article.id for article in articles}
        said = [one for one in self.every() if one.kind is Kind.ARTICLE and one.subject in ids]
        missing = [field for field in clear if not any(one.field == field for one in said)]
        if missing:
            raise UsageError(f"you have not corrected {' or '.join(missing)} there")
        put = [
            Override(Kind.ARTICLE, article.id, value, field, article.path, article.content_hash)
            for article in articles
            for field, value in given.items()
        ]
        return self._keep(put=put, drop=[one.number for one in said if one.field in clear])

    def rename(self, old: str, new: str) -> tuple[Source, bool]:
        """File all articles of a source under another name; where that is the name of a source, the two become one.

        Returns:
            What they are filed under now, and whether the catalogue has followed.

        Raises:
            UnknownSource: there is no such source.
            UsageError: the new name is none, or the old one.
        """
        from index.library.correcting import exact_source, final_name
        from index.library.given import outlet
        from index.library.sources import known, named
        from index.store.overrides import Kind, Override

        source = named(self._shelf, old)[0]
        there = known(self._shelf, outlet(new))
        name = there.label if there is not None and not there.inferred else outlet(new)
        goal = exact_source(name)
        if goal == source:
            raise UsageError(f"{one_line(old, 80)} is called so already")
        if source.id.startswith("article:"):
            return goal, self.correct([source.id.removeprefix("article:")], {"outlet": name})
        said = {one.subject: one for one in self.every() if one.kind is Kind.SOURCE}
        names = {subject: one.value for subject, one in said.items()}
        last = final_name(names, goal.id)
        circle = [said[goal.id].number] if last is not None and exact_source(last).id == source.id else []
        return goal, self._keep(put=[Override(Kind.SOURCE, source.id, name, "", source.label)], drop=circle)

    def add_fact(self, outlet: str, words: str, origin: str = "") -> None:
        """Note something about an outlet, wherever it is met.

        Raises:
            UsageError: a part of it is empty, too long or not to be printed.
        """
        from index.library import given
        from index.library.correcting import named_source
        from index.store.overrides import Kind, Override

        source = named_source(given.outlet(outlet))
        fact = Override(Kind.FACT, source.id, given.origin(origin), given.about(words), source.label)
        self._keep(put=[fact])

    def dismiss(self, statement: Statement) -> Override:
        """Show a statement no more, in whichever note it stands."""
        from index.library.dismissing import key_of
        from index.store.overrides import Kind, Override

        one = Override(Kind.STATEMENT, key_of(statement), "", statement.rule, one_line(statement.text, 300))
        self._keep(put=[one])
        return self.every()[-1]

    def dismiss_rule(self, rule: str) -> Override:
        """Show no statement of a rule any more."""
        from index.store.overrides import Kind, Override

        self._keep(put=[Override(Kind.RULE, rule)])
        return self.every()[-1]

    def take_back(self, *numbers: int) -> bool:
        """Undo some of :meth:`every`.

        Raises:
            UsageError: there is none of such a number; nothing is changed.
        """
        known = {one.number for one in self.every()}
        for number in numbers:
            if number not in known:
                raise UsageError(f"nothing is listed under number {number}; parallax fix --list shows all")
        return self._keep(drop=numbers)

    def _articles(self, refs: Sequence[str]) -> list[Article]:
        ids = self._shelf.ask(lambda: list(dict.fromkeys(map(self._shelf.resolve, refs))))
        found = self._shelf.catalogue.articles(ids)
        return [found[one] for one in ids]

    def _keep(self, *, put: Sequence[Override] = (), drop: Sequence[int] = ()) -> bool:
        from index.library.correcting import follow

        self._shelf.user.override(self._shelf.collection.key, put=put, drop=drop)
        return follow(self._shelf, self.every())
