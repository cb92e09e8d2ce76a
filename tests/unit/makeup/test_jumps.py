"""Stories in parts on small pages: where each part begins and ends, and the lines between."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog, PageError
from pagesetter.makeup.jumps import measure_elsewhere
from pagesetter.makeup.model import Jumps, MadeUpPage, SetFrame, TextCursor
from pagesetter.makeup.page import make_up
from pagesetter.typeface.library import FontLibrary
from tests.unit.makeup.pages import story_slot

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"  # 24 characters


@dataclass(frozen=True)
class Setter:
    """Sets pages of one layout, given as YAML."""

    folder: Path
    library: FontLibrary

    def __call__(
        self, layout: str, page: str, jumps: tuple[TextCursor | None, float] | None = None
    ) -> tuple[MadeUpPage | None, list[str]]:
        """Set a page; `jumps` are the start and the measure elsewhere of its only story."""
        (self.folder / "small.yaml").write_text(layout, encoding="utf-8")
        file = self.folder / "page.yaml"
        file.write_text("layout: small\n" + textwrap.dedent(page), encoding="utf-8")
        log = DiagnosticLog()
        made = None
        try:
            found = read_page(file, [self.folder], log)
            log.raise_errors()
            assert found is not None
            (story,) = found.stories
            given = Jumps()
            if jumps is not None:
                start, measure = jumps
                given = Jumps({story.span: start}, {story.span: measure})
            if story.continues is not None:  # as the edition hands it on
                body = read_page(self.body(), [self.folder], log)
                assert body is not None
                whole = story._replace(body=body.stories[0].body)
                found = found._replace(stories=(whole,))
            made = make_up(found, StyleSheet(found.layout, self.library, log), log, given)
            log.raise_errors()
        except PageError:
            made = None
        return made, [f"{d.severity.value} {d.code.value} {d.message}" for d in log]

    def body(self) -> Path:
        """Return a page with the story that is continued."""
        file = self.folder / "first.yaml"
        file.write_text(page(HAN * 4), encoding="utf-8")
        return file


@pytest.fixture
def set_page(tmp_path: Path, box_library: FontLibrary) -> Setter:
    """Return what sets a page."""
    return Setter(tmp_path, box_library)


def page(body: str, more: str = "") -> str:
    """Return a page of one story."""
    return f"layout: small\nstories:\n  - place: story\n{more}    body: |\n      {body}\n"


def jumping(body: str, more: str = "") -> str:
    """Return a page, less its first line, of one story that jumps to page 5."""
    return page(body, f"    jump: 5\n{more}").partition("\n")[2]


CONTINUING = "stories:\n  - place: story\n    continues: 1\n"


def column(lines: int, **changes: object) -> str:
    """Return a layout with one column of ten characters."""
    place = f"{{left: 0字, width: 10字, line: 1, lines: {lines}}}"
    return story_slot(place=place, columns=1, **changes)


def lines(made: MadeUpPage | None, name: str) -> list[str]:
    """Return the words of a frame's lines; none where there is no such frame."""
    assert made is not None
    frames = [i for i in made.items if isinstance(i, SetFrame) and i.name == name]
    return [placed.line.text for frame in frames for placed in frame.lines]


def frame(made: MadeUpPage | None, name: str) -> SetFrame:
    """Return the frame of a name."""
    assert made is not None
    found = next(item for item in made.items if item.name == name)
    assert isinstance(found, SetFrame)
    return found


# ---------------------------------------------------------------- the first part


def test_the_last_line_of_the_last_column_says_where_the_story_goes_on(set_page: Setter) -> None:
    made, found = set_page(column(4), jumping(HAN * 4))
    assert found == []
    assert len(lines(made, "story/body/1")) == 3
    assert lines(made, "story/jump_to") == ["（下转第5版）"]
    # Line 4 of the grid: 30 + 3 × 15 + 7.5 + 3.8; the line ends at the column's right.
    (placed,) = frame(made, "story/jump_to").lines
    assert placed.baseline == pytest.approx(86.3)


def test_of_several_columns_the_last_has_the_line(set_page: Setter) -> None:
    layout = story_slot(place="{left: 0字, width: 22字, line: 1, lines: 3}")
    made, _ = set_page(layout, jumping(HAN * 4))
    assert [len(lines(made, f"story/body/{i}")) for i in (1, 2)] == [3, 2]
    assert frame(made, "story/jump_to").bounds.x == pytest.approx(140)


