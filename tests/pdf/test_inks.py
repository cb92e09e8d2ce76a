"""Inks as operators: plates, tints, overprint, opacity, gradients, and nothing that is not used."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pagesetter.display.model import BLACK, Clip, DrawPath, DrawShapes, FillRect, Mark
from pagesetter.geometry import Point, Rect
from pagesetter.ink import Gradient, Ink
from pagesetter.press.model import Standard
from tests.pdf.press_page import (
    ALL,
    BLUE,
    RED,
    SLUG,
    TEXT_BLACK,
    opened,
    operators,
    photo,
    pressed,
    rect,
    square,
    text,
)
from tests.pdf.sheet import SPAN, run, sans

CYAN = Ink(1, 0, 0, 0)
HALF = Ink(0, 0, 1, 0, opacity=0.5)


def chosen(*marks: Mark, **how: Any) -> list[str]:
    """The operators that choose inks and states, and what is nested; no shapes."""
    kept = (" k", " K", " cs", " CS", "scn", "SCN", " gs", " Do", "q", "Q", "f", "S", "s", "B")
    return [line for line in operators(pressed(*marks, **how)) if line.endswith(kept)]


def used(data: bytes, category: str) -> dict[str, Any]:
    with opened(data) as pdf:
        found: Any = pdf.pages[0].Resources.get(f"/{category}", {})
        return {key: _plain(value) for key, value in found.items()}


def _plain(item: Any) -> Any:
    """A PDF's object as Python has it, without references."""
    if isinstance(item, pikepdf.Dictionary):
        return {key: _plain(value) for key, value in item.items()}
    if isinstance(item, pikepdf.Array):
        return [_plain(part) for part in item]
    if isinstance(item, pikepdf.Name):
        return str(item)
    return float(item) if isinstance(item, Decimal) else item


def test_process_inks_are_four_numbers_and_black_is_one_of_them() -> None:
    assert chosen(rect(0, 0, Ink(0, 0.25, 1, 0.12345)), rect(50, 0, BLACK)) == [
        "0 0.25 1 0.1235 k",
        "29 409 40 20 re f",
        "0 0 0 1 k",
        "79 409 40 20 re f",
    ]


def test_a_spot_ink_is_a_tint_of_its_plate() -> None:
    marks = (rect(0, 0, RED), rect(50, 0, RED._replace(tint=0.4)), rect(100, 0, BLUE))
    choices = [line for line in chosen(*marks) if line.endswith("scn")]
    assert choices == ["/CS1 cs 1 scn", "/CS1 cs 0.4 scn", "/CS2 cs 1 scn"]


def test_a_plate_has_its_name_and_what_stands_for_it() -> None:
    spaces = used(pressed(rect(0, 0, RED._replace(tint=0.4)), rect(50, 0, BLUE)), "ColorSpace")
    function = {"/FunctionType": 2, "/Domain": [0, 1], "/C0": [0, 0, 0, 0], "/N": 1}
    assert spaces == {
        "/CS1": ["/Separation", "/专红", "/DeviceCMYK", {**function, "/C1": [0, 0.9, 0.8, 0]}],
        "/CS2": [
            "/Separation",
            "/Blue (072/C)",
            "/DeviceCMYK",
            {**function, "/C1": [1, 0.4, 0, 0.1]},
        ],
    }


def test_the_names_of_plates_are_escaped_byte_by_byte() -> None:
    data = pressed(rect(0, 0, RED), rect(50, 0, BLUE), standard=Standard.X1A)
    assert b"/#E4#B8#93#E7#BA#A2" in data
    assert b"/Blue#20#28072#2FC#29" in data


def test_registration_is_on_every_plate() -> None:
    assert used(pressed(rect(0, 0, ALL)), "ColorSpace")["/CS1"][:2] == ["/Separation", "/All"]


def test_lines_have_their_own_color() -> None:
    marks = (
        DrawPath(square(0, 0, 10), RED, SPAN, stroke=1),
        DrawPath(square(20, 0, 10), CYAN, SPAN, stroke=1),
        rect(50, 0, RED),
    )
    assert [line for line in chosen(*marks) if line[-1] in "NnKk"] == [
        "/CS1 CS 1 SCN",
        "1 0 0 0 K",
        "/CS1 cs 1 scn",
    ]


def test_overprint_is_switched_on_and_off_as_inks_ask() -> None:
    marks = (
        rect(0, 0, CYAN),
        text("黑", 0, 50),
        text("字", 20, 50),
        rect(50, 0, CYAN),
        rect(100, 0, CYAN._replace(overprint=False)),
    )
    assert [line for line in chosen(*marks) if line.endswith(("k", "gs"))] == [
        "1 0 0 0 k",
        "/GS1 gs",
        "0 0 0 1 k",
        "/GS2 gs",
        "1 0 0 0 k",
    ]
    assert used(pressed(*marks), "ExtGState") == {
        "/GS1": {"/Type": "/ExtGState", "/OP": True, "/op": True, "/OPM": 1},
        "/GS2": {"/Type": "/ExtGState", "/OP": False, "/op": False, "/OPM": 0},
    }


