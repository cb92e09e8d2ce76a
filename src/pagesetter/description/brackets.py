"""Marks in brackets, `[words]{how}`: which brackets belong together, and what they say.

A bracket is a mark only where `[`, `]{` and `}` are all there; any other is a
character of the text. Each `]` belongs to the nearest `[` before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from pagesetter.description.complaints import Complaints
from pagesetter.description.ink_model import InkDescription, Use, why_not
from pagesetter.description.model import Shift, SideLine, WordMarks
from pagesetter.description.nodes import TextLine
from pagesetter.description.wording import did_you_mean, listed, shown
from pagesetter.diagnostics import Code
from pagesetter.language.clusters import cluster_starts
from pagesetter.records import NamedTuple

#: What each mark says, and its two names.
_PLAIN_MARKS = (
    (("name", "专名"), WordMarks(side_line=SideLine.NAME)),
    (("book", "书名"), WordMarks(side_line=SideLine.BOOK)),
    (("dots", "着重"), WordMarks(dots=True)),
    (("sup", "上标"), WordMarks(shift=Shift.SUPERIOR)),
    (("sub", "下标"), WordMarks(shift=Shift.INFERIOR)),
    (("small", "小字"), WordMarks(small=True)),
    (("upright", "直立"), WordMarks(upright=True)),
    (("keep", "不拆"), WordMarks(keep=1)),
)
_PLAIN = {name: marks for names, marks in _PLAIN_MARKS for name in names}
_INK = ("ink", "颜色")
_RUBY = ("ruby", "注音")

# Names of marks typed in the traditional script.
_SIMPLIFIED = str.maketrans("專書標顏著", "专书标颜着")

#: The names that may stand in braces, in the order of the reference.
MARK_NAMES = (*_PLAIN, *_INK, *_RUBY)

_BRACKET = re.compile(r"\\[*\\#\[\]]|\[|\](?:\{([^{}]*+)\})?")
_ITEM = re.compile(r"(?:\\[,，]|[^,，\s])(?:\\[,，]|[^,，])*+")
_COMMA = re.compile(r"\\([,，])")
_AS_CHARACTER = "write `\\[` for the character"


#: By line of the paragraph and offset in it: what opens there, and the ends of what closes.
Opening = dict[tuple[int, int], WordMarks]
Closing = dict[tuple[int, int], int]


class BracketReader(NamedTuple):
    """Reads what stands in braces, and complains of what it does not know."""

    file: Path
    complaints: Complaints
    inks: Mapping[str, InkDescription] | None  # of the layout; None: not known, and not looked up
    bars: bool  # whether `|` is a place to break

    def find(self, lines: Sequence[TextLine]) -> tuple[Opening, Closing]:
        """Find the brackets of a paragraph that are marks."""
        opening: Opening = {}
        closing: Closing = {}
        if not any("]{" in line.text for line in lines):
            return opening, closing
        opened: list[tuple[int, int]] = []
        for number, line in enumerate(lines):
            for match in _BRACKET.finditer(line.text):
                if match[0] == "[":
                    opened.append((number, match.start()))
                elif match[0][0] == "]" and opened:
                    start = opened.pop()
                    if match[1] is not None:
                        words = line.text[start[1] + 1 : match.start()]
                        marks = self._read(match, line)
                        first = lines[start[0]], start[1]
                        self._check(marks, first, words if start[0] == number else None)
                        opening[start] = _fitted(marks, words, len(opening))
                        closing[number, match.start()] = match.end()
        return opening, closing

    def _read(self, match: re.Match[str], line: TextLine) -> WordMarks:
        """Read what stands in the braces: marks parted by commas."""
        marks = WordMarks()
        items = [(m[0].rstrip(), match.start(1) + m.start()) for m in _ITEM.finditer(match[1])]
        if not items:
            self._complain("the braces say nothing", line, match.end(1) - 1, match.end())
        for item, at in items:
            more = self._read_item(item, at, line)
            if (marks.side_line and more.side_line) or (marks.shift and more.shift):
                message = f"{shown(item)} contradicts the mark before it"
                self._complain(message, line, at, at + len(item), "give the words one of the two")
            marks = merge(marks, more)
        return marks

    def _read_item(self, item: str, at: int, line: TextLine) -> WordMarks:
        name, *rest = item.split()
        name = name.translate(_SIMPLIFIED)
        end = at + len(name)
        if name in _PLAIN and not rest:
            return _PLAIN[name]
        if name in _RUBY and rest:
            return WordMarks(ruby=tuple(_COMMA.sub(r"\1", words) for words in rest))
        if name in _INK and rest:
            return self._read_ink(item[len(name) :].strip(), at + len(item), line)
        if name in _PLAIN:
            message = f"nothing goes after {shown(name)}"
            self._complain(message, line, at, at + len(item), "part marks by a comma")
        elif name in MARK_NAMES:
            wanted = "`ink red`" if name in _INK else "`ruby Lǔ Xùn`"
            self._complain(f"{shown(name)} lacks its words", line, at, end, f"write as in {wanted}")
        else:
            hints = did_you_mean(name, MARK_NAMES)
            hints = hints or (f"a mark is {listed(MARK_NAMES)}", _AS_CHARACTER)
            self._complain(f"there is no mark {shown(name)}", line, at, end, *hints)
        return WordMarks()

    def _read_ink(self, name: str, end: int, line: TextLine) -> WordMarks:
        if self.inks is None:
            return WordMarks(ink=name)
        span = line.span_in(self.file, end - len(name), end)
        if name in self.inks:
            if found := why_not(self.inks[name].ink, Use.TYPE):
                self.complaints.error(Code.BAD_VALUE, found[0], span, found[1])
        else:
            hints = did_you_mean(name, sorted(self.inks))
            hints = hints or (f"the layout's inks are {listed(sorted(self.inks))}",)
            message = f"no ink is named {shown(name)}"
            self.complaints.error(Code.UNKNOWN_INK, message, span, *hints)
        return WordMarks(ink=name)

    def _check(self, marks: WordMarks, first: tuple[TextLine, int], words: str | None) -> None:
        """Check the words that are marked; `None` says that they go over several lines."""
        line, at = first
        if words == "":
            self._complain("no words stand in the brackets", line, at, at + 2, _AS_CHARACTER)
        if not marks.ruby:
            return
        if words is None:
            hint = "write them on one line of the file"
            self._complain("words with ruby go over a line's end", line, at, at + 1, hint)
            return
        count = len(cluster_starts(words))
        end = at + 1 + len(words)
        if self.bars and ("|" in words or "｜" in words):
            hint = "put the `|` before or after them"
            self._complain("words with ruby are broken by `|`", line, at + 1, end, hint)
        elif len(marks.ruby) not in (1, count) and not re.search(r"[*\\\[]", words):
            message = f"{len(marks.ruby)} annotations stand over {count} characters"
            hint = "give each character one, or all of them together a single one"
            self._complain(message, line, at + 1, end, hint)

    def _complain(self, message: str, line: TextLine, start: int, end: int, *hints: str) -> None:
        span = line.span_in(self.file, start, end)
        self.complaints.error(Code.BAD_VALUE, message, span, *hints)


def _fitted(marks: WordMarks, words: str, number: int) -> WordMarks:
    """Give what is numbered its number, and characters of several code points one annotation."""
    if marks.side_line:
        marks = marks._replace(side_line_number=number + 1)
    if marks.keep:
        marks = marks._replace(keep=number + 1)
    if len(marks.ruby) > 1 and len(starts := cluster_starts(words)) < len(words):
        given = dict(zip(starts, marks.ruby, strict=False))
        marks = marks._replace(ruby=tuple(given.get(i, "") for i in range(len(words))))
    return marks


def merge(around: WordMarks, marks: WordMarks) -> WordMarks:
    """Return the marks of words inside other marked words."""
    return WordMarks(
        side_line=marks.side_line or around.side_line,
        side_line_number=marks.side_line_number or around.side_line_number,
        shift=marks.shift or around.shift,
        small=marks.small or around.small,
        dots=marks.dots or around.dots,
        ink=marks.ink or around.ink,
        ruby=marks.ruby or around.ruby,
        upright=marks.upright or around.upright,
        # The words around stay together, and so all that is in them.
        keep=around.keep or marks.keep,
    )
