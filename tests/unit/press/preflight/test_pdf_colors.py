"""What a color of a PDF puts on the plates; ISO 32000-1 8.6."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from pagesetter.press.preflight.pdf_colors import CMYK, GRAY, RGB, paint_of, space_of
from pagesetter.press.preflight.pdf_functions import stops_of, value_of


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.new() as made:
        yield made


def ramp(*last: float) -> Dictionary:
    return Dictionary(
        FunctionType=2, N=1, Domain=Array([0, 1]), C0=Array([0.0] * len(last)), C1=Array(last)
    )


def test_gray_is_black_ink_where_it_is_dark() -> None:
    assert paint_of(GRAY, [0.25]).plates == (("Black", 0.75),)
    assert paint_of(GRAY, [1]).is_paper


def test_process_inks_are_on_their_plates_and_never_more_than_full() -> None:
    assert paint_of(CMYK, [0.5, 0, 7, -1]).plates == (("Cyan", 0.5), ("Yellow", 1.0))


def test_rgb_is_on_no_plate_yet() -> None:
    paint = paint_of(RGB, [0, 0, 0])
    assert (paint.space, paint.plates, paint.settled, paint.is_paper) == ("RGB", (), False, False)


def test_a_spot_ink_has_a_plate_and_a_stand_in() -> None:
    space = space_of(Array([Name.Separation, Name("/Red"), Name.DeviceCMYK, ramp(0, 1, 0.5, 0)]))
    paint = paint_of(space, [0.3])
    assert paint.plates == (("Red", 0.3),)
    assert paint.stand_ins == (("Red", (0, 1, 0.5, 0)),)


def test_separations_of_process_inks_are_process_inks() -> None:
    names = Array([Name.Cyan, Name.Black, Name("/Red"), Name("/None")])
    space = space_of(Array([Name.DeviceN, names, Name.DeviceCMYK, ramp(1, 0, 0, 0)]))
    assert paint_of(space, [0.1, 0.2, 0.3, 0.4]).plates == (
        *(("Cyan", 0.1), ("Black", 0.2), ("Red", 0.3)),
    )


def test_an_indexed_color_is_looked_up() -> None:
    table = pikepdf.String(bytes([0, 0, 0, 0, 255, 0, 51, 0]))
    space = space_of(Array([Name.Indexed, Name.DeviceCMYK, 1, table]))
    assert paint_of(space, [1]).plates == (("Cyan", 1.0), ("Yellow", 0.2))


@pytest.mark.parametrize(
    ("channels", "kind"), [(1, "Gray"), (3, "RGB"), (4, "CMYK"), (7, "Unknown")]
)
def test_a_profile_is_of_as_many_channels_as_it_says(
    pdf: pikepdf.Pdf, channels: int, kind: str
) -> None:
    profile = pdf.make_stream(bytes(128), N=channels)
    assert space_of(Array([Name.ICCBased, profile])).kind == kind


def test_only_device_cmyk_itself_leaves_what_is_under_its_empty_plates(pdf: pikepdf.Pdf) -> None:
    """Overprint mode 1 is of DeviceCMYK alone; 8.6.7."""
    profile = pdf.make_stream(bytes(128), N=4)
    assert CMYK.direct
    assert not space_of(Array([Name.ICCBased, profile])).direct


def test_spaces_within_spaces_end() -> None:
    space = Array([Name.Indexed, Name.DeviceGray, 1, "ab"])
    for _ in range(20):
        space = Array([Name.Indexed, space, 1, "ab"])
    assert paint_of(space_of(space), [0]).plates == ()


# ---------------------------------------------------------------- functions


def test_a_sampled_function_gives_its_nearest_sample(pdf: pikepdf.Pdf) -> None:
    function = pdf.make_stream(
        bytes([0, 255, 51, 0]),
        FunctionType=0,
        Size=Array([2]),
        BitsPerSample=8,
        Domain=Array([0, 1]),
        Range=Array([0, 1, 0, 1]),
    )
    assert value_of(function, [0.1]) == (0, 1)
    assert value_of(function, [1]) == (0.2, 0)


def test_a_stitched_function_has_a_color_at_each_joint() -> None:
    function = Dictionary(
        FunctionType=3,
        Domain=Array([0, 1]),
        Functions=Array([ramp(1), ramp(0.5)]),
        Bounds=Array([0.5]),
        Encode=Array([0, 1, 1, 0]),
    )
    assert value_of(function, [0.25]) == (0.5,)
    assert stops_of(function) == [(0,), (0.5,), (0,)]


def test_an_array_of_functions_is_a_value_each() -> None:
    assert value_of(Array([ramp(1), ramp(0.5)]), [0.5]) == (0.5, 0.25)


def test_a_function_in_postscript_is_not_run(pdf: pikepdf.Pdf) -> None:
    assert value_of(pdf.make_stream(b"{ dup mul }", FunctionType=4), [0.5]) is None
