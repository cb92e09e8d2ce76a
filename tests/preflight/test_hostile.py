"""Hostile PDFs: whatever a file holds, preflight ends soon, and with findings."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from pagesetter.press.preflight import of_pdf, pdf_open, pdf_walk
from pagesetter.press.preflight.of_pdf import check_pdf, findings_of
from pagesetter.press.preflight.pdf_syntax import operators
from tests.preflight.sound import PRESS, changed, content, resource

mutating = settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def codes(data: bytes) -> list[str]:
    """The codes found, each once; `findings_of` hides nothing that is raised."""
    return list(dict.fromkeys(finding.code.value for finding in findings_of(data, PRESS)))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.6", b"hello", b"%PDF-1.6\n1 0 obj\n<<", bytes(999)])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    assert codes(data) == ["bad-pdf"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_told(sound: bytes, share: float) -> None:
    data = changed(sound)
    assert "bad-pdf" in codes(data[: int(len(data) * share)])


@given(data=st.data())
@mutating
def test_bytes_changed_anywhere_are_borne(plain: bytes, data: st.DataObject) -> None:
    changed = bytearray(plain)
    for _ in range(data.draw(st.integers(1, 20))):
        place = data.draw(st.integers(0, len(changed) - 1))
        changed[place] = data.draw(st.integers(0, 255))
    assert isinstance(codes(bytes(changed)), list)


WORDS = ["q", "Q", "cm", "Do", "BT", "ET", "Tj", "TJ", "Tf", "re", "f", "S", "W", "n", "scn", "gs"]
WORDS += ["/F1", "/Im1", "/X", "(a\\)", "<0001", "[", "]", "<<", ">>", "BI", "ID", "EI", "sh", "cs"]
WORDS += [
    "0",
    "-1e9",
    "99999999999",
    "--5",
    ".",
    "0.1",
    "k",
    "K",
    "'",
    '"',
    "%",
    "Tm",
    "T*",
    "w",
    "d0",
]


@given(words=st.lists(st.sampled_from(WORDS), max_size=60))
@mutating
def test_operators_in_any_order_are_borne(plain: bytes, words: list[str]) -> None:
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        content(pdf, " ".join(words))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    assert isinstance(codes(out.getvalue()), list)


@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_as_operators(data: bytes) -> None:
    assert all(isinstance(operator, str) for operator, _ in operators(data))


VALUES: list[Any] = [
    *(0, -1, 10**12, True, None, "text", Name.DeviceRGB, Array([]), Dictionary()),
    Array([Name.ICCBased, 5]),
    Array([Name.Indexed, Name.Indexed, -1, "x"]),
    Array([Name.Separation, 1, 2, 3]),
    Array([0, 0, 0, 0]),
]

KEYS = [
    *("Resources", "Contents", "MediaBox", "TrimBox", "BleedBox", "Annots", "Group", "Rotate"),
    *("UserUnit", "AA", "Parent"),
]


@pytest.mark.parametrize("key", KEYS)
def test_a_page_with_anything_in_an_entry_is_borne(sound: bytes, key: str) -> None:
    for value in VALUES:

        def plant(pdf: pikepdf.Pdf, value: Any = value) -> None:
            if value is not None:
                pdf.pages[0].obj[f"/{key}"] = value

        assert isinstance(codes(changed(sound, plant)), list)


@pytest.mark.parametrize(
    "kind", ["/XObject", "/Font", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading"]
)
def test_resources_of_any_kind_are_borne(sound: bytes, kind: str) -> None:
    uses = "/R gs /R Do /R sh /R cs 1 scn /R scn 0 0 9 9 re f BT /R 9 Tf (abc) Tj [(a) 5] TJ ET"
    for value in VALUES[4:]:

        def plant(pdf: pikepdf.Pdf, value: Any = value) -> None:
            if value is not None:
                resource(pdf, kind, "/R", value)
            content(pdf, uses)

        assert isinstance(codes(changed(sound, plant)), list)


def test_what_nobody_thought_of_is_told(plain: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_walk, "operators", lambda _: 1 / 0)
    found = [finding.code.value for finding in check_pdf(plain, PRESS)]
    assert found == ["wrong-standard", "output-intent", "metadata-clash", "unchecked"]


def test_a_deflated_bomb_is_not_inflated(sound: bytes) -> None:
    bomb = zlib.compress(b"0 0 1 1 re f " * 20_000_000, 1)

    def plant(pdf: pikepdf.Pdf) -> None:
        stream = pdf.make_stream(b"")
        stream.write(bomb, filter=Name.FlateDecode)
        pdf.pages[0].contents_add(stream)

    assert codes(changed(sound, plant)) == ["unchecked"]


def test_a_form_that_draws_itself_ends(sound: bytes) -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(
            b"/Me Do /Me Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 99, 99])
        )
        form.Resources = Dictionary(XObject=Dictionary(Me=form))
        resource(pdf, "/XObject", "/Me", form)
        content(pdf, "/Me Do")

    assert codes(changed(sound, plant)) == ["unchecked"]


def test_more_operators_than_are_looked_at_end(
    sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_walk, "MOST_OPERATORS", 100)

    def plant(pdf: pikepdf.Pdf) -> None:
        content(pdf, "0 0 m " * 200)

    assert codes(changed(sound, plant)) == ["unchecked"]


def test_a_tile_that_fills_with_itself_ends(sound: bytes) -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        tile = pdf.make_stream(
            b"/Pattern cs /Me scn 0 0 9 9 re f",
            PatternType=1,
            PaintType=1,
            BBox=Array([0, 0, 9, 9]),
        )
        tile.Resources = Dictionary(Pattern=Dictionary(Me=tile))
        resource(pdf, "/Pattern", "/Me", tile)
        content(pdf, "/Pattern cs /Me scn 20 20 90 90 re f")

    assert codes(changed(sound, plant)) == []


def test_photos_placed_a_hundred_times_over_are_not_all_decoded(
    sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_pdf, "MOST_PIXELS", 1_000_000)
    placed = "q 1 0 0 1 50 50 cm 144 0 0 72 0 0 cm /Im1 Do Q " * 6

    def plant(pdf: pikepdf.Pdf) -> None:
        content(pdf, placed)

    assert codes(changed(sound, plant)) == ["unchecked"]


def test_a_file_of_more_pages_than_are_looked_at_is_told(
    sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_open, "MOST_PAGES", 2)

    def plant(pdf: pikepdf.Pdf) -> None:
        for _ in range(3):
            pdf.pages.append(pdf.pages[0])

    assert codes(changed(sound, plant)) == ["unchecked"]


def test_what_is_asked_for_again_and_again_is_read_once(sound: bytes) -> None:
    """A stand-in of a megabyte of zeros, in a thousand colors."""
    table = zlib.compress(bytes(1 << 20), 9)

    def plant(pdf: pikepdf.Pdf) -> None:
        lookup = pdf.make_stream(b"")
        lookup.write(table, filter=Name.FlateDecode)
        space = Array([Name.Indexed, Name.DeviceCMYK, 255, lookup])
        resource(pdf, "/ColorSpace", "/Much", space)
        content(pdf, "/Much cs 1 sc 50 50 9 9 re f " * 1000)

    assert codes(changed(sound, plant)) == []
