"""Whom a pronoun of the third person means, where the report leaves only one to choose.

In news, who spoke last mostly goes on speaking: a pronoun that is a source is the last speaker it
fits, where nobody else whom it fits has come between. Elsewhere the encoder's scorer decides.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

import numpy as np

from onrecord.read.gathering.mentions import GIVEN, PEOPLE, Gender, Mention
from onrecord.read.gathering.referents import Group
from onrecord.read.sentences import sentences
from onrecord.read.words import Words

REACH = 80  # earlier mentions looked at
_FEW = 20  # mentions of a group looked at
NEAR = 1  # paragraphs back to the last speaker
_POSSESSIVE = frozenset(("his", "her", "its", "their"))
_SINGLE = frozenset(("one", "another", "neither", "either", "someone", "somebody", "each"))
_THINGS = frozenset(("it", "its", "itself", "they", "them", "their", "which", "these", "those"))
_LEAD = 4  # words of a role before the name that a sentence begins with
_OPENING = 2  # words before the one who begins a sentence: But Roe
Allows = Callable[[Group], bool]


def sentence_of(text: str, words: Words) -> list[int]:
    """The number of the sentence of each word."""
    begins = np.array([s.start for s in sentences(text)], dtype=np.int64)
    found: list[int] = np.searchsorted(begins, words.start, side="right").tolist()
    return found


def is_one(group: Group) -> bool:
    """Whether a group is one person, as far as its words say."""
    if group.voice or group.plural:
        return False
    if group.form != "nominal":
        return group.form == "person"
    heads = [m.name[-1] for m in group.mentions[:_FEW] if m.form == "nominal"]
    if not heads and any(m.name[0] in _THINGS for m in group.mentions[:_FEW]):
        return False
    single = any(head in _SINGLE or is_person(head) for head in heads)
    return not heads or group.gender is not None or single


def is_person(head: str) -> bool:
    """Whether a noun is for one person."""
    return head in PEOPLE or head.endswith(("man", "woman", "person", "ologist"))


def is_known(group: Group) -> bool:
    """Whether more is known than a single name that comes once: it may be no person's."""
    if group.form != "person":
        return True
    plain = [m for m in group.mentions[:_FEW] if m.form == "person" and m.lo == m.proper[0]]
    often = len(plain) > 1  # not the Roes
    given = any(n[0] in GIVEN for n in group.names)
    return often or given or bool(group.full or group.titles or group.gender)


def fits(group: Group, gender: Gender) -> bool:
    """Whether *he* or *she* may be said of a group."""
    if not (is_one(group) and group.may_be(gender)):
        return False
    given = {GIVEN[n[0]] for n in group.full or group.names if n[0] in GIVEN}
    return group.gender is not None or not given or gender in given


