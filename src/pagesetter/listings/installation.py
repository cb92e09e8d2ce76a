"""What an installation has: libraries, typefaces, ICC profiles, the cache, extras, readers."""

from __future__ import annotations

import os
import platform
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from pagesetter import __version__
from pagesetter.description.compiled import MARK
from pagesetter.listings.fonts import catalog_faces
from pagesetter.listings.presses import listed_profiles
from pagesetter.press.color.cache import is_entry
from pagesetter.records import NamedTuple
from pagesetter.shipped import shipped_folder
from pagesetter.typeface.folders import font_files, system_font_folders, user_cache_folder

#: Programs that read PDFs back in tests and at a printer's; a build needs none of them.
READERS = ("pdftotext", "qpdf", "mutool", "gs", "verapdf")

_REQUIREMENT = re.compile(r"([\w.-]+?)(?:\[[^\]]*\])?\s*((?:[<>=!~]=?[^;,]+,?)*)\s*(?:;(.*))?")
_EXTRA = re.compile(r"extra\s*==\s*['\"]([\w.-]+)['\"]")


class Finding(NamedTuple):
    """One thing that an installation has or has not."""

    part: str  # `library`, `typeface` and so on
    name: str
    found: str  # a version, a place; empty: it is missing
    hint: str = ""  # what to do about it
    needed: bool = False  # nothing can be built without it

    @property
    def is_fault(self) -> bool:
        """Whether a build will fail for it."""
        return self.needed and bool(self.hint)


def findings() -> tuple[Finding, ...]:
    """Return all that there is to tell. Raises `PageError` where a shipped file is wrong."""
    return (
        Finding("program", "pagesetter", f"{__version__} in {Path(__file__).parents[1]}"),
        Finding("program", "Python", f"{platform.python_version()} on {platform.system()}"),
        *_libraries(requires("pagesetter") or ()),
        *_shipped(),
        *_typefaces(),
        *_icc_profiles(),
        _cache(),
        *_readers(),
    )


def _libraries(wanted: Sequence[str]) -> Iterator[Finding]:
    """Yield the libraries that are required, then those of extras."""
    for requirement in sorted(wanted, key=lambda text: ("extra ==" in text, text.lower())):
        match = _REQUIREMENT.fullmatch(requirement)
        if match is None:
            continue
        name, bounds, marker = match[1], match[2], match[3] or ""
        extra = _EXTRA.search(marker)
        if marker and extra is None:
            continue  # of another system or another Python
        part = f"extra {extra[1]}" if extra else "library"
        install = f"pip install 'pagesetter[{extra[1]}]'" if extra else "pip install pagesetter"
        yield _library(name, bounds, part, install)


def _library(name: str, bounds: str, part: str, install: str) -> Finding:
    needed = part == "library"
    try:
        found = version(name)
    except PackageNotFoundError:
        return Finding(part, name, "", install, needed)
    hint = "" if fits(found, bounds) else f"{bounds} is wanted: {install}"
    return Finding(part, name, found, hint, needed)


def fits(found: str, bounds: str) -> bool:
    """Tell whether a version keeps bounds such as `>=5.1,<5.2`.

    >>> fits("5.1.0", "<5.2,>=5.1"), fits("5.2", "<5.2,>=5.1"), fits("1.0", "==1.0.0")
    (True, False, True)
    """
    have = _numbers(found)
    for bound in filter(None, bounds.split(",")):
        match = re.fullmatch(r"\s*([<>=!~]=?)\s*([\w.]+)\s*", bound)
        if match is None:
            continue
        want = _numbers(match[2])
        kept = {"<": have < want, "<=": have <= want, ">": have > want, ">=": have >= want}
        if not (kept | {"==": have == want, "!=": have != want}).get(match[1], True):
            return False
    return True


def _numbers(text: str) -> tuple[int, ...]:
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _shipped() -> Iterator[Finding]:
    for name, what in (("layouts", "layouts"), ("profiles", "press profiles")):
        folder = shipped_folder(name)
        number = len(list(folder.glob("*.yaml")))
        hint = "" if number else "pip install --force-reinstall pagesetter"
        yield Finding("files", what, f"{number} in {folder}" if number else "", hint, needed=True)


def _typefaces() -> Iterator[Finding]:
    for face in catalog_faces():
        of_system = "*" in face.source or face.source == "system" or ".tt" in face.source
        hint = "" if not face.problem else f"install {face.source}"
        found = "" if face.problem else f"{face.weights} from {face.source}"
        needed = not of_system
        yield Finding("typeface", face.family, found, hint, needed)
    number = sum(1 for _ in font_files(system_font_folders()))
    yield Finding("typeface", "of the system", f"{number} files")


def _icc_profiles() -> Iterator[Finding]:
    for profile in listed_profiles():
        wanted = f"put {profile.wanted[0]} where ICC profiles are kept, or give one with --icc"
        stand_in = f"a stand-in; {wanted}" if profile.icc else wanted
        yield Finding("ICC profile", profile.name, profile.icc, "" if profile.exact else stand_in)


def cache_folders() -> tuple[Path, ...]:
    """Return where what may be forgotten is kept: where the user says, and the system's folder."""
    said = os.environ.get("PAGESETTER_CACHE")
    named = [Path(said, name) for name in ("photos", "read")] if said else []
    return (*named, *_own_folder())


def _own_folder() -> tuple[Path, ...]:
    with suppress(RuntimeError):  # no home
        return (user_cache_folder(),)
    return ()


def _cached() -> Iterator[tuple[Path, int]]:
    """Yield the files that are kept, with their sizes.

    The system's cache folder is pagesetter's own. One that the user names may hold other
    things, so that of it only what says that it is of pagesetter counts.
    """
    own = _own_folder()
    for folder in cache_folders():
        for parent, _, names in os.walk(folder):
            for name in sorted(names):
                file = Path(parent, name)
                with suppress(OSError):
                    if folder in own or (not file.is_symlink() and _is_ours(file)):
                        yield file, file.lstat().st_size


def _is_ours(file: Path) -> bool:
    if is_entry(file):
        return True
    with file.open("rb") as opened:
        return opened.read(len(MARK)) == MARK


def _cache() -> Finding:
    sizes = [size for _, size in _cached()]
    where = " and ".join(map(str, cache_folders())) or "nowhere"
    return Finding("cache", where, f"{len(sizes)} files, {sum(sizes) / 1e6:.1f} MB")


def clear_cache() -> tuple[int, int]:
    """Remove what is kept, and return how many files and bytes. Raises `OSError`."""
    cached = list(_cached())
    for file, _ in cached:
        file.unlink(missing_ok=True)
    return len(cached), sum(size for _, size in cached)


def _readers() -> Iterator[Finding]:
    for name in READERS:
        yield Finding("reader", name, shutil.which(name) or "", "")
