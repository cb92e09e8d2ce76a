"""What a slot says of a story's headings: the room of each, and the block they make."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pagesetter.description.fields import Fields
from pagesetter.description.heading_keys import HEADING, HEADING_PART
from pagesetter.description.heading_model import (
    At,
    HeadingDescription,
    HeadingPart,
    SizeRelation,
)
from pagesetter.description.keys import Type
from pagesetter.description.layout_model import (
    PhotoSlot,
    Slot,
    StorySlot,
)
from pagesetter.description.look_reader import read_border, read_fill
from pagesetter.description.style_reader import Names, style_in
from pagesetter.description.values import BadValueError, read_count, read_part_of_size
from pagesetter.description.wording import did_you_mean, listed, shown
from pagesetter.diagnostics import Code
from pagesetter.records import NamedTuple

#: The headings a story may have, from the top.
HEADINGS = ("kicker", "headline", "deck", "summary", "byline")

# What a summary has that says nothing of its rows: more than any place holds.
_ALL_ROWS = 1_000

_BELOW = re.compile(r"([1-9])\s*号(?:\s*below)?")


class Headings(NamedTuple):
    """All that a slot says of headings."""

    parts: Mapping[str, HeadingPart | None]
    block: HeadingDescription | None


def read_headings(fields: Fields, names: Names) -> Headings:
    """Read the rooms of a slot's headings, and the block that they make."""
    columns = fields.count("columns") if "columns" in fields else 1
    parts = {name: _part(fields, name, columns, names) for name in HEADINGS}
    block = _block(fields, columns, names)
    lines = block.lines if block else None
    shared = block.parts if block and lines else ()
    for name, part in parts.items():
        if part is None or part.lines is not None:
            continue
        if name not in shared or part.columns is not None:
            message = f"`{name}` lacks `lines`"
            hint = "add `lines:`, or share those of a `heading` that has it among its `parts`"
            names.complaints.error(Code.MISSING_KEY, message, fields.key_span(name), hint)
    return Headings(parts, block)


def _part(fields: Fields, name: str, columns: int, names: Names) -> HeadingPart | None:
    part = fields.mapping(name, HEADING_PART)
    if part is None:
        return None
    rows = _ALL_ROWS if name == "summary" else 1
    return HeadingPart(
        style=style_in(part, "style", names),
        lines=part.count("lines") if "lines" in part else None,
        rows=part.count("rows") if "rows" in part else rows,
        above=part.length("above"),
        size=_size(part, name),
        columns=_columns(part, columns),
        span=part.span,
    )


def _size(part: Fields, name: str) -> SizeRelation | None:
    scalar = part.scalar("size") if "size" in part else None
    if scalar is None:
        return None
    if name == "headline":
        message = "the headline's size is its style's: the other headings' follow from it"
        part.complaints.error(Code.BAD_VALUE, message, scalar.span, "delete `size`")
        return None
    return part.try_reading(scalar, "size", _relation)


def _relation(text: str) -> SizeRelation:
    """Read a size as it is to the headline's.

    >>> _relation("45%"), _relation("2号 below")
    (SizeRelation(part=0.45, below=0), SizeRelation(part=None, below=2))
    """
    match = _BELOW.fullmatch(text)
    if match:
        return SizeRelation(None, int(match[1]))
    try:
        return SizeRelation(read_part_of_size(text), 0)
    except BadValueError as error:
        reason = f"must be a part of the headline's size, not {shown(text)}"
        hint = "write a percentage such as `45%`, or `2号 below`"
        raise BadValueError(error.code, reason, hint) from None


def _columns(fields: Fields, most: int) -> tuple[int, int] | None:
    """Read the first and the last column that headings span."""
    if "columns" not in fields:
        return None
    scalars = fields.scalars("columns")
    found = [
        fields.try_reading(s, "columns", lambda text: read_count(text, Type.COUNT)) for s in scalars
    ]
    counts = [count for count in found if count is not None]
    if len(counts) < len(scalars):
        return None
    if len(counts) not in (1, 2) or counts[0] > counts[-1] or counts[-1] > most:
        message = f"`columns` must be the first and the last that are spanned, of {most}"
        hint = "write them as `[1, 2]`, or one alone as `[1]`"
        fields.complaints.error(Code.BAD_VALUE, message, fields.key_span("columns"), hint)
        return None
    return counts[0], counts[-1]


def _block(fields: Fields, columns: int, names: Names) -> HeadingDescription | None:
    block = fields.mapping("heading", HEADING)
    if block is None:
        return None
    found = HeadingDescription(
        parts=_parts(block),
        lines=block.count("lines") if "lines" in block else None,
        columns=_columns(block, columns),
        over=block.text_or_none("over"),
        at=block.choice("at", At),
        above=block.length("above"),
        below=block.length("below"),
        padding=block.length("padding"),
        fill=read_fill(block, names),
        border=read_border(block, names),
        span=block.span,
        over_span=block.value_span("over"),
    )
    if found.over is not None and found.columns is not None:
        message = "a heading over a photo spans no columns"
        block.complaints.error(
            Code.BAD_VALUE, message, block.key_span("columns"), "delete `columns`"
        )
    return found


def _parts(block: Fields) -> tuple[str, ...]:
    if "parts" not in block:
        return HEADINGS[:4]
    found = block.scalars("parts")
    for scalar in found:
        if scalar.text not in HEADINGS:
            message = f"no heading is named {shown(scalar.text)}"
            hints = did_you_mean(scalar.text, HEADINGS) or (f"they are {listed(HEADINGS)}",)
            block.complaints.error(Code.BAD_VALUE, message, scalar.span, *hints)
    written = [scalar.text for scalar in found]
    order = [HEADINGS.index(name) for name in written if name in HEADINGS]
    if order and order != list(range(order[0], order[0] + len(order))):
        message = "the parts of a heading must follow one another from the top"
        hint = f"their order is {', '.join(HEADINGS)}"
        block.complaints.error(Code.BAD_VALUE, message, block.key_span("parts"), hint)
    return tuple(written)


def check_over(slots: Mapping[str, Slot], names: Names) -> None:
    """Complain where a heading stands over what is not a slot for a photo."""
    photos = [slot.name for slot in slots.values() if isinstance(slot, PhotoSlot)]
    for slot in slots.values():
        block = slot.heading if isinstance(slot, StorySlot) else None
        if block and block.over is not None and block.over not in photos:
            message = f"no slot for a photo is named {shown(block.over)}"
            hints = did_you_mean(block.over, photos)
            names.complaints.error(Code.UNKNOWN_SLOT, message, block.over_span, *hints)
