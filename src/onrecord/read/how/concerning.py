"""Which statement a response is about: the nearest earlier one of another voice that it fits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from onrecord.read.how.actors import LISTS
from onrecord.records import Attribution, Statement

_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_COMMON = frozenset(LISTS["about"]["common"])
_STEM = 6  # letters of a word that are compared
_NEAREST = 14  # earlier statements of others that are looked at
_FARTHEST = 1500  # code points back where no word is shared


class Statements:
    """The statements of a report with whose each one is, in order."""

    def __init__(
        self, text: str, statements: Sequence[Statement], attributions: Sequence[Attribution]
    ) -> None:
        self._text = text
        voices = {one.id: one for one in attributions}
        self._whose: list[str | None] = []
        self._said: list[Statement] = []
        self._own: dict[str, list[Statement]] = {}
        self._voices: dict[str, Attribution] = voices
        for statement in statements:
            voice = voices.get(statement.attribution or "")
            if voice is None or not statement.spans:
                continue
            self._own.setdefault(voice.id, []).append(statement)
            if voice.force in ("declines", "evades"):
                continue  # what somebody would not speak of is nobody's statement
            self._said.append(statement)
            self._whose.append(voice.source_id)
        self._starts = [statement.spans[0].start for statement in self._said]
        self._stems: dict[str, set[str]] = {}

    def of(self, attribution: str) -> list[Statement]:
        """The statements of an attribution's own content."""
        return self._own.get(attribution, [])

    def before(
        self, at: int, others_than: Collection[str], said: str, unshared: int = _FARTHEST
    ) -> str | None:
        """The earlier statement of another voice that shares most with ``said``; the nearest one.

        None where none stands near, or none shares a word and all are more than ``unshared`` code
        points back.
        """
        wanted = stems(said)
        best: tuple[int, int, str] | None = None
        seen = 0
        for k in range(bisect_left(self._starts, at) - 1, -1, -1):
            if seen >= _NEAREST:
                break
            if self._whose[k] is None or self._whose[k] in others_than:
                continue
            seen += 1
            shared = len(wanted & self._stems_of(self._said[k]))
            if shared == 0 and at - self._starts[k] > unshared:
                continue
            if best is None or shared > best[0]:
                best = shared, self._starts[k], self._said[k].id
        return best[2] if best else None

    def asked(self, lo: int, hi: int, said: str) -> str | None:
        """The statement of a question that an answer shares most with; the last asked one."""
        wanted = stems(said)
        best: tuple[int, bool, int, str] | None = None
        for k in range(bisect_left(self._starts, lo), bisect_left(self._starts, hi)):
            one = self._said[k]
            here = (
                len(wanted & self._stems_of(one)),
                "?" in one.text or len(one.text) > 40,
                k,
                one.id,
            )
            best = here if best is None else max(best, here)
        return best[3] if best else None

    def _stems_of(self, statement: Statement) -> set[str]:
        if statement.id not in self._stems:
            # Whose it is counts too: `declined to comment on the officials' account`.
            voice = self._voices[statement.attribution or ""]
            whose = " ".join(span.cut(self._text)[:100] for span in voice.source)
            self._stems[statement.id] = stems(f"{whose} {statement.text}")
        return self._stems[statement.id]


def stems(said: str) -> set[str]:
    """The first letters of the words that carry meaning."""
    cut = {word[:_STEM] for word in _WORD.findall(said[:600].casefold())}
    return cut - _COMMON
