"""Red lines, threats, promises, demands, policies, doctrines and assessments."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Attribution, Position, Report, Source, Statement


def positions(
    report: Report,
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
) -> tuple[list[Position], list[Source]]:
    """The positions, and all sources with those added who only hold one."""
    return [], list(sources)
