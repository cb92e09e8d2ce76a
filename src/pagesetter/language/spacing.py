"""What stands between two neighboring characters: squeeze, gap, and what may give.

Punctuation squeeze (标点挤压) and the gap between Han and Latin (中西间距), by pairs
of character classes. Every full-width mark is half an em of ink and half an em of
blank; what of it is kept is for `mark_widths` to say. Amounts are ems.
See https://www.w3.org/TR/clreq/#line_adjustment.
"""

import re
from functools import lru_cache

from pagesetter.language.bars import (
    bar_characters,
    bar_clinging,
    bind,
    excuse,
    part_long_marks,
)
from pagesetter.language.breaks import find_bindings
from pagesetter.language.characters import (
    BASE,
    BLANK_AFTER,
    BLANK_BEFORE,
    CLOSING,
    CONNECTOR,
    DASH,
    DIGIT,
    ELLIPSIS,
    HAN,
    JOINED,
    LATIN,
    OPENING,
    PAUSE,
    SIGN,
    SOLIDUS,
    SPACE,
    STOP,
    WESTERN,
    WIDE_INTERPUNCT,
    classes_before,
    is_plain,
)
from pagesetter.language.joint import (
    BAR_CLINGING,
    BAR_CLUSTER,
    BAR_END,
    BAR_MARK,
    BAR_NONE,
    BAR_START,
    BAR_WORD,
    MAX_GAP,
    MAX_WORD_SPACE,
    MIN_GAP,
    MIN_WORD_SPACE,
    SHRINK_BRACKET,
    SHRINK_GAP,
    SHRINK_INTERPUNCT,
    SHRINK_PAUSE,
    SHRINK_STEPS,
    SHRINK_STOP,
    SHRINK_WORD_SPACE,
    STRETCH_ANY,
    STRETCH_GAP,
    STRETCH_NEVER,
    STRETCH_WORD_SPACE,
    Joint,
    SpacingRules,
)
from pagesetter.language.joint_table import Joints, JointTable
from pagesetter.language.kinsoku import NO_START, may_part
from pagesetter.language.mark_widths import (
    COMBINED,
    HALF,
    WIDTH_STYLES,
    Edges,
    combined_width,
    kern_between,
    mark_classes,
)
from pagesetter.language.scripts import SCRIPTS

__all__ = [
    "BAR_CLINGING",
    "BAR_CLUSTER",
    "BAR_END",
    "BAR_MARK",
    "BAR_NONE",
    "BAR_START",
    "BAR_WORD",
    "HALF",
    "MAX_GAP",
    "MAX_WORD_SPACE",
    "MIN_GAP",
    "MIN_WORD_SPACE",
    "SHRINK_BRACKET",
    "SHRINK_GAP",
    "SHRINK_INTERPUNCT",
    "SHRINK_PAUSE",
    "SHRINK_STEPS",
    "SHRINK_STOP",
    "SHRINK_WORD_SPACE",
    "STRETCH_ANY",
    "STRETCH_GAP",
    "STRETCH_NEVER",
    "STRETCH_WORD_SPACE",
    "Edges",
    "Joint",
    "SpacingRules",
    "edges",
    "find_joints",
    "joint_table",
    "number_joints",
]

# Letters and figures an em wide, and units in a square: there is no gap beside them.
_SET_SOLID = re.compile("[０-９Ａ-Ｚａ-ｚ]+|[㌀-㏿]")
_MAY_BE_SOLID = re.compile("[０-９Ａ-Ｚａ-ｚ㌀-㏿]")

_NEVER = Joint(0.0, 0.0, 0, STRETCH_NEVER, BAR_WORD)


def edges(rules: SpacingRules) -> Edges:
    """Return what marks give up at the edges of a line."""
    return WIDTH_STYLES[rules.marks].edges


def find_joints(text: str, rules: SpacingRules, classes: str | None = None) -> list[Joint]:
    """Return the joint after each character but the last.

    `classes` are those of the text where a face has its marks otherwise than its script
    does. What a mark in the middle of its em gives is all counted after it.

    >>> joints = find_joints("：“好", SpacingRules())
    >>> joints[0].kern, joints[0].may_break, joints[1].may_break
    (-0.5, True, False)
    >>> [j.may_break for j in find_joints("共730人", SpacingRules())]
    [True, False, False, False]
    """
    return list(number_joints(text, rules, classes))


def number_joints(text: str, rules: SpacingRules, classes: str | None = None) -> Joints:
    """Return what `find_joints` does, by number."""
    if classes is None:
        classes = mark_classes(text, rules.script, vertical=rules.vertical)
    joints = Joints(joint_table(rules), classes_before(classes)[:-1], classes[1:])
    lone = _lone_in_brackets(rules.marks) if OPENING in classes else None
    for match in lone.finditer(classes) if lone else ():
        # （？） is one thing: squeezing it to one side would look like a slip.
        joints[match.start() + 1] = joints[match.start() + 1]._replace(kern=0.0, shrink=0.0)
    plain = is_plain(text)
    for match in _SET_SOLID.finditer(text) if not plain and _MAY_BE_SOLID.search(text) else ():
        for i in (match.start() - 1, match.end() - 1):
            if 0 <= i < len(joints) and joints[i].kern > 0:
                joints[i] = Joint(0.0, 0.0, 0, STRETCH_ANY, joints[i].bar)
    _combine_marks(joints, text, classes, rules)
    part_long_marks(joints, text, rules)
    excuse(joints, text, classes, rules)
    if not plain:
        bar_clinging(joints, text, classes, rules)
    bar_characters(joints, text, rules)
    bind(joints, find_bindings(text, plain=plain))
    return joints


