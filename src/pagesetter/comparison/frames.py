"""One thing of a page compared with itself: its words, its lines, its place, its looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from pagesetter.comparison.marks import compare_marks
from pagesetter.comparison.model import Change, SeenFrame, SeenRun
from pagesetter.comparison.words import (
    TextLine,
    broken_anew,
    lines_of,
    operations,
    ranges,
    stretches,
)
from pagesetter.geometry import Rect
from pagesetter.records import NamedTuple

#: Points: less than this no press shows, and no rounding makes.
SHOWS = 0.02

#: Of a change of looks in some words, this many are quoted.
_QUOTED = 12


class Part(NamedTuple):
    """What is compared as one text: a headline, or all frames of a body."""

    name: str
    frames: tuple[SeenFrame, ...]

    @property
    def runs(self) -> tuple[SeenRun, ...]:
        """All its words."""
        return tuple(run for frame in self.frames for run in frame.runs)

    @property
    def text(self) -> str:
        """All its words, without their looks."""
        return "".join(run.text for run in self.runs)

    @property
    def lines(self) -> list[TextLine]:
        """Its lines, frame by frame."""
        return [line for frame in self.frames for line in lines_of(frame.runs)]

    @property
    def bounds(self) -> Rect:
        """What its frames take together."""
        return around([frame.bounds for frame in self.frames])


def around(rects: Sequence[Rect]) -> Rect:
    """Return the smallest rectangle around others."""
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)


def compare_parts(before: Part, after: Part, step: float) -> Iterator[Change]:
    """Yield what changed of a part that is on both pages."""
    if before.frames == after.frames:
        return
    yield from _words_and_lines(before, after)
    yield from _places(before, after, step)
    yield from _looks(before, after)
    for old, new in _pairs(before, after):
        yield from compare_marks(old, new)


def _pairs(before: Part, after: Part) -> list[tuple[SeenFrame, SeenFrame]]:
    olds = {frame.name: frame for frame in before.frames}
    return [(olds[frame.name], frame) for frame in after.frames if frame.name in olds]


# ---------------------------------------------------------------- words


def _words_and_lines(before: Part, after: Part) -> Iterator[Change]:
    texts = before.text, after.text
    found = operations(*texts)
    if texts[0] != texts[1]:
        out = sum(b - a for tag, a, b, _, _ in found if tag != "equal")
        put = sum(d - c for tag, _, _, c, d in found if tag != "equal")
        yield Change(
            "words",
            after.name,
            _counted(out, put),
            _place_of(after, found),
            before.bounds,
            stretches(*texts, found),
        )
    olds, news = before.lines, after.lines
    anew = broken_anew([line.text for line in olds], [line.text for line in news], found)
    if anew and len(news) > 1:
        some = "line" if len(anew) == 1 else "lines"
        message = f"{some} {ranges(anew)} of {len(news)} broken anew"
        runs = [run for number in anew for run in news[number - 1].runs]
        yield Change("lines", after.name, message, _box_of(runs), before.bounds)


def _counted(out: int, put: int) -> str:
    def some(number: int) -> str:
        return f"{number} character{'s' if number > 1 else ''}"

    if out and put:
        return f"{some(out)} taken out, {some(put)} put in"
    return f"{some(out)} taken out" if out else f"{some(put)} put in"


def _place_of(part: Part, found: Sequence[tuple[str, int, int, int, int]]) -> Rect:
    """Return where the words are that changed: their runs."""
    touched = [(c, max(d, c + 1)) for tag, _, _, c, d in found if tag != "equal"]
    runs, passed = [], 0
    for run in part.runs:
        end = passed + len(run.text)
        if any(c < end and passed < d for c, d in touched):
            runs.append(run)
        passed = end
    return _box_of(runs) if runs else part.bounds


def _box_of(runs: Sequence[SeenRun]) -> Rect:
    boxes = [
        Rect(r.x - r.size / 2, r.y, r.size, r.width)
        if r.down
        else Rect(r.x, r.y - 0.88 * r.size, r.width, r.size)
        for r in runs
    ]
    return around(boxes)


# ---------------------------------------------------------------- places


def _places(before: Part, after: Part, step: float) -> Iterator[Change]:
    for old, new in _pairs(before, after):
        if is_rule(old) and is_rule(new):
            continue  # its weight or its place is told of the rule
        yield from _place(old, new, step)
    olds = {frame.name for frame in before.frames}
    news = {frame.name for frame in after.frames}
    for frame in after.frames:
        if frame.name not in olds:
            yield Change("added", frame.name, "one frame more", frame.bounds)
    for frame in before.frames:
        if frame.name not in news:
            yield Change("removed", frame.name, "one frame less", frame.bounds, frame.bounds)


def _place(old: SeenFrame, new: SeenFrame, step: float) -> Iterator[Change]:
    a, b = old.bounds, new.bounds
    across, down = b.x - a.x, b.y - a.y
    wider, higher = b.width - a.width, b.height - a.height
    if max(abs(across), abs(down)) > SHOWS:
        yield Change("moved", new.name, f"moved {_way(across, down, step)}", b, a)
    if max(abs(wider), abs(higher)) > SHOWS:
        yield Change("grew", new.name, _growth(wider, higher, step), b, a)
    if max(abs(across), abs(down), abs(wider), abs(higher)) <= SHOWS:
        yield from _shift(old, new, step)


def _shift(old: SeenFrame, new: SeenFrame, step: float) -> Iterator[Change]:
    """Yield that the words of a frame stand elsewhere in it, and are the same."""
    if not old.runs or [r[:1] + r[3:] for r in old.runs] != [r[:1] + r[3:] for r in new.runs]:
        return
    across, down = new.runs[0].x - old.runs[0].x, new.runs[0].y - old.runs[0].y
    if max(abs(across), abs(down)) > SHOWS:
        message = f"its words moved {_way(across, down, step)}"
        yield Change("moved", new.name, message, new.bounds, old.bounds)


def _way(across: float, down: float, step: float) -> str:
    ways = []
    if abs(down) > SHOWS:
        ways.append(f"{'down' if down > 0 else 'up'} {length(abs(down), step)}")
    if abs(across) > SHOWS:
        ways.append(f"{'right' if across > 0 else 'left'} {length(abs(across), 0.0)}")
    return " and ".join(ways)


def _growth(wider: float, higher: float, step: float) -> str:
    told = []
    if abs(higher) > SHOWS:
        told.append(f"{length(abs(higher), step)} {'higher' if higher > 0 else 'lower'}")
    if abs(wider) > SHOWS:
        told.append(f"{length(abs(wider), 0.0)} {'wider' if wider > 0 else 'narrower'}")
    return " and ".join(told)


def length(points: float, step: float) -> str:
    """Return a length for people: in lines where it is a whole number of them.

    >>> length(28.0, 14.0), length(7.2, 14.0)
    ('2 lines (9.88 mm)', '2.54 mm')
    """
    mm = f"{points * 25.4 / 72:.2f} mm"
    lines = points / step if step else 0.0
    if lines >= 0.5 and abs(lines - round(lines)) < 0.01:
        return f"{round(lines)} line{'s' if round(lines) > 1 else ''} ({mm})"
    return mm


def is_rule(frame: SeenFrame) -> bool:
    """Tell whether a frame is one rule and nothing else."""
    if frame.runs or len(frame.marks) != 1:
        return False
    return frame.marks[0].kind == "fill" and min(frame.bounds[2:]) < 6


# ---------------------------------------------------------------- looks


def _looks(before: Part, after: Part) -> Iterator[Change]:
    if not before.runs or not after.runs:
        return
    for kind, key in (("face", "face"), ("size", "size"), ("ink", "ink")):
        yield from _look(before, after, kind, key)
    old, new = _leading(before), _leading(after)
    if old and new and abs(old - new) > SHOWS:
        message = f"{old:g} pt → {new:g} pt from line to line"
        yield Change("leading", after.name, message, after.bounds, before.bounds)


def _look(before: Part, after: Part, kind: str, key: str) -> Iterator[Change]:
    olds = [(c, getattr(run, key)) for run in before.runs for c in run.text]
    news = [(c, getattr(run, key)) for run in after.runs for c in run.text]
    if [c for c, _ in olds] != [c for c, _ in news]:
        was, now = (list(dict.fromkeys(v for _, v in part)) for part in (olds, news))
        if set(was) != set(now):
            message = f"{_values(was, kind)} → {_values(now, kind)}"
            yield Change(kind, after.name, message, after.bounds, before.bounds)
        return
    changed = [(c, a, b) for (c, a), (_, b) in zip(olds, news, strict=True)]
    for (a, b), group in groupby(changed, key=lambda item: item[1:]):
        if a == b:
            continue
        words = "".join(c for c, _, _ in group)
        whole = len(words) == len(changed)
        quoted = words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
        where = "" if whole else f"“{quoted}” "
        message = f"{where}{_values([a], kind)} → {_values([b], kind)}"
        yield Change(kind, after.name, message, after.bounds, before.bounds)


def _values(values: Sequence[object], kind: str) -> str:
    unit = " pt" if kind == "size" else ""
    return ", ".join(
        f"{value:g}{unit}" if isinstance(value, float) else str(value) for value in values
    )


def _leading(part: Part) -> float:
    """Return the usual distance from line to line; 0 of a single line."""
    distances = []
    for frame in part.frames:
        lines = lines_of(frame.runs)
        distances += [abs(b.at - a.at) for a, b in pairwise(lines)]
    return round(median(distances), 2) if distances else 0.0
