"""Relations between statements, marked and unmarked."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.encoder import Heads
from onrecord.read.words import Words
from onrecord.records import Attribution, Decision, Position, Relation, Report, Statement


def relations(
    report: Report,
    words: Words,
    heads: Heads,
    statements: Sequence[Statement],
    attributions: Sequence[Attribution],
    positions: Sequence[Position],
    decisions: Sequence[Decision],
) -> list[Relation]:
    """The relations between the statements."""
    return []
