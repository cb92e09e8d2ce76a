"""Plates: what each ink prints, as a gray page on which black is solid.

An ink that knocks out what is under it leaves none of the others there; one that
overprints leaves plates alone that it has no part in (ISO 32000-1 11.7.4.3, OPM 1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pagesetter.display.model import (
    Clip,
    DisplayList,
    DrawPath,
    DrawPhoto,
    Mark,
)
from pagesetter.ink import REGISTRATION, Gradient, Ink
from pagesetter.pictures import EncodedPicture, Picture
from pagesetter.pictures.small import plate_of
from pagesetter.records import NamedTuple

PROCESS = ("cyan", "magenta", "yellow", "black")


class Plate(NamedTuple):
    """A page on which every mark is as gray as its ink is strong, and its photos so."""

    name: str
    page: DisplayList
    photos: Mapping[Picture, EncodedPicture]


def plate_names(page: DisplayList) -> tuple[str, ...]:
    """Return the plates of a page: those of process, and its spot inks in the order of use."""
    spots: dict[str, None] = {}
    for region in page.regions:
        for mark in region.marks:
            for ink in _inks_of(mark):
                if ink.spot and ink.spot != REGISTRATION:
                    spots[ink.spot] = None
    return (*PROCESS, *spots)


def plate(page: DisplayList, name: str, photos: Mapping[Picture, EncodedPicture]) -> Plate:
    """Return one plate of a page. `photos` are all of its photos, in light or in inks.

    Raises `PictureError` where a photo cannot be decoded.
    """
    regions = tuple(
        region._replace(marks=tuple(_grayed_all(region.marks, name))) for region in page.regions
    )
    shown = dict.fromkeys(
        mark.picture for r in page.regions for mark in r.marks if isinstance(mark, DrawPhoto)
    )
    if name in PROCESS:
        number = PROCESS.index(name)
        grays = {picture: plate_of(photos[picture], number) for picture in shown}
    else:  # a photo has no spot ink, and knocks out the one it stands on
        grays = {picture: _none(photos[picture]) for picture in shown}
    return Plate(name, page._replace(regions=regions), grays)


def _none(photo: EncodedPicture) -> EncodedPicture:
    import zlib

    return EncodedPicture(
        zlib.compress(bytes(4)), "FlateDecode", "DeviceCMYK", 1, 1, 8, (), photo.mask
    )


def _inks_of(mark: Mark) -> Sequence[Ink]:
    if isinstance(mark, DrawPhoto):
        return ()
    if isinstance(mark, Clip):
        return [inner.ink for inner in mark.marks]
    stops = mark.ink.gradient.stops if mark.ink.gradient else ()
    return [mark.ink, *(ink for _, ink in stops)]


def _grayed_all(marks: Sequence[Mark], name: str) -> list[Mark]:
    found: list[Mark] = []
    for mark in marks:
        if isinstance(mark, DrawPhoto):
            found.append(mark)
        elif isinstance(mark, Clip):
            inside = [m for m in _grayed_all(mark.marks, name) if isinstance(m, DrawPath)]
            found.append(mark._replace(marks=tuple(inside)))
        else:
            ink = _gray(mark.ink, name)
            if ink is not None:
                found.append(mark._replace(ink=ink))
    return found


def _gray(ink: Ink, name: str) -> Ink | None:
    """Return an ink as its part on a plate; None where it leaves the plate as it is."""
    part = part_of(ink, name)
    if part == 0 and ink.overprint and ink.gradient is None:
        return None
    gray = Ink(0.0, 0.0, 0.0, part, opacity=ink.opacity)
    if ink.gradient is None:
        return gray
    stops = tuple((at, Ink(0.0, 0.0, 0.0, part_of(stop, name))) for at, stop in ink.gradient.stops)
    return gray._replace(gradient=Gradient(stops, ink.gradient.angle))


def part_of(ink: Ink, name: str) -> float:
    """Return how much of a plate an ink prints, from 0 to 1."""
    if ink.spot == REGISTRATION:
        return ink.tint
    if ink.spot:
        return ink.tint if ink.spot == name else 0.0
    parts = dict(zip(PROCESS, ink.process, strict=True))
    return parts.get(name, 0.0)
