"""What a terminal shows while a build takes its time."""

from __future__ import annotations

import sys
import threading


class Progress:
    """Names the stage under way, on a terminal, once a build takes longer than a second."""

    def __init__(self) -> None:
        """Set the clock; it does not run yet."""
        self._stage = ""
        self._shown = False
        self._timer = threading.Timer(1.0, self._show)
        self._timer.daemon = True

    def __enter__(self) -> Progress:
        """Begin to wait for a second to pass."""
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave a clean line."""
        self._timer.cancel()
        self.clear()

    def __call__(self, stage: str) -> None:
        """Take note of the stage that begins."""
        self._stage = stage
        if self._shown:
            self._show()

    def _show(self) -> None:
        self._shown = True
        sys.stderr.write(f"\r\033[K{self._stage} …")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that what follows starts on a clean one."""
        if self._shown:
            sys.stderr.write("\r\033[K")
            self._shown = False
