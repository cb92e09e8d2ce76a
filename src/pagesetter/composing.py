"""Lines from text, for programs that set type elsewhere: one call a paragraph.

No page, no layout and no YAML: words in, lines out, each with what was done to it.
Every length that goes in or comes out is in ems of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.linebreak import best_breakings, whole
from pagesetter.composition.model import AdjustmentRules, Line, ShapedParagraph, TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.layout_model import Align
from pagesetter.description.model import Emphasis, Paragraph, Piece
from pagesetter.diagnostics import Code, DiagnosticLog, Span
from pagesetter.ink import BLACK
from pagesetter.language.scripts import script_of
from pagesetter.language.spacing import SpacingRules
from pagesetter.records import NamedTuple
from pagesetter.typeface.library import FontLibrary
from pagesetter.typeface.model import FaceId

# Points of an em while a paragraph is composed. Any would do.
_SIZE = 10.0


class Style(NamedTuple):
    """How a paragraph is set; as it stands, the body of a daily.

    `spacing` holds the rules of marks and the gap between Han and Latin, `adjustment`
    those of filling lines; the script in `spacing` comes from the language of the call.
    """

    families: tuple[str, ...] = ("Noto Serif SC",)  # the first that has the character sets it
    latin_families: tuple[str, ...] = ()  # asked first for Latin letters and digits
    weight: int = 400  # 1–1000; 400 regular, 700 bold
    indent: float = 0.0  # of the first line, ems
    tracking: float = 0.0  # after every character, ems
    full_width: bool = False  # ASCII marks beside Han are set full width
    vertical: bool = False
    hyphenation: str | None = "en-US"  # language of the Latin words that may be parted, BCP 47
    spacing: SpacingRules = SpacingRules(gap=0.125)
    adjustment: AdjustmentRules = AdjustmentRules()


class LineStep(NamedTuple):
    """One step of a line's adjustment: `shrink-pause`, `stretch-gap`; CLREQ 3.5.3 and 3.5.4."""

    name: str
    places: int
    ems: float  # of all its places together; negative when squeezed


class ComposedLine(NamedTuple):
    """A line of a paragraph, and how it came to its measure. Lengths are ems.

    `natural` and the ems of all `steps` make the measure, less the indent and with
    `hang`; a paragraph's last line is shorter.
    """

    text: str
    start: int  # offset of its first character in the paragraph
    end: int  # offset after its last
    measure: float
    natural: float  # its width before it was adjusted
    stretch: float  # what each gap between characters was opened by
    steps: tuple[LineStep, ...]
    hang: float  # how far its last mark stands beyond the measure


DAILY = Style()


def compose(
    text: str,
    measure: float | Sequence[float],
    style: Style = DAILY,
    language: str = "zh-CN",
) -> tuple[ComposedLine, ...]:
    """Set one paragraph, and return its lines from the first to the last.

    `measure` is the width of the lines in ems, or of each line from the first, the last
    one holding for all that follow. `language` is BCP 47; it chooses the rules of the
    script and the regional forms of a face. The text is taken as it is: nothing in it
    marks words. An empty text has no lines.

    Raises `ValueError` if the text holds a line break (a paragraph is one call) or a
    measure is not above zero, and `PageError` if a family is not to be found or no face
    has a character; `DiagnosticLog` columns count the characters of the text from 1.

    >>> [line.text for line in compose("天地玄黄，宇宙洪荒。", measure=5)]
    ['天地玄黄，', '宇宙洪荒。']
    >>> compose("天地玄黄，", measure=10)[0].natural
    5.0
    """
    measures = (measure,) if isinstance(measure, int | float) else tuple(measure)
    if not measures or min(measures) <= 0:
        raise ValueError("a measure is a number of ems above zero")
    if "\n" in text or "\r" in text:
        raise ValueError("one paragraph a call: the text holds a line break")
    if not text:
        return ()
    log = DiagnosticLog()
    paragraph = shape_paragraph(_described(text), _text_style(style, language), log)
    log.raise_errors()
    points = tuple(m * _SIZE for m in measures)
    best = min(best_breakings(paragraph, points, whole(paragraph)), key=lambda b: b.demerits)
    return tuple(_lines(paragraph, best.ends, points))


def _described(text: str) -> Paragraph:
    span = _span(len(text))
    return Paragraph((Piece(text, Emphasis.NONE, span),), span)


def _span(length: int) -> Span:
    return Span(Path("text"), 1, 1, 1, length + 1)


def _lines(
    paragraph: ShapedParagraph, ends: tuple[int, ...], measures: tuple[float, ...]
) -> list[ComposedLine]:
    length, lines = len(paragraph.text), []
    for i, (start, end) in enumerate(zip((0, *ends), ends, strict=False)):
        fill = Fill(measures[min(i, len(measures) - 1)], end < length, Align.JUSTIFY)
        lines.append(_composed(set_line(paragraph, start, end, fill)))
    return lines


def _composed(line: Line) -> ComposedLine:
    return ComposedLine(
        text=line.text,
        start=line.start,
        end=line.end,
        measure=line.measure / _SIZE,
        natural=round(line.natural / _SIZE, 6),
        stretch=round(line.stretch / _SIZE, 6),
        steps=tuple(LineStep(s.name, s.places, round(s.points / _SIZE, 6)) for s in line.steps),
        hang=round(line.hang / _SIZE, 6),
    )


@lru_cache(maxsize=32)
def _text_style(style: Style, language: str) -> TextStyle:
    return TextStyle(
        name="style",
        faces=_faces(style.families, style.weight),
        latin_faces=_faces(style.latin_families, style.weight),
        size=_SIZE,
        min_size=_SIZE,
        leading=_SIZE,
        tracking=style.tracking * _SIZE,
        min_tracking=style.tracking * _SIZE,
        indent=style.indent * _SIZE,
        align=Align.JUSTIFY,
        ink=BLACK,
        lines_before=0,
        spacing=style.spacing._replace(script=script_of(language), vertical=style.vertical),
        full_width=style.full_width,
        strong=None,
        emphasized=None,
        language=language,
        adjustment=style.adjustment,
        hyphenation=style.hyphenation,
        vertical=style.vertical,
    )


def _faces(families: tuple[str, ...], weight: int) -> tuple[FaceId, ...]:
    library, log, faces = _library(), DiagnosticLog(), []
    for family in families:
        face = library.find(family, weight)
        if face is None:
            log.error(
                Code.MISSING_FONT,
                f"the family `{family}` is not to be found",
                _span(1),
                "install it",
            )
        else:
            faces.append(face)
    log.raise_errors()
    return tuple(faces)


@lru_cache(maxsize=1)
def _library() -> FontLibrary:
    return FontLibrary()
