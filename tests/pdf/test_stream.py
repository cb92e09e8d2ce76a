"""A PDF written page by page: what is seen and read of it is what pages at once give."""

from __future__ import annotations

import _thread
import shutil
import subprocess
import zlib
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.display.model import DisplayList
from pagesetter.export import pdf_objects
from pagesetter.export.pdf import pdf_bytes
from pagesetter.export.pdf_charset import with_charset
from pagesetter.export.pdf_cuts import subset_by_glyph
from pagesetter.export.pdf_objects import PdfFile, Raw, Reference
from pagesetter.export.pdf_stream import PdfStream
from pagesetter.export.pdf_stream import streamed_bytes as streamed_with_photos
from pagesetter.export.pdf_streamed import StreamedFile, StreamedImages
from pagesetter.pictures import EncodedPicture
from pagesetter.pipeline import typeset
from pagesetter.press.model import PLAIN, PdfSettings, Standard
from pagesetter.typeface.library import FontLibrary
from tests.pdf.sheet import FACES, LETTER_FACES, FaceMaker, reader, render, sheet, words

ROOT = Path(__file__).parents[2]
ALL_FACES = {**FACES, **LETTER_FACES}
EXAMPLES = ["dense-news", "front-page", "photo-page", "vertical", "vertical-tc"]


def streamed_bytes(pages: list[DisplayList], settings: PdfSettings = PLAIN) -> bytes:
    return streamed_with_photos([(page, {}) for page in pages], settings)


@pytest.fixture(scope="module")
def pages() -> list[DisplayList]:
    library = FontLibrary()
    files = [ROOT / "examples" / name / "page.yaml" for name in EXAMPLES]
    return [typeset(file, library, DiagnosticLog()) for file in files]


@pytest.fixture(scope="module")
def streamed(pages: list[DisplayList]) -> bytes:
    return streamed_bytes(pages)


@pytest.mark.parametrize("maker", ALL_FACES.values(), ids=ALL_FACES)
def test_a_face_of_every_kind_shows_the_same_and_reads_the_same(
    maker: FaceMaker, tmp_path: Path
) -> None:
    face = maker(tmp_path)
    both = [sheet(words("台风", face)), sheet(words("风", face))]
    for first, second in (both, both[::-1]):
        data, alone = streamed_bytes([first, second]), pdf_bytes([first])
        text = reader(alone).pages[0].extract_text()
        assert reader(data).pages[0].extract_text() == text
        seen, wanted = render(data), render(alone)
        assert seen.tobytes() == wanted.tobytes()
        assert len(set(wanted.convert("L").tobytes())) > 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tool", "command"),
    [
        ("pdftoppm", ["pdftoppm", "-r", "40", "-png", "{}", "{}"]),
        ("mutool", ["mutool", "draw", "-q", "-r", "40", "-o", "{}-%d.png", "{}"]),
        ("gs", ["gs", "-q", "-sDEVICE=png16m", "-r40", "-o", "{}-%d.png", "{}"]),
    ],
)
def test_whole_pages_look_the_same_in_every_viewer(
    tool: str, command: list[str], pages: list[DisplayList], streamed: bytes, tmp_path: Path
) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    drawn = {}
    for name, data in (("a", streamed), ("b", pdf_bytes(pages))):
        folder = tmp_path / name
        folder.mkdir()
        file = folder / "all.pdf"
        file.write_bytes(data)
        out = str(folder / "out")
        filled = [part.replace("{}", out) if "%d" in part else part for part in command]
        places = iter([str(file), out])
        filled = [next(places) if part == "{}" else part for part in filled]
        subprocess.run(filled, check=True, capture_output=True)
        drawn[name] = [f.read_bytes() for f in sorted(folder.glob("*.png"))]
    assert len(drawn["a"]) == len(EXAMPLES)
    assert drawn["a"] == drawn["b"]


def test_what_a_page_says_it_says_in_the_same_words(
    pages: list[DisplayList], streamed: bytes
) -> None:
    read, wanted = reader(streamed), reader(pdf_bytes(pages))
    for a, b in zip(read.pages, wanted.pages, strict=True):
        assert a.extract_text() == b.extract_text()
        assert a.mediabox == b.mediabox
        assert a.trimbox == b.trimbox
    assert [str(i.get("/Title")) for i in read.outline if not isinstance(i, list)] == [
        str(i.get("/Title")) for i in wanted.outline if not isinstance(i, list)
    ]


