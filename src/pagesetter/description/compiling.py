"""What was read, written for `compiled` to find: loaded where something was read anew."""

from __future__ import annotations

import pickle
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zlib import crc32

from pagesetter.description.compiled import MARK, Entry, are_as_they_were, loaded
from pagesetter.files import write_whole

#: Entries that are kept; those that were written longest ago make room.
MOST_ENTRIES = 64


def keep(place: Path, entry: Entry, value: object) -> None:
    """Write what was read, with what it was read from.

    Not if a file is not what was read any more, nor if the value would come back as another; where
    the folder cannot be written, so be it.
    """
    data = written(value)
    if not are_as_they_were(entry.files) or _comes_back(data) != value:
        return
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(written(tuple(entry._replace(value=data))), place)
        _trim(place.parent)


def written(value: object) -> bytes:
    """Return a value as bytes, after the mark and a sum of them."""
    stream = BytesIO()
    _Writer(stream, protocol=5).dump(value)
    data = stream.getvalue()
    return MARK + crc32(data).to_bytes(4, "big") + data


class _Writer(pickle.Pickler):
    def persistent_id(self, value: object) -> str | None:
        """Write a path as its name: how Python itself does is another in each of its versions."""
        return str(value) if isinstance(value, Path) else None


def _comes_back(data: bytes) -> object:
    """Return what `compiled` would make of it; `None` where that is nothing."""
    with suppress(Exception):
        return loaded(data)
    return None


def _trim(folder: Path) -> None:
    entries = [(file.stat().st_mtime_ns, file) for file in folder.iterdir()]
    for _, file in sorted(entries)[:-MOST_ENTRIES]:
        file.unlink(missing_ok=True)
