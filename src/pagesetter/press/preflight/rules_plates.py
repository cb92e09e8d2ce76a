"""The plates of all pages together: how many, and whether a name means one ink."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagesetter.diagnostics import Code
from pagesetter.ink import REGISTRATION
from pagesetter.press.preflight.findings import Finding, error, warning
from pagesetter.press.preflight.objects import PROCESS, Drawn, DrawnPage, Paint

_SLACK = 0.02


def judge_plates(pages: Sequence[DrawnPage], most_spots: int) -> Iterator[Finding]:
    """Yield that there are too many plates, and which spot inks are two of one name."""
    names: dict[str, None] = {}
    stands: dict[str, tuple[float, ...]] = {}
    clashes: dict[str, None] = {}
    for page in pages:
        for thing in page.objects:
            for paint in paints_of(thing):
                names.update((plate, None) for plate, _ in paint.plates)
                for spot, parts in paint.stand_ins:
                    known = stands.setdefault(spot, parts)
                    if any(abs(a - b) > _SLACK for a, b in zip(known, parts, strict=False)):
                        clashes[spot] = None
    spots = [plate for plate in names if plate not in (*PROCESS, REGISTRATION, "")]
    if len(spots) > most_spots:
        yield warning(
            Code.TOO_MANY_PLATES,
            f"{len(spots)} spot inks ({', '.join(spots[:8])}) are more than the press has units for",
            "print some of them in process inks",
        )
    for spot in clashes:
        yield error(
            Code.SPOT_CLASH,
            f"the spot ink `{spot}` is two colors under one name",
            "give it the same process parts everywhere",
        )


def paints_of(thing: Drawn) -> tuple[Paint, ...]:
    """Return what a thing is painted with, all stops of a gradient."""
    paint = thing.paint
    if paint is None:
        return ()
    return (paint, *getattr(thing, "stops", ()))