@lru_cache(maxsize=8)
def _lone_in_brackets(style: str) -> re.Pattern[str] | None:
    whole = WIDTH_STYLES[style].whole
    return re.compile(f"{OPENING}[{whole}]{CLOSING}") if whole else None


def _combine_marks(joints: Joints, text: str, classes: str, rules: SpacingRules) -> None:
    """Set ！？ in a row as one mark: never broken, never opened, an em or two in all."""
    if "！" not in text and "？" not in text:
        return
    combines = rules.marks != "plain" and SCRIPTS[rules.script].combines
    for match in COMBINED.finditer(text):
        start, end = match.span()
        given = 0.0
        # Vertical marks stand one under the other and need their ems.
        if combines and set(classes[start:end]) == {STOP}:
            given = combined_width(end - start) - 1
        for i in range(start, min(end, len(joints))):
            kern = joints[i].kern
            if i < end - 1:
                inside = kern if STOP in WIDTH_STYLES[rules.marks].halved else given
                joints[i] = Joint(inside, 0.0, 0, STRETCH_NEVER, BAR_MARK)
            elif given:
                # A bracket gives its own half besides, and has done so with the mark's or not.
                more = kern == -HALF and classes[i + 1] in BLANK_BEFORE
                kern = kern + given if more else min(kern, given)
                joints[i] = joints[i]._replace(kern=kern, shrink=0.0, shrink_step=0)


@lru_cache(maxsize=64)
def joint_table(rules: SpacingRules) -> JointTable:
    """Return the kinds of joints that rules make, for all that is set by them."""
    return JointTable(lambda before, after: _joint(before, after, rules))


def _joint(a: str, b: str, rules: SpacingRules) -> Joint:
    if b == JOINED:
        return _NEVER._replace(bar=BAR_CLUSTER)
    if a in WESTERN and b in WESTERN:
        return _NEVER
    if a == b and a in DASH + ELLIPSIS:
        # —— and …… are one mark each (CLREQ 3.1.5).
        return _NEVER._replace(bar=BAR_MARK)
    bar = _bar(a, b, rules)
    if SPACE in (a, b):
        return _space_joint(a, bar)
    script = SCRIPTS[rules.script]
    if script.has_gap and _is_gap(a, b):
        return _gap_joint(rules, bar)
    kern, shrink, step = _mark_joint(a, b, rules)
    never = {a, b} & {CONNECTOR, SOLIDUS} or (script.spaces_words and b == SIGN)
    return Joint(kern, shrink, step, STRETCH_NEVER if never else STRETCH_ANY, bar)


def _bar(a: str, b: str, rules: SpacingRules) -> int:
    if b == SPACE:
        return BAR_CLINGING  # the space stays on the line that it ends
    a = HAN if a == SPACE else BASE.get(a, a)
    b = BASE.get(b, b)
    if may_part(a, b, rules.kinsoku):
        return BAR_NONE
    return BAR_START if b in NO_START[rules.kinsoku] else BAR_END


def _space_joint(a: str, bar: int) -> Joint:
    if a != SPACE:
        return Joint(0.0, 0.0, 0, STRETCH_NEVER, bar)
    return Joint(0.0, 0.0, SHRINK_WORD_SPACE, STRETCH_WORD_SPACE, bar)


def _is_gap(a: str, b: str) -> bool:
    # None beside marks, none at a line's edges: CLREQ 3.2.4.
    western = LATIN + DIGIT
    return (a == HAN and b in western) or (a in western and b == HAN)


def _gap_joint(rules: SpacingRules, bar: int) -> Joint:
    if rules.fixed_gap:
        return Joint(rules.gap, 0.0, 0, STRETCH_NEVER, bar)
    shrink = max(0.0, rules.gap - min(rules.gap, MIN_GAP))
    return Joint(rules.gap, shrink, SHRINK_GAP, STRETCH_GAP, bar)


def _mark_joint(a: str, b: str, rules: SpacingRules) -> tuple[float, float, int]:
    """Return kern, shrink and step between two classes of which one may be a mark."""
    script = SCRIPTS[rules.script]
    kern = kern_between(a, b, rules.marks, beside_fixed=script.squeezes_beside_fixed)
    if kern or rules.marks == "plain":
        return kern, 0.0, 0
    if a in BLANK_AFTER and BASE.get(b, b) in PAUSE + STOP and a != CLOSING:
        return 0.0, 0.0, 0  # two pauses or stops keep their widths
    if b in BLANK_BEFORE or a == CLOSING:
        return 0.0, HALF, SHRINK_BRACKET
    if a == PAUSE:  # CLREQ's step e names ，、； and no step ：, which is one of them
        return 0.0, HALF, SHRINK_PAUSE
    if a == STOP and rules.squeeze_stops and script.squeezes_stops:
        return 0.0, HALF, SHRINK_STOP
    if a == WIDE_INTERPUNCT:
        return 0.0, HALF, SHRINK_INTERPUNCT
    return 0.0, 0.0, 0
