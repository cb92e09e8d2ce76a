"""Gradients: inks that go over into each other, all process inks or all of one spot ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pagesetter.description.fields import Fields
from pagesetter.description.ink_keys import GRADIENT, STOP
from pagesetter.diagnostics import Code, Span
from pagesetter.ink import Gradient, Ink

if TYPE_CHECKING:
    from pagesetter.description.ink_reader import InkReader

#: A gradient of more stops is a drawing.
MAX_STOPS = 16

_Stop = tuple[float, Ink, Span]


def read_gradient(ink: Fields, inks: InkReader) -> Ink | None:
    """Read the gradient of an ink; the ink's own parts are those of its first stop."""
    fields = ink.mapping("gradient", GRADIENT)
    if fields is None or not fields.is_whole:
        return None
    stops = _stops(fields, inks) if "stops" in fields else _ends(fields, inks)
    angle = fields.degrees("angle")
    if stops is None or not _go_together(stops, inks):
        return None
    plate = next((stop for _, stop, _ in stops if stop.spot), None)
    pure = [(at, _of_plate(stop, plate)) for at, stop, _ in stops]
    # All of the line has a color: before its first stop, that of the first.
    begin = [(0.0, pure[0][1])] if pure[0][0] > 0 else []
    end = [(1.0, pure[-1][1])] if pure[-1][0] < 1 else []
    return pure[0][1]._replace(gradient=Gradient((*begin, *pure, *end), angle))


def _ends(fields: Fields, inks: InkReader) -> list[_Stop] | None:
    missing = [key for key in ("from", "to") if key not in fields]
    for key in missing:
        fields.miss(key)
    first, last = inks.named(fields, "from"), inks.named(fields, "to")
    if first is None or last is None:
        return None
    return [(0.0, first, fields.value_span("from")), (1.0, last, fields.value_span("to"))]


def _stops(fields: Fields, inks: InkReader) -> list[_Stop] | None:
    for key in ("from", "to"):
        if key in fields:
            message = f"a gradient has either `stops` or `{key}`"
            inks.complaints.error(
                Code.BAD_VALUE, message, fields.key_span(key), f"delete `{key}`, or `stops`"
            )
    items = fields.items("stops")
    if not 2 <= len(items) <= MAX_STOPS:
        message = f"a gradient has from 2 to {MAX_STOPS} stops"
        inks.complaints.error(Code.BAD_VALUE, message, fields.key_span("stops"))
        return None
    stops: list[_Stop] = []
    for item in items:
        stop = Fields(item, STOP, inks.complaints)
        ink, at = inks.named(stop, "ink"), stop.percent("at")
        if stops and at < stops[-1][0]:
            message = "the stops of a gradient stand in their order"
            inks.complaints.error(Code.BAD_VALUE, message, stop.value_span("at"))
        if ink is not None:
            stops.append((at, ink, stop.value_span("ink")))
    return stops if len(stops) == len(items) else None


def _go_together(stops: list[_Stop], inks: InkReader) -> bool:
    """Complain of inks that cannot go over into each other."""
    plates = {stop.spot for _, stop, _ in stops if stop.spot}
    first = next((stop.spot for _, stop, _ in stops if stop.spot), "")
    before = inks.complaints.count
    for _, stop, span in stops:
        hint = ""
        if stop.gradient is not None:
            message = "a gradient is not between gradients"
        elif stop.opacity < 1:
            message, hint = "a gradient is between opaque inks", "write `opacity` beside `gradient`"
        elif len(plates) > 1 and stop.spot not in ("", first):
            message = f"a gradient is not between the spot inks `{first}` and `{stop.spot}`"
            hint = "a gradient goes over tints of one spot ink, or process inks"
        elif plates and not stop.spot and any(stop[:4]):
            message = f"a gradient is not between the spot ink `{first}` and a process ink"
            hint = "name a tint of the spot ink, or `white`"
        else:
            continue
        inks.complaints.error(Code.BAD_VALUE, message, span, *filter(None, [hint]))
    return inks.complaints.count == before


def _of_plate(stop: Ink, plate: Ink | None) -> Ink:
    """Return a stop as the gradient has it: paper is none of its spot ink."""
    if plate is not None and not stop.spot:
        stop = plate._replace(tint=0.0)
    return stop._replace(overprint=None, rich=False)
