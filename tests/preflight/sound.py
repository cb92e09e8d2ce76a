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


def as_x4(data: bytes, change: Callable[[pikepdf.Pdf], None] | None = None, **saving: Any) -> bytes:
    """Make a plain PDF a PDF/X-4, change it, and save it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        add_intent(pdf)
        if "/Metadata" not in pdf.Root:
            pdf.Root.Metadata = metadata(pdf)
        pdf.docinfo["/Trapped"] = pikepdf.Name("/False")
        pdf.docinfo["/CreationDate"] = "D:20250911080000+08'00'"
        pdf.docinfo["/ModDate"] = "D:20250911080000+08'00'"
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


def add_intent(pdf: pikepdf.Pdf) -> None:
    """Give a PDF the printing condition."""
    profile = pdf.make_stream(PROFILE_FILE.read_bytes(), N=4)
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier="IFRA26",
        Info="newsprint",
        RegistryName="http://www.color.org",
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])


XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<pdf:Trapped>False</pdf:Trapped>
<xmp:CreateDate>2025-09-11T08:00:00+08:00</xmp:CreateDate>
<xmp:ModifyDate>2025-09-11T08:00:00+08:00</xmp:ModifyDate>
<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">安宁河</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def metadata(pdf: pikepdf.Pdf, packet: str = XMP) -> pikepdf.Object:
    """An XMP stream."""
    return pdf.make_stream(packet.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


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
    """The sound page as a plain PDF of ours."""
    return pdf_bytes([display_list(sound_marks(face, folder))])
