"""Words from right to left, which cannot be set, are refused where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pagesetter.description.complaints import Complaints
from pagesetter.description.nodes import TextLine
from pagesetter.diagnostics import Code
from pagesetter.language.direction import find_right_to_left

_MESSAGE = "Hebrew or Arabic words, set from right to left, cannot be set"
_INVISIBLE = "an invisible character that turns the direction of words (U+{:04X}) cannot be set"


def check_direction(lines: Iterable[TextLine], file: Path, complaints: Complaints) -> None:
    """Complain of the first words of a text that run from right to left."""
    for line in lines:
        found = find_right_to_left(line.text)
        if found is None:
            continue
        words = line.text[slice(*found)]
        span = line.span_in(file, *found)
        if words[0].isprintable():
            hint = "write them in Chinese or in Latin letters"
            complaints.error(Code.RIGHT_TO_LEFT, _MESSAGE, span, hint)
        else:
            message = _INVISIBLE.format(ord(words[0]))
            complaints.error(Code.RIGHT_TO_LEFT, message, span, "delete it")
        return
