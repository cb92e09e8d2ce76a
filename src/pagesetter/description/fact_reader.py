"""Facts of a page that the layout's furniture prints: paper, date, page, staff."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.description.direction import check_direction
from pagesetter.description.fields import Fields
from pagesetter.description.model import Fact
from pagesetter.description.nodes import ScalarNode, head_of, text_lines
from pagesetter.description.wording import kind_of, shown
from pagesetter.diagnostics import Code
from pagesetter.language.dates import read_day


def read_facts(page: Fields) -> dict[str, Fact]:
    """Read `edition`."""
    facts = {fact.name: fact for fact in _facts(page, "edition")}
    date = facts.get("date")
    if date is not None and read_day(date.value) is None:
        message = f"`date` must be a day of the calendar, not {shown(date.value)}"
        hint = "write it as year-month-day, such as 2023-06-28"
        page.complaints.error(Code.BAD_VALUE, message, date.span, hint)
    return facts


def read_staff(page: Fields) -> tuple[Fact, ...]:
    """Read `staff`: roles and who had them, in the order written."""
    return tuple(_facts(page, "staff"))


def merged_staff(base: Sequence[Fact], own: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the roles of `base` with those that `own` has instead or besides."""
    roles = {fact.name: fact for fact in base}
    roles.update((fact.name, fact) for fact in own)
    return tuple(roles.values())


def _facts(page: Fields, name: str) -> list[Fact]:
    facts = []
    for key, node in page.entries(name):
        if isinstance(node, ScalarNode):
            facts.append(Fact(key.text, node.text.strip(), node.span))
            check_direction(text_lines(node), node.span.file, page.complaints)
        else:
            message = f"{shown(key.text)} must be one value, not {kind_of(node)}"
            page.complaints.error(Code.WRONG_TYPE, message, head_of(node))
    return facts
