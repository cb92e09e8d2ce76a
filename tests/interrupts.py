"""Processes that hear Ctrl-C, whoever runs the tests: a shell's background jobs are deaf to it."""

from __future__ import annotations

import signal


def hear_interrupts() -> None:
    """Be as a terminal's own process is; for `preexec_fn`."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
