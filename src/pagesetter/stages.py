"""What each stage of a command takes: time, processor time, memory."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from pagesetter.records import NamedTuple


class Taken(NamedTuple):
    """What a stage took, every time that it came up."""

    wall: float  # seconds
    cpu: float  # seconds of the processor, in this process
    peak: float  # megabytes that the process had at most when it ended; 0 where nobody knows


class Stages:
    """Follows a command from stage to stage, and passes the news on."""

    def __init__(self, watch: Callable[[str], None]) -> None:
        """Begin; what was before the first stage is imports, and reading the arguments."""
        self.taken: dict[str, Taken] = {}
        self._watch, self._stage = watch, ""
        self._copies = _copies_cpu()
        self._wall, self._cpu = time.perf_counter(), time.process_time()
        if self._cpu:
            self.taken["start"] = Taken(self._cpu, self._cpu, peak_memory())

    def __call__(self, stage: str) -> None:
        """End the stage under way, and begin another."""
        self.end()
        self._stage = stage
        self._watch(stage)

    def end(self) -> None:
        """End the stage under way."""
        wall, cpu = time.perf_counter(), time.process_time()
        if self._stage:
            before = self.taken.get(self._stage, Taken(0.0, 0.0, 0.0))
            self.taken[self._stage] = Taken(
                before.wall + wall - self._wall, before.cpu + cpu - self._cpu, peak_memory()
            )
        self._stage, self._wall, self._cpu = "", wall, cpu

    def table(self) -> str:
        """Return what each stage took, a line a stage."""
        rows = [f"  {'':<10} {'time':>10} {'CPU':>10} {'peak':>9}"]
        rows += [
            f"  {stage:<10} {t.wall * 1000:7.1f} ms {t.cpu * 1000:7.1f} ms {t.peak:6.0f} MB"
            for stage, t in self.taken.items()
        ]
        if copies := _copies_cpu() - self._copies:
            rows.append(f"  {'copies':<10} {'':10} {copies * 1000:7.1f} ms")
        return "\n".join(rows)


def _copies_cpu() -> float:
    """Return the processor time of the processes that this one started and that have ended."""
    try:
        import resource
    except ImportError:  # Windows has none
        return 0.0
    taken = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken.ru_utime + taken.ru_stime


def peak_memory() -> float:
    """Return the most memory that this process had, in megabytes; 0 where the system tells none."""
    try:
        import resource
    except ImportError:  # Windows has none
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)
