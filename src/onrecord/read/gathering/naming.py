"""Somebody who is named only later: *a former clerk* ... *the clerk is Jane Roe*.

Either the words say so, or a report opens with a description of somebody and goes on with the name
of whom it means, who is not brought in by anything else.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.gathering.descriptions import Descriptions
from onrecord.read.gathering.mentions import Mention
from onrecord.read.gathering.offices import LISTS, canon, is_person_head
from onrecord.read.gathering.referents import Group

_STEPS = frozenset(LISTS["naming"]["steps"])
_NAMES = frozenset(LISTS["naming"]["names"])
_COPULAS = frozenset(LISTS["naming"]["copulas"])
_VAGUE = frozenset(LISTS["people"]["vague"])
_ARTICLES = frozenset(("a", "an", "the"))
_CLOSERS = frozenset(',.;)—–:”"')
_LONGEST = 7  # words between a phrase and the name that it gets
_LEDE = 3  # paragraphs, a headline among them, in which somebody may be described first
_NEXT = 2  # paragraphs on, in which the name must come
_AHEAD = 40  # later mentions looked at
_SENTENCE = 40  # words around a name looked at


class Naming:
    """Who is named later in one text. ``of`` are the groups so far; people are in theirs."""

    def __init__(self, raw: Sequence[str], known: Descriptions) -> None:
        self.raw, self.known = raw, known
        self.low = known.low
        self.mentions, self.of = known.mentions, known.of
        self.paragraph = known.paragraph

    def after(self, i: int) -> Group | None:
        """The person whose name stands after a phrase and a comma: her daughter, Jane Roe,"""
        phrase = self.mentions[i]
        if phrase.link is not None or self.low[phrase.hi : phrase.hi + 1] != [","]:
            return None
        for j in range(i + 1, min(i + 3, len(self.mentions))):
            name = self.mentions[j]
            closed = self.low[name.proper[1] : name.proper[1] + 1] in ([], [","], ["."], [")"])
            if name.form == "person" and name.lo == phrase.hi + 1 and closed:
                group = self.of[j]
                return group if group and group.may_be(phrase.gender) else None
        return None

    def before(self, j: int) -> Group | None:
        """The person of whom a phrase after a comma is said: Jane Roe, an aide."""
        phrase = self.mentions[j]
        if phrase.name[0] not in _ARTICLES or self.low[phrase.lo - 1 : phrase.lo] != [","]:
            return None
        for k in range(j - 1, max(j - 4, -1), -1):
            if self.mentions[k].hi == phrase.lo - 1 and self.mentions[k].form == "person":
                return self.of[k]
        return None

    def told(self, i: int) -> Group | None:
        """The person of whom the words after a mention say that it is the name."""
        mention = self.mentions[i]
        for end in dict.fromkeys((mention.hi, mention.proper[1])):
            found = self._name_behind(i, mention, end)
            if found is not None:
                return found
        return None

    def _name_behind(self, i: int, mention: Mention, end: int) -> Group | None:
        block = self.paragraph[mention.lo]
        k = end
        while k < len(self.low) and k - end < _LONGEST and self.paragraph[k] == block:
            if self.low[k] not in _STEPS:
                break
            k += 1
        if k == end or k == len(self.low):
            return None
        last = self.low[k - 1]
        if not (last in _NAMES or (last in _COPULAS and k == end + 1)):
            return None
        for j in range(i + 1, min(i + 4, len(self.mentions))):
            name, group = self.mentions[j], self.of[j]
            if name.form == "person" and name.lo == k and group is not None:
                stop = name.proper[1]
                closed = stop == len(self.raw) or self.raw[stop] in _CLOSERS
                return group if closed and group.may_be(mention.gender) else None
        return None

    def later(self, i: int) -> Group | None:
        """The person whom a description at the beginning of a report means."""
        mention = self.mentions[i]
        head = canon(mention.name[-1])
        if mention.form != "nominal" or mention.link is None or mention.plural:
            return None
        if self.paragraph[mention.lo] >= _LEDE or not is_person_head(head) or head in _VAGUE:
            return None
        made = self.known.parse(
            mention, frozenset(("a", "an", "the", "this", *self._owner(mention)))
        )
        if made is None or not (made.mods or made.proper or made.former):
            return None
        j = self._next_speaker(i)
        group = self.of[j] if j is not None else None
        if group is None or j is None or not group.may_be(made.gender):
            return None
        support = self.known.support(made, group)
        if support:
            return group
        bare = not self.mentions[j].titles and not self.known.said_at(self.mentions[j])
        return group if bare and made.proper and self._near(made.proper, group) else None

    def signed(self) -> Group | None:
        """The person whom the last paragraph of an opinion piece introduces: its author. The name
        stands there, or in a byline, and nowhere else."""
        if not self.paragraph:
            return None
        last = self.paragraph[-1]
        for j in range(len(self.mentions) - 1, -1, -1):
            mention, group = self.mentions[j], self.of[j]
            if self.paragraph[mention.lo] < last:
                return None
            opens = mention.lo == 0 or self.paragraph[mention.lo - 1] < last
            if not opens or mention.form != "person" or group is None or not group.full:
                continue
            after = self.low[mention.hi : mention.hi + 1]
            where = {self.paragraph[m.lo] for m in group.mentions if m.form == "person"}
            known = after in (["is"], [","], ["was"]) and mention.link is None
            return group if known and all(p < 2 or p == last for p in where) else None
        return None

    def _owner(self, mention: Mention) -> tuple[str, ...]:
        """The first word of a phrase that begins with whose it is: Kelmar's manager."""
        lo = mention.lo
        owned = self.low[lo + 1 : lo + 2] in (["'"], ["’"])
        return (self.low[lo],) if owned else ()

    def _next_speaker(self, i: int) -> int | None:
        """The next source by name, where it is the first that the text says of that person."""
        here = self.mentions[i]
        for j in range(i + 1, min(i + 1 + _AHEAD, len(self.mentions))):
            other, group = self.mentions[j], self.of[j]
            if self.paragraph[other.lo] - self.paragraph[here.lo] > _NEXT:
                return None
            if other.form == "nominal" and other.link is not None and other.lo >= here.hi:
                return None
            if other.form != "person" or group is None or other.lo < here.hi:
                continue
            if other.link is None or min(m.lo for m in group.mentions) < here.hi:
                continue
            return j
        return None

    def _near(self, proper: frozenset[str], group: Group) -> bool:
        """Whether all these words come in the sentences that begin with the person's name."""
        said: set[str] = set()
        for mention in sorted(group.mentions, key=lambda m: m.lo)[:3]:
            within = self.known.speakers.within(self.known.speakers.sentence[mention.lo])
            said.update(self.low[mention.lo : min(within.stop, mention.lo + _SENTENCE)])
        return proper <= said