def test_what_goes_on_is_told_and_not_overset(set_page: Setter) -> None:
    made, found = set_page(column(4), jumping(HAN * 4))
    assert made is not None
    assert (list(made.ends.values()), found) == ([TextCursor(0, 30)], [])


def test_a_story_that_fits_without_the_line_does_not_jump(set_page: Setter) -> None:
    made, found = set_page(column(4), jumping(HAN + "天地玄黄宇宙洪荒日月盈昃"))
    assert found == [
        "warning needless-jump all of the story fits here: nothing of it goes on on page 5"
    ]
    assert made is not None
    assert (len(lines(made, "story/body/1")), lines(made, "story/jump_to")) == (4, [])
    assert list(made.ends.values()) == [None]


def test_no_orphan_stands_over_the_line(set_page: Setter) -> None:
    body = f"{HAN[:20]}\n\n      {HAN * 2}"
    made, _ = set_page(column(4), jumping(body))
    # The third line would be the first of a paragraph alone.
    assert made is not None
    assert lines(made, "story/body/1") == [HAN[:10], HAN[10:20]]
    assert list(made.ends.values()) == [TextCursor(1, 0)]


def test_no_widow_is_left_for_the_other_page(set_page: Setter) -> None:
    made, _ = set_page(column(5), jumping(f"{(HAN * 2)[:47]}\n\n      {HAN}"))
    # Of the five lines of the first paragraph four would leave one.
    assert made is not None
    assert list(made.ends.values()) == [TextCursor(0, 30)]


def test_a_line_that_is_longer_on_the_other_page_must_not_be_a_widow_there(
    set_page: Setter,
) -> None:
    made, _ = set_page(column(5), jumping((HAN * 3)[:60]), (None, 20.0))
    # Of six lines four could stay; the two that are left would be one of 20 characters.
    assert made is not None
    assert list(made.ends.values()) == [TextCursor(0, 30)]


def test_no_subhead_stands_over_the_line(set_page: Setter) -> None:
    body = f"{HAN[:20]}\n\n      ## 小标题\n\n      {HAN * 2}"
    made, _ = set_page(column(5), jumping(body))
    assert made is not None
    assert list(made.ends.values()) == [TextCursor(1, 0)]


def test_a_given_column_end_is_where_the_story_goes_on(set_page: Setter) -> None:
    made, found = set_page(column(4), jumping(HAN * 4, "    column_ends: [地玄黄]\n"))
    assert made is not None
    assert (list(made.ends.values()), found) == ([TextCursor(0, 28)], [])


def test_a_layout_has_its_own_words_and_style_for_the_line(set_page: Setter) -> None:
    layout = column(4, jump_to='{style: caption, text: "详见{page}版"}')
    made, _ = set_page(layout, jumping(HAN * 4))
    (placed,) = frame(made, "story/jump_to").lines
    assert placed.line.text == "详见5版"
    assert {run.run.size for run in placed.line.runs} == {8.0}
    assert placed.baseline == pytest.approx(86.3)  # on the grid, whatever its size


def test_a_line_wider_than_its_column_is_told(set_page: Setter) -> None:
    layout = column(4, jump_to='{style: body, text: "这一篇的下文请看本报第{page}版"}')
    _, found = set_page(layout, jumping(HAN * 4))
    assert found == [
        "warning overset the line `这一篇的下文请看本报第5版` is wider than its column"
    ]


def test_without_its_edition_a_page_prints_of_the_other_what_it_knows(set_page: Setter) -> None:
    layout = column(4, jump_to='{style: body, text: "下转{section}{page}版"}')
    made, found = set_page(layout, jumping(HAN * 4))
    assert (lines(made, "story/jump_to"), found) == (["下转5版"], [])


def test_a_story_without_a_line_of_its_own_cannot_jump(set_page: Setter) -> None:
    layout = column(3, headline="{style: headline, lines: 3}")
    made, found = set_page(layout, jumping(HAN, "    headline: 天\n"))
    assert made is None
    assert found == ["error bad-jump the story has no line here that could say where it goes on"]


# ---------------------------------------------------------------- the part after it


