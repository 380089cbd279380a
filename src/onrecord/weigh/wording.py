"""Words of reasons."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_NAMED = 6


def listed(names: Sequence[str]) -> str:
    """Names in a row, the first few of many."""
    shown = list(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        shown.append(f"{len(names) - _MOST_NAMED} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
