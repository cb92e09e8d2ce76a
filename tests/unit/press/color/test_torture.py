"""Files of every kind: each right within ΔE 2 (CIE 1976) of LittleCMS's own way, or refused.

What is compared is seen on paper: our inks and those that LittleCMS makes of the pixels
that the test itself knows, both brought to Lab by the press's profile.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms

from pagesetter.pictures import EncodedPicture, PictureError, open_picture
from pagesetter.press.color.icc_file import same_condition
from tests.unit.press.color.torture import CASES, REFUSED, Case, inks
from tests.unit.press.desk import (
    SPAN,
    delta_e,
    plates,
    prepared,
    prepared_file,
    samples,
    seen,
    shown,
    transform,
)
from tests.unit.press.profiles import GHOSTSCRIPT, needs_cmyk, press_profile

BPC = ImageCms.Flags.BLACKPOINTCOMPENSATION


def made(case: Case, folder: Path, icc: bytes, lossless: str) -> tuple[EncodedPicture, list[str]]:
    file = folder / case.name
    file.write_bytes(case.data)
    return prepared_file(file, icc, lossless=lossless)


def meant(case: Case, icc: bytes) -> Image.Image:
    """What LittleCMS makes of the pixels, in Lab."""
    picture = case.meant
    same = case.profile is None or same_condition(case.profile, icc)
    if picture.mode == "CMYK" and same:
        return seen(picture, icc)
    if picture.mode == "L":
        return gray_on_black(picture, case.profile, icc)
    inks = transform(case.profile, picture.mode, icc, "CMYK", BPC).apply(picture)
    return seen(inks, icc)


def gray_on_black(picture: Image.Image, profile: bytes | None, icc: bytes) -> Image.Image:
    """Gray as black ink shows it: the darkest as dark as that, in between by luminance."""
    steps = Image.frombytes("L", (256, 1), bytes(range(256)))
    if profile is None:
        luminance = [(v / 255) ** 2.2 for v in range(256)]
    else:
        lights = transform(profile, "L", None, "LAB").apply(steps).getchannel("L").tobytes()
        luminance = [luminance_of(v * 100 / 255) for v in lights]
    none, solid = Image.new("L", (1, 1)), Image.new("L", (1, 1), 255)
    black = seen(Image.merge("CMYK", (none, none, none, solid)), icc).getchannel("L").tobytes()[0]
    least = luminance_of(black * 100 / 255)
    light = [lightness_of(least + (1 - least) * v) * 255 / 100 for v in luminance]
    ramp = Image.merge("CMYK", [Image.new("L", (256, 1))] * 3 + [steps])
    tones = list(zip(*(channel.tobytes() for channel in seen(ramp, icc).split()), strict=True))
    # The hue of black ink is what it is; only how light it is can be wrong.
    nearest = [min(tones, key=lambda tone: abs(tone[0] - v)) for v in light]
    out = [picture.point([round(v) for v in light])]
    out += [picture.point([tone[i] for tone in nearest]) for i in (1, 2)]
    return Image.merge("LAB", out)


def luminance_of(light: float) -> float:
    return float(((light + 16) / 116) ** 3) if light > 8 else light / 903.3


def lightness_of(luminance: float) -> float:
    return float(116 * luminance ** (1 / 3) - 16) if luminance > 0.008856 else 903.3 * luminance


def check(case: Case, icc: bytes, folder: Path) -> None:
    exact, told = made(case, folder, icc, "flate")
    assert told == list(case.told)
    goal = meant(case, icc)
    assert delta_e(seen(plates(exact), icc), goal)[1] <= 2
    mean, _ = delta_e(seen(plates(made(case, folder, icc, "")[0]), icc), goal)
    assert mean <= 2
    assert open_picture(folder / case.name).orientation == case.orientation
    if case.opacity is None:
        assert exact.mask is None
    else:
        assert exact.mask is not None
        assert samples(exact.mask).tobytes() == case.opacity.tobytes()


@pytest.mark.parametrize("kind", CASES)
def test_a_file_is_printed_as_littlecms_would_print_it(kind: str, tmp_path: Path) -> None:
    check(CASES[kind](), press_profile(), tmp_path)


@needs_cmyk
@pytest.mark.parametrize("kind", CASES)
def test_a_file_is_printed_so_with_a_real_profile(kind: str, tmp_path: Path) -> None:
    check(CASES[kind](), GHOSTSCRIPT.read_bytes(), tmp_path)


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_printed_is_refused_with_the_reason(kind: str, tmp_path: Path) -> None:
    name, make, reason = REFUSED[kind]
    (tmp_path / name).write_bytes(make())
    with pytest.raises(PictureError, match=reason):
        open_picture(tmp_path / name)


def test_one_bit_stays_one_bit_at_its_own_resolution(tmp_path: Path) -> None:
    art = Image.linear_gradient("L").resize((90, 30)).convert("1")
    for name, how in (("a.png", {}), ("a.tif", {"compression": "group4"})):
        art.save(tmp_path / name, **how)
        encoded, _ = prepared_file(tmp_path / name, press_profile(), ppi=1200)
        assert (encoded.color_space, encoded.bits, encoded.width) == ("DeviceGray", 1, 90)
        assert samples(encoded).tobytes() == art.tobytes()


def test_a_photo_that_is_damaged_after_it_was_looked_at_is_told_at_its_place(
    tmp_path: Path,
) -> None:
    case = CASES["png rgb"]()
    file = tmp_path / "a.png"
    file.write_bytes(case.data)
    mark = shown(open_picture(file))
    file.write_bytes(case.data[:-400])
    found, told = prepared(mark, icc=press_profile())
    assert found == []
    assert [(d.code.value, d.message, d.span) for d in told] == [
        ("bad-picture", "a.png is damaged or cut short", SPAN)
    ]


def test_adobes_fourth_color_space_is_that_of_the_inks() -> None:
    away = delta_e(seen(CASES["jpeg ycck"]().meant, press_profile()), seen(inks(), press_profile()))
    assert away[0] < 2


def test_a_wrong_profile_would_be_seen() -> None:
    """The comparison can fail: Display P3 read as sRGB is further away than it may be."""
    case, icc = CASES["jpeg display p3"](), press_profile()
    wrong = meant(case._replace(profile=None), icc)
    assert delta_e(wrong, meant(case, icc))[0] > 2
    negative = ImageChops.invert(case.meant)
    assert delta_e(meant(case._replace(meant=negative), icc), meant(case, icc))[0] > 20
