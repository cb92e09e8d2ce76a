"""Ads: their picture whole, their words, their keyline, and always the word 广告."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagesetter.geometry import Rect
from tests.unit.makeup.pages import LAYOUT, Made, photo, slots

Make = Callable[[str, str], Made]


def layout(more: str = "", label: str = "{style: caption}") -> str:
    return slots(f"""
ad:
  ad:
    place: {{left: 0字, width: 20字, line: 3, lines: 4}}
    label: {label}
{more}
""")


WORDS = "    title: {style: headline, lines: 2, rows: 1}\n    text: {style: byline, lines: 1}\n"


def test_a_picture_of_the_shape_of_its_place_fills_it(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 1000, 300)
    made = make(layout(), "ads: [{place: ad, file: 1.png}]\n")
    assert made.photo("ad/picture").bounds == Rect(20, 60, 200, 60)
    assert made.found == []


def test_a_picture_that_nearly_has_the_shape_is_cut_to_it(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 1000, 309)
    made = make(layout(), "ads: [{place: ad, file: 1.png}]\n")
    placed = made.photo("ad/picture")
    assert (placed.bounds, placed.crop) == (Rect(20, 60, 200, 60), Rect(0, 4.5, 1000, 300))
    assert made.found == []


def test_a_picture_of_another_shape_is_shown_whole_and_told(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 1000, 500)
    made = make(layout(), "ads: [{place: ad, file: 1.png}]\n")
    placed = made.photo("ad/picture")
    assert (placed.bounds, placed.crop) == (Rect(60, 60, 120, 60), Rect(0, 0, 1000, 500))
    assert made.found == [
        "2:25 warning ad-shape `1.png` is 2.00 times as wide as it is high, its place in `ad` "
        "3.33 times: it is set whole, with white beside it"
    ]
    assert made.hints == [("ask for an ad of 70.6 × 21.2 mm",)]


def test_the_tolerance_is_the_layouts(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 1000, 301)
    made = make(layout("    tolerance: 0%"), "ads: [{place: ad, file: 1.png}]\n")
    assert [line.split()[2] for line in made.found] == ["ad-shape"]


def test_a_coarse_picture_is_told(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 400, 120)
    made = make(layout(), "ads: [{place: ad, file: 1.png}]\n")
    assert made.found == [
        "2:25 warning low-resolution `1.png` has 144 pixels per inch at its printed size"
    ]


def test_a_damaged_picture_is_an_error(make: Make, tmp_path: Path) -> None:
    (tmp_path / "1.png").write_bytes(b"\x89PNG")
    made = make(layout(), "ads: [{place: ad, file: 1.png}]\n")
    assert [line.split()[1:3] for line in made.found] == [["error", "bad-picture"]]


def test_words_stand_in_the_middle_of_an_ad_without_a_picture(make: Make) -> None:
    made = make(layout(WORDS), "ads: [{place: ad, title: 天, text: 地}]\n")
    assert [made.frame(f"ad/{name}").bounds for name in ("title", "text")] == [
        Rect(20, 67.5, 200, 30),
        Rect(20, 97.5, 200, 15),
    ]


def test_words_stand_under_a_picture(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 1000, 225)
    made = make(layout(WORDS), "ads: [{place: ad, file: 1.png, text: 地}]\n")
    assert made.photo("ad/picture").bounds == Rect(20, 60, 200, 45)
    assert made.frame("ad/text").bounds == Rect(20, 105, 200, 15)
    assert made.found == []


def test_words_that_the_slot_has_no_place_for_are_an_error(make: Make) -> None:
    made = make(layout(), "ads: [{place: ad, title: 天}]\n")
    assert made.found == ["2:26 error bad-value the slot `ad` has no place for the title of an ad"]


def test_words_that_leave_no_room_for_the_picture_are_an_error(make: Make, tmp_path: Path) -> None:
    photo(tmp_path, 1000, 225)
    high = layout("    title: {style: headline, lines: 4}")
    made = make(high, "ads: [{place: ad, file: 1.png, title: 天}]\n")
    assert [line.split()[1:3] for line in made.found] == [["error", "overset"]]


CORNERS = {
    "top-left": (20, 60),
    "top-right": (199.2, 60),
    "bottom-left": (20, 109.6),
    "bottom-right": (199.2, 109.6),
}


@pytest.mark.parametrize(("corner", "at"), CORNERS.items())
def test_the_label_stands_in_its_corner(
    corner: str, at: tuple[float, float], make: Make, tmp_path: Path
) -> None:
    photo(tmp_path, 1000, 300)
    label = f"{{style: caption, corner: {corner}}}"
    made = make(layout(label=label), "ads: [{place: ad, file: 1.png}]\n")
    # Two characters of 8 pt with 2.4 pt beside them, and 1.2 pt over and under.
    assert made.frame("ad/label").bounds == pytest.approx(Rect(*at, 20.8, 10.4))
    (line,) = made.frame("ad/label").lines
    assert (line.x, line.baseline) == pytest.approx((at[0] + 2.4, at[1] + 1.2 + 0.88 * 8))


def test_the_label_is_inside_the_keyline_and_last_of_all(make: Make) -> None:
    made = make(
        layout(WORDS + "    border: {weight: 1pt}\n    fill: red"),
        "ads: [{place: ad, text: 地}]\n",
    )
    assert made.names() == ["ad", "ad/text", "ad/border", "ad/label-ground", "ad/label"]
    assert made.box("ad/label-ground").bounds == pytest.approx(Rect(198.2, 61, 20.8, 10.4))


def test_an_ad_may_have_a_label_of_its_own(make: Make) -> None:
    made = make(layout(WORDS), "ads: [{place: ad, text: 地, label: 公益广告}]\n")
    assert made.words("ad/label") == ["公益广告"]


def test_a_label_that_covers_the_words_is_told(make: Make) -> None:
    full = layout("    title: {style: byline, lines: 4}", "{style: headline}")
    made = make(full, f"ads: [{{place: ad, title: {'天' * 20}}}]\n")
    assert made.found == ["2:7 warning overlap the label of the ad in `ad` covers its words"]


def test_a_label_wider_than_its_ad_is_told(make: Make) -> None:
    made = make(layout(WORDS), f"ads: [{{place: ad, text: 地, label: {'广告' * 15}}}]\n")
    assert "2:35 warning overset the label of the ad in `ad` is wider than the ad" in made.found


def test_an_ad_may_stand_on_the_grid_by_the_defaults(make: Make) -> None:
    defaults = LAYOUT + (
        "\ndefaults: {ad: {label: {style: caption}, text: {style: subhead, lines: 1}}}\n"
    )
    page = "ads: [{place: {column: 2, columns: 1, line: 1, lines: 2}, text: 天}]\n"
    assert make(defaults, page).frame("ad-1/text").bounds == Rect(140, 37.5, 100, 15)


def test_text_makes_room_for_an_ad(make: Make) -> None:
    both = slots("""
