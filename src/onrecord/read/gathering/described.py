"""A definite phrase taken apart: its head, what stands before and after it, whose it may be."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import msgspec

from onrecord.read.gathering.bodies import SPOKEN
from onrecord.read.gathering.mentions import (
    AFTER_HEAD,
    BODIES,
    FEMALE,
    MALE,
    PEOPLE,
    Gender,
    Mention,
)
from onrecord.read.gathering.offices import FORMER, LISTS, canon, parted
from onrecord.read.who.kinds import ADJECTIVES, STATE_NAMES

WIDER: dict[str, frozenset[str]] = {}
for _head, _words in LISTS["wider"].items():
    WIDER[canon(_head)] = WIDER.get(canon(_head), frozenset()) | frozenset(map(canon, _words))
NEUTRAL = frozenset(LISTS["words"]["neutral"]) | FORMER
APART = frozenset(LISTS["words"]["apart"])
THE = frozenset(("the", "this", "that"))
_ARTICLES = frozenset(("a", "an", *THE))
_STEM = 5  # letters that an adjective and the place it comes from share: Kelmar, Kelmari


class Description(msgspec.Struct, frozen=True):
    """The parts of a definite phrase. ``mods`` are the words before its head that say something;
    ``proper`` are those, and those after it, with a capital."""

    head: str
    mods: frozenset[str]
    proper: frozenset[str]
    tail: frozenset[str]
    former: bool
    apart: frozenset[str]
    gender: Gender

    @property
    def heads(self) -> frozenset[str]:
        """The heads that it may be said of."""
        return frozenset((self.head,)) | WIDER.get(self.head, frozenset())

    @property
    def body(self) -> bool:
        """Whether it is said of a body."""
        return (self.head in BODIES or self.head in SPOKEN) and self.head not in PEOPLE


class Parser:
    """Takes the definite phrases of one text apart."""

    def __init__(self, raw: Sequence[str], low: Sequence[str]) -> None:
        self.raw, self.low = raw, low

    def parse(self, mention: Mention, openers: AbstractSet[str] = THE) -> Description | None:
        """The parts of a phrase that may be such a description."""
        lo, end = mention.proper
        if mention.form != "nominal" or mention.name[0] not in openers or end - lo < 2:
            return None
        owned = openers is not THE and mention.name[0] not in _ARTICLES
        begin = lo if owned else lo + 1
        at = [i for i in range(begin, end) if self.low[i][0].isalnum() and self.low[i] != "s"]
        if not at or (self.low[at[-1]].endswith("s") and not self.low[at[-1]].endswith("ss")):
            return None
        if any(self.low[i] in THE or self.low[i] in AFTER_HEAD for i in at) or "or" in mention.name:
            return None
        words = self._joined(at)
        head, before = parted(words)
        former = bool(FORMER & set(before))
        if "and" in before:
            before = before[before.index("and") + 1 :]
        after = [i for i in range(end, self._stop(mention)) if self.low[i][0].isalnum()]
        if after and self.low[after[0]] in ("who", "that", "whose", "whom", "which"):
            if after[0] == end:
                return None  # the senator who spoke: one of several
            after = []
        mods = frozenset(w for w in before if w not in NEUTRAL)
        proper = frozenset(self.low[i] for i in at[:-1] if self.raw[i][0].isupper())
        proper |= frozenset(self.low[i] for i in after if self.raw[i][0].isupper())
        proper = frozenset(w for w in proper if w not in NEUTRAL and len(w) > 1) | (
            mods & frozenset(("us", "uk", "eu", "un"))
        )
        gender: Gender = "m" if words[-1] in MALE else "f" if words[-1] in FEMALE else None
        tail = frozenset(self.low[i] for i in after)
        return Description(head, mods, proper, tail, former, frozenset(before) & APART, gender)

    def _joined(self, at: Sequence[int]) -> list[str]:
        """The words at these places; U.S. is one."""
        out: list[str] = []
        for k, i in enumerate(at):
            letter = len(self.raw[i]) == 1 and self.raw[i].isupper()
            if letter and k and at[k - 1] == i - 2 and self.raw[i - 1] == ".":
                out[-1] += self.low[i]
            else:
                out.append(self.low[i])
        return out

    def _stop(self, mention: Mention) -> int:
        """Where a phrase ends with what follows its head: of Kelmar, from the north."""
        end = mention.proper[1]
        if mention.link is not None:
            return mention.hi
        i = end
        if i < len(self.low) and self.low[i] in ("of", "from", "for", "who", "that", "at"):
            i += 1
            while i < len(self.low) and i < end + 4 and self.low[i][0].isalnum():
                i += 1
        return i


def place(word: str) -> str | None:
    """The state that a word names, by its name or an adjective."""
    return ADJECTIVES.get(word) or STATE_NAMES.get(word)


def shared(mine: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """The words of a description that others say too: Kelmari of Kelmar, Russian of Russia."""
    keys = {k for w in theirs for k in (w, w[:_STEM] if len(w) >= _STEM else w, place(w))}
    short = tuple(w for w in theirs if 2 < len(w) < _STEM)  # Mass. for Massachusetts

    def said(word: str) -> bool:
        stem = len(word) >= _STEM and (word[:_STEM] in keys or word.startswith(short))
        state = place(word)
        return word in keys or stem or (state is not None and state in keys)

    return frozenset(w for w in mine if said(w))
