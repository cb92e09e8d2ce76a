"""A press profile's nodes turned into its description."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TypeVar

from pagesetter.description.complaints import Complaints
from pagesetter.description.fields import Fields
from pagesetter.description.named_files import NamedFile
from pagesetter.description.nodes import MappingNode, Node, ScalarNode, head_of
from pagesetter.description.paths import BadPathError, resolve
from pagesetter.description.profile_keys import (
    CONDITION,
    INK_LIMITS,
    PHOTOS,
    PROFILE,
    RULE_WEIGHTS,
    TYPE_SIZES,
)
from pagesetter.description.profile_model import (
    LineDescription,
    Lossless,
    ProfileDescription,
    TypeDescription,
)
from pagesetter.description.wording import did_you_mean, kind_of, listed, shown
from pagesetter.diagnostics import Code
from pagesetter.presswork import (
    Condition,
    Level,
    PhotoRules,
    PrintersMark,
    RenderingIntent,
    Standard,
)

_E = TypeVar("_E", bound=Enum)


def read_profile(
    node: MappingNode, file: NamedFile, complaints: Complaints
) -> ProfileDescription | None:
    """Read a profile whose bases are merged in already; `None` where a part of it is missing."""
    fields = Fields(node, PROFILE, complaints)
    condition = _condition(fields, file)
    inks = _inks(fields)
    photos, type_, rules = _photos(fields), _type(fields), _rules(fields)
    bleed, marks, levels = fields.length("bleed"), _marks(fields), _levels(fields)
    standard = fields.choice("standard", Standard)
    if condition is None or inks is None or photos is None or type_ is None or rules is None:
        return None
    return ProfileDescription(
        name=file.path.stem,
        title=fields.text_or_none("title") or file.path.stem,
        standard=standard,
        condition=condition,
        total_ink=inks[0],
        most_black=inks[1],
        most_spots=inks[2],
        photos=photos,
        type=type_,
        rules=rules,
        bleed=bleed,
        marks=marks,
        levels=MappingProxyType(levels),
        span=fields.at,
        condition_span=fields.key_span("condition"),
    )


def _condition(profile: Fields, file: NamedFile) -> Condition | None:
    fields = profile.mapping("condition", CONDITION)
    if fields is None:
        return None
    identifier = fields.text("identifier")
    icc = [_icc(name, file, fields.complaints) for name in fields.scalars("icc")]
    return Condition(
        identifier=identifier,
        info=fields.text_or_none("info") or identifier,
        registry=fields.text_or_none("registry") or "",
        icc=tuple(icc),
        folder=fields.at.file.parent,
    )


def _icc(written: ScalarNode, file: NamedFile, complaints: Complaints) -> str:
    """Return the name of an ICC profile, or the path of one that is named with its folder."""
    name = written.text.strip()
    plain = bool(name) and not name.startswith(".") and not set(name) & set("/\\:\0")
    if plain:
        return name
    # A file of the project is named from the profile that names it, not from one over it.
    folder = written.span.file.parent
    try:
        return str(resolve(name, folder, file.project, Code.UNREADABLE_FILE))
    except BadPathError as error:
        complaints.error(error.code, error.message, written.span, *error.hints)
        return name


def _inks(profile: Fields) -> tuple[float, float, int] | None:
    fields = profile.mapping("inks", INK_LIMITS)
    if fields is None:
        return None
    return fields.percent("total"), fields.percent("black"), fields.count("spots")


def _photos(profile: Fields) -> PhotoRules | None:
    fields = profile.mapping("photos", PHOTOS)
    if fields is None:
        return None
    before = fields.complaints.count
    lossless = fields.choice("lossless", Lossless)
    rules = PhotoRules(
        resolution=fields.count("resolution"),
        least_resolution=fields.count("least"),
        worst_resolution=fields.count("worst"),
        line_art=fields.count("line_art"),
        intent=fields.choice("intent", RenderingIntent),
        black_point=fields.truth("black_point"),
        sharpen=fields.percent("sharpen"),
        quality=fields.count("quality"),
        lossless="" if lossless is Lossless.NO else lossless.value,
    )
    if fields.complaints.count == before:
        _check_order(fields, rules)
    return rules


def _check_order(photos: Fields, rules: PhotoRules) -> None:
    """Complain of resolutions that are the wrong way round."""
    worst, least, most = rules.worst_resolution, rules.least_resolution, rules.resolution
    for wrong, less, more in (
        (worst > least, "worst", "least"),
        (least > most, "least", "resolution"),
    ):
        if wrong:
            message = f"`{less}` must not be more than `{more}`"
            photos.complaints.error(Code.BAD_VALUE, message, photos.value_span(less))


def _type(profile: Fields) -> TypeDescription | None:
    fields = profile.mapping("type", TYPE_SIZES)
    if fields is None:
        return None
    reversed_ = fields.length("reversed")
    return TypeDescription(
        positive=fields.length("positive"),
        reversed=reversed_,
        reversed_inks=fields.length_or_none("reversed_inks") or reversed_,
        tinted=fields.length("tinted"),
        colored=fields.length("colored"),
        ground=fields.percent("ground"),
    )


def _rules(profile: Fields) -> LineDescription | None:
    fields = profile.mapping("rules", RULE_WEIGHTS)
    if fields is None:
        return None
    return LineDescription(
        positive=fields.length("positive"),
        tinted=fields.length("tinted"),
        colored=fields.length("colored"),
        reversed=fields.length("reversed"),
    )


def _marks(profile: Fields) -> tuple[PrintersMark, ...]:
    """Return the marks in their own order, each once."""
    scalars = profile.scalars("marks")
    found = {_one_of(PrintersMark, scalar, "marks", profile) for scalar in scalars}
    return tuple(mark for mark in PrintersMark if mark in found)


def _levels(profile: Fields) -> dict[str, Level]:
    codes = [code.value for code in Code]
    levels: dict[str, Level] = {}
    for key, node in profile.entries("levels"):
        if key.text not in codes:
            message = f"no finding has the code {shown(key.text)}"
            profile.complaints.error(
                Code.BAD_VALUE, message, key.span, *did_you_mean(key.text, codes)
            )
        level = _level(node, key.text, profile)
        if level is not None:
            levels[key.text] = level
    return levels


def _level(node: Node, name: str, profile: Fields) -> Level | None:
    if isinstance(node, ScalarNode):
        return _one_of(Level, node, name, profile)
    message = f"`{name}` must be one value, not {kind_of(node)}"
    profile.complaints.error(Code.WRONG_TYPE, message, head_of(node))
    return None


def _one_of(names: type[_E], written: ScalarNode, key: str, profile: Fields) -> _E | None:
    text = written.text.strip()
    known = [str(choice.value) for choice in names]
    if text in known:
        return names(text)
    message = f"{shown(key)} must be {listed(known)}, not {shown(text)}"
    hints = did_you_mean(text, known)
    profile.complaints.error(Code.BAD_VALUE, message, written.span, *hints)
    return None
