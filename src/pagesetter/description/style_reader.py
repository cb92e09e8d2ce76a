"""The styles of a layout, each with what it is based on merged in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from pagesetter.description.complaints import Complaints
from pagesetter.description.fields import Fields
from pagesetter.description.heading_model import ShadowDescription
from pagesetter.description.ink_model import InkDescription, Use, why_not
from pagesetter.description.layout_keys import SHADOW, STYLE
from pagesetter.description.layout_model import (
    Adjustment,
    Align,
    BreakingMethod,
    Direction,
    Hanging,
    KinsokuLevel,
    MarkStyle,
    Numbers,
    RuleDescription,
    StyleDescription,
)
from pagesetter.description.look_keys import RULE
from pagesetter.description.look_model import MotifBorder, PatternDescription
from pagesetter.description.merge import merge_mappings
from pagesetter.description.nodes import MappingNode, Node, ScalarNode, head_of, is_absent
from pagesetter.description.wording import did_you_mean, kind_of, shown
from pagesetter.diagnostics import Code, Label, Span
from pagesetter.hyphenation import knows
from pagesetter.records import NamedTuple
from pagesetter.units import Length


class Names(NamedTuple):
    """The names of a layout's styles and inks, for what refers to them."""

    styles: frozenset[str]
    inks: Mapping[str, InkDescription]
    complaints: Complaints
    borders: Mapping[str, MotifBorder] = MappingProxyType({})
    patterns: Mapping[str, PatternDescription] = MappingProxyType({})

    def style(self, name: str, span: Span) -> str:
        """Return the name of a style; complain if there is no such style."""
        return self._known(name, span, self.styles, Code.UNKNOWN_STYLE, "style")

    def ink(self, name: str, span: Span, use: Use) -> str:
        """Return the name of an ink; complain if there is none, or none for this use."""
        if name in self.inks and (found := why_not(self.inks[name].ink, use)):
            self.complaints.error(Code.BAD_VALUE, found[0], span, found[1])
        return self._known(name, span, self.inks, Code.UNKNOWN_INK, "ink")

    def _known(self, name: str, span: Span, known: Collection[str], code: Code, thing: str) -> str:
        # An empty name was missing or of the wrong type, and is complained of already.
        if name and name not in known:
            hints = did_you_mean(name, sorted(known))
            self.complaints.error(code, f"no {thing} is named {shown(name)}", span, *hints)
        return name


def style_in(fields: Fields, name: str, names: Names) -> str:
    """Return the style that a key names."""
    return names.style(fields.text(name), fields.value_span(name))


def ink_in(fields: Fields, name: str, names: Names, use: Use = Use.LINE) -> str | None:
    """Return the ink that a key names, if any, which is for some use."""
    ink = fields.text_or_none(name)
    return None if ink is None else names.ink(ink, fields.value_span(name), use)


def read_styles(layout: Fields, names: Names) -> dict[str, StyleDescription]:
    """Read the styles of a layout."""
    written = {key.text: (key, node) for key, node in layout.entries("styles")}
    bases = _Bases(written, layout.complaints)
    styles = {}
    for name, (key, node) in written.items():
        merged = bases.merged(name)
        if merged is not None:
            fields = Fields(merged, STYLE, names.complaints, at=key.span)
            # What a broken base would have given is not missing.
            fields.is_whole = name not in bases.broken
            styles[name] = _style(name, fields, names)
        elif not isinstance(node, MappingNode):
            Fields(node, STYLE, layout.complaints, name=name)
    return styles


class _Bases:
    """Finds what each style is based on."""

    def __init__(self, written: dict[str, tuple[ScalarNode, Node]], complaints: Complaints) -> None:
        self._written = written
        self._complaints = complaints
        self._merged: dict[str, MappingNode | None] = {}
        self.broken: set[str] = set()  # based on what is not there

    def merged(self, name: str) -> MappingNode | None:
        """Return a style's entries with those of its bases; `None` if that cannot be told."""
        chain: dict[str, MappingNode] = {}
        link: str | None = name
        while link is not None and link not in self._merged:
            _, node = self._written[link]
            if not isinstance(node, MappingNode):
                self.broken.update(chain, {link})
                self._merged[link] = None
                break
            chain[link] = node
            link = self._base_of(node, chain)
        base = self._merged[link] if link is not None else None
        if link in self.broken:
            self.broken.update(chain)
        for own, node in reversed(chain.items()):
            base = merge_mappings(node, base) if base else node
            self._merged[own] = base
        return base

    def _base_of(self, node: MappingNode, chain: dict[str, MappingNode]) -> str | None:
        """Return the name of the style that one is based on, if it can be used."""
        entry = next((e for e in node.entries if e.key.text == "based_on"), None)
        if entry is None or is_absent(entry.value):
            return None
        based_on = self._name_of_base(entry.value)
        if based_on is not None and based_on.text in chain:
            self._complain_of_circle(based_on, list(chain))
            based_on = None
        if based_on is None:
            self.broken.update(chain)
            return None
        return based_on.text

    def _name_of_base(self, value: Node) -> ScalarNode | None:
        if not isinstance(value, ScalarNode):
            message = f"`based_on` must be the name of a style, not {kind_of(value)}"
            self._complaints.error(Code.WRONG_TYPE, message, head_of(value))
            return None
        if value.text not in self._written:
            hints = did_you_mean(value.text, self._written)
            message = f"no style is named {shown(value.text)}"
            self._complaints.error(Code.UNKNOWN_STYLE, message, value.span, *hints)
            return None
        return value

    def _complain_of_circle(self, based_on: ScalarNode, chain: list[str]) -> None:
        first = chain.index(based_on.text)
        circle = " → ".join([*chain[first:], based_on.text])
        label = Label(self._written[based_on.text][0].span, "the style it comes back to")
        self._complaints.error(
            Code.BAD_VALUE,
            f"a style is based on itself: {circle}",
            based_on.span,
            "base one of them on another style",
            labels=(label,),
        )


