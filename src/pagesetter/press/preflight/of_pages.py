"""Preflight of pages before they are written: what a press objects to, with the line in the YAML."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.diagnostics import Diagnostic
from pagesetter.press.color.cache import NO_CACHE, PhotoCache
from pagesetter.press.model import PreparedPages, PressProfile
from pagesetter.press.preflight.drawn import drawn_page
from pagesetter.press.preflight.findings import Finding, as_diagnostic, gathered, leveled, merged
from pagesetter.press.preflight.objects import DrawnPage, DrawnPicture
from pagesetter.press.preflight.rules import judge_pages


def check_pages(
    prepared: PreparedPages,
    profile: PressProfile,
    made: Sequence[Diagnostic] = (),
    cache: PhotoCache = NO_CACHE,
) -> tuple[Diagnostic, ...]:
    """Return what was said before, and what a press objects to, nothing of it twice.

    Inks are settled and photos prepared. Of two that are about the resolution of one photo
    the graver is kept, in the place of the first. How heavy a photo is is kept in the cache.
    """
    findings = find_in_pages(prepared, profile, cache)
    return merged(made, [as_diagnostic(finding) for finding in findings if finding.span])


def find_in_pages(
    prepared: PreparedPages, profile: PressProfile, cache: PhotoCache = NO_CACHE
) -> tuple[Finding, ...]:
    """Return what a press objects to in pages as they go to plate."""
    pages = [
        _with_cache(drawn_page(page, prepared.images, page.label or str(count)), cache)
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


def _with_cache(page: DrawnPage, cache: PhotoCache) -> DrawnPage:
    objects = tuple(
        thing._replace(cache=cache) if isinstance(thing, DrawnPicture) else thing
        for thing in page.objects
    )
    return page._replace(objects=objects)