def test_a_part_begins_where_the_one_before_it_ended(set_page: Setter) -> None:
    made, found = set_page(column(8), CONTINUING, (TextCursor(0, 30), 0.0))
    assert found == []
    assert lines(made, "story/jump_from") == ["（上接第1版）"]
    assert "".join(lines(made, "story/body/1")) == (HAN * 4)[30:]
    assert frame(made, "story/jump_from").bounds.y == pytest.approx(30)
    assert frame(made, "story/body/1").bounds.y == pytest.approx(45)


def test_a_part_begins_inside_a_paragraph_without_an_indent(set_page: Setter) -> None:
    layout = column(8).replace(
        "align: justify, full_width", "indent: 2em, align: justify, full_width"
    )
    made, _ = set_page(layout, CONTINUING, (TextCursor(0, 28), 0.0))
    assert lines(made, "story/body/1")[0] == (HAN * 4)[28:38]


def test_what_does_not_fit_the_last_part_is_overset_there(set_page: Setter) -> None:
    _, found = set_page(column(4), CONTINUING, (TextCursor(0, 30), 0.0))
    assert found == [
        "warning overset 36 characters of “the story” do not fit, 4 lines or 747 mm²; "
        "the last set is “…" + (HAN * 4)[54:60] + "”"
    ]


def test_a_part_may_go_on_again(set_page: Setter) -> None:
    made, found = set_page(column(4), CONTINUING + "    jump: 7\n", (TextCursor(0, 30), 0.0))
    assert made is not None
    assert (found, list(made.ends.values())) == ([], [TextCursor(0, 50)])
    assert lines(made, "story/jump_to") == ["（下转第7版）"]


def test_a_part_of_which_nothing_is_left_has_no_line(set_page: Setter) -> None:
    made, found = set_page(column(4, slack=0), CONTINUING, (None, 0.0))
    assert (lines(made, "story/jump_from"), found) == ([], [])


def test_a_part_cannot_be_set_without_its_edition(set_page: Setter) -> None:
    made, found = set_page(column(4), CONTINUING)
    assert made is None
    assert found == [
        "error bad-jump this story continues one of page 1, which only its edition knows"
    ]


# ---------------------------------------------------------------- vertical


VERTICAL = story_slot(place="{left: 0字, width: 12字, line: 1, lines: 8}", columns=1).replace(
    "body: {families", "body: {direction: vertical, families"
)


def test_in_a_vertical_story_the_lines_stand_on_the_left_and_on_the_right(
    set_page: Setter,
) -> None:
    # A tier of 12 characters, 120 pt high, holds eight lines of 15 pt.
    first, found = set_page(VERTICAL, jumping(HAN * 5))
    assert found == []
    (placed,) = frame(first, "story/jump_to").lines
    assert placed.x == pytest.approx(27.5)
    assert placed.line.text == "（下转第5版）"
    second, _ = set_page(VERTICAL, CONTINUING, (TextCursor(0, 60), 0.0))
    (placed,) = frame(second, "story/jump_from").lines
    assert placed.x == pytest.approx(132.5)
    assert placed.line.text == "（上接第1版）"
    assert frame(second, "story/body/1").lines[0].x == pytest.approx(117.5)


def test_a_horizontal_line_in_a_vertical_story_is_an_error(set_page: Setter) -> None:
    layout = VERTICAL + "      jump_to: {style: across}\n"
    layout = layout.replace("styles:\n", "styles:\n  across: {families: [Box]}\n")
    made, found = set_page(layout, jumping(HAN * 5))
    assert made is None
    assert found == ["error bad-value `jump_to` must run the same way as the body"]


# ---------------------------------------------------------------- the other page


@pytest.mark.parametrize(
    ("layout", "ems"),
    [(column(4), 10.0), (story_slot(columns=1), 22.0), (VERTICAL, 12.0)],
    ids=["a column", "the whole page", "a tier"],
)
def test_how_wide_a_story_is_can_be_told_before_it_is_made_up(
    layout: str, ems: float, set_page: Setter
) -> None:
    (set_page.folder / "small.yaml").write_text(layout, encoding="utf-8")
    log = DiagnosticLog()
    found = read_page(set_page.body(), [set_page.folder], log)
    assert found is not None
    styles = StyleSheet(found.layout, set_page.library, log)
    assert measure_elsewhere(found, found.stories[0], styles) == pytest.approx(ems)
