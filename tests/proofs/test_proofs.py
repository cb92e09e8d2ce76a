"""The examples look as they did: small gray pictures of them, compared with a tolerance.

What a golden dump cannot see shows here: a face that draws other glyphs, a photo upside
down, ink that is missing. A run that fails writes what it found to tests/out/.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from pagesetter import build
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.pipeline import Options
from pagesetter.proof.draw import proof_pixels, small_pdf
from pagesetter.proof.model import Overlay
from pagesetter.proof.overlays import with_overlays
from pagesetter.proof.render import render
from pagesetter.proofing import proofed

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
OUT = HERE.parent / "out"

#: Dots per inch: enough to see a line of type as a line, small enough to keep.
DPI = 18
#: Mean difference of gray, of 255, that rendering may make between pdfium's versions.
SAME = 1.5

pytestmark = pytest.mark.proof


EXAMPLE_NAMES = sorted(page.parent.name for page in EXAMPLES.glob("*/page.yaml"))


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_an_example_looks_as_its_reference_does(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    found = _drawn(name, tmp_path)
    reference = HERE / f"{name}.png"
    if request.config.getoption("--accept"):
        found.quantize(40).save(reference, optimize=True)
    expected = Image.open(reference).convert("L")
    assert found.size == expected.size
    difference = ImageChops.difference(found, expected)
    if _mean(difference) > SAME:
        OUT.mkdir(exist_ok=True)
        for kind, picture in (("found", found), ("expected", expected), ("diff", difference)):
            picture.save(OUT / f"{name}-{kind}.png")
    assert _mean(difference) <= SAME


@pytest.mark.parametrize("shown", [(), tuple(Overlay)], ids=["plain", "overlays"])
@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_a_proof_whose_photos_are_drawn_last_is_the_same(
    name: str, shown: tuple[Overlay, ...], tmp_path: Path
) -> None:
    log = DiagnosticLog()
    page = proofed(EXAMPLES / name / "page.yaml", Options(), log).pages[0]
    display = with_overlays(page, [overlay for overlay in shown if overlay is not Overlay.INK])
    at_once = render(small_pdf([display], 60, tmp_path), 60)
    assert proof_pixels(display, 60, tmp_path) == at_once


def test_a_page_that_is_turned_does_not_look_the_same(tmp_path: Path) -> None:
    found = _drawn("notice", tmp_path)
    turned = found.transpose(Image.Transpose.ROTATE_180)
    assert _mean(ImageChops.difference(found, turned)) > 10 * SAME


def _drawn(name: str, folder: Path) -> Image.Image:
    pdf = folder / "page.pdf"
    build(EXAMPLES / name / "page.yaml", pdf)
    with pypdfium2.PdfDocument(pdf) as document:
        picture: Image.Image = document[0].render(scale=DPI / 72).to_pil()
    return picture.convert("L")


def _mean(picture: Image.Image) -> float:
    return float(ImageStat.Stat(picture).mean[0])
