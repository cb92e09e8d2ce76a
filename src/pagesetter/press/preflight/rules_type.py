"""Type and rules too fine for a press, by what they are printed with and on.

The kinds are those of newspapers' specifications: one ink on paper, one ink screened,
several inks, and paper left open in a ground.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pagesetter.diagnostics import Code
from pagesetter.press.model import PressProfile
from pagesetter.press.preflight.findings import Finding, error, warning
from pagesetter.press.preflight.ground import FAINT, Under
from pagesetter.press.preflight.objects import DrawnRule, DrawnType, Paint

#: From here on a tint prints as good as solid: its dots have run together.
SOLID = 0.9

# A black that has so much of it is black to the eye.
_BLACK = 0.8

#: A size under its limit by less than this, in points, is of rounding.
SLACK = 0.01

#: Black words of this size, in points, and larger may knock out: a designer sees to them.
LARGE = 18.0


def judge_type(
    words: DrawnType, profile: PressProfile, under: Callable[[], Under]
) -> Iterator[Finding]:
    """Yield what a press objects to in words."""
    paint = words.paint
    if words.missing:
        yield error(
            Code.MISSING_GLYPH,
            f"{_words(words)} shows {words.missing} empty "
            f"{'box' if words.missing == 1 else 'boxes'} for characters that the face does not have",
            "choose a typeface that has them",
        )
    if not paint.settled or paint.is_registration:
        return
    if paint.is_paper:
        yield from _judge_reversed(words, profile, under)
    elif len(paint.plates) > 1:
        yield from _judge_colored(words, profile)
    elif paint.plates[0][1] * paint.opacity < SOLID:
        yield from _too_small(words, profile.type.tinted, Code.SMALL_TINTED_TYPE, "in a tint")
    else:
        yield from _too_small(words, profile.type.positive, Code.SMALL_TYPE, "in one ink")
        yield from _judge_black(words, under)


def _judge_reversed(
    words: DrawnType, profile: PressProfile, under: Callable[[], Under]
) -> Iterator[Finding]:
    if words.paint.overprint:
        return  # nothing is printed: that is told as it is
    ground, rules = under(), profile.type
    if not ground.inks:
        return
    several = ground.inks > 1
    least = rules.reversed_inks if several else rules.reversed
    where = "reversed out of several inks" if several else "reversed out of one ink"
    yield from _too_small(words, least, Code.SMALL_REVERSED_TYPE, where)
    if ground.darkest < rules.ground - 0.005:
        yield warning(
            Code.PALE_GROUND,
            f"{_words(words)} is reversed out of a ground of {ground.darkest:.0%}, "
            f"which should be {rules.ground:.0%} or more",
            "make the ground darker, or the words black",
        )


def _judge_colored(words: DrawnType, profile: PressProfile) -> Iterator[Finding]:
    least = profile.type.colored
    black = dict(words.paint.plates).get("Black", 0.0)
    small = words.size < least - SLACK
    if black < _BLACK:
        yield from _too_small(words, least, Code.SMALL_COLORED_TYPE, "in several inks")
    elif small and not words.paint.rich:
        yield warning(
            Code.RICH_BLACK_TEXT,
            f"{_words(words)} of {_points(words.size)} is black of {len(words.paint.plates)} inks",
            "print it in black alone",
        )
    elif small:
        yield from _too_small(words, least, Code.SMALL_COLORED_TYPE, "in several inks")


def _judge_black(words: DrawnType, under: Callable[[], Under]) -> Iterator[Finding]:
    """Object to small black words that leave white edges where a plate is off its place."""
    paint = words.paint
    if paint.plates[0][0] != "Black" or paint.overprint or words.size >= LARGE:
        return
    ground = under()
    others = any(part >= FAINT for plate, part in ground.plates.items() if plate != "Black")
    if others or (ground.picture is not None and ground.inks > 1):
        yield warning(
            Code.BLACK_KNOCKS_OUT,
            f"{_words(words)} of {_points(words.size)} is black and knocks out of the color under it",
            "let black overprint",
        )


def _too_small(words: DrawnType, least: float, code: Code, how: str) -> Iterator[Finding]:
    if words.size < least - SLACK:
        yield warning(
            code,
            f"{_words(words)} is {_points(words.size)} {how}, "
            f"and the press holds {_points(least)} or more",
            f"set it {_points(least)} or larger"
            + ("" if code is Code.SMALL_TYPE else ", or in black on paper"),
        )


def judge_rule(
    rule: DrawnRule, profile: PressProfile, under: Callable[[], Under]
) -> Iterator[Finding]:
    """Yield that a rule is too thin for its kind."""
    paint = rule.paint
    if not paint.settled or paint.is_registration or (paint.is_paper and paint.overprint):
        return
    kind, least = _kind(paint, profile, under)
    if kind and rule.width < least - SLACK:
        yield warning(
            Code.THIN_RULE,
            f"a rule {kind} is {_points(rule.width)} thick, "
            f"and the press holds {_points(least)} or more",
            f"make it {_points(least)} thick",
        )


def _kind(paint: Paint, profile: PressProfile, under: Callable[[], Under]) -> tuple[str, float]:
    rules = profile.lines
    if paint.is_paper:
        return ("reversed out of a ground", rules.reversed) if under().inks else ("", 0.0)
    if len(paint.plates) > 1:
        return "in several inks", rules.colored
    if paint.plates[0][1] * paint.opacity < SOLID:
        return "in a tint", rules.tinted
    return "in one ink", rules.positive


def _words(words: DrawnType) -> str:
    said = words.text.strip()
    return f"“{said[:8]}{'…' if len(said) > 8 else ''}”" if said else "text"


def _points(size: float) -> str:
    return f"{round(size, 2):g} pt"
