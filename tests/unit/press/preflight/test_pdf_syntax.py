"""Operators of content streams as they are read; ISO 32000-1 7.2, 7.3, 7.8.2."""

from __future__ import annotations

from typing import Any

import pytest

from pagesetter.press.preflight.pdf_syntax import InlineImage, Name, operators


def read(data: bytes) -> list[tuple[str, list[Any]]]:
    return list(operators(data))


def values(data: bytes) -> list[Any]:
    ((_, found),) = read(data + b" x")
    return found


def test_an_operator_takes_the_operands_before_it() -> None:
    assert read(b"1 0 0 rg\n.5 -2. +3 re f") == [
        ("rg", [1, 0, 0]),
        ("re", [0.5, -2, 3]),
        ("f", []),
    ]


def test_operators_with_signs_of_their_own_are_whole() -> None:
    assert [operator for operator, _ in read(b"W* f* b* T* ' \" d0 BT/F1 9 Tf(a)Tj")] == [
        *("W*", "f*", "b*", "T*", "'", '"', "d0", "BT", "Tf", "Tj"),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (b"(plain)", b"plain"),
        (b"(a (b) c)", b"a (b) c"),
        (rb"(a\)\(\\)", b"a)(\\"),
        (rb"(\101\7z\n)", b"A\x07z\n"),
        (b"(a\\\nb)", b"ab"),
        (b"(a\rb)", b"a\nb"),
        (b"<48 65 6>", b"He`"),
        (b"<>", b""),
    ],
)
def test_a_string_is_read_as_it_is_meant(written: bytes, meant: bytes) -> None:
    assert values(written) == [meant]


def test_arrays_and_dictionaries_hold_what_stands_in_them() -> None:
    assert values(b"[(a) -250 [1] /N] << /A 1 /B << /C [2] >> >> true null") == [
        (b"a", -250, (1,), "N"),
        {"A": 1, "B": {"C": (2,)}},
        True,
        None,
    ]


def test_a_name_may_have_any_sign() -> None:
    (found,) = values(b"/A#20B#2F")
    assert isinstance(found, Name)
    assert found == "A B/"


def test_comments_are_no_operators() -> None:
    assert read(b"1 % 2 3 re\n g") == [("g", [1])]


@pytest.mark.parametrize(
    ("written", "meant"), [(b"--5", -5), (b"1.2.3", 1.2), (b"4-5", 4), (b"-", 0)]
)
def test_what_viewers_bear_of_numbers_is_borne(written: bytes, meant: float) -> None:
    assert values(written) == [meant]


def test_an_inline_image_is_skipped_whole() -> None:
    data = b"q BI /W 2 /H 2 /BPC 8 /CS /G ID \x00EI\xff( EI Q 1 g"
    (_, _), (begin, (image,)), *after = read(data)
    assert (begin, after) == ("BI", [("Q", []), ("g", [1])])
    assert isinstance(image, InlineImage)
    assert image.entries == {"W": 2, "H": 2, "BPC": 8, "CS": "G"}
    assert image.data == b"\x00EI\xff("


def test_stray_brackets_do_no_harm() -> None:
    assert read(b"] >> ) } 1 g") == [("g", [1])]


def test_depth_and_operands_are_bounded() -> None:
    assert len(read(b"[" * 500 + b"]" * 500 + b" g")) == 1
    assert len(values(b"1 " * 500)) == 64
