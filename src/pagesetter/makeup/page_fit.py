"""Copyfit: how each story of a page stands in its place, and what would mend it."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.model import PageDescription, StoryDescription
from pagesetter.diagnostics import DiagnosticLog, Span
from pagesetter.makeup.copy_pour import Copy
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.fit_model import Case, Remedy, StoryFit
from pagesetter.makeup.jumps import as_written
from pagesetter.makeup.measuring import (
    Figures,
    added_at_end,
    characters_under,
    cut_from_end,
    figures_of,
    last_text,
)
from pagesetter.makeup.model import NO_JUMPS, Jumps
from pagesetter.makeup.place_remedies import photo_remedies, slot_remedies
from pagesetter.makeup.plan import Plan, open_desk, plan_page, text_obstacles
from pagesetter.makeup.settling import Settled, bounds_of, settle
from pagesetter.makeup.stories import story_copy
from pagesetter.makeup.text_remedies import edit_remedies, gain_of, tracking_remedies
from pagesetter.makeup.trimmed import place_in
from pagesetter.makeup.words import counted


def fit_stories(
    page: PageDescription, styles: StyleSheet, jumps: Jumps = NO_JUMPS
) -> tuple[StoryFit, ...]:
    """Tell of each story of a page, which has been made up without an error, how it fits."""
    desk = open_desk(page, styles, DiagnosticLog(), jumps)
    log = DiagnosticLog()
    plan = plan_page(desk._replace(log=log))
    said = len(list(log))
    return tuple(_fit_of(desk, plan, number, said) for number in range(len(plan.stories)))


def _fit_of(desk: Desk, plan: Plan, number: int, said: int) -> StoryFit:
    place = plan.stories[number]
    bounds = bounds_of(desk, place.slot)
    copy = story_copy(desk, place, text_obstacles(desk, plan))
    settled = settle(copy, bounds)
    figures = figures_of(settled)
    lines = figures.over.lines - figures.under.lines
    case = Case(desk, plan, number, copy, bounds, settled, lines, said)
    characters, headline = _characters(settled, place.story), place.story.headline
    more = figures.under.characters if figures.under.lines else characters_under(settled)
    return StoryFit(
        name=place.name,
        title=headline.text.replace("|", "") if headline else "",
        span=place.story.span,
        policy=place.slot.fit.policy.value,
        tracking=settled.tracking,
        characters=characters,
        room=characters - figures.over.characters + more,
        over=figures.over,
        under=figures.under,
        fits=figures.fits,
        remedies=() if figures.fits else tuple(_remedies(case, figures)),
    )


def _characters(settled: Settled, story: StoryDescription) -> int:
    """Return how many characters of a story are for this page."""
    copy, cursor = settled.copy, settled.poured.cursor
    if cursor is None or not settled.goes_on:
        return copy.characters
    rest = as_written(story, copy.paragraphs, cursor)
    return copy.characters - (copy._replace(start=rest).characters if rest else 0)


def _remedies(case: Case, figures: Figures) -> Iterator[Remedy]:
    """Yield what would mend a story, cheapest first: no word, a few, a photo, the page."""
    if case.copy.paragraphs and not case.copy.rough:
        yield from tracking_remedies(case)
        yield from edit_remedies(case)
        yield from photo_remedies(case)
        yield from slot_remedies(case)
    yield from _plain(case, figures)


def _plain(case: Case, figures: Figures) -> Iterator[Remedy]:
    """Yield what always helps: the story cut from its end, or gone on with."""
    over, under, cursor = figures.over, figures.under, case.settled.poured.cursor
    paragraphs = case.paragraphs
    if case.settled.is_over and cursor is not None:
        words = counted(over.characters, "character")
        text = f"cut {words} from the story's end"
        span = paragraphs[cursor.paragraph].span_at(cursor.offset)
        yield from _told(case, cut_from_end(case.copy, over.characters), ("cut-end", text), span)
    elif under.characters and paragraphs:
        words = counted(under.characters, "character")
        text = f"write {words} more before the story's last mark"
        last = case.copy.source[last_text(case.copy)]
        span = place_in(last, max(0, len(last.text) - 1))
        yield from _told(case, added_at_end(case.copy, under.characters), ("add-end", text), span)


def _told(case: Case, copy: Copy | None, told: tuple[str, str], span: Span) -> Iterator[Remedy]:
    if copy is not None:
        settled = settle(copy, case.bounds)
        gain = gain_of(case, settled)
        if gain > 0:
            yield Remedy(*told, span, gain, settled.fits)
