"""Words compared: character by character, and which lines were broken anew."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher

from pagesetter.comparison.model import SeenRun, Stretch
from pagesetter.records import NamedTuple

#: Characters that are shown on both sides of a change.
CONTEXT = 6

# Two stretches longer than this are compared line by line first: the time that difflib takes
# grows with the product of their lengths.
_LONG = 2000


class TextLine(NamedTuple):
    """One line of a frame."""

    text: str
    runs: tuple[SeenRun, ...]

    @property
    def at(self) -> float:
        """Where its baseline is: y, or x of a vertical line."""
        return self.runs[0].x if self.runs[0].down else self.runs[0].y


def lines_of(runs: Sequence[SeenRun]) -> list[TextLine]:
    """Return runs as lines: those that follow each other on one baseline."""
    lines: list[list[SeenRun]] = []
    for run in runs:
        if lines and _on_one_line(lines[-1][-1], run):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [TextLine("".join(run.text for run in line), tuple(line)) for line in lines]


def _on_one_line(before: SeenRun, run: SeenRun) -> bool:
    if before.down != run.down:
        return False
    if run.down:
        return abs(before.x - run.x) < 0.6 * run.size and run.y >= before.y
    return abs(before.y - run.y) < 0.3 * max(run.size, before.size) and run.x >= before.x


Operation = tuple[str, int, int, int, int]


def operations(before: str, after: str) -> list[Operation]:
    """Return what turns one text into another, as `difflib` tells it."""
    start = _common(before, after)
    end = min(_common(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    middle = before[start : len(before) - end], after[start : len(after) - end]
    found: list[Operation] = [("equal", 0, start, 0, start)] if start else []
    if middle[0] or middle[1]:
        found += _shifted(_middle(*middle), start, start)
    if end:
        size = len(before), len(after)
        found.append(("equal", size[0] - end, size[0], size[1] - end, size[1]))
    return found


def _common(a: str, b: str) -> int:
    count = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        count += 1
    return count


def _middle(before: str, after: str) -> list[Operation]:
    if len(before) * len(after) <= _LONG**2:
        return list(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())
    parts = _sentences(before), _sentences(after)
    starts = [_starts(part) for part in parts]
    found: list[Operation] = []
    for tag, i, j, k, m in SequenceMatcher(None, *parts, autojunk=False).get_opcodes():
        a, b, c, d = starts[0][i], starts[0][j], starts[1][k], starts[1][m]
        if tag == "replace" and (b - a) * (d - c) <= _LONG**2:
            inner = SequenceMatcher(None, before[a:b], after[c:d], autojunk=False)
            found += _shifted(list(inner.get_opcodes()), a, c)
        else:
            found.append((tag, a, b, c, d))
    return found


def _shifted(found: list[Operation], i: int, j: int) -> list[Operation]:
    return [(tag, a + i, b + i, c + j, d + j) for tag, a, b, c, d in found]


def _sentences(text: str) -> list[str]:
    parts: list[str] = [""]
    for character in text:
        parts[-1] += character
        if character in "。，；：！？、.,;" or len(parts[-1]) > 60:
            parts.append("")
    return parts


def _starts(parts: list[str]) -> list[int]:
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return starts


def stretches(before: str, after: str, found: Sequence[Operation]) -> tuple[Stretch, ...]:
    """Return a change of words with a little of what stays on both sides."""
    told: list[Stretch] = []
    for number, (tag, a, b, c, d) in enumerate(found):
        if tag != "equal":
            told += [Stretch("-", before[a:b])] if b > a else []
            told += [Stretch("+", after[c:d])] if d > c else []
            continue
        text = before[a:b]
        first, last = number == 0, number == len(found) - 1
        if len(text) > (CONTEXT if first or last else 2 * CONTEXT + 1):
            head = "" if first else text[:CONTEXT]
            tail = "" if last else text[-CONTEXT:]
            text = f"{head}…{tail}"
        told.append(Stretch("=", text))
    return tuple(told)


def broken_anew(
    before: Sequence[str], after: Sequence[str], found: Sequence[Operation]
) -> list[int]:
    """Return the numbers, from 1, of the lines that do not begin and end where they did.

    Where words changed, a line that only they made different is no such line.
    """
    kept = _kept_breaks(_starts(list(before)), found)
    starts = _starts(list(after))
    return [
        number
        for number in range(1, len(after) + 1)
        if not (starts[number - 1] in kept and starts[number] in kept)
    ]


def _kept_breaks(breaks: Sequence[int], found: Sequence[Operation]) -> set[int]:
    """Return where breaks of the first text are in the second."""
    if not found:
        return set(breaks)
    begins = [a for _, a, *_ in found]
    kept: set[int] = set()
    for place in breaks:
        tag, a, b, c, d = found[max(0, bisect_right(begins, place) - 1)]
        if place == a:
            kept.add(c)
            # What is put in at a break may stand before it or after it.
            kept.update(x[4] for x in found if x[1] == x[2] == place)
        elif tag == "equal":
            kept.add(c + place - a)
        elif place == b:
            kept.add(d)
        elif b - a == d - c:  # characters changed for as many others
            kept.add(c + place - a)
    return kept


def ranges(numbers: Sequence[int]) -> str:
    """Return numbers in words.

    >>> ranges([3, 4, 5, 9])
    '3-5, 9'
    """
    told: list[list[int]] = []
    for number in numbers:
        if told and told[-1][-1] == number - 1:
            told[-1].append(number)
        else:
            told.append([number])
    return ", ".join(f"{r[0]}-{r[-1]}" if len(r) > 1 else str(r[0]) for r in told)
