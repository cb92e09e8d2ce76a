"""Modules that others ask for when they are loaded and hardly ever use: loaded when they are used.

`dataclasses` imports `inspect` for the signatures of classes that have no docstring, and
`inspect` four modules of Python's grammar; `pathlib` imports `urllib.parse` for paths as URIs. HarfBuzz's
binding needs both, a page's build neither: together they are a twentieth of it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

# What extensions that Cython made ask of `inspect` at once:
# https://docs.python.org/3/library/inspect.html#code-objects-bit-flags
_FLAGS = {
    "CO_OPTIMIZED": 1,
    "CO_NEWLOCALS": 2,
    "CO_VARARGS": 4,
    "CO_VARKEYWORDS": 8,
    "CO_GENERATOR": 32,
    "CO_COROUTINE": 128,
    "CO_ASYNC_GENERATOR": 512,
}


class Later(ModuleType):
    """Stands for a module until something is asked of it that it does not know by itself."""

    def __getattr__(self, name: str) -> Any:
        """Load the module, which takes this one's place, and return what it has."""
        if name.startswith("__"):  # what the import system asks of every module
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def put_off() -> None:
    """Let these modules be loaded when they are used, if they are not loaded yet."""
    if "inspect" not in sys.modules:
        sys.modules["inspect"] = inspect = Later("inspect")
        vars(inspect).update(_FLAGS)
    if "urllib.parse" not in sys.modules:
        import urllib

        parse = Later("urllib.parse")
        vars(parse)["quote_from_bytes"] = _quote_from_bytes  # `pathlib` takes it at once
        urllib.parse = sys.modules["urllib.parse"] = parse  # type: ignore[attr-defined]


def _quote_from_bytes(*given: Any) -> str:
    # By its other name: this one is what `Later` has here.
    quoted: str = import_module("urllib.parse").quote(*given)
    return quoted
