"""Paragraphs shaped: faces chosen by character, glyphs, advances."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import compress

from pagesetter.composition.amounts import amounts_of
from pagesetter.composition.hanging import find_hangs
from pagesetter.composition.hyphens import find_hyphens
from pagesetter.composition.joints import find_trims, style_joints
from pagesetter.composition.mark_bodies import find_pulls, fit_marks, spacing_classes
from pagesetter.composition.marked import (
    at_full_size,
    scale_spacing,
    sized_stretches,
)
from pagesetter.composition.model import Annotation, ShapedParagraph, ShapedRun, TextStyle
from pagesetter.composition.orientation import join_upright
from pagesetter.composition.widths import running_widths
from pagesetter.composition.words import advances_of, read_words
from pagesetter.description.model import Emphasis, Paragraph, WordMarks
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.keeping import shelf
from pagesetter.language.characters import (
    HAN,
    SPACE,
)
from pagesetter.language.joint_table import Joints
from pagesetter.language.quotes import normalize_quotes
from pagesetter.language.scripts import SCRIPTS
from pagesetter.language.spacing import HALF
from pagesetter.language.widths import widen_marks

_UNMARKED = WordMarks()


#: Paragraphs that are kept: of several pages, or states of one.
_MOST_KEPT = 800


def shape_paragraph(paragraph: Paragraph, style: TextStyle, log: DiagnosticLog) -> ShapedParagraph:
    """Shape a paragraph in a style. Logs each character that no face of it has."""
    kept = shelf("shaped paragraphs", _MOST_KEPT)
    if kept is None:
        return _shaped(paragraph, style, log)
    words = tuple([piece.text for piece in paragraph.pieces])
    key = (words, style.name, style.size, style.tracking, style.indent, style.lines_before)
    found: ShapedParagraph | None = kept.get(key)
    if found is not None and found.style == style:
        if found.source == paragraph:
            return found
        moved = _moved(found, paragraph)
        if moved is not None:
            kept.put(key, moved)
            return moved
    own = DiagnosticLog()
    found = _shaped(paragraph, style, own)
    for diagnostic in own:
        log.add(diagnostic)
    if not any(own):
        kept.put(key, found)
    return found


def _moved(shaped: ShapedParagraph, paragraph: Paragraph) -> ShapedParagraph | None:
    """Return a shaped paragraph with the same words written elsewhere; `None` if they are not the same.

    What is beside the words has places of its own: such paragraphs are shaped again.
    """
    if shaped.annotations or shaped.hyphens:
        return None
    before = shaped.source
    if (before.kind, before.level, before.number) != (
        paragraph.kind,
        paragraph.level,
        paragraph.number,
    ):
        return None
    places, offset = [], 0
    for old, new in zip(before.pieces, paragraph.pieces, strict=True):
        if (old.text, old.emphasis, old.marks) != (new.text, new.emphasis, new.marks):
            return None
        offset += len(old.text)
        places.append((offset, new.span))
    runs, at = [], 0
    for run in shaped.runs:
        while run.start >= places[at][0] and at < len(places) - 1:
            at += 1
        runs.append(run._replace(span=places[at][1]))
    return shaped._replace(source=paragraph, runs=tuple(runs))


def _shaped(paragraph: Paragraph, style: TextStyle, log: DiagnosticLog) -> ShapedParagraph:
    raw = normalize_quotes(paragraph.text) if style.quotes else paragraph.text
    text = widen_marks(raw) if style.full_width else raw
    words = read_words(paragraph, text, style, log)
    classes = words.classes
    runs = fit_marks(words.runs, classes, style)
    # What few paragraphs have is loaded for those that have it.
    if style.even_figures:
        from pagesetter.composition.figures import with_even_figures

        runs = tuple(with_even_figures(runs))
    advances = words.advances
    if advances is None or runs is not words.runs:  # marks have other widths
        advances = [advance for run in runs for advance in advances_of(run)]
    _widen_spaces(advances, text, classes, style)
    annotations = _annotations(paragraph, style, log)
    if annotations:
        from pagesetter.composition.ruby import Room, make_room, widen_for_zhuyin

        widen_for_zhuyin(advances, annotations, style)
    kinds = spacing_classes(text, classes, runs, style)
    sized = sized_stretches(paragraph, style)
    full = at_full_size(advances, sized) if sized else advances
    starts, ends = find_trims(kinds, full, style)
    pulls = find_pulls(runs, ends, style)
    joints = style_joints(text, kinds, full, style, pulls)
    if style.vertical:
        join_upright(joints, classes, runs, style)
    if sized or annotations:
        joints.part()
    scale_spacing(joints, (starts, ends), classes, sized)
    if annotations:
        make_room(annotations, advances, classes, Room(joints, starts, ends), style)
    hyphens = find_hyphens(text, runs, style)
    if any(piece.marks.keep for piece in paragraph.pieces):
        from pagesetter.composition.kept import keep_together, without_kept

        keep_together(joints, paragraph)
        hyphens = {at: hyphens[at] for at in sorted(without_kept(hyphens, paragraph))}
    breaks = _breaks(joints, hyphens, style, len(text))
    return ShapedParagraph(
        style=style,
        source=paragraph,
        text=text,
        classes=classes,
        runs=runs,
        advances=tuple(advances),
        joints=joints.pick(joints.table.kinds),
        start_trims=starts,
        end_trims=ends,
        breaks=breaks,
        widths=running_widths(advances, joints, (starts, ends), style, breaks, hyphens),
        pulls=pulls,
        hangs=find_hangs(text, classes, advances, style),
        hyphens=hyphens,
        annotations=annotations,
    )


def _annotations(
    paragraph: Paragraph, style: TextStyle, log: DiagnosticLog
) -> tuple[Annotation, ...]:
    """Return what stands beside the words; most paragraphs have nothing to look for."""
    plain = all(p.marks == _UNMARKED and p.emphasis is Emphasis.NONE for p in paragraph.pieces)
    if plain and not style.dots:
        return ()
    from pagesetter.composition.annotations import find_annotations

    return find_annotations(paragraph, style, log)


def _breaks(
    joints: Joints, hyphens: Mapping[int, ShapedRun], style: TextStyle, end: int
) -> tuple[int, ...]:
    """Return the offsets where the next line may start: between words and after hyphens."""
    free = joints.flags(amounts_of(joints.table, style).free)
    found = [*compress(range(1, len(joints) + 1), free)]
    if hyphens:
        found = sorted({*found, *hyphens} - {end})
    return (*found, end)


def _widen_spaces(advances: list[float], text: str, classes: str, style: TextStyle) -> None:
    """Give a space typed between Han half an em: it parts two names or slogans.

    A quarter is what parts Latin words.
    """
    if SPACE not in classes or SCRIPTS[style.spacing.script].spaces_words:
        return
    for i in range(1, len(text) - 1):
        if classes[i - 1 : i + 2] == HAN + SPACE + HAN and text[i] in " \u00a0":
            advances[i] = max(advances[i], HALF * style.size)
