"""What a command before this one loaded, given from one file: code of modules, and expressions.

A build loads two hundred and twenty of our modules. To look for each, to open its own `.pyc` and to
check it takes half as long as to run it, and to compile the expressions that they and the
standard library are full of takes as long again. `loaded` puts all of it into one file for each
command, beside the code that Python keeps.

What is kept is used as Python uses its own: a module's code as long as its source has the time
and the size that it had, and nothing once a folder of the package has other files in it,
such as a module that was compiled since. A file that is damaged, or of another Python
or another place, is as none.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType
from typing import Any, TypeAlias
from zlib import crc32

from pagesetter.records import NamedTuple

PACKAGE = os.path.dirname(__file__)  # noqa: PTH120 - `pathlib` is loaded when this can give it

#: Of an expression: what `_sre.compile` takes, by the arguments of `re.compile`.
Expressions: TypeAlias = dict[tuple[str | bytes, int], tuple[Any, ...]]

_OURS = f"{__name__.partition('.')[0]}."

# What must be said first in a file, for it to be of this form, this Python and this place.
_KIND = (2, sys.version, PACKAGE)
# A file begins with a sum of what is said first, and with its length; code follows it.
_SUM, _HEAD = 4, 8


class Module(NamedTuple):
    """A module as it was when it was kept."""

    file: str
    changed: int  # ns since 1970
    size: int
    cached: str  # where Python keeps its code
    code: bytes  # marshalled; none where Python has none that can be trusted


class Kept(NamedTuple):
    """What a file holds."""

    folders: dict[str, int]  # of the package; when files last came or went, ns since 1970
    modules: dict[str, tuple[Any, ...]]  # as `Module`; of its code the sum, the start and the end
    expressions: Expressions
    codes: memoryview


NOTHING = Kept({}, {}, {}, memoryview(b""))


class Loading:
    """The first of Python's finders of modules, while there is something kept."""

    def __init__(self, file: str | None) -> None:
        """Begin with what was kept in a file, if it still holds; without a file, nothing is."""
        self.file = file
        self.kept = NOTHING if file is None else _read(file)
        self.is_stale = False  # whether a source has changed
        self._before = frozenset(sys.modules)

    def begin(self) -> None:
        """Give what was kept from now on."""
        _give_expressions(self.kept.expressions)
        if self.kept.modules:
            sys.meta_path.insert(0, self)

    def loaded(self) -> set[str]:
        """Return our modules that were loaded since, of those that are not compiled."""
        return {
            name
            for name, module in sys.modules.items()
            if name.startswith(_OURS)
            and name not in self._before
            and isinstance(module.__loader__, SourceFileLoader)
        }

    def lacks_some(self) -> bool:
        """Tell whether something was loaded that is not kept and could be."""
        if self.file is None or sys.dont_write_bytecode:
            return False
        return self.is_stale or not self.loaded() <= self.kept.modules.keys()

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """Return how to load a module; `None`, so that others are asked, if it is not kept."""
        kept = self.kept.modules.get(name)
        if kept is None:
            return None
        file, changed, size, cached, code_sum, start, end = kept
        if start == end:
            return None
        code = self.kept.codes[start:end]
        if stamp(file) != (changed, size) or crc32(code) != code_sum:
            self.is_stale = True
            return None
        spec = ModuleSpec(name, _Loader(name, file, code), origin=file)
        spec.has_location, spec.cached = True, cached
        if file.endswith("__init__.py"):
            spec.submodule_search_locations = [os.path.dirname(file)]  # noqa: PTH120
        return spec


class _Loader(SourceFileLoader):
    """Python's own, but for where the code comes from."""

    def __init__(self, name: str, file: str, code: memoryview) -> None:
        super().__init__(name, file)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - there is one of each
        """Return the code of the module."""
        code: CodeType = marshal.loads(self._code)
        return code


def place_of_kept(command: str) -> str | None:
    """Return where what a command loads is kept; `None` where nothing is."""
    cached = __spec__.cached
    if not cached or not command.isidentifier():
        return None
    return f"{cached.removesuffix('.pyc')}.{command}.kept"


def stamp(file: str) -> tuple[int, int] | None:
    """Return when a file was changed, in nanoseconds, and its size; `None` if it is not there."""
    try:
        status = os.stat(file)  # noqa: PTH116
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def written(folders: dict[str, int], modules: dict[str, Module], expressions: Expressions) -> bytes:
    """Return what is kept as the bytes of a file."""
    places, codes = {}, b""
    for name, (*found, code) in modules.items():
        places[name] = (*found, crc32(code), len(codes), len(codes) + len(code))
        codes += code
    first = marshal.dumps((_KIND, folders, places, expressions))
    head = crc32(first).to_bytes(_SUM, "big") + len(first).to_bytes(_HEAD - _SUM, "big")
    return head + first + codes


def _read(file: str) -> Kept:
    """Return what a file holds, nothing where it does not hold any more."""
    try:
        with open(file, "rb") as opened:  # noqa: PTH123
            data = memoryview(opened.read())
        end = _HEAD + int.from_bytes(data[_SUM:_HEAD], "big")
        first = data[_HEAD:end]
        if crc32(first) != int.from_bytes(data[:_SUM], "big"):
            return NOTHING
        kind, folders, modules, expressions = marshal.loads(first)
    except (OSError, ValueError, TypeError, EOFError):
        return NOTHING
    if kind != _KIND or any((stamp(folder) or (0,))[0] != at for folder, at in folders.items()):
        return NOTHING
    return Kept(folders, modules, expressions, data[end:])


def _give_expressions(expressions: Expressions) -> None:
    """Let `re.compile` have what was compiled before; it has a cache, and a place in it each.

    Where a Python has them otherwise, it compiles as it always does.
    """
    try:
        from _sre import compile as made  # type: ignore[import-not-found]

        cache = re._cache  # type: ignore[attr-defined]
        for (pattern, flags), compiled in expressions.items():
            cache[type(pattern), pattern, flags] = made(pattern, *compiled)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return
