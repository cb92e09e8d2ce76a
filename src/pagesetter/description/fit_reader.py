"""What a slot says of stories that do not fit it."""

from __future__ import annotations

from pagesetter.description.fields import Fields
from pagesetter.description.fit_model import FitPolicy, FitRules
from pagesetter.diagnostics import Code
from pagesetter.units import Length

#: No body is tightened or opened by more than this, in ems: characters would touch.
MOST_TRACKING = 0.25


def read_fit(fields: Fields) -> FitRules:
    """Read `fit`, `tighten` and `open`; `fill: yes` is the older way to write `fit: fill`."""
    filled = FitPolicy.FILL if fields.truth("fill") else FitPolicy.REPORT
    policy = fields.choice("fit", FitPolicy) if "fit" in fields else filled
    return FitRules(policy, _tighten(fields), fields.length_or_none("open"))


def _tighten(fields: Fields) -> Length | None:
    length = fields.length_or_none("tighten")
    if length is None or length.value <= 0:
        return length
    fields.complaints.error(
        Code.BAD_LENGTH,
        "`tighten` must not be more than zero: it is what each character gives up",
        fields.value_span("tighten"),
        "write it with a minus, such as `-0.02em`",
    )
    return None
