"""Lengths."""

import pytest

from pagesetter.units import Length, Unit, parse_length


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3mm", Length(3, Unit.MM)),
        (" 1.5 em ", Length(1.5, Unit.EM)),
        ("-0.05em", Length(-0.05, Unit.EM)),
        (".5in", Length(0.5, Unit.IN)),
        ("19字", Length(19, Unit.CHARACTER)),
        ("2行", Length(2, Unit.LINE)),
        ("小五", Length(9, Unit.PT)),
        ("初号", Length(42, Unit.PT)),
    ],
)
def test_a_length_is_a_number_and_a_unit(text: str, expected: Length) -> None:
    assert parse_length(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("12", "`12` has no unit"),
        ("-3.5", "`-3.5` has no unit"),
        ("12px", "`12px` is not a length"),
        ("NaNpt", "`NaNpt` is not a length"),
        ("1e3mm", "`1e3mm` is not a length"),
        ("", "`` is not a length"),
        ("10001mm", "`10001mm` is larger than any page"),
    ],
)
def test_what_is_not_a_length_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r".") as raised:
        parse_length(text)
    assert str(raised.value) == reason


def test_a_number_too_long_for_a_page_is_refused() -> None:
    with pytest.raises(ValueError, match="larger than any page"):
        parse_length("9" * 400 + "em")


@pytest.mark.parametrize(
    ("text", "points"),
    [("1in", 72), ("25.4mm", 72), ("2.54cm", 72), ("2em", 40), ("2字", 20), ("2行", 28)],
)
def test_points_follow_from_what_an_em_a_character_and_a_line_are(text: str, points: float) -> None:
    length = parse_length(text)
    assert length.points(em=20, character=10, line=14) == pytest.approx(points)
