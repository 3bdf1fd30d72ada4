"""Where things are kept: cache (rebuildable), data (the reader's own), settings. Folders are made 0700."""

from __future__ import annotations

import errno
import stat
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """Three folders; see :func:`default_places`."""

    cache: Path
    data: Path
    config: Path


def default_places() -> Places:
    """The folders of this user by XDG (or the system's own habit), always absolute."""
    import platformdirs

    return Places(
        cache=Path(platformdirs.user_cache_dir("parallax", appauthor=False)),
        data=Path(platformdirs.user_data_dir("parallax", appauthor=False)),
        config=Path(platformdirs.user_config_dir("parallax", appauthor=False)),
    )


def private_folder(path: Path) -> Path:
    """Make ``path`` (and what is missing above it) readable by this user alone, and return it.

    A folder that is there gains no rights, so that one made read-only stays so.
    """
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        try:
            path.chmod(mode & 0o700)
        except OSError as error:
            if error.errno != errno.EROFS:
                raise
    return path
