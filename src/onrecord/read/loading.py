"""Brings in the rules in a thread of its own, while the encoder is loaded and runs.

To import them with all their lists takes longer than to read a report.
"""

from __future__ import annotations

import contextlib
import gc
import threading
from collections.abc import Iterator
from importlib import import_module

RULES = "onrecord.read.rules"


def begin() -> None:
    """Begins to import the rules; who imports them meanwhile waits until they are there."""
    threading.Thread(target=_load, name="rules", daemon=True).start()


def _load() -> None:
    # What fails here fails again, and is told, where the rules are needed.
    with contextlib.suppress(Exception), _uncollected():
        import_module(RULES)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: the lists are many objects, and all of them stay."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()  # and back: all that is here becomes old, and is seldom looked at
            gc.unfreeze()
        gc.enable()
