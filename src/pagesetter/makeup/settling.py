"""A story settled in its place: poured, and tightened or opened where its slot lets it.

Tracking changes by thousandths of an em, by as little as makes the story fit.
"""

from __future__ import annotations

from pagesetter.description.fit_model import FitPolicy
from pagesetter.description.fit_reader import MOST_TRACKING
from pagesetter.description.layout_model import StorySlot
from pagesetter.makeup.copy_pour import Copy, with_tracking
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.flow import Poured
from pagesetter.makeup.jumps import PouredPart
from pagesetter.records import NamedTuple

#: Tracking is found in these steps, in ems: less than a press can show.
TRACKING_STEP = 0.001


class Bounds(NamedTuple):
    """What may be done to a story's body so that it fits."""

    tighten: float  # ems that tracking may lose; zero or less
    open: float  # ems that it may gain
    slack: int  # lines of a frame that may stay empty


class Settled(NamedTuple):
    """A story as it is set in its place."""

    copy: Copy
    part: PouredPart
    tracking: float  # ems more than the style's
    slack: int

    @property
    def poured(self) -> Poured:
        """The lines of its text."""
        return self.part.poured

    @property
    def goes_on(self) -> bool:
        """Whether the words that are left go on on another page."""
        return self.copy.jumps and self.poured.cursor is not None

    @property
    def is_over(self) -> bool:
        """Whether words are left that go nowhere."""
        return not self.copy.jumps and self.poured.cursor is not None

    @property
    def missed(self) -> bool:
        """Whether a given column end cannot be reached."""
        return any(frame.used > frame.frame.lines for frame in self.poured.frames)

    @property
    def empty_lines(self) -> int:
        """Lines that nothing stands on, of all frames; where a story goes on there are none."""
        if self.goes_on:
            return 0
        return sum(max(0, frame.frame.lines - frame.used) for frame in self.poured.frames)

    @property
    def is_under(self) -> bool:
        """Whether a frame has more empty lines than the slack."""
        holes = (frame.frame.lines - frame.used for frame in self.poured.frames)
        return self.poured.cursor is None and any(hole > self.slack for hole in holes)

    @property
    def fits(self) -> bool:
        """Whether it is neither over nor under."""
        return not (self.is_over or self.missed or self.is_under)


def bounds_of(desk: Desk, slot: StorySlot) -> Bounds:
    """Return what a slot lets be done to its story."""
    if slot.fit.policy is FitPolicy.REPORT:
        return Bounds(0.0, 0.0, slot.slack)
    size = desk.styles[slot.body].size
    tighten, wider = slot.fit.tighten, slot.fit.open
    less = desk.styles.points(tighten, size) / size if tighten else 0.0
    more = desk.styles.points(wider, size) / size if wider else 0.0
    return Bounds(max(less, -MOST_TRACKING), min(more, MOST_TRACKING), slot.slack)


def settle(copy: Copy, bounds: Bounds) -> Settled:
    """Pour a story, and tighten or open it within bounds where it does not fit.

    One that is over even when it is tightened as far as may be stays so: fewer words are
    left. One that opening does not fill keeps its style's tracking, and so does one that
    would only jump for it.
    """
    plain = Settled(*copy.stood(), 0.0, bounds.slack)
    if plain.fits or plain.missed:
        return plain
    most = bounds.tighten if plain.is_over else bounds.open
    steps = int(abs(most) / TRACKING_STEP + 1e-6)
    if not steps:
        return plain
    step = TRACKING_STEP if most > 0 else -TRACKING_STEP
    tracked = _least(copy, bounds, (steps, step), over=plain.is_over)
    if plain.is_over or (tracked.fits and not tracked.goes_on):
        return tracked
    return plain


def _least(copy: Copy, bounds: Bounds, way: tuple[int, float], *, over: bool) -> Settled:
    """Return the story with the least tracking that mends it, or with the most where none does."""

    def tried(steps: int) -> Settled:
        ems = round(steps * way[1], 6)
        changed = with_tracking(copy, ems)
        return Settled(*changed.stood(), ems, bounds.slack)

    def mends(found: Settled) -> bool:
        return not found.is_over if over else not found.is_under

    best = tried(way[0])
    if not mends(best):
        return best
    low, high = 0, way[0]
    while high - low > 1:
        middle = (low + high) // 2
        found = tried(middle)
        if mends(found):
            best, high = found, middle
        else:
            low = middle
    return best
