"""Pages of an edition made up one after the other: what a part has and what it leaves."""

from __future__ import annotations

import shutil
import textwrap
from pathlib import Path

import pytest

from pagesetter.description.edition_reader import read_edition
from pagesetter.diagnostics import DiagnosticLog, PageError
from pagesetter.display.model import DisplayList
from pagesetter.edition.resolve import resolve_edition
from pagesetter.edition_files import EditionFiles, Outputs
from pagesetter.edition_pipeline import EditionDesk, build_edition
from pagesetter.makeup.model import MadeUpPage, SetFrame
from pagesetter.pipeline import Options
from pagesetter.typeface.library import FontLibrary

EXAMPLE = Path(__file__).parents[2] / "examples" / "edition" / "edition.yaml"

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"

LAYOUT = """\
extends: box
styles:
  cap: {based_on: body, indent: 0em}
  intro: {based_on: body, indent: 0em}
  small: {based_on: body, size: 8pt, leading: 15pt}
slots:
  one: {story: {place: {left: 0字, width: 10字, line: 1, lines: 7}, columns: 1, body: body, slack: 9%s}}
  two: {story: {place: {left: 0字, width: 22字, line: 1, lines: 16}, columns: 1, body: body, slack: 19%s}}
"""

STORY = f"""\
stories:
  - place: one
    intro: 提要在此
    source: 县图书馆
    jump: 2
    body: |
      {HAN}

      - {HAN[:14]}
      - {HAN[3:]}
      - {HAN[5:17]}
"""
PLAIN = f"""\
stories:
  - place: one
    jump: 2
    body: |
      {HAN * 3}

      {HAN}
"""
REST = "stories: [{place: two, continues: 1}]\n"


def desk_of(folder: Path, library: FontLibrary, first: str, second: str, page: str) -> EditionDesk:
    """Return an edition of two pages; `first` and `second` are more keys of their slots."""
    (folder / "parts.yaml").write_text(LAYOUT % (first, second), encoding="utf-8")
    (folder / "1.yaml").write_text(textwrap.dedent(page), encoding="utf-8")
    (folder / "2.yaml").write_text(REST, encoding="utf-8")
    file = folder / "edition.yaml"
    file.write_text(
        "defaults: {layout: ./parts.yaml}\npages: [{file: 1.yaml}, {file: 2.yaml}]\n",
        encoding="utf-8",
    )
    layouts = Path(__file__).parents[1] / "pages" / "layouts"
    log = DiagnosticLog()
    edition = read_edition(file, [layouts], log)
    assert edition is not None, [d.message for d in log]
    return EditionDesk(resolve_edition(edition), library)


def texts(desk: EditionDesk) -> list[str]:
    """Return the words of the bodies of the two pages."""
    pages = [desk.page(i) for i in (0, 1)]
    assert [d.message for log in desk.logs for d in log] == []
    return [
        "".join(
            run.run.text
            for item in page.items
            if isinstance(item, SetFrame) and "/body/" in item.name
            for placed in item.lines
            for run in placed.line.runs
        )
        for page in pages
        if page is not None
    ]


@pytest.mark.parametrize("first", ["", ", drop_cap: {style: cap}", ", fill: yes"])
@pytest.mark.parametrize(
    "second", ["", ", drop_cap: {style: cap}", ", end_mark: ■", ", subhead: small, fill: yes"]
)
def test_a_story_is_whole_whatever_the_slots_of_its_parts_do_at_its_head_and_end(
    first: str, second: str, tmp_path: Path, box_library: FontLibrary
) -> None:
    found = texts(desk_of(tmp_path, box_library, first, second, PLAIN))
    assert all(found)
    assert "".join(found).removesuffix("■") == HAN * 4


