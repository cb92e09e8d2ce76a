"""The inks of a layout: process and spot inks, tints of others, gradients between them."""

from __future__ import annotations

from pagesetter.description.complaints import Complaints
from pagesetter.description.fields import Fields
from pagesetter.description.ink_keys import INK
from pagesetter.description.ink_model import BUILT_IN, InkDescription
from pagesetter.description.nodes import Node, ScalarNode
from pagesetter.description.values import read_percent
from pagesetter.description.wording import did_you_mean, shown
from pagesetter.diagnostics import Code, Span
from pagesetter.ink import BLACK, REGISTRATION, Ink

#: Inks made of one another. A tint of a spot ink in a gradient is two.
MAX_OF = 10

# ISO 32000-1 8.6.6.4: these are plates already, or stand for all of them or for none.
_TAKEN = ("cyan", "magenta", "yellow", "black", "all", "none")
# ISO 32000-1 Annex C: bytes of a name, which PDF/A-2 holds files to; ISO 19005-2 6.1.13.
_LONGEST_NAME = 127


def read_inks(layout: Fields) -> dict[str, InkDescription]:
    """Read the inks of a layout. `black`, `white` and `registration` need not be written."""
    inks = {name: InkDescription(name, ink, layout.span) for name, ink in BUILT_IN.items()}
    written = {key.text: (key, node) for key, node in layout.entries("inks")}
    if written:
        reader = InkReader(written, layout.complaints)
        for name, (_, node) in written.items():
            inks[name] = InkDescription(name, reader.ink(name), node.span)
        reader.check_plates(inks)
    return inks


