"""Why lines and headings are as they are, as tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pagesetter.report.text import cells, safe

if TYPE_CHECKING:
    from pagesetter.explain import ExplainedHeading, ExplainedLine
    from pagesetter.makeup.model import WordsFit


def render_lines(story: str, lines: Sequence[ExplainedLine]) -> str:
    """Return explained lines as a table for a terminal, with the reasons under them."""
    widest = max((cells(line.text) for line in lines), default=0)
    rows = [f"{story}: {len(lines)} {'line' if len(lines) == 1 else 'lines'}; widths in ems"]
    for line in lines:
        text = safe(line.text)
        padding = " " * (widest - cells(text))
        place = line.frame.rpartition("/")[2]
        rows.append(
            f"{line.number:4} {place:>2}  {text}{padding}  "
            f"{line.natural:6.2f} of {line.measure:g}  {_adjustment(line)}".rstrip()
        )
        if line.reason:
            rows.append(f"{'':9}{safe(line.reason)}")
    return "\n".join([*rows, ""])


def _adjustment(line: ExplainedLine) -> str:
    parts = ["last line"] if line.last else []
    parts += [f"{s.name} {s.ems:+.3f} at {s.places}" for s in line.steps]
    if line.hang:
        parts.append(f"hangs {line.hang:.3f}")
    return ", ".join(parts) or "as it comes"


def render_headings(headings: Sequence[ExplainedHeading], *, as_json: bool = False) -> str:
    """Return headings as a table for a terminal: how each is set, and what its place takes.

    As JSON it is one object a line.
    """
    if as_json:
        import json

        lines = (json.dumps(heading.record(), ensure_ascii=False) for heading in headings)
        return "".join(f"{line}\n" for line in lines)
    rows = []
    widest = max((cells(heading.place) for heading in headings), default=0)
    for place, text, fit in headings:
        how = [f"{fit.size:g} pt"]
        how += [f"tracking {fit.tracking:+.3f} em"] if abs(fit.tracking) > 5e-4 else []
        how += [f"width {100 * fit.scale:.1f}%"] if fit.scale < 1 else []
        how += [f"{fit.rows} {'row' if fit.rows == 1 else 'rows'}"]
        how += [f"{fit.too_long} too many"] if fit.too_long else []
        padding = " " * (widest - cells(place))
        rows.append(f"{safe(place)}{padding}  {safe(text)}")
        rows.append(f"{' ' * widest}  {', '.join(how)}; {len(text)} of {_takes(fit)}")
    return "\n".join([*rows, ""]) if rows else "no headings\n"


def _takes(fit: WordsFit) -> str:
    most, least = fit.most, fit.least
    loose = f"{most.characters} at {most.size:g} pt"
    return loose if most == least else f"{loose} to {least.characters} at {least.size:g} pt"
