"""The preview as a designer sees it, in Debian's Chromium."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from tests.preview.conftest import ROOT, Running, wait_for_picture

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

Start = Callable[..., Running]
Look = Callable[[Running], "Page"]

# The box layout's character. Its type area begins 20 points from the left and 30 down; a
# paragraph is indented by two characters.
EM = 10.0


def picture_of(tab: Page) -> Image.Image:
    """Return the page as it is seen."""
    return Image.open(BytesIO(tab.locator("#sheet").screenshot())).convert("L")


def dark_of(picture: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the rectangle that holds all that is printed."""
    return picture.point([255] * 128 + [0] * 128).getbbox()


def click_character(tab: Page, number: int) -> None:
    """Click the middle of a character of the first line, counted from 0."""
    box = tab.locator("#sheet").bounding_box()
    assert box is not None
    point = box["width"] / 260  # the page's width in points
    x, y = 20 + 2 * EM + (number + 0.5) * EM, 30 + 7.5
    tab.mouse.click(box["x"] + x * point, box["y"] + y * point)


def test_a_page_is_shown(start: Start, look: Look) -> None:
    tab = look(start())
    assert tab.title() == "page.yaml"
    assert dark_of(picture_of(tab)) is not None
    assert tab.locator("#count").inner_text() == "Nothing to look at"
    assert tab.locator("#banner").is_hidden()


def test_a_word_that_is_changed_on_disk_appears(start: Start, look: Look) -> None:
    running = start()
    tab = look(running)
    before = picture_of(tab)
    running.save("page.yaml", "盈昃", "盈昃辰宿列张")
    wait_for_picture(tab, 2)
    after = picture_of(tab)
    changed = ImageChops.difference(before, after).getbbox()
    assert changed is not None
    whole, old = dark_of(after), dark_of(before)
    assert whole is not None
    assert old is not None
    assert whole[2] >= old[2]
    # The first line is as it was: what changed is under it.
    assert changed[1] > old[1] + (old[3] - old[1]) / 3


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("daily.yaml", "left: 0字", "left: 2字"), ("story.txt", "玄黄", "玄")],
    ids=["layout", "story"],
)
def test_a_layout_and_a_story_are_followed(
    start: Start, look: Look, desk: Path, name: str, old: str, new: str
) -> None:
    text = (desk / "page.yaml").read_text(encoding="utf-8")
    page = text[: text.index("    body")] + "    body: {file: story.txt}\n"
    (desk / "page.yaml").write_text(page, encoding="utf-8")
    (desk / "story.txt").write_text("天地玄黄", encoding="utf-8")
    running = start()
    tab = look(running)
    before = picture_of(tab)
    running.save(name, old, new)
    wait_for_picture(tab, 2)
    assert ImageChops.difference(before, picture_of(tab)).getbbox() is not None


def test_a_photo_that_is_saved_again_is_followed(start: Start, look: Look, desk: Path) -> None:
    photo = desk / "photo.png"
    Image.new("RGB", (300, 200), (255, 255, 255)).save(photo)
    layout = desk / "daily.yaml"
    place = "{left: 12字, width: 6字, line: 1, lines: 4}"
    slot = f"  photo: {{photo: {{place: {place}, caption: caption}}}}\n"
    layout.write_text(layout.read_text(encoding="utf-8") + slot, encoding="utf-8")
    page = desk / "page.yaml"
    photos = "photos: [{place: photo, file: photo.png}]\n"
    page.write_text(page.read_text(encoding="utf-8") + photos, encoding="utf-8")
    tab = look(start())
    before = dark_of(picture_of(tab))
    Image.new("RGB", (300, 200), (0, 0, 90)).save(photo)
    wait_for_picture(tab, 2)
    after = dark_of(picture_of(tab))
    assert before is not None
    assert after is not None
    assert after[2] > before[2]


