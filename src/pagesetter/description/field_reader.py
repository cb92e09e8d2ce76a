"""Furniture texts taken apart: words of the layout, and fields in braces for facts of a page.

A field is `{name}`, `{name:format}` or either with `?` before its closing brace.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pagesetter.description.complaints import Complaints
from pagesetter.description.furniture_model import Field, FieldLine, Words
from pagesetter.description.nodes import ScalarNode, Style, TextLine, text_lines
from pagesetter.description.wording import did_you_mean, listed, shown
from pagesetter.diagnostics import Code
from pagesetter.language.dates import DATE_FORMS, WEEKDAY_FORMS
from pagesetter.language.numbers import NUMBER_FORMS
from pagesetter.lunar import LUNAR_FORMS

_FIELD = re.compile(r"\{([^{}]+)\}")

# The formats of facts that pagesetter knows. All others may be numbers or days, and
# `staff` takes the name of a role.
_FORMS: dict[str, tuple[str, ...]] = {
    "date": tuple(DATE_FORMS),
    "weekday": tuple(WEEKDAY_FORMS),
    "lunar": tuple(LUNAR_FORMS),
    "term": (),
}
_OTHER_FORMS = (*NUMBER_FORMS, *(form for form in DATE_FORMS if form not in NUMBER_FORMS))


def read_field_lines(scalar: ScalarNode, complaints: Complaints) -> tuple[FieldLine, ...]:
    """Return the lines of a furniture text that has any words."""
    lines = [_line(line, scalar, complaints) for line in _lines(scalar)]
    return tuple(line for line in lines if line)


def _lines(scalar: ScalarNode) -> Iterable[TextLine]:
    written = text_lines(scalar)
    if scalar.style is Style.LITERAL or len(written) == 1:
        return written
    # YAML has folded the lines of the file; what is left of them are blank ones and `\n`.
    span = scalar.span
    return [TextLine(text, span.line, span.column, span) for text in scalar.text.split("\n")]


def _line(line: TextLine, scalar: ScalarNode, complaints: Complaints) -> FieldLine:
    if not line.text.strip():
        return ()
    file = scalar.span.file
    parts: list[Words | Field] = []
    taken = 0
    for match in _FIELD.finditer(line.text):
        before = line.text[taken : match.start()]
        if before:
            parts.append(Words(before, line.span_in(file, taken, match.start())))
        parts.append(_field(match, line, scalar, complaints))
        taken = match.end()
    rest = line.text[taken:]
    if rest:
        parts.append(Words(rest, line.span_in(file, taken, len(line.text))))
    return tuple(parts)


def _field(
    match: re.Match[str], line: TextLine, scalar: ScalarNode, complaints: Complaints
) -> Field:
    written = match[1].strip()
    may_lack = written.endswith("?")
    name, _, form = (part.strip() for part in written.removesuffix("?").partition(":"))
    span = line.span_in(scalar.span.file, match.start(), match.end())
    field = Field(name, form, may_lack, written, span)
    if not name:
        message = "a field in braces has no name"
        complaints.error(Code.BAD_VALUE, message, span, "write it as `{paper}` or `{date:han}`")
        return field
    forms = _FORMS.get(name, _OTHER_FORMS)
    if form and name != "staff" and form not in forms:
        message = f"`{{{written}}}`: {shown(name)} has no format {shown(form)}"
        known = f"the formats are {listed(forms)}" if forms else f"write `{{{name}}}`"
        complaints.error(Code.BAD_VALUE, message, span, *did_you_mean(form, forms), known)
    return field
