"""What a layout prints: masthead, folio line, staff line, rules, tints, its codes."""

from __future__ import annotations

from pagesetter.description.furniture_model import (
    Furniture,
    FurnitureBarcode,
    FurnitureBox,
    FurnitureCode,
    FurniturePicture,
    FurnitureText,
)
from pagesetter.description.look_model import FurnitureOrnament, FurnitureRule
from pagesetter.description.model import Paragraph
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.geometry import Rect
from pagesetter.keeping import Shelf, on_forget
from pagesetter.makeup.boxes import Look, set_box
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.facts import filled_in, is_printed_on
from pagesetter.makeup.mirror import furniture_bounds, is_mirrored
from pagesetter.makeup.model import Item, PlacedPhoto, SetFrame
from pagesetter.makeup.words import Block, set_in_room

#: Facts of a line that is spread are parted by an ideographic space.
BETWEEN = "\u3000"

# Lines as they were set: of several layouts, with the numbers of many pages.
_SET = Shelf(200)
on_forget(_SET.clear)


def printed_furniture(desk: Desk) -> tuple[Furniture, ...]:
    """Return the pieces that go on this page."""
    return tuple(
        piece
        for piece in desk.layout.furniture
        if is_printed_on(desk.page, piece.on) and desk.uses(piece.slots)
    )


def set_furniture(desk: Desk) -> tuple[Item, ...]:
    """Set the layout's furniture, boxes first: they lie under the words."""
    boxes: list[Item] = []
    others: list[Item] = []
    for piece in printed_furniture(desk):
        if isinstance(piece, FurnitureRule | FurnitureOrnament):
            continue  # those stop at what stands on the page, and are set with it
        bounds = furniture_bounds(desk, piece)
        if bounds is not None and isinstance(piece, FurnitureBox):
            boxes += _box(desk, piece, bounds)
        elif bounds is not None:
            others += _set_piece(desk, piece, bounds)
    return (*boxes, *others)


def _set_piece(
    desk: Desk,
    piece: FurnitureText | FurniturePicture | FurnitureBarcode | FurnitureCode | FurnitureBox,
    bounds: Rect,
) -> tuple[Item, ...]:
    match piece:
        case FurnitureText():
            return _words(desk, piece, bounds)
        case FurniturePicture():
            return _picture(desk, piece, bounds)
        case FurnitureBarcode():
            from pagesetter.makeup.bars import set_barcode  # few pages have one

            return set_barcode(desk, piece, bounds)
        case FurnitureCode():
            from pagesetter.makeup.codes import set_furniture_code  # few pages have one

            return set_furniture_code(desk, piece, bounds)
        case FurnitureBox():
            return _box(desk, piece, bounds)


def _box(desk: Desk, item: FurnitureBox, bounds: Rect) -> tuple[Item, ...]:
    return set_box(desk, item.name, bounds, Look(item.fill, item.border, item.radius, item.span))


def _picture(desk: Desk, item: FurniturePicture, place: Rect) -> tuple[Item, ...]:
    from pagesetter.makeup.whole_pictures import all_of, check_resolution, fitted, opened

    picture = opened(desk, item.file, item.file_span)
    if picture is None:
        return ()
    bounds = fitted(picture, place, item.side)
    check_resolution(desk, picture, (all_of(picture), bounds), item.file_span)
    return (PlacedPhoto(item.name, picture, all_of(picture), bounds, None, item.span),)


def _words(desk: Desk, item: FurnitureText, bounds: Rect) -> tuple[Item, ...]:
    """Set the lines of a text, each in a strip of the place; those strips stand in its middle."""
    filled = [filled_in(desk, line, optional=item.optional) for line in item.lines]
    lines = [words for words in filled if words is not None]
    if len(lines) < 2:
        return tuple(_line(desk, item, words, bounds) for words in lines)
    strips = _strips(desk, item.style, bounds, len(lines))
    frames = [_line(desk, item, words, strip) for words, strip in zip(lines, strips, strict=True)]
    placed = tuple(line for frame in frames for line in frame.lines)
    return (SetFrame(item.name, bounds, placed, item.span),)


def _line(desk: Desk, item: FurnitureText, words: Paragraph, room: Rect) -> SetFrame:
    """Set a line, or return it as it was set: most are the same on all pages of a layout.

    What a style and a piece are is told by identity; they are kept with what was set of them.
    """
    style = desk.styles[item.style]
    made_of = words, room, is_mirrored(desk, item)
    key = id(item), id(style), words.text
    kept = _SET.get(key)
    if kept is not None and kept[0] == made_of:
        known: SetFrame = kept[1]
        return known
    log = DiagnosticLog()
    frame = _set_words(desk._replace(log=log), item, words, room)
    told = tuple(log)
    for diagnostic in told:
        desk.log.add(diagnostic)
    if not told:
        _SET.put(key, (made_of, frame, item, style))
    return frame


def _set_words(desk: Desk, item: FurnitureText, words: Paragraph, room: Rect) -> SetFrame:
    style = desk.styles[item.style]
    if item.spread and not style.vertical and BETWEEN in words.text:
        from pagesetter.makeup.spread_words import set_spread

        return set_spread(desk, item.name, words, style, room)
    block = Block(item.name, words, item.style, mirrored=is_mirrored(desk, item))
    return set_in_room(desk, block, room)


def _strips(desk: Desk, style: str, bounds: Rect, count: int) -> list[Rect]:
    """Return a strip for each line: as high as the style's leading, less where that is too much."""
    found = desk.styles[style]
    if found.vertical:
        width = min(found.leading, bounds.width / count)
        right = bounds.x + (bounds.width + count * width) / 2
        return [Rect(right - (i + 1) * width, bounds.y, width, bounds.height) for i in range(count)]
    height = min(found.leading, bounds.height / count)
    top = bounds.y + (bounds.height - count * height) / 2
    return [Rect(bounds.x, top + i * height, bounds.width, height) for i in range(count)]
