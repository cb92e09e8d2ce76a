"""Pages and layouts turned into descriptions."""

from pathlib import Path

import pytest

from pagesetter.description.layout_model import (
    Align,
    FurnitureBox,
    FurnitureText,
    GridPlace,
    InkDescription,
    LayoutDescription,
    LengthPlace,
    PanelSlot,
    PhotoSlot,
    StorySlot,
)
from pagesetter.description.model import PageDescription, SlotName
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.ink import Ink
from pagesetter.units import Length, Unit

LAYOUT = """\
title: 日报
page: {width: 200mm, height: 280mm, type_area: {characters: 40, lines: 40, top: 20mm}}
grid: {character: 10pt, leading: 15pt, columns: 4}
inks: {red: {cmyk: [0, 100%, 90, 10]}, tint: {gray: 10%}}
styles:
  body: {families: [Song, Hei], latin: [Times], size: 10pt, align: justify, strong: bold}
  bold: {based_on: body, weight: 700, strong: ~}
  big: {based_on: bold, size: 46pt, min_size: 30pt, tracking: 0em, min_tracking: -0.05em}
defaults:
  story: {columns: 2, body: body, slack: 3}
slots:
  lead:
    story:
      place: {column: 1, columns: 2, line: 1, lines: 40}
      measure: 9字
      headline: {style: big, lines: 6, rows: 2, above: 2pt}
      subhead: bold
      rule: {weight: 0.25pt, ink: red}
      fill: yes
  photo: {photo: {place: {within: lead, column: 1, columns: 1, line: 5, lines: 9}, caption: body}}
  box:
    panel:
      place: {left: 1字, width: 10字, top: -20pt, height: 2cm}
      title: {style: big, lines: 3}
      text: {style: body, lines: 1}
      fill: tint
furniture:
  folio: {text: "{paper}", style: body, place: {left: 0字, width: 9字, line: 3, lines: 2}}
  line: {place: {left: 0字, top: 0mm, width: 40字, height: 1pt}, border: {weight: 1pt}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "daily.yaml").write_text(LAYOUT, encoding="utf-8")
    (tmp_path / "1.jpg").write_bytes(b"")
    return tmp_path


def read(folder: Path, page: str = "layout: daily\n") -> PageDescription:
    file = folder / "page.yaml"
    file.write_text(page, encoding="utf-8")
    log = DiagnosticLog()
    description = read_page(file, [folder], log)
    assert [d.message for d in log] == []
    assert description is not None
    return description


def layout_of(folder: Path, own: str) -> LayoutDescription:
    """Return a layout that extends the one above."""
    (folder / "own.yaml").write_text(f"extends: daily\n{own}", encoding="utf-8")
    return read(folder, "layout: own\n").layout


def test_facts_are_the_characters_written(folder: Path) -> None:
    page = read(folder, "layout: daily\nedition: {paper: no, page: 0123, date: 2023-06-28}\n")
    values = {name: fact.value for name, fact in page.facts.items()}
    assert values == {"paper": "no", "page": "0123", "date": "2023-06-28"}


def test_staff_keep_their_order(folder: Path) -> None:
    page = read(folder, "layout: daily\nstaff: {校对: 王, 责编: 毛, 美编: ~}\n")
    assert [(fact.name, fact.value) for fact in page.staff] == [("校对", "王"), ("责编", "毛")]


def test_a_story_has_its_words_and_photos(folder: Path) -> None:
    (folder / "lead.md").write_text("## 一\n二\n", encoding="utf-8")
    page = read(
        folder,
        "layout: daily\n"
        "stories:\n"
        "  - place: lead\n"
        "    headline: 一|二\n"
        "    deck: ''\n"
        "    body: {file: lead.md}\n"
        "    column_ends: [“一村, 《山月》]\n"
        "    photos: [{place: photo, file: 1.jpg, caption: 海, focus: [0.25, 1]}]\n",
    )
    (story,) = page.stories
    assert isinstance(story.place, SlotName)
    assert story.place.name == "lead"
    assert story.headline is not None
    assert story.headline.text == "一|二"
    assert story.deck is None
    assert [(p.text, p.subhead, p.span.file.name) for p in story.body] == [
        ("一", True, "lead.md"),
        ("二", False, "lead.md"),
    ]
    assert [end.text for end in story.column_ends] == ["“一村", "《山月》"]
    (photo,) = story.photos
    (picture,) = photo.pictures
    assert (picture.file, picture.focus, photo.credit) == (folder / "1.jpg", (0.25, 1.0), None)


def test_a_photo_keeps_its_middle_unless_told_otherwise(folder: Path) -> None:
    page = read(folder, "layout: daily\nphotos: [{place: photo, file: 1.jpg}]\n")
    assert page.photos[0].pictures[0].focus == (0.5, 0.5)


def test_a_place_on_the_grid_may_stand_for_a_slot(folder: Path) -> None:
    place = "{column: 1, columns: 3, line: 20, lines: 60}"
    page = read(folder, f"layout: daily\nstories: [{{place: {place}}}]\n")
    found = page.stories[0].place
    assert isinstance(found, GridPlace)
    assert (found.column, found.columns, found.line, found.lines) == (1, 3, 20, 60)
    assert found.within is None


def test_a_layout_may_be_named_by_its_path(folder: Path) -> None:
    assert read(folder, "layout: ./daily.yaml\n").layout.title == "日报"


def test_the_page_and_grid_of_a_layout(folder: Path) -> None:
    layout = read(folder).layout
    assert (layout.page.width, layout.page.bleed) == (Length(200, Unit.MM), Length(3, Unit.MM))
    assert (layout.page.characters, layout.page.lines, layout.page.left) == (40, 40, None)
    assert layout.grid.gutter == Length(1, Unit.CHARACTER)


def test_inks_are_parts_of_one_and_black_and_white_are_there(folder: Path) -> None:
    inks = read(folder).layout.inks
    parts = {name: found.ink[:4] for name, found in inks.items()}
    assert parts == {
        "black": (0, 0, 0, 1),
        "white": (0, 0, 0, 0),
        "registration": (1, 1, 1, 1),
        "red": (0, 1, 0.9, 0.1),
        "tint": (0, 0, 0, 0.1),
    }


def test_a_style_has_what_it_is_based_on(folder: Path) -> None:
    styles = read(folder).layout.styles
    big = styles["big"]
    assert (big.families, big.latin_families) == (("Song", "Hei"), ("Times",))
    assert (big.weight, big.align, big.strong) == (700, Align.JUSTIFY, None)
    assert (big.size, big.min_size) == (Length(46, Unit.PT), Length(30, Unit.PT))
    assert styles["body"].strong == "bold"
    assert styles["body"].min_size == styles["body"].size


def test_a_slot_has_what_the_defaults_for_its_kind_say(folder: Path) -> None:
    layout = read(folder).layout
    lead = layout.slots["lead"]
    assert isinstance(lead, StorySlot)
    assert (lead.columns, lead.slack, lead.fill) == (2, 3, True)
    assert (lead.body, lead.subhead) == ("body", "bold")
    assert lead.gutter == layout.grid.gutter
    assert lead.headline is not None
    assert (lead.headline.lines, lead.headline.rows) == (6, 2)
    assert lead.kicker is None
    assert layout.story is not None
    assert (layout.story.place, layout.photo) == (None, None)


def test_places_in_a_layout_are_counts_or_lengths(folder: Path) -> None:
    layout = read(folder).layout
    photo, box = layout.slots["photo"], layout.slots["box"]
    assert isinstance(photo, PhotoSlot)
    assert isinstance(photo.place, GridPlace)
    assert (photo.place.within, photo.caption, photo.credit) == ("lead", "body", "body")
    assert isinstance(box, PanelSlot)
    assert isinstance(box.place, LengthPlace)
    assert (box.place.top, box.place.height) == (Length(-20, Unit.PT), Length(2, Unit.CM))


def test_lines_of_a_place_in_lengths_become_lengths(folder: Path) -> None:
    folio, line = read(folder).layout.furniture
    assert isinstance(folio, FurnitureText)
    assert isinstance(folio.place, LengthPlace)
    assert (folio.place.top, folio.place.height) == (Length(2, Unit.LINE), Length(2, Unit.LINE))
    assert isinstance(line, FurnitureBox)
    assert line.fill is None


def test_a_layout_changes_what_it_extends_key_by_key(folder: Path) -> None:
    own = "title: 副刊\nslots: {lead: {story: {columns: 3, rule: ~}}, box: ~}\n"
    layout = layout_of(folder, own)
    lead = layout.slots["lead"]
    assert isinstance(lead, StorySlot)
    assert (lead.columns, lead.measure, lead.rule) == (3, Length(9, Unit.CHARACTER), None)
    assert (layout.title, list(layout.slots)) == ("副刊", ["lead", "photo"])
    assert layout.name == "own"


def test_every_value_keeps_the_file_it_was_written_in(folder: Path) -> None:
    layout = layout_of(folder, "styles: {body: {families: [Kai]}}\n")
    assert layout.styles["big"].families == ("Kai",)
    assert layout.styles["big"].families_span.file.name == "own.yaml"
    assert layout.slots["lead"].span.file.name == "daily.yaml"


def test_a_place_and_an_ink_are_replaced_whole(folder: Path) -> None:
    own = (
        "inks: {red: {gray: 50%}}\n"
        "slots: {lead: {story: {place: {left: 0mm, width: 9字, line: 1, lines: 2}}}}\n"
    )
    layout = layout_of(folder, own)
    assert isinstance(layout.slots["lead"].place, LengthPlace)
    red = layout.inks["red"]
    assert red == InkDescription("red", Ink(0, 0, 0, 0.5), red.span)
