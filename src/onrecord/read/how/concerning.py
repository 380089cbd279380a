"""Which statement a response is about.

What was asked or is quoted in the same breath (`declined to say whether …`, `asked if …, she
smiled`, `denied that …`), or else the earlier statement of another voice that the response takes up
with its words, or the nearest one that speaks of the actor.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from onrecord.read.how.actors import LISTS
from onrecord.records import Attribution, Span, Statement

_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_COMMON = frozenset(LISTS["about"]["common"])
_ACCUSING = frozenset(LISTS["about"]["accusing"])
_STEM = 6  # letters of a word that are compared
_NEAREST = 14  # earlier statements of others that are looked at
_FARTHEST = 1500  # code points back where no word is shared
_ENDINGS = ("ing", "ied", "ies", "ed", "es", "s", "e", "y")
_BARE = 2  # a statement with fewer words that carry meaning asks after another: `is that true?`
_TOPIC = re.compile(
    r"\b(?:whether|if|that|who|whom|why|when|where|how|what|about|on|over|regarding|of)\b"
)


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
        self._all = [one for one in statements if one.spans]
        self._begins = [one.spans[0].start for one in self._all]
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

    def voices(self) -> Iterable[Attribution]:
        """All attributions."""
        return self._voices.values()

    def of(self, attribution: str) -> list[Statement]:
        """The statements of an attribution's own content."""
        return self._own.get(attribution, [])

    def before(
        self,
        at: int,
        others_than: Collection[str],
        said: str,
        unshared: int = _FARTHEST,
        actor: str = "",
        least: int = 0,
        reach: int = 1 << 30,
        accused: bool = False,
        naming: bool = False,
    ) -> str | None:
        """The earlier statement of another voice that shares most with ``said``; the nearest one.

        None where none stands near, or none shares ``least`` words, or none shares a word and all
        are more than ``unshared`` code points back; ``reach`` ends the search. One that speaks of
        ``actor``, a name, comes before one that does not where neither shares a word; where
        somebody is ``accused``, one that says that somebody did wrong comes before both. With
        ``naming``, only one that speaks of the actor will do.
        """
        wanted, named = stems(said), stems(actor)
        best: tuple[int, bool, int, str] | None = None
        seen = 0
        for k in range(bisect_left(self._starts, at) - 1, -1, -1):
            if seen >= _NEAREST:
                break
            if self._whose[k] is None or self._whose[k] in others_than:
                continue
            seen += 1
            mine = self._stems_of(self._said[k])
            shared = len(wanted & mine)
            if shared == 0 and len(mine) < _BARE:
                continue  # `a counteroffer` says nothing that could be answered
            far = at - self._starts[k]
            if far > reach:
                break
            if shared < least or (shared == 0 and far > unshared):
                continue
            if naming and not named & mine:
                continue
            here = bool(named & mine) and far <= unshared
            if accused and shared == 0 and (mine & _ACCUSING or self._accuses(k)):
                here = True
                shared = 1
            if best is None or (shared, here) > (best[0], best[1]):
                best = shared, here, self._starts[k], self._said[k].id
        return best[3] if best else None

    def _accuses(self, k: int) -> bool:
        voice = self._voices.get(self._said[k].attribution or "")
        return voice is not None and voice.force == "accuses"

    def inside(self, lo: int, hi: int) -> str | None:
        """The statement that says what stands in a stretch, whoever's it is: the most of it.

        None where it says too little, or reaches far beyond the stretch.
        """
        best: tuple[int, str] | None = None
        for k in range(max(0, bisect_left(self._begins, lo) - 3), len(self._all)):
            one = self._all[k]
            if one.spans[0].start >= hi:
                break
            within = sum(max(0, min(hi, span.end) - max(lo, span.start)) for span in one.spans)
            whole = sum(span.end - span.start for span in one.spans)
            if within * 2 < whole or len(stems(one.text)) < _BARE:
                continue
            if best is None or within > best[0]:
                best = within, one.id
        return best[1] if best else None

    def asked(self, lo: int, hi: int, said: str) -> str | None:
        """The statement of a question that an answer shares most with; the last asked one.

        A question that only points (`is that true?`) is about what was said before it.
        """
        wanted = stems(said)
        best: tuple[int, bool, bool, int, str] | None = None
        full: str | None = None  # the last that says much
        for k in range(bisect_left(self._starts, lo), bisect_left(self._starts, hi)):
            one = self._said[k]
            mine = stems(one.text)
            shared = len(wanted & mine)
            here = (
                shared,
                len(mine) >= _BARE,
                "?" in one.text or len(one.text) > 40,
                k,
                one.id,
            )
            best = here if best is None else max(best, here)
            if len(mine) >= _BARE:
                full = one.id
        if best is not None and not best[1] and full is not None:
            return full  # `The union says that you knew. Is that true?`
        return best[4] if best else None

    def words(self, key: str) -> str:
        """The words of a statement; none where it is unknown."""
        return next((one.text for one in self._all if one.id == key), "")

    def says_much(self, key: str) -> bool:
        """Whether a statement has words of its own, and is no `is that a denial?`."""
        one = next((one for one in self._all if one.id == key), None)
        return one is not None and len(stems(one.text)) >= _BARE

    def _stems_of(self, statement: Statement) -> set[str]:
        if statement.id not in self._stems:
            # Whose it is counts too: `declined to comment on the officials' account`.
            voice = self._voices[statement.attribution or ""]
            whose = " ".join(span.cut(self._text)[:100] for span in voice.source)
            self._stems[statement.id] = stems(f"{whose} {statement.text}")
        return self._stems[statement.id]


def topic(text: str, start: int, end: int) -> Span | None:
    """Where what a refusal names begins: `whether they had met`, of `would not say whether …`."""
    match = _TOPIC.search(text, start, end)
    return None if match is None else Span(match.end(), end)


def stems(said: str) -> set[str]:
    """The first letters of the words that carry meaning."""
    return {
        _stem(word) for word in _WORD.findall(said[:600].casefold()) if word[:_STEM] not in _COMMON
    }


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)][:_STEM]
    return word[:_STEM]
