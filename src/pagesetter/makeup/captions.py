"""A photo's caption and credit: below it, beside it, on it; and what they leave the photo."""

from __future__ import annotations

from math import ceil, floor

from pagesetter.composition.model import TextStyle
from pagesetter.description.layout_model import Align, PhotoSlot
from pagesetter.description.look_model import CaptionAt, CreditAt
from pagesetter.description.model import Paragraph, PhotoDescription
from pagesetter.geometry import Insets, Rect, fits
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.model import Item, PlacedBox, PlacedLine, SetFrame
from pagesetter.makeup.words import set_beside, set_under
from pagesetter.records import NamedTuple

_LEFT = (CaptionAt.LEFT, CaptionAt.TOP_LEFT, CaptionAt.BOTTOM_LEFT)
_OVER = (
    CaptionAt.TOP_LEFT,
    CaptionAt.TOP_RIGHT,
    CaptionAt.BOTTOM_LEFT,
    CaptionAt.BOTTOM_RIGHT,
)
_TOP = (CaptionAt.TOP_LEFT, CaptionAt.TOP_RIGHT)


class PhotoWords(NamedTuple):
    """The words of a photo, read after it, and the room that they leave it.

    A room of no height or width tells that there is none.
    """

    room: Rect
    items: tuple[Item, ...]


def set_photo_words(
    desk: Desk, name: str, photo: PhotoDescription, slot: PhotoSlot, room: Rect
) -> PhotoWords:
    """Set a photo's caption and credit in its place."""
    if photo.credit is None or slot.words.credit_at is not CreditAt.EDGE:
        return _set(_Words(desk, name, slot, photo.caption, photo.credit), room)
    words = _Words(desk, name, slot, photo.caption, None)
    gap, over = desk.styles.points(slot.gap), slot.words.at in _OVER
    found = PhotoWords(room, ()) if over else _set(words, room)
    if found.room.height <= 0:
        return found
    # The credit stands between the photo and a caption at its right, and ends at its foot.
    style = _turned(desk.styles[slot.credit])
    credit = set_beside(desk, f"{name}/credit", photo.credit, style, found.room)
    rest = found.room.inset(Insets(right=credit.bounds.width + gap))
    if over and rest.width > 0:
        found = _set(words, rest)
        rest = found.room
    return PhotoWords(rest, (*found.items, credit))


def _turned(style: TextStyle) -> TextStyle:
    """Return a style with its lines from top to bottom, each at the foot of its measure."""
    spacing = style.spacing._replace(vertical=True)
    return style._replace(vertical=True, spacing=spacing, align=Align.END, indent=0.0)


class _Words(NamedTuple):
    """What is set: for one photo."""

    desk: Desk
    name: str
    slot: PhotoSlot
    caption: Paragraph | None
    credit: Paragraph | None

    @property
    def style(self) -> TextStyle:
        """The style whose characters a width is counted in."""
        return self.desk.styles[self.slot.caption if self.caption else self.slot.credit]

    @property
    def gap(self) -> float:
        return self.desk.styles.points(self.slot.gap)


def _set(words: _Words, room: Rect) -> PhotoWords:
    if words.caption is None and words.credit is None:
        return PhotoWords(room, ())
    at = words.slot.words.at
    if at is CaptionAt.BELOW:
        return _below(words, room)
    if at in (CaptionAt.LEFT, CaptionAt.RIGHT):
        return _beside(words, room, left=at is CaptionAt.LEFT)
    return _over(words, room, at)


# ---------------------------------------------------------------- below


def _below(words: _Words, room: Rect) -> PhotoWords:
    """Set words at the foot of a place, or at its right where their style is vertical."""
    if _shares_a_line(words):
        frames, height = _stacked(words, room)
        return PhotoWords(room.inset(Insets(bottom=height + words.gap)), frames)
    items: list[Item] = []
    beside = under = False
    # From the foot: the credit under the caption, the caption under the photo.
    for part, paragraph, style in (
        ("credit", words.credit, words.slot.credit),
        ("caption", words.caption, words.slot.caption),
    ):
        if paragraph is not None:
            found = words.desk.styles[style]
            put = set_beside if found.vertical else set_under
            words_set = put(words.desk, f"{words.name}/{part}", paragraph, found, room)
            taken = words_set.bounds
            room = room.inset(
                Insets(right=taken.width) if found.vertical else Insets(bottom=taken.height)
            )
            beside, under = beside or found.vertical, under or not found.vertical
            items.insert(0, words_set)
    gap = words.gap
    room = room.inset(Insets(right=gap if beside else 0.0, bottom=gap if under else 0.0))
    return PhotoWords(room, tuple(items))


