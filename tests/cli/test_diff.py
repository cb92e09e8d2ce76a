"""`pagesetter diff`: seeded changes are found and named, and a page that is the same is the same."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pagesetter.cli import main

LAYOUT = """\
title: two stories
page: {width: 400pt, height: 400pt, bleed: 6pt, type_area: {characters: 36, lines: 24, top: 20pt}}
grid: {character: 10pt, leading: 15pt, columns: 4, gutter: 1字}
inks: {red: {cmyk: [0, 95, 90, 0]}, tint: {cmyk: [0, 0, 20, 0]}}
styles:
  body: {families: [Noto Serif SC], size: 10pt, indent: 2em, align: justify}
  headline: {families: [Noto Sans SC], weight: 700, size: 20pt, min_size: 12pt, align: center}
  byline: {families: [Noto Sans SC], size: 8pt, align: center}
  caption: {families: [Noto Sans SC], size: 8pt, leading: 12pt}
slots:
  first:
    story:
      place: {left: 0字, width: 36字, line: 1, lines: 11}
      columns: 3
      measure: 11字
      gutter: 1.5字
      headline: {style: headline, lines: 3, rows: 1}
      byline: {style: byline, lines: 1}
      body: body
      slack: 24
  second:
    story:
      place: {left: 0字, width: 36字, line: 13, lines: 12}
      columns: 3
      measure: 11字
      gutter: 1.5字
      headline: {style: headline, lines: 3, rows: 1}
      byline: {style: byline, lines: 1}
      body: body
      slack: 24
  photo:
    photo:
      place: {within: first, column: 3, columns: 1, line: 5, lines: 5}
      caption: caption
      gap: 2pt
furniture:
  line: {rule: {weight: 1pt}, place: {column: 1, columns: 4, line: 12}}
"""

PAGE = """\
layout: ./layout.yaml
stories:
  - place: first
    headline: 渡口新客到
    byline: 陆青
    photos: [{place: photo, file: one.png, caption: 清早的渡口，头一班船就要离岸了，人都到齐了。}]
    body: |
      岸边的柳树发了新芽，渡口又热闹起来。船工说，今年水涨得早，头一班船比往年早。对岸的茶山已经采过一遍，茶农挑着担子来赶船。

      船上坐着去县城上学的孩子，他们把书包放在膝上，看水鸟从船头飞过。
  - place: second
    headline: 山里有药房
    byline: 周若兰
    body: |
      一辆白色的小货车停在石桥边的晒谷场上，车厢侧面一掀，就成了一个药房。四层药架，一台冰箱，一张折叠桌，药师林晓舟从五点坐到六点。

      岚溪县有四十一个村离最近的药店超过十公里。
