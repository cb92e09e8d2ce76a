"""Where the words of a scalar start and end: YAML counts in what is not words.

Lines and columns count from 0 here, as the parser's do.
"""

from __future__ import annotations

import re

from pagesetter.description.nodes import SourceText

_PROPERTY = re.compile(r"[&!]\S*\s*")


def skip_properties(
    source: SourceText, start: tuple[int, int], end: tuple[int, int]
) -> tuple[int, int]:
    """Return where a value starts that has an anchor or a tag before it."""
    line, column = start
    while (line, column) < end:
        rest = source.lines[line][column:]
        if rest.strip() == "" or rest.lstrip().startswith("#"):
            line, column = line + 1, 0
        elif match := _PROPERTY.match(rest):
            column += match.end()
        else:
            return line, column + len(rest) - len(rest.lstrip())
    return end


def end_of_block(
    source: SourceText, start: tuple[int, int], end: tuple[int, int]
) -> tuple[int, int]:
    """Return the end of a block's last line that has words; YAML's is below the white."""
    line = end[0] if end[1] else end[0] - 1
    while line > start[0] and not source.lines[line].strip():
        line -= 1
    return line, len(source.lines[line])
