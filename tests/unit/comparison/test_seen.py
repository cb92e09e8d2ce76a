"""What a comparison sees of a page, kept as JSON and read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.comparison.pages import compare_pages
from pagesetter.comparison.seen import as_json, from_json, ink_name, seen
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.ink import Gradient, Ink
from pagesetter.pipeline import typeset
from pagesetter.typeface.library import FontLibrary

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "pages"


@pytest.mark.parametrize("name", ["photo", "photos", "rules", "vertical", "table", "spread"])
def test_a_page_that_was_kept_is_the_same_when_it_is_read(
    name: str, box_library: FontLibrary
) -> None:
    file = GOLDEN / f"{name}.yaml"
    page = typeset(file, box_library, DiagnosticLog(), layout_folders=[GOLDEN / "layouts"])
    pages = (seen(page, 15.0),)
    kept = as_json(pages)
    assert from_json(kept) == pages
    assert compare_pages(from_json(kept), pages) == ()


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b'{"format": 2, "pages": []}', b'{"format": 1, "pages": [{}]}', b"\xff\xfe",
     b'{"format": 1, "pages": [{"page": ["", 1, 1, 1, 1], "frames": [["a", [1], [], []]]}]}'],
)  # fmt: skip
def test_what_was_not_kept_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"kept|JSON|Expecting|codec"):
        from_json(data)


def test_an_ink_is_named_as_a_printer_would() -> None:
    red = Ink(0, 0.95, 0.9, 0)
    spot = Ink(0, 1, 1, 0, spot="PANTONE 485 C", tint=0.4, overprint=True)
    faded = red._replace(gradient=Gradient(((0, red), (1, Ink(0, 0, 0, 0))), 90), opacity=0.5)
    assert [ink_name(ink) for ink in (red, spot, faded)] == [
        "cmyk(0,95,90,0)",
        "PANTONE 485 C 40% overprint",
        "gradient cmyk(0,95,90,0) to cmyk(0,0,0,0) at 90° opacity 50%",
    ]
