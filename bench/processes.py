"""A command run as a whole process, and what it took: from its start until it is reaped."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """What one run of a process took."""

    wall: float  # seconds
    cpu: float  # seconds of the processor, of the process and of those that it waited for
    peak: float  # megabytes that it had at most
    size: int  # bytes of what it made
    said: str  # what it wrote to stdout


class FailedError(Exception):
    """A command that came to nothing: with what it said last."""


def measured(command: Sequence[str], out: Path, environment: Mapping[str, str]) -> Run:
    """Run a command that makes a file, or files in a folder. Raises `FailedError`."""
    begin = time.monotonic()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, **environment}
    )
    assert process.stdout is not None, "its output is a pipe"
    said = process.stdout.read().decode("utf-8", "replace")
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode:
        raise FailedError(said.strip().rpartition("\n")[2] or f"exit code {process.returncode}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit, _size(out), said)


def _size(out: Path) -> int:
    if out.is_dir():
        return sum(file.stat().st_size for file in out.iterdir())
    return out.stat().st_size if out.is_file() else 0
