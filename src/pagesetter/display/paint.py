"""The made-up page as a display list: absolute marks in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import assert_never

from pagesetter.composition.model import PlacedRun, ShapedParagraph, TextStyle
from pagesetter.diagnostics import Span
from pagesetter.display.model import (
    FURNITURE,
    Clip,
    DisplayList,
    DrawGlyphs,
    DrawPath,
    DrawPhoto,
    DrawShapes,
    Element,
    FillRect,
    Mark,
    Region,
    Stretch,
)
from pagesetter.geometry import Path, Point, Rect
from pagesetter.ink import Ink
from pagesetter.keeping import shelf
from pagesetter.makeup.model import (
    Item,
    Look,
    MadeUpPage,
    PlacedBox,
    PlacedDrawing,
    PlacedLine,
    PlacedPattern,
    PlacedPhoto,
    SetFrame,
)

# Latin words with what stands among them: two letters or more.
_WORDS = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ][ -~À-ɏ’‐]*[A-Za-zÀ-ÖØ-öø-ɏ]").finditer


def paint(page: MadeUpPage) -> DisplayList:
    """Turn a made-up page into what is drawn."""
    grid = page.grid
    regions = tuple(_painted(item) for item in page.items)
    fold = grid.page.width / 2 if grid.fold else None
    return DisplayList(
        grid.page, grid.bleed, page.title, page.language, regions, fold, date=page.date
    )


def _painted(item: Item) -> Region:
    """Return the marks of an item: those of the last page, where it is the same or just like it."""
    kept = shelf("regions", 800)
    if kept is None:
        return _region(item)
    own, named = id(item), (type(item), item.name)
    found = kept.get(own)
    if found is None or found[0] is not item:
        found = kept.get(named)
        if found is None or found[0] != item:
            found = item, _region(item)
            kept.put(named, found)
            kept.put(own, found)
    region: Region = found[1]
    return region


def _region(item: Item) -> Region:
    match item:
        case SetFrame():
            return Region(item.name, item.bounds, _type(item), item.elements)
        case PlacedPhoto():
            photo = DrawPhoto(
                item.picture, item.crop, item.bounds, item.span, item.clip, item.element
            )
            border = _border(item.bounds, *item.keyline, item.span) if item.keyline else ()
            return Region(item.name, item.bounds, (photo, *border))
        case PlacedBox():
            fill = (FillRect(item.bounds, item.fill, item.span),) if item.fill else ()
            border = _border(item.bounds, *item.border, item.span) if item.border else ()
            return Region(item.name, item.bounds, (*fill, *border))
        case PlacedDrawing():
            return Region(item.name, item.bounds, _drawing(item))
        case PlacedPattern():
            return Region(item.name, item.bounds, _pattern(item))
        case _:
            assert_never(item)


def _pattern(item: PlacedPattern) -> tuple[Mark, ...]:
    span, element = item.span, item.element
    ground = (FillRect(item.bounds, item.ground, span, element),) if item.ground else ()
    return (*ground, *(FillRect(rect, item.ink, span, element) for rect in item.rects))


def _drawing(item: PlacedDrawing) -> tuple[Mark, ...]:
    paths = tuple(
        DrawPath(s.path, s.ink, item.span, s.stroke, s.dash, s.round) for s in item.shapes
    )
    return paths if item.clip is None else (Clip(item.clip, paths, item.span),)


def _type(frame: SetFrame) -> tuple[Mark, ...]:
    """Return the marks of a frame: what is behind its text, the text, and what is beside it.

    What is read beside it, ruby, comes after what is drawn there.
    """
    text: list[Mark] = list(_behind(frame, frame.look)) if frame.look else []
    beside: list[Mark] = []
    last, language = None, ""
    for placed in frame.lines:
        line, element = placed.line, placed.element or frame.element
        if line.paragraph is not last:
            last = line.paragraph
            language = _language_in(last) if last else ""
        foreign = "" if element is None or element is FURNITURE else language
        if placed.label is None:
            text += _glyphs(placed, line.runs, element, foreign)
        else:
            count, label = placed.label
            text += _glyphs(placed, line.runs[:count], label, last and _language_of(last.style))
            text += _glyphs(placed, line.runs[count:], element, foreign)
        if line.shapes:
            beside += [
                DrawPath(_placed_path(placed, s.path), s.ink, s.span, s.stroke) for s in line.shapes
            ]
        # Ruby is no word of a foreign language, whatever its letters.
        if line.annotations:
            beside += _glyphs(placed, line.annotations, element)
    return (*text, *beside)


def _behind(frame: SetFrame, look: Look) -> Iterator[DrawShapes]:
    """Yield what is behind all of a heading's glyphs: their shadow, then their outline."""
    # Half of what an outline is drawn with is under the glyphs, so that they keep their weight.
    stroke = 2 * look.outline[0] if look.outline else None
    glyphs = [mark for placed in frame.lines for mark in _glyphs(placed, placed.line.runs)]
    if look.shadow:
        right, down, ink = look.shadow
        for at, run, _, span, *_ in glyphs:
            yield DrawShapes(Point(at.x + right, at.y + down), run, ink, span, stroke)
    if look.outline:
        for at, run, _, span, *_ in glyphs:
            yield DrawShapes(at, run, look.outline[1], span, stroke)


