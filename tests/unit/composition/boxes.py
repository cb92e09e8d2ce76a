"""Paragraphs and styles in the box font: 10 pt an ideograph, 5 pt a Latin letter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pagesetter.composition.model import Line, ShapedParagraph, TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.layout_model import Align
from pagesetter.description.model import Emphasis, Paragraph, ParagraphKind, Piece
from pagesetter.diagnostics import DiagnosticLog, Span
from pagesetter.ink import BLACK
from pagesetter.language.spacing import SpacingRules
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.shaping import open_font

PAGE = Path("page.yaml")


def box_style(font: Path, **changes: Any) -> TextStyle:
    """Return a style of 10 pt in the box font, justified, without an indent."""
    style = TextStyle(
        name="body",
        faces=(FaceId(font, 0, "Box-Regular"),),
        latin_faces=(),
        size=10.0,
        min_size=10.0,
        leading=15.0,
        tracking=0.0,
        min_tracking=0.0,
        indent=0.0,
        align=Align.JUSTIFY,
        ink=BLACK,
        lines_before=0,
        spacing=SpacingRules(),
        full_width=False,
        strong=None,
        emphasized=None,
        language="zh-CN",
    )
    return style._replace(**changes)


def span(line: int = 1, column: int = 1, length: int = 1) -> Span:
    """Return a stretch of one line of the page file."""
    return Span(PAGE, line, column, line, column + length)


def paragraph(*pieces: str | tuple[str, Emphasis], subhead: bool = False) -> Paragraph:
    """Return a paragraph of pieces, one after the other on line 1."""
    made: list[Piece] = []
    column = 1
    for piece in pieces:
        text, emphasis = (piece, Emphasis.NONE) if isinstance(piece, str) else piece
        made.append(Piece(text, emphasis, span(1, column, len(text))))
        column += len(text)
    kind = ParagraphKind.SUBHEAD if subhead else ParagraphKind.TEXT
    return Paragraph(tuple(made), span(1, 1, column - 1), kind)


def shaped(text: str, style: TextStyle, *, subhead: bool = False) -> ShapedParagraph:
    """Return a paragraph shaped in a style that has every character of it."""
    log = DiagnosticLog()
    found = shape_paragraph(paragraph(text, subhead=subhead), style, log)
    assert list(log) == []
    return found


def right_edge(line: Line, paragraph: ShapedParagraph) -> float:
    """Return where the ink of a line ends: after its last character less its blank half."""
    last, offset = line.runs[-1], line.end - 1
    given = paragraph.end_trims.get(offset, 0.0) - paragraph.pulls.get(offset, 0.0)
    return last.x + last.run.width - given


def left_edge(line: Line, paragraph: ShapedParagraph) -> float:
    """Return where the ink of a line begins."""
    return line.runs[0].x + paragraph.start_trims.get(line.start, 0.0)


def added(line: Line, paragraph: ShapedParagraph) -> list[float]:
    """Return what each character but the last was moved away from the next, in points.

    Only for lines whose characters each have one glyph.
    """
    ems = [ems for placed in line.runs for ems in placed.run.advances]
    natural = paragraph.advances[line.start : line.end]
    size = paragraph.style.size
    return [round(em * size - width, 6) for em, width in zip(ems, natural, strict=True)][:-1]


def ink(line: Line) -> list[tuple[float, float]]:
    """Return where the ink of each glyph of a line begins and ends, in points."""
    found: list[tuple[float, float]] = []
    for placed in line.runs:
        run, x = placed.run, placed.x
        font = open_font(run.face)
        em = font.face.upem
        for i, glyph in enumerate(run.glyphs):
            box = font.get_glyph_extents(glyph)
            left = x + (run.offsets[i][0] if run.offsets else 0.0) * run.size
            left += box.x_bearing * run.size / em
            found.append((left, left + box.width * run.size / em))
            x += run.advances[i] * run.size
    return found


def middle(extent: tuple[float, float]) -> float:
    """Return the middle of an extent."""
    return sum(extent) / 2