def test_a_drop_cap_stands_at_the_head_of_the_story_and_of_no_other_part(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    cap = ", drop_cap: {style: cap}"
    desk = desk_of(tmp_path, box_library, cap, cap, PLAIN)
    sizes = []
    for page in (desk.page(0), desk.page(1)):
        assert page is not None
        frames = [i for i in page.items if isinstance(i, SetFrame) and "/body/" in i.name]
        runs = [run for frame in frames for placed in frame.lines for run in placed.line.runs]
        sizes.append(max(run.run.size for run in runs) > 10)
    assert sizes == [True, False]


def test_an_intro_stands_on_the_first_page_and_a_source_on_the_last(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    intro, source = ", intro: {style: intro}", ", source: {style: body, prefix: 来源：}"
    first, second = texts(desk_of(tmp_path, box_library, intro, source, STORY))
    assert first.startswith("提要在此")
    assert second.endswith("来源：县图书馆")
    items = f"●{HAN[:14]}●{HAN[3:]}●{HAN[5:17]}"
    assert first + second == f"提要在此{HAN}{items}来源：县图书馆"


def test_a_source_without_a_place_on_the_last_page_is_told_there(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    desk = desk_of(tmp_path, box_library, ", intro: {style: intro}", "", STORY)
    assert (desk.page(0) is None, desk.page(1) is None) == (False, True)
    assert [d.message for d in desk.logs[1]] == ["the slot `two` has no place for a source"]


def test_a_page_is_made_up_once(tmp_path: Path, box_library: FontLibrary) -> None:
    desk = desk_of(tmp_path, box_library, "", "", PLAIN)
    second = desk.page(1)
    assert desk.page(1) is second
    assert sorted(desk.made) == [0, 1]


def test_of_a_page_that_was_taken_only_where_its_stories_go_on_is_kept(
    tmp_path: Path, box_library: FontLibrary
) -> None:
    whole = desk_of(tmp_path, box_library, "", "", PLAIN)
    rest = whole.page(1)
    desk = desk_of(tmp_path, box_library, "", "", PLAIN)
    first = desk.take(0)
    assert first == whole.page(0)
    assert desk.take(1) == rest
    kept = [page.items for page in desk.made.values() if page is not None]
    assert kept == [(), ()]


def test_pages_of_an_edition_are_written_when_they_come_and_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    take, add = EditionDesk.take, EditionFiles.add

    def taken(desk: EditionDesk, wanted: int) -> MadeUpPage | None:
        page = take(desk, wanted)
        waiting = [i for i, made in desk.made.items() if made is not None and made.items]
        events.append(f"take {wanted}, {len(waiting)} waiting")
        return page

    def added(files: EditionFiles, stem: str, page: DisplayList) -> None:
        add(files, stem, page)
        events.append(f"add {stem}")

    monkeypatch.setattr(EditionDesk, "take", taken)
    monkeypatch.setattr(EditionFiles, "add", added)
    report = build_edition(EXAMPLE, Outputs(None, tmp_path / "all.pdf"))
    assert report.pages == 8
    assert events[:4] == ["take 0, 0 waiting", "add 01", "take 1, 0 waiting", "add 02"]
    assert len(events) == 16


def _broken_edition(folder: Path) -> Path:
    """Return an edition whose last page cannot be made."""
    for name in ("edition", "pictures"):
        shutil.copytree(EXAMPLE.parents[1] / name, folder / name)
    (folder / ".pagesetter").touch()  # whose pictures are those of the edition
    page = folder / "edition" / "pages" / "08.yaml"
    page.write_text("stories: [{place: nowhere}]\n", encoding="utf-8")
    return folder / "edition" / "edition.yaml"


def test_a_page_that_is_missing_takes_away_the_pdf_of_all_and_no_other(tmp_path: Path) -> None:
    edition, out = _broken_edition(tmp_path / "examples"), tmp_path / "out"
    report = build_edition(edition, Outputs(out, tmp_path / "one" / "all.pdf"))
    assert (report.one, report.missing, report.pages) == (None, ("8",), 7)
    assert sorted(out.iterdir()) == sorted(report.pdfs)
    assert len(report.pdfs) == 7
    assert not (tmp_path / "one").exists()


def test_a_refused_edition_leaves_nothing_at_all(tmp_path: Path) -> None:
    edition, out = _broken_edition(tmp_path / "examples"), tmp_path / "out"
    with pytest.raises(PageError):
        build_edition(edition, Outputs(out, out / "all.pdf"), Options(max_warnings=0, strict=True))
    assert not out.exists()
