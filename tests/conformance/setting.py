"""Paragraphs set for the conformance suite: their lines, the widths in them, what they gave."""

from __future__ import annotations

from pagesetter.composition.first_fit import first_fit
from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.linebreak import best_breakings, whole
from pagesetter.composition.model import AdjustmentRules, Line, ShapedParagraph, TextStyle
from pagesetter.description.layout_model import Align
from pagesetter.language.spacing import SpacingRules
from pagesetter.typeface.library import FontLibrary
from tests.unit.composition.boxes import shaped

#: The rules that the steps of CLREQ are tried by: as the standard has them, and no more.
PLAIN = AdjustmentRules(open_marks=0.0)


def in_face(style: TextStyle, family: str, script: str = "zh-Hans") -> TextStyle:
    """Return a style in a shipped face, by the rules of a script."""
    face = FontLibrary(system=False).find(family, 400)
    assert face is not None
    spacing = style.spacing._replace(script=script)
    return style._replace(faces=(face,), language=script, spacing=spacing)


def kinsoku(style: TextStyle, level: str) -> TextStyle:
    """Return a style of this level of 避头尾."""
    return style._replace(spacing=style.spacing._replace(kinsoku=level))


def styled(style: TextStyle, marks: str) -> TextStyle:
    """Return a style with this style of mark widths."""
    return style._replace(spacing=style.spacing._replace(marks=marks))


def gapped(style: TextStyle, gap: float = 0.25) -> TextStyle:
    """Return a style with this gap between Han and Latin, in ems."""
    return style._replace(spacing=SpacingRules(gap=gap))


def broken(paragraph: ShapedParagraph, measure: float, *, total: bool = True) -> tuple[int, ...]:
    """Return where the lines of a paragraph end, by total fit or by first fit; ems."""
    measures, stretch = (measure * 10,), whole(paragraph)
    if not total:
        return first_fit(paragraph, measures, stretch).ends
    return min(best_breakings(paragraph, measures, stretch), key=lambda b: b.demerits).ends


def lines(paragraph: ShapedParagraph, measure: float, *, total: bool = True) -> list[str]:
    """Return the words of each line, by total fit or by first fit; the measure is ems."""
    ends = broken(paragraph, measure, total=total)
    return [paragraph.text[a:b] for a, b in zip((0, *ends), ends, strict=False)]


def set_lines(paragraph: ShapedParagraph, measure: float) -> list[Line]:
    """Return the lines of a paragraph, set to their measure in ems."""
    ends, length = broken(paragraph, measure), len(paragraph.text)
    return [
        set_line(paragraph, a, b, Fill(measure * 10, justified=b < length, align=Align.JUSTIFY))
        for a, b in zip((0, *ends), ends, strict=False)
    ]


def between(words: str, style: TextStyle) -> float:
    """Return the width of words between two ideographs, in ems."""
    return round(shaped(f"天{words}地", style).widths.position[-1] / 10 - 2, 6)


def adjusted(words: str, style: TextStyle, change: float) -> Line:
    """Return words set as one line, wider or narrower than they are by ems."""
    paragraph = shaped(words, style)
    measure = paragraph.widths.end[-1] - paragraph.widths.begin[0] + change * 10
    return set_line(paragraph, 0, len(words), Fill(measure, justified=True, align=Align.JUSTIFY))


def steps(line: Line) -> list[tuple[str, int, float]]:
    """Return the steps a line was adjusted by: name, places, ems at each of them."""
    return [(s.name, s.places, round(s.points / s.places / 10, 4)) for s in line.steps]
