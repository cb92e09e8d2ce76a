"""Figures of many runs: tables of them, and one run of the suite against another."""

from __future__ import annotations

import re
import statistics
from collections.abc import Mapping, Sequence
from typing import TypeAlias

#: By the name of a case: by the name of a measure, what each round found.
Figures: TypeAlias = dict[str, dict[str, list[float]]]
#: By the name of a case: by stage, seconds, seconds of the processor and megabytes of each round.
StageFigures: TypeAlias = dict[str, dict[str, list[tuple[float, float, float]]]]

_STAGE = re.compile(r"^  (.+?) +([\d.]+) ms +([\d.]+) ms +(\d+) MB$", re.MULTILINE)


def stages_of(said: str) -> dict[str, tuple[float, float, float]]:
    """Read what `--timings` has written."""
    return {
        m[1]: (float(m[2]) / 1000, float(m[3]) / 1000, float(m[4])) for m in _STAGE.finditer(said)
    }


def table(figures: Figures) -> str:
    """Return a line for each case: time at least, in the middle and at most, CPU, memory, size."""
    width = max(map(len, figures), default=0)
    lines = [
        f"{'':{width}} {'runs':>4} {'least ms':>9} {'median':>9} {'most':>9} {'CPU':>9} "
        f"{'peak MB':>8} {'bytes':>11}"
    ]
    for name, found in figures.items():
        wall, cpu = found["wall"], statistics.median(found["cpu"])
        peak, size = (statistics.median(found.get(k, [0.0])) for k in ("peak", "size"))
        lines.append(
            f"{name:{width}} {len(wall):4} {min(wall) * 1000:9.1f} "
            f"{statistics.median(wall) * 1000:9.1f} {max(wall) * 1000:9.1f} {cpu * 1000:9.1f} "
            f"{peak:8.0f} {size:11.0f}"
        )
    return "\n".join(lines)


def stage_table(stages: StageFigures) -> str:
    """Return a line for each stage of each case, medians."""
    lines = [f"{'':36} {'ms':>9} {'CPU':>9} {'peak MB':>8}"]
    for name, found in stages.items():
        lines.append(name)
        for stage, rounds in found.items():
            wall, cpu, peak = (statistics.median(column) for column in zip(*rounds, strict=True))
            lines.append(f"    {stage:32} {wall * 1000:9.1f} {cpu * 1000:9.1f} {peak:8.0f}")
    return "\n".join(lines)


def beside(figures: Figures, pairs: Mapping[str, str]) -> str:
    """Return ratios to another program, of the two runs of each round."""
    lines = []
    for other, ours in pairs.items():
        if other not in figures or ours not in figures:
            continue
        for measure in ("wall", "cpu", "peak"):
            both = zip(figures[ours][measure], figures[other][measure], strict=False)
            ratio = statistics.median(a / b for a, b in both)
            lines.append(f"{ours} / {other}, {measure}: {ratio:.2f}")
    return "\n".join(lines)


def against(new: Figures, old: Figures) -> str:
    """Return ratios to an earlier run of the suite, and how much of each may be chance.

    What may be chance is the spread of the rounds of both: half the room that the middle half
    of them takes, by the root of their number.
    """
    lines = [f"{'ratio of medians, new to old':44} {'time':>15} {'CPU':>15} {'memory':>8}"]
    for name in (n for n in new if n in old):
        cells = []
        for measure in ("wall", "cpu"):
            ratio = _ratio(new[name][measure], old[name][measure])
            noise = _noise(new[name][measure]) + _noise(old[name][measure])
            mark = " " if abs(ratio - 1) <= 2 * noise else "*"
            cells.append(f"{ratio:6.2f} ± {noise:4.2f}{mark}")
        memory = ""
        if new[name].get("peak") and old[name].get("peak"):
            memory = f"{_ratio(new[name]['peak'], old[name]['peak']):8.2f}"
        lines.append(f"{name:44} {cells[0]:>15} {cells[1]:>15} {memory}")
    lines.append("* differs by more than twice what may be chance")
    return "\n".join(lines)


def _ratio(new: Sequence[float], old: Sequence[float]) -> float:
    least = statistics.median(old)
    return statistics.median(new) / least if least else 1.0


def _noise(values: Sequence[float]) -> float:
    middle = statistics.median(values)
    if len(values) < 2 or not middle:
        return 0.0
    low, _, high = statistics.quantiles(values, n=4)
    return float((high - low) / 2 / middle / len(values) ** 0.5)