def test_an_error_shows_over_the_last_good_page_and_clears(start: Start, look: Look) -> None:
    running = start()
    tab = look(running)
    before = picture_of(tab)
    running.save("page.yaml", "place: one", "plaec: one")
    banner = tab.locator("#banner")
    banner.wait_for(state="visible")
    message, place = banner.inner_text().splitlines()
    assert message == "a story has no `plaec`"
    assert place.endswith("page.yaml:3:5")
    assert tab.locator("#found .error").first.inner_text().startswith("a story has no `plaec`")
    assert tab.locator("#sheet.old").count() == 1
    running.save("page.yaml", "plaec: one", "place: one")
    banner.wait_for(state="hidden")
    tab.wait_for_selector("#sheet:not(.old)")
    tab.wait_for_timeout(300)  # until the page is no longer dimmed
    assert ImageChops.difference(before, picture_of(tab)).getbbox() is None
    assert tab.locator("#found li").count() == 0


def test_a_page_that_is_deleted_and_comes_back_is_borne(
    start: Start, look: Look, desk: Path
) -> None:
    running = start()
    tab = look(running)
    text = (desk / "page.yaml").read_text(encoding="utf-8")
    (desk / "page.yaml").unlink()
    tab.locator("#banner").wait_for(state="visible")
    assert "there is no file" in tab.locator("#banner").inner_text()
    (desk / "page.yaml").write_text(text.replace("盈昃", "辰宿"), encoding="utf-8")
    tab.locator("#banner").wait_for(state="hidden")
    wait_for_picture(tab, 2)


def test_warnings_are_listed_with_their_places(start: Start, look: Look) -> None:
    running = start()
    tab = look(running)
    running.save("page.yaml", "盈昃", "盈昃" * 30)
    tab.locator("#found .warning").first.wait_for()
    assert tab.locator("#count").inner_text() == "1 warning"
    assert "warning[overset]" in tab.locator("#found .warning").inner_text()


def test_overlays_are_switched_and_follow(start: Start, look: Look) -> None:
    running = start()
    tab = look(running)
    tab.click("#overlays summary")
    tab.check("input[name=frames]")
    tab.wait_for_selector("svg[data-name=frames] rect.frame", state="attached")
    names = tab.locator("svg[data-name=frames] text").all_text_contents()
    assert "one/body/1" in names
    plain = picture_of(tab)
    tab.check("input[name=type-area]")
    tab.wait_for_selector("svg[data-name=type-area] .type-area", state="attached")
    assert ImageChops.difference(plain, picture_of(tab)).getbbox() is not None
    before = tab.locator("svg[data-name=frames] .frame").first.get_attribute("x")
    running.save("daily.yaml", "left: 0字", "left: 2字")
    wait_for_picture(tab, 2)
    tab.wait_for_selector(f'svg[data-name=frames] .frame:not([x="{before}"])', state="attached")
    tab.uncheck("input[name=frames]")
    assert tab.locator("svg[data-name=frames]").count() == 0
    assert tab.locator("svg[data-name=type-area]").count() == 1


@pytest.mark.parametrize("name", ["baselines", "columns", "sheet", "order"])
def test_every_simple_overlay_draws_something(start: Start, look: Look, name: str) -> None:
    tab = look(start())
    tab.click("#overlays summary")
    tab.check(f"input[name={name}]")
    tab.wait_for_selector(f"svg[data-name={name}] :is(rect, line)", state="attached")


def test_a_click_on_a_word_tells_its_file_line_and_column(start: Start, look: Look) -> None:
    tab = look(start())
    click_character(tab, 3)
    tab.wait_for_selector("#place:has-text('page.yaml:5:10')")


