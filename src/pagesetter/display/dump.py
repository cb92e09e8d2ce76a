"""The display list as text, one mark a line, for goldens and for people.

Positions are absolute and rounded here alone, so that a dump tells which line moved
and by how much. No glyph ids, no paths, no dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from pagesetter.display.model import (
    Clip,
    DisplayList,
    DrawGlyphs,
    DrawPath,
    DrawPhoto,
    DrawShapes,
    FillRect,
    Mark,
)
from pagesetter.geometry import Path, Point, Rect
from pagesetter.ink import Gradient, Ink
from pagesetter.typeface.model import GlyphRun


def dump(page: DisplayList) -> str:
    """Return a page as text.

    A region is its name and bounds (x y width height); under it `type` marks give the
    first baseline point, the width, face@size, ink and words (`type-down` in a vertical
    line, `type-turned` a quarter turn clockwise; `80.0%` after the size where glyphs are
    narrowed), `shapes` marks the same of glyphs that are drawn, with what they are drawn
    along with, `photo` marks their bounds and crop, `fill` marks their bounds and ink,
    `path` marks their corners and ink, and `clip` marks the corners outside of which the
    number of paths that follows does not show.

    An ink is its process parts; of a spot ink they stand for it at full strength, after
    its name and tint. Opacity, overprint and richness are told where they are not as usual.
    """
    return "".join(f"{line}\n".replace(" \n", "\n") for line in _lines(page))


def _lines(page: DisplayList) -> Iterator[str]:
    fold = "" if page.fold is None else f"  fold {_number(page.fold)}"
    yield f"page {_number(page.page.width)} x {_number(page.page.height)}  bleed {_number(page.bleed)}{fold}"
    for region in page.regions:
        yield ""
        yield f"{region.name}  {_rect(region.bounds)}"
        for mark in region.marks:
            yield f"  {_mark(mark)}"
            if isinstance(mark, Clip):
                yield from (f"    {_mark(inner)}" for inner in mark.marks)


def _mark(mark: Mark) -> str:
    match mark:
        case DrawGlyphs():
            run = mark.run
            way = "type-down" if run.vertical else "type-turned" if run.turned else "type"
            return f"{way}  {_run(mark.at, run)}  {_ink(mark.ink)}  {run.text}"
        case DrawShapes():
            what = "shapes" if mark.stroke is None else f"shapes  {_number(mark.stroke)}pt"
            return f"{what}  {_run(mark.at, mark.run)}  {_ink(mark.ink)}  {mark.run.text}"
        case DrawPhoto():
            name = mark.picture.file.name
            clip = "" if mark.clip is None else f"  clip {_outline(mark.clip)}"
            return f"photo  {_rect(mark.bounds)}  crop {_rect(mark.crop)}  {name}{clip}"
        case DrawPath():
            what = "path" if mark.stroke is None else f"path  {_number(mark.stroke)}pt"
            dash = f"  {'round' if mark.round else 'dash'} {' '.join(map(_number, mark.dash))}"
            return f"{what}  {_outline(mark.path)}  {_ink(mark.ink)}{dash if mark.dash else ''}"
        case Clip():
            return f"clip  {_outline(mark.path)}  {len(mark.marks)} paths"
        case FillRect():
            return f"fill  {_rect(mark.bounds)}  {_ink(mark.ink)}"
        case _:
            assert_never(mark)


def _run(at: Point, run: GlyphRun) -> str:
    face = f"{run.face.name}@{_number(run.size)}"
    scale = "" if run.scale == 1 else f" {100 * run.scale:.1f}%"
    return f"{_number(at.x)} {_number(at.y)}  w={_number(run.width)}  {face}{scale}"


def _rect(rect: Rect) -> str:
    return " ".join(map(_number, (rect.x, rect.y, rect.width, rect.height)))


def _outline(path: Path) -> str:
    points = [path.start, *(curve[-1] for curve in path.curves)]
    return " ".join(f"{_number(p.x)},{_number(p.y)}" for p in points)


def _number(value: float) -> str:
    # Adding zero turns a rounded −0.000 into 0.000.
    return f"{round(value, 3) + 0.0:.3f}"


def _ink(ink: Ink) -> str:
    return "  ".join(
        [_color(ink) if ink.gradient is None else _gradient(ink.gradient), *_rest(ink)]
    )


def _color(ink: Ink) -> str:
    parts = (ink.cyan, ink.magenta, ink.yellow, ink.black)
    process = f"cmyk({','.join(f'{part:.6g}' for part in parts)})"
    return f"spot({ink.spot} {100 * ink.tint:g}%)={process}" if ink.spot else process


def _gradient(gradient: Gradient) -> str:
    stops = ", ".join(f"{_color(ink)} {100 * at:g}%" for at, ink in gradient.stops)
    return f"gradient({gradient.angle:g}°: {stops})"


def _rest(ink: Ink) -> Iterator[str]:
    """Yield what a plain process ink does not say."""
    if ink.opacity < 1:
        yield f"opacity {100 * ink.opacity:g}%"
    if ink.overprint is not None:
        yield "overprint" if ink.overprint else "knockout"
    if ink.rich:
        yield "rich"
