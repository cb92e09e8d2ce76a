"""Runs that go down the page as text operators, and what a font says of its glyphs in them.

The font of a vertical line is that of a horizontal one under another encoding, Identity-V:
viewers then move their pen down and know that the text is vertical. A glyph's origin lies
from the pen as the font's position vector says (ISO 32000-1 9.7.4.3); what a page has
otherwise is written as an adjustment along the line, or as a new place beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from pagesetter.display.model import Stretch
from pagesetter.export.pdf_objects import number
from pagesetter.export.pdf_strings import LARGE, SLACK
from pagesetter.export.pdf_text import SECOND, Downward, ShownFace, font_operator
from pagesetter.export.pdf_unicode import clusters, language_operator, spoken, text_in_hex
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import GlyphRun

# Glyphs of a run that may be a line by itself.
_LONG = 4

# Strings are apart for pdfium that begin by more than half an em above or below each other.
_APART = 0.6


class Following(NamedTuple):
    """Where the next run of the page begins, in the page's space, and its size."""

    y: float
    size: float


def learn_downward(known: dict[int, Downward], run: GlyphRun) -> None:
    """Add how the glyphs of a run stand in vertical lines to what is known of their face.

    The first place of a glyph stays.
    """
    across = _stands_across(run)
    for glyph, advance, (x, y) in zip(run.glyphs, run.advances, _moves(run), strict=True):
        if across:  # where glyphs stand side by side says nothing of one that stands alone
            known.setdefault(glyph, Downward(1000, 250, 880))
            continue
        ems = max(1, round(advance))  # a dash of two ems has two, whatever a line adds to it
        known.setdefault(glyph, Downward(1000 * ems, round(-1000 * x), round(-1000 * y)))


def show_down(
    run: GlyphRun,
    face: ShownFace,
    at: tuple[float, float],
    following: Following | None = None,
    languages: Sequence[Stretch] = (),
) -> str:
    """Return the operators that show a vertical run from `at`, in the page's space.

    pdfium takes strings that begin at one height, as vertical lines do, for parts of a
    horizontal line and sorts them. So a run is two strings, and the second begins at
    another height than what follows.
    """
    line = _Column(run, face, at)
    if _stands_across(run):
        # Told as one text, figures side by side are not taken for lines of their own.
        line.speak(languages[0].language if languages else "")
        line.show_as(range(len(run.glyphs)), run.text)
        line.speak("")
        return line.written()
    found = [*clusters(run)]
    second = _second_string(run, [cluster.start for cluster in found], at[1], following)
    changes = {part.start: part.language for part in spoken(run, languages)} if languages else {}
    for cluster in found:
        if cluster.start == second:
            line.end_string()
        if cluster.start in changes:
            line.speak(changes[cluster.start])
        single = cluster.end == cluster.start + 1
        if single and face.meanings[run.glyphs[cluster.start]] == cluster.text:
            line.show(cluster.start)
        else:
            line.show_as(range(cluster.start, cluster.end), cluster.text)
    line.speak("")
    return line.written()


def _second_string(
    run: GlyphRun, starts: Sequence[int], top: float, following: Following | None
) -> int:
    """Return the glyph that begins the second string of a run, of the `starts` of its clusters.

    It is the one next to the middle that is apart from what follows; 0: there is none, or a
    run of few glyphs, which is hardly a line, is apart as it is.
    """
    heights = [top - down * run.size * run.scale for down in accumulate(run.advances, initial=0.0)]

    def is_apart(i: int) -> bool:
        if following is None:
            return True
        return abs(heights[i] - following.y) > _APART * max(run.size, following.size)

    if len(run.glyphs) < _LONG and is_apart(0):
        return 0
    middle = len(run.glyphs) // 2
    inner = sorted(starts[1:], key=lambda i: (abs(i - middle), i))
    return next((i for i in inner if is_apart(i)), 0)


def _moves(run: GlyphRun) -> Sequence[tuple[float, float]]:
    return run.offsets or [(0.0, 0.0)] * len(run.glyphs)


def _stands_across(run: GlyphRun) -> bool:
    """Tell whether the glyphs of a vertical run stand side by side across its line."""
    return len(run.glyphs) > 1 and not any(run.advances[:-1])


class _Column:
    """The operators of a vertical run as they are written, and where the viewer's pen stands."""

    def __init__(self, run: GlyphRun, face: ShownFace, at: tuple[float, float]) -> None:
        self._run = run
        self._moves = _moves(run)
        self._face = face
        self._codes = face.codes
        self._downward = face.downward
        self._at = at
        self._starts = [1000 * down for down in accumulate(run.advances[:-1], initial=0.0)]
        self._pen: tuple[float, float] | None = None  # right and down of `at`, as `_place`
        self._digits = 1 if run.size < LARGE else 2
        self._slack = SLACK * 1000 / run.size
        self._tokens: list[str] = []
        self._operators: list[str] = []
        self._language = ""

    def written(self) -> str:
        self.end_string()
        return "\n".join(self._operators)

    def speak(self, language: str) -> None:
        """Go on in another language; "": in that of what is around the run."""
        if language == self._language:
            return
        self.end_string()
        if self._language:
            self._operators.append("EMC")
        if language:
            self._operators.append(language_operator(language))
        self._language = language

    def show(self, i: int) -> None:
        glyph = self._run.glyphs[i]
        right, down = self._place(i)
        if self._pen is None or abs(right - self._pen[0]) > self._slack:
            self._move_to(right, down)
        pen_right, pen_down = self._pen or (right, down)
        move = down - pen_down
        if abs(move) > self._slack:
            move = round(move, self._digits)
            self._tokens.append(f">{number(move, self._digits)}<")
            pen_down += move
        self._tokens.append(self._codes[glyph])
        self._pen = (pen_right, pen_down + self._downward[glyph].advance)

    def show_as(self, glyphs: Sequence[int], text: str) -> None:
        """Show glyphs that a reader is to take for `text`."""
        self.end_string()
        self._operators.append(f"/Span<</ActualText<FEFF{text_in_hex(text)}>>>BDC")
        name, size = self._face.down_name, self._run.size
        other = len(glyphs) == 1 and self._face.second.get(self._run.glyphs[glyphs[0]]) == text
        if other:
            self._operators.append(font_operator(name + SECOND, size))
        for i in glyphs:
            self.show(i)
        self.end_string()
        if other:
            self._operators.append(font_operator(name, size))
        self._operators.append("EMC")

    def _place(self, i: int) -> tuple[float, float]:
        """Return where the pen must stand for a glyph, in thousandths of an em."""
        x, y = self._moves[i]
        known = self._downward[self._run.glyphs[i]]
        return 1000 * x + known.left * self._run.condensed, self._starts[i] - 1000 * y - known.below

    def _move_to(self, right: float, down: float) -> None:
        self.end_string()
        scale = self._run.size / 1000
        x, y = self._at[0] + right * scale, self._at[1] - down * scale * self._run.scale
        wide, high = number(self._run.condensed, 4), number(self._run.scale, 5)
        self._operators.append(f"{wide} 0 0 {high} {number(x)} {number(y)} Tm")
        self._pen = (right, down)

    def end_string(self) -> None:
        """Write the glyphs that are waiting; the pen stays where it is."""
        if not self._tokens:
            return
        strings = "".join(self._tokens)
        self._tokens.clear()
        if ">" in strings:
            self._operators.append(f"[<{strings}>]TJ".replace("<>", ""))
        else:
            self._operators.append(f"<{strings}>Tj")
