"""What mends a story without moving anything: other tracking, fewer or more characters.

Each remedy is tried before it is told: the story is poured as it would then be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pagesetter.description.fit_model import FitPolicy, FitRules
from pagesetter.description.model import Paragraph
from pagesetter.diagnostics import Span
from pagesetter.makeup.copy_pour import TEXTS, Copy, with_lines_more, with_source
from pagesetter.makeup.fit_model import Case, Change, Edit, Remedy
from pagesetter.makeup.measuring import lines_over
from pagesetter.makeup.settling import Settled, bounds_of, settle
from pagesetter.makeup.trimmed import added_before_mark, cut_before_mark, final_mark, place_in
from pagesetter.makeup.words import counted
from pagesetter.records import NamedTuple
from pagesetter.units import Length, Unit

#: Ems that tracking may change by where a slot does not say: no reader sees it.
UNSEEN = 0.02

# Paragraphs that are looked at, those with the shortest last lines, and told of.
_LOOKED_AT = 6
_TOLD = 3

# Characters beyond those of a last line that may have to go, or come: a last line is no runt.
_BEYOND = 3

# A last line is short, or nearly full, when this part of its measure would mend it.
_SHORT = 0.6

# Ideographs of a paragraph's last words that are quoted.
_QUOTED = 6


def lines_of(settled: Settled) -> int:
    """Return by how many lines a story is over; less than zero when some are empty."""
    return lines_over(settled) if settled.is_over else -settled.empty_lines


def gain_of(case: Case, settled: Settled) -> int:
    """Return how many lines nearer to its place a story has come."""
    now = lines_of(settled)
    return case.lines - now if case.lines > 0 else now - case.lines


# ---------------------------------------------------------------- tracking, filling


def tracking_remedies(case: Case) -> Iterator[Remedy]:
    """Yield what the slot could let be done: fill columns, tighten or open the body."""
    rules = case.place.slot.fit
    key, given = ("tighten", rules.tighten) if case.lines > 0 else ("open", rules.open)
    reporting = rules.policy is FitPolicy.REPORT
    if rules.policy is not FitPolicy.FILL:
        settled = _settled_with(case, rules._replace(policy=FitPolicy.FILL))
        if not (reporting and settled.tracking):  # which tightening does without filling
            yield from _remedy_of(case, settled, (Change("fit", "fill"),))
    if reporting and given is not None:
        settled = _settled_with(case, rules._replace(policy=FitPolicy.TIGHTEN))
        yield from _remedy_of(case, settled, (Change("fit", "tighten"),))
    if given is None:
        yield from _with_new_bound(case, rules, key)


def _with_new_bound(case: Case, rules: FitRules, key: str) -> Iterator[Remedy]:
    """Try the tracking that nobody would see, where the slot says nothing of it."""
    policy = FitPolicy.TIGHTEN if rules.policy is FitPolicy.REPORT else rules.policy
    most = Length(-UNSEEN if key == "tighten" else UNSEEN, Unit.EM)
    bound = {"tighten": most} if key == "tighten" else {"open": most}
    tried = FitRules(policy, bound.get("tighten", rules.tighten), bound.get("open", rules.open))
    settled = _settled_with(case, tried)
    changes: tuple[Change, ...] = (Change(key, f"{settled.tracking:g}em"),)
    if policy is not rules.policy:
        changes = (*changes, Change("fit", policy.value))
    yield from _remedy_of(case, settled, changes)


def _settled_with(case: Case, rules: FitRules) -> Settled:
    copy = case.copy._replace(fill=rules.policy is FitPolicy.FILL)
    return settle(copy, bounds_of(case.desk, case.place.slot._replace(fit=rules)))


def _remedy_of(case: Case, settled: Settled, changes: tuple[Change, ...]) -> Iterator[Remedy]:
    gain = gain_of(case, settled)
    if gain <= 0 or settled.missed:
        return
    slot = case.place.slot
    kind, act = "fill", "let paragraphs take a line more or less"
    if settled.tracking:
        kind = "tighten" if settled.tracking < 0 else "open"
        way = "tighter" if settled.tracking < 0 else "wider"
        act = f"set the body {abs(settled.tracking):g}em {way}"
    where = f"the slot `{slot.name}`" if slot.name else "the layout's `defaults`"
    written = " and ".join(f"`{change.key}: {change.value}`" for change in changes)
    text = f"{act}: {written} in {where}"
    yield Remedy(kind, text, slot.span, gain, settled.fits, changes=changes)


# ---------------------------------------------------------------- a few characters


class _Found(NamedTuple):
    """How many characters less or more a paragraph needs, to take a line less or more."""

    paragraph: int
    characters: int


def edit_remedies(case: Case) -> Iterator[Remedy]:
    """Yield the cuts, or additions, of a few characters that save or make a line."""
    cutting = case.lines > 0
    looked_at = (_fewest(case, each, cutting=cutting) for each in _candidates(case))
    found = [each for each in looked_at if each is not None]
    found.sort(key=lambda each: abs(each.characters))
    told: list[Remedy] = []
    for each in found:
        remedy = _edited(case, [each])
        if remedy is not None and len(told) < _TOLD:
            told.append(remedy)
    yield from told
    if any(remedy.fits for remedy in told):
        return
    for count in range(2, len(found) + 1):
        remedy = _edited(case, found[:count])
        if remedy is not None and remedy.fits:
            yield remedy
            return


def _candidates(case: Case) -> list[_Found]:
    """Return the paragraphs whose last lines are short, or nearly full when lines are empty.

    With each stands how many characters make out its last line, or are missing from it.
    """
    whole = with_lines_more(case.settled.copy, max(0, case.lines)).poured()
    wanting: list[_Found] = []
    for frame in whole.frames:
        for line in frame.lines:
            paragraph = case.paragraphs[line.paragraph]
            last = line.end == len(paragraph.text) and line.start > 0
            if not last or paragraph.source.kind not in TEXTS:
                continue
            most = int((frame.frame.measure - line.inset) / paragraph.style.size)
            length = line.end - line.start - paragraph.closing
            missing = length if case.lines > 0 else max(0, most - length)
            if missing <= _SHORT * most:
                wanting.append(_Found(line.paragraph, missing))
    return sorted(wanting, key=lambda each: each.characters)[:_LOOKED_AT]


def _fewest(case: Case, candidate: _Found, *, cutting: bool) -> _Found | None:
    """Return the fewest characters that save, or make, a line of the story."""
    copy, paragraph = case.settled.copy, candidate.paragraph
    most = candidate.characters + _BEYOND
    if cutting:
        first = copy.start.offset if paragraph == copy.start.paragraph else 0
        most = min(most, final_mark(copy.source[paragraph].text) - first - 1)

    def mends(characters: int) -> bool:
        signed = -characters if cutting else characters
        changed = _with_edits(copy, [_Found(paragraph, signed)])
        if changed is None:
            return False
        if cutting:
            return with_lines_more(changed, case.lines - 1).poured().cursor is None
        settled = case.settled._replace(copy=changed, part=changed.part())
        return not settled.is_over and settled.empty_lines < -case.lines

    least = _least(mends, most)
    return None if least is None else _Found(paragraph, -least if cutting else least)


def _least(mends: Callable[[int], bool], most: int) -> int | None:
    if most < 1 or not mends(most):
        return None
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if mends(middle) else (middle, high)
    return high


def _with_edits(copy: Copy, edits: Sequence[_Found]) -> Copy | None:
    source = list(copy.source)
    for i, characters in edits:
        source[i] = _edit(source[i], characters)
    return with_source(copy, source)


def _edit(source: Paragraph, characters: int) -> Paragraph:
    if characters < 0:
        return cut_before_mark(source, -characters)
    return added_before_mark(source, characters)


def _edited(case: Case, found: Sequence[_Found]) -> Remedy | None:
    """Return the remedy of edits, each of a paragraph, if it is one."""
    changed = _with_edits(case.copy, found)
    if changed is None:
        return None
    settled = settle(changed, case.bounds)
    gain = gain_of(case, settled)
    if gain <= 0 or settled.missed:
        return None
    edits = tuple(Edit(_place_of(case.copy.source[i], n), i + 1, n) for i, n in found)
    kind, verb = ("cut", "cut") if found[0].characters < 0 else ("add", "add")
    of = " of " if kind == "cut" else " to "
    what = ", ".join(
        f"{counted(abs(characters), 'character')}{of}paragraph {i + 1} “…{_end_of(case, i)}”"
        for i, characters in found
    )
    return Remedy(kind, f"{verb} {what}", edits[0].span, gain, settled.fits, edits)


def _place_of(paragraph: Paragraph, characters: int) -> Span:
    """Return the characters to cut, or what others are to be added before."""
    end = final_mark(paragraph.text)
    first = place_in(paragraph, max(0, end + min(0, characters)))
    last = place_in(paragraph, end - 1) if characters < 0 else first
    same = last.line == first.line
    return first._replace(end_column=last.end_column) if same else last


def _end_of(case: Case, paragraph: int) -> str:
    return case.copy.source[paragraph].text[-_QUOTED:]