def _glyphs(
    placed: PlacedLine,
    runs: Sequence[PlacedRun],
    element: Element | None = None,
    language: str | None = "",
) -> list[DrawGlyphs]:
    """Return the marks of runs of a line; their Latin words are told to be of a language, if any."""
    x, y, vertical = placed.x, placed.baseline, placed.vertical
    marks: list[DrawGlyphs] = []
    for along, run, ink, span, away in runs:
        at = Point(x + away, y + along) if vertical else Point(x + along, y - away)
        languages = _stretches(run.text, language) if language else ()
        marks.append(DrawGlyphs(at, run, ink, span, element, languages))
    return marks


def _language_in(paragraph: ShapedParagraph) -> str:
    """Return the language of the Latin words of a paragraph's lines, "" where it has none."""
    language = _language_of(paragraph.style)
    return language if language and any(_WORDS(paragraph.text)) else ""


def _language_of(style: TextStyle) -> str:
    """Return the language of Latin words in a style, "" where it is not known, or the style's.

    It is the language that they are parted in.
    """
    language = style.hyphenation
    return _foreign(language, style.language) if language else ""


@lru_cache(maxsize=64)
def _foreign(language: str, around: str) -> str:
    return "" if language.partition("-")[0] == around.partition("-")[0] else language


def _stretches(text: str, language: str) -> tuple[Stretch, ...]:
    """Return the Latin words of a run. Figures and single letters, as in 5G, are read as others."""
    return tuple([Stretch(m.start(), m.end(), language) for m in _WORDS(text)])


def _placed_point(placed: PlacedLine, along: float, away: float) -> Point:
    if placed.vertical:
        return Point(placed.x + away, placed.baseline + along)
    return Point(placed.x + along, placed.baseline - away)


def _placed_path(placed: PlacedLine, path: Path) -> Path:
    return Path(
        _placed_point(placed, *path.start),
        tuple(
            (_placed_point(placed, *a), _placed_point(placed, *b), _placed_point(placed, *c))
            for a, b, c in path.curves
        ),
    )


def _border(bounds: Rect, weight: float, ink: Ink, span: Span) -> tuple[Mark, ...]:
    """Return the four sides of a frame, drawn inside its bounds."""
    b = bounds
    sides = (
        Rect(b.x, b.y, b.width, weight),
        Rect(b.x, b.bottom - weight, b.width, weight),
        Rect(b.x, b.y + weight, weight, b.height - 2 * weight),
        Rect(b.right - weight, b.y + weight, weight, b.height - 2 * weight),
    )
    return tuple(FillRect(side, ink, span) for side in sides)
