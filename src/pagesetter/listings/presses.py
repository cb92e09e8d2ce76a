"""The press profiles that come with pagesetter, and the ICC profile found for each."""

from __future__ import annotations

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.press.color.icc import find_icc
from pagesetter.press.profiles import find_profile
from pagesetter.records import NamedTuple
from pagesetter.shipped import shipped_folder


class ListedProfile(NamedTuple):
    """A press profile, as far as one chooses by it."""

    name: str
    title: str
    standard: str  # such as PDF/X-4
    condition: str  # what the printing condition is called where it is registered
    total_ink: float  # of all plates together, 2.4 for 240 %
    icc: str  # the file of its ICC profile; empty: none is found
    exact: bool  # whether that is the condition's own, and no stand-in
    wanted: tuple[str, ...]  # names of the condition's own ICC profiles, the best first


def listed_profiles() -> tuple[ListedProfile, ...]:
    """Return the shipped press profiles by name. Raises `PageError` where one is wrong."""
    found = []
    for file in sorted(shipped_folder("profiles").glob("*.yaml")):
        log = DiagnosticLog()
        profile = find_profile(file.stem, (), log)
        log.raise_errors()
        assert profile is not None, "a profile that cannot be read has logged an error"
        condition = profile.condition
        icc = find_icc(condition, None, (condition.folder,) if condition.folder else ()).file
        exact = icc is not None and icc.name.lower() in [name.lower() for name in condition.icc]
        found.append(
            ListedProfile(
                file.stem,
                profile.title,
                profile.standard.value,
                condition.identifier,
                profile.total_ink,
                "" if icc is None else str(icc),
                exact,
                tuple(condition.icc),
            )
        )
    return tuple(found)