def _style(name: str, fields: Fields, names: Names) -> StyleDescription:
    size, tracking = fields.length("size"), fields.length("tracking")
    min_size = _no_more(fields, "min_size", size)
    families = tuple(scalar.text for scalar in fields.scalars("families"))
    if "families" in fields and not families:
        message = "`families` must name at least one family"
        names.complaints.error(Code.BAD_VALUE, message, fields.key_span("families"))
    strong, emphasized = fields.text_or_none("strong"), fields.text_or_none("emphasized")
    return StyleDescription(
        name=name,
        families=families,
        latin_families=tuple(scalar.text for scalar in fields.scalars("latin")),
        families_span=fields.value_span("families"),
        weight=fields.count("weight"),
        size=size,
        min_size=min_size,
        leading=fields.length("leading"),
        tracking=tracking,
        min_tracking=_no_more(fields, "min_tracking", tracking),
        indent=fields.length("indent"),
        align=fields.choice("align", Align),
        ink=ink_in(fields, "ink", names, Use.TYPE) or "black",
        lines_before=fields.count("lines_before"),
        direction=fields.choice("direction", Direction),
        language=fields.text("language"),
        kinsoku=fields.choice("kinsoku", KinsokuLevel),
        never_start=fields.characters("never_start"),
        never_end=fields.characters("never_end"),
        may_start=fields.characters("may_start"),
        may_end=fields.characters("may_end"),
        marks=fields.choice("marks", MarkStyle),
        squeeze_stops=fields.truth("squeeze_stops"),
        gap=fields.length("gap"),
        fixed_gap=fields.truth("fixed_gap"),
        adjust=fields.choice("adjust", Adjustment),
        breaking=fields.choice("breaking", BreakingMethod),
        tolerance=fields.length("tolerance"),
        open_marks=fields.length("open_marks"),
        numbers=fields.choice("numbers", Numbers),
        loose=fields.length("loose"),
        hanging=fields.choice("hanging", Hanging),
        hang=fields.length("hang"),
        hang_always=fields.truth("hang_always"),
        latin_size=fields.part_of_size("latin_size"),
        hyphenate=_hyphenation(fields),
        full_width=fields.truth("full_width"),
        quotes=fields.truth("quotes"),
        strong=strong and names.style(strong, fields.value_span("strong")),
        emphasized=emphasized and names.style(emphasized, fields.value_span("emphasized")),
        dots=fields.truth("dots"),
        small_size=fields.part_of_size("small_size"),
        shift_size=fields.part_of_size("shift_size"),
        ruby_size=fields.part_of_size("ruby_size"),
        across=fields.count("across"),
        span=fields.span,
        min_scale=fields.narrowing("min_scale"),
        outline=_outline(fields, names),
        shadow=_shadow(fields, names),
    )


def _outline(fields: Fields, names: Names) -> RuleDescription | None:
    rule = fields.mapping("outline", RULE)
    if rule is None:
        return None
    if "kind" in rule:
        message = "the outline of type is solid"
        rule.complaints.error(Code.BAD_VALUE, message, rule.key_span("kind"), "delete `kind`")
    return RuleDescription(rule.length("weight"), ink_in(rule, "ink", names) or "black", rule.span)


def _shadow(fields: Fields, names: Names) -> ShadowDescription | None:
    shadow = fields.mapping("shadow", SHADOW)
    if shadow is None:
        return None
    right, down = shadow.length("right"), shadow.length("down")
    return ShadowDescription(right, down, ink_in(shadow, "ink", names) or "black", shadow.span)


def _hyphenation(fields: Fields) -> str | None:
    """Return the language that Latin words are hyphenated by, if they are."""
    language = fields.text_or_none("hyphenate")
    if language is not None and not knows(language):
        message = f"no hyphenation is known for {shown(language)}"
        hint = "name a language such as `en-US`, or leave `hyphenate` out"
        fields.complaints.error(Code.BAD_VALUE, message, fields.value_span("hyphenate"), hint)
    return language


def _no_more(fields: Fields, name: str, most: Length) -> Length:
    """Return a least length, which may not be more than the length it is the least of."""
    least = fields.length_or_none(name)
    if least is None:
        return most
    if least.unit is most.unit and least.value > most.value:
        message = f"`{name}` must not be more than `{name.removeprefix('min_')}`"
        fields.complaints.error(Code.BAD_LENGTH, message, fields.value_span(name))
    return least
