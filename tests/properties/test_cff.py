"""Any glyphs of a CID-keyed face: put together of others' cuts, they are what HarfBuzz cuts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.export.pdf_cff import joined, taken_apart
from pagesetter.export.pdf_cuts import subset_face
from pagesetter.keeping import Keeper, kept_in
from pagesetter.typeface.library import FontLibrary
from pagesetter.typeface.model import FaceId

#: About where the number of glyphs takes another byte, or another format.
COUNTS = [1, 2, 3, 40, 253, 254, 255, 256, 257, 258, 400]


@pytest.fixture(scope="module")
def face() -> FaceId:
    """Return a face whose outlines are CFF, of several fonts by script."""
    found = FontLibrary(()).find("Noto Serif SC", 400)
    assert found is not None
    return found


SETS = st.lists(
    st.tuples(st.integers(1, 30_000), st.sampled_from(COUNTS), st.sampled_from([1, 1, 7, 61])),
    min_size=2,
    max_size=5,
)


def glyphs_of(first: int, count: int, step: int) -> frozenset[int]:
    return frozenset(1 + (first + i * step) % 31_000 for i in range(count))


@settings(max_examples=20)
@given(sets=SETS, dropped=st.sets(st.integers(0, 300), max_size=4))
def test_subsets_one_after_the_other_are_those_that_know_nothing_of_one_another(
    sets: list[tuple[int, int, int]], dropped: set[int], face: FaceId
) -> None:
    keeper, shown = Keeper(), frozenset[int]()
    for each in sets:
        before = sorted(shown)
        shown = glyphs_of(*each) | {g for i, g in enumerate(before) if i not in dropped}
        with kept_in(keeper):
            kept = subset_face(face, shown)
        fresh = subset_face(face, shown)
        assert kept.program == fresh.program
        assert dict(kept.codes) == dict(fresh.codes)
        assert kept == fresh


@settings(max_examples=20)
@given(each=st.tuples(st.integers(1, 30_000), st.sampled_from(COUNTS), st.sampled_from([1, 7, 61])))
def test_a_program_taken_apart_and_put_together_is_the_same(
    each: tuple[int, int, int], face: FaceId
) -> None:
    program = subset_face(face, glyphs_of(*each)).program
    parts = taken_apart(program)
    assert parts is not None
    assert joined(parts.frame, parts.outlines, parts.font_of) == program
    assert len(parts.outlines) == len(glyphs_of(*each)) + 1


@pytest.mark.parametrize("length", [0, 3, 40, 400])
def test_what_is_no_such_program_is_not_taken_apart(length: int, face: FaceId) -> None:
    program = subset_face(face, frozenset([9000])).program
    assert taken_apart(program[:length]) is None
    assert taken_apart(b"\x01\x00\x04\x04" + bytes(length)) is None
