"""What the parts of the library work on: a collection with its catalogue, its search index and the user's data."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from index.errors import CollectionError, UnknownArticle
from index.language.sanitise import one_line
from index.store.schema import CatalogueDamaged

if TYPE_CHECKING:
    from index.places import Places
    from index.store.catalogue import Catalogue
    from index.store.collection import Collection
    from index.store.overrides import Override
    from index.store.userdata import UserData

_T = TypeVar("_T")


@dataclass(slots=True)
class Shelf:
    """One open collection; used by all threads of a :class:`index.library.Library`."""

    collection: Collection
    places: Places
    folder: Path
    catalogue: Catalogue
    lock: threading.RLock = field(default_factory=threading.RLock)
    _user: UserData | None = None
    _kept: dict[str, tuple[int, object]] = field(default_factory=dict)

    @property
    def index_folder(self) -> Path:
        return self.folder / "search"

    @property
    def user(self) -> UserData:
        """The user's own data, opened when first asked for."""
        from index.store.userdata import UserData

        with self.lock:
            if self._user is None:
                self._user = UserData(self.places.data)
            return self._user

    def overrides(self) -> tuple[Override, ...]:
        """What the user said against the files; no file is made to find that there is nothing."""
        from index.store.userdata import FILE as USER_FILE

        if self._user is None and not (self.places.data / USER_FILE).exists():
            return ()
        return self.user.overrides(self.collection.key)

    def close(self) -> None:
        with self.lock:
            if self._user is not None:
                self._user.close()
                self._user = None
            self._kept.clear()
        self.catalogue.close()

    def kept(self, name: str, make: Callable[[], _T], *, anew: bool = False) -> _T:
        """What ``make`` returns, kept until the catalogue changes or it is made ``anew``."""
        stamp = self.catalogue.stamp()
        with self.lock:
            found = self._kept.get(name)
        if found is not None and found[0] == stamp and not anew:
            return found[1]  # type: ignore[return-value]
        made = make()
        with self.lock:
            if len(self._kept) > 16:
                self._kept.clear()
            self._kept[name] = (stamp, made)
        return made

    def require_articles(self) -> None:
        """See that there is something to answer from.

        Raises:
            CollectionError: the files were looked at, and none holds an article.
        """
        if self.catalogue.count() == 0 and self.catalogue.meta("complete"):
            raise CollectionError(f"no articles in {self.collection.label}: Parallax reads .txt, .md, .html")

    def resolve(self, ref: str) -> str:
        """The article that an id, a path or a beginning of one means; UnknownArticle if none, or several."""
        found = self.catalogue.resolve(ref.strip())
        shown = one_line(ref, 80)
        if not found:
            self.require_articles()
            from index.library.nearest import nearest

            raise UnknownArticle(f"no article {shown}{nearest(ref, self.catalogue.paths())}")
        if len(found) > 1:
            raise UnknownArticle(f"{shown} may be {', '.join(found[:5])}{', ...' if len(found) > 5 else ''}")
        return found[0]

    def ask(self, ask: Callable[[], _T]) -> _T:
        """Ask, once it is seen that there is something to answer from."""

        def asked() -> _T:
            self.require_articles()
            return ask()

        return self.doubting(asked)

    def doubting(self, ask: Callable[[], _T]) -> _T:
        """Ask; where the catalogue turns out to be damaged, see that the next refresh builds it anew."""
        try:
            return ask()
        except CatalogueDamaged:
            self.catalogue.doubt()
            raise
