"""What stands inside mappings, lists and choices, by table and key: what a type alone does not say.

The readers know it by what they call; here it stands to be printed as JSON Schemas. Tests
hold that no key is missing, that none is left over, and that the choices are the readers'.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from pagesetter.description import (
    body_keys,
    edition_keys,
    frame_keys,
    furniture_model,
    heading_keys,
    ink_keys,
    jump_keys,
    layout_keys,
    look_keys,
    page_keys,
    press_keys,
    profile_keys,
    sheet_keys,
)
from pagesetter.description.body_model import EndMarkAt
from pagesetter.description.fit_model import FitPolicy
from pagesetter.description.frame_model import ColumnsEnd, Reads, Sides, Widths, Wrap
from pagesetter.description.furniture_model import OnPages, Recovery, Role
from pagesetter.description.heading_model import At
from pagesetter.description.keys import Key, Table, Type
from pagesetter.description.layout_model import (
    Adjustment,
    Align,
    BreakingMethod,
    Direction,
    Hanging,
    KinsokuLevel,
    MarkStyle,
    Numbers,
)
from pagesetter.description.look_model import (
    CaptionAt,
    CreditAt,
    Motif,
    OrnamentShape,
    OrnamentSpot,
    PatternKind,
    RuleKind,
    Side,
    Turn,
)
from pagesetter.description.press_model import Corner
from pagesetter.description.profile_model import Lossless
from pagesetter.description.sheet_model import Binding, Half, Remainder
from pagesetter.description.table_model import CellAlign
from pagesetter.diagnostics import Code
from pagesetter.presswork import Level, PrintersMark, RenderingIntent, Standard
from pagesetter.records import NamedTuple


class Mapped(NamedTuple):
    """A mapping with the keys of one of some tables."""

    tables: tuple[Table, ...]


class Named(NamedTuple):
    """A mapping whose keys are names of the writer's own."""

    value: Shape


class Keyed(NamedTuple):
    """A mapping whose keys are some of a few names."""

    names: type[Enum]
    value: Shape


class Listed(NamedTuple):
    """A list of things of one shape."""

    item: Shape


class Either(NamedTuple):
    """One of several shapes."""

    shapes: tuple[Shape, ...]


class Blank(NamedTuple):
    """A thing, or nothing in its place."""

    value: Shape


class Choice(NamedTuple):
    """One of a few names."""

    names: type[Enum]


#: What may stand as a value: one of the above, or the type of a single word.
Shape = Mapped | Named | Keyed | Listed | Either | Blank | Choice | Type


def _of(*tables: Table) -> Mapped:
    return Mapped(tables)


FURNITURE = _of(
    press_keys.FURNITURE_TEXT,
    press_keys.FURNITURE_BOX,
    press_keys.FURNITURE_PICTURE,
    press_keys.FURNITURE_BARCODE,
    press_keys.FURNITURE_CODE,
    look_keys.FURNITURE_RULE,
    look_keys.FURNITURE_ORNAMENT,
)

_POINTS = Listed(Type.FRACTIONS)
_RULE = _of(look_keys.RULE)
_ROW = Listed(Blank(Either((Type.TEXT, _of(page_keys.CELL)))))
_SLOT_KINDS: dict[str, Shape] = {
    "story": _of(layout_keys.STORY_SLOT),
    "photo": _of(layout_keys.PHOTO_SLOT),
    "panel": _of(layout_keys.PANEL_SLOT),
    "quote": _of(frame_keys.QUOTE_SLOT),
    "table": _of(body_keys.TABLE_SLOT),
    "ad": _of(press_keys.AD_SLOT),
    "index": _of(press_keys.INDEX_SLOT),
    "code": _of(press_keys.CODE_SLOT),
}
_LAYOUT_PLACE = _of(page_keys.GRID_PLACE, layout_keys.LENGTH_PLACE)
_FACTS = Named(Type.TEXT)
_HEADINGS: dict[str, Shape] = {
    part: _of(heading_keys.HEADING_PART)
    for part in ("kicker", "headline", "deck", "byline", "summary")
}
_WRAPPING: dict[str, Shape] = {
    "wrap": Choice(Wrap),
    "sides": Choice(Sides),
    "widths": Choice(Widths),
    "reads": Choice(Reads),
}
_PARTS: dict[str, Shape] = {
    "title": _of(layout_keys.PART),
    "text": _of(layout_keys.PART),
    "entry": _of(layout_keys.PART),
}

