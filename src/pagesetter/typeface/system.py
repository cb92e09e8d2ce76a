"""What fonts a folder holds: names, weights and faces, read once and remembered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from pagesetter.files import write_whole
from pagesetter.typeface.folders import font_files
from pagesetter.typeface.records import FaceRecord

_FORMAT = 1  # of the cache; a cache of another format is ignored

_Stamp = list[int]  # modification time in nanoseconds, size in bytes
_Cache = dict[str, tuple[_Stamp, tuple[FaceRecord, ...]]]


def scan(folders: Sequence[Path], cache: Path) -> tuple[FaceRecord, ...]:
    """Return the faces of all font files in the folders, in the order of their paths.

    A font file that was read before and has not changed since is taken from the cache
    folder `cache`, which is made if need be and may be read-only. A file that is no
    font, or a damaged one, is left out.
    """
    place = cache / f"fonts-{_folders_key(folders)}.json"
    known = _load(place)
    now: _Cache = {}
    for file in font_files(folders):
        with suppress(OSError):
            status = file.stat()
            stamp = [status.st_mtime_ns, status.st_size]
            old = known.get(str(file))
            now[str(file)] = old if old and old[0] == stamp else (stamp, _faces(file))
    if now != known:
        _save(now, place)
    return tuple(record for _, records in now.values() for record in records)


def _folders_key(folders: Sequence[Path]) -> str:
    names = "\n".join(str(folder.absolute()) for folder in folders)
    return sha256(names.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _faces(file: Path) -> tuple[FaceRecord, ...]:
    # fontTools takes 50 ms to import, which is spared where the cache knows every file.
    from pagesetter.typeface.names import read_records

    return read_records(file)


def _load(place: Path) -> _Cache:
    """Read a cache; one that is damaged, foreign or of another format counts as empty."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        stored = json.loads(place.read_bytes())
        if stored["format"] == _FORMAT:
            return {
                file: (list(stamp), tuple(_restored(Path(file), face) for face in faces))
                for file, (stamp, faces) in stored["files"].items()
            }
    return {}


def _restored(file: Path, face: list[Any]) -> FaceRecord:
    families, index, name, lightest, heaviest, italic, width = face
    numbers = cast("list[object]", [index, lightest, heaviest, width])
    if not all(isinstance(number, int) for number in numbers) or not isinstance(name, str):
        raise TypeError
    return FaceRecord(
        tuple(map(str, families)), file, index, name, lightest, heaviest, bool(italic), width
    )


def _save(cache: _Cache, place: Path) -> None:
    files = {
        file: [stamp, [_stored(record) for record in records]]
        for file, (stamp, records) in cache.items()
    }
    data = json.dumps({"format": _FORMAT, "files": files})
    # A home that cannot be written to costs a scan each time, and no more.
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(data.encode("ascii"), place)


def _stored(record: FaceRecord) -> list[Any]:
    weights = [record.lightest, record.heaviest]
    return [record.families, record.index, record.name, *weights, record.italic, record.width]
