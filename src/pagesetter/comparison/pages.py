"""Pages compared by the names of their regions: what swapped, what is gone, what is new, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from pagesetter.comparison.frames import SHOWS, Part, around, compare_parts
from pagesetter.comparison.model import Change, SeenFrame, SeenPage
from pagesetter.geometry import Rect

_BODY = "body"


def compare_pages(before: Sequence[SeenPage], after: Sequence[SeenPage]) -> tuple[Change, ...]:
    """Return what changed, page by page: those of the same number, or in the same place."""
    olds, news = _numbered(before), _numbered(after)
    several = len(olds) > 1 or len(news) > 1
    found: list[Change] = []
    for number, page in olds.items():
        label = number if several else ""
        if number in news:
            changes = compare_page(page, news[number])
            found += [change._replace(page=label) for change in changes]
        else:
            found.append(Change("page", f"page {number}", "is gone", page=label))
    for number in news:
        if number not in olds:
            found.append(Change("page", f"page {number}", "is new", page=number))
    return tuple(found)


def _numbered(pages: Sequence[SeenPage]) -> dict[str, SeenPage]:
    if len(pages) == 1:
        return {"1": pages[0]}
    return {page.label or str(number): page for number, page in enumerate(pages, 1)}


def compare_page(before: SeenPage, after: SeenPage) -> list[Change]:
    """Return what changed of one page, in reading order."""
    found: list[Change] = list(_sheet(before, after))
    olds, news = _things(before), _things(after)
    swapped = dict(_swapped(olds, news))
    told: set[str] = set()
    for name, thing in news.items():
        if name in swapped:
            if name not in told:
                first, other = sorted((name, swapped[name]), key=list(olds).index)
                message = f"changed places with {other}"
                at, was = _bounds(news[first]), _bounds(olds[first])
                found.append(Change("swapped", first, message, at, was))
                told.update((first, other))
        elif name in olds:
            found += _thing(name, olds[name], thing, after.step)
        else:
            found.append(Change("added", name, _what(thing), _bounds(thing)))
    for name, thing in olds.items():
        if name not in news:
            bounds = _bounds(thing)
            found.append(Change("removed", name, _what(thing), bounds, bounds))
    return found


def _sheet(before: SeenPage, after: SeenPage) -> Iterator[Change]:
    sizes = [(p.width, p.height, p.bleed) for p in (before, after)]
    if any(abs(a - b) > SHOWS for a, b in zip(*sizes, strict=True)):
        told = [f"{w * 25.4 / 72:.1f} × {h * 25.4 / 72:.1f} mm" for w, h, _ in sizes]
        yield Change("page", "the sheet", f"{told[0]} → {told[1]}")
    if before.step and after.step and abs(before.step - after.step) > SHOWS:
        message = f"{before.step:g} pt → {after.step:g} pt from line to line"
        yield Change("leading", "the baseline grid", message)


# ---------------------------------------------------------------- things


def _things(page: SeenPage) -> dict[str, list[SeenFrame]]:
    """Return the frames of each story, picture or piece of furniture, by its name."""
    things: dict[str, list[SeenFrame]] = {}
    for frame in page.frames:
        things.setdefault(frame.name.split("/")[0], []).append(frame)
    return things


def _parts(frames: Sequence[SeenFrame]) -> dict[str, Part]:
    """Return what is compared as one text; frames of one name are one part."""
    parts: dict[str, list[SeenFrame]] = {}
    for frame in frames:
        first, *rest = frame.name.split("/")
        body = rest[:1] == [_BODY] and rest[-1].isdigit()
        parts.setdefault(f"{first}/{_BODY}" if body else frame.name, []).append(frame)
    return {name: Part(name, tuple(mine)) for name, mine in parts.items()}


def _thing(
    name: str, before: Sequence[SeenFrame], after: Sequence[SeenFrame], step: float
) -> Iterator[Change]:
    olds, news = _parts(before), _parts(after)
    for part, new in news.items():
        if part in olds:
            yield from compare_parts(olds[part], new, step)
        elif not _follows(new):
            yield Change("added", part, _quoted(new), new.bounds)
    for part, old in olds.items():
        if part not in news and not _follows(old):
            yield Change("removed", part, _quoted(old), old.bounds, old.bounds)
    rules = [sum(map(_follows, parts.values())) for parts in (olds, news)]
    if rules[0] != rules[1]:
        message = f"{rules[0]} rules between columns → {rules[1]}"
        yield Change("drawing", name, message, _bounds(after), _bounds(before))


def _follows(part: Part) -> bool:
    """Tell whether a part is a rule between columns: it comes and goes with them."""
    return "/rule/" in part.name


def _quoted(part: Part) -> str:
    text = part.text
    return f"“{text[:24]}{'…' if len(text) > 24 else ''}”" if text else "drawn"


def _what(frames: Sequence[SeenFrame]) -> str:
    pictures = [mark.file for frame in frames for mark in frame.marks if mark.kind == "photo"]
    text = _text(frames)
    if any(f"/{_BODY}/" in frame.name for frame in frames):
        return f"the story “{_title(frames)}”, {len(text)} characters"
    if pictures:
        return f"the picture {', '.join(pictures)}"
    return f"“{text[:24]}{'…' if len(text) > 24 else ''}”" if text else "drawn"


def _title(frames: Sequence[SeenFrame]) -> str:
    for frame in frames:
        if frame.name.endswith("/headline") and frame.runs:
            return "".join(run.text for run in frame.runs)
    return _text(frames)[:12] + "…"


def _text(frames: Sequence[SeenFrame]) -> str:
    return "".join(run.text for frame in frames for run in frame.runs)


def _bounds(frames: Sequence[SeenFrame]) -> Rect:
    return around([frame.bounds for frame in frames])


# ---------------------------------------------------------------- swapped


def _swapped(
    olds: dict[str, list[SeenFrame]], news: dict[str, list[SeenFrame]]
) -> Iterator[tuple[str, str]]:
    """Yield the names of things that stand in each other's place."""
    names = [name for name in news if name in olds]
    keys = {name: (_key(olds[name]), _key(news[name])) for name in names}
    changed = [name for name, (old, new) in keys.items() if old != new and old and new]
    for one, other in combinations(changed, 2):
        if keys[one][0] == keys[other][1] and keys[other][0] == keys[one][1]:
            yield one, other
            yield other, one


def _key(frames: Sequence[SeenFrame]) -> tuple[str, str]:
    """Return what a thing is, wherever it stands: its words and its pictures.

    Of a story that fills another place less or more of its end may show.
    """
    text = _text([f for f in frames if f"/{_BODY}/" in f.name]) or _text(frames)
    pictures = " ".join(m.digest for f in frames for m in f.marks if m.kind == "photo")
    return ("", "") if not (text or pictures) else (text[:60], pictures)
