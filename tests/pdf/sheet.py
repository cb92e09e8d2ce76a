"""Display lists made by hand, faces of every kind, and the programs that read PDFs back."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection, TTFont
from PIL import Image

from pagesetter.diagnostics import Span
from pagesetter.display.model import BLACK, DisplayList, DrawGlyphs, Ink, Mark, Region
from pagesetter.export.pdf import pdf_bytes
from pagesetter.geometry import Point, Rect, Size
from pagesetter.typeface.library import FontLibrary
from pagesetter.typeface.model import FaceId, GlyphRun
from pagesetter.typeface.shaping import shape
from tests.box_font import write_box_font

SPAN = Span(Path("page.yaml"), 1, 1, 1, 2)
SIZE = Size(600.0, 400.0)


def sheet(*marks: Mark, bleed: float = 0.0, size: Size = SIZE) -> DisplayList:
    """One page with one region."""
    region = Region("marks", Rect(0, 0, size.width, size.height), marks)
    return DisplayList(size, bleed, "测试页", "zh-Hans", (region,))


def run(text: str, face: FaceId, size: float = 12.0) -> GlyphRun:
    return shape(text, face, "zh-Hans")._replace(size=size)


def words(
    text: str, face: FaceId, size: float = 12.0, at: Point | None = None, ink: Ink = BLACK
) -> DrawGlyphs:
    return DrawGlyphs(at or Point(20, 100), run(text, face, size), ink, SPAN)


def made(*marks: Mark) -> bytes:
    return pdf_bytes([sheet(*marks)])


# ---------------------------------------------------------------- faces


def serif() -> FaceId:
    """A CID-keyed CFF."""
    return _from_catalog("Noto Serif SC", 400)


def sans() -> FaceId:
    """A variable TrueType face, pinned."""
    return _from_catalog("Noto Sans SC", 700)


def _from_catalog(family: str, weight: int) -> FaceId:
    face = FontLibrary(system=False).find(family, weight)
    assert face is not None
    return face


def box(folder: Path) -> FaceId:
    file = folder / "Box.ttf"
    write_box_font(file)
    return FaceId(file, 0, "Box-Regular")


_LETTERS = {"A": (100, 500), "B": (100, 300), "台": (0, 900), "风": (300, 600)}


def name_keyed_cff(folder: Path) -> FaceId:
    """A CFF whose glyphs go by names, as in most Latin OpenType fonts."""
    strings = {".notdef": _bar(0, 0), **{_name(c): _bar(*span) for c, span in _LETTERS.items()}}
    builder = _builder()
    builder.setupCFF("Keyed-Regular", {"FullName": "Keyed"}, strings, {})
    return FaceId(_save(builder, folder / "Keyed.otf"), 0, "Keyed-Regular")


def variable_cff2(folder: Path, weight: float = 900.0) -> FaceId:
    """A CFF2 of one axis; its bars are 100 units wider at 900 than at 100."""
    strings = {".notdef": T2CharString(program=[])}
    for character, (left, right) in _LETTERS.items():
        wide = right - left
        program = [left, 0, "rmoveto", wide, 100, 1, "blend", "hlineto", 700, "vlineto"]
        strings[_name(character)] = T2CharString(
            program=[*program, -wide, -100, 1, "blend", "hlineto"]
        )
    builder = _builder()
    builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    builder.setupCFF2(strings, None, [{"wght": (0, 1, 1)}])
    file = _save(builder, folder / "Broad.otf")
    return FaceId(file, 0, "Broad-Black", (("wght", weight),))


def collection(folder: Path) -> FaceId:
    """The second face of a collection."""
    faces = TTCollection()
    faces.fonts = [TTFont(box(folder).file), TTFont(name_keyed_cff(folder).file)]
    file = folder / "Both.ttc"
    faces.save(str(file))
    return FaceId(file, 1, "Keyed-Regular")


def installed_collection() -> FaceId:
    """A face of a collection of Debian's `fonts-noto-cjk`."""
    face = FontLibrary().find("Noto Serif CJK SC", 700)
    if face is None:
        pytest.skip("Noto Serif CJK is not installed")
    return face


FaceMaker = Callable[[Path], FaceId]

FACES: dict[str, FaceMaker] = {
    "CID-keyed CFF": lambda _: serif(),
    "variable TrueType": lambda _: sans(),
    "static TrueType": box,
    "installed collection": lambda _: installed_collection(),
}
LETTER_FACES: dict[str, FaceMaker] = {
    "name-keyed CFF": name_keyed_cff,
    "variable CFF2": variable_cff2,
    "collection": collection,
}


def _name(character: str) -> str:
    return f"u{ord(character):04X}"


def _builder() -> FontBuilder:
    builder = FontBuilder(1000, isTTF=False)
    order = [".notdef", *map(_name, _LETTERS)]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(c): _name(c) for c in _LETTERS})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Keyed", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, sCapHeight=700)
    builder.setupPost()
    builder.setupHead(unitsPerEm=1000, created=3_600_000_000, modified=3_600_000_000)
    return builder


def _bar(left: int, right: int) -> T2CharString:
    pen = T2CharStringPen(1000, None)
    pen.moveTo((left, 0))
    for corner in ((right, 0), (right, 700), (left, 700)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.getCharString()


def _save(builder: FontBuilder, file: Path) -> Path:
    builder.font.recalcTimestamp = False
    builder.save(str(file))
    return file


# ---------------------------------------------------------------- reading back


def reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(data), strict=True)


def resources(data: bytes, kind: str) -> dict[str, Any]:
    """The fonts or photos of the first page, by their names."""
    listed: Any = reader(data).pages[0]["/Resources"]
    return {key: value.get_object() for key, value in listed[kind].items()}


def content(data: bytes) -> str:
    """The operators of the first page."""
    contents = reader(data).pages[0].get_contents()
    assert contents is not None
    return contents.get_data().decode("ascii")


def streams(data: bytes) -> list[bytes]:
    """Everything between `stream` and `endstream`, inflated where that can be."""
    found = re.findall(rb"stream\n(.*?)\nendstream", data, re.DOTALL)
    return [_inflated(stream) for stream in found]


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def render(data: bytes, scale: float = 1.0) -> Image.Image:
    with pypdfium2.PdfDocument(data) as document:
        picture: Image.Image = document[0].render(scale=scale).to_pil()
        return picture.convert("RGB")


def pdfium_text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        text: str = document[0].get_textpage().get_text_range()
        return text


def call(program: str, *arguments: str | Path) -> str:
    """Run an outside program that must have nothing to say against the file."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(
        [program, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    # A build of mutool without color management says so of every file.
    said = done.stderr.replace("warning: ICC support is not available\n", "")
    assert (done.returncode, said) == (0, "")
    return done.stdout
