"""The words of a sentence with what the rules ask of them again and again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.read.how.lexicon import Token


class Wording(list[Token]):
    """Tokens, beside them their small letters, in order and as a set."""

    __slots__ = ("have", "lows")

    def __init__(self, words: Iterable[Token]) -> None:
        super().__init__(words)
        self.lows: list[str] = [word.low for word in self]
        self.have: frozenset[str] = frozenset(self.lows)


def places(words: Sequence[Token], some: frozenset[str]) -> list[int]:
    """Where some of the words stand; next to nothing where none does."""
    if isinstance(words, Wording):
        here = some & words.have
        return [k for k, low in enumerate(words.lows) if low in here] if here else []
    return [k for k, word in enumerate(words) if word.low in some]


def lows_of(words: Sequence[Token]) -> list[str]:
    """The small letters of the words."""
    return words.lows if isinstance(words, Wording) else [word.low for word in words]
