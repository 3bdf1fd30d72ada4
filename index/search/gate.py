"""The one door to Whoosh 2.7.4: its warnings silenced, its unpickling restricted, its heavy imports held back.

Every other module of this package takes Whoosh from here (or from :mod:`index.search.engine`, which builds on it),
because the order matters: Whoosh copies ``pickle.loads`` into its modules when they are imported.
"""

from __future__ import annotations

import importlib
import io
import pickle
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, TypeAlias

Foreign: TypeAlias = Any
"""An object of Whoosh, which has no types. None leaves this package."""

ALLOWED = frozenset(
    {
        ("whoosh.codec.whoosh3", "W3Segment"),
        ("whoosh.codec.whoosh3", "W3Codec"),
        ("collections", "defaultdict"),
        ("builtins", "int"),
        ("builtins", "set"),
    }
)
"""All that the files of an index of ours name. The schema is never unpickled: it is given when an index is opened."""

PROTOCOL = 4
"""Whoosh asks for protocol 2, which has no bytes and names a function to make them."""


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        if (module, name) in ALLOWED:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"an index file names {module}.{name}, which no index of ours does")


def load(file: IO[bytes]) -> Foreign:
    """``pickle.load`` for what an index of ours holds."""
    return _Unpickler(file).load()


def loads(data: bytes) -> Foreign:
    """``pickle.loads`` for what an index of ours holds."""
    return _Unpickler(io.BytesIO(data)).load()


def _dumps(value: object, protocol: int = PROTOCOL) -> bytes:
    return pickle.dumps(value, max(PROTOCOL, protocol))


def _dump(value: object, file: IO[bytes], protocol: int = PROTOCOL) -> None:
    pickle.dump(value, file, max(PROTOCOL, protocol))


class _Pickle(types.SimpleNamespace):
    """What Whoosh sees instead of the module ``pickle``."""

    PicklingError = pickle.PicklingError
    UnpicklingError = pickle.UnpicklingError
    dump = staticmethod(_dump)
    dumps = staticmethod(_dumps)
    load = staticmethod(load)
    loads = staticmethod(loads)


class _Later(types.ModuleType):
    """Stands in for ``urllib.request``, which Whoosh imports and never uses; whoever does use it gets the real one."""

    def __getattr__(self, name: str) -> object:
        if name == "urlretrieve":
            return None
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


@contextmanager
def _quietly() -> Iterator[None]:
    """Whoosh's old string escapes warn on newer Pythons; ``urllib.request`` would cost half the import."""
    name = "urllib.request"
    absent = name not in sys.modules
    if absent:
        sys.modules[name] = _Later(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if absent and isinstance(sys.modules.get(name), _Later):
            del sys.modules[name]


def whoosh(name: str) -> types.ModuleType:
    """The module ``whoosh.<name>``, safe to use."""
    with _quietly():
        return importlib.import_module(f"whoosh.{name}")


def english_stemmer() -> Callable[[str], str]:
    """The stemmer of ``LanguageAnalyzer("en")``, without the analysis package around it."""
    stem: Callable[[str], str] = whoosh("lang.snowball.english").EnglishStemmer().stem
    return stem


_compat = whoosh("compat")
_compat.pickle = _Pickle()  # type: ignore[attr-defined]
_compat.dump = _dump  # type: ignore[attr-defined]
_compat.dumps = _dumps  # type: ignore[attr-defined]
_compat.load = load  # type: ignore[attr-defined]
_compat.loads = loads  # type: ignore[attr-defined]
whoosh("legacy").toc_loaders.clear()  # older tables of contents come with a reader that unpickles as it likes
