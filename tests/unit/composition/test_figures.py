"""Figures as wide as the widest of their face."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.composition.figures import figure_width
from pagesetter.composition.model import TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.typeface.library import FontLibrary
from tests.unit.composition.boxes import box_style, paragraph


@pytest.fixture
def style(box_font: Path) -> TextStyle:
    """Return a style in a face whose 1 is narrower than its other figures."""
    face = FontLibrary(system=False).find("Noto Serif SC", 400)
    assert face is not None
    return box_style(box_font, faces=(face,))


def test_figures_are_of_one_width_where_the_style_asks(style: TextStyle) -> None:
    even = style._replace(even_figures=True)
    found = shape_paragraph(paragraph("1890"), even, DiagnosticLog())
    plain = shape_paragraph(paragraph("1890"), style, DiagnosticLog())
    assert len(set(found.advances)) == 1
    assert len(set(plain.advances)) > 1


def test_a_narrow_figure_stands_in_the_middle_of_its_width(style: TextStyle) -> None:
    even = style._replace(even_figures=True)
    run = shape_paragraph(paragraph("1"), even, DiagnosticLog()).runs[0].run
    own = shape_paragraph(paragraph("1"), style, DiagnosticLog()).runs[0].run.advances[0]
    width = figure_width(style.faces[0])
    assert run.advances == (width,)
    (offset,) = run.offsets
    assert offset == pytest.approx(((width - own) / 2, 0.0))


def test_other_characters_keep_their_widths(style: TextStyle) -> None:
    even = style._replace(even_figures=True)
    found = shape_paragraph(paragraph("天1A."), even, DiagnosticLog())
    plain = shape_paragraph(paragraph("天1A."), style, DiagnosticLog())
    assert [a == b for a, b in zip(found.advances, plain.advances, strict=True)] == [
        True,
        False,
        True,
        True,
    ]
