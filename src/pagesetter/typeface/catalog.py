"""The font catalog: families, where their faces are found, and under which license.

`fonts/README.md` is the reference of the format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from importlib.util import find_spec
from pathlib import Path

from pagesetter.records import NamedTuple
from pagesetter.typeface.records import FaceRecord, family_key
from pagesetter.typeface.sfnt import FontError, find_face


class CatalogFace(NamedTuple):
    """One face of a family: a file of a package or of a folder, or a name to look for."""

    package: str | None  # importable name; never imported
    folder: Path  # where `file` lies if it is of no package: that of the catalog
    file: str | None  # within the package or folder
    system: str | None  # pattern of a file name among the system's fonts, as `*` and `?`
    name: str  # PostScript name; of a variable font, the part before the weight
    lightest: int
    heaviest: int  # the same as `lightest` unless the font is variable


class CatalogFamily(NamedTuple):
    """A family, its license, and its faces in the order they are preferred."""

    name: str
    license: str  # SPDX
    holder: str  # of the copyright
    faces: tuple[CatalogFace, ...]


class Catalog(NamedTuple):
    """All families of a catalog file, in its order."""

    families: tuple[CatalogFamily, ...]

    def packaged(self, family: str) -> Iterator[FaceRecord]:
        """Yield the faces of a family, by its key, that a package or a folder here has."""
        for names, face in self._faces(family):
            root = face.folder if face.package is None else _package_folder(face.package)
            if root is not None and face.file is not None:
                yield from _record(names, face, root / face.file)

    def installed(
        self, family: str, system_files: Callable[[], tuple[Path, ...]]
    ) -> Iterator[FaceRecord]:
        """Yield the faces of a family, by its key, that are among the system's fonts.

        `system_files` lists the system's font files, and is asked only if need be. Of
        files with one name the first counts.
        """
        for names, face in self._faces(family):
            if face.system is None:
                continue
            for file in system_files():
                if fnmatchcase(file.name, face.system):
                    yield from _record(names, face, file)
                    break

    def _faces(self, family: str) -> Iterator[tuple[str, CatalogFace]]:
        for known in self.families:
            if family_key(known.name) == family:
                for face in known.faces:
                    yield known.name, face


def _package_folder(package: str) -> Path | None:
    """Return where a package lies, without running any of it."""
    found = find_spec(package)
    places = found.submodule_search_locations if found else None
    return Path(places[0]) if places else None


def _record(family: str, face: CatalogFace, file: Path) -> Iterator[FaceRecord]:
    if not file.is_file():
        return
    index = 0
    if file.suffix.lower() in (".ttc", ".otc"):
        try:
            found = find_face(file, face.name)
        except (FontError, OSError):
            return
        if found is None:
            return
        index = found
    yield FaceRecord((family,), file, index, face.name, face.lightest, face.heaviest)