def test_the_file_is_sound_tagged_and_named_by_its_content(streamed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "all.pdf"
    file.write_bytes(streamed)
    with pikepdf.open(file) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == len(EXAMPLES)
        root = pdf.Root.StructTreeRoot
        assert [str(part.S) for part in root.K[0].K] == ["/Part"] * len(EXAMPLES)
        assert list(root.ParentTree.Nums)[::2] == list(range(len(EXAMPLES)))
        assert bytes(pdf.trailer.ID[0]) == bytes(pdf.trailer.ID[1])
        fonts = [f.DescendantFonts[0].FontDescriptor for f in pdf.pages[0].Resources.Font.values()]
        programs = {f["/FontFile2" if "/FontFile2" in f else "/FontFile3"].objgen for f in fonts}
        names = {str(f.FontName) for f in fonts}
        assert len(names) == len(programs) > 3
    if shutil.which("qpdf"):
        done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr


def test_a_photo_on_two_pages_is_in_the_file_once(pages: list[DisplayList]) -> None:
    once, twice = (len(streamed_bytes([pages[2]] * n)) for n in (1, 2))
    assert twice < once * 1.2


def test_another_last_page_changes_the_identifier(pages: list[DisplayList]) -> None:
    def identifier(data: bytes) -> bytes:
        with pikepdf.open(BytesIO(data)) as pdf:
            return bytes(pdf.trailer.ID[0])

    assert identifier(streamed_bytes(pages[:2])) != identifier(streamed_bytes(pages[1::-1]))
    assert streamed_bytes(pages[:2]) == streamed_bytes(pages[:2])


def test_pages_are_written_as_they_come(pages: list[DisplayList]) -> None:
    out = BytesIO()
    stream = PdfStream(out)
    sizes = []
    for page in pages:
        stream.add(page, {})
        sizes.append(out.tell())
    assert all(after > before + 3000 for before, after in pairwise(sizes))
    stream.finish()
    assert out.getvalue().endswith(b"%%EOF\n")


def test_a_file_of_pdf_1_4_has_a_table_and_no_object_streams(pages: list[DisplayList]) -> None:
    plain = [page._replace(regions=page.regions[:1]) for page in pages[:1]]
    data = streamed_bytes(plain, PdfSettings(standard=Standard.X1A))
    assert data.startswith(b"%PDF-1.4\n")
    assert b"/ObjStm" not in data
    assert b"\nxref\n0 " in data
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_a_program_without_cids_keeps_its_charset() -> None:
    # Header; Name INDEX and Top DICT INDEX of one object each: charset 0, in five bytes.
    index = bytes([0, 1, 1, 1, 7])
    operator = bytes([29, 0, 0, 0, 0, 15])
    program = bytes([1, 0, 4, 1]) + bytes([0, 1, 1, 1, 2]) + b"F" + index + operator
    assert with_charset(program, [0, 5]) is None
    ros = bytes([139, 139, 139, 12, 30])
    longer = bytes([0, 1, 1, 1, 12]) + ros + operator
    keyed = bytes([1, 0, 4, 1]) + bytes([0, 1, 1, 1, 2]) + b"F" + longer
    changed = with_charset(keyed, [0, 5, 0x1234])
    assert changed is not None
    assert changed[len(keyed) :] == bytes([0, 0, 5, 0x12, 0x34])
    at = changed.index(bytes([29]))
    assert int.from_bytes(changed[at + 1 : at + 5], "big") == len(keyed)


def _image(sample: int, mask: EncodedPicture | None = None) -> EncodedPicture:
    data = bytes([sample]) * 3_000_000
    return EncodedPicture(data, "DCTDecode", "DeviceRGB", 1000, 1000, 8, mask=mask)


def _images() -> tuple[StreamedImages, BytesIO]:
    out = BytesIO()
    return StreamedImages(StreamedFile(out), inks_only=False), out


def test_photos_of_one_length_are_told_apart_by_their_last_byte() -> None:
    images, _ = _images()
    photo = _image(7)
    other = photo._replace(data=photo.data[:-1] + b"8")
    first, again = images.add(photo), images.add(photo._replace(data=bytes(bytearray(photo.data))))
    assert first.number == again.number
    assert images.add(other).number != first.number
    assert images.add(photo._replace(width=999)).number not in (first.number, again.number)
    assert images.add(photo).number == first.number


def test_a_photo_with_another_mask_is_another_photo() -> None:
    images, _ = _images()
    bare, clear, dark = (images.add(_image(7, mask=m)).number for m in (None, _image(1), _image(2)))
    assert len({bare, clear, dark}) == 3
    assert images.add(_image(7, mask=_image(2))).number == dark


def test_what_was_compared_is_not_written_over() -> None:
    images, out = _images()
    images.add(_image(7))
    images.add(_image(7))
    before = out.getvalue()
    images.add(_image(8))
    assert out.getvalue().startswith(before)


def test_a_photo_that_is_kept_is_known_without_a_look(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    holds = StreamedFile.holds

    def look(file: StreamedFile, reference: Reference, content: bytes) -> bool:
        looks.append(reference.number)
        return holds(file, reference, content)

    monkeypatch.setattr(StreamedFile, "holds", look)
    images, _ = _images()
    photos = [_image(n) for n in range(3)]
    first = [images.add_kept(photo).number for photo in photos]
    assert [images.add_kept(photo).number for photo in photos * 5] == first * 5
    count = len(looks)
    assert images.add_kept(_image(0)).number == first[0]
    assert len(looks) > count


def test_only_the_last_photos_are_known_without_a_look() -> None:
    images, _ = _images()
    small = [EncodedPicture(b"%d" % n, "DCTDecode", "DeviceRGB", 9, 9, 8) for n in range(200)]
    first = [images.add_kept(photo).number for photo in small]
    assert len(images._lately) < 50
    assert [images.add_kept(photo).number for photo in small] == first


@pytest.mark.parametrize("many", [0, 1 << 40], ids=["all beside", "none beside"])
def test_what_is_deflated_beside_other_work_changes_no_byte(
    many: int, pages: list[DisplayList], streamed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = pdf_bytes(pages[:2])
    monkeypatch.setattr(pdf_objects, "_MANY", many)
    assert streamed_bytes(pages) == streamed
    assert pdf_bytes(pages[:2]) == at_once


def test_objects_behind_one_that_is_deflated_wait_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_objects, "_MANY", 0)
    out = BytesIO()
    file = StreamedFile(out, packed=False)
    before = out.tell()
    content = bytes(range(256)) * 1000
    first = file.add(pdf_objects.deflated(content))
    file.add(Raw("(second)"))
    assert out.tell() == before
    file.settle()
    written = out.getvalue()[before:]
    assert written.index(b"%d 0 obj" % first.number) < written.index(b"(second)")
    begin = written.index(b"stream\n") + len(b"stream\n")
    assert zlib.decompressobj().decompress(written[begin:]) == content


def test_a_thread_that_fails_leaves_the_work_to_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    compress, own = zlib.compress, _thread.get_ident()

    def fail(data: bytes, level: int) -> bytes:
        if _thread.get_ident() != own:
            raise MemoryError
        return compress(data, level)

    monkeypatch.setattr(pdf_objects, "_MANY", 0)
    monkeypatch.setattr(zlib, "compress", fail)
    monkeypatch.setattr("sys.unraisablehook", lambda _: None)
    stream = pdf_objects.deflated(b"abc" * 99)
    assert zlib.decompress(stream.parts(PdfFile())[1]) == b"abc" * 99


def test_weights_of_one_file_are_cut_the_same_alone_and_together() -> None:
    library = FontLibrary(system=False)
    faces = [library.find("Noto Sans SC", weight) for weight in (400, 700)]
    shown = {face: frozenset(range(40 + n, 90 + n)) for n, face in enumerate(faces) if face}
    assert len(shown) == 2
    together = frozenset().union(*shown.values())
    for face, glyphs in shown.items():
        assert subset_by_glyph(face, glyphs, together) == subset_by_glyph(face, glyphs)
