"""A task with all files that it is made from, as one piece that any machine can make.

A zip file: `bundle.json` has what is asked for and, of each file, its size, its digest and
where it was; the files themselves stand under `files/`. Fonts travel by themselves, by
their digests, as many pages share them. Nothing is unpacked that is not listed, larger
than it says, or outside of the folder it is unpacked into.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from pagesetter import __version__
from pagesetter.diagnostics import PagesetterError
from pagesetter.records import NamedTuple

_FORM = 1
_MANIFEST = "bundle.json"
_FILES = "files/"
_EPOCH = (1980, 1, 1, 0, 0, 0)

#: Files of a bundle, and their bytes together: an edition with all its photos.
MOST_FILES = 5000
MOST_BYTES = 2 << 30
_MOST_MANIFEST = 16 << 20
_NAME = re.compile(r"[^\0-\x1f\\:/]+(/[^\0-\x1f\\:/]+)*")


class BundleError(PagesetterError):
    """A bundle that is not what it should be."""


class Bundle(NamedTuple):
    """What is asked for, and files by their names in the bundle."""

    asked: Mapping[str, Any]
    files: Mapping[str, Path]


def packed(bundle: Bundle) -> bytes:
    """Return a bundle as it travels; the same files give the same bytes. Raises `OSError`."""
    contents = {name: file.read_bytes() for name, file in sorted(bundle.files.items())}
    manifest = {
        "form": _FORM,
        "version": __version__,
        "asked": dict(bundle.asked),
        "files": {
            name: {
                "size": len(data),
                "sha256": sha256(data).hexdigest(),
                "was": str(bundle.files[name]),
            }
            for name, data in contents.items()
        },
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _put(archive, _MANIFEST, json.dumps(manifest, sort_keys=True).encode())
        for name, data in contents.items():
            _put(archive, f"{_FILES}{name}", data)
    return out.getvalue()


def unpacked(data: bytes, folder: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """Unpack a bundle into a folder; return what is asked for, and where each file was.

    Raises `BundleError` for one that is broken, of another version, or hostile.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            manifest = _manifest(archive)
            was = {}
            for name, told in _listed(manifest, archive):
                file = folder.joinpath("files", *name.split("/"))
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(_content(archive, name, told))
                was[str(file)] = str(told["was"])
    except (zipfile.BadZipFile, KeyError, NotImplementedError, EOFError, RuntimeError) as error:
        raise BundleError(f"the bundle is broken: {error}") from None
    asked = manifest.get("asked")
    if not isinstance(asked, dict):
        raise BundleError("the bundle does not say what is asked for")
    return asked, was


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    # Photos are compressed already, and the rest is small.
    archive.writestr(zipfile.ZipInfo(name, _EPOCH), data)


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    if archive.getinfo(_MANIFEST).file_size > _MOST_MANIFEST:
        raise BundleError("the bundle says too much of itself")
    try:
        manifest = json.loads(_read(archive, _MANIFEST, _MOST_MANIFEST))
    except (ValueError, RecursionError):
        raise BundleError("the bundle does not say what it is") from None
    if not isinstance(manifest, dict) or manifest.get("form") != _FORM:
        raise BundleError("the bundle is of another form")
    if manifest.get("version") != __version__:
        theirs = manifest.get("version")
        raise BundleError(f"the bundle is of pagesetter {theirs}, and here is {__version__}")
    return manifest


def _listed(
    manifest: Mapping[str, Any], archive: zipfile.ZipFile
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the files of a bundle, when all is as it is listed."""
    files = manifest.get("files")
    if not isinstance(files, dict) or len(files) > MOST_FILES:
        raise BundleError("the bundle lists no files, or too many")
    if sorted(archive.namelist()) != sorted([_MANIFEST, *(f"{_FILES}{name}" for name in files)]):
        raise BundleError("the bundle does not hold what it lists")
    room = MOST_BYTES
    for name, told in files.items():
        size = told.get("size") if isinstance(told, dict) else None
        if not isinstance(size, int) or size < 0 or "was" not in told or "sha256" not in told:
            raise BundleError(f"the bundle does not say what {name!r} is")
        room -= size
        if room < 0:
            raise BundleError("the bundle is too large")
        if not _NAME.fullmatch(name) or {".", ".."} & set(name.split("/")):
            raise BundleError(f"the bundle has a file {name!r}, which leads out of its folder")
    yield from files.items()


def _content(archive: zipfile.ZipFile, name: str, told: Mapping[str, Any]) -> bytes:
    data = _read(archive, f"{_FILES}{name}", told["size"])
    if len(data) != told["size"] or sha256(data).hexdigest() != told["sha256"]:
        raise BundleError(f"{name!r} in the bundle is not what was packed")
    return data


def _read(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Return a file, at most one byte more than it may have."""
    with archive.open(name) as opened:
        return opened.read(most + 1)
