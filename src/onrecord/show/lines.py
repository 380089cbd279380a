"""JSON lines: one object for each report, as docs/reading.md says."""

from __future__ import annotations

from onrecord.records import Reading, Refusal
from onrecord.show.visible import visible


def render_line(outcome: Reading | Refusal) -> str:
    """A reading, or ``{"id": ..., "error": ...}`` for a refusal, as JSON without the line end.

    A refusal's id is often a file's name, so characters that JSON cannot carry are replaced there.
    """
    if isinstance(outcome, Reading):
        return outcome.json()
    return Refusal(outcome.id.encode("utf-8", "replace").decode(), visible(outcome.error)).json()