#: The shapes of the keys of each table whose type does not say all.
SHAPES: Mapping[str, Mapping[str, Shape]] = {
    # a page
    page_keys.PAGE.thing: {
        "edition": _FACTS,
        "staff": _FACTS,
        "stories": Listed(_of(page_keys.STORY)),
        "photos": Listed(_of(page_keys.PHOTO)),
        "panels": Listed(_of(page_keys.PANEL)),
        "tables": Listed(_of(page_keys.TABLE)),
        "ads": Listed(_of(press_keys.AD)),
        "index": Listed(_of(page_keys.INDEX_ENTRY)),
        "codes": Listed(_of(press_keys.CODE)),
    },
    page_keys.STORY.thing: {
        "body": Either((Type.TEXT, _of(page_keys.BODY))),
        "photos": Listed(_of(page_keys.PHOTO)),
        "tables": Listed(_of(page_keys.TABLE)),
        "quotes": Listed(_of(page_keys.QUOTE)),
        "jump": Either((Type.PAGE_NUMBER, _of(jump_keys.JUMP))),
        "continues": Either((Type.PAGE_NUMBER, _of(jump_keys.CONTINUES))),
    },
    page_keys.PHOTO.thing: {
        "files": Listed(Either((Type.PATH, _of(page_keys.GROUP_PHOTO)))),
        "clip": _POINTS,
    },
    page_keys.GROUP_PHOTO.thing: {"clip": _POINTS},
    page_keys.TABLE.thing: {
        "columns": Listed(_of(page_keys.TABLE_COLUMN)),
        "header": _ROW,
        "rows": Listed(_ROW),
    },
    page_keys.TABLE_COLUMN.thing: {"align": Choice(CellAlign)},
    page_keys.CELL.thing: {"align": Choice(CellAlign)},
    # an edition
    edition_keys.EDITION.thing: {
        "edition": _FACTS,
        "defaults": _of(edition_keys.EDITION_DEFAULTS),
        "pages": Listed(_of(edition_keys.EDITION_PAGE)),
    },
    edition_keys.EDITION_DEFAULTS.thing: {"staff": _FACTS},
    edition_keys.EDITION_PAGE.thing: {"edition": _FACTS, "staff": _FACTS},
    # a layout
    layout_keys.LAYOUT.thing: {
        "page": _of(sheet_keys.SHEET),
        "grid": _of(sheet_keys.GRID),
        "inks": Named(_of(ink_keys.INK)),
        "borders": Named(_of(look_keys.MOTIF_BORDER)),
        "patterns": Named(_of(look_keys.PATTERN)),
        "styles": Named(_of(layout_keys.STYLE)),
        "slots": Named(_of(layout_keys.SLOT)),
        "defaults": _of(layout_keys.DEFAULTS),
        "furniture": Named(FURNITURE),
    },
    ink_keys.INK.thing: {"gradient": _of(ink_keys.GRADIENT)},
    ink_keys.GRADIENT.thing: {"stops": Listed(_of(ink_keys.STOP))},
    sheet_keys.SHEET.thing: {
        "type_area": _of(sheet_keys.TYPE_AREA),
        "binding": Choice(Binding),
    },
    sheet_keys.GRID.thing: {"remainder": Choice(Remainder)},
    layout_keys.STYLE.thing: {
        "align": Choice(Align),
        "direction": Choice(Direction),
        "kinsoku": Choice(KinsokuLevel),
        "marks": Choice(MarkStyle),
        "adjust": Choice(Adjustment),
        "breaking": Choice(BreakingMethod),
        "numbers": Choice(Numbers),
        "hanging": Choice(Hanging),
        "outline": _RULE,
        "shadow": _of(layout_keys.SHADOW),
    },
    layout_keys.LENGTH_PLACE.thing: {"half": Choice(Half)},
    layout_keys.SLOT.thing: _SLOT_KINDS,
    layout_keys.DEFAULTS.thing: {
        name: shape for name, shape in _SLOT_KINDS.items() if name != "index"
    },
    layout_keys.STORY_SLOT.thing: {
        **_HEADINGS,
        "intro": _of(body_keys.INTRO),
        "list": _of(body_keys.ITEMS),
        "drop_cap": _of(body_keys.DROP_CAP),
        "end_mark_at": Choice(EndMarkAt),
        "source": _of(body_keys.SOURCE),
        "rule": _RULE,
        "separator": _of(look_keys.SEPARATOR),
        "box": _of(look_keys.BOX),
        "fit": Choice(FitPolicy),
        "frames": Listed(_of(frame_keys.FRAME)),
        "columns_end": Choice(ColumnsEnd),
        "remainder": Choice(Remainder),
        "heading": _of(heading_keys.HEADING),
        "jump_to": _of(jump_keys.JUMP_LINE),
        "jump_from": _of(jump_keys.JUMP_LINE),
    },
    layout_keys.PHOTO_SLOT.thing: {
        "keyline": _RULE,
        "caption_at": Choice(CaptionAt),
        "credit_at": Choice(CreditAt),
        "group": _of(look_keys.GROUP),
        **_WRAPPING,
    },
    layout_keys.PANEL_SLOT.thing: {
        "title": _PARTS["title"],
        "text": _PARTS["text"],
        "ornament": _of(look_keys.PANEL_ORNAMENT),
        **_WRAPPING,
    },
    frame_keys.QUOTE_SLOT.thing: {"rule": _RULE, **_WRAPPING},
    body_keys.TABLE_SLOT.thing: {
        "title": _PARTS["title"],
        "rules": _of(body_keys.TABLE_RULES),
    },
    body_keys.TABLE_RULES.thing: dict.fromkeys(body_keys.TABLE_RULES.names(), _RULE),
    body_keys.INTRO.thing: {"rule": _RULE},
    body_keys.SOURCE.thing: {"rule": _RULE},
    heading_keys.HEADING.thing: {"at": Choice(At)},
    press_keys.AD_SLOT.thing: {
        "label": _of(press_keys.AD_LABEL),
        "title": _PARTS["title"],
        "text": _PARTS["text"],
    },
    press_keys.AD_LABEL.thing: {"corner": Choice(Corner)},
    press_keys.INDEX_SLOT.thing: {
        "title": _PARTS["title"],
        "entry": _PARTS["entry"],
        "leader": _RULE,
        "rule": _RULE,
    },
    press_keys.CODE_SLOT.thing: {"recovery": Choice(Recovery)},
    press_keys.FURNITURE_TEXT.thing: {"role": Choice(Role), "on": Choice(OnPages)},
    press_keys.FURNITURE_BOX.thing: {"on": Choice(OnPages)},
    press_keys.FURNITURE_PICTURE.thing: {
        "side": Choice(furniture_model.Side),
        "role": Choice(Role),
        "on": Choice(OnPages),
    },
    press_keys.FURNITURE_BARCODE.thing: {"on": Choice(OnPages)},
    press_keys.FURNITURE_CODE.thing: {"recovery": Choice(Recovery), "on": Choice(OnPages)},
    look_keys.RULE.thing: {"kind": Choice(RuleKind)},
    look_keys.SEPARATOR.thing: {"kind": Choice(RuleKind), "side": Choice(Side)},
    look_keys.MOTIF_BORDER.thing: {"motif": Choice(Motif)},
    look_keys.PATTERN.thing: {"kind": Choice(PatternKind)},
    look_keys.ORNAMENT.thing: {"shape": Choice(OrnamentShape), "turn": Choice(Turn)},
    look_keys.PANEL_ORNAMENT.thing: {
        "shape": Choice(OrnamentShape),
        "turn": Choice(Turn),
        "at": Choice(OrnamentSpot),
    },
    look_keys.FURNITURE_RULE.thing: {
        "place": _of(look_keys.RULE_PLACE),
        "rule": _RULE,
        "on": Choice(OnPages),
    },
    look_keys.FURNITURE_ORNAMENT.thing: {
        "ornament": _of(look_keys.ORNAMENT),
        "on": Choice(OnPages),
    },
    # a press profile
    profile_keys.PROFILE.thing: {
        "standard": Choice(Standard),
        "condition": _of(profile_keys.CONDITION),
        "inks": _of(profile_keys.INK_LIMITS),
        "photos": _of(profile_keys.PHOTOS),
        "type": _of(profile_keys.TYPE_SIZES),
        "rules": _of(profile_keys.RULE_WEIGHTS),
        "marks": Listed(Choice(PrintersMark)),
        "levels": Keyed(Code, Choice(Level)),
    },
    profile_keys.PHOTOS.thing: {
        "intent": Choice(RenderingIntent),
        "lossless": Choice(Lossless),
    },
}

#: Types that do not say what stands inside: a key of one has a shape above.
OPEN_TYPES = frozenset({Type.MAPPING, Type.LIST, Type.CHOICE, Type.BODY, Type.JUMP})

_BORDER = Either((Type.NAME, _RULE))
_PAGE_PLACE = Either((Type.NAME, _of(page_keys.GRID_PLACE)))
_PAGE_TABLES = frozenset(table.thing for table in page_keys.PAGE_TABLES)


def shape_of(table: Table, key: Key) -> Shape:
    """Return what may stand as the value of a key. Raises `KeyError` where nothing says it."""
    own = SHAPES.get(table.thing, {}).get(key.name)
    if own is not None:
        return own
    if key.type is Type.PLACE:
        return _PAGE_PLACE if table.thing in _PAGE_TABLES else _LAYOUT_PLACE
    if key.type is Type.BORDER:
        return _BORDER
    if key.type in OPEN_TYPES:
        raise KeyError(f"{table.thing}: {key.name}")
    return key.type
