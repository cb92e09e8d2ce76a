"""A layout's page, its type area and its grid, read; and how a story's columns share a room."""

from __future__ import annotations

from pagesetter.description.fields import NO_LENGTH, Fields
from pagesetter.description.sheet_keys import GRID, SHEET, TYPE_AREA
from pagesetter.description.sheet_model import (
    Binding,
    ColumnSharing,
    GridDescription,
    PageSize,
    Remainder,
)
from pagesetter.diagnostics import Code


def read_page_size(layout: Fields) -> PageSize:
    """Read `page` and the type area in it."""
    page = layout.mapping("page", SHEET)
    area = page.mapping("type_area", TYPE_AREA) if page else None
    if page is None or area is None:
        return PageSize(NO_LENGTH, NO_LENGTH, NO_LENGTH, 1, 1, NO_LENGTH, None, layout.span)
    spread = page.truth("spread")
    _check_margins(area, spread=spread)
    if "fold" in page and not spread:
        message = "`fold` is for two pages side by side"
        hint = "write `spread: yes` beside it, or delete `fold`"
        page.complaints.error(Code.BAD_VALUE, message, page.key_span("fold"), hint)
    return PageSize(
        width=page.length("width"),
        height=page.length("height"),
        bleed=page.length("bleed"),
        characters=area.count("characters"),
        lines=area.count("lines"),
        top=area.length("top"),
        left=area.length_or_none("left"),
        span=page.span,
        inner=area.length_or_none("inner"),
        outer=area.length_or_none("outer"),
        binding=page.choice("binding", Binding),
        spread=spread,
        fold=page.length_or_none("fold"),
    )


def _check_margins(area: Fields, *, spread: bool) -> None:
    """Complain of a left margin that says the same as, or less than, the others do."""
    if "left" not in area:
        return
    margins = [name for name in ("inner", "outer") if name in area]
    if margins:
        message = f"a type area has either `left` or `{margins[0]}`"
        hint = f"delete `left`, or `{margins[0]}`"
    elif spread:
        message = "the two type areas of a spread have margins at the spine and outside"
        hint = "write `outer` instead of `left`"
    else:
        return
    area.complaints.error(Code.BAD_VALUE, message, area.key_span("left"), hint)


def read_grid(layout: Fields) -> GridDescription:
    """Read `grid`."""
    grid = layout.mapping("grid", GRID)
    if grid is None:
        return GridDescription(NO_LENGTH, NO_LENGTH, 1, NO_LENGTH, layout.span)
    return GridDescription(
        character=grid.length("character"),
        leading=grid.length("leading"),
        columns=grid.count("columns"),
        gutter=grid.length("gutter"),
        span=grid.span,
        measure=grid.length_or_none("measure"),
        remainder=grid.choice("remainder", Remainder) if "remainder" in grid else None,
    )


def read_sharing(story: Fields) -> ColumnSharing:
    """Read how the columns of a story share its room."""
    return ColumnSharing(
        remainder=story.choice("remainder", Remainder),
        over_fold=story.truth("over_fold"),
        loose_grid=story.truth("loose_grid"),
        measure_span=story.value_span("measure") if "measure" in story else None,
    )
