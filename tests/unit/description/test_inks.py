"""Inks of a layout: what each is made of, when all that it names is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.ink import REGISTRATION, Gradient, Ink

LAYOUT = """\
page: {width: 100mm, height: 100mm, type_area: {characters: 20, lines: 10, top: 5mm}}
grid: {character: 10pt, leading: 15pt, columns: 1}
inks:
  gold: {spot: PANTONE  871 C, cmyk: [20, 30, 70, 10]}
  red: {cmyk: [0, 100, 80, 10]}
"""
GOLD = Ink(0.2, 0.3, 0.7, 0.1, "PANTONE 871 C")
RED = Ink(0, 1, 0.8, 0.1)


def read(folder: Path, inks: str) -> tuple[dict[str, Ink], list[str]]:
    """Return the inks of a layout that has these, too, and what is said against them."""
    (folder / "l.yaml").write_text(f"{LAYOUT}{inks}", encoding="utf-8")
    (folder / "page.yaml").write_text("layout: ./l.yaml\n", encoding="utf-8")
    log = DiagnosticLog()
    page = read_page(folder / "page.yaml", [], log)
    found = page.layout.inks if page else {}
    return {name: ink.ink for name, ink in found.items()}, [d.message for d in log]


@pytest.mark.parametrize(
    ("written", "ink"),
    [
        ("{of: gold, tint: 30%}", GOLD._replace(tint=0.3)),
        ("{of: red, tint: 50%}", Ink(0, 0.5, 0.4, 0.05)),
        ("{of: registration, tint: 50%}", Ink(1, 1, 1, 1, REGISTRATION, tint=0.5)),
        ("{of: red, opacity: 60%}", RED._replace(opacity=0.6)),
        ("{of: black, overprint: no}", Ink(0, 0, 0, 1, overprint=False)),
        ("{gray: 40%, overprint: yes}", Ink(0, 0, 0, 0.4, overprint=True)),
        ("{cmyk: [60, 40, 40, 100], rich: yes}", Ink(0.6, 0.4, 0.4, 1, rich=True)),
        ("{spot: Silver, gray: 40%}", Ink(0, 0, 0, 0.4, "Silver")),
    ],
)
def test_an_ink_is_what_it_says(tmp_path: Path, written: str, ink: Ink) -> None:
    inks, found = read(tmp_path, f"  own: {written}\n")
    assert found == []
    assert inks["own"] == ink


def test_a_tint_of_a_tint_is_less(tmp_path: Path) -> None:
    inks, _ = read(tmp_path, "  b: {of: a, tint: 50%}\n  a: {of: gold, tint: 50%}\n")
    assert inks["b"] == GOLD._replace(tint=0.25)


def test_an_ink_of_another_keeps_what_it_does_not_say(tmp_path: Path) -> None:
    text = "  a: {of: gold, opacity: 60%, overprint: yes}\n  b: {of: a, tint: 50%}\n"
    inks, _ = read(tmp_path, text)
    assert inks["b"] == GOLD._replace(tint=0.5, opacity=0.6, overprint=True)


def test_a_gradient_has_the_parts_of_its_first_stop(tmp_path: Path) -> None:
    inks, found = read(tmp_path, "  fade: {gradient: {from: red, to: white, angle: 22.5}}\n")
    assert found == []
    white = Ink(0, 0, 0, 0)
    assert inks["fade"] == RED._replace(gradient=Gradient(((0.0, RED), (1.0, white)), 22.5))


def test_paper_in_a_gradient_of_a_spot_ink_is_none_of_it(tmp_path: Path) -> None:
    inks, _ = read(tmp_path, "  fade: {gradient: {from: white, to: gold}}\n")
    gradient = inks["fade"].gradient
    assert gradient is not None
    assert gradient.stops == ((0.0, GOLD._replace(tint=0.0)), (1.0, GOLD))


def test_a_gradient_has_a_color_all_along_its_line(tmp_path: Path) -> None:
    stops = "[{ink: red, at: 20%}, {ink: black, at: 70%}]"
    inks, _ = read(tmp_path, f"  fade: {{gradient: {{stops: {stops}}}}}\n")
    gradient = inks["fade"].gradient
    assert gradient is not None
    black = Ink(0, 0, 0, 1)
    assert gradient.stops == ((0.0, RED), (0.2, RED), (0.7, black), (1.0, black))


def test_a_circle_of_inks_is_told_once_with_its_way(tmp_path: Path) -> None:
    _, found = read(tmp_path, "  a: {of: b}\n  b: {of: c}\n  c: {of: a}\n")
    assert found == ["an ink is made of itself: a → b → c → a"]


def test_a_chain_of_a_thousand_inks_is_refused(tmp_path: Path) -> None:
    chain = "".join(f"  i{n}: {{of: i{n + 1}}}\n" for n in range(1000))
    _, found = read(tmp_path, f"{chain}  i1000: {{gray: 5%}}\n")
    assert "more than 10 inks are made of one another" in found


def test_a_plate_has_one_stand_in(tmp_path: Path) -> None:
    text = "  other: {spot: PANTONE 871 C, cmyk: [20, 30, 71, 10]}\n"
    _, found = read(tmp_path, text)
    assert found == ["`gold` says otherwise what stands for `PANTONE 871 C`"]
