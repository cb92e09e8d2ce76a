"""What is set, told as what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.composition.model import ShapedParagraph
from pagesetter.description.model import ParagraphKind
from pagesetter.makeup.elements import paragraphs_of
from pagesetter.structure import Role, element
from tests.unit.composition.boxes import box_style, shaped

STORY = element(Role.STORY, "lead")


def body(kinds: str, font: Path) -> list[ShapedParagraph]:
    """Return paragraphs: `1` to `9` are subheads of these levels, `-` and `n` items, `p` text."""
    found = []
    for kind in kinds:
        paragraph = shaped("天地", box_style(font))
        source = paragraph.source
        if kind.isdigit():
            source = source._replace(kind=ParagraphKind.SUBHEAD, level=int(kind))
        elif kind in "-n":
            number = 1 if kind == "n" else None
            source = source._replace(kind=ParagraphKind.ITEM, number=number)
        found.append(paragraph._replace(source=source))
    return found


@pytest.mark.parametrize(
    ("kinds", "headed", "levels"),
    [
        ("p1p1", True, [2, 2]),
        ("p1p1", False, [1, 1]),
        ("123", True, [2, 3, 4]),
        ("3p12", True, [2, 2, 3]),  # a story that goes on in the middle of a chapter
        ("13p3p2p1", True, [2, 3, 3, 3, 2]),
    ],
)
def test_subheads_leave_no_level_out(
    kinds: str, headed: bool, levels: list[int], box_font: Path
) -> None:
    found = paragraphs_of(body(kinds, box_font), STORY, "lead", first=0, headed=headed)
    assert [part.level for part in found if part.role is Role.SUBHEAD] == levels


def test_a_subhead_that_stands_on_another_page_is_over_nothing_here(box_font: Path) -> None:
    found = paragraphs_of(body("1p2p", box_font), STORY, "lead", first=2, headed=True)
    assert found[2].level == 2


def test_items_side_by_side_are_one_list_and_numbers_another(box_font: Path) -> None:
    found = paragraphs_of(body("--nnp-", box_font), STORY, "lead", first=0, headed=True)
    lists = [
        part.parent.parent if part.role is Role.WORDS and part.parent else None for part in found
    ]
    assert [one and one.role for one in lists] == [
        *([Role.LIST] * 2),
        *([Role.NUMBERED_LIST] * 2),
        None,
        Role.LIST,
    ]
    assert len({one.key for one in lists if one}) == 3


def test_each_paragraph_has_a_key_of_its_own(box_font: Path) -> None:
    found = paragraphs_of(body("pp-1p", box_font), STORY, "lead", first=0, headed=True)
    assert len({part.key for part in found}) == 5
