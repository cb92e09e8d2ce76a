"""A page's display list as drawn objects, its photos as they are prepared."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from pagesetter.display.model import (
    Clip,
    DisplayList,
    DrawGlyphs,
    DrawPath,
    DrawPhoto,
    DrawShapes,
    FillRect,
    Mark,
    Region,
)
from pagesetter.geometry import Point, Rect
from pagesetter.ink import REGISTRATION, Ink
from pagesetter.pictures import EncodedPicture, Picture, PictureError, encode_picture
from pagesetter.press.preflight.boxes import bounds_of, common, is_rectangle, widened
from pagesetter.press.preflight.objects import (
    PROCESS,
    Drawn,
    DrawnFill,
    DrawnPage,
    DrawnPicture,
    DrawnRule,
    DrawnType,
    Paint,
    filled,
    inked,
    process_paint,
)
from pagesetter.typeface.model import GlyphRun

# Of an em, as most faces stand: above the baseline and under it.
_ABOVE, _BELOW = 0.88, 0.12

_SPACES = {"DeviceCMYK": "CMYK", "DeviceGray": "Gray", "DeviceRGB": "RGB"}


def drawn_page(page: DisplayList, images: Mapping[Picture, EncodedPicture], name: str) -> DrawnPage:
    """Return what is drawn on a page, as far as paper and bleed and slug go."""
    beyond = page.bleed + page.slug
    room = widened(Rect(0, 0, page.page.width, page.page.height), beyond)
    objects: list[Drawn] = []
    for region in page.regions:
        for thing in _drawn(region, images):
            seen = common(thing.bounds, room)
            if seen is not None:
                objects.append(thing if seen == thing.bounds else _cut(thing, seen))
    return DrawnPage(name, page.page, tuple(objects))


def _drawn(region: Region, images: Mapping[Picture, EncodedPicture]) -> Iterator[Drawn]:
    for mark in region.marks:
        match mark:
            case DrawGlyphs():
                if mark.run.glyphs:
                    yield _type(mark, region.name)
            case DrawPhoto():
                yield _picture(mark, region.name, images)
            case Clip():
                outline = _around(mark.path.start, mark.path.curves)
                for path in mark.marks:
                    for thing in _shape(path, region.name):
                        seen = common(thing.bounds, outline)
                        if seen is not None:
                            yield thing._replace(bounds=seen)
            case _:
                yield from _shape(mark, region.name)


def _shape(mark: Mark, thing: str) -> Iterator[Drawn]:
    if isinstance(mark, FillRect):
        yield _gradient(filled(mark.bounds, paint_of(mark.ink), thing, mark.span), mark.ink)
    elif isinstance(mark, DrawShapes):
        paint = paint_of(mark.ink)
        yield DrawnFill(
            _words_box(mark.at, mark.run), paint, whole=False, thing=thing, span=mark.span
        )
    elif isinstance(mark, DrawPath):
        yield _path(mark, thing)


def _path(mark: DrawPath, thing: str) -> Drawn:
    paint, box = paint_of(mark.ink), _around(mark.path.start, mark.path.curves)
    if mark.stroke is not None:
        return DrawnRule(widened(box, mark.stroke / 2), paint, mark.stroke, thing, mark.span)
    points, before = [mark.path.start], mark.path.start
    for first, second, end in mark.path.curves:
        if first != before or second != end:
            break
        points.append(end)
        before = end
    else:
        if is_rectangle(points):
            return _gradient(filled(box, paint, thing, mark.span), mark.ink)
    return _gradient(DrawnFill(box, paint, whole=False, thing=thing, span=mark.span), mark.ink)


def _gradient(thing: Drawn, ink: Ink) -> Drawn:
    """Return a fill with all inks that it goes over into; `paint` is the heaviest."""
    if ink.gradient is None:
        return thing
    stops = tuple(
        paint_of(stop)._replace(overprint=bool(ink.overprint), opacity=ink.opacity)
        for _, stop in ink.gradient.stops
    )
    heaviest = max(stops, key=lambda stop: stop.total)
    return DrawnFill(
        thing.bounds, heaviest, whole=False, stops=stops, thing=thing.thing, span=thing.span
    )


def _around(start: Point, curves: tuple[tuple[Point, Point, Point], ...]) -> Rect:
    return bounds_of((start, *(point for curve in curves for point in curve)))


def _cut(thing: Drawn, seen: Rect) -> Drawn:
    return thing._replace(bounds=seen)


# ---------------------------------------------------------------- inks


def paint_of(ink: Ink) -> Paint:
    """Return an ink as what it puts on the plates."""
    parts = (ink.cyan, ink.magenta, ink.yellow, ink.black)
    if not ink.spot:
        paint = process_paint(parts)
    elif ink.spot in PROCESS:
        paint = Paint("CMYK", inked([(ink.spot, ink.tint)]))
    else:
        known = () if ink.spot == REGISTRATION else ((ink.spot, parts),)
        paint = Paint("Spot", inked([(ink.spot, ink.tint)]), stand_ins=known)
    return paint._replace(overprint=bool(ink.overprint), opacity=ink.opacity, rich=ink.rich)


# ---------------------------------------------------------------- words


def _type(mark: DrawGlyphs, thing: str) -> DrawnType:
    run = mark.run
    return DrawnType(
        bounds=_words_box(mark.at, run),
        paint=paint_of(mark.ink),
        size=run.size,
        text=run.text[:16],
        missing=run.glyphs.count(0),
        thing=thing,
        span=mark.span,
    )


def _words_box(at: Point, run: GlyphRun) -> Rect:
    size, length = run.size, run.width
    if run.vertical:
        return Rect(at.x - size / 2, at.y, size, length)
    if run.turned:
        return Rect(at.x - _BELOW * size, at.y, size, length)
    return Rect(at.x, at.y - _ABOVE * size, length, size)


# ---------------------------------------------------------------- photos


def _picture(mark: DrawPhoto, thing: str, images: Mapping[Picture, EncodedPicture]) -> DrawnPicture:
    picture, crop, bounds = mark.picture, mark.crop, mark.bounds
    prepared = images.get(picture)
    pixels = min(crop.width / bounds.width, crop.height / bounds.height)
    if prepared is not None:
        pixels *= math.sqrt(prepared.width * prepared.height / (picture.width * picture.height))
    seen = bounds
    if mark.clip is not None:
        seen = common(bounds, _around(mark.clip.start, mark.clip.curves)) or bounds
    return DrawnPicture(
        bounds=seen,
        ppi=pixels * 72,
        bits=_bits(picture, prepared),
        space=_space(picture, prepared),
        samples=partial(_samples, picture, prepared),
        part=_as_stored(_share(picture, crop), picture.orientation),
        limited=prepared is not None and not _passed_through(picture, prepared),
        thing=thing,
        span=mark.span,
    )


def _bits(picture: Picture, prepared: EncodedPicture | None) -> int:
    if prepared is not None:
        return prepared.bits
    return 1 if picture.mode == "1" else 8


def _space(picture: Picture, prepared: EncodedPicture | None) -> str:
    if prepared is not None:
        return _SPACES.get(prepared.color_space, "Unknown")
    gray = picture.mode in ("1", "L", "LA") or picture.mode.startswith("I")
    return "Gray" if gray else "CMYK" if picture.mode == "CMYK" else "RGB"


def _samples(picture: Picture, prepared: EncodedPicture | None) -> EncodedPicture | None:
    if prepared is not None:
        return prepared
    try:
        return encode_picture(picture)
    except PictureError:
        return None


def _passed_through(picture: Picture, prepared: EncodedPicture) -> bool:
    """Tell whether a photo goes in as it came: only CMYK does, and nobody looked at its inks."""
    if picture.mode != "CMYK":
        return False
    as_it_is = _samples(picture, None)
    return as_it_is is None or as_it_is.data == prepared.data


def _share(picture: Picture, crop: Rect) -> Rect:
    across, down = picture.width, picture.height
    return Rect(crop.x / across, crop.y / down, crop.width / across, crop.height / down)


# Where a point of the upright photo is in the photo as stored, by EXIF orientation.
_STORED: dict[int, Callable[[float, float], tuple[float, float]]] = {
    1: lambda x, y: (x, y),
    2: lambda x, y: (1 - x, y),
    3: lambda x, y: (1 - x, 1 - y),
    4: lambda x, y: (x, 1 - y),
    5: lambda x, y: (y, x),
    6: lambda x, y: (y, 1 - x),
    7: lambda x, y: (1 - y, 1 - x),
    8: lambda x, y: (1 - y, x),
}


def _as_stored(part: Rect, orientation: int) -> Rect:
    turn = _STORED[orientation]
    return bounds_of([turn(part.x, part.y), turn(part.right, part.bottom)])
