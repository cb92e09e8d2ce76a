"""Ruby: small words beside the characters they tell the sound or the sense of (注音).

Romanized ruby stands over the em boxes of its characters, zhuyin (注音符号) in a column
on the right of each character, in vertical lines too.
See https://www.w3.org/TR/clreq/#interlinear_annotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pagesetter.composition.face_choice import choose_faces
from pagesetter.composition.glyphs import axis_shift, shape_stretch
from pagesetter.composition.marked import Setting
from pagesetter.composition.model import Annotation, PlacedRun, ShapedRun, TextStyle
from pagesetter.composition.orientation import Orientation, orient
from pagesetter.description.model import Piece
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.language.spacing import BAR_WORD, Joint

_ASCENT, _DESCENT = 0.88, 0.12  # of the ideographic em box

#: White that two rubies have between them at least, in ems of the ruby.
_BETWEEN = 0.25

_ZHUYIN = re.compile("[\u02c7\u02ca\u02cb\u02d9\u3105-\u312f\u31a0-\u31bf]+")
_TONES = "ˊˇˋ˙"
_LIGHT = "˙"  # stands over the column: CLREQ 3.3.3.3

# Zhuyin in ems of its character: CLREQ 3.3.3.2 has three symbols in the height of one.
_SYMBOL = 0.3
_TONE = 0.2
_COLUMN = _SYMBOL + _TONE


def shape_ruby(
    piece: Piece, offset: int, setting: Setting, log: DiagnosticLog
) -> Iterator[Annotation]:
    """Yield the ruby of a piece that begins at `offset`: one each, or one over all of it."""
    end = offset + len(piece.text)
    if len(piece.marks.ruby) == 1:
        yield _shaped(piece, (offset, end), piece.marks.ruby[0], setting, log)
        return
    starts = [i for i, words in enumerate(piece.marks.ruby) if words] + [len(piece.text)]
    for a, b in pairwise(starts):
        yield _shaped(piece, (offset + a, offset + b), piece.marks.ruby[a], setting, log)


def _shaped(
    piece: Piece, place: tuple[int, int], words: str, setting: Setting, log: DiagnosticLog
) -> Annotation:
    zhuyin = _ZHUYIN.fullmatch(words) is not None
    scale = _SYMBOL if zhuyin else setting.style.ruby_scale
    small = setting._replace(size=setting.size * scale, rise=0.0)
    runs: list[ShapedRun] = []
    for a, b, orientation in _stretches(words, setting.style, zhuyin=zhuyin):
        for c, d, face in choose_faces(words[a:b], setting.style):
            text = words[a + c : a + d]
            for run in shape_stretch(text, face, small, orientation):
                if 0 in run.glyphs:
                    _log_missing(words, piece, setting, log)
                rise = axis_shift(run) if setting.style.vertical and not zhuyin else 0.0
                runs.append(ShapedRun(a + c, run, None, setting.ink, piece.span, rise))
    kind = "zhuyin" if zhuyin else "ruby"
    return Annotation(kind, *place, setting.ink, piece.span, tuple(runs))


def _log_missing(words: str, piece: Piece, setting: Setting, log: DiagnosticLog) -> None:
    log.error(
        Code.MISSING_GLYPH,
        f"no face of style `{setting.style.name}` has all of the ruby `{words}`",
        piece.span,
        "add a family that has it to the style, or write other ruby",
    )


def _stretches(
    words: str, style: TextStyle, *, zhuyin: bool
) -> Iterator[tuple[int, int, Orientation]]:
    if zhuyin:
        yield from ((i, i + 1, Orientation.HORIZONTAL) for i in range(len(words)))
    else:
        yield from orient(words, style, upright=False)


def room_for_ruby(
    annotations: Sequence[Annotation], advances: Sequence[float], style: TextStyle
) -> Mapping[int, tuple[float, float]]:
    """Return the points of white that ruby wants before and after characters, by offset.

    A ruby wider than its characters opens them; zhuyin has its column after each.
    """
    room: dict[int, tuple[float, float]] = {}
    for note in annotations:
        count = note.end - note.start
        if note.kind == "zhuyin":
            if not style.vertical:
                room[note.end - 1] = (0.0, _COLUMN * style.size)
        elif note.kind == "ruby" and note.runs:
            width = sum(run.run.width for run in note.runs) + _BETWEEN * note.runs[0].run.size
            extra = width - sum(advances[note.start : note.end])
            if extra > 0:
                share = extra / count / 2
                room |= dict.fromkeys(range(note.start, note.end), (share, share))
    return room


def hold_ruby(joints: list[Joint], annotations: Sequence[Annotation]) -> None:
    """Keep characters on one line that have one ruby together."""
    for note in annotations:
        if note.kind == "ruby":
            for i in range(note.start, min(note.end - 1, len(joints))):
                joints[i] = joints[i]._replace(bar=max(joints[i].bar, BAR_WORD))


def open_runs(
    runs: Sequence[ShapedRun], room: Mapping[int, tuple[float, float]]
) -> tuple[ShapedRun, ...]:
    """Put white before and after characters of runs, in points by offset."""
    return tuple(
        _opened(shaped, room) if any(shaped.start <= i < shaped.end for i in room) else shaped
        for shaped in runs
    )


def _opened(shaped: ShapedRun, room: Mapping[int, tuple[float, float]]) -> ShapedRun:
    run = shaped.run
    advances = list(run.advances)
    offsets = list(run.offsets or [(0.0, 0.0)] * len(run.glyphs))
    for i, cluster in enumerate(run.clusters):
        before, after = room.get(shaped.start + cluster, (0.0, 0.0))
        x, y = offsets[i]
        ems = before / run.size
        offsets[i] = (x, y - ems) if run.vertical else (x + ems, y)
        if i + 1 == len(run.clusters) or run.clusters[i + 1] != cluster:
            advances[i] += (before + after) / run.size
    return shaped._replace(
        run=replace(run, advances=tuple(advances), offsets=tuple(offsets)),
    )


def place_ruby(note: Annotation, places: Sequence[float], style: TextStyle) -> Iterator[PlacedRun]:
    """Yield the runs of a ruby over characters whose em boxes begin at `places`."""
    if note.kind == "zhuyin":
        yield from _place_zhuyin(note, places[-1], style)
        return
    width = sum(shaped.run.width for shaped in note.runs)
    x = (places[0] + places[-1] + style.size - width) / 2
    for shaped in note.runs:
        run = shaped.run
        y = style.size / 2 + run.size / 2 if style.vertical else style.size * _ASCENT
        y += shaped.rise if style.vertical else run.size * _DESCENT
        yield PlacedRun(x, run, shaped.ink, shaped.span, y)
        x += run.width


def _place_zhuyin(note: Annotation, place: float, style: TextStyle) -> Iterator[PlacedRun]:
    """Yield symbols one under the other, a tone at the upper right of the last of them."""
    symbol = _SYMBOL * style.size
    stacked = [s for s in note.runs if s.run.text not in _TONES or s.run.text == _LIGHT]
    foot = (_ASCENT - 0.5) * style.size - len(stacked) * symbol / 2
    for i, shaped in enumerate(stacked):
        up = foot + (len(stacked) - 1 - i + _DESCENT) * symbol
        yield _upright(shaped, place, (0.0, up), style)
    for shaped in note.runs:
        if shaped not in stacked:
            yield _upright(shaped, place, (0.8 * symbol, foot + 0.45 * symbol), style)


def _upright(
    shaped: ShapedRun, place: float, corner: tuple[float, float], style: TextStyle
) -> PlacedRun:
    """Place a symbol upright beside a character whose em box begins at `place` of its line.

    `corner` is how far its first baseline point is from the right side of that box, and
    over the character's baseline, whichever way the line runs.
    """
    right, up = corner
    if style.vertical:
        along, away = place + _ASCENT * style.size - up, style.size / 2 + right
    else:
        along, away = place + style.size + right, up
    return PlacedRun(along, shaped.run, shaped.ink, shaped.span, away)
