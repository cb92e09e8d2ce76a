"""Preflight of pages before they are written: what a press objects to, with the line in the YAML."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.diagnostics import Diagnostic
from pagesetter.press.drawn import drawn_page
from pagesetter.press.findings import Finding, as_diagnostic, gathered, leveled, without_repeats
from pagesetter.press.model import PreparedPages, PressProfile
from pagesetter.press.rules import judge_pages


def check_pages(
    prepared: PreparedPages, profile: PressProfile, made: Sequence[Diagnostic] = ()
) -> tuple[Diagnostic, ...]:
    """Return what a press objects to in pages whose inks are settled and photos prepared.

    `made` is what was said before: what makeup has told of a photo is not told again.
    """
    found = without_repeats(find_in_pages(prepared, profile), made)
    return tuple(as_diagnostic(finding) for finding in found if finding.span)


def find_in_pages(prepared: PreparedPages, profile: PressProfile) -> tuple[Finding, ...]:
    """Return what a press objects to in pages as they go to plate."""
    pages = [
        drawn_page(page, prepared.images, page.label or str(count))
        for count, page in enumerate(prepared.pages, 1)
    ]
    first = next(
        (
            region.marks[0].span
            for page in prepared.pages
            for region in page.regions
            if region.marks
        ),
        None,
    )
    found = (
        finding if finding.span is not None else finding._replace(span=first)
        for finding in judge_pages(pages, profile)
    )
    return gathered(leveled(found, profile.levels))