"""

BUILT = ("words", "lines", "moved", "grew")


def edit(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def same(text: str) -> str:
    return text


def swap_stories(page: str) -> str:
    return page.replace("first", "~").replace("second", "first").replace("~", "second")


def without_the_second(page: str) -> str:
    return page[: page.index("  - place: second")]


#: Of each seeded change: to the page, to the layout, and all that is to be found.
SEEDS: dict[str, tuple[Callable[[str], str], Callable[[str], str], set[tuple[str, str]]]] = {
    "one character": (edit("茶农", "果农"), same, {("words", "first/body")}),
    "a photo nudged by a line": (
        same,
        edit("column: 3, columns: 1, line: 5", "column: 3, columns: 1, line: 6"),
        {
            ("moved", "photo"),
            ("moved", "photo/caption"),
        },
    ),
    "a color": (
        same,
        edit("line: {rule: {weight: 1pt}", "line: {rule: {weight: 1pt, ink: red}"),
        {("ink", "line")},
    ),
    "a font": (
        same,
        edit(
            "byline: {families: [Noto Sans SC]", "byline: {families: [Noto Serif SC], weight: 400"
        ),
        {("face", "first/byline"), ("face", "second/byline")},
    ),
    "a swapped story": (
        lambda page: (
            swap_stories(page).replace(
                "    photos: [{place: photo, file: one.png, caption: 清早的渡口，头一班船就要离岸了，人都到齐了。}]\n",
                "",
            )
            + "photos: [{place: photo, file: one.png, caption: 清早的渡口，头一班船就要离岸了，人都到齐了。}]\n"
        ),
        same,
        {("swapped", "first")},
    ),
    "a caption": (
        edit("清早的渡口，", "清早的码头，"),
        same,
        {("words", "photo/caption")},
    ),
    "a rule's weight": (same, edit("weight: 1pt", "weight: 2pt"), {("weight", "line")}),
    "a crop": (
        edit("file: one.png,", "file: one.png, focus: [0.5, 0],"),
        same,
        {("crop", "photo")},
    ),
    "a picture": (edit("one.png", "two.png"), same, {("picture", "photo")}),
    "a size": (
        same,
        edit(
            "headline: {families: [Noto Sans SC], weight: 700, size: 20pt",
            "headline: {families: [Noto Sans SC], weight: 700, size: 22pt",
        ),
        {("size", "first/headline"), ("size", "second/headline")},
    ),
    "a leading": (
        same,
        edit("leading: 12pt", "leading: 13pt"),
        {("leading", "photo/caption")},
    ),
    "a removed story": (without_the_second, same, {("removed", "second")}),
    "an added paragraph": (
        edit("飞过。\n", "飞过。\n\n      船靠岸了。\n"),
        same,
        {("words", "first/body")},
    ),
    "a byline that is gone": (
        edit("    byline: 周若兰\n", ""),
        same,
        {("removed", "second/byline")},
    ),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    write(tmp_path / "a", PAGE, LAYOUT)
    return tmp_path


def write(folder: Path, page: str, layout: str) -> None:
    folder.mkdir()
    (folder / "page.yaml").write_text(page, encoding="utf-8")
    (folder / "layout.yaml").write_text(layout, encoding="utf-8")
    gradient = Image.linear_gradient("L").resize((300, 600))
    gradient.save(folder / "one.png")
    gradient.transpose(Image.Transpose.ROTATE_180).save(folder / "two.png")


def changes(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    capsys.readouterr()
    main(["diff", *arguments, "--json"])
    told = json.loads(capsys.readouterr().out)
    found: list[dict[str, object]] = told["changes"]
    assert told["same"] == (not found)
    return found


@pytest.mark.parametrize("name", SEEDS)
def test_a_seeded_change_is_found_and_named(
    name: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, layout, expected = SEEDS[name]
    write(desk / "b", page(PAGE), layout(LAYOUT))
    found = {
        (str(c["kind"]), str(c["place"])) for c in changes(capsys, "a/page.yaml", "b/page.yaml")
    }
    assert expected <= found
    # What else there is follows from it: lines from words, and what a photo leaves to its story.
    follows = {(kind, place) for kind, place in found - expected if kind not in BUILT}
    assert {kind for kind, _ in follows} <= {"added", "removed", "drawing", "crop"}, follows
    near = {place.split("/")[0] for _, place in expected}
    if "photo" in near:
        near.add("first")
    assert {place.split("/")[0] for _, place in found} <= near


@pytest.mark.parametrize("form", ["page", "pdf"])
def test_a_rebuild_is_the_same(form: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(desk / "b", PAGE, LAYOUT)
    ends = "page.yaml"
    if form == "pdf":
        ends = "page.pdf"
        assert [main(["build", f"{side}/page.yaml"]) for side in "ab"] == [0, 0]
        capsys.readouterr()
    assert main(["diff", f"a/{ends}", f"b/{ends}"]) == 0
    assert capsys.readouterr().out == f"b/{ends} is the same as a/{ends}\n"


def test_a_changed_character_is_shown_among_its_neighbors(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(desk / "b", PAGE.replace("茶农", "果农"), LAYOUT)
    assert main(["diff", "a/page.yaml", "b/page.yaml"]) == 3
    assert capsys.readouterr().out.splitlines() == [
        "a/page.yaml → b/page.yaml: 1 change",
        "  words    first/body  1 character taken out, 1 character put in",
        "           …经采过一遍，[-茶-]{+果+}农挑着担子来…",
    ]


def test_a_photo_nudged_is_told_in_lines(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layout = LAYOUT.replace("columns: 1, line: 5", "columns: 1, line: 6")
    write(desk / "b", PAGE, layout)
    assert main(["diff", "a/page.yaml", "b/page.yaml"]) == 3
    assert re.search(r"moved    photo +moved down 1 line \(5\.29 mm\)\n", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("one character", "words"),
        ("a photo nudged by a line", "moved"),
        ("a color", "ink"),
        ("a font", "face"),
        ("a caption", "words"),
        ("a rule's weight", "weight"),
        ("a picture", "picture"),
        ("a size", "size"),
        ("a removed story", "removed"),
    ],
)
def test_a_seeded_change_is_found_in_pdfs(
    name: str, kind: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, layout, _ = SEEDS[name]
    write(desk / "b", page(PAGE), layout(LAYOUT))
    assert [main(["build", f"{side}/page.yaml"]) for side in "ab"] == [0, 0]
    assert kind in {c["kind"] for c in changes(capsys, "a/page.pdf", "b/page.pdf")}


def test_a_page_is_compared_with_the_reference_that_is_kept(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = desk / "a" / "page.yaml"
    assert main(["diff", str(page)]) == 1
    assert "has no reference yet; --accept keeps one" in capsys.readouterr().err
    assert main(["diff", str(page), "--accept"]) == 0
    kept = desk / "a" / "page.reference"
    assert sorted(file.name for file in kept.iterdir()) == ["page.json", "page.pdf"]
    assert main(["diff", str(page)]) == 0
    page.write_text(PAGE.replace("茶农", "果农"), encoding="utf-8")
    assert main(["diff", str(page)]) == 3
    assert main(["diff", str(page), "--accept"]) == 0
    capsys.readouterr()
    assert main(["diff", str(page)]) == 0


def test_a_reference_that_is_none_is_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = desk / "kept"
    folder.mkdir()
    (folder / "page.json").write_text('{"format": 99}', encoding="utf-8")
    assert main(["diff", "a/page.yaml", "--reference", "kept"]) == 1
    assert "kept by another version of pagesetter" in capsys.readouterr().err


def test_reports_are_written(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(desk / "b", PAGE.replace("茶农", "果农"), LAYOUT)
    out = ["--html", "d.html", "--png", "d.png", "--junit", "d.xml", "--dpi", "72"]
    assert main(["diff", "a/page.yaml", "b/page.yaml", *out]) == 3
    html = (desk / "d.html").read_text(encoding="utf-8")
    assert "<del>茶</del><ins>果</ins>" in html
    assert "data:image/png;base64," in html
    assert "http" not in html.replace("http-equiv", "")  # nothing is asked of anybody
    with Image.open(desk / "d.png") as picture:
        assert picture.size == (412, 412)
        colors = [picture.getpixel(at) for at in _boxed(picture)]
    assert any(r > b + 80 for r, _, b in colors)  # type: ignore[misc]
    assert any(b > r + 80 for r, _, b in colors)  # type: ignore[misc]
    suites = ElementTree.parse(desk / "d.xml").getroot()
    assert suites.get("failures") == "1"
    failure = suites.find(".//failure")
    assert failure is not None
    assert "first/body" in (failure.text or "")


def _boxed(picture: Image.Image) -> list[tuple[int, int]]:
    return [(x, y) for x in range(picture.width) for y in range(80, 190)]


def test_words_of_a_page_do_not_reach_a_report_as_markup(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(desk / "b", PAGE.replace("渡口新客到", "<b>新客"), LAYOUT)
    assert main(["diff", "a/page.yaml", "b/page.yaml", "--html", "d.html"]) == 3
    html = (desk / "d.html").read_text(encoding="utf-8")
    assert "<b>" not in html


def test_a_pdf_that_is_none_is_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "x.pdf").write_bytes(b"no PDF")
    assert main(["diff", "x.pdf", "x.pdf"]) == 1
    assert "x.pdf is no PDF that can be read" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "x.pdf", "y.pdf"]) == 1
    said = capsys.readouterr().err
    assert said == "pagesetter: x.pdf cannot be read: no such file or directory\n"


def test_the_same_comparison_gives_the_same_picture(desk: Path) -> None:
    write(desk / "b", PAGE.replace("茶农", "果农"), LAYOUT)
    for name in ("1.png", "2.png"):
        main(["diff", "a/page.yaml", "b/page.yaml", "--png", name])
    first, second = ((desk / name).read_bytes() for name in ("1.png", "2.png"))
    assert first == second
    assert Image.open(BytesIO(first)).mode == "RGB"
