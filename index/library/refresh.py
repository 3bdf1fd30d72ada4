"""A refresh as the library asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from index.library.correcting import corrector, find_again, follow
from index.refreshing.pipeline import Refresh, refresh
from index.store.schema import CatalogueDamaged

if TYPE_CHECKING:
    from index.library.shelf import Shelf
    from index.model import Progress, Refreshed


def bring_up(
    shelf: Shelf,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    jobs: int | None = None,
    *,
    wait: float | None = None,
    verify: bool = False,
) -> Refreshed:
    """Refresh; a catalogue that proves damaged on the way is built anew, once."""
    said = shelf.overrides()
    how = Refresh(
        progress=progress or (lambda _: None),
        stop=stop or (lambda: False),
        jobs=jobs,
        correct=corrector(said),
        wait=wait,
        verify=verify,
    )
    try:
        follow(shelf, said, wait=wait)
        done = refresh(shelf.catalogue, shelf.collection, shelf.index_folder, how)
    except CatalogueDamaged:
        shelf.catalogue.doubt()
        done = refresh(shelf.catalogue, shelf.collection, shelf.index_folder, how)
    if said and (done.added or done.changed or done.removed or done.renamed or done.rebuilt):
        follow(shelf, find_again(shelf, said), wait=wait)
    return done
