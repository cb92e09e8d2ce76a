"""Rules, borders, patterns, boxes and ornaments of a layout."""

from __future__ import annotations

from pagesetter.description.fields import Fields
from pagesetter.description.ink_model import Use
from pagesetter.description.look_keys import (
    BOX,
    GROUP,
    MOTIF_BORDER,
    ORNAMENT,
    PANEL_ORNAMENT,
    PATTERN,
    RULE,
    SEPARATOR,
)
from pagesetter.description.look_model import (
    Border,
    BoxDescription,
    CaptionAt,
    CaptionPlacement,
    CreditAt,
    Fill,
    GroupDescription,
    Motif,
    MotifBorder,
    OrnamentDescription,
    OrnamentShape,
    OrnamentSpot,
    PatternDescription,
    PatternKind,
    RuleDescription,
    RuleKind,
    SeparatorDescription,
    Side,
    Turn,
)
from pagesetter.description.nodes import ScalarNode
from pagesetter.description.style_reader import Names, ink_in
from pagesetter.description.wording import did_you_mean, shown
from pagesetter.diagnostics import Code
from pagesetter.units import Length, Unit


def with_looks(layout: Fields, names: Names) -> Names:
    """Return the names of a layout with those of its borders and patterns."""
    if "borders" not in layout and "patterns" not in layout:
        return names
    borders = {
        key.text: _motif_border(
            key, Fields(node, MOTIF_BORDER, names.complaints, name=key.text, at=key.span), names
        )
        for key, node in layout.entries("borders")
    }
    patterns: dict[str, PatternDescription] = {}
    for key, node in layout.entries("patterns"):
        if key.text in names.inks:
            message = f"{shown(key.text)} is the name of an ink, too"
            names.complaints.error(Code.BAD_VALUE, message, key.span, "rename one of them")
        fields = Fields(node, PATTERN, names.complaints, name=key.text, at=key.span)
        patterns[key.text] = _pattern(key, fields, names)
    return names._replace(borders=borders, patterns=patterns)


def _motif_border(key: ScalarNode, fields: Fields, names: Names) -> MotifBorder:
    return MotifBorder(
        name=key.text,
        motif=fields.choice("motif", Motif),
        size=fields.length("size"),
        ink=ink_in(fields, "ink", names) or "black",
        span=fields.span,
    )


def _pattern(key: ScalarNode, fields: Fields, names: Names) -> PatternDescription:
    return PatternDescription(
        name=key.text,
        kind=fields.choice("kind", PatternKind),
        pitch=fields.length("pitch"),
        weight=fields.length("weight"),
        ink=ink_in(fields, "ink", names) or "black",
        ground=ink_in(fields, "ground", names, Use.FILL),
        span=fields.span,
    )


def read_rule(
    fields: Fields, name: str, names: Names, use: Use = Use.FILL
) -> RuleDescription | None:
    """Read a printed line, where there is one."""
    rule = fields.mapping(name, RULE)
    return None if rule is None else _rule(rule, names, use)


def _rule(rule: Fields, names: Names, use: Use = Use.FILL) -> RuleDescription:
    kind = rule.choice("kind", RuleKind)
    if kind in (RuleKind.DASHED, RuleKind.DOTTED, RuleKind.WAVY):
        use = Use.LINE  # drawn along, and not filled
    return RuleDescription(
        weight=rule.length("weight"),
        ink=ink_in(rule, "ink", names, use) or "black",
        span=rule.span,
        kind=kind,
    )


def read_border(fields: Fields, names: Names, name: str = "border") -> Border | None:
    """Read a border: a rule, or the name of one of the layout's borders."""
    node = fields.node(name)
    if not isinstance(node, ScalarNode):
        return read_rule(fields, name, names)
    found = names.borders.get(node.text.strip())
    if found is None:
        hints = did_you_mean(node.text, sorted(names.borders))
        hints = hints or ("define it under `borders:`, or write a rule such as `{weight: 0.5pt}`",)
        message = f"no border is named {shown(node.text)}"
        names.complaints.error(Code.BAD_VALUE, message, node.span, *hints)
    return found


