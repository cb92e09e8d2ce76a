"""Diagnostics that press profiles say they expect, in comments as those of the pages beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.press.profiles import find_profile
from tests.diagnostics.test_diagnostics import Found, expected_in

PROFILES = sorted((Path(__file__).parent / "profiles").glob("*.yaml"))


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.stem)
def test_a_profile_has_the_diagnostics_it_expects_and_no_others(profile: Path) -> None:
    log = DiagnosticLog()
    assert find_profile(str(profile), [], log) is None
    found: set[Found] = {
        (
            d.span.file.name,
            d.span.line,
            d.severity.value,
            d.code.value,
            d.span.column,
            d.span.end_column,
        )
        for d in log
    }
    expected = expected_in(profile)
    assert found == expected
    assert expected != set()
