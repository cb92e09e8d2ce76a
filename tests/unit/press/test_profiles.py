"""Press profiles: found by name or path, every number of them in points, parts and pixels."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pagesetter.description.profile_model import ProfileName
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.press.model import (
    Condition,
    Level,
    LineRules,
    PhotoRules,
    PressProfile,
    PrintersMark,
    RenderingIntent,
    Standard,
    TypeRules,
)
from pagesetter.press.profiles import ProfileNameError, find_profile
from pagesetter.shipped import shipped_folder

ALL = """\
title: every value of it
standard: PDF/X-1a
condition: {identifier: press 1, info: our press, registry: "http://example.org", icc: [a.icc, b.icc]}
inks: {total: 231%, black: 91%, spots: 3}
photos: {resolution: 251, least: 201, worst: 151, line_art: 601, intent: absolute, black_point: no,
         sharpen: 31%, quality: 81, lossless: jpeg2000}
type: {positive: 6.1pt, reversed: 10.1pt, reversed_inks: 12.1pt, tinted: 8.1pt, colored: 10.2pt, ground: 71%}
rules: {positive: 0.26pt, tinted: 0.51pt, colored: 1.01pt, reversed: 1.02pt}
bleed: 1in
marks: [slug, crop]
levels: {low-resolution: error, runt: ignore}
"""

SHIPPED = sorted(file.stem for file in shipped_folder("profiles").glob("*.yaml"))

LAYOUT = """\
page: {width: 100mm, height: 100mm, type_area: {characters: 20, lines: 10, top: 5mm}}
grid: {character: 10pt, leading: 15pt, columns: 1}
"""


def profile_of(named: ProfileName | str, *folders: Path) -> PressProfile:
    log = DiagnosticLog()
    found = find_profile(named, folders, log)
    assert [d.message for d in log] == []
    assert found is not None
    return found


def press_of(page: Path, *folders: Path) -> ProfileName:
    """Return what the layout of a page names as its press."""
    read = read_page(page, folders, DiagnosticLog())
    assert read is not None
    assert read.layout.press is not None
    return read.layout.press


def test_three_profiles_come_with_pagesetter() -> None:
    assert SHIPPED == ["coated-cn", "newsprint-26", "newsprint-cn"]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_profile_reads(name: str) -> None:
    profile = profile_of(name)
    assert profile.name == name
    assert profile.standard is Standard.X4
    assert profile.condition.icc != ()


def test_every_value_of_a_profile_reaches_the_press(tmp_path: Path) -> None:
    file = tmp_path / "all.yaml"
    file.write_text(ALL, encoding="utf-8")
    profile = profile_of(str(file))
    plain = profile.condition._replace(folder=None)
    assert profile._replace(span=None, condition_span=None, condition=plain) == (
        PressProfile(
            name="all",
            title="every value of it",
            standard=Standard.X1A,
            condition=Condition("press 1", "our press", "http://example.org", ("a.icc", "b.icc")),
            total_ink=2.31,
            most_black=0.91,
            most_spots=3,
            photos=PhotoRules(
                251, 201, 151, 601, RenderingIntent.ABSOLUTE, False, 0.31, 81, "jpeg2000"
            ),
            type=TypeRules(6.1, 10.1, 12.1, 8.1, 10.2, 0.71),
            lines=LineRules(0.26, 0.51, 1.01, 1.02),
            bleed=72.0,
            marks=(PrintersMark.CROP, PrintersMark.SLUG),
            levels={"low-resolution": Level.ERROR, "runt": Level.IGNORE},
        )
    )


def test_the_condition_tells_where_it_was_written() -> None:
    profile = profile_of("newsprint-26")
    span = profile.condition_span
    assert span is not None
    assert profile.condition.folder == span.file.parent
    assert (span.file.name, span.line) == ("newsprint-26.yaml", 5)


def test_a_condition_stands_for_the_whole_of_the_one_below(tmp_path: Path) -> None:
    text = "extends: newsprint-cn\ncondition: {identifier: ours}\ninks: {total: 210%}\n"
    (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
    profile = profile_of("ours", tmp_path)
    assert profile.condition._replace(folder=None) == Condition("ours", "ours", "", ())
    assert (profile.total_ink, profile.most_black, profile.most_spots) == (2.1, 0.95, 2)


def test_a_name_on_the_command_line_that_is_not_there_has_a_plain_message() -> None:
    log = DiagnosticLog()
    with pytest.raises(ProfileNameError, match="no press profile is named `newsprnt-cn`") as caught:
        find_profile("newsprnt-cn", [], log)
    assert caught.value.hints[0] == "did you mean `newsprint-cn` or `newsprint-26`?"
    assert list(log) == []


def test_a_path_on_the_command_line_starts_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "ours.yaml").write_text(ALL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert profile_of("press/ours.yaml").total_ink == 2.31
    with pytest.raises(ProfileNameError, match=r"there is no press profile `press/other\.yaml`"):
        find_profile("press/other.yaml", [], DiagnosticLog())


def test_a_path_in_a_layout_starts_beside_the_layout(tmp_path: Path) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "press.yaml").write_text(ALL, encoding="utf-8")
    (tmp_path / "layouts" / "l.yaml").write_text(
        f"{LAYOUT}press: ../press.yaml\n", encoding="utf-8"
    )
    (tmp_path / "page.yaml").write_text("layout: ./layouts/l.yaml\n", encoding="utf-8")
    assert profile_of(press_of(tmp_path / "page.yaml")).total_ink == 2.31


def test_a_layout_that_extends_one_has_its_press_from_there(tmp_path: Path) -> None:
    house = tmp_path / "house"
    house.mkdir()
    (house / "press.yaml").write_text(ALL, encoding="utf-8")
    (house / "base.yaml").write_text(f"{LAYOUT}press: ./press.yaml\n", encoding="utf-8")
    here = tmp_path / "here"
    here.mkdir()
    (here / "own.yaml").write_text("extends: base\n", encoding="utf-8")
    (here / "page.yaml").write_text("layout: ./own.yaml\n", encoding="utf-8")
    assert profile_of(press_of(here / "page.yaml", house)).total_ink == 2.31


def test_a_press_that_is_not_there_is_told_at_its_place_in_the_layout(tmp_path: Path) -> None:
    (tmp_path / "l.yaml").write_text(f"{LAYOUT}press: newsprint\n", encoding="utf-8")
    (tmp_path / "page.yaml").write_text("layout: ./l.yaml\n", encoding="utf-8")
    log = DiagnosticLog()
    assert find_profile(press_of(tmp_path / "page.yaml"), [], log) is None
    (found,) = log
    assert f"{found.span}" == f"{tmp_path / 'l.yaml'}:3:8"
    assert found.code.value == "unknown-profile"


def test_a_press_does_not_lead_out_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "press.yaml").write_text(ALL, encoding="utf-8")
    project = tmp_path / "project"
    project.mkdir()
    (project / "l.yaml").write_text(f"{LAYOUT}press: ../press.yaml\n", encoding="utf-8")
    (project / "page.yaml").write_text("layout: ./l.yaml\n", encoding="utf-8")
    log = DiagnosticLog()
    assert find_profile(press_of(project / "page.yaml"), [], log) is None
    assert [d.code.value for d in log] == ["bad-path"]


def test_an_icc_profile_with_a_folder_is_a_file_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "icc").mkdir()
    (tmp_path / "icc" / "ours.icc").touch()
    text = ALL.replace("[a.icc, b.icc]", "[./icc/ours.icc, b.icc]")
    (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
    icc = profile_of(str(tmp_path / "ours.yaml")).condition.icc
    assert icc == (str(tmp_path / "icc" / "ours.icc"), "b.icc")


def test_a_profile_of_a_thousand_bad_levels_is_not_read_to_its_end(tmp_path: Path) -> None:
    levels = ", ".join(f"x{i}: error" for i in range(1000))
    text = f"extends: newsprint-cn\nlevels: {{{levels}}}\n"
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    log = DiagnosticLog()
    assert find_profile(str(tmp_path / "bad.yaml"), [], log) is None
    assert len(list(log)) == 101


def test_the_profiles_are_in_the_wheel() -> None:
    root = Path(__file__).parents[3]
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    assert '"profiles" = "pagesetter/profiles"' in text


def test_a_profile_in_a_folder_given_comes_before_a_shipped_one(tmp_path: Path) -> None:
    shutil.copy(shipped_folder("profiles") / "coated-cn.yaml", tmp_path / "newsprint-cn.yaml")
    assert profile_of("newsprint-cn", tmp_path).total_ink == 3.2
