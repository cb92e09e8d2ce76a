"""Press profiles found by name or path, and resolved: lengths to points."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pagesetter.description.complaints import Complaints, TooManyErrorsError
from pagesetter.description.named_files import (
    Kind,
    NamedFile,
    find_file,
    hints_for,
    is_path,
    named_file,
    read_with_bases,
)
from pagesetter.description.nodes import ScalarNode, SourceText, Style
from pagesetter.description.paths import find_project, is_file
from pagesetter.description.profile_model import ProfileDescription, ProfileName
from pagesetter.description.profile_reader import read_profile
from pagesetter.description.wording import shown
from pagesetter.diagnostics import Code, DiagnosticLog, PagesetterError
from pagesetter.inputs import ask_for
from pagesetter.press.model import LineRules, PressProfile, TypeRules
from pagesetter.shipped import shipped_folder
from pagesetter.units import Length

_PROFILE = Kind("press profile", "press profiles", Code.UNKNOWN_PROFILE)


class ProfileNameError(PagesetterError):
    """A press profile named on the command line that is not there."""

    def __init__(self, message: str, *hints: str) -> None:
        """Keep what is wrong, and what to do about it."""
        super().__init__("; ".join([message, *hints]))
        self.message = message
        self.hints = hints


def find_profile(
    named: ProfileName | str, folders: Sequence[Path], log: DiagnosticLog
) -> PressProfile | None:
    """Return the profile that a layout names, or that the command line does.

    A name is looked for in `folders`, then among those that come with pagesetter; with a
    `/`, or with `.yaml` at its end, it is a path: from a layout's file and inside its
    project, from the working folder on the command line. Whatever is wrong is put in `log`
    at its place, and then there is no profile. Raises `ProfileNameError` where the name
    given on the command line, a string, leads to nothing: it has no place in a file.
    """
    complaints = Complaints(log)
    folders = [*folders, shipped_folder("profiles")]
    try:
        if isinstance(named, str):
            file: NamedFile | None = _asked_for(named.strip(), folders)
        else:
            file = _named_by(named, folders, complaints)
        if file is None:
            return None
        at = None if isinstance(named, str) else named.span
        node = read_with_bases(file, at, folders, _PROFILE, complaints)
        profile = None if node is None else read_profile(node, file, complaints)
    except TooManyErrorsError:
        return None
    return None if profile is None or complaints.count else resolved(profile)


def _named_by(
    named: ProfileName, folders: Sequence[Path], complaints: Complaints
) -> NamedFile | None:
    written = ScalarNode(named.text, Style.PLAIN, named.span, SourceText(named.span.file, ()))
    at = NamedFile(named.span.file, named.project)
    return find_file(written, at, folders, _PROFILE, complaints)


def _asked_for(name: str, folders: Sequence[Path]) -> NamedFile:
    if is_path(name):
        path = Path(name)
        ask_for(path)
        if not name or not is_file(path):
            raise ProfileNameError(f"there is no press profile {shown(name)}")
        return NamedFile(path, find_project(path))
    found = named_file(name, folders)
    if found is None:
        hints = hints_for(name, folders, _PROFILE)
        raise ProfileNameError(f"no press profile is named {shown(name)}", *hints)
    return found


def resolved(profile: ProfileDescription) -> PressProfile:
    """Return a profile with its lengths in points."""
    type_, rules = profile.type, profile.rules
    return PressProfile(
        name=profile.name,
        title=profile.title,
        standard=profile.standard,
        condition=profile.condition,
        total_ink=profile.total_ink,
        most_black=profile.most_black,
        most_spots=profile.most_spots,
        photos=profile.photos,
        type=TypeRules(
            positive=_points(type_.positive),
            reversed=_points(type_.reversed),
            reversed_inks=_points(type_.reversed_inks),
            tinted=_points(type_.tinted),
            colored=_points(type_.colored),
            ground=type_.ground,
        ),
        lines=LineRules(
            positive=_points(rules.positive),
            tinted=_points(rules.tinted),
            colored=_points(rules.colored),
            reversed=_points(rules.reversed),
        ),
        bleed=_points(profile.bleed),
        marks=profile.marks,
        levels=profile.levels,
        span=profile.span,
        condition_span=profile.condition_span,
    )


def _points(length: Length) -> float:
    # A profile knows no grid: its keys take no length that depends on one.
    return length.points(em=0.0, character=0.0, line=0.0)