story:
  story: {place: {left: 0字, width: 10字, line: 1, lines: 16}, columns: 1, body: body, slack: 16}
ad:
  ad: {place: {left: 0字, width: 10字, line: 3, lines: 2}, label: {style: caption}, text: {style: byline, lines: 1}}
""")
    page = f"stories: [{{place: story, body: {'天' * 35}}}]\nads: [{{place: ad, text: 地}}]\n"
    made = make(both, page)
    assert [made.frame(f"story/body/{n}").bounds.y for n in (1, 2)] == [30, 90]


def test_two_ads_on_one_another_are_an_error(make: Make) -> None:
    defaults = LAYOUT + (
        "\ndefaults: {ad: {label: {style: caption}, text: {style: subhead, lines: 1}}}\n"
    )
    place = "{column: 2, columns: 1, line: 1, lines: 2}"
    made = make(defaults, f"ads: [{{place: {place}, text: 天}}, {{place: {place}, text: 地}}]\n")
    assert [line.split(" ", 1)[1] for line in made.found] == [
        "error overlap the ad overlaps the ad placed before"
    ]


def test_an_ad_may_have_a_border_of_the_layouts_and_a_label_inside_it(make: Make) -> None:
    framed = layout(WORDS + "    border: flowers").replace(
        "\nslots:", "\nborders: {flowers: {motif: diamonds, size: 5pt}}\nslots:"
    )
    made = make(framed, "ads: [{place: ad, text: 地}]\n")
    assert "ad/border/border" in made.names()
    assert made.frame("ad/label").bounds == pytest.approx(Rect(194.2, 65, 20.8, 10.4))
