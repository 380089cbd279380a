"""Says on standard error how far the work is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import contextlib
import io
import sys
import threading
import time
from types import TracebackType
from typing import TextIO

QUIET = 2.0  # seconds before anything is said
_EVERY = 10.0  # seconds between plain lines
_REDRAW = 0.2


class Stopped(Exception):
    """Raised in a thread that still reads when the work is over: nobody waits for its answer."""


class Progress:
    """Counts reports, and the windows of the one that is being read, where it is long.

    Any thread may tell it. Where standard error is closed or full, nothing is said.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr or io.StringIO()  # none: it is closed
        self._lock = threading.Lock()
        self._terminal = self._stream.isatty()
        self._begin = time.monotonic()
        self._next = self._begin + QUIET
        self._drawn = False
        self._over = False
        self.done = 0
        self.refused = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over = True
        self.clear()

    def clear(self) -> None:
        """Takes the bar off the terminal, so that other lines can be written."""
        with self._lock:
            if self._drawn:
                self._write("\r\x1b[K")
                self._drawn = False

    def report(self, refused: bool) -> None:
        """One more report is done."""
        with self._lock:
            self.done += 1
            self.refused += refused
            self._say(None)

    def window(self, done: int, total: int) -> None:
        """``done`` of ``total`` windows of a report are read.

        Raises :class:`Stopped` where the work was left, so that its threads end.
        """
        if self._over:
            raise Stopped
        with self._lock:
            self._say((done, total))

    def _say(self, part: tuple[int, int] | None) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + (_REDRAW if self._terminal else _EVERY)
        seconds = now - self._begin
        said = f"{self.done} read in {seconds:.0f} s"
        if self.done:
            said += f", {self.done / seconds:.1f} a second"
        if self.refused:
            said += f", {self.refused} of them refused"
        if part and part[1] > 1:
            share = part[0] / part[1]
            filled = round(20 * share)
            bar = f" [{'#' * filled}{'-' * (20 - filled)}]" if self._terminal else ""
            said += f"; this report{bar} {share:.0%}"
        if self._terminal:
            self._write(f"\r\x1b[K{said}")
            self._drawn = True
        else:
            self._write(f"onrecord: {said}\n")

    def _write(self, said: str) -> None:
        with contextlib.suppress(OSError):
            self._stream.write(said)
            self._stream.flush()
