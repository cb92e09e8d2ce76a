"""The words of a paragraph as runs of glyphs: faces chosen by character, characters shaped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pagesetter.composition.face_choice import choose_faces, scale_of
from pagesetter.composition.glyphs import axis_shift, shape_stretch
from pagesetter.composition.known_characters import KnownCharacters, known_characters
from pagesetter.composition.marked import Setting, setting_of
from pagesetter.composition.model import ShapedRun, TextStyle
from pagesetter.composition.orientation import Orientation, orient
from pagesetter.composition.reading import Reading
from pagesetter.description.model import Paragraph, Piece
from pagesetter.diagnostics import Code, DiagnosticLog, Span
from pagesetter.language.characters import classify, settle
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import FaceId, GlyphRun, one_to_one
from pagesetter.typeface.shaping import has_glyph


class Words(NamedTuple):
    """A paragraph's words: their classes, their runs, and each character's advance in points."""

    classes: str
    runs: tuple[ShapedRun, ...]
    advances: list[float] | None  # None: the runs tell


def read_words(paragraph: Paragraph, text: str, style: TextStyle, log: DiagnosticLog) -> Words:
    """Return the words of a paragraph in a style, its text as it is set.

    Logs each character that no face of it has.
    """
    runs: list[ShapedRun] = []
    letters: list[str] = []
    advances: list[float] = []
    offset, all_read = 0, True
    for piece in paragraph.pieces:
        end = offset + len(piece.text)
        words = text[offset:end]
        setting = setting_of(piece, style)
        known = None if style.vertical else known_characters(setting.style)
        found = known.read(words, setting.size) if known else None
        if known is None or found is None:
            runs += _taken_apart(piece, words, offset, (style, setting), log)
            all_read = False
        else:
            letters += found.letters
            runs += _looked_up(piece, words, offset, (known, found, setting), log)
            advances += found.points
        offset = end
    if not all_read:
        return Words(classify(text), tuple(runs), None)
    return Words(settle(text, "".join(letters)), tuple(runs), advances)


def _looked_up(
    piece: Piece,
    words: str,
    offset: int,
    read: tuple[KnownCharacters, Reading, Setting],
    log: DiagnosticLog,
) -> Iterator[ShapedRun]:
    """Yield the runs of a piece whose characters are known, at `offset` of the paragraph.

    What is shaped all the same puts its advances in the place of those read.
    """
    known, found, setting = read
    starts = found.starts
    ends = [*starts[1:], len(words)] if words else []
    for i, (start, end, kind) in enumerate(zip(starts, ends, found.kinds, strict=True)):
        face, scale = known.faces[kind], known.scales[kind]
        sized = _sized(setting, scale)
        whole = len(starts) == 1
        text = words if whole else words[start:end]
        if known.is_plain(words, found, i):
            glyphs, ems = found.glyphs, found.ems
            if not whole:
                glyphs, ems = glyphs[start:end], ems[start:end]
            run = GlyphRun(
                face, sized.size, text, tuple(glyphs), one_to_one(end - start), tuple(ems)
            )
            yield ShapedRun(offset + start, run, None, setting.ink, piece.span, setting.rise)
            continue
        place = piece, offset, start
        for shaped in _set(text, face, sized, Orientation.HORIZONTAL, place, log):
            found.points[start:end] = advances_of(shaped)
            yield shaped


def _taken_apart(
    piece: Piece, words: str, offset: int, styles: tuple[TextStyle, Setting], log: DiagnosticLog
) -> Iterator[ShapedRun]:
    """Yield the runs of a piece by how its characters stand, by their faces, by their marks."""
    style, setting = styles
    for start, end, orientation in orient(words, style, upright=piece.marks.upright):
        for a, b, face in choose_faces(words[start:end], setting.style):
            stretch = words[start + a : start + b]
            sized = _sized(setting, scale_of(stretch, face, setting.style))
            yield from _set(stretch, face, sized, orientation, (piece, offset, start + a), log)


def _sized(setting: Setting, scale: float) -> Setting:
    return setting if scale == 1.0 else setting._replace(size=setting.size * scale)


def _set(
    stretch: str,
    face: FaceId,
    setting: Setting,
    orientation: Orientation,
    place: tuple[Piece, int, int],
    log: DiagnosticLog,
) -> Iterator[ShapedRun]:
    """Yield the runs of words that stand alike; `place` is their piece, its offset, and theirs in it."""
    piece, offset, at = place
    for run in shape_stretch(stretch, face, setting, orientation):
        if 0 in run.glyphs:
            _log_missing(run, at, setting.style, piece.span, log)
        yield _aligned(offset + at, run, setting, piece.span)
        at += len(run.text)


def advances_of(shaped: ShapedRun) -> list[float]:
    """Return each character's advance; of characters that share a glyph the first has it."""
    ems, size = shaped.run.advances, shaped.run.size
    if shaped.glyph_at is None:
        return [em * size for em in ems]
    return [sum(ems[a:b]) * size for a, b in pairwise(shaped.glyph_at)]


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


def _aligned(start: int, run: GlyphRun, setting: Setting, span: Span) -> ShapedRun:
    """Tell each character's first glyph."""
    if len(run.glyphs) == len(run.text) and run.clusters == tuple(range(len(run.text))):
        glyph_at = None
    else:
        first = {cluster: i for i, cluster in reversed(tuple(enumerate(run.clusters)))}
        found, starts = len(run.glyphs), []
        for i in range(len(run.text), -1, -1):
            found = first.get(i, found)
            starts.append(found)
        glyph_at = tuple(reversed(starts))
    rise = setting.rise + axis_shift(run)
    return ShapedRun(start, run, glyph_at, setting.ink, span, rise)