class Speakers:
    """Who has spoken before a place of a text."""

    def __init__(
        self,
        words: Words,
        sentence: list[int],
        mentions: Sequence[Mention],
        of: Sequence[Group | None],
        quoted: Sequence[bool] | None = None,
    ) -> None:
        self.sentence = sentence
        self.paragraph: list[int] = words.paragraph.tolist()
        self.quoted = quoted or (words.quote != 0).tolist()
        self.mentions = mentions
        self.of = of  # the groups so far; the gatherer goes on filling it

    def within(self, number: int) -> range:
        """The places of the words of a sentence."""
        return range(bisect_left(self.sentence, number), bisect_right(self.sentence, number))

    def last(self, i: int, allows: Allows, gender: Gender = None) -> Group | None:
        """The last speaker before mention ``i`` that is allowed, where nobody else who is came
        between. Without one, the only one who is allowed in the sentence or the one before, or who
        begins that one. Of several, the only one of whom the gender is known."""
        here = self.mentions[i].lo
        speaker, spoke = None, 0
        others: list[tuple[int, Group]] = []
        for j, group in self._before(i):
            mention = self.mentions[j]
            if self.paragraph[here] - self.paragraph[mention.lo] > NEAR:
                break
            if self.quoted[mention.lo] or not allows(group):
                continue
            if mention.link is not None:
                speaker, spoke = group, mention.lo
                break
            others.append((mention.lo, group))
        if speaker is None:
            return self._near(others, here)
        rivals = self._rivals(others, speaker, spoke, here)
        if not rivals:
            return speaker
        taken = self._taken_over(others, speaker, rivals, i)
        if taken is not None:
            return taken
        known = [g for g in (speaker, *rivals) if gender and g.gender == gender]
        return known[0] if len(known) == 1 else None

    def only(self, i: int, allows: Allows) -> Group | None:
        """The only one in the paragraph before mention ``i`` who is allowed, outside quotes."""
        block = self.paragraph[self.mentions[i].lo]
        found: Group | None = None
        for j, group in self._before(i):
            mention = self.mentions[j]
            if self.paragraph[mention.lo] != block:
                break
            if self.quoted[mention.lo] or group is found or not allows(group):
                continue
            if found is not None:
                return None
            found = group
        return found

    def _taken_over(
        self, others: list[tuple[int, Group]], speaker: Group, rivals: list[Group], i: int
    ) -> Group | None:
        """The only rival, where it is whose the thing is (*Roe repeated his call*), or where a new
        paragraph begins with it and the speaker is not in that."""
        here, only = self.mentions[i].lo, rivals[0]
        if len(rivals) > 1:
            return None
        places = [at for at, g in others if g is only]
        if self.mentions[i].name[0] in _POSSESSIVE:
            return only if any(self.sentence[at] == self.sentence[here] for at in places) else None
        block = self.paragraph[here]
        opens = any(
            self.paragraph[at] == block
            and (self._opens(at, block) or (bool(only.full) and self._leads(at, here)))
            for at in places
        )
        theirs = any(self.paragraph[m.lo] == block and m.lo < here for m in speaker.mentions)
        return only if opens and not theirs else None

    def _leads(self, at: int, here: int) -> bool:
        """Whether the sentence before a word, or that of what is quoted before it, begins with the
        name at a word: `The mayor, Ann Roe, was awake. “I heard it,” she said.`"""
        number, first = self.sentence[at], bisect_left(self.sentence, self.sentence[at])
        quoted = any(self.quoted[k] for k in self.within(number + 1))
        near = self.sentence[here] - number
        return at - first <= _LEAD and (near == 1 or (near == 2 and quoted))

    def _opens(self, at: int, block: int) -> bool:
        """Whether a paragraph begins with the one who stands at a word."""
        return at < _OPENING or self.paragraph[at - _OPENING] != block

    def _near(self, others: list[tuple[int, Group]], here: int) -> Group | None:
        """The only one in the sentence or the one before, or who begins that one."""
        since = self.sentence[here] - 1
        near = [(at, g) for at, g in others if self.sentence[at] >= since]
        if len({id(g) for _, g in near}) == 1:
            return near[0][1]
        before = [(at, g) for at, g in near if self.sentence[at] == since]
        if len(before) < len(near) or not before:
            return None
        at, group = before[-1]
        begins = at < _OPENING or self.sentence[at - _OPENING] != since
        return group if begins else None

    def _before(self, i: int) -> list[tuple[int, Group]]:
        """The mentions before ``i`` with their groups, nearest first."""
        lo = self.mentions[i].lo
        found = []
        for j in range(i - 1, max(i - 1 - REACH, -1), -1):
            group = self.of[j]
            if group is not None and self.mentions[j].hi <= lo:
                found.append((j, group))
        return found

    def _rivals(
        self, others: list[tuple[int, Group]], speaker: Group, spoke: int, here: int
    ) -> list[Group]:
        """Who else may have taken over: in this sentence, or first in a later one."""
        first: dict[int, Group] = {}  # the first of each sentence after the speaker's
        found: dict[int, Group] = {}
        for at, group in reversed(others):
            number = self.sentence[at]
            if number == self.sentence[here]:
                found[id(group)] = group
            elif number > self.sentence[spoke]:
                first.setdefault(number, group)
        found.update((id(g), g) for g in first.values())
        found.pop(id(speaker), None)
        return list(found.values())