def test_an_ink_that_was_chosen_is_laid_on_again_as_it_asks() -> None:
    line = DrawPath(square(0, 0, 10), CYAN, SPAN, stroke=1)
    assert chosen(rect(0, 0, TEXT_BLACK), line, rect(50, 0, TEXT_BLACK)) == [
        "/GS1 gs",
        "0 0 0 1 k",
        "29 409 40 20 re f",
        "/GS2 gs",
        "1 0 0 0 K",
        "s",
        "/GS1 gs",
        "79 409 40 20 re f",
    ]


def test_a_photo_knocks_out_what_is_under_it_and_hides_it() -> None:
    marks = (rect(0, 0, HALF._replace(overprint=True)), photo("jpeg", 0, 0), rect(0, 0, HALF))
    found = chosen(*marks)
    assert [line for line in found if line.endswith(("gs", "Do"))] == [
        *("/GS1 gs", "/GS2 gs"),
        *("/GS3 gs", "/GS4 gs", "/Im1 Do"),
        "/GS2 gs",
    ]


def test_opacity_is_that_of_areas_and_of_lines() -> None:
    marks = (rect(0, 0, HALF), DrawPath(square(0, 0, 9), HALF, SPAN, stroke=1), rect(0, 0, CYAN))
    assert [line for line in chosen(*marks) if line.endswith("gs")] == ["/GS1 gs", "/GS2 gs"]
    assert used(pressed(*marks), "ExtGState") == {
        "/GS1": {"/Type": "/ExtGState", "/CA": 0.5, "/ca": 0.5},
        "/GS2": {"/Type": "/ExtGState", "/CA": 1, "/ca": 1},
    }


def test_what_is_behind_a_clip_leaves_the_state_as_it_was() -> None:
    inside = (DrawPath(square(0, 0, 9), HALF._replace(overprint=True), SPAN),)
    marks = (rect(0, 0, CYAN), Clip(square(0, 0, 5), inside, SPAN), rect(50, 0, CYAN))
    found = chosen(*marks)
    assert found[found.index("Q") + 1 :] == ["79 409 40 20 re f"]
    assert found[found.index("q") + 1 : found.index("Q")] == [
        "/GS1 gs",
        "/GS2 gs",
        "0 0 1 0 k",
        "h f",
    ]


def test_glyphs_that_are_drawn_have_their_ink_for_both_area_and_line() -> None:
    shapes = DrawShapes(Point(0, 50), run("影", sans(), 20), RED, SPAN, stroke=1)
    assert chosen(shapes)[:2] == ["/CS1 cs 1 scn", "/CS1 CS 1 SCN"]


def fade(angle: float, *stops: tuple[float, Ink]) -> Ink:
    return stops[0][1]._replace(gradient=Gradient(stops, angle))


def shading(ink: Ink) -> Any:
    """The shading of a gradient over 40 × 20 points at the trim's top left."""
    return used(pressed(rect(0, 0, ink)), "Pattern")["/P1"]["/Shading"]


LEFT, FOOT = 9 + SLUG, 400 + 9 + SLUG - 20  # of that rectangle in the page's space


@pytest.mark.parametrize(
    ("angle", "line"),
    [
        (0, (0, 10, 40, 10)),
        (90, (20, 20, 20, 0)),
        (180, (40, 10, 0, 10)),
        (270, (20, 0, 20, 20)),
        (45, (5, 25, 35, -5)),
    ],
)
def test_a_gradient_runs_clockwise_from_left_to_right_and_touches_the_corners(
    angle: float, line: tuple[float, ...]
) -> None:
    coordinates = shading(fade(angle, (0, CYAN), (1, HALF)))["/Coords"]
    moved = (LEFT, FOOT, LEFT, FOOT)
    assert coordinates == pytest.approx([a + b for a, b in zip(line, moved, strict=True)])


def test_a_gradient_of_process_inks_goes_straight_from_one_to_the_other() -> None:
    found = shading(fade(0, (0, CYAN), (1, Ink(0, 0, 0, 0.5))))
    assert found["/ColorSpace"] == "/DeviceCMYK"
    assert found["/Extend"] == [True, True]
    assert found["/Function"] == {
        "/FunctionType": 2,
        "/Domain": [0, 1],
        "/C0": [1, 0, 0, 0],
        "/C1": [0, 0, 0, 0.5],
        "/N": 1,
    }


