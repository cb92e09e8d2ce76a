"""A display list as a comparison sees it, and kept as JSON."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from pagesetter.comparison.model import SeenFrame, SeenMark, SeenPage, SeenRun
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
from pagesetter.geometry import Path as Outline
from pagesetter.geometry import Rect
from pagesetter.ink import Ink

#: What a reference says it is; another number is not read.
FORMAT = 1

_DIGITS = 3  # thousandths of a point, as a dump has them


def seen(page: DisplayList, step: float) -> SeenPage:
    """Return a page as it is compared; `step` is that of its baseline grid."""
    frames = tuple(
        SeenFrame(
            region.name,
            _rect(region.bounds),
            tuple(_run(mark) for mark in region.marks if isinstance(mark, DrawGlyphs)),
            tuple(_mark(mark) for mark in region.marks if not isinstance(mark, DrawGlyphs)),
        )
        for region in page.regions
    )
    size = page.page
    return SeenPage(
        page.label,
        _round(size.width),
        _round(size.height),
        _round(page.bleed),
        _round(step),
        frames,
    )


def ink_name(ink: Ink) -> str:
    """Return an ink for people."""
    parts = (ink.cyan, ink.magenta, ink.yellow, ink.black)
    name = f"cmyk({','.join(f'{100 * part:g}' for part in parts)})"
    if ink.spot:
        name = ink.spot if ink.tint == 1 else f"{ink.spot} {100 * ink.tint:g}%"
    if ink.gradient is not None:
        stops = " to ".join(ink_name(stop) for _, stop in ink.gradient.stops)
        name = f"gradient {stops} at {ink.gradient.angle:g}°"
    more = f" opacity {100 * ink.opacity:g}%" if ink.opacity != 1 else ""
    return name + more + (" overprint" if ink.overprint else "")


def _run(mark: DrawGlyphs) -> SeenRun:
    run = mark.run
    width = _round(run.width)
    return SeenRun(
        run.text,
        _round(mark.at.x),
        _round(mark.at.y),
        width,
        run.face.name + (f" {100 * run.scale:.1f}% wide" if run.scale != 1 else ""),
        _round(run.size),
        ink_name(mark.ink),
        run.vertical or run.turned,
    )


def _mark(mark: Mark) -> SeenMark:
    match mark:
        case DrawPhoto():
            look = "" if mark.clip is None else f"clip {_points(mark.clip)}"
            file = mark.picture.file
            bounds, crop = _rect(mark.bounds), _rect(mark.crop)
            return SeenMark(
                "photo", bounds, look=look, file=file.name, digest=_digest_of(file), crop=crop
            )
        case FillRect():
            return SeenMark("fill", _rect(mark.bounds), ink_name(mark.ink))
        case DrawPath():
            dash = f"{'round' if mark.round else 'dash'} {mark.dash}" if mark.dash else ""
            shape = _digest(_points(mark.path, relative=True))
            weight = _round(mark.stroke or 0.0)
            return SeenMark("path", _around(mark.path), ink_name(mark.ink), weight, dash, shape)
        case Clip():
            inside = "; ".join(repr(_mark(inner)) for inner in mark.marks)
            ink = ink_name(mark.marks[0].ink) if mark.marks else ""
            return SeenMark("path", _around(mark.path), ink, look=_digest(inside))
        case DrawShapes():
            at, run = mark.at, mark.run
            bounds = _rect(Rect(at.x, at.y - run.size, run.width, run.size))
            return SeenMark(
                "path", bounds, ink_name(mark.ink), _round(mark.stroke or 0.0), run.text
            )
        case _:
            raise AssertionError("glyphs are no such marks")


def _around(path: Outline) -> Rect:
    points = [path.start, *(point for curve in path.curves for point in curve)]
    x, y = min(p.x for p in points), min(p.y for p in points)
    return _rect(Rect(x, y, max(p.x for p in points) - x, max(p.y for p in points) - y))


def _points(path: Outline, *, relative: bool = False) -> str:
    from_x, from_y = path.start if relative else (0.0, 0.0)
    points = [path.start, *(point for curve in path.curves for point in curve)]
    return " ".join(f"{p.x - from_x:.2f},{p.y - from_y:.2f}" for p in points)


def _round(value: float) -> float:
    return round(value, _DIGITS) + 0.0


def _rect(rect: Rect) -> Rect:
    return Rect(*(_round(side) for side in rect))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _digest_of(file: Path) -> str:
    try:
        status = file.stat()
        return _digest_at(file, status.st_mtime_ns, status.st_size)
    except OSError:
        return ""


@lru_cache(maxsize=256)
def _digest_at(file: Path, _modified: int, _size: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]


# ---------------------------------------------------------------- kept


def as_json(pages: tuple[SeenPage, ...]) -> bytes:
    """Return pages as JSON, a frame a line, so that a reference can be read and compared."""
    told = []
    for page in pages:
        frames = ",\n".join(json.dumps(frame, ensure_ascii=False) for frame in page.frames)
        head = json.dumps(page[:-1], ensure_ascii=False)
        told.append(f'{{"page": {head}, "frames": [\n{frames}\n]}}')
    return f'{{"format": {FORMAT}, "pages": [\n{",".join(told)}\n]}}\n'.encode()


def from_json(data: bytes) -> tuple[SeenPage, ...]:
    """Return what `as_json` kept. Raises `ValueError` for anything else."""
    try:
        told = json.loads(data)
        if told["format"] != FORMAT:
            raise ValueError("kept by another version of pagesetter")
        return tuple(_page_of(page) for page in told["pages"])
    except (TypeError, KeyError, IndexError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError("not kept by pagesetter") from error


def _page_of(told: Any) -> SeenPage:
    label, *sizes = told["page"]
    width, height, bleed, step = map(float, sizes)
    return SeenPage(str(label), width, height, bleed, step, tuple(map(_frame_of, told["frames"])))


def _frame_of(told: Any) -> SeenFrame:
    name, bounds, runs, marks = told
    return SeenFrame(
        str(name),
        Rect(*bounds),
        tuple(SeenRun(*run) for run in runs),
        tuple(_mark_of(mark) for mark in marks),
    )


def _mark_of(told: Any) -> SeenMark:
    mark = SeenMark(*told)
    crop = None if mark.crop is None else Rect(*mark.crop)
    return mark._replace(bounds=Rect(*mark.bounds), crop=crop)