class InkReader:
    """Reads inks, each after those that it is made of."""

    def __init__(self, written: dict[str, tuple[ScalarNode, Node]], complaints: Complaints) -> None:
        """Remember what is written; nothing is read yet."""
        self._written = written
        self.complaints = complaints
        self._read: dict[str, Ink] = {}
        self._reading: list[str] = []
        self._plates: dict[str, Span] = {}

    def ink(self, name: str) -> Ink:
        """Return an ink of the layout that is known to be there; black stands for a wrong one."""
        if name not in self._written:
            return BUILT_IN[name]
        if name not in self._read:
            self._reading.append(name)
            key, node = self._written[name]
            fields = Fields(node, INK, self.complaints, name=name, at=key.span)
            self._read[name] = (self._one(name, fields) if fields.is_whole else None) or BLACK
            self._reading.pop()
        return self._read[name]

    def named(self, fields: Fields, key: str) -> Ink | None:
        """Return the ink that a key of another ink names; complain if it cannot be had."""
        scalar = fields.scalar(key)
        if scalar is None:
            return None
        name = scalar.text.strip()
        if name in self._reading:
            circle = " → ".join([*self._reading[self._reading.index(name) :], name])
            message = f"an ink is made of itself: {circle}"
            self.complaints.error(Code.BAD_VALUE, message, scalar.span)
        elif name not in self._written and name not in BUILT_IN:
            hints = did_you_mean(name, sorted({*self._written, *BUILT_IN}))
            self.complaints.error(
                Code.UNKNOWN_INK, f"no ink is named {shown(name)}", scalar.span, *hints
            )
        elif len(self._reading) == MAX_OF and name not in self._read:
            message = f"more than {MAX_OF} inks are made of one another"
            self.complaints.error(Code.BAD_VALUE, message, scalar.span)
        else:
            return self.ink(name)
        return None

    def check_plates(self, inks: dict[str, InkDescription]) -> None:
        """Complain of two inks that say different things of what stands for one plate."""
        first: dict[str, tuple[str, tuple[float, ...]]] = {}
        for name, span in self._plates.items():
            ink = inks[name].ink
            if not ink.spot:  # it could not be read
                continue
            before, parts = first.setdefault(ink.spot, (name, ink[:4]))
            if parts != ink[:4]:
                message = f"{shown(before)} says otherwise what stands for {shown(ink.spot)}"
                hint = f"write `{{of: {before}}}` instead"
                self.complaints.error(Code.BAD_VALUE, message, span, hint)

    def _one(self, name: str, fields: Fields) -> Ink | None:
        ink = self._made(name, fields)
        if ink is None:
            return None
        if "tint" in fields:
            ink = self._tinted(ink, fields)
        if "opacity" in fields:
            ink = ink._replace(opacity=fields.percent("opacity"))
        if "overprint" in fields:
            ink = ink._replace(overprint=fields.truth("overprint"))
        if "rich" in fields:
            ink = ink._replace(rich=fields.truth("rich"))
        self._check(ink, fields)
        return ink

    def _made(self, name: str, fields: Fields) -> Ink | None:
        """Return what an ink is made of, which it says in one way."""
        ways = [key for key in ("cmyk", "gray", "of", "gradient") if key in fields]
        if len(ways) != 1:
            message = f"the ink {shown(name)} must have either `cmyk` or `gray`"
            if not ways and "spot" in fields:
                message = f"the spot ink {shown(name)} lacks `cmyk`: what stands for it in proofs"
            hint = "`spot` has a `cmyk`, too; `of` and `gradient` stand without either"
            self.complaints.error(Code.BAD_VALUE, message, fields.at, hint)
            return None
        if ways[0] == "of":
            self._refuse(fields, "spot", "an ink that is `of` another has no `spot` of its own")
            return self.named(fields, "of")
        if ways[0] == "gradient":
            from pagesetter.description.gradient_reader import read_gradient  # few layouts have one

            self._refuse(fields, "spot", "a gradient has no `spot`: name spot inks in it")
            return read_gradient(fields, self)
        spot = self._spot(fields) if "spot" in fields else ""
        if spot:
            self._plates[name] = fields.key_span("spot")
        return Ink(*_parts(fields), spot)

    def _spot(self, fields: Fields) -> str:
        """Return the name of a plate of its own."""
        name = " ".join(fields.text("spot").split())
        span = fields.value_span("spot")
        if name.lower() in _TAKEN:
            message = f"{shown(name)} is not the name of a spot ink"
            hint = "write `cmyk` alone, or use the ink `registration` for all plates"
            self.complaints.error(Code.BAD_VALUE, message, span, hint)
        elif not name or not name.isprintable():
            message = "the name of a plate is of letters, figures and marks that can be seen"
            self.complaints.error(Code.BAD_VALUE, message, span)
        elif (length := len(name.encode("utf-8", "replace"))) > _LONGEST_NAME:
            message = f"the name of a plate has at most {_LONGEST_NAME} bytes, not {length}"
            hint = "a Han character is three bytes of a PDF, a letter or a figure is one"
            self.complaints.error(Code.BAD_VALUE, message, span, hint)
        return name

    def _tinted(self, ink: Ink, fields: Fields) -> Ink:
        tint = fields.percent("tint")
        if "of" not in fields:
            self._refuse(fields, "tint", "`tint` is of another ink", "name it: `of: red`")
        elif ink.gradient is not None:
            self._refuse(fields, "tint", "a gradient has no tint", "give its inks tints instead")
        elif ink.spot:
            return ink._replace(tint=ink.tint * tint)
        cyan, magenta, yellow, black = (part * tint for part in ink[:4])
        return ink._replace(cyan=cyan, magenta=magenta, yellow=yellow, black=black)

    def _check(self, ink: Ink, fields: Fields) -> None:
        paper = ink.gradient is None and not any(ink[:4])
        if ink.overprint and paper:
            message = "paper cannot be printed over what is there: white always knocks out"
            self._refuse(fields, "overprint", message)
        if ink.spot == REGISTRATION and ink.overprint is False and "overprint" in fields:
            self._refuse(fields, "overprint", "an ink of all plates has nothing to knock out")
        if "rich" in fields and ink.rich and not (ink.black and any(ink[:3]) and not ink.spot):
            message = "a rich black is of black and of another process ink"
            hint = "write it as `cmyk: [60, 40, 40, 100]`, or delete `rich`"
            self._refuse(fields, "rich", message, hint)

    def _refuse(self, fields: Fields, key: str, message: str, hint: str = "") -> None:
        if key in fields:
            hints = (hint or f"delete `{key}`",)
            self.complaints.error(Code.BAD_VALUE, message, fields.key_span(key), *hints)


def _parts(fields: Fields) -> tuple[float, float, float, float]:
    if "gray" in fields:
        scalar = fields.scalar("gray")
        gray = scalar and fields.try_reading(scalar, "gray", read_percent)
        return 0.0, 0.0, 0.0, gray or 0.0
    scalars = fields.scalars("cmyk")
    parts = [fields.try_reading(scalar, "cmyk", read_percent) or 0.0 for scalar in scalars]
    if len(fields.items("cmyk")) == 4 == len(parts):
        return parts[0], parts[1], parts[2], parts[3]
    message = "`cmyk` must be four percentages: cyan, magenta, yellow and black"
    fields.complaints.error(Code.BAD_VALUE, message, fields.key_span("cmyk"))
    return 0.0, 0.0, 0.0, 1.0
