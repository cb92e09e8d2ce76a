"""The heat map: all inks together at each place of a page, and a scale beside it.

Plates are drawn as gray pictures and added up, which is exact where they are: what is
under an ink that knocks it out counts no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

from pagesetter.diagnostics import Span
from pagesetter.display.model import DisplayList, FillRect, Region
from pagesetter.export.pdf import pdf_bytes
from pagesetter.geometry import Rect, Size
from pagesetter.ink import Ink
from pagesetter.pictures import EncodedPicture, Picture
from pagesetter.press.model import PdfSettings
from pagesetter.proof.plates import plate, plate_names
from pagesetter.proof.render import render

#: Parts of ink at which a color of the scale begins, and the color. Newsprint bears 2.4.
STEPS = (
    (0.02, (236, 242, 248)),
    (0.5, (190, 222, 240)),
    (1.0, (128, 196, 160)),
    (1.5, (214, 222, 110)),
    (1.8, (250, 208, 80)),
    (2.1, (245, 150, 60)),
    (2.4, (226, 72, 52)),
    (3.0, (150, 16, 60)),
)
_PAPER = (255, 255, 255)
_MOST = 4.0  # parts of ink that the 255 of a sum stands for


class InkMap:
    """All inks of a page together, place by place."""

    def __init__(self, total: Image.Image, dpi: float, slug: float = 0.0) -> None:
        """Take a sum in 255ths of four inks; `slug`, in points, is around the page."""
        self.total, self.dpi, self.slug = total, dpi, slug

    @property
    def most(self) -> float:
        """The most ink at a place of about a millimeter, in parts: 2.4 is 240 %."""
        # Single pixels at edges are what the renderer makes of them.
        across = max(1, round(self.dpi / 25.4)) | 1
        around = round(self.slug * self.dpi / 72)  # printers' marks there are of all inks
        page = ImageOps.crop(self.total, around) if around else self.total
        calm = page.filter(ImageFilter.MinFilter(across)) if across > 1 else page
        _, most = calm.getextrema()
        assert isinstance(most, int | float), "a sum of inks is one channel"
        return most / 255 * _MOST

    def picture(self) -> Image.Image:
        """Return the map in the colors of its scale, and the scale under it."""
        table = [color_of(i / 255 * _MOST) for i in range(256)]
        channels = [self.total.point([color[c] for color in table]) for c in range(3)]
        picture = Image.merge("RGB", channels)
        return _with_scale(picture, self.most)


def ink_map(page: DisplayList, photos: Mapping[Picture, EncodedPicture], dpi: float) -> InkMap:
    """Add up the plates of a page. Raises `PictureError`."""
    total: Image.Image | None = None
    for name in plate_names(page):
        drawn = drawn_plate(page, name, photos, dpi)
        share = ImageChops.invert(drawn).point([round(i / _MOST) for i in range(256)])
        total = share if total is None else ImageChops.add(total, share)
    assert total is not None, "there are always the plates of process"
    return InkMap(total, dpi, page.slug)


def drawn_plate(
    page: DisplayList, name: str, photos: Mapping[Picture, EncodedPicture], dpi: float
) -> Image.Image:
    """Return one plate as a gray picture. Raises `PictureError`."""
    made = plate(page, name, photos)
    return _gray(made.page, made.photos, dpi).point(_linear())


def _gray(page: DisplayList, photos: Mapping[Picture, EncodedPicture], dpi: float) -> Image.Image:
    pixels = render(pdf_bytes([page], PdfSettings(tagged=False), photos), dpi, gray=True)
    return Image.frombytes("L", (pixels.width, pixels.height), pixels.data)


@lru_cache(maxsize=1)
def _linear() -> tuple[int, ...]:
    """Return the gray that each gray of pdfium's stands for: its black is no full black.

    It shows inks as paper would. What it makes of 256 steps of black is turned around.
    """
    span = Span(Path(), 1, 1, 1, 1)
    steps = tuple(
        FillRect(Rect(i, 0.0, 1.0, 1.0), Ink(0.0, 0.0, 0.0, i / 255), span) for i in range(256)
    )
    region = Region("steps", Rect(0.0, 0.0, 256.0, 1.0), steps)
    ramp = DisplayList(Size(256.0, 1.0), 0.0, "", "und", (region,))
    shown = _gray(ramp, {}, 72).tobytes()
    return tuple(
        255 - min(range(256), key=lambda part: (abs(shown[part] - gray), part))
        for gray in range(256)
    )


def color_of(ink: float) -> tuple[int, int, int]:
    """Return the color of so much ink."""
    found = [color for least, color in STEPS if ink >= least]
    return found[-1] if found else _PAPER


def _with_scale(picture: Image.Image, most: float) -> Image.Image:
    unit = max(8, picture.width // 64)
    whole = Image.new("RGB", (picture.width, picture.height + 2 * unit), _PAPER)
    whole.paste(picture, (0, 0))
    draw, font = ImageDraw.Draw(whole), ImageFont.load_default(0.7 * unit)
    x, y = unit, picture.height + unit // 2
    ends: Sequence[float] = [least for least, _ in STEPS[1:]]
    for (least, color), end in zip(STEPS, (*ends, _MOST), strict=True):
        draw.rectangle((x, y, x + unit, y + unit), fill=color, outline=(90, 90, 90))
        words = f"{100 * least:.0f}-{100 * end:.0f} %"
        draw.text((x + 1.3 * unit, y), words, fill=(0, 0, 0), font=font)
        x += round(1.3 * unit + draw.textlength(words, font=font) + 0.6 * unit)
    draw.text((x, y), f"most {100 * most:.0f} %", fill=(0, 0, 0), font=font)
    return whole


def png_of(picture: Image.Image, dpi: float) -> bytes:
    """Return a picture as a PNG; the same bytes each time."""
    out = BytesIO()
    picture.save(out, "PNG", dpi=(dpi, dpi), compress_level=6)
    return out.getvalue()
