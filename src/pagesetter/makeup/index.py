"""The index of the paper (今日导读): headlines, each with the page its story is on."""

from __future__ import annotations

from math import ceil, floor

from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.layout_model import Align
from pagesetter.description.model import Emphasis, IndexEntry, Paragraph, Piece
from pagesetter.description.press_model import IndexSlot
from pagesetter.diagnostics import Code
from pagesetter.geometry import TOLERANCE, Insets, Rect
from pagesetter.makeup.boxes import Look, set_box, set_rule
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.facts import of_layout
from pagesetter.makeup.model import Item, PlacedLine, PlacedPattern, SetFrame
from pagesetter.makeup.room import thickness
from pagesetter.makeup.words import Block, counted, set_in_room

# Dots of a leader are this far apart, in their own widths.
_DOT_PITCH = 5
# Fewer are no leader.
_LEAST_DOTS = 3
# The middle of an ideograph is this far over its baseline, in ems.
_MIDDLE = 0.38


def set_index(desk: Desk, slot: IndexSlot, bounds: Rect) -> tuple[Item, ...]:
    """Set the index: its title, then the entries one under the other."""
    points, step = desk.styles.points, desk.grid.step
    span = desk.page.indexed[0].span
    look = Look(slot.fill, slot.border, None, span)
    padding = max(points(slot.padding), thickness(desk.styles, slot.border))
    inner = bounds.inset(Insets(0, padding, 0, padding))
    title = slot.title.lines if slot.title else 0
    room_lines = int((bounds.height + 1e-6) / step) - title
    fitting = max(0, room_lines // slot.entry.lines)
    entries = desk.page.indexed[:fitting]
    _report_left_out(desk, fitting)
    height = (title + len(entries) * slot.entry.lines) * step
    y = bounds.y + (bounds.height - height) / 2
    items: list[Item] = [*set_box(desk, slot.name, bounds, look)]
    if slot.title:
        room = Rect(inner.x, y, inner.width, title * step)
        words = of_layout(slot.words, slot.span)
        block = Block(f"{slot.name}/title", words, slot.title.style, slot.title.rows)
        items.append(set_in_room(desk, block, room))
        y += title * step
    for number, entry in enumerate(entries, 1):
        band = Rect(inner.x, y, inner.width, slot.entry.lines * step)
        if number > 1 or slot.title:
            items += _rule(desk, slot, number, band)
        items += _entry(desk, slot, f"{slot.name}/{number}", entry, band)
        y += band.height
    return tuple(items)


def _report_left_out(desk: Desk, fitting: int) -> None:
    left_out = desk.page.indexed[fitting:]
    if left_out:
        desk.log.warn(
            Code.OVERSET,
            f"the index has room for {counted(fitting, 'line')} of entries: "
            f"`{left_out[0].headline.text}` and all after it are left out",
            left_out[0].span,
            "take entries out, or give the index a higher place",
        )


def _rule(desk: Desk, slot: IndexSlot, number: int, band: Rect) -> tuple[Item, ...]:
    if slot.rule is None:
        return ()
    line = Rect(band.x, band.y, band.width, 0.0)
    return (set_rule(desk, f"{slot.name}/rule/{number}", slot.rule, line, down=False),)


def _entry(
    desk: Desk, slot: IndexSlot, name: str, entry: IndexEntry, band: Rect
) -> tuple[Item, ...]:
    """Set a headline from the left of a band, and its page number at the right."""
    gap = desk.styles.points(slot.gap)
    page = _page(desk, slot, name, entry, band)
    above = desk.styles.points(slot.entry.above)
    room = band.inset(Insets(top=above, right=page.bounds.width + gap))
    block = Block(f"{name}/headline", entry.headline, slot.entry.style, slot.entry.rows)
    headline = set_in_room(desk, block, room)
    if headline.lines:
        page = _on_last_line(page, headline)
    leader = _leader(desk, slot, name, headline, page, gap)
    return (headline, *leader, page)


def _page(desk: Desk, slot: IndexSlot, name: str, entry: IndexEntry, band: Rect) -> SetFrame:
    before, _, behind = slot.page.partition("{page}")
    pieces = [
        Piece(before, Emphasis.NONE, slot.span),
        Piece(entry.page, Emphasis.NONE, entry.page_span),
    ]
    pieces.append(Piece(behind, Emphasis.NONE, slot.span))
    words = Paragraph(tuple(piece for piece in pieces if piece.text), entry.page_span)
    style = desk.styles[slot.page_style]._replace(indent=0.0, vertical=False)
    shaped = shape_paragraph(words, style, desk.log)
    line = set_line(shaped, 0, len(shaped.text), Fill(band.width, False, Align.START))
    width = max((run.x + run.run.width for run in line.runs), default=0.0)
    bounds = Rect(band.right - width, band.y, width, band.height)
    middle = band.y + band.height / 2 + _MIDDLE * style.size
    return SetFrame(f"{name}/page", bounds, (PlacedLine(bounds.x, middle, line),), entry.page_span)


def _on_last_line(page: SetFrame, headline: SetFrame) -> SetFrame:
    """Put a page number on the baseline of the headline's last line."""
    (line,) = page.lines
    return page._replace(lines=(line._replace(baseline=headline.lines[-1].baseline),))


def _leader(
    desk: Desk, slot: IndexSlot, name: str, headline: SetFrame, page: SetFrame, gap: float
) -> tuple[Item, ...]:
    """Draw dots from a headline to its page number; those of all entries stand in line."""
    if slot.leader is None or not headline.lines:
        return ()
    weight, ink = desk.styles.points(slot.leader.weight), desk.styles.ink(slot.leader.ink)
    placed = headline.lines[-1]
    end = placed.x + max((run.x + run.run.width for run in placed.line.runs), default=0.0)
    size = max((run.run.size for run in placed.line.runs), default=weight)
    y = placed.baseline - _MIDDLE * size - weight / 2
    pitch = _DOT_PITCH * weight
    right = page.bounds.x - gap / 2
    # Counted from the right of the index, so that dots stand under dots.
    first = ceil((page.bounds.right - right + weight) / pitch - TOLERANCE)
    last = floor((page.bounds.right - end - gap / 2) / pitch + TOLERANCE)
    dots = [page.bounds.right - i * pitch for i in range(last, first - 1, -1)]
    if len(dots) < _LEAST_DOTS:
        return ()
    rects = tuple(Rect(x, y, weight, weight) for x in dots)
    bounds = Rect(dots[0], y, dots[-1] + weight - dots[0], weight)
    return (PlacedPattern(f"{name}/leader", bounds, None, ink, rects, slot.span),)
