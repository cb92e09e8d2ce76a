"""All that is judged of what is drawn, by either reader; one pass over a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagesetter.diagnostics import PagePlace
from pagesetter.press.model import PressProfile
from pagesetter.press.preflight.findings import Finding
from pagesetter.press.preflight.ground import Grounds
from pagesetter.press.preflight.objects import (
    Drawn,
    DrawnFill,
    DrawnPage,
    DrawnPicture,
    DrawnRule,
    DrawnType,
    within_trim,
)
from pagesetter.press.preflight.rules_bleed import judge_bleed
from pagesetter.press.preflight.rules_inks import judge_inks, judge_overlap
from pagesetter.press.preflight.rules_pictures import judge_picture
from pagesetter.press.preflight.rules_plates import judge_plates
from pagesetter.press.preflight.rules_type import judge_rule, judge_type


def judge_pages(pages: Sequence[DrawnPage], profile: PressProfile) -> Iterator[Finding]:
    """Yield what a press objects to, page by page; then what it objects to of all plates."""
    for page in pages:
        yield from judge_page(page, profile)
    yield from judge_plates(pages, profile.most_spots)


def judge_page(page: DrawnPage, profile: PressProfile) -> Iterator[Finding]:
    """Yield what a press objects to on one page, in the order it is painted."""
    grounds = Grounds(page.objects)
    for order, thing in enumerate(page.objects):
        found = list(_judged(thing, order, grounds, (page, profile)))
        if found:
            box = thing.bounds
            at = PagePlace(page.page, thing.thing, box.x, box.y, box.width, box.height)
            yield from (finding._replace(at=at, span=thing.span) for finding in found)


def _judged(
    thing: Drawn, order: int, grounds: Grounds, given: tuple[DrawnPage, PressProfile]
) -> Iterator[Finding]:
    page, profile = given
    if not within_trim(thing.bounds, page.size):
        return  # printers' marks are for the printer
    yield from judge_inks(thing, profile)
    if isinstance(thing, DrawnType):
        yield from judge_type(thing, profile, lambda: grounds.under(order, thing.bounds))
    elif isinstance(thing, DrawnRule):
        yield from judge_rule(thing, profile, lambda: grounds.under(order, thing.bounds))
    elif isinstance(thing, DrawnPicture):
        yield from judge_picture(thing, profile)
    if isinstance(thing, DrawnFill):
        yield from judge_overlap(thing, profile, lambda: grounds.under(order, thing.bounds))
    if not isinstance(thing, DrawnType):
        yield from judge_bleed(thing, page.size, profile.bleed)
