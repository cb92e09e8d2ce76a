"""Marks as their face has them: where in its em each has its blank.

A Simplified Chinese face has the blank of a comma after it; a Traditional one centers
the comma, and the blank is on both sides. CLREQ 3.1.6.1 tells which marks may be
adjusted at all. What is found out of a face is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from pagesetter.composition.model import ShapedRun, TextStyle
from pagesetter.composition.orientation import is_across
from pagesetter.keeping import on_forget
from pagesetter.language.characters import (
    CONNECTOR,
    FIXED_PAUSE,
    FIXED_STOP,
    INTERPUNCT,
    NARROW,
    PAUSE,
    SOLIDUS,
    STOP,
    classify,
)
from pagesetter.language.mark_widths import (
    COMBINED,
    HALF,
    SIGNS,
    WIDTH_STYLES,
    class_changes,
    combined_width,
    fix_signs,
)
from pagesetter.language.scripts import SCRIPTS
from pagesetter.records import NamedTuple
from pagesetter.typeface.mark_blanks import mark_blanks
from pagesetter.typeface.model import FaceId, GlyphRun
from pagesetter.typeface.shaping import plain_glyph

_ADJUSTABLE = "。．，、：；！？“‘「『（［｛〔【〖《〈”’」』）］｝〕】〗》〉"
_FIXED = {PAUSE: FIXED_PAUSE, STOP: FIXED_STOP}
_SHORT = "–-/／"  # half an em each in GB/T 15834
_SOLIDUS = "／"
_MAY_BE_REFITTED = re.compile(r"[·・‧–\-/／‼⁇⁈⁉！？]")
_REFITTED = re.compile(r"[·・‧–\-/／‼⁇⁈⁉]|[！？]{2}")
_MARK = re.compile(f"[·・‧–\\-/{SIGNS}{re.escape(_ADJUSTABLE)}／]")
_ENOUGH = 0.3  # of an em; a face that gives less has not made the mark to be halved


class Bodies(NamedTuple):
    """How one face has its marks otherwise than the classes say."""

    classes: Mapping[str, str]  # character → its class
    pulls: Mapping[str, float]  # character → which part of what it gives is before it


_AS_CLASSED = Bodies({}, {})


@lru_cache(maxsize=256)
def mark_bodies(face: FaceId, language: str, script: str, *, vertical: bool) -> Bodies:
    """Return how a face has its marks in a language and a direction."""
    blanks = mark_blanks(_ADJUSTABLE, face, language, vertical=vertical)
    classes = dict(class_changes(script, vertical=vertical))
    pulls = dict.fromkeys(SCRIPTS[script].interpuncts, 0.5)
    for mark, kind in zip(_ADJUSTABLE, classify(_ADJUSTABLE), strict=True):
        if mark not in blanks:
            continue
        before, after = blanks[mark]
        if kind not in _FIXED:
            # Ink on the side where a bracket has its blank is a slip of the face's tables.
            if max(before, after) < _ENOUGH:
                classes[mark] = NARROW[kind]
        elif before + after < _ENOUGH:
            classes.setdefault(mark, _FIXED[kind])
        elif before > 0 or mark in classes:
            pulls[mark] = before / (before + after)
    return Bodies(classes, pulls) if classes or pulls else _AS_CLASSED


on_forget(mark_bodies.cache_clear)


def spacing_classes(text: str, classes: str, runs: Sequence[ShapedRun], style: TextStyle) -> str:
    """Return the classes of a paragraph with its marks told apart as their faces have them."""
    classes = fix_signs(text, classes)
    found: list[str] | None = None
    for shaped in runs:
        known = _bodies_of(shaped.run, style).classes
        if not known:
            continue
        found = found or [*classes]
        for match in _MARK.finditer(shaped.run.text):
            if match[0] in known:
                found[shaped.start + match.start()] = known[match[0]]
    return "".join(found) if found else classes


def find_pulls(
    runs: Sequence[ShapedRun], ends: Mapping[int, float], style: TextStyle
) -> dict[int, float]:
    """Return how far marks move back when they end a line, in points, by offset.

    `ends` are what marks give up there. Of a mark in the middle of its em, half of that
    is before it.
    """
    pulls: dict[int, float] = {}
    for shaped in runs:
        shares = _bodies_of(shaped.run, style).pulls
        for match in _MARK.finditer(shaped.run.text) if shares else ():
            offset = shaped.start + match.start()
            if match[0] in shares and offset in ends:
                pulls[offset] = shares[match[0]] * ends[offset]
    return pulls


def fit_marks(runs: tuple[ShapedRun, ...], classes: str, style: TextStyle) -> tuple[ShapedRun, ...]:
    """Give those marks their width that have it whatever the face says, and center them in it.

    Where there are none, the runs are returned as they are.
    """
    fitted: dict[int, ShapedRun] = {}
    for i, shaped in enumerate(runs):
        widths = _fitted_widths(shaped, classes, style)
        if widths:
            pulls = _bodies_of(shaped.run, style).pulls
            fitted[i] = shaped._replace(run=_refit(shaped.run, widths, pulls))
    return tuple([fitted.get(i, shaped) for i, shaped in enumerate(runs)]) if fitted else runs


def _fitted_widths(shaped: ShapedRun, classes: str, style: TextStyle) -> dict[int, float]:
    """Return the widths in ems of the marks of a run that are to be fitted, by offset in it."""
    run, rules = shaped.run, style.spacing
    halved = WIDTH_STYLES[rules.marks].halved
    found = _MAY_BE_REFITTED.search(run.text) and _REFITTED.search(run.text)
    if not found and not (halved and _bodies_of(run, style).pulls):
        return {}
    if is_across(run):
        return {}
    script = SCRIPTS[rules.script]
    pulls = _bodies_of(run, style).pulls
    widths: dict[int, float] = {}
    for match in _MARK.finditer(run.text):
        i, mark = match.start(), match[0]
        kind = classes[shaped.start + i]
        if kind == INTERPUNCT and script.interpunct is not None:
            widths[i] = HALF if halved else script.interpunct
        elif mark in _SHORT and kind in CONNECTOR + SOLIDUS:
            if script.half_marks and not run.vertical:
                widths[i] = HALF
        elif mark in SIGNS and not run.vertical:
            widths[i] = 1.0
        elif mark in pulls and kind in halved:
            widths[i] = HALF
    if rules.marks != "plain" and script.combines and not run.vertical:
        widths |= _combined_widths(run, style)
    return widths


def _combined_widths(run: GlyphRun, style: TextStyle) -> dict[int, float]:
    """Return the widths of ！？ in a row where their face has them in the middle of their ems."""
    bodies = _bodies_of(run, style)
    centered = {*bodies.classes, *bodies.pulls}
    return {
        i: combined_width(len(match[0]))
        for match in COMBINED.finditer(run.text)
        if centered.issuperset(match[0])
        for i in range(*match.span())
    }


def _refit(run: GlyphRun, widths: Mapping[int, float], pulls: Mapping[str, float]) -> GlyphRun:
    offsets = list(run.offsets or [(0.0, 0.0)] * len(run.glyphs))
    advances, glyphs = list(run.advances), list(run.glyphs)
    for i, cluster in enumerate(run.clusters):
        if cluster not in widths:
            continue
        if run.text[cluster] == _SOLIDUS:
            # The glyph of a full-width solidus is an em wide; the plain one stands in half of it.
            glyphs[i], advances[i] = plain_glyph(run.face, "/") or (glyphs[i], advances[i])
        excess = advances[i] - widths[cluster]
        back = excess * pulls.get(run.text[cluster], 0.5)
        across, up = offsets[i]
        # A pen in a vertical line goes down, so that up is back.
        moved = (across, up + back) if run.vertical else (across - back, up)
        offsets[i], advances[i] = moved, widths[cluster]
    return run._replace(glyphs=tuple(glyphs), advances=tuple(advances), offsets=tuple(offsets))


def _bodies_of(run: GlyphRun, style: TextStyle) -> Bodies:
    return mark_bodies(run.face, style.language, style.spacing.script, vertical=run.vertical)