def read_fill(fields: Fields, names: Names, name: str = "fill") -> Fill | None:
    """Read a fill: the name of an ink or of a pattern."""
    written = fields.text_or_none(name)
    if written is None:
        return None
    if written in names.patterns:
        return names.patterns[written]
    if written not in names.inks and did_you_mean(written, sorted(names.patterns)):
        message = f"no pattern is named {shown(written)}"
        hints = did_you_mean(written, sorted(names.patterns))
        names.complaints.error(Code.BAD_VALUE, message, fields.value_span(name), *hints)
        return None
    return names.ink(written, fields.value_span(name), Use.FILL)


def read_radius(fields: Fields, border: Border | None) -> Length | None:
    """Read how round the corners of a box are; complain where its border has square ones."""
    radius = fields.length("radius")
    if radius.value <= 0:
        return None
    square = isinstance(border, MotifBorder) or (border and border.kind is RuleKind.WAVY)
    if square:
        message = "a border of waves or motifs has square corners"
        hint = "delete `radius`, or give it a border such as `{weight: 0.5pt}`"
        fields.complaints.error(Code.BAD_VALUE, message, fields.key_span("radius"), hint)
    return radius


def read_box(fields: Fields, names: Names) -> BoxDescription | None:
    """Read the box around a story, where there is one."""
    box = fields.mapping("box", BOX)
    if box is None:
        return None
    border, fill = read_border(box, names), read_fill(box, names)
    if box.is_whole and "border" not in box and "fill" not in box:
        message = "a box must have a `border` or a `fill`"
        box.complaints.error(Code.MISSING_KEY, message, fields.key_span("box"))
    return BoxDescription(
        border,
        fill,
        box.length("padding"),
        read_radius(box, border) or Length(0.0, Unit.PT),
        box.span,
    )


def read_separator(fields: Fields, names: Names) -> SeparatorDescription | None:
    """Read the rule that parts a story from its neighbor, where there is one."""
    separator = fields.mapping("separator", SEPARATOR)
    if separator is None:
        return None
    side = separator.choice("side", Side)
    if "lines" in separator and side in (Side.LEFT, Side.RIGHT):
        message = "a separator at the side of a story stands in the gutter, and takes no lines"
        separator.complaints.error(
            Code.BAD_VALUE, message, separator.key_span("lines"), "delete `lines`"
        )
    return SeparatorDescription(
        _rule(separator, names), side, separator.count("lines"), separator.span
    )


def read_ornament(
    fields: Fields, names: Names, *, of_panel: bool = False
) -> OrnamentDescription | None:
    """Read a drawn shape, where there is one."""
    ornament = fields.mapping("ornament", PANEL_ORNAMENT if of_panel else ORNAMENT)
    if ornament is None:
        return None
    return OrnamentDescription(
        shape=ornament.choice("shape", OrnamentShape),
        size=ornament.length("size"),
        ink=ink_in(ornament, "ink", names, Use.FILL) or "black",
        turn=ornament.choice("turn", Turn),
        spot=ornament.choice("at", OrnamentSpot) if of_panel else OrnamentSpot.SIDES,
        span=ornament.span,
    )


def read_caption_placement(fields: Fields, names: Names) -> CaptionPlacement:
    """Read where a photo's caption and credit stand."""
    at = fields.choice("caption_at", CaptionAt)
    beside = at in (CaptionAt.LEFT, CaptionAt.RIGHT)
    width = fields.length_or_none("caption_width")
    if beside and width is None:
        message = f"a caption at the {at.value} of its photo must have a `caption_width`"
        hint = "add `caption_width:` in characters, such as `8em`"
        fields.complaints.error(Code.MISSING_KEY, message, fields.key_span("caption_at"), hint)
    outside = beside or at is CaptionAt.BELOW
    for name in ("caption_fill", "caption_padding"):
        if outside and name in fields:
            message = f"`{name}` is for a caption on the photo"
            hint = "delete it, or put the caption on the photo: `caption_at: bottom-left`"
            fields.complaints.error(Code.BAD_VALUE, message, fields.key_span(name), hint)
    return CaptionPlacement(
        at=at,
        width=width,
        fill=ink_in(fields, "caption_fill", names, Use.FILL),
        padding=fields.length("caption_padding"),
        credit_at=fields.choice("credit_at", CreditAt),
    )


def read_group(fields: Fields) -> GroupDescription | None:
    """Read how the photos of a group stand, where a slot is for one."""
    group = fields.mapping("group", GROUP)
    if group is None:
        return None
    across = group.count("across") if "across" in group else None
    return GroupDescription(across, group.length("gap"), group.span)
