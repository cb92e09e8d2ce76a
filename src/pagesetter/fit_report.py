"""How the stories of a page fit, as a table for people and as records for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pagesetter.report import cells, safe, short

if TYPE_CHECKING:
    from pagesetter.diagnostics import Span
    from pagesetter.makeup.fit_model import Remedy, StoryFit
    from pagesetter.makeup.measuring import Amount

_HEAD = ("story", "text", "room", "", "characters", "lines", "mm²")


def render_fits(fits: Sequence[StoryFit]) -> str:
    """Return a table of the stories, and under it what would mend those that do not fit."""
    rows = [_HEAD, *(_row(fit) for fit in fits)]
    widths = [max(cells(row[i]) for row in rows) for i in range(len(_HEAD))]
    lines = ["  ".join(_padded(row, widths)).rstrip() for row in rows]
    for fit in fits:
        if not fit.fits:
            lines += ["", *_remedies(fit)]
        elif fit.tracking:
            lines += ["", f"{safe(fit.name)}: {_tracked(fit.tracking)}"]
    return "\n".join([*lines, ""])


def _row(fit: StoryFit) -> tuple[str, ...]:
    state, amount = _state(fit)
    figures: tuple[str, ...] = ("", "", "")
    if amount.lines:
        figures = (str(amount.characters), str(amount.lines), f"{amount.area:.0f}")
    return (safe(fit.name), str(fit.characters), str(fit.room), state, *figures)


def _state(fit: StoryFit) -> tuple[str, Amount]:
    if fit.over.lines:
        return "over", fit.over
    return ("fits" if fit.fits else "under"), fit.under


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Return the cells of a row, words to the left and numbers to the right."""
    found = []
    for i, (text, width) in enumerate(zip(row, widths, strict=True)):
        white = " " * (width - cells(text))
        found.append(text + white if i in (0, 3) else white + text)
    return found


def _remedies(fit: StoryFit) -> list[str]:
    title = f" “{safe(fit.title)}”" if fit.title else ""
    way = f", {_tracked(fit.tracking)}" if fit.tracking else ""
    found = "what would mend it, cheapest first" if fit.remedies else "nothing was found to mend it"
    lines = [f"{safe(fit.name)}{title}{way}: {found}"]
    for number, remedy in enumerate(fit.remedies, 1):
        lines.append(f"{number:3}. {safe(remedy.text)}")
        lines.append(f"     {_effect(fit, remedy)}  {_place(remedy.span)}")
        lines += [f"{'':12}also {_place(edit.span)}" for edit in remedy.edits[1:]]
    return lines


def _effect(fit: StoryFit, remedy: Remedy) -> str:
    wanted = fit.over.lines or fit.under.lines
    effect = f"{'saves' if fit.over.lines else 'fills'} {_lines(remedy.lines)}"
    if remedy.fits:
        return f"{effect}: fits"
    if remedy.lines > wanted:
        return f"{effect}, {remedy.lines - wanted} more than are wanted"
    return f"{effect} of {wanted}"


def _lines(number: int) -> str:
    return f"{number} {'line' if number == 1 else 'lines'}"


def _tracked(ems: float) -> str:
    return f"set {abs(ems):g}em {'tighter' if ems < 0 else 'wider'}"


def _place(span: Span) -> str:
    return f"{safe(short(span.file))}:{span.line}:{span.column}"


# ---------------------------------------------------------------- for machines


def as_json_lines(fits: Sequence[StoryFit]) -> str:
    """Return one JSON object a story, each on a line of its own."""
    return "".join(json.dumps(_record(fit), ensure_ascii=False) + "\n" for fit in fits)


def _record(fit: StoryFit) -> dict[str, Any]:
    return {
        "story": fit.name,
        "title": fit.title,
        **_where(fit.span),
        "fit": fit.policy,
        "tracking": fit.tracking,
        "characters": fit.characters,
        "room": fit.room,
        "fits": fit.fits,
        "over": _amount(fit.over),
        "under": _amount(fit.under),
        "remedies": [_remedy(remedy) for remedy in fit.remedies],
    }


def _amount(amount: Amount) -> dict[str, float]:
    area = round(amount.area, 1)
    return {"characters": amount.characters, "lines": amount.lines, "mm2": area}


def _remedy(remedy: Remedy) -> dict[str, Any]:
    edits = [
        {**_where(edit.span), "paragraph": edit.paragraph, "characters": edit.characters}
        for edit in remedy.edits
    ]
    return {
        "kind": remedy.kind,
        "text": remedy.text,
        **_where(remedy.span),
        "lines": remedy.lines,
        "fits": remedy.fits,
        "edits": edits,
        "changes": {change.key: change.value for change in remedy.changes},
    }


def _where(span: Span) -> dict[str, str | int]:
    return {"file": safe(str(span.file)), "line": span.line, "column": span.column}
