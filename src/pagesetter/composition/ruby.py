"""Ruby: small words over characters, and the room that it takes among them.

An annotation stands in the middle of what it is over. Where it is wider, it may reach over
a neighbor without ruby; beyond that the words below are opened, the more inside the group
than at its edges. See https://www.w3.org/TR/clreq/#positioning_of_romanization.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagesetter.composition.face_choice import choose_faces
from pagesetter.composition.glyphs import axis_shift, shape_stretch
from pagesetter.composition.marked import Setting
from pagesetter.composition.model import Annotation, ShapedRun, TextStyle
from pagesetter.composition.orientation import Orientation, orient
from pagesetter.composition.zhuyin import is_zhuyin, size_of
from pagesetter.description.model import Piece
from pagesetter.diagnostics import Code, DiagnosticLog, Span
from pagesetter.language.characters import HAN
from pagesetter.language.joint_table import Joints
from pagesetter.language.spacing import BAR_WORD
from pagesetter.records import NamedTuple

RUBY, ZHUYIN = "ruby", "zhuyin"

# How far ruby may reach over a character that has none, in ems of the text.
_REACH = 0.25

# Between two annotations, in ems of the annotation: a word space, CLREQ 3.3.4.1.
_APART = 0.25


class Room(NamedTuple):
    """What is between a paragraph's characters: opened in place."""

    joints: Joints
    start_trims: dict[int, float]
    end_trims: dict[int, float]


def shape_ruby(
    piece: Piece, offset: int, setting: Setting, log: DiagnosticLog
) -> Iterator[Annotation]:
    """Yield the ruby of a piece that begins at `offset`: one each, or one over all of it.

    Logs what no face has, at the place of what it is over.
    """
    for start, end, words in _bases(piece):
        kind = ZHUYIN if end - start == 1 and is_zhuyin(words) else RUBY
        span = piece.span
        if span.line == span.end_line:
            column = span.column + start
            span = span._replace(column=column, end_column=column + end - start)
        runs = tuple(_shaped(words, kind, setting, span, log))
        yield Annotation(kind, offset + start, offset + end, setting.ink, span, runs)


def _bases(piece: Piece) -> list[tuple[int, int, str]]:
    """Return start and end in a piece of what each annotation is over, and its words."""
    ruby = piece.marks.ruby
    if len(ruby) != len(piece.text):
        return [(0, len(piece.text), " ".join(ruby))]
    bases: list[tuple[int, int, str]] = []
    for i, words in enumerate(ruby):
        if words:
            bases.append((i, i + 1, words))
        elif bases:  # a mark that joins the character before it
            bases[-1] = (bases[-1][0], i + 1, bases[-1][2])
    return bases


def _shaped(
    words: str, kind: str, setting: Setting, span: Span, log: DiagnosticLog
) -> Iterator[ShapedRun]:
    style = setting.style
    for a, b, orientation in _stretches(words, kind, style):
        scale = style.ruby_scale * (size_of(words[a]) if kind == ZHUYIN else 1.0)
        small = setting._replace(size=setting.size * scale, rise=0.0)
        for c, d, face in choose_faces(words[a:b], style):
            text = words[a + c : a + d]
            for run in shape_stretch(text, face, small, orientation):
                if 0 in run.glyphs:
                    _log_missing(words, style, span, log)
                yield ShapedRun(a + c, run, None, setting.ink, span, axis_shift(run))


def _log_missing(words: str, style: TextStyle, span: Span, log: DiagnosticLog) -> None:
    log.error(
        Code.MISSING_GLYPH,
        f"no face of style `{style.name}` has all of the ruby `{words}`",
        span,
        "add a family that has it to the style, or write other ruby",
    )


def _stretches(words: str, kind: str, style: TextStyle) -> Iterator[tuple[int, int, Orientation]]:
    if kind == ZHUYIN:
        # Each stands upright and is placed by itself, in lines of both directions.
        yield from ((i, i + 1, Orientation.HORIZONTAL) for i in range(len(words)))
    else:
        yield from orient(words, style, upright=False)


def column_width(style: TextStyle) -> float:
    """Return what zhuyin adds to a character's advance: in a vertical line it stands beside."""
    return 0.0 if style.vertical else style.size * style.ruby_scale


def widen_for_zhuyin(
    advances: list[float], annotations: Sequence[Annotation], style: TextStyle
) -> None:
    """Add to the advances of characters what their zhuyin takes beside them."""
    for note in annotations:
        if note.kind == ZHUYIN:
            advances[note.start] += column_width(style)


def make_room(
    rubies: Sequence[Annotation],
    advances: Sequence[float],
    classes: str,
    room: Room,
    style: TextStyle,
) -> None:
    """Open a paragraph's joints where ruby is wider than what it is over.

    A group is not parted at a line's end.
    """
    over = [a for a in rubies if a.kind == RUBY]
    spills = [_spill(a, advances, classes, room.joints, style) for a in over]
    apart = _APART * style.size * style.ruby_scale
    reach = _REACH * style.size
    for i, (ruby, spill) in enumerate(zip(over, spills, strict=True)):
        follows = i > 0 and over[i - 1].end == ruby.start
        leads = i + 1 < len(over) and over[i + 1].start == ruby.end
        if not follows and ruby.start > 0:
            _open(room.joints, ruby.start - 1, spill - reach, style)
        _open(
            room.joints,
            ruby.end - 1,
            spill + spills[i + 1] + apart if leads else spill - reach,
            style,
        )
        # At a line's edge an annotation moves in over its neighbor. Where that has ruby
        # too, or it would reach too far, the words move in with it.
        if (ruby.start > 0 or style.indent < spill) and (least := _edge(spill, reach, leads)) > 0:
            room.start_trims[ruby.start] = -least
        if (least := _edge(spill, reach, follows)) > 0:
            room.end_trims[ruby.end - 1] = -least


def _edge(spill: float, reach: float, beside_ruby: bool) -> float:
    return spill if beside_ruby else spill - reach


def _spill(
    ruby: Annotation,
    advances: Sequence[float],
    classes: str,
    joints: Joints,
    style: TextStyle,
) -> float:
    """Open a group inside, and return by how much ruby is wider at either end, in points."""
    size = style.size
    inner = range(ruby.start, ruby.end - 1)
    base = sum(advances[ruby.start : ruby.end])
    base += sum(joints[i].kern * size + style.tracking for i in inner)
    excess = width_of(ruby) - base
    more = excess - 2 * _REACH * size
    if more > 0 and inner and set(classes[ruby.start : ruby.end]) == {HAN}:
        # Of what a group of n is opened by, an nth is at each place inside, half at its edges.
        each = more / (len(inner) + 1)
        for i in inner:
            _open(joints, i, each, style)
        excess -= each * len(inner)
    for i in inner:
        joints.bar(i, max(joints[i].bar, BAR_WORD))
    return excess / 2


def _open(joints: Joints, i: int, points: float, style: TextStyle) -> None:
    if points > 0 and i < len(joints):
        joints[i] = joints[i]._replace(kern=joints[i].kern + points / style.size)


def width_of(ruby: Annotation) -> float:
    """Return how long an annotation is, in points."""
    return sum(shaped.run.width for shaped in ruby.runs)
