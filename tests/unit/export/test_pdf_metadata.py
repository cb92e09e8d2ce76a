"""Dates and names as XMP and Info have them."""

from __future__ import annotations

import pytest

from pagesetter.export.pdf_metadata import as_identity, whole_date


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("2016-8-9", "2016-08-09T00:00:00Z"),
        ("2016-08-09", "2016-08-09T00:00:00Z"),
        ("2016-08-09T07:30+08:00", "2016-08-09T07:30:00+08:00"),
        ("2016-08-09 07:30:15.25-0330", "2016-08-09T07:30:15-03:30"),
        ("2016-08-09T07:30:15Z", "2016-08-09T07:30:15Z"),
        ("2016-08-09T07:30", "2016-08-09T07:30:00Z"),
    ],
)
def test_a_date_is_made_whole(written: str, whole: str) -> None:
    assert whole_date(written) == whole


@pytest.mark.parametrize("written", ["", "Tuesday", "2016", "16-8-9", "2016-08-09T7", "2016-8-９x"])
def test_what_is_no_date_is_none(written: str) -> None:
    assert whole_date(written) is None


def test_an_identifier_is_a_uuid_made_from_what_one_likes() -> None:
    found = as_identity(b"\xff" * 32).hex()
    assert (found[12], found[16]) == ("8", "b")
    assert found.count("f") == 30
    assert len(found) == 32
