"""`just bench`: what pagesetter takes, measured from outside, in turn."""

from __future__ import annotations

import argparse
import compileall
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from bench.cases import Case, all_cases, growth_cases
from bench.material import ROOT
from bench.processes import FailedError, measured
from bench.results import Figures, StageFigures, against, beside, stage_table, stages_of, table


def main() -> int:
    """Measure, print the tables, and write or compare the figures."""
    options = _arguments()
    folder = Path(tempfile.mkdtemp(prefix="pagesetter-bench-"))
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(ROOT / "src", quiet=2)
    try:
        which = growth_cases if options.growth else all_cases
        cases = which(folder, largest=options.pages)
        cases = [c for c in cases if options.only in c.name or (c.rows and options.only in "warm")]
        figures, stages = _rounds(cases, options.rounds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"\n{table(figures)}\n\n{stage_table(stages)}\n")
    print(beside(figures, {case.name: case.beside for case in cases if case.beside}))
    if options.against is not None:
        earlier = json.loads(options.against.read_text(encoding="utf-8"))
        print(against(figures, earlier["figures"]))
    if options.out is not None:
        load = os.getloadavg()[0]
        found = {"cores": os.cpu_count(), "load": load, "figures": figures, "stages": stages}
        options.out.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="just bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="of each case (5)")
    parser.add_argument("--pages", type=int, default=100, metavar="N", help="at most (100)")
    parser.add_argument("--only", default="", metavar="WORDS", help="cases named so alone")
    parser.add_argument("--growth", action="store_true", help="more pages, longer stories")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--against", type=Path, metavar="FILE", help="compare with such a file")
    return parser.parse_args()


def _rounds(cases: list[Case], rounds: int) -> tuple[Figures, StageFigures]:
    """Run the cases in turn, round by round; the first round is not counted."""
    figures: Figures = {}
    stages: StageFigures = {}
    failed: set[str] = set()
    for number in range(rounds + 1):
        for case in cases:
            if case.name in failed:
                continue
            sys.stderr.write(f"\r\033[Kround {number} of {rounds}: {case.name}")
            try:
                _run(case, figures if number else {}, stages if number else {})
            except FailedError as why:
                failed.add(case.name)
                sys.stderr.write(f"\r\033[K{case.name} is skipped: {why}\n")
    sys.stderr.write("\r\033[K")
    return figures, stages


def _run(case: Case, figures: Figures, stages: StageFigures) -> None:
    case.before()
    run = measured(case.command, case.out, case.environment)
    rows = [(case.name, run.wall, run.cpu)]
    if case.rows:
        rows = json.loads(run.said)
    for name, wall, cpu in rows:
        found = figures.setdefault(name, {"wall": [], "cpu": [], "peak": [], "size": []})
        for measure, value in zip(found, (wall, cpu, run.peak, float(run.size)), strict=True):
            found[measure].append(value)
    if case.stages:
        for stage, taken in stages_of(run.said).items():
            stages.setdefault(case.name, {}).setdefault(stage, []).append(taken)


if __name__ == "__main__":
    sys.exit(main())
