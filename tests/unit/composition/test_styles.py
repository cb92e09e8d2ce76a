"""Styles resolved: ems to points, families to faces, names to inks."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.composition.model import AdjustmentRules, TextStyle
from pagesetter.composition.styles import StyleSheet
from pagesetter.description.layout_model import LayoutDescription
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.ink import BLACK, Ink
from pagesetter.language.spacing import SpacingRules
from pagesetter.typeface.library import FontLibrary
from pagesetter.units import Length, Unit
from tests.box_font import write_box_font

LAYOUT = """\
page: {width: 260pt, height: 300pt, type_area: {characters: 22, lines: 16, top: 30pt}}
grid: {character: 10pt, leading: 15pt, columns: 2}
inks: {red: {cmyk: [0%, 100%, 100%, 0%]}}
styles:
"""


def layout_of(styles: str, folder: Path) -> LayoutDescription:
    """Return a layout with these styles, given as YAML."""
    (folder / "small.yaml").write_text(f"{LAYOUT}  {styles}\n", encoding="utf-8")
    (folder / "page.yaml").write_text("layout: small\n", encoding="utf-8")
    log = DiagnosticLog()
    page = read_page(folder / "page.yaml", [folder], log)
    assert page is not None, list(log)
    return page.layout


def resolved(
    styles: str, folder: Path, library: FontLibrary
) -> tuple[TextStyle, list[tuple[str, tuple[str, ...]]]]:
    """Resolve the style `body`; return it with what was logged."""
    log = DiagnosticLog()
    style = StyleSheet(layout_of(styles, folder), library, log)["body"]
    return style, [(f"{d.span.line}:{d.span.column} {d.message}", d.hints) for d in log]


def test_an_em_is_the_size_of_the_style(tmp_path: Path, box_library: FontLibrary) -> None:
    body = (
        "body: {families: [Box], size: 2字, indent: 2em, leading: 2行, gap: 0.25em, "
        "tracking: 0.1em, min_tracking: -0.05em, min_size: 16pt}"
    )
    style, _ = resolved(body, tmp_path, box_library)
    assert (
        style.size,
        style.indent,
        style.leading,
        style.tracking,
        style.min_tracking,
        style.min_size,
        style.spacing,
    ) == (20, 40, 30, 2, -1, 16, SpacingRules("gb", "quanjiao", 0.25))


def test_a_gap_in_points_is_a_part_of_the_styles_own_em(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    style, _ = resolved("body: {families: [Box], size: 20pt, gap: 5pt}", tmp_path, box_library)
    assert style.spacing.gap == 0.25


def test_families_are_found_in_their_order(tmp_path: Path, box_library: FontLibrary) -> None:
    style, _ = resolved("body: {families: [Box], latin: [Box]}", tmp_path, box_library)
    assert [face.name for face in style.faces + style.latin_faces] == ["Box-Regular"] * 2


def test_inks_are_found_by_name(tmp_path: Path, box_library: FontLibrary) -> None:
    style, _ = resolved("body: {families: [Box], ink: red}", tmp_path, box_library)
    assert style.ink == Ink(0, 1, 1, 0)


def test_ink_is_black_where_none_is_named(tmp_path: Path, box_library: FontLibrary) -> None:
    assert resolved("body: {families: [Box]}", tmp_path, box_library)[0].ink == BLACK


def test_what_may_stand_where_and_how_wide_it_is_comes_from_the_style(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    body = (
        "body: {families: [Box], language: zh-HK, direction: vertical, kinsoku: strict, "
        "never_start: 々 ー, never_end: 第, may_start: ～, may_end: ／, marks: kaiming, "
        "gap: 0.25em, squeeze_stops: no, fixed_gap: yes}"
    )
    style, _ = resolved(body, tmp_path, box_library)
    assert style.vertical
    assert style.spacing == SpacingRules(
        kinsoku="strict",
        marks="kaiming",
        gap=0.25,
        script="zh-Hant",
        vertical=True,
        never_start="々ー",
        never_end="第",
        may_start="～",
        may_end="／",
        squeeze_stops=False,
        fixed_gap=True,
    )


def test_a_line_is_adjusted_in_ems_of_its_style(tmp_path: Path, box_library: FontLibrary) -> None:
    body = (
        "body: {families: [Box], size: 20pt, adjust: least, breaking: first-fit, tolerance: 2pt, "
        "open_marks: 4pt, numbers: whole, "
        "loose: 0.5字, hanging: stops, hang: 5pt, hang_always: yes}"
    )
    style, _ = resolved(body, tmp_path, box_library)
    assert style.adjustment == AdjustmentRules(
        order="least",
        breaking="first-fit",
        tolerance=0.1,
        open_marks=0.2,
        numbers="whole",
        loose=0.25,
        hanging="stops",
        hang=0.25,
        hang_always=True,
    )


def test_what_is_not_written_is_as_the_rules_have_it(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    style, _ = resolved("body: {families: [Box]}", tmp_path, box_library)
    assert (style.spacing, style.adjustment) == (SpacingRules(gap=0.125), AdjustmentRules())


def test_words_in_other_scripts_and_marked_words_have_their_sizes(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    body = (
        "body: {families: [Box], latin_size: 105%, hyphenate: en-US, quotes: yes, dots: yes, "
        "small_size: 75%, shift_size: 65%, ruby_size: 45%}"
    )
    style, _ = resolved(body, tmp_path, box_library)
    assert (style.latin_scale, style.hyphenation, style.quotes, style.dots) == (
        1.05,
        "en-US",
        True,
        True,
    )
    assert (style.small_scale, style.shift_scale, style.ruby_scale) == (0.75, 0.65, 0.45)


def test_words_may_be_marked_with_every_ink_of_the_layout(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    style, _ = resolved("body: {families: [Box]}", tmp_path, box_library)
    assert (sorted(style.inks), style.inks["red"]) == (
        ["black", "red", "registration", "white"],
        Ink(0, 1, 1, 0),
    )


def test_a_style_of_marked_words_is_resolved_with_it(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    body = (
        "body: {families: [Box], strong: loud, emphasized: loud}\n"
        "  loud: {based_on: body, ink: red}"
    )
    style, _ = resolved(body, tmp_path, box_library)
    assert style.strong is not None
    assert (style.strong.name, style.strong.ink, style.strong.strong, style.emphasized) == (
        "loud",
        Ink(0, 1, 1, 0),
        None,
        style.strong,
    )


def test_a_style_that_marks_with_itself_has_no_other(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    style, _ = resolved("body: {families: [Box], strong: body}", tmp_path, box_library)
    assert style.strong is None


def test_a_style_is_resolved_once(tmp_path: Path, box_library: FontLibrary) -> None:
    layout = layout_of("body: {families: [Box]}", tmp_path)
    sheet = StyleSheet(layout, box_library, DiagnosticLog())
    assert sheet["body"] is sheet["body"]


def test_lengths_are_counted_in_grid_characters_and_lines(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    sheet = StyleSheet(layout_of("body: {families: [Box]}", tmp_path), box_library, DiagnosticLog())
    lengths = (Length(2, Unit.CHARACTER), Length(2, Unit.LINE), Length(2, Unit.EM))
    assert [sheet.points(length) for length in lengths] == [20, 30, 20]


@pytest.mark.parametrize(
    ("family", "hint"),
    [
        ("Boxx", "did you mean `Box`?"),
        ("Zzzzzz", "install it, or give its folder with --font-path"),
    ],
)
def test_a_family_that_is_not_to_be_had_is_logged_with_the_nearest(
    family: str, hint: str, tmp_path: Path, box_font: Path
) -> None:
    (tmp_path / "none.yaml").write_text("families: {}\n", encoding="utf-8")
    library = FontLibrary(
        [box_font.parent], cache=tmp_path, system=False, catalog=tmp_path / "none.yaml"
    )
    style, found = resolved(f"body: {{families: [{family}]}}", tmp_path, library)
    message = f"style `body` asks for the family `{family}`, which is not to be found"
    assert (style.faces, found) == ((), [(f"5:21 {message}", (hint,))])


def test_a_font_that_may_not_be_embedded_is_refused(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    write_box_font(fonts / "Locked.ttf", family="Locked", fs_type=2)
    library = FontLibrary([fonts], cache=tmp_path, system=False)
    style, found = resolved("body: {families: [Locked]}", tmp_path, library)
    assert (style.faces, [message for message, _ in found]) == (
        (),
        ["5:21 the license of `Locked-Regular` forbids embedding it in a PDF"],
    )


def test_a_font_file_that_is_gone_since_it_was_found_is_logged(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    write_box_font(fonts / "Gone.ttf", family="Gone")
    library = FontLibrary([fonts], cache=tmp_path, system=False)
    library.find("Gone", 400)
    (fonts / "Gone.ttf").unlink()
    style, found = resolved("body: {families: [Gone]}", tmp_path, library)
    assert (style.faces, [message.split(":")[1][3:] for message, _ in found]) == (
        (),
        ["the font of style `body` cannot be used"],
    )


def test_pages_of_one_layout_share_their_styles(tmp_path: Path, box_library: FontLibrary) -> None:
    first, second = (layout_of("body: {families: [Box]}", tmp_path) for _ in range(2))
    sheets = [StyleSheet(layout, box_library, DiagnosticLog()) for layout in (first, second)]
    assert first is not second
    assert sheets[0]["body"] is sheets[1]["body"]


def test_layouts_that_differ_share_no_style(tmp_path: Path, box_library: FontLibrary) -> None:
    sizes = []
    for size in ("9pt", "10pt"):
        layout = layout_of(f"body: {{families: [Box], size: {size}}}", tmp_path)
        sizes.append(StyleSheet(layout, box_library, DiagnosticLog())["body"].size)
    assert sizes == [9, 10]


def test_layouts_with_other_inks_share_no_style(tmp_path: Path, box_library: FontLibrary) -> None:
    layout = layout_of("body: {families: [Box], ink: red}", tmp_path)
    inks = dict(layout.inks) | {"red": layout.inks["red"]._replace(ink=BLACK)}
    other = layout._replace(inks=inks)
    found = [StyleSheet(one, box_library, DiagnosticLog())["body"].ink for one in (layout, other)]
    assert found == [Ink(0, 1, 1, 0), BLACK]


def test_each_library_has_styles_of_its_own(tmp_path: Path, box_library: FontLibrary) -> None:
    layout = layout_of("body: {families: [Box]}", tmp_path)
    bare = FontLibrary((), cache=tmp_path, system=False)
    found = [StyleSheet(layout, one, DiagnosticLog())["body"] for one in (box_library, bare)]
    assert [len(style.faces) for style in found] == [1, 0]


def test_a_face_that_lacks_is_told_of_each_page(tmp_path: Path, box_library: FontLibrary) -> None:
    layout = layout_of("body: {families: [Box, Bax]}", tmp_path)
    told = []
    for _ in range(2):
        log = DiagnosticLog()
        sheet = StyleSheet(layout, box_library, log)
        told.append((sheet["body"].faces[0].name, sheet.lacks_faces, len(tuple(log))))
    assert told[0] == told[1]
    assert told[0][1:] == (True, 1)