def test_several_stops_are_stitched_and_two_at_one_place_are_an_edge() -> None:
    stops = ((0.2, CYAN), (0.5, BLACK), (0.5, CYAN), (0.9, BLACK))
    function = shading(fade(0, *stops))["/Function"]
    assert function["/FunctionType"] == 3
    assert function["/Bounds"] == pytest.approx([0.2, 0.5, 0.9])
    assert function["/Encode"] == [0, 1] * 4
    c, k = [1, 0, 0, 0], [0, 0, 0, 1]
    assert [(f["/C0"], f["/C1"]) for f in function["/Functions"]] == [
        (c, c),
        (c, k),
        (c, k),
        (k, k),
    ]


def test_a_gradient_of_a_spot_ink_is_of_its_tints_and_paper_is_none_of_it() -> None:
    found = shading(fade(0, (0, RED._replace(tint=0.7)), (1, Ink(0, 0, 0, 0))))
    assert found["/ColorSpace"][:2] == ["/Separation", "/专红"]
    assert (found["/Function"]["/C0"], found["/Function"]["/C1"]) == ([0.7], [0])


def test_type_and_lines_take_gradients_too() -> None:
    ink = fade(0, (0, CYAN), (1, BLACK))
    line = DrawPath(square(0, 0, 9), ink, SPAN, stroke=1)
    found = chosen(text("渐变", 0, 50, ink), line)
    assert [row for row in found if "Pattern" in row] == [
        "/Pattern cs /P1 scn",
        "/Pattern CS /P2 SCN",
    ]


def test_a_gradient_over_the_same_place_is_in_the_file_once() -> None:
    ink = fade(0, (0, CYAN), (1, BLACK))
    marks = (rect(0, 0, ink), rect(0, 0, ink), rect(9, 0, ink))
    assert list(used(pressed(*marks), "Pattern")) == ["/P1", "/P2"]


def test_a_page_without_any_of_it_has_none_of_it() -> None:
    with opened(pressed(rect(0, 0, CYAN), FillRect(Rect(9, 9, 9, 9), BLACK, SPAN))) as pdf:
        page = pdf.pages[0]
        assert sorted(page.Resources.keys()) == ["/Font", "/XObject"]
        assert "/Group" not in page


_INKS = (BLACK, CYAN, HALF, RED, CYAN._replace(overprint=True))
_KINDS = ("text", "rect", "clip", "photo", "text", "shapes", "stroke")


def _mark(kind: str, ink: Ink) -> Mark:
    match kind:
        case "text":
            return text("台风", 20, 80, ink)
        case "rect":
            return rect(0, 0, ink)
        case "clip":
            return Clip(square(0, 0, 50), (DrawPath(square(10, 10, 20), ink, SPAN),), SPAN)
        case "shapes":
            return DrawShapes(Point(20, 80), run("台", sans()), ink, SPAN, 1.5)
        case "stroke":
            return DrawPath(square(10, 10, 20), ink, SPAN, 2)
        case _:
            return photo("jpeg", 10, 10)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(_KINDS), st.integers(0, len(_INKS) - 1)), min_size=2, max_size=9
    )
)
@example([("text", 0), ("text", 1), ("text", 1), ("rect", 0), ("text", 1)])
@example([("text", 1), ("clip", 0), ("text", 1), ("photo", 0), ("text", 2), ("text", 1)])
@example([("text", 2), ("photo", 0), ("text", 2), ("stroke", 1), ("text", 2)])
def test_an_ink_that_is_known_to_be_chosen_is_chosen_as_one_that_is_compared(
    kinds: list[tuple[str, int]],
) -> None:
    shared = [_mark(kind, _INKS[ink]) for kind, ink in kinds]
    # Equal to the others, and no two of them one object.
    apart = [_mark(kind, Ink(*_INKS[ink])) for kind, ink in kinds]
    assert operators(pressed(*shared)) == operators(pressed(*apart))


def test_each_run_has_its_ink_and_an_ink_is_chosen_when_it_is_another() -> None:
    inks = (BLACK, CYAN, CYAN, BLACK)
    marks = [text("台风", 20, 80, ink) for ink in inks]
    assert [line for line in chosen(*marks, rect(0, 0, CYAN)) if line.endswith(" k")] == [
        "0 0 0 1 k",
        "1 0 0 0 k",
        "0 0 0 1 k",
        "1 0 0 0 k",
    ]


def test_runs_in_one_gradient_have_each_its_own_stretch_of_it() -> None:
    ink = CYAN._replace(gradient=Gradient(((0.0, CYAN), (1.0, BLACK)), 0.0))
    marks = [text("台风", 20, y, ink) for y in (80, 160)]
    assert [line for line in chosen(*marks) if line.endswith("scn")] == [
        "/Pattern cs /P1 scn",
        "/Pattern cs /P2 scn",
    ]
