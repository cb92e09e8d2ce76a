"""Ads: a picture shown whole, or words, and always the word 广告 in a corner."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.layout_model import Align, TextPart
from pagesetter.description.model import Paragraph
from pagesetter.description.press_model import AdDescription, AdSlot, Corner
from pagesetter.diagnostics import Code
from pagesetter.geometry import TOLERANCE, Insets, Rect
from pagesetter.makeup.boxes import Look, set_box
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.facts import of_layout
from pagesetter.makeup.model import Item, PlacedBox, PlacedLine, PlacedPhoto, SetFrame
from pagesetter.makeup.photos import crop_to
from pagesetter.makeup.room import thickness
from pagesetter.makeup.whole_pictures import all_of, check_resolution, fitted, opened
from pagesetter.makeup.words import ASCENT, Block, set_in_room

# White around the label's words, in ems of them.
_BESIDE_LABEL = 0.3
_OVER_LABEL = 0.15
_MM = 72 / 25.4

_LEFT = (Corner.TOP_LEFT, Corner.BOTTOM_LEFT)
_TOP = (Corner.TOP_LEFT, Corner.TOP_RIGHT)


def set_ad(
    desk: Desk, name: str, ad: AdDescription, slot: AdSlot, bounds: Rect
) -> tuple[Item, ...]:
    """Set an ad: its ground, its picture over its words, its keyline, its label."""
    items: list[Item] = []
    if slot.fill:
        items += set_box(desk, name, bounds, Look(slot.fill, None, None, ad.span))
    parts = _parts(desk, ad, slot)
    height = sum(part.lines for _, _, part in parts) * desk.grid.step
    top, labeled = bounds.y + (bounds.height - height) / 2, bounds
    if ad.file is not None:
        top, labeled = bounds.bottom - height, bounds.inset(Insets(bottom=height))
        if labeled.height <= 0:
            message = f"the words of the ad in `{name}` leave no room for its picture"
            desk.log.error(Code.OVERSET, message, ad.span, "shorten them, or give it more room")
            return ()
        items += _picture(desk, name, ad, slot, labeled)
    words = tuple(_words(desk, name, parts, slot, bounds._replace(y=top)))
    items += words
    if slot.border:
        items += set_box(desk, f"{name}/border", bounds, Look(None, slot.border, None, ad.span))
    label = _label(desk, name, ad, slot, labeled)
    if any(label[-1].bounds.overlaps(line) for frame in words for line in _type_of(frame)):
        desk.log.warn(
            Code.OVERLAP,
            f"the label of the ad in `{name}` covers its words",
            ad.span,
            "put the label into another corner, or give the words more padding",
        )
    return (*items, *label)


def _words(
    desk: Desk, name: str, parts: list[tuple[str, Paragraph, TextPart]], slot: AdSlot, room: Rect
) -> Iterator[SetFrame]:
    """Set the words of an ad one under the other, from the top of a room."""
    padding, y = desk.styles.points(slot.padding), room.y
    for part_name, words, part in parts:
        above, height = desk.styles.points(part.above), part.lines * desk.grid.step
        place = Rect(room.x + padding, y + above, room.width - 2 * padding, height - above)
        block = Block(f"{name}/{part_name}", words, part.style, part.rows)
        yield set_in_room(desk, block, place)
        y += height


def _type_of(frame: SetFrame) -> Iterator[Rect]:
    """Yield where the type of a frame of horizontal lines stands."""
    for placed in frame.lines:
        for run in placed.line.runs:
            size = run.run.size
            yield Rect(placed.x + run.x, placed.baseline - ASCENT * size, run.run.width, size)


def label_words(ad: AdDescription, slot: AdSlot) -> Paragraph:
    """Return the words that tell an ad as one."""
    return ad.label or of_layout(slot.label.text, slot.label.span)


def _parts(desk: Desk, ad: AdDescription, slot: AdSlot) -> list[tuple[str, Paragraph, TextPart]]:
    parts = []
    for name, words, part in (("title", ad.title, slot.title), ("text", ad.text, slot.text)):
        if words is not None and part is None:
            desk.log.error(
                Code.BAD_VALUE,
                f"the slot `{slot.name}` has no place for the {name} of an ad",
                words.span,
                f"take the {name} out, or give the slot a `{name}` in the layout",
            )
        elif words is not None and part is not None:
            parts.append((name, words, part))
    return parts


def _picture(
    desk: Desk, name: str, ad: AdDescription, slot: AdSlot, room: Rect
) -> tuple[Item, ...]:
    """Show all of an ad's picture; one that nearly has the shape of its room fills it."""
    assert ad.file is not None, "only an ad with a picture is asked for it"
    picture = opened(desk, ad.file, ad.file_span)
    if picture is None:
        return ()
    own, wanted = picture.width / picture.height, room.width / room.height
    if max(own, wanted) / min(own, wanted) - 1 <= slot.tolerance + TOLERANCE:
        crop, shown = crop_to(picture, wanted, (0.5, 0.5)), room
    else:
        crop, shown = all_of(picture), fitted(picture, room)
        desk.log.warn(
            Code.AD_SHAPE,
            f"`{ad.file.name}` is {own:.2f} times as wide as it is high, its place in `{name}` "
            f"{wanted:.2f} times: it is set whole, with white beside it",
            ad.file_span,
            f"ask for an ad of {room.width / _MM:.1f} × {room.height / _MM:.1f} mm",
        )
    check_resolution(desk, picture, (crop, shown), ad.file_span)
    return (PlacedPhoto(f"{name}/picture", picture, crop, shown, None, ad.span),)


def _label(
    desk: Desk, name: str, ad: AdDescription, slot: AdSlot, bounds: Rect
) -> tuple[Item, ...]:
    """Set the label in its corner, on a patch that keeps it legible over a picture."""
    words, style = label_words(ad, slot), desk.styles[slot.label.style]
    shaped = shape_paragraph(words, style._replace(indent=0.0, vertical=False), desk.log)
    line = set_line(shaped, 0, len(shaped.text), Fill(bounds.width, False, Align.START))
    size = style.size
    width = sum(run.run.width for run in line.runs) + 2 * _BESIDE_LABEL * size
    if width > bounds.width + TOLERANCE:
        message = f"the label of the ad in `{name}` is wider than the ad"
        desk.log.warn(Code.OVERSET, message, words.span, "shorten it, or set it smaller")
    height = size * (1 + 2 * _OVER_LABEL)
    weight = thickness(desk.styles, slot.border)
    corner = slot.label.corner
    x = bounds.x + weight if corner in _LEFT else bounds.right - weight - width
    y = bounds.y + weight if corner in _TOP else bounds.bottom - weight - height
    patch = Rect(x, y, width, height)
    items: list[Item] = []
    if slot.label.fill:
        ink = desk.styles.ink(slot.label.fill)
        items.append(PlacedBox(f"{name}/label-ground", patch, ink, None, slot.label.span))
    baseline = y + (_OVER_LABEL + ASCENT) * size
    placed = PlacedLine(x + _BESIDE_LABEL * size, baseline, line)
    return (*items, SetFrame(f"{name}/label", patch, (placed,), words.span))
