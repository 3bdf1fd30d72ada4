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
from pathlib import Path
from typing import IO, Any, TypeAlias

Foreign: TypeAlias = Any
"""An object of Whoosh, which has no types. None leaves this package."""

ALLOWED = frozenset({("index.search.segment", "ArticleSegment")})
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


_UNUSED = {
    "urllib.request": ("urlretrieve",),
    "whoosh.analysis": ("entoken", "unstopped"),
    "whoosh.lang.snowball": (),
}
"""What Whoosh imports without a need of ours, at half the price of the whole; and the functions it takes from there."""


class _Later(types.ModuleType):
    """Stands in for one of :data:`_UNUSED` while Whoosh is imported; whoever does use it gets the real one."""

    def __getattr__(self, name: str) -> object:
        if name in _UNUSED[self.__name__]:
            return lambda *values: getattr(self._real(), name)(*values)
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._real(), name)

    def _real(self) -> types.ModuleType:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return importlib.import_module(self.__name__)


@contextmanager
def _quietly(wanted: str) -> Iterator[None]:
    """Whoosh's old string escapes warn on newer Pythons; what nobody needs is not imported, unless it is ``wanted``."""
    absent = [name for name in _UNUSED if name not in sys.modules and name != wanted]
    for name in absent:
        sys.modules[name] = _Later(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for name in absent:
            if isinstance(sys.modules.get(name), _Later):
                del sys.modules[name]


def whoosh(name: str) -> types.ModuleType:
    """The module ``whoosh.<name>``, safe to use."""
    with _quietly(f"whoosh.{name}"):
        return importlib.import_module(f"whoosh.{name}")


def english_stemmer() -> Callable[[str], str]:
    """The stemmer of ``LanguageAnalyzer("en")``, without the analysis package around it and its fourteen neighbours."""
    with _quietly(""):
        package = sys.modules["whoosh.lang.snowball"]
        package.__path__ = [str(Path(path) / "snowball") for path in whoosh("lang").__path__]
        stem: Callable[[str], str] = importlib.import_module("whoosh.lang.snowball.english").EnglishStemmer().stem
    return stem


_compat = whoosh("compat")
_compat.pickle = _Pickle()  # type: ignore[attr-defined]
_compat.dump = _dump  # type: ignore[attr-defined]
_compat.dumps = _dumps  # type: ignore[attr-defined]
_compat.load = load  # type: ignore[attr-defined]
_compat.loads = loads  # type: ignore[attr-defined]
whoosh("legacy").toc_loaders.clear()  # older tables of contents come with a reader that unpickles as it likes
