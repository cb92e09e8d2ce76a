"""A page that a press takes, as a display list and as the bytes of a PDF/X-4."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pikepdf
from PIL import Image

from pagesetter.diagnostics import Span
from pagesetter.display.model import (
    BLACK,
    DisplayList,
    DrawPath,
    DrawPhoto,
    FillRect,
    Ink,
    Mark,
    Region,
)
from pagesetter.export.pdf import pdf_bytes
from pagesetter.geometry import Path as Outline
from pagesetter.geometry import Point, Rect, Size
from pagesetter.pictures import Picture
from pagesetter.press.model import (
    Condition,
    LineRules,
    OutputIntent,
    PdfSettings,
    PhotoRules,
    PressProfile,
    RenderingIntent,
    Standard,
    TypeRules,
)
from pagesetter.typeface.model import FaceId
from tests.pdf.sheet import words

PROFILE_FILE = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
TRIM = Size(600.0, 400.0)
BLEED = 3 / 25.4 * 72
WHITE = Ink(0, 0, 0, 0)

PRESS = PressProfile(
    name="newsprint-cn",
    title="newsprint",
    standard=Standard.X4,
    condition=Condition("IFRA26", "newsprint", "http://www.color.org", ()),
    total_ink=2.4,
    most_black=0.95,
    most_spots=2,
    photos=PhotoRules(250, 200, 150, 600, RenderingIntent.PERCEPTUAL, True, 0, 85, ""),
    type=TypeRules(5, 10, 12, 8, 10, 0.7),
    lines=LineRules(0.25, 0.5, 1, 1),
    bleed=BLEED,
    marks=(),
    levels=MappingProxyType({}),
)


def at(line: int) -> Span:
    """A place in a page file, by which a mark is known again."""
    return Span(Path("page.yaml"), line, 1, line, 2)


def photo(
    folder: Path,
    color: Any = (40, 30, 20, 10),
    size: tuple[int, int] = (700, 280),
    mode: str = "CMYK",
) -> Picture:
    """A photo of one color; Pillow's CMYK of 255 is full ink."""
    folder.mkdir(exist_ok=True)
    name = "-".join(map(str, (mode, *size, color))).replace(" ", "").strip("()")
    file = folder / f"{name}.tif"
    Image.new(mode, size, color).save(file)
    return Picture(file, *size, 1, "TIFF", mode)


def sound_marks(face: FaceId, folder: Path) -> list[Mark]:
    """Words, a rule, a tint, reversed words on black, and a photo that bleeds at the left."""
    picture = photo(folder)
    bounds = Rect(-BLEED, 200, 200, 80)
    return [
        FillRect(Rect(300, 40, 200, 60), Ink(0, 0, 0, 0.2), at(1)),
        words("安宁河新闻", face, 10.5, Point(20, 60))._replace(span=at(2)),
        words("春分", face, 36, Point(310, 80), Ink(0.2, 1, 1, 0))._replace(span=at(3)),
        FillRect(Rect(20, 70, 200, 0.5), BLACK, at(4)),
        FillRect(Rect(300, 200, 200, 60), BLACK, at(5)),
        words("反白标题", face, 14, Point(310, 230), WHITE)._replace(span=at(6)),
        DrawPhoto(picture, Rect(0, 0, 700, 280), bounds, at(7)),
        stroke(Point(20, 300), Point(220, 300), 0.5, BLACK, 8),
    ]


def stroke(start: Point, end: Point, width: float, ink: Ink, line: int) -> DrawPath:
    """A rule drawn along a path."""
    return DrawPath(Outline(start, ((start, end, end),)), ink, at(line), stroke=width)


def display_list(marks: list[Mark]) -> DisplayList:
    """One page of marks."""
    region = Region("story", Rect(0, 0, *TRIM), tuple(marks))
    return DisplayList(TRIM, BLEED, "安宁河", "zh-Hans", (region,))


def settings() -> PdfSettings:
    """What the sound file says of itself: PDF/X-4, with Ghostscript's profile of a press."""
    intent = OutputIntent("IFRA26", "newsprint", "http://www.color.org", PROFILE_FILE.read_bytes())
    return PdfSettings(Standard.X4, intent=intent, created="2025-09-11")


def changed(
    data: bytes, change: Callable[[pikepdf.Pdf], None] | None = None, **saving: Any
) -> bytes:
    """Change a PDF, and save it as it then is."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if change:
            change(pdf)
        out = io.BytesIO()
        wanted = {
            "deterministic_id": True,
            "force_version": "1.6",
            "fix_metadata_version": False,  # what is planted stays as it is
            "stream_decode_level": pikepdf.StreamDecodeLevel.none,
            "compress_streams": False,
        }
        if "encryption" in saving:
            del wanted["stream_decode_level"]
        pdf.save(out, **{**wanted, **saving})
        return out.getvalue()


def packet(pdf: pikepdf.Pdf) -> str:
    """Return the XMP of a PDF."""
    return pdf.Root.Metadata.read_bytes().decode()


def metadata(pdf: pikepdf.Pdf, text: str) -> pikepdf.Object:
    """An XMP stream."""
    return pdf.make_stream(text.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


def content(pdf: pikepdf.Pdf, operators: str, first: bool = False) -> None:
    """Add operators to the first page, in points from the trim's foot left."""
    page = pdf.pages[0]
    text = f"q 1 0 0 1 {BLEED:.5f} {BLEED:.5f} cm\n{operators}\nQ\n"
    page.contents_add(pdf.make_stream(text.encode()), prepend=first)


def resource(pdf: pikepdf.Pdf, kind: str, name: str, value: Any) -> None:
    """Give the first page a resource."""
    resources = pdf.pages[0].obj.Resources
    if kind not in resources:
        resources[kind] = pikepdf.Dictionary()
    resources[kind][name] = value


def image(pdf: pikepdf.Pdf, data: bytes, size: tuple[int, int], **entries: Any) -> pikepdf.Object:
    """An image XObject of raw samples, CMYK unless the entries say otherwise."""
    usual = {
        "Type": pikepdf.Name.XObject,
        "Subtype": pikepdf.Name.Image,
        "Width": size[0],
        "Height": size[1],
        "ColorSpace": pikepdf.Name.DeviceCMYK,
        "BitsPerComponent": 8,
    }
    return pdf.make_stream(data, **{**usual, **entries})


def sound_pdf(face: FaceId, folder: Path) -> bytes:
    """The sound page as a PDF/X-4 of ours."""
    return pdf_bytes([display_list(sound_marks(face, folder))], settings())