def test_a_click_opens_the_editor_by_the_users_own_command(
    start: Start, look: Look, desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "opened; $(touch x).json"
    program = (
        "import json, sys, pathlib; pathlib.Path(sys.argv[1]).write_text(json.dumps(sys.argv[2:]))"
    )
    command = f"{sys.executable} -c '{program}' '{out}' -g {{file}}:{{line}}:{{column}}"
    running = start("--editor", command)
    tab = look(running)
    click_character(tab, 0)
    tab.wait_for_selector("#place:has-text('opened')")
    for _ in range(100):
        if out.exists() and out.read_text():
            break
        tab.wait_for_timeout(50)
    assert json.loads(out.read_text()) == ["-g", f"{desk / 'page.yaml'}:5:7"]


def test_a_click_on_a_diagnostic_tells_its_place(start: Start, look: Look) -> None:
    running = start()
    tab = look(running)
    running.save("page.yaml", "place: one", "plaec: one")
    tab.locator("#found button").first.click()
    tab.wait_for_selector("#place:has-text('page.yaml:3:5')")
    assert "no editor is set" in tab.locator("#place").inner_text()


def test_scroll_and_zoom_are_kept_when_the_page_is_saved(start: Start, look: Look) -> None:
    running = start()
    tab = look(running)
    for _ in range(8):
        tab.click("#in")
    tab.wait_for_timeout(300)
    tab.evaluate("document.getElementById('desk').scrollTo(120, 90)")
    zoom = tab.locator("#zoom").inner_text()
    running.save("page.yaml", "盈昃", "辰宿")
    wait_for_picture(tab, 2)
    at = tab.evaluate(
        "[document.getElementById('desk').scrollLeft, document.getElementById('desk').scrollTop]"
    )
    assert at == [120, 90]
    assert tab.locator("#zoom").inner_text() == zoom
    tab.reload()
    wait_for_picture(tab, 2)
    assert tab.locator("#zoom").inner_text() == zoom


def test_only_what_looks_otherwise_is_fetched_again(start: Start, look: Look, desk: Path) -> None:
    running = start()
    tab = look(running)
    for _ in range(10):
        tab.click("#in")
    tab.evaluate("document.getElementById('desk').scrollTo(0, 0)")
    tab.wait_for_timeout(400)
    seen = tab.locator(".tiles").last.locator("img").count()
    assert seen > 1
    fetched: list[str] = []
    tab.on("request", lambda request: fetched.append(request.url))
    running.save("page.yaml", "盈昃", "盈辰")
    wait_for_picture(tab, 2)
    assert 1 <= len([url for url in fetched if "/tiles/" in url]) < seen
    # The words are the same, and so is the picture: only places in the file moved.
    fetched.clear()
    running.save("page.yaml", "stories:", "# a note\nstories:")
    tab.wait_for_selector('html[data-version="3"]', state="attached")
    assert tab.locator("html").get_attribute("data-picture") == "2"
    assert fetched == []


def test_a_deep_zoom_is_drawn_and_not_enlarged(start: Start, look: Look) -> None:
    tab = look(start())
    for _ in range(16):
        tab.click("#in")
    tab.wait_for_timeout(600)
    sizes = tab.evaluate(
        "[...document.querySelectorAll('.tiles img')].map((i) => [i.naturalWidth, i.width])"
    )
    assert sizes
    assert all(natural == shown for natural, shown in sizes)
    assert tab.locator(".tiles").count() == 1


def test_a_second_tab_follows(start: Start, look: Look) -> None:
    running = start()
    first, second = look(running), look(running)
    running.save("page.yaml", "盈昃", "辰宿")
    wait_for_picture(first, 2)
    wait_for_picture(second, 2)
    assert ImageChops.difference(picture_of(first), picture_of(second)).getbbox() is None


def test_a_page_of_an_edition_is_chosen(start: Start, window: BrowserContext) -> None:
    running = start("--page", "2", page=ROOT / "examples" / "edition" / "edition.yaml")
    tab = window.new_page()
    tab.goto(running.url)
    wait_for_picture(tab, 1)
    assert tab.locator("#number").input_value() == "2"
    assert tab.locator("#number option").count() == 8
    tab.select_option("#number", "5")
    wait_for_picture(tab, 2)
    assert tab.title() == "edition.yaml 5"


def test_nothing_is_asked_of_any_other_machine(start: Start, window: BrowserContext) -> None:
    running = start()
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    tab = window.new_page()
    tab.goto(running.url)
    wait_for_picture(tab, 1)
    assert len(asked) >= 5
    assert [url for url in asked if not url.startswith((running.url, "data:"))] == []
