"""Who decided or authorised what, when, through whom and under which oversight."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Attribution, Decision, Report, Source, Statement


def decisions(
    report: Report,
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
) -> tuple[list[Decision], list[Source]]:
    """The decisions, and all sources with those added who only decide."""
    return [], list(sources)
