"""Files by names that mean the same on another machine: in an installed package, in a bundle."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any

_PACKAGE = "package:"


def shared_name(file: Path) -> str | None:
    """Return the name of a file in a package, or in pagesetter's own folders; `None` elsewhere."""
    text = os.path.abspath(file)  # noqa: PTH100 resolve() would follow links
    own = _own_folder()
    for folder in ("layouts", "profiles", "fonts"):
        root = str(own(folder)) + os.sep
        if text.startswith(root):
            return f"{_PACKAGE}pagesetter/{folder}/{text[len(root) :]}"
    parts = Path(text).parts
    if "site-packages" in parts:
        at = len(parts) - parts[::-1].index("site-packages")
        return _PACKAGE + "/".join(parts[at:])
    return None


def local_file(name: str) -> Path:
    """Return the file of a name that `shared_name` gave, or of a path, on this machine."""
    if not name.startswith(_PACKAGE):
        return Path(name)
    package, _, rest = name.removeprefix(_PACKAGE).partition("/")
    if package == "pagesetter":
        folder, _, rest = rest.partition("/")
        return _own_folder()(folder) / rest
    return _package_folder(package) / rest


def with_names(value: object, known: Mapping[str, str]) -> bytes:
    """Return a value pickled, with the files in it by names that mean the same elsewhere.

    `known` has names of files here; then come those of packages.
    """
    out = BytesIO()
    _Pickler(out, known).dump(value)
    return out.getvalue()


class _Pickler(pickle.Pickler):
    def __init__(self, out: BytesIO, known: Mapping[str, str]) -> None:
        super().__init__(out, protocol=5)
        self._known = known

    def reducer_override(self, value: Any) -> Any:
        if not isinstance(value, PurePath):
            return NotImplemented
        name = self._known.get(str(value)) or shared_name(Path(value)) or str(value)
        return local_file, (name,)


@cache
def _own_folder() -> Callable[[str], Path]:
    from pagesetter.shipped import shipped_folder

    return cache(shipped_folder)


@cache
def _package_folder(package: str) -> Path:
    found = find_spec(package)
    places = found.submodule_search_locations if found else None
    return Path(places[0]) if places else Path(package)
