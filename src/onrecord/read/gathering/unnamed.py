"""Somebody without a name who comes again: *a senior official* ... *the official*.

A definite phrase goes back to the one who was brought in by the same noun, where its other words
were said of that one too. Of several, only to the one who spoke last; else nobody: two anonymous
sources stay two unless the text says that they are one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile

import msgspec

from onrecord.read.gathering.described import NEUTRAL, WIDER, shared
from onrecord.read.gathering.descriptions import Descriptions
from onrecord.read.gathering.mentions import (
    AFTER_HEAD,
    BODIES,
    FEMALE,
    MALE,
    PEOPLE,
    Gender,
    Mention,
)
from onrecord.read.gathering.offices import FORMER, LISTS, canon, is_person_head, parted
from onrecord.read.gathering.referents import Group

_OPENERS = frozenset(LISTS["again"]["openers"])
_COUNTS = frozenset(LISTS["again"]["counts"])
_BROUGHT = frozenset(LISTS["again"]["brought"])
_NOT_AGAIN = frozenset(LISTS["again"]["not_again"])
_ANYBODY = frozenset(LISTS["again"]["anybody"])
_ACTS = frozenset(LISTS["again"]["acts"]) | frozenset(LISTS["around"]["follows"])
_RELATIVE = frozenset(("who", "that", "whose", "whom", "which"))
_BACK = 8  # paragraphs
_LOOKED = 60  # earlier mentions looked at
_WIDE = 4  # words between an article and its noun


class Phrase(msgspec.Struct, frozen=True):
    """A phrase without a name: its first word, head noun, and the other words that say something;
    ``proper`` are those with a capital."""

    first: str
    head: str
    said: frozenset[str]
    proper: frozenset[str]
    plural: bool


def _gender(head: str) -> Gender:
    return "m" if head in MALE else "f" if head in FEMALE else None


class Unnamed:
    """The people and things without a name of one text. ``of`` are the groups so far."""

    def __init__(self, raw: Sequence[str], known: Descriptions) -> None:
        self.raw, self.known = raw, known
        self.low = known.low
        self.mentions, self.of = known.mentions, known.of
        self.paragraph = known.paragraph
        self.brought: dict[str, list[int]] = defaultdict(list)  # a or another, by its head noun
        self._places()

    def _places(self) -> None:
        for i, word in enumerate(self.low):
            if word in _OPENERS:
                for k in range(i + 1, min(i + 2 + _WIDE, len(self.low))):
                    if not (self.low[k][0].isalnum() or self.raw[k] in "-’'"):
                        break
                    if self.low[k] in AFTER_HEAD:
                        break
                    self.brought[canon(self.low[k])].append(i)

    def phrase(self, mention: Mention) -> Phrase | None:
        """The parts of a phrase, or None where it is not of this kind."""
        if mention.form != "nominal":
            return None
        lo, end = mention.proper
        at = [i for i in range(lo, end) if self.low[i][0].isalnum() and self.low[i] != "s"]
        if not at or any(self.low[i] in _NOT_AGAIN for i in at):
            return None
        first, head = self.low[at[0]], self.low[at[-1]]
        plural = mention.plural
        if len(at) < 2:
            if not plural or mention.hi == end:
                return None
            first, at = "", [at[0], *at]  # people familiar with it
        noun = parted([self.low[i] for i in at[1:]])[0]
        if plural:
            noun = canon(head.removesuffix("s"))
        after = [i for i in range(end, mention.hi) if self.low[i][0].isalnum()]
        if after and self.low[after[0]] in _RELATIVE and self.raw[after[0] - 1] == ",":
            after = []
        around = [*at[1:-1], *after]
        said = frozenset(self.low[i] for i in around)
        said = frozenset(w for w in said if w not in NEUTRAL or w in FORMER) - AFTER_HEAD
        proper = frozenset(self.low[i] for i in around if self.raw[i][0].isupper())
        return Phrase(first, noun, said, proper & said, plural)

    def earlier(self, i: int) -> Group | None:
        """Whom the phrase ``i`` brings up again, or None."""
        mention = self.mentions[i]
        made = self.phrase(mention)
        if made is None or made.first not in ("the", "this", "that", "both", "these", "those"):
            return None
        if mention.link is None and not (
            is_person_head(made.head) and (made.said or self._acts(mention, made))
        ):
            return None
        found = self._fitting(i, made)
        if not found:
            return None
        groups = list({id(g): g for _, g in found}.values())
        near = max(at for at, _ in found)
        if len(groups) == 1 and not self._strangers(i, made, found):
            return groups[0]
        if made.head in BODIES and made.head not in PEOPLE:
            return None  # the Roe campaign, the Doe campaign: which?
        last = self._spoke_last(i)
        if last is None or all(last is not g for g in groups):
            return None
        return None if self._brought(made, near, mention.lo, found) else last

    def _acts(self, mention: Mention, made: Phrase) -> bool:
        """Whether a bare phrase outside a source is who does something: the official spoke."""
        if made.first != "the" or mention.hi != mention.proper[1] or mention.hi >= len(self.low):
            return False
        before = self.low[mention.lo - 1] if mention.lo else "."
        new = before in '.?!”"' or self.paragraph[mention.lo - 1] != self.paragraph[mention.lo]
        return (new or before == ",") and self.low[mention.hi] in _ACTS

    def _fitting(self, i: int, made: Phrase) -> list[tuple[int, Group]]:
        """The earlier phrases that a description may go back to, with their groups."""
        here = self.mentions[i]
        out = []
        for j in range(i - 1, max(i - 1 - _LOOKED, -1), -1):
            other, group = self.mentions[j], self.of[j]
            if self.paragraph[here.lo] - self.paragraph[other.lo] > _BACK:
                break
            if group is None or group.form != "nominal" or group.voice or group.names:
                continue
            if other.form != "nominal" or other.hi > here.lo:
                continue
            if not any(m.link is not None for m in group.mentions) and here.link is None:
                continue
            theirs = self.phrase(other)
            if theirs is not None and self._goes_back(made, theirs, group):
                out.append((other.lo, group))
        return out

    @staticmethod
    def _goes_back(made: Phrase, theirs: Phrase, group: Group) -> bool:
        heads = {made.head} | WIDER.get(made.head, frozenset())
        if theirs.head not in heads or made.plural != theirs.plural:
            return False
        counted = theirs.first in _COUNTS or theirs.first in _OPENERS
        if not (theirs.first in _BROUGHT or counted or theirs.said):
            return False
        if theirs.plural and not (counted or theirs.said):
            return False
        gender = _gender(made.head)
        if not group.may_be(gender):
            return False
        said = theirs.said | theirs.proper | {theirs.first}
        alike = made.said & said
        return not (made.said - alike - shared(made.said, said))

    def _strangers(self, i: int, made: Phrase, found: list[tuple[int, Group]]) -> bool:
        """Whether somebody else whom the phrase fits has come since: one with a name, or one who
        was brought in but is no mention."""
        last = max(max(m.hi for m in g.mentions if m.lo < self.mentions[i].lo) for _, g in found)
        here = self.mentions[i].lo
        if self._brought(made, last, here, found):
            return True
        for key in self.known.holders(made.head):
            if self.known.speaks_of(key, last, here):
                return True
        if made.head not in _ANYBODY or made.said:
            return False
        gender = _gender(made.head)
        for j in range(i - 1, max(i - 1 - _LOOKED, -1), -1):
            group = self.of[j]
            if self.mentions[j].lo < last:
                break
            if group is not None and group.form == "person" and group.may_be(gender):
                return True
        return False

    def _brought(self, made: Phrase, lo: int, hi: int, found: list[tuple[int, Group]]) -> bool:
        """Whether another whom the phrase fits is brought in by the same noun between two words."""
        places = self.brought.get(made.head, [])
        known = {at for at, _ in found}
        for at in places[bisect_right(places, lo) : bisect_left(places, hi)]:
            around = takewhile(str.isalnum, self.low[at + 1 : at + 2 + 2 * _WIDE])
            if at not in known and made.said <= shared(made.said, frozenset(around)):
                return True
        return False

    def _spoke_last(self, i: int) -> Group | None:
        """Who spoke last before a mention, in its paragraph or the one before."""
        here = self.mentions[i].lo
        for j in range(i - 1, max(i - 1 - _LOOKED, -1), -1):
            mention, group = self.mentions[j], self.of[j]
            if self.paragraph[here] - self.paragraph[mention.lo] > 1:
                return None
            if mention.link is not None and group is not None and mention.hi <= here:
                return group
        return None
