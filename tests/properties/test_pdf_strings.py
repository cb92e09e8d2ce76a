"""A run that is told by its glyphs is written as any run is, and glyphs are learned as by hand."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from pagesetter.export import pdf_strings
from pagesetter.export.pdf_objects import number
from pagesetter.export.pdf_text import ByGlyph, ShownFace, show_plain_at, show_run_at
from pagesetter.export.pdf_unicode import clusters, learn
from pagesetter.typeface.model import FaceId, GlyphRun

FACE = FaceId(Path("box.ttf"), 0, "Box")
CODES = {glyph: f"{glyph:04X}" for glyph in range(300)}
WIDTHS = {glyph: (1000, 500, 333, 0)[glyph % 4] for glyph in range(300)}
MEANINGS = {glyph: chr(0x4E00 + glyph) for glyph in range(300)}
LISTED = ByGlyph([], [])
LISTED.add(CODES, WIDTHS)
SHOWN = ShownFace("F1", CODES, WIDTHS, MEANINGS)
OF_MANY = SHOWN._replace(listed=LISTED)

# Among them what lies in the middle between two numbers that are written.
_ADVANCES = st.one_of(
    st.floats(0, 3),
    st.sampled_from([1.0, 0.5, 0.333, 0.0]),
    st.integers(0, 3200).map(lambda n: n / 1600),
    st.integers(0, 40_000).map(lambda n: n / 20_000),
    st.integers(0, 400_000).map(lambda n: n / 200_000),
)
_GLYPHS = st.lists(st.tuples(st.integers(0, 299), _ADVANCES), min_size=1, max_size=40)
_SIZES = st.sampled_from([2.5, 9.0, 19.99, 20.0, 72.0, 900.0]) | st.floats(1, 400)


def run_of(pairs: list[tuple[int, float]], size: float) -> GlyphRun:
    glyphs = tuple(glyph for glyph, _ in pairs)
    return GlyphRun(
        face=FACE,
        size=size,
        text="".join(MEANINGS[glyph] for glyph in glyphs),
        glyphs=glyphs,
        clusters=tuple(range(len(glyphs))),
        advances=tuple(advance for _, advance in pairs),
    )


@given(_GLYPHS, _SIZES)
@example([(0, 1.00005), (0, 1.00015), (0, 0.99995)], 19.0)
@example([(0, 1.000005), (0, 1.000015), (0, 0.5)], 600.0)
@example([(0, 0.9996875), (1, 0.49969), (2, 0.333)], 12.0)
def test_a_run_told_by_its_glyphs_is_written_as_any_other(
    pairs: list[tuple[int, float]], size: float
) -> None:
    run = run_of(pairs, size)
    assert show_plain_at(run, SHOWN, (1.5, 20)) == show_run_at(run, SHOWN, (1.5, 20))
    assert show_plain_at(run, OF_MANY, (1.5, 20)) == show_run_at(run, SHOWN, (1.5, 20))


def test_the_moves_that_are_kept_make_room() -> None:
    most = pdf_strings._MOST
    moves = [(0, 1 + move / 10_000) for move in range(2 * most)]
    show_plain_at(run_of(moves, 9.0), SHOWN, (0, 0))
    assert 0 < len(pdf_strings._TENTHS) <= most


@given(st.floats(-1e6, 1e6), st.integers(0, 5))
@example(-0.0001, 3)
@example(0.0, 0)
@example(1e5, 0)
def test_a_number_is_written_in_the_fewest_characters_each_time(value: float, digits: int) -> None:
    exact = Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)
    text = f"{exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    wanted = "0" if text in ("-0", "") else text
    assert [number(value, digits), number(value, digits)] == [wanted, wanted]


# Runs of few glyphs, so that they mean one thing here and another there.
@st.composite
def _told(draw: st.DrawFn) -> GlyphRun:
    parts = draw(
        st.lists(
            st.tuples(
                st.integers(0, 4), st.integers(1, 3), st.sampled_from(["台", "风", "é", "fi"])
            )
        )
    )
    glyphs: list[int] = []
    starts: list[int] = []
    text = ""
    for glyph, count, own in parts:
        glyphs += range(glyph, glyph + count)
        starts += [len(text)] * count
        text += own
    size, none = 9.0, (1.0,) * len(glyphs)
    return GlyphRun(FACE, size, text, tuple(glyphs), tuple(starts), none)


@given(st.lists(_told(), min_size=1, max_size=6))
def test_what_glyphs_mean_is_learned_as_if_each_was_looked_at(runs: list[GlyphRun]) -> None:
    meanings: dict[int, str] = {}
    second: dict[int, str] = {}
    known: dict[int, str] = {}
    others: dict[int, str] = {}
    for run in runs:
        told = learn(known, others, run)
        for cluster in clusters(run):
            owns = run.glyphs[cluster.start : cluster.end]
            even = len(cluster.text) == len(owns)
            texts = cluster.text if even else [cluster.text, *["\u200b"] * (len(owns) - 1)]
            for glyph, own in zip(owns, texts, strict=True):
                meanings.setdefault(glyph, own)
        plain = len(run.text) == len(run.glyphs) and run.clusters == tuple(range(len(run.glyphs)))
        for cluster in clusters(run):
            glyph = run.glyphs[cluster.start]
            if cluster.end == cluster.start + 1 and meanings[glyph] != cluster.text:
                second.setdefault(glyph, cluster.text)
                plain = False
        assert told == plain
    assert (known, others) == (meanings, second)
    assert list(known) == list(meanings)
