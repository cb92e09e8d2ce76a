"""What a command had to load, kept for the next one, which `loading` gives it to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from importlib.machinery import PathFinder, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

from pagesetter.files import being_written
from pagesetter.loading import PACKAGE, Expressions, Loading, Module, stamp, written

#: All commands together compile two hundred; some may be made of the words of a page.
MOST_EXPRESSIONS = 300


def keep_loaded(loading: Loading) -> None:
    """Put what was loaded into the file that `loading` reads; where it cannot be, so be it."""
    assert loading.file is not None, "what is not kept lacks nothing"
    # The file is opened first: where that fails, nothing is gone through for it.
    # ValueError: something of another Python that cannot be written.
    with suppress(OSError, ValueError), being_written(Path(loading.file)) as opened:
        opened.write(_all_of(loading))


def _all_of(loading: Loading) -> bytes:
    """Return what is to be kept: what was loaded, and what was kept and is still good."""
    before = loading.kept
    # Their times are taken first: what comes into one of them later is not missed.
    folders = {str(path): path.stat().st_mtime_ns for path in _folders()}
    loaded = loading.loaded()
    names = loaded if loading.is_stale else {*loaded, *before.modules}
    modules = {name: module for name in sorted(names) if (module := _module(name)) is not None}
    known = {} if loading.is_stale else before.expressions
    return written(folders, modules, _expressions(known))


def _folders() -> Iterable[Path]:
    package = Path(PACKAGE)
    return (package, *sorted({file.parent for file in package.glob("*/**/*.py")}))


def _module(name: str) -> Module | None:
    """Return a module as Python would load it now; `None` where it is not there or not Python."""
    folder = Path(PACKAGE, *name.split(".")[1:-1])
    spec = PathFinder.find_spec(name, [str(folder)])
    if spec is None or type(spec.loader) is not SourceFileLoader:
        return None
    assert spec.origin is not None, "such a loader has a source"
    assert spec.cached is not None, "and a place for its code"
    at = stamp(spec.origin)  # before its code is read
    return at and Module(spec.origin, *at, spec.cached, _code(spec.cached, at))


def _code(cached: str, at: tuple[int, int]) -> bytes:
    """Return the code that Python keeps of a source of that time and size; empty if it does not.

    https://peps.python.org/pep-0552: it begins with the Python's number, flags, time and size.
    """
    changed, size = at
    header = MAGIC_NUMBER + b"".join(
        (number & 0xFFFFFFFF).to_bytes(4, "little") for number in (0, changed // 10**9, size)
    )
    try:
        data = Path(cached).read_bytes()
    except OSError:
        return b""
    return data.removeprefix(header) if data.startswith(header) else b""


def _expressions(known: Expressions) -> Expressions:
    """Return the expressions that are known, and as many of those compiled here as there is room for."""
    expressions = dict(known)
    with suppress(AttributeError):  # another Python may have its cache otherwise
        for kind, pattern, given in list(re._cache):  # type: ignore[attr-defined]
            flags = int(given)  # Python 3.13 has a zero of its own
            if len(expressions) == MOST_EXPRESSIONS:
                break
            if kind in (str, bytes) and (pattern, flags) not in expressions:
                expressions[pattern, flags] = _compiled(pattern, flags)
    return expressions


def _compiled(pattern: str | bytes, flags: int) -> tuple[Any, ...]:
    """Return what `_sre.compile` takes besides the pattern, as `re` gives it."""
    parsed = re._parser.parse(pattern, flags)  # type: ignore[attr-defined]
    code = re._compiler._code(parsed, flags)  # type: ignore[attr-defined]
    names = parsed.state.groupdict
    by_number = {number: name for name, number in names.items()}
    groups = parsed.state.groups  # the whole is one
    return (
        int(flags | parsed.state.flags),
        [int(number) for number in code],
        groups - 1,
        dict(names),
        tuple(by_number.get(number) for number in range(groups)),
    )
