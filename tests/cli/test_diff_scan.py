"""`pagesetter diff PAGE SCAN`: a scan is laid over its page, and what is missing is found."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from pagesetter.cli import main

pytest.importorskip("numpy", reason="NumPy is not installed")

NOTICE = Path(__file__).parents[2] / "examples" / "notice" / "page.yaml"
PAPER = (236, 232, 220)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    """Return the notice as it comes from the press, on gray paper."""
    out = tmp_path_factory.mktemp("printed") / "page.png"
    assert main(["proof", str(NOTICE), "-o", str(out), "--dpi", "100"]) == 0
    with Image.open(out) as picture:
        paper = Image.new("RGB", picture.size, PAPER)
        return ImageChops.multiply(picture.convert("RGB"), paper)


def scanned(printed: Image.Image, angle: float) -> Image.Image:
    """Return a scan: askew, with margins, soft, larger."""
    sheet = Image.new("RGB", (printed.width + 50, printed.height + 40), PAPER)
    sheet.paste(printed, (33, 12))
    turned = sheet.rotate(angle, Image.Resampling.BICUBIC, fillcolor=PAPER)
    soft = turned.filter(ImageFilter.GaussianBlur(0.7))
    return soft.resize((round(1.3 * soft.width), round(1.3 * soft.height)))


def told(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, object]:
    capsys.readouterr()
    code = main(["diff", str(NOTICE), *more, "--json", "--dpi", "100"])
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    assert code == (0 if found["same"] else 3)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("angle", [0.0, 1.1, -0.7])
def test_a_scan_that_is_askew_is_laid_over_its_page(
    angle: float, printed: Image.Image, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scanned(printed, angle).save(tmp_path / "scan.jpg", quality=85)
    found = told(capsys, str(tmp_path / "scan.jpg"))
    placing = found["placing"]
    assert isinstance(placing, dict)
    # The scan is turned back by what it was turned.
    assert placing["angle"] == pytest.approx(-angle, abs=0.1)
    assert placing["likeness"] > 0.6
    assert found["same"], found["changes"]


@pytest.mark.slow
def test_a_frame_that_was_not_printed_is_named(
    printed: Image.Image, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = told_frames(capsys, printed, tmp_path)
    name = "story/headline"
    left, top, width, height = (side * 100 / 72 for side in whole[name])
    broken, bleed = printed.copy(), 3 / 25.4 * 100
    box = (left + bleed, top + bleed, left + width + bleed, top + height + bleed)
    ImageDraw.Draw(broken).rectangle(box, fill=PAPER)
    scanned(broken, 0.6).save(tmp_path / "scan.png")
    found = told(capsys, str(tmp_path / "scan.png"), "--png", str(tmp_path / "both.png"))
    changes = found["changes"]
    assert isinstance(changes, list)
    assert [change["place"] for change in changes] == [name]
    assert changes[0]["message"].endswith("of its ink is missing")
    with Image.open(tmp_path / "both.png") as picture:
        assert picture.size == printed.size


def told_frames(
    capsys: pytest.CaptureFixture[str], printed: Image.Image, tmp_path: Path
) -> dict[str, list[float]]:
    printed.save(tmp_path / "straight.png")
    frames = told(capsys, str(tmp_path / "straight.png"))["frames"]
    assert isinstance(frames, list)
    return {frame["place"]: frame["at"] for frame in frames}


@pytest.mark.slow
def test_the_pdf_of_the_printed_page_may_stand_for_a_scan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "printed.pdf"
    assert main(["build", str(NOTICE), "-o", str(pdf)]) == 0
    assert told(capsys, str(pdf))["same"]


@pytest.mark.slow
def test_another_page_cannot_be_laid_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.effect_noise((800, 600), 60).save(tmp_path / "noise.png")
    assert main(["diff", str(NOTICE), str(tmp_path / "noise.png")]) == 1
    assert "does not look like the page" in capsys.readouterr().err


def test_a_scan_that_is_no_picture_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "scan.png").write_text("no picture", encoding="utf-8")
    assert main(["diff", str(NOTICE), str(tmp_path / "scan.png")]) == 1
    assert "scan.png is not a JPEG" in capsys.readouterr().err


def test_without_numpy_the_command_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)  # as where it is not installed
    assert main(["diff", str(NOTICE), str(tmp_path / "scan.png")]) == 1
    assert "pip install 'pagesetter[proof]'" in capsys.readouterr().err
