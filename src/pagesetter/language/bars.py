"""What keeps a line from ending, where a pair of classes does not tell.

Each function goes over the joints of a paragraph once, at the few places it has found.
"""

from __future__ import annotations

import re

from pagesetter.language.breaks import Bindings
from pagesetter.language.characters import (
    BASE,
    DASH,
    HAN,
    NARROW_OPENING,
    OPENING,
    SOLIDUS,
    SPACE,
)
from pagesetter.language.joint import (
    BAR_CLINGING,
    BAR_CLUSTER,
    BAR_END,
    BAR_NONE,
    BAR_START,
    BAR_WORD,
    STRETCH_NEVER,
    Joint,
    SpacingRules,
)
from pagesetter.language.joint_table import Joints
from pagesetter.language.kinsoku import (
    NO_END,
    barred_ends,
    barred_starts,
    excused,
    may_part,
    numbers_with_units,
)

# ASCII marks cling to their words beside Han too: none begins or ends a line wrongly.
# The first may not begin a line where something is before it, the second not end one.
_FOLLOWS = re.compile(r"[,.:;!?)\]}%‰℃°](?<=\S.)")
_LEADS = re.compile(r"[(\[{](?=\S)")
# CLREQ, table A.2, has the hyphen of ASCII among the connectors, which begin no line. Before
# a number it may be a minus sign, which does, unless what it follows is itself counted.
_HYPHEN = re.compile(r"\S(?=-(?![0-9０-９]))|[年月日时時点點分号號岁歲级級周週期届屆](?=-)")
_OPENED_AND_SPACED = re.compile(f"[{OPENING}{NARROW_OPENING}]{SPACE}+")
# The solidus of ASCII is in the same table, and keeps what it stands apart from: `km / h`.
_BEFORE_SOLIDUS, _AFTER_SOLIDUS = re.compile(" (?=/)"), re.compile("(?<=/) +")
_LONG_RUN = re.compile("[—⸺]{2,}|[…⋯]{3,}")


def part_long_marks(joints: Joints, text: str, rules: SpacingRules) -> None:
    """Let a line end between two dashes or ellipses of two ems that follow each other."""
    if not any(map(text.__contains__, "—…⋯⸺")):
        return
    for match in _LONG_RUN.finditer(text):
        i, end = match.span()
        while True:
            i += 1 if text[i] == "⸺" else 2
            if i >= end or (i == end - 1 and text[i] != "⸺"):
                break
            # CLREQ 3.1.5 lets them be separated; that none begins a line still holds.
            bar = BAR_NONE if may_part(HAN, DASH, rules.kinsoku) else BAR_START
            joints[i - 1] = Joint(0.0, 0.0, 0, STRETCH_NEVER, bar)


def excuse(joints: Joints, text: str, classes: str, rules: SpacingRules) -> None:
    """Let those characters begin and end lines that the style excuses from its level."""
    starts, ends = excused(rules.may_start), excused(rules.may_end)
    for match in starts.finditer(text, 1) if starts else ():
        i = match.start() - 1
        if joints[i].bar == BAR_START:
            barred = BASE.get(classes[i], classes[i]) in NO_END[rules.kinsoku]
            joints.bar(i, BAR_END if barred else BAR_NONE)
    for match in ends.finditer(text, 0, len(joints)) if ends else ():
        i = match.start()
        if joints[i].bar == BAR_END:
            joints.bar(i, BAR_NONE)


def bar_clinging(joints: Joints, text: str, classes: str, rules: SpacingRules) -> None:
    """Keep ASCII marks together with what they belong to: there are none in plain text."""
    kept: list[int] = []
    if rules.kinsoku != "none":
        places = [match.start() - 1 for match in _FOLLOWS.finditer(text)]
        places += [match.start() for match in _LEADS.finditer(text)]
        may_start = {*rules.may_start}
        kept += [
            i
            for i in places
            if text[i] not in rules.may_end and text[i + 1 : i + 2] not in may_start
        ]
        kept += [
            match.end() - 1
            for match in (_OPENED_AND_SPACED.finditer(classes) if SPACE in classes else ())
            if text[match.start()] not in rules.may_end
        ]
        if "/" in text:
            kept += [match.start() for match in _BEFORE_SOLIDUS.finditer(text)]
            if SOLIDUS in NO_END[rules.kinsoku]:
                kept += [match.end() - 1 for match in _AFTER_SOLIDUS.finditer(text)]
        numbers = numbers_with_units(rules.script)
        kept += [match.start() for match in numbers.finditer(text)] if numbers else []
    for i in kept:
        if i < len(joints) and joints[i].bar < BAR_CLINGING:
            joints.bar(i, BAR_CLINGING)


def bind(joints: Joints, bound: Bindings) -> None:
    """Let joints do what words want between their characters."""
    last = len(joints)
    for bar, places in ((BAR_CLINGING, bound.clinging), (BAR_WORD, bound.word)):
        for i in places:
            if i < last and joints[i].bar < bar:
                joints.bar(i, bar)
    for i in bound.fixed:
        if i < last:
            joints[i] = joints[i]._replace(shrink=0.0, stretch_step=STRETCH_NEVER)
    for i in bound.free:
        # What a mark forbids at a line's edges stays forbidden.
        if i < last and joints[i].bar in (BAR_CLINGING, BAR_WORD):
            joints.bar(i, BAR_NONE)
    for i in bound.cluster:
        if i < last:
            joints[i] = Joint(0.0, 0.0, 0, STRETCH_NEVER, BAR_CLUSTER)


def bar_characters(joints: Joints, text: str, rules: SpacingRules) -> None:
    """Keep from the edges of lines what the script and the style add to the level."""
    level, script = rules.kinsoku, rules.script
    starts = barred_starts(level, script, rules.never_start, rules.may_start)
    for match in starts.finditer(text, 1) if starts else ():
        _at_least(joints, match.start() - 1, BAR_START)
    hyphens = "-" in text and level != "none" and "-" not in rules.may_start
    for match in _HYPHEN.finditer(text) if hyphens else ():
        _at_least(joints, match.start(), BAR_START)
    ends = barred_ends(level, script, rules.never_end, rules.may_end)
    for match in ends.finditer(text, 0, len(joints)) if ends else ():
        _at_least(joints, match.start(), BAR_END)


def _at_least(joints: Joints, i: int, bar: int) -> None:
    if joints[i].bar < bar:
        joints.bar(i, bar)
