"""Where the press's ICC profile is: the user's own, the system's, or Ghostscript's."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pagesetter.inputs import ask_for
from pagesetter.notes import note
from pagesetter.press.color.icc_file import (
    MAX_BYTES,
    IccError,
    check_press,
    description_of,
    read_icc,
)
from pagesetter.press.model import Condition, OutputIntent
from pagesetter.records import NamedTuple

_DEEPEST = 4
#: Folders of a system's colors that are looked into, so that a wild link ends somewhere.
_MOST_FOLDERS = 400
_ENDINGS = (".icc", ".icm")
#: What ISO 32000-1 14.11.5 calls a condition that is in no registry.
CUSTOM = "Custom"


class FoundIcc(NamedTuple):
    """The printing condition of a file, and what was passed over on the way to it."""

    intent: OutputIntent | None  # None: there is no profile that can be used
    file: Path | None = None
    refused: tuple[str, ...] = ()  # of files that were asked for: which, and why


def find_icc(
    condition: Condition,
    given: Path | None = None,
    beside: Sequence[Path] = (),
    systems: Sequence[Path] | None = None,
) -> FoundIcc:
    """Find the ICC profile of a printing condition.

    `given` is a file that somebody names: no other is looked for in its stead. Then the
    condition's own names are looked for, best first, in the folders `beside` (that of the
    page, of the press profile) and in the system's; last comes what Ghostscript brings.
    """
    refused: list[str] = []
    if given is not None:
        found = _tried(given, condition, refused)
        return found or FoundIcc(None, None, tuple(refused))
    folders = system_folders() if systems is None else systems
    for file in _candidates(condition, beside, folders):
        found = _tried(file, condition, refused)
        if found is not None:
            return found
    return FoundIcc(None, None, tuple(refused))


def system_folders() -> tuple[Path, ...]:
    """Return where profiles are kept on this system, Ghostscript's own last."""
    home = Path.home()
    if sys.platform == "win32":  # mypy takes the other branches for dead on one system
        root = os.environ.get("SYSTEMROOT", "C:/Windows")
        return (Path(root, "System32/spool/drivers/color"),)
    folders = (
        Path("/usr/share/color/icc"),
        Path("/usr/local/share/color/icc"),
        home / ".local/share/icc",
        home / ".color/icc",
        *(
            folder
            for root in ("/usr/share", "/usr/local/share", "/opt/homebrew/share")
            for folder in sorted(Path(root).glob("ghostscript/*/iccprofiles"))
        ),
    )
    if sys.platform == "darwin":
        more = (Path("/Library/ColorSync/Profiles"), home / "Library/ColorSync/Profiles")
        return (*more, Path("/System/Library/ColorSync/Profiles"), *folders)
    return folders


def _candidates(
    condition: Condition, beside: Sequence[Path], folders: Sequence[Path]
) -> Iterator[Path]:
    for name in condition.icc:
        for folder in beside:
            ask_for(folder / name)  # one that is put there is another profile
            if (folder / name).is_file():
                yield folder / name
    known = list(_profiles(folders))
    for name in condition.icc:
        yield from (file for file in known if file.name.lower() == name.lower())
    yield from (file for file in known if file.name == "default_cmyk.icc")


def _profiles(folders: Sequence[Path]) -> Iterator[Path]:
    """Yield the profiles under some folders, each folder's in the order of their names."""
    waiting = [(folder, 0) for folder in reversed(folders)]
    seen = 0
    while waiting and seen < _MOST_FOLDERS:
        folder, depth = waiting.pop()
        seen += 1
        try:
            entries = sorted(folder.iterdir())
        except OSError:
            continue
        yield from (entry for entry in entries if entry.name.lower().endswith(_ENDINGS))
        if depth < _DEEPEST:
            waiting += [(entry, depth + 1) for entry in reversed(entries) if entry.is_dir()]


def _tried(file: Path, condition: Condition, refused: list[str]) -> FoundIcc | None:
    ask_for(file)
    try:
        found = FoundIcc(intent_of(_read(file), file.name, condition), file, tuple(refused))
    except IccError as error:
        refused.append(f"{file.name} {error}")
        return None
    note("ICC profile", condition.identifier, file)
    return found


def _read(file: Path) -> bytes:
    ask_for(file)
    try:
        if file.stat().st_size > MAX_BYTES:
            raise IccError(f"is larger than {MAX_BYTES >> 20} MB")
        return file.read_bytes()
    except FileNotFoundError:
        raise IccError("is not there") from None
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise IccError(f"cannot be read: {reason}") from None


def intent_of(icc: bytes, name: str, condition: Condition) -> OutputIntent:
    """Return what a file says that is made for a profile. Raises `IccError` if it cannot be.

    Only a profile of the condition's own names speaks for the condition: another one is
    told by its own description, and is in no registry.
    """
    facts = read_icc(icc)
    check_press(facts)
    if name.lower() in (Path(known).name.lower() for known in condition.icc):
        return OutputIntent(condition.identifier, condition.info, condition.registry, icc)
    return OutputIntent(CUSTOM, description_of(icc, facts) or name, "", icc)
