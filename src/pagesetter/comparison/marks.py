"""Photos, rules, tints and drawn shapes of a frame compared, each with the one it was."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.comparison.model import Change, SeenFrame, SeenMark
from pagesetter.geometry import Rect

# Points, as in `frames`.
_SHOWS = 0.02

# Thinner than this, in points, a fill is a rule.
_RULE = 6.0


def compare_marks(old: SeenFrame, new: SeenFrame) -> Iterator[Change]:
    """Yield what changed of the marks of a frame that is on both pages."""
    olds = [mark for mark in old.marks if mark.kind != "photo"]
    news = [mark for mark in new.marks if mark.kind != "photo"]
    yield from _photos(old, new)
    if len(olds) != len(news):
        message = f"{_some(len(olds))} → {_some(len(news))}"
        yield Change("drawing", new.name, message, new.bounds, old.bounds)
        return
    told: set[tuple[str, str]] = set()
    for a, b in zip(olds, news, strict=True):
        for change in _drawn(a, b, old, new):
            if (change.kind, change.message) not in told:  # the four sides of a border are alike
                told.add((change.kind, change.message))
                yield change


def _some(number: int) -> str:
    return f"{number} drawn thing{'' if number == 1 else 's'}"


def _photos(old: SeenFrame, new: SeenFrame) -> Iterator[Change]:
    olds = [mark for mark in old.marks if mark.kind == "photo"]
    news = [mark for mark in new.marks if mark.kind == "photo"]
    for a, b in zip(olds, news, strict=False):
        if a.file != b.file or a.digest != b.digest:
            told = f"{a.file} → {b.file}" if a.file != b.file else f"{b.file} has other pixels"
            yield Change("picture", new.name, told, b.bounds, a.bounds)
        elif a.crop != b.crop and a.crop and b.crop:
            yield Change("crop", new.name, _crop(a.crop, b.crop, b.file), b.bounds, a.bounds)
        if a.look != b.look:
            yield Change("crop", new.name, "it is clipped in another way", b.bounds, a.bounds)
    for a in olds[len(news) :]:
        yield Change("removed", new.name, f"the picture {a.file}", a.bounds, a.bounds)
    for b in news[len(olds) :]:
        yield Change("added", new.name, f"the picture {b.file}", b.bounds)


def _crop(a: Rect, b: Rect, file: str) -> str:
    if abs(a.width - b.width) < 0.5 and abs(a.height - b.height) < 0.5:
        ways = []
        if abs(b.x - a.x) >= 0.5:
            ways.append(f"{abs(b.x - a.x):.0f} pixels to the {'right' if b.x > a.x else 'left'}")
        if abs(b.y - a.y) >= 0.5:
            ways.append(f"{abs(b.y - a.y):.0f} pixels {'down' if b.y > a.y else 'up'}")
        return f"the part of {file} that shows moved {' and '.join(ways) or 'a little'}"
    return f"{file} shows {b.width:.0f} × {b.height:.0f} pixels, and not {a.width:.0f} × {a.height:.0f}"


def _drawn(a: SeenMark, b: SeenMark, old: SeenFrame, new: SeenFrame) -> Iterator[Change]:
    if a.kind != b.kind:
        yield Change("drawing", new.name, "drawn in another way", b.bounds, a.bounds)
        return
    if a.ink != b.ink:
        yield Change("ink", new.name, f"{a.ink} → {b.ink}", b.bounds, a.bounds)
    weights = _weight(a), _weight(b)
    thicker = abs(weights[0] - weights[1]) > _SHOWS and all(weights)
    if thicker:
        message = f"{weights[0]:g} pt → {weights[1]:g} pt"
        yield Change("weight", new.name, message, b.bounds, a.bounds)
    if (a.look, a.file) != (b.look, b.file) and not thicker:
        yield Change("drawing", new.name, "another pattern or shape", b.bounds, a.bounds)
    elif not thicker and _of_rule(old) and a.bounds != b.bounds:
        across, down = b.bounds.x - a.bounds.x, b.bounds.y - a.bounds.y
        if max(abs(across), abs(down)) > _SHOWS:
            mm = max(abs(across), abs(down)) * 25.4 / 72
            yield Change("moved", new.name, f"the rule moved {mm:.2f} mm", b.bounds, a.bounds)
        else:
            yield Change("grew", new.name, "the rule is of another length", b.bounds, a.bounds)


def _of_rule(frame: SeenFrame) -> bool:
    return not frame.runs and len(frame.marks) == 1 and min(frame.bounds[2:]) < _RULE


def _weight(mark: SeenMark) -> float:
    """Return how thick a rule or an outline is; 0 of a tint."""
    if mark.kind == "path":
        return mark.weight
    thin = min(mark.bounds.width, mark.bounds.height)
    return round(thin, 2) if thin < _RULE else 0.0
