"""What users of other systems ask for, thread by thread: lines, scripts, faces, words marked.

A case is named by its thread; docs/conformance.md has the list.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagesetter import AdjustmentRules, SpacingRules, Style, compose
from pagesetter.composition.headline import Room, fit_words
from pagesetter.composition.model import TextStyle
from pagesetter.description.layout_model import Align
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.typeface.library import FontLibrary
from pagesetter.typeface.model import FaceId
from tests.box_font import write_box_font
from tests.conformance.setting import in_face, set_lines
from tests.unit.composition.boxes import box_style, paragraph, shaped
from tests.unit.makeup.pages import LAYOUT, Made, made_up

Make = Callable[..., Made]

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"
STYLES = """\
  marked: {based_on: body, strong: bold, emphasized: kai}
  bold: {based_on: body, ink: red}
  kai: {based_on: body, dots: yes}
  down: {based_on: body, direction: vertical}
"""


@pytest.fixture
def make(tmp_path: Path, box_library: FontLibrary) -> Make:
    """Return a function that makes up a page with one story of a body in a style."""

    def make(body: str, style: str = "body") -> Made:
        place = "{left: 0字, width: 9字, line: 1, lines: 16}"
        story = f"{{place: {place}, columns: 1, body: {style}, slack: 99}}"
        layout = f"{LAYOUT}{STYLES}\nslots:\n  story:\n    story: {story}\n"
        page = f"stories:\n  - place: story\n    body: |\n      {body}\n"
        return made_up(tmp_path, box_library, layout, page)

    return make


def glyphs(made: Made) -> list[tuple[float, str]]:
    """Return where each character of a story stands on its line, and which it is."""
    found = []
    for placed in made.frame("story/body/1").lines:
        for run in placed.line.runs:
            x = run.x
            for character, advance in zip(run.run.text, run.run.advances, strict=True):
                found.append((round(x, 3), character))
                x += advance * run.run.size
    return found


# ---------------------------------------------------------------- last lines


@pytest.mark.parametrize(
    ("tail", "last"),
    [
        pytest.param("黄", "收黄", id="CTeX-org/forum#298"),
        pytest.param("黄。", "收黄。", id="ctex-kit#102"),
        pytest.param("A", "收A", id="w3c/csswg-drafts#3473"),
        pytest.param("黄？”", "收黄？”", id="w3c/csswg-drafts#12716/on"),
        pytest.param("黄”。", "收黄”。", id="polyglossia#693"),
    ],
)
def test_no_last_line_holds_one_character(tail: str, last: str) -> None:
    found = [line.text for line in compose(HAN[:22] + tail, 11)]
    assert found[-1] == last.replace("收", HAN[21])


@pytest.mark.parametrize("order", [pytest.param("first-fit", id="w3c/csswg-drafts#12716/off")])
def test_filled_line_by_line_a_last_line_may_hold_one(order: str) -> None:
    style = Style(adjustment=AdjustmentRules(breaking=order))
    assert compose(HAN[:22] + "黄。", 11, style)[-1].text == "黄。"


# ---------------------------------------------------------------- across marked words


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("天地玄黄宇：**“宙洪”**，荒日月盈昃**辰**。宿列张", id="ctex-kit#287/strong"),
        pytest.param("天地玄黄宇宙洪荒**日**，月盈昃辰宿列张", id="ctex-kit#287/kinsoku"),
        pytest.param("天地玄黄宇：[“宙洪”]{ink red}，荒日月盈昃辰宿", id="typst#5474/ink"),
        pytest.param("天地玄黄宇*：*“宙洪*”*，荒日月盈昃辰宿", id="typst#5474/emphasis"),
    ],
)
def test_a_line_is_the_same_whatever_is_marked_in_it(body: str, make: Make) -> None:
    plain = body.replace("*", "").replace("[", "").replace("]{ink red}", "")
    assert glyphs(make(body, "marked")) == glyphs(make(plain, "marked"))


@pytest.mark.parametrize(
    ("body", "strong"),
    [
        pytest.param("天**“重点”**。", "“重点”", id="commonmark-spec#650/quotes"),
        pytest.param("天**《重点》**地", "《重点》", id="commonmark-spec#650/title"),
        pytest.param("**重点（注）**地", "重点（注）", id="commonmark-spec#650/brackets"),
    ],
)
def test_words_in_chinese_marks_are_strong(body: str, strong: str, make: Make) -> None:
    made = make(body, "marked")
    runs = made.frame("story/body/1").lines[0].line.runs
    assert "".join(run.run.text for run in runs if run.ink.magenta) == strong
    assert "*" not in "".join(made.words("story/body/1"))


@pytest.mark.parametrize(
    "body", [pytest.param("天地玄黄宇宙洪荒[日月]{ruby riyue}盈昃辰", id="typst#1489")]
)
def test_ruby_stands_over_the_middle_of_its_words_on_one_line(body: str, make: Make) -> None:
    made = make(body)
    first, second = (placed.line for placed in made.frame("story/body/1").lines)
    assert (first.text, second.text) == ("天地玄黄宇宙洪荒", "日月盈昃辰")
    # Five letters of a quarter em over two ems.
    (placed,) = made.frame("story/ruby").lines
    (over,) = placed.line.annotations
    assert placed.baseline == made.frame("story/body/1").lines[1].baseline
    assert (over.run.text, over.run.size, over.x, over.run.width) == ("riyue", 5.0, 3.75, 12.5)
    assert over.y > 0


# ---------------------------------------------------------------- vertical lines


@pytest.mark.parametrize("body", [pytest.param(HAN * 2, id="WeasyPrint#577")])
def test_vertical_lines_go_from_the_right(body: str, make: Make) -> None:
    placed = make(body, "down").frame("story/body/1").lines
    assert [line.line.text for line in placed] == [body[:24], body[24:48], body[48:]]
    assert [line.x for line in placed] == [102.5, 87.5, 72.5]


@pytest.fixture
def vertical(style: TextStyle) -> TextStyle:
    """Return 10 pt of a shipped face, down the page."""
    down = in_face(style, "Noto Serif SC")
    return down._replace(vertical=True, spacing=down.spacing._replace(vertical=True))


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        pytest.param("天，地", [("天，地", False, [1, 1, 1])], id="typst#5908"),
        pytest.param(
            "共12人",
            [("共", False, [1]), ("12", False, [0, 1]), ("人", False, [1])],
            id="scribus#76",
        ),
    ],
)
def test_characters_stand_upright_down_a_line(
    text: str, stands: list[tuple[str, bool, list[int]]], vertical: TextStyle
) -> None:
    runs = [shaped_run.run for shaped_run in shaped(text, vertical).runs]
    assert [(run.text, run.turned, [round(a, 3) for a in run.advances]) for run in runs] == stands
    assert all(run.vertical for run in runs)


@pytest.mark.parametrize("mark", [pytest.param(m, id=f"typst#5908/{m}") for m in "，。（「"])
def test_a_mark_of_a_vertical_line_has_its_own_glyph(
    mark: str, vertical: TextStyle, noto: TextStyle
) -> None:
    down, across = shaped(f"天{mark}", vertical), shaped(f"天{mark}", noto)
    assert down.runs[0].run.glyphs[0] == across.runs[0].run.glyphs[0]
    assert down.runs[0].run.glyphs[1] != across.runs[0].run.glyphs[1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("天地玄黄，宇宙洪荒日月", ["天地玄", "黄，宇宙", "洪荒日月"], id="pdfme#194"),
        pytest.param(
            "「天地玄」「黄宇宙」洪荒", ["「天地玄」", "「黄宇宙」", "洪荒"], id="sile#1245"
        ),
    ],
)
def test_the_rules_of_marks_hold_in_vertical_lines(text: str, found: list[str]) -> None:
    style = Style(vertical=True, spacing=SpacingRules(gap=0.0))
    assert [line.text for line in compose(text, 4, style)] == found


@pytest.mark.parametrize("text", [pytest.param("よっよっよっよっよっよっ", id="sile#1452")])
def test_small_kana_of_a_vertical_line_have_their_ems(text: str, style: TextStyle) -> None:
    face = in_face(style, "Noto Sans JP", "ja")
    down = face._replace(vertical=True, spacing=face.spacing._replace(vertical=True))
    paragraph = shaped(text, down)
    assert paragraph.advances == (10.0,) * len(text)
    assert [line.text for line in set_lines(paragraph, 5)] == ["よっよっ"] * 3


# ---------------------------------------------------------------- lines filled


@pytest.mark.parametrize(
    ("text", "measure", "language"),
    [
        pytest.param(HAN, 7.3, "zh-CN", id="pdfkit#1293"),
        pytest.param("哈" * 40, 7.3, "zh-CN", id="tdewolff/canvas#140/哈"),
        pytest.param("ハッハッハ" * 8, 10.6, "ja", id="tdewolff/canvas#140/ハッ"),
        pytest.param(
            "改行の挙動を確認するために 少し長めの文章にしています。", 9.7, "ja", id="dart_pdf#1887"
        ),
        pytest.param(
            "语义上等同于 DocBook 的 XML，但使用纯文本标记了约定，可以使用任何编辑器创建文件。",
            13.3,
            "zh-CN",
            id="asciidoctor-pdf#1206",
        ),
    ],
)
def test_text_without_spaces_is_broken_and_fills_its_lines(
    text: str, measure: float, language: str
) -> None:
    style = Style(families=("Noto Sans JP",)) if language == "ja" else Style()
    *full, _ = compose(text, measure, style, language)
    filled = [line.natural + sum(step.ems for step in line.steps) for line in full]
    assert filled == pytest.approx([measure] * len(full), abs=1e-4)
    # What is missing is shared by all the places of a line.
    assert [line.text for line in full if abs(line.stretch) > 0.25] == []
    opened = {step.name for line in full for step in line.steps if step.ems > 0}
    assert opened - {"stretch-word-space", "stretch-gap", "stretch-all"} == set()


# ---------------------------------------------------------------- faces


@pytest.mark.parametrize("text", [pytest.param("中“国”A1b，（C）‘文’", id="typst#794")])
def test_latin_has_its_own_face_and_chinese_quotes_have_that_of_han(
    text: str, noto: TextStyle
) -> None:
    latin = in_face(noto, "Noto Sans SC").faces
    runs = shaped(text, noto._replace(latin_faces=latin)).runs
    assert [run.run.text for run in runs if run.run.face in latin] == ["A1b", "C"]


@pytest.mark.parametrize("lacking", [pytest.param("宇：", id="fpdf2#1250")])
def test_a_second_face_sets_what_the_first_lacks(
    lacking: str, noto: TextStyle, tmp_path: Path
) -> None:
    file = tmp_path / "Lacking.ttf"
    write_box_font(file, family="Lacking", lacks=lacking)
    first = FaceId(file, 0, "Lacking-Regular")
    paragraph = shaped("天地玄黄宇：“宙洪荒", box_style(file, faces=(first, *noto.faces)))
    assert [(run.run.text, run.run.face == first) for run in paragraph.runs] == [
        ("天地玄黄", True),
        ("宇：", False),
        ("“宙洪荒", True),
    ]
    assert paragraph.joints[5].kern == -0.5
    assert paragraph.widths.position[-1] == pytest.approx(95.0)


@pytest.mark.parametrize(
    ("light", "heavy"),
    [
        pytest.param(100, 900, id="typst#185"),
        pytest.param(400, 700, id="typst#6054"),
    ],
)
def test_a_variable_face_is_set_at_the_weight_asked_for(light: int, heavy: int) -> None:
    library = FontLibrary(system=False)
    found = [library.find("Noto Sans SC", weight) for weight in (light, heavy)]
    assert [face.variations for face in found if face] == [
        (("wght", float(light)),),
        (("wght", float(heavy)),),
    ]


# ---------------------------------------------------------------- headlines


@pytest.mark.parametrize(
    ("width", "size", "too_long"),
    [
        pytest.param(100.0, 20.0, 0, id="w3c/csswg-drafts#2528/at most"),
        pytest.param(72.0, 18.0, 0, id="w3c/csswg-drafts#2528/fitted"),
        pytest.param(48.0, 16.0, 1, id="w3c/csswg-drafts#2528/at least"),
    ],
)
def test_a_headline_is_fitted_to_its_width_between_two_sizes(
    width: float, size: float, too_long: int, style: TextStyle
) -> None:
    ruled = style._replace(size=20.0, min_size=16.0, align=Align.CENTER)
    found = fit_words(
        paragraph("天地玄黄"), ruled, Room(width, 100.0, 1), "".count, DiagnosticLog()
    )
    assert (found.size, found.too_long) == (size, too_long)


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        pytest.param("宇宙，宇宙，宇宙", ["天地玄黄", "宇宙洪荒日月"], id="typst#8097/body"),
        pytest.param("", ["天地玄黄宇", "宙洪荒日月"], id="typst#8097/even"),
    ],
)
def test_a_headline_is_broken_between_its_words(
    body: str, rows: list[str], style: TextStyle
) -> None:
    ruled = style._replace(size=20.0, min_size=10.0, align=Align.CENTER)
    words, room = paragraph("天地玄黄宇宙洪荒日月"), Room(120.0, 60.0, 2)
    found = fit_words(words, ruled, room, body.count, DiagnosticLog())
    assert ["".join(run.run.text for run in line.runs) for line in found.lines] == rows
