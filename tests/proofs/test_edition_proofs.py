"""The example edition looks as it did: its front page and the page that stories go on on."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import Image, ImageChops

from pagesetter import Outputs, build_edition
from tests.proofs.test_proofs import DPI, EXAMPLES, HERE, OUT, SAME, _mean

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Image.Image]:
    """Return the pages of the example, drawn small and in gray."""
    one = tmp_path_factory.mktemp("edition") / "all.pdf"
    build_edition(EXAMPLES / "edition" / "edition.yaml", Outputs(None, one))
    with pypdfium2.PdfDocument(one) as document:
        # Twice as fine as a broadsheet: the page is a fifth of one.
        return [page.render(scale=2 * DPI / 72).to_pil().convert("L") for page in document]


@pytest.mark.parametrize("number", [1, 5])
def test_a_page_of_the_example_looks_as_its_reference_does(
    number: int, pages: list[Image.Image], request: pytest.FixtureRequest
) -> None:
    found = pages[number - 1]
    reference = HERE / f"edition-{number:02d}.png"
    if request.config.getoption("--accept"):
        found.quantize(40).save(reference, optimize=True)
    expected = Image.open(reference).convert("L")
    assert found.size == expected.size
    difference = ImageChops.difference(found, expected)
    if _mean(difference) > SAME:
        OUT.mkdir(exist_ok=True)
        found.save(OUT / f"{reference.stem}-found.png")
    assert _mean(difference) <= SAME


def test_the_two_pages_do_not_look_alike(pages: list[Image.Image]) -> None:
    assert _mean(ImageChops.difference(pages[0], pages[4])) > 10 * SAME
