"""Files of ours, of every standard and form: a press that takes them objects to nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from pagesetter.diagnostics import Code, DiagnosticLog, Severity, Span
from pagesetter.display.model import DisplayList, DrawPhoto
from pagesetter.export.pdf import pdf_bytes
from pagesetter.geometry import Rect
from pagesetter.press.marks import with_marks
from pagesetter.press.model import Level, PreparedPages, PrintersMark, Standard
from pagesetter.press.preflight.findings import (
    Finding,
    as_diagnostic,
    denied,
    error,
    gathered,
    leveled,
    merged,
    unreported,
    warning,
)
from pagesetter.press.preflight.of_pages import check_pages
from pagesetter.press.preflight.of_pdf import check_pdf, check_written
from pagesetter.press.profiles import find_profile
from pagesetter.typeface.model import FaceId
from tests.preflight.sound import (
    BLEED,
    PRESS,
    PROFILE_FILE,
    at,
    display_list,
    photo,
    settings,
    sound_marks,
)

needs_profile = pytest.mark.skipif(
    not PROFILE_FILE.exists(), reason="Ghostscript's color profiles are not installed"
)


@pytest.fixture
def page(face: FaceId, photos: Path) -> DisplayList:
    return display_list(sound_marks(face, photos))._replace(date="2025-09-11")


@needs_profile
@pytest.mark.parametrize("standard", [Standard.X4, Standard.X1A])
def test_a_file_of_each_standard_is_taken(page: DisplayList, standard: Standard) -> None:
    data = pdf_bytes([page], settings()._replace(standard=standard))
    assert check_pdf(data, PRESS._replace(standard=standard)) == ()


@needs_profile
@pytest.mark.parametrize("form", [{"linearized": True}, {"archive": True}, {"tagged": False}])
def test_a_file_of_each_form_is_taken(page: DisplayList, form: Mapping[str, bool]) -> None:
    data = pdf_bytes([page, page], settings()._replace(**form))  # type: ignore[arg-type]
    assert check_pdf(data, PRESS) == ()


@needs_profile
def test_printers_marks_are_not_judged(page: DisplayList) -> None:
    marked = with_marks(page, tuple(PrintersMark))
    assert marked.slug > 0
    assert check_pdf(pdf_bytes([marked], settings()), PRESS) == ()


@needs_profile
def test_a_file_is_held_to_what_it_claims_after_it_is_written(page: DisplayList) -> None:
    """That it cannot claim PDF/X was said before."""
    plain = settings()._replace(standard=Standard.PLAIN, intent=None)
    prepared = PreparedPages((page,), settings=plain)
    data = pdf_bytes([page], plain)
    assert check_written(data, prepared, PRESS, (), at(1)) == ()


@needs_profile
def test_what_only_the_bytes_show_is_told_where_the_press_is_named(page: DisplayList) -> None:
    prepared = PreparedPages((page,), settings=settings())
    data = pdf_bytes([page], settings()).replace(b"%PDF-1.6", b"%PDF-1.7")
    (diagnostic,) = check_written(data, prepared, PRESS, (), at(1))
    assert (diagnostic.code, diagnostic.span) == (Code.PDF_VERSION, at(1))


def test_the_press_that_is_usual_is_the_one_of_these_tests() -> None:
    """All limits that faults are planted for stand in the profile that is shipped."""
    shipped = find_profile("newsprint-cn", (), DiagnosticLog())
    assert shipped is not None
    limits = ("standard", "total_ink", "most_black", "most_spots", "type", "lines", "bleed")
    for limit in limits:
        assert getattr(shipped, limit) == pytest.approx(getattr(PRESS, limit)), limit
    ours, theirs = PRESS.photos, shipped.photos
    assert ours.least_resolution == theirs.least_resolution
    assert ours.worst_resolution == theirs.worst_resolution
    assert ours.line_art == theirs.line_art


# ---------------------------------------------------------------- levels and repeats


SMALL = warning(Code.SMALL_TYPE, "“春分” is 4 pt in one ink")
HEAVY = error(Code.INK_OVER_LIMIT, "too much")


def test_a_press_says_what_a_finding_is_taken_for() -> None:
    levels = MappingProxyType({"small-type": Level.ERROR, "ink-over-limit": Level.IGNORE})
    assert leveled([SMALL, HEAVY], levels) == (SMALL._replace(severity=Severity.ERROR),)
    assert leveled([SMALL, HEAVY], {}) == (SMALL, HEAVY)


def test_findings_that_say_the_same_of_other_words_are_counted() -> None:
    other = SMALL._replace(message="“清‘明”” is 4 pt in one ink")
    larger = SMALL._replace(message="“春分” is 4.5 pt in one ink")
    found = gathered([SMALL, other, larger, SMALL])
    assert [(finding.message, finding.times) for finding in found] == [
        ("“春分” is 4 pt in one ink", 3),
        ("“春分” is 4.5 pt in one ink", 1),
    ]


def test_a_denied_code_is_found_among_warnings_too() -> None:
    assert denied([SMALL], ["small-type"])
    assert not denied([SMALL], ["thin-rule"])


def test_what_was_said_of_the_pages_is_not_said_of_the_bytes() -> None:
    assert list(unreported([SMALL, HEAVY], [SMALL])) == [HEAVY]


@pytest.mark.parametrize("severity", Severity)
def test_makeup_and_preflight_do_not_both_speak_of_a_photo(
    photos: Path, severity: Severity
) -> None:
    """The graver is kept, where the first was."""
    picture = photo(photos, size=(500, 250))
    bounds = Rect(300, 290, 500 / 140 * 72, 250 / 140 * 72)
    page = display_list([DrawPhoto(picture, Rect(0, 0, 500, 250), bounds, at(7))])
    said = as_diagnostic(
        Finding(Code.LOW_RESOLUTION, severity, "makeup's", span=Span(at(7).file, 7, 3, 7, 9))
    )
    overset = as_diagnostic(Finding(Code.OVERSET, Severity.WARNING, "overset", span=at(2)))
    found = check_pages(PreparedPages((page,)), PRESS, (said, overset))
    assert [(d.code, d.severity) for d in found] == [
        (Code.LOW_RESOLUTION, Severity.ERROR),
        (Code.OVERSET, Severity.WARNING),
    ]


def test_other_codes_are_kept_as_often_as_they_are_said() -> None:
    small = as_diagnostic(SMALL._replace(span=at(1)))
    assert merged([small], [small]) == (small, small)


def test_a_bleed_that_is_less_than_the_press_wants_is_told(page: DisplayList) -> None:
    more = PRESS._replace(bleed=BLEED + 6)
    found = check_pages(PreparedPages((page,)), more)
    assert [d.code.value for d in found] == ["no-bleed"]
