"""What a slot says of the paragraphs of a story that are not plain text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from pagesetter.description.body_keys import DROP_CAP, INTRO, ITEMS, SOURCE
from pagesetter.description.body_model import (
    BodyParts,
    DropCapDescription,
    EndMarkAt,
    IntroDescription,
    ListDescription,
    SourceDescription,
)
from pagesetter.description.fields import Fields
from pagesetter.description.layout_model import RuleDescription
from pagesetter.description.style_reader import Names, style_in
from pagesetter.description.wording import shown
from pagesetter.diagnostics import Code

RuleReader: TypeAlias = Callable[[Fields, str, Names], RuleDescription | None]

#: What a number of a list may be written as: the sign that stands for it.
NUMERALS = "1一①"

_TALLEST = 6  # lines of a drop cap
_WIDEST = 4  # characters of it
_LONGEST = 20  # characters of an end mark, a bullet, a number or a prefix


def read_body_parts(fields: Fields, names: Names, read_rule: RuleReader) -> BodyParts:
    """Read the keys of a slot's story that are about paragraphs of one kind."""
    return BodyParts(
        subheads=_subheads(fields, names),
        intro=_intro(fields, names, read_rule),
        items=_items(fields, names),
        drop_cap=_drop_cap(fields, names),
        end_mark=_short(fields, "end_mark") or None,
        end_mark_at=fields.choice("end_mark_at", EndMarkAt),
        source=_source(fields, names, read_rule),
    )


def _subheads(fields: Fields, names: Names) -> tuple[str, ...]:
    """Return the styles of the lower levels: one that has none is set as the level above."""
    styles: list[str] = []
    for name in ("subhead_2", "subhead_3"):
        if name in fields:
            styles.append(style_in(fields, name, names))
        elif styles:
            styles.append(styles[-1])
        elif "subhead_3" in fields:
            styles.append("")
    return tuple(styles)


def _intro(fields: Fields, names: Names, read_rule: RuleReader) -> IntroDescription | None:
    part = fields.mapping("intro", INTRO)
    if part is None:
        return None
    rule = read_rule(part, "rule", names)
    return IntroDescription(style_in(part, "style", names), part.count("lines_after"), rule)


def _items(fields: Fields, names: Names) -> ListDescription | None:
    part = fields.mapping("list", ITEMS)
    if part is None:
        return None
    number = _short(part, "number")
    if not any(sign in number for sign in NUMERALS):
        message = f"`number` must have a `1`, `一` or `①` that stands for it, not {shown(number)}"
        part.complaints.error(Code.BAD_VALUE, message, part.value_span("number"))
    style = part.text_or_none("style")
    return ListDescription(
        style=names.style(style, part.value_span("style")) if style else None,
        bullet=_short(part, "bullet"),
        number=number,
        indent=part.count("indent"),
        hang=part.count("hang"),
    )


def _drop_cap(fields: Fields, names: Names) -> DropCapDescription | None:
    part = fields.mapping("drop_cap", DROP_CAP)
    if part is None:
        return None
    lines, characters = part.count("lines"), part.count("characters")
    for name, number, least, most in (
        ("lines", lines, 2, _TALLEST),
        ("characters", characters, 1, _WIDEST),
    ):
        if not least <= number <= most:
            message = f"`{name}` of a drop cap must be from {least} to {most}, not {number}"
            part.complaints.error(Code.BAD_VALUE, message, part.value_span(name))
    return DropCapDescription(style_in(part, "style", names), lines, characters)


def _source(fields: Fields, names: Names, read_rule: RuleReader) -> SourceDescription | None:
    part = fields.mapping("source", SOURCE)
    if part is None:
        return None
    return SourceDescription(
        style=style_in(part, "style", names),
        prefix=_short(part, "prefix"),
        rule=read_rule(part, "rule", names),
        rule_width=part.length("rule_width"),
    )


def _short(fields: Fields, name: str) -> str:
    """Return a few characters that are set beside words; complain of more."""
    text = " ".join((fields.text_or_none(name) or "").split())
    if len(text) > _LONGEST:
        message = f"`{name}` must be {_LONGEST} characters at most, not {len(text)}"
        fields.complaints.error(Code.BAD_VALUE, message, fields.value_span(name))
        return text[:_LONGEST]
    return text
