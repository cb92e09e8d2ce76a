"""Family and weight to face: folders given, then the catalog, then the system.

Bytes that are the same on every machine come first: a system's fonts are looked at
only when no folder and no package has the family.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pagesetter.notes import note
from pagesetter.typeface.catalog import Catalog
from pagesetter.typeface.catalog_file import read_catalog
from pagesetter.typeface.folders import font_files, system_font_folders, user_cache_folder
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.records import FaceRecord, family_key, nearest
from pagesetter.typeface.sfnt import read_table

# OS/2 fsType, https://learn.microsoft.com/typography/opentype/spec/os2#fstype
_USAGE = 0x000F
_RESTRICTED = 0x0002
_NO_SUBSETTING = 0x0100
_BITMAPS_ONLY = 0x0200


class FontLibrary:
    """The faces that can be had, each found when it is first asked for."""

    def __init__(
        self,
        folders: Sequence[Path] = (),
        *,
        catalog: Path | None = None,
        cache: Path | None = None,
        system: bool = True,
    ) -> None:
        """Look in `folders` first, and in the system's last, or not at all without `system`.

        `catalog` is a catalog file, the shipped one if not given; `cache` is the folder
        where scans are remembered, the user's cache folder if not given. Nothing is
        read until a family is asked for.
        """
        self._folders = tuple(folders)
        self._catalog_file = catalog
        self._cache = cache or user_cache_folder()
        self._system_folders = system_font_folders() if system else ()
        self._catalog: Catalog | None = None
        self._scans: dict[tuple[Path, ...], tuple[FaceRecord, ...]] = {}
        self._system_files: tuple[Path, ...] | None = None
        self._found: dict[tuple[str, int], FaceId | None] = {}

    def find(self, family: str, weight: int) -> FaceId | None:
        """Return the face of a family that is nearest to a weight.

        `None` means that there is no such family. Weights are 1–1000, 400 regular, 700
        bold. Raises `PageError` when the catalog itself is wrong.
        """
        key = (family_key(family), weight)
        if key not in self._found:
            choices = (nearest(records, weight) for records in self._sources(key[0]))
            chosen = next((choice for choice in choices if choice is not None), None)
            face = self._found[key] = chosen.face(weight) if chosen else None
            note(
                "typeface", f"{family} {weight}", f"{face.name} in {face.file}" if face else "none"
            )
        return self._found[key]

    def may_embed(self, face: FaceId) -> bool:
        """Tell whether the license bits of a face let a subset of it go into a PDF.

        A face without such bits may. Raises `FontError` if the file is damaged, and
        `OSError` if it is gone.
        """
        table = read_table(face.file, face.index, "OS/2")
        bits = int.from_bytes(table[8:10], "big") if table else 0
        return bits & _USAGE != _RESTRICTED and not bits & (_NO_SUBSETTING | _BITMAPS_ONLY)

    def family_names(self) -> list[str]:
        """Return the name of every family that can be had, sorted; this scans the system."""
        catalog = self._read_catalog()
        names = {
            family.name
            for family in catalog.families
            if any(self._sources(family_key(family.name)))
        }
        for record in self._scan(self._folders) + self._scan(self._system_folders):
            names.update(record.families)
        return sorted(names)

    def _sources(self, family: str) -> Iterator[list[FaceRecord]]:
        """Yield the faces of a family, those of each place to look only when it is reached."""
        catalog = self._read_catalog()
        yield [*_of(family, self._scan(self._folders)), *catalog.packaged(family)]
        if self._system_folders:
            yield list(catalog.installed(family, self._list_system_files))
            yield list(_of(family, self._scan(self._system_folders)))

    def _read_catalog(self) -> Catalog:
        if self._catalog is None:
            self._catalog = read_catalog(self._catalog_file)
        return self._catalog

    def _scan(self, folders: tuple[Path, ...]) -> tuple[FaceRecord, ...]:
        if folders and folders not in self._scans:
            # Nothing of a scan is imported for a page that is set in the catalog's fonts.
            from pagesetter.typeface.system import scan

            self._scans[folders] = scan(folders, self._cache)
        return self._scans.get(folders, ())

    def _list_system_files(self) -> tuple[Path, ...]:
        if self._system_files is None:
            self._system_files = tuple(font_files(self._system_folders))
        return self._system_files


def _of(family: str, records: Iterable[FaceRecord]) -> Iterator[FaceRecord]:
    return (r for r in records if any(family_key(name) == family for name in r.families))
