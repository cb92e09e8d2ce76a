"""The typefaces of a layout's styles, and of the catalog: where each is, under which license."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pagesetter.description.layout_model import LayoutDescription
from pagesetter.records import NamedTuple
from pagesetter.typeface.catalog import Catalog, CatalogFace, CatalogFamily
from pagesetter.typeface.catalog_file import read_catalog
from pagesetter.typeface.folders import font_files, system_font_folders
from pagesetter.typeface.library import FontLibrary
from pagesetter.typeface.records import family_key
from pagesetter.typeface.sfnt import FontError

#: Of a font file that no catalog describes, only its maker can say.
UNKNOWN_LICENSE = "not in the catalog"


class ListedFace(NamedTuple):
    """A face that a style asks for, or a family that the catalog has, and where it is found."""

    style: str  # empty: it is of the catalog
    family: str
    weights: str  # 400, or 100-900
    face: str  # PostScript name; empty where nothing is found
    file: Path | None
    source: str  # a package with its version, `system`, or a folder
    license: str
    problem: str = ""  # what is wrong with it; empty where it can be used

    def as_record(self) -> dict[str, object]:
        """Return it for programs."""
        record = self._asdict() | {"file": None if self.file is None else str(self.file)}
        return {key: value for key, value in record.items() if key != "style" or value}


def faces_of(layout: LayoutDescription, library: FontLibrary) -> tuple[ListedFace, ...]:
    """Return what each style of a layout would be set in, its own families before its Latin ones.

    Raises `PageError` when the catalog itself is wrong.
    """
    catalog = read_catalog()
    found = []
    for style in layout.styles.values():
        for family in dict.fromkeys([*style.families, *style.latin_families]):
            found.append(_face(style.name, family, style.weight, library, catalog))
    return tuple(found)


def _face(
    style: str, family: str, weight: int, library: FontLibrary, catalog: Catalog
) -> ListedFace:
    face = library.find(family, weight)
    known = next((f for f in catalog.families if family_key(f.name) == family_key(family)), None)
    if face is None:
        license_ = known.license if known else ""
        return ListedFace(style, family, str(weight), "", None, "", license_, "not found")
    source, of_catalog = _source(face.file, catalog)
    license_ = known.license if known and of_catalog else UNKNOWN_LICENSE
    found = ListedFace(style, family, str(weight), face.name, face.file, source, license_)
    try:
        may = library.may_embed(face)
    except (FontError, OSError) as error:
        return found._replace(problem=f"cannot be used: {error}")
    return found if may else found._replace(problem="its license forbids embedding")


def _source(file: Path, catalog: Catalog) -> tuple[str, bool]:
    """Return where a file is from, and whether the catalog describes it."""
    for face in (face for family in catalog.families for face in family.faces):
        if face.package and face.file and file.as_posix().endswith(f"{face.package}/{face.file}"):
            return package_version(face.package), True
        if face.file and not face.package and file == face.folder / face.file:
            return "catalog", True
        if face.system and file.match(face.system):
            return "system", True
    system = any(file.is_relative_to(folder) for folder in system_font_folders())
    return "system" if system else str(file.parent), False


def package_version(package: str) -> str:
    """Return a package with its version, as `pip` writes it; its name alone if it is not there."""
    name = package.replace("_", "-")
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name


def catalog_faces(folders: Sequence[Path] = ()) -> tuple[ListedFace, ...]:
    """Return the families of folders and of the catalog. Raises `PageError` if that is wrong."""
    catalog = read_catalog()
    system = tuple(font_files(system_font_folders()))
    own = tuple(_of_folders(folders))
    return (*own, *(_family(family, catalog, system) for family in catalog.families))


def _of_folders(folders: Sequence[Path]) -> Iterator[ListedFace]:
    if not folders:
        return
    from pagesetter.typeface.folders import user_cache_folder
    from pagesetter.typeface.system import scan

    for record in scan(tuple(folders), user_cache_folder()):
        weights = _weights(record.lightest, record.heaviest)
        where = str(record.file.parent)
        name, family = record.name, record.families[0] if record.families else record.name
        yield ListedFace("", family, weights, name, record.file, where, UNKNOWN_LICENSE)


def _family(family: CatalogFamily, catalog: Catalog, system: tuple[Path, ...]) -> ListedFace:
    key = family_key(family.name)
    records = [*catalog.packaged(key)] or [*catalog.installed(key, lambda: system)]
    if not records:
        wanted = _named(family.faces[0]) if family.faces else ""
        return ListedFace("", family.name, "", "", None, wanted, family.license, "not found")
    source = _source(records[0].file, catalog)[0]
    weights = ", ".join(dict.fromkeys(_weights(r.lightest, r.heaviest) for r in records))
    name, file = records[0].name, records[0].file
    return ListedFace("", family.name, weights, name, file, source, family.license)


def _named(face: CatalogFace) -> str:
    return package_version(face.package) if face.package else face.system or face.file or ""


def _weights(lightest: int, heaviest: int) -> str:
    return str(lightest) if lightest == heaviest else f"{lightest}-{heaviest}"