def _shares_a_line(words: _Words) -> bool:
    return (
        words.slot.words.credit_at is CreditAt.CAPTION_END
        and words.caption is not None
        and words.credit is not None
    )


def _stacked(words: _Words, room: Rect) -> tuple[tuple[SetFrame, ...], float]:
    """Set caption and credit at the foot of a column; return them, and how high they are."""
    desk, slot = words.desk, words.slot
    credit: SetFrame | None = None
    if words.credit is not None:
        style = desk.styles[slot.credit]
        if _shares_a_line(words):
            style = style._replace(align=Align.END, indent=0.0)
        credit = set_under(desk, f"{words.name}/credit", words.credit, style, room)
    if words.caption is None:
        return ((credit,), credit.bounds.height) if credit else ((), 0.0)
    style, name = desk.styles[slot.caption], f"{words.name}/caption"
    if credit is None:
        caption = set_under(desk, name, words.caption, style, room)
        return (caption,), caption.bounds.height
    if _shares_a_line(words):
        caption = set_under(desk, name, words.caption, style, room)
        last = caption.lines[-1]
        if len(credit.lines) == 1 and fits(_right(last) + style.size, _left(credit.lines[0])):
            line = credit.lines[0]._replace(baseline=last.baseline)
            return (caption, credit._replace(lines=(line,))), caption.bounds.height
    above = room.inset(Insets(bottom=credit.bounds.height))
    caption = set_under(desk, name, words.caption, style, above)
    return (caption, credit), caption.bounds.height + credit.bounds.height


def _left(placed: PlacedLine) -> float:
    return placed.x + min((run.x for run in placed.line.runs), default=0.0)


def _right(placed: PlacedLine) -> float:
    return placed.x + max((run.x + run.run.width for run in placed.line.runs), default=0.0)


# ---------------------------------------------------------------- beside


def _beside(words: _Words, room: Rect, *, left: bool) -> PhotoWords:
    """Set words in a column of whole characters that ends at the foot of the photo."""
    assert words.slot.words.width is not None, "the reader has seen to it"
    style = words.style
    measure = _whole(words.desk.styles.points(words.slot.words.width, style.size), style.size)
    # The foot of the last em box, and not of its line, stands at the foot of the photo.
    below = (style.leading - style.size) / 2
    x = room.x if left else room.right - measure
    frames, height = _stacked(words, Rect(x, room.y, measure, room.height + below))
    taken = measure + words.gap
    rest = room.inset(Insets(left=taken) if left else Insets(right=taken))
    if not fits(height - 2 * below, room.height):
        rest = rest._replace(height=0.0)
    return PhotoWords(rest, frames)


def _whole(width: float, size: float) -> float:
    """Return a width less what is not a whole character, of one at least."""
    return max(1, floor(width / size + 1e-6)) * size


# ---------------------------------------------------------------- on the photo


def _over(words: _Words, room: Rect, at: CaptionAt) -> PhotoWords:
    """Set words in a corner of the photo, on a tint where the slot has one."""
    placement, style = words.slot.words, words.style
    points = words.desk.styles.points
    padding = points(placement.padding, style.size) if placement.padding else 0.0
    most = room.width - 2 * padding
    wanted = most if placement.width is None else min(most, points(placement.width, style.size))
    measure = _whole(wanted, style.size)
    frames, height = _stacked(words, Rect(room.x, room.y, measure, room.height))
    if all(len(frame.lines) == 1 for frame in frames):
        # One line or two: the tint is as wide as the words, in whole characters.
        lines = [frame.lines[0] for frame in frames]
        extent = max(map(_right, lines)) - min(map(_left, lines))
        measure = min(measure, ceil(extent / style.size - 1e-6) * style.size)
    box = Rect(room.x, room.y, measure + 2 * padding, height + 2 * padding)
    if not (fits(box.height, room.height) and fits(box.width, room.width)):
        return PhotoWords(room._replace(height=0.0), ())
    x = room.x if at in _LEFT else room.right - box.width
    y = room.y if at in _TOP else room.bottom - box.height
    box = Rect(x, y, box.width, box.height)
    frames, _ = _stacked(words, box.inset(Insets(padding, padding, padding, padding)))
    if placement.fill is None:
        return PhotoWords(room, frames)
    ink = words.desk.styles.ink(placement.fill)
    span = frames[0].span
    return PhotoWords(room, (PlacedBox(f"{words.name}/tint", box, ink, None, span), *frames))
