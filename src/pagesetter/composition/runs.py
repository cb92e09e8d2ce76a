"""Paragraphs shaped: faces chosen by character, glyphs, advances."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from pagesetter.composition.model import ShapedParagraph, ShapedRun, TextStyle
from pagesetter.composition.widths import find_trims, running_widths, style_joints
from pagesetter.description.model import Emphasis, Paragraph
from pagesetter.diagnostics import Code, DiagnosticLog, Span
from pagesetter.language.characters import (
    HAN,
    INTERPUNCT,
    JOINED,
    SPACE,
    WESTERN,
    classify,
)
from pagesetter.language.spacing import HALF
from pagesetter.language.widths import widen_marks
from pagesetter.typeface.model import FaceId, GlyphRun
from pagesetter.typeface.shaping import has_glyph, shape


def shape_paragraph(paragraph: Paragraph, style: TextStyle, log: DiagnosticLog) -> ShapedParagraph:
    """Shape a paragraph in a style. Logs each character that no face of it has."""
    raw = paragraph.text
    text = widen_marks(raw) if style.full_width else raw
    classes = classify(text)
    runs = tuple(_shape_pieces(paragraph, text, style, log))
    advances = _character_advances(runs, text, classes, style)
    joints = style_joints(text, classes, advances, style)
    starts, ends = find_trims(classes, advances, style)
    return ShapedParagraph(
        style=style,
        source=paragraph,
        text=text,
        classes=classes,
        runs=runs,
        advances=tuple(advances),
        joints=tuple(joints),
        start_trims=starts,
        end_trims=ends,
        breaks=(*(i for i, j in enumerate(joints, 1) if j.may_break), len(text)),
        widths=running_widths(advances, joints, (starts, ends), style),
    )


def _shape_pieces(
    paragraph: Paragraph, text: str, style: TextStyle, log: DiagnosticLog
) -> Iterator[ShapedRun]:
    offset = 0
    for piece in paragraph.pieces:
        words = text[offset : offset + len(piece.text)]
        marked = _marked_style(style, piece.emphasis)
        for start, end, face in _faces(words, marked):
            run = shape(words[start:end], face, style.language)
            if 0 in run.glyphs:
                _log_missing(run, start, marked, piece.span, log)
            sized = GlyphRun(
                face, style.size, run.text, run.glyphs, run.clusters, run.advances, run.offsets
            )
            yield _aligned(offset + start, sized, marked, piece.span)
        offset += len(piece.text)


def _marked_style(style: TextStyle, emphasis: Emphasis) -> TextStyle:
    if emphasis is Emphasis.STRONG:
        return style.strong or style
    if emphasis is Emphasis.EMPHASIZED:
        return style.emphasized or style
    return style


def _faces(words: str, style: TextStyle) -> Iterator[tuple[int, int, FaceId]]:
    """Yield stretches of the words, as start and end, with the face that has them.

    What no face has goes to the first: its missing glyph is how that is found out.
    """
    faces = style.latin_faces + style.faces
    codes = words.translate(_face_table(style.faces, style.latin_faces))
    for match in _SAME_FACE.finditer(codes):
        code = match[0][0]
        known = code not in (_MISSING, _AS_BEFORE)
        yield match.start(), match.end(), faces[ord(code)] if known else style.faces[0]


# A character's face as a character: its index among the Latin faces and the others.
_MISSING = "\uffff"
_AS_BEFORE = "\ufffe"  # a combining mark goes with what it stands on
_SAME_FACE = re.compile(f"(.){_AS_BEFORE}*(?:\\1{_AS_BEFORE}*)*", re.DOTALL)


class _FaceTable(dict[int, str]):
    """A translation table that finds a character's face when it is first asked for."""

    def __init__(self, faces: tuple[FaceId, ...], latin_faces: tuple[FaceId, ...]) -> None:
        super().__init__()
        self._latin = len(latin_faces)
        self._faces = latin_faces + faces

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = classify(character)
        first = 0 if kind in WESTERN + SPACE else self._latin
        found = _AS_BEFORE if kind == JOINED else _MISSING
        for i in range(first, len(self._faces) if kind != JOINED else 0):
            if has_glyph(self._faces[i], character):
                found = chr(i)
                break
        self[code] = found
        return found


@lru_cache(maxsize=256)
def _face_table(faces: tuple[FaceId, ...], latin_faces: tuple[FaceId, ...]) -> _FaceTable:
    return _FaceTable(faces, latin_faces)


def _log_missing(
    run: GlyphRun, start: int, style: TextStyle, span: Span, log: DiagnosticLog
) -> None:
    """Log the characters of a run, which begins at `start` of its piece, without a glyph."""
    # A cluster may be a character with its marks: which of them is missing is asked again.
    for i, character in enumerate(run.text):
        if not has_glyph(run.face, character):
            column = span.column + start + i
            log.error(
                Code.MISSING_GLYPH,
                f"no face of style `{style.name}` has `{character}` (U+{ord(character):04X})",
                Span(span.file, span.line, column, span.line, column + 1),
                "add a family that has it to the style, or write another character",
            )


def _aligned(start: int, run: GlyphRun, style: TextStyle, span: Span) -> ShapedRun:
    """Tell each character's first glyph, and center interpuncts on half an em."""
    if len(run.glyphs) == len(run.text) and run.clusters == tuple(range(len(run.text))):
        glyph_at = None
    else:
        first = {cluster: i for i, cluster in reversed(tuple(enumerate(run.clusters)))}
        found, starts = len(run.glyphs), []
        for i in range(len(run.text), -1, -1):
            found = first.get(i, found)
            starts.append(found)
        glyph_at = tuple(reversed(starts))
    if INTERPUNCT in classify(run.text):
        run = _center_interpuncts(run)
    return ShapedRun(start, run, glyph_at, style.ink, span)


def _center_interpuncts(run: GlyphRun) -> GlyphRun:
    # GB/T 15834—2011, 5.1.8: an interpunct is half an em wide, whatever the face has.
    kinds = classify(run.text)
    offsets = list(run.offsets or [(0.0, 0.0)] * len(run.glyphs))
    advances = list(run.advances)
    for i, cluster in enumerate(run.clusters):
        if kinds[cluster] == INTERPUNCT:
            offsets[i] = (offsets[i][0] + (HALF - advances[i]) / 2, offsets[i][1])
            advances[i] = HALF
    return GlyphRun(
        run.face, run.size, run.text, run.glyphs, run.clusters, tuple(advances), tuple(offsets)
    )


def _character_advances(
    runs: Sequence[ShapedRun], text: str, classes: str, style: TextStyle
) -> list[float]:
    """Return each character's advance; of characters that share a glyph the first has it."""
    size = style.size
    advances: list[float] = []
    for shaped in runs:
        ems = shaped.run.advances
        if shaped.glyph_at is None:
            advances.extend([em * size for em in ems])
            continue
        at = shaped.glyph_at
        sums = [sum(ems[a:b]) * size for a, b in pairwise(at)]
        advances.extend(sums)
    if SPACE in classes:
        # A space typed between Han parts two names or slogans: half an em, and not the
        # quarter that parts Latin words.
        for i in range(1, len(text) - 1):
            if classes[i - 1 : i + 2] == HAN + SPACE + HAN and text[i] != "\u3000":
                advances[i] = max(advances[i], HALF * size)
    return advances
