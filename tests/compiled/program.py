"""What both trees are asked: run with the sources or the compiled package first on the path.

Prints where the search is loaded from, then the ways to break many paragraphs: every digit.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from pagesetter.composition import search
from pagesetter.composition.first_fit import first_fit
from pagesetter.composition.linebreak import best_breakings, break_lines, whole
from pagesetter.composition.model import AdjustmentRules, ShapedParagraph
from pagesetter.typeface.library import FontLibrary
from tests.unit.composition.boxes import box_style, shaped

ROOT = Path(__file__).parents[2]

RULES = (
    AdjustmentRules(),
    AdjustmentRules(order="push-out", hanging="stops", numbers="whole"),
    AdjustmentRules(order="push-out-only", tolerance=0.0),
    AdjustmentRules(order="least", hanging="pauses", hang_always=True, loose=0.5),
)
MEASURES = ((190.0,), (130.0,), (47.0,), (21.0,), (190.0, 190.0, 60.0, 130.0))


def bodies() -> list[str]:
    """Return paragraphs of the examples, and some that are wider than a line."""
    found = [
        "incomprehensibilities",
        "（（（（！！！！）））",
        "１９４９—2025年第3季度1,234,567.8%",
    ]
    for page in sorted((ROOT / "examples").glob("*/page.yaml")):
        for story in yaml.safe_load(page.read_text(encoding="utf-8"))["stories"]:
            found += [p for p in story["body"].split("\n\n") if "<" not in p][:3]
    return [text.strip().replace("\n", "") for text in found if text.strip()]


def answers(paragraph: ShapedParagraph) -> list[object]:
    """Return the ways to break a paragraph, to many measures."""
    all_of_it = whole(paragraph)
    told: list[object] = []
    for measures in MEASURES:
        told.append(best_breakings(paragraph, measures, all_of_it))
        told.append(best_breakings(paragraph, measures, all_of_it._replace(justified_end=True)))
        told.append(break_lines(paragraph, measures, all_of_it, 0.125, emergency=True))
        told.append(first_fit(paragraph, measures, all_of_it))
    return told


def main() -> None:
    """Print the answers."""
    told = [str(search.__file__)]
    face = FontLibrary(system=False).find("Noto Serif SC", 400)
    assert face is not None
    for rules in RULES:
        style = box_style(Path(sys.argv[1]))._replace(
            faces=(face,), adjustment=rules, hyphenation="en-US", indent=20.0
        )
        for text in bodies():
            told += map(repr, answers(shaped(text, style)))
    sys.stdout.write("\n".join(told))


if __name__ == "__main__":
    main()
