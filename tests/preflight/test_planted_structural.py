"""A fault of structure in a sound PDF/X-4: preflight names that fault and no other."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from pagesetter.press.model import Standard
from pagesetter.press.preflight.of_pdf import check_pdf
from tests.preflight.sound import (
    PRESS,
    PROFILE_FILE,
    changed,
    image,
    metadata,
    packet,
    resource,
)

Plant = Callable[[pikepdf.Pdf], None]


def codes(data: bytes, press: Any = PRESS) -> list[str]:
    return [finding.code.value for finding in check_pdf(data, press)]


def page(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj


def intent(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root.OutputIntents[0]


def xmp(change: Callable[[str], str]) -> Plant:
    def plant(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata = metadata(pdf, change(packet(pdf)))

    return plant


def first_font(pdf: pikepdf.Pdf) -> Any:
    return next(iter(page(pdf).Resources.Font.values()))


def no_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def two_intents(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.make_indirect(Dictionary(intent(pdf))))


def no_identifier(pdf: pikepdf.Pdf) -> None:
    del intent(pdf).OutputConditionIdentifier


def screen_profile(pdf: pikepdf.Pdf) -> None:
    data = (PROFILE_FILE.parent / "default_rgb.icc").read_bytes()
    intent(pdf).DestOutputProfile = pdf.make_stream(data, N=3)


def late_profile(pdf: pikepdf.Pdf) -> None:
    data = bytearray(PROFILE_FILE.read_bytes())
    data[8:10] = b"\x05\x00"
    intent(pdf).DestOutputProfile = pdf.make_stream(bytes(data), N=4)


def no_profile(pdf: pikepdf.Pdf) -> None:
    del intent(pdf).DestOutputProfile
    del intent(pdf).RegistryName


def no_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def packed_metadata(pdf: pikepdf.Pdf) -> None:
    import zlib

    stream = pdf.make_stream(b"")
    stream.write(zlib.compress(packet(pdf).encode()), filter=Name.FlateDecode)
    pdf.Root.Metadata = stream


def trapped_otherwise(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Trapped"] = Name("/True")


def dated_otherwise(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/ModDate"] = "D:20250912080000+08'00'"


def no_trim(pdf: pikepdf.Pdf) -> None:
    page(pdf).CropBox = page(pdf).TrimBox
    del page(pdf).TrimBox
    # All that is drawn stays where it is seen: the sheet is what is left of the boxes.
    page(pdf).MediaBox = page(pdf).CropBox
    page(pdf).BleedBox = page(pdf).CropBox


def trim_and_art(pdf: pikepdf.Pdf) -> None:
    page(pdf).ArtBox = page(pdf).TrimBox


def bleed_outside(pdf: pikepdf.Pdf) -> None:
    left, foot, right, top = (float(side) for side in page(pdf).BleedBox)
    page(pdf).BleedBox = Array([left - 5, foot, right, top])


def trim_outside(pdf: pikepdf.Pdf) -> None:
    left, foot, right, top = (float(side) for side in page(pdf).TrimBox)
    page(pdf).BleedBox = Array([left, foot + 20, right, top])


def font_outside(pdf: pikepdf.Pdf) -> None:
    descriptor = first_font(pdf).DescendantFonts[0].FontDescriptor
    del descriptor["/FontFile2"]


def whole_font(pdf: pikepdf.Pdf) -> None:
    font = first_font(pdf)
    font.DescendantFonts[0].BaseFont = Name("/Box-Regular")


def silent_font(pdf: pikepdf.Pdf) -> None:
    del first_font(pdf)["/ToUnicode"]


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def page_action(pdf: pikepdf.Pdf) -> None:
    page(pdf).AA = Dictionary(O=Dictionary(S=Name.Launch, F="other"))


def attachment(pdf: pikepdf.Pdf) -> None:
    file = pdf.make_stream(b"hidden", Type=Name.EmbeddedFile)
    spec = pdf.make_indirect(Dictionary(Type=Name.Filespec, UF="x", EF=Dictionary(F=file)))
    pdf.Root.AF = Array([spec])


def postscript(pdf: pikepdf.Pdf) -> None:
    code = pdf.make_stream(b"showpage", Type=Name.XObject, Subtype=Name.PS)
    resource(pdf, "/XObject", "/Ps", code)


def opi(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    form.OPI = Dictionary({"/2.0": Dictionary(Type=Name.OPI, Version=2, F="big.tif")})
    resource(pdf, "/XObject", "/Opi", form)


def outside_stream(pdf: pikepdf.Pdf) -> None:
    resource(pdf, "/XObject", "/Far", image(pdf, b"", (1, 1), F="far.bin"))


def state(**entries: Any) -> Plant:
    def plant(pdf: pikepdf.Pdf) -> None:
        resource(pdf, "/ExtGState", "/Planted", Dictionary(Type=Name.ExtGState, **entries))

    return plant


def transfer(pdf: pikepdf.Pdf) -> None:
    curve = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=2)
    state(TR=curve)(pdf)


def screen(pdf: pikepdf.Pdf) -> None:
    dots = Dictionary(Type=Name.Halftone, HalftoneType=1, Frequency=60, Angle=45)
    state(HT=dots)(pdf)


def lzw(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(b"")
    stream.write(
        bytes([0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01]), filter=Name.LZWDecode
    )
    pdf.Root.PieceInfo = Dictionary(Other=Dictionary(Private=stream))


def alternate(pdf: pikepdf.Pdf) -> None:
    photo = next(iter(page(pdf).Resources.XObject.values()))
    other = image(pdf, bytes(4), (1, 1))
    photo.Alternates = Array([Dictionary(Image=other, DefaultForPrinting=True)])


def link(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([100, 100, 200, 120]))
    page(pdf).Annots = Array([pdf.make_indirect(note)])


def hidden_layer(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="price"))
    shown = Dictionary(Name="usual", Order=Array([layer]), OFF=Array([layer]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=shown)


def rgb_blend(pdf: pikepdf.Pdf) -> None:
    page(pdf).Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


PLANTS: dict[str, tuple[str, Plant]] = {
    "no output intent": ("output-intent", no_intent),
    "two output intents": ("output-intent", two_intents),
    "output intent without identifier": ("output-intent", no_identifier),
    "profile of a screen": ("output-profile", screen_profile),
    "profile of ICC 5": ("output-profile", late_profile),
    "neither profile nor registry": ("output-profile", no_profile),
    "no XMP": ("no-metadata", no_metadata),
    "compressed XMP": ("no-metadata", packed_metadata),
    "broken XMP": ("no-metadata", xmp(lambda said: said.replace("</rdf:RDF>", ""))),
    "XMP with an entity": ("no-metadata", xmp(lambda said: "<!DOCTYPE x>" + said)),
    "another title": ("metadata-clash", xmp(lambda said: said.replace("安宁河", "岚溪"))),
    "another date": ("metadata-clash", dated_otherwise),
    "trapped otherwise": ("metadata-clash", trapped_otherwise),
    "claims nothing": (
        "wrong-standard",
        xmp(lambda s: s.replace("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "")),
    ),
    "TrimBox and ArtBox": ("page-boxes", trim_and_art),
    "bleed outside of the sheet": ("page-boxes", bleed_outside),
    "trim outside of the bleed": ("page-boxes", trim_outside),
    "font not embedded": ("font-not-embedded", font_outside),
    "font embedded whole": ("font-not-subset", whole_font),
    "font without Unicode": ("no-unicode", silent_font),
    "JavaScript": ("active-content", script),
    "an action of a page": ("active-content", page_action),
    "an embedded file": ("embedded-file", attachment),
    "a PostScript XObject": ("postscript", postscript),
    "OPI": ("outside-data", opi),
    "an external stream": ("outside-data", outside_stream),
    "a transfer curve": ("transfer-curve", transfer),
    "a halftone": ("halftone", screen),
    "LZW": ("lzw", lzw),
    "an alternate image": ("alternate-image", alternate),
    "a link on the page": ("annotation", link),
    "a hidden layer": ("layers", hidden_layer),
    "a blend space of RGB": ("blend-space", rgb_blend),
}


def test_the_sound_file_gives_nothing(sound: bytes) -> None:
    assert codes(changed(sound)) == []


@pytest.mark.parametrize(("code", "plant"), PLANTS.values(), ids=PLANTS)
def test_a_planted_fault_is_named_and_no_other(sound: bytes, code: str, plant: Plant) -> None:
    assert codes(changed(sound, plant)) == [code]


def test_a_later_version_is_named(sound: bytes) -> None:
    assert codes(changed(sound, force_version="1.7")) == ["pdf-version"]


def test_a_claim_of_another_standard_is_named(sound: bytes) -> None:
    plant = xmp(lambda said: said.replace("PDF/X-4", "PDF/X-1a:2003"))
    assert codes(changed(sound, plant, force_version="1.4")) == ["wrong-standard"]


def test_encryption_is_named(sound: bytes) -> None:
    lock = pikepdf.Encryption(owner="owner", R=4, metadata=False)
    data = changed(sound, encryption=lock, deterministic_id=False)
    assert codes(data) == ["encrypted"]


def test_a_file_that_opens_with_a_password_only_is_named(sound: bytes) -> None:
    lock = pikepdf.Encryption(user="user", owner="owner", R=4)
    assert codes(changed(sound, encryption=lock, deterministic_id=False)) == ["encrypted"]


def test_a_missing_identifier_is_named(sound: bytes) -> None:
    data = changed(sound, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert codes(data.replace(b"/ID [", b"/Xd [")) == ["no-file-id"]


def test_damage_that_was_mended_is_named(sound: bytes) -> None:
    data = changed(sound, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert codes(data.replace(b"startxref\n", b"startxref\n9")) == ["bad-pdf"]


def test_a_page_without_a_trim_is_named(sound: bytes) -> None:
    """What bleeds is cut by the sheet here, and that is told too."""
    assert codes(changed(sound, no_trim)) == ["page-boxes", "no-bleed"]


def test_transparency_is_named_where_the_press_takes_x_1a(sound: bytes) -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.Metadata
        pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-1a:2003"

    press = PRESS._replace(standard=Standard.X1A)
    assert codes(changed(sound, plant, force_version="1.4"), press) == []

    def planted(pdf: pikepdf.Pdf) -> None:
        plant(pdf)
        state(ca=0.5)(pdf)

    assert codes(changed(sound, planted, force_version="1.4"), press) == ["transparency"]


def test_a_plain_pdf_is_told_what_it_is_not(plain: bytes) -> None:
    found = codes(plain)
    assert found == ["wrong-standard", "output-intent", "metadata-clash"]


def test_nothing_of_pdf_x_is_asked_of_a_file_for_a_press_without_a_standard(plain: bytes) -> None:
    assert codes(plain, PRESS._replace(standard=Standard.PLAIN)) == []


def test_the_same_bytes_give_the_same_findings(sound: bytes) -> None:
    data = changed(sound, two_intents)
    assert check_pdf(data, PRESS) == check_pdf(io.BytesIO(data).getvalue(), PRESS)


REFERENCE = Path(__file__).parents[2] / "docs" / "preflight.md"


@pytest.mark.parametrize(("code", "plant"), PLANTS.values(), ids=PLANTS)
def test_a_finding_is_of_the_level_that_the_reference_gives(
    sound: bytes, code: str, plant: Plant
) -> None:
    row = re.search(rf"^\| `{code}` \| ([\w, ]+) \| (.+) \|", REFERENCE.read_text("utf-8"), re.M)
    assert row is not None
    (finding,) = check_pdf(changed(sound, plant), PRESS)
    assert finding.severity.value == row[1]
    assert finding.hint
