"""What is kept between builds: bounded, by content, and never older than its files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from fontTools.ttLib import TTFont

from pagesetter.description.edition_reader import read_edition
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.display.model import DrawGlyphs
from pagesetter.engine import Engine
from pagesetter.inputs import ask_for, kept_while_unchanged, recorded
from pagesetter.keeping import Keeper, Shelf, kept_in, shelf
from pagesetter.pipeline import Options

ROOT = Path(__file__).parents[2]
LAYOUTS = ROOT / "tests" / "pages" / "layouts"


def test_what_was_not_asked_for_longest_makes_room() -> None:
    kept = Shelf(2)
    kept.put("a", 1)
    kept.put("b", 2)
    assert kept.get("a") == 1
    kept.put("c", 3)
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (1, None, 3)


def test_a_shelf_holds_no_more_bytes_than_it_may() -> None:
    kept = Shelf(100)
    kept.put("a", "x", 60)
    kept.put("b", "y", 60)
    assert (kept.get("a"), kept.get("b")) == (None, "y")
    kept.put("c", "z", 101)
    assert (kept.get("b"), kept.get("c"), len(kept)) == ("y", None, 1)


def test_a_build_by_itself_keeps_nothing() -> None:
    assert shelf("lines", 1) is None
    with kept_in(Keeper()):
        assert shelf("lines", 1) is not None
    assert shelf("lines", 1) is None


def test_what_is_read_is_read_again_once_a_file_is_saved_and_only_then(tmp_path: Path) -> None:
    file, reads = tmp_path / "a", []

    def read() -> tuple[str, bool]:
        ask_for(file)
        reads.append(file.read_text(encoding="utf-8"))
        return reads[-1], True

    with kept_in(Keeper()):
        for text in ("one", "one", "three"):
            if not reads or reads[-1] != text:
                file.write_text(text, encoding="utf-8")
            with recorded() as asked:
                assert kept_while_unchanged("files", 2, "a", read) == text
            assert set(asked) == {file}
    assert reads == ["one", "three"]


def test_of_an_edition_only_pages_whose_files_changed_are_read_again(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / ".pagesetter").touch()
    edition = tmp_path / "examples" / "edition" / "edition.yaml"
    pages = sorted((edition.parent / "pages").glob("*.yaml"))
    with kept_in(Keeper()):
        first = read_edition(edition, [], DiagnosticLog())
        os.utime(pages[2], ns=(1, 1))
        second = read_edition(edition, [], DiagnosticLog())
        layout = next((edition.parent / "layouts").glob("*.yaml"))
        os.utime(layout, ns=(1, 1))
        third = read_edition(edition, [], DiagnosticLog())
    assert first is not None
    assert second is not None
    assert third is not None
    pairs = zip(first.pages, second.pages, strict=True)
    again = [b.file for a, b in pairs if a.page and b.page and a.page.stories is not b.page.stories]
    assert again == [pages[2]]
    assert second.pages == first.pages
    pairs = zip(second.pages, third.pages, strict=True)
    assert any(a.page and b.page and a.page.layout is not b.page.layout for a, b in pairs)


def test_a_font_that_is_another_on_disk_is_followed(tmp_path: Path, box_font: Path) -> None:
    font = tmp_path / "fonts" / box_font.name
    font.parent.mkdir()
    shutil.copy(box_font, font)
    page = tmp_path / "page.yaml"
    page.write_text("layout: box\nstories:\n  - {place: wide, body: 天地玄黄}\n", encoding="utf-8")
    engine = Engine(page, Options((font.parent,), (LAYOUTS,)))
    made = engine.make()
    assert font in made.inputs
    before = engine.pdf(made)
    assert advances(engine) == {1.0}
    wider = TTFont(box_font)
    for name, (width, left) in wider["hmtx"].metrics.items():
        wider["hmtx"].metrics[name] = (width * 2, left)
    wider.save(font)
    assert made.is_stale
    assert advances(engine) == {2.0}
    assert engine.pdf() != before


def test_each_page_is_told_of_a_family_that_is_not_there(tmp_path: Path, box_font: Path) -> None:
    (tmp_path / "lacking.yaml").write_text(
        "extends: box\nstyles: {body: {families: [Nobody Has This]}}\n", encoding="utf-8"
    )
    page = tmp_path / "page.yaml"
    engine = Engine(page, Options((box_font.parent,), (LAYOUTS,)))
    for body in ("天地玄黄", "宇宙洪荒"):
        page.write_text(
            f"layout: ./lacking.yaml\nstories:\n  - {{place: wide, body: {body}}}\n",
            encoding="utf-8",
        )
        assert Code.MISSING_FONT in [d.code for d in engine.make().diagnostics]


def advances(engine: Engine) -> set[float]:
    """Return the advances of the glyphs of a page, the last of a line aside, in ems."""
    display = engine.make().display
    assert display is not None
    marks = [mark for region in display.regions for mark in region.marks]
    return {
        round(advance, 3)
        for mark in marks
        if isinstance(mark, DrawGlyphs)
        for advance in mark.run.advances
    }
