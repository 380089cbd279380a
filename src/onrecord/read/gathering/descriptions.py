"""Whom a definite description means: the senator, the outgoing president, the union.

It goes to the one name of which the text says so, by its title, an apposition or the head of a
body's name, where nothing in the description speaks against it. Of two that it fits, the only one
at hand; else nobody: a false merge is the worst error.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from onrecord.read.gathering.bodies import Bodies
from onrecord.read.gathering.described import (
    APART,
    NEUTRAL,
    THE,
    Description,
    Parser,
    place,
    shared,
)
from onrecord.read.gathering.mentions import BODIES, Mention
from onrecord.read.gathering.offices import LISTS, Fact, Facts, canon, party_of
from onrecord.read.gathering.pronouns import Speakers
from onrecord.read.gathering.referents import Group
from onrecord.read.words import Words

_PEOPLE = LISTS["people"]
_SINGLE = frozenset(map(canon, _PEOPLE["single"]))
_NATIONAL = frozenset(map(canon, _PEOPLE["national"]))
_FIGURES = frozenset(map(canon, (*_PEOPLE["public"], *_PEOPLE["stage"])))
_HARMLESS = frozenset(map(canon, _PEOPLE["harmless"]))
_PUBLIC = frozenset(map(canon, _PEOPLE["public"]))
_OFFICES = frozenset(map(canon, _PEOPLE["offices"]))
_VAGUE = frozenset(_PEOPLE["vague"])
_BECOMING = frozenset(LISTS["around"]["becoming"])
_INDEFINITE = frozenset(LISTS["around"]["indefinite"])
_FOLLOWS = frozenset(LISTS["around"]["follows"])
_BACK = 8  # paragraphs that a description without modifiers reaches back
_PARENTS = frozenset(LISTS["people"]["parents"])
_CHILDREN = frozenset(LISTS["people"]["children"])
_MOST = 60  # facts, mentions or places looked at
_AROUND = 40  # words around a name that may say which state it belongs to
_WIDE = 4  # words between an indefinite article and its noun


class Descriptions:
    """The descriptions of one text, and whom they mean. ``of`` are the groups so far."""

    def __init__(
        self,
        raw: Sequence[str],
        words: Words,
        mentions: Sequence[Mention],
        of: Sequence[Group | None],
        speakers: Speakers,
    ) -> None:
        self.raw, self.mentions, self.of, self.speakers = raw, mentions, of, speakers
        self.low = [w.lower() for w in raw]
        self.paragraph: list[int] = words.paragraph.tolist()
        names = {i for m in mentions if m.form == "person" for i in range(*m.proper)}
        self.finder = Facts(raw, words, names)
        self.parser = Parser(raw, self.low)
        self.facts: dict[int, list[Fact]] = defaultdict(list)  # by the group's id
        self.groups: dict[int, Group] = {}
        self.where: dict[int, list[int]] = defaultdict(list)  # first words of the group's mentions
        self.by_head: dict[str, dict[int, None]] = {}  # the groups, in text order
        self.heads: dict[str, list[int]] = defaultdict(list)  # the places of each word, as a head
        self.states: dict[int, str | None] = {}
        self.bodies = Bodies(self.low, self.paragraph, mentions, of, speakers, self.facts)
        self.learnt = False

    def _learn(self) -> None:
        """Gathers what the text says of each name; all names are in their groups by then."""
        self.learnt = True
        for i, word in enumerate(self.low):
            self.heads[canon(word)].append(i)
        for mention, group in zip(self.mentions, self.of, strict=True):
            if group is None or mention.form not in ("person", "body"):
                continue
            key = id(group)
            self.groups[key] = group
            self.where[key].append(mention.lo)
            for fact in self.finder.of(mention):
                self._note(key, fact)
        for i in range(len(self.mentions)):
            self.told(i)
        self.states = {key: self._state(where) for key, where in self.where.items()}

    def told(self, i: int) -> None:
        """Takes note of a body that is called by what it is and whose it is: the Roe campaign."""
        mention, group = self.mentions[i], self.of[i]
        if not self.learnt or group is None or group.form != "nominal":
            return
        lo, end = mention.proper
        if mention.form != "nominal" or mention.name[-1] not in BODIES:
            return
        proper = frozenset(
            self.low[k] for k in range(lo, end - 1) if self.raw[k][0].isupper() and k > lo
        )
        if proper:
            self.groups[id(group)] = group
            self.where[id(group)].append(mention.lo)
            self._note(id(group), Fact(canon(mention.name[-1]), proper, proper, name=True))

    def support(self, made: Description, group: Group) -> int | None:
        """How many words of a description the text says of a group; None: it does not fit."""
        if not self.learnt:
            self._learn()
        return self._support(made, id(group), group)

    def holders(self, head: str) -> list[int]:
        """The groups of which the text says a noun, by their ids."""
        if not self.learnt:
            self._learn()
        return list(self.by_head.get(head, ()))[:_MOST]

    def speaks_of(self, key: int, lo: int, hi: int) -> bool:
        """Whether a group is mentioned between two words."""
        where = self.where[key]
        k = bisect_left(where, lo)
        return k < len(where) and where[k] < hi

    def said_at(self, mention: Mention) -> bool:
        """Whether the text says right beside a name who that is."""
        return bool(self.finder.of(mention))

    def _note(self, key: int, fact: Fact) -> None:
        if len(self.facts[key]) < _MOST and fact not in self.facts[key]:
            self.facts[key].append(fact)
            self.by_head.setdefault(fact.head, {})[key] = None

    def _state(self, where: Iterable[int]) -> str | None:
        """The state or place named most in the sentences of a group, where one is."""
        near: set[int] = set()
        for at in islice(where, _MOST):
            within = self.speakers.within(self.speakers.sentence[at])
            near.update(range(max(within.start, at - _AROUND), min(within.stop, at + _AROUND)))
        states = (place(self.low[i]) for i in sorted(near) if self.raw[i][0].isupper())
        found = Counter(state for state in states if state is not None)
        ranked = found.most_common(2)
        if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def parse(self, mention: Mention, openers: AbstractSet[str] = THE) -> Description | None:
        """The parts of a phrase that may be such a description."""
        return self.parser.parse(mention, openers)

    def whose(self, i: int) -> Group | None:
        """The one group that the phrase ``i`` is said of, or None."""
        made = self.parse(self.mentions[i])
        if made is None or made.head in _VAGUE or not self._may_be(i, made):
            return None
        if not self.learnt:
            self._learn()
        keys = {k: None for head in sorted(made.heads) for k in self.by_head.get(head, ())}
        if len(keys) > _MOST:
            return None  # so many hold the office that it says nothing
        fits = {
            key: support
            for key in keys
            if (support := self._support(made, key, self.groups[key])) is not None
        }
        if not fits:
            return self._spoken(i, made)
        best = max(fits.values())
        if best:
            fits = {key: support for key, support in fits.items() if support == best}
        found = list(fits)
        if len(found) > 1:
            found = self._at_hand(i, found)
        if len(found) != 1 or (not best and self._unnamed(i, made, found[0])):
            return None
        return self.groups[found[0]] if self._reaches(i, made, found[0], bool(best)) else None

    def _may_be(self, i: int, made: Description) -> bool:
        """Whether a phrase that is no source may be a description: for an office, and not in
        *is the mayor* or *the mayor race*."""
        mention = self.mentions[i]
        if mention.link is not None:
            return True
        if made.head not in _OFFICES and not made.body:
            return False
        if mention.lo and self.low[mention.lo - 1] in _BECOMING:
            return False
        end = mention.proper[1]
        if end >= len(self.raw) or not self.raw[end][0].isalnum():
            return True
        word = self.low[end]
        return (
            word in _FOLLOWS
            or word
            in ("of", "from", "for", "in", "on", "at", "to", "by", "with", "after", "before", "who")
            or (self.raw[end].islower() and word.endswith(("ed", "ly")))
        )

    def _support(self, made: Description, key: int, group: Group) -> int | None:
        """How many words of a description the text says of a group; None: it does not fit."""
        facts = self.facts[key]
        said = [f for f in facts if f.head in made.heads]
        if not said or (group.form != "person") != made.body:
            return None
        if not group.may_be(made.gender):
            return None
        said = [f for f in said if f.former == made.former and (f.words & APART) == made.apart]
        if not said:
            return None
        every = frozenset[str]().union(*(f.words for f in facts))
        mine, theirs = party_of(made.mods), party_of(every)
        if mine and theirs and mine != theirs:
            return None
        proper = frozenset(w for w in made.proper if party_of((w,)) is None)
        places = frozenset[str]().union(*(f.proper for f in facts if not f.name or made.body))
        places = frozenset(w for w in places if len(w) > 1 and party_of((w,)) is None)
        alike = shared(proper, places | frozenset(w for f in facts if f.name for w in f.proper))
        if proper and not alike and not self._in_state(made, key, proper, places):
            return None
        plain = made.mods - made.proper - NEUTRAL
        around = frozenset[str]().union(*(f.words for f in said)) - NEUTRAL
        if plain and not plain & every and (around or made.body) and mine is None:
            return None
        own = frozenset[str]().union(*(f.tail for f in said))
        if made.tail and not made.proper and own and not made.tail & own:
            return None
        return len(alike) + len(plain & every) + bool(mine and mine == theirs)

    def _in_state(
        self, made: Description, key: int, proper: frozenset[str], places: frozenset[str]
    ) -> bool:
        """Whether a description of which no place is said of the group may still be its own."""
        if made.body or made.tail & proper:
            return False
        wanted = {place(w) for w in proper} - {None}
        known = {place(w) for w in places} - {None}
        if made.head in _NATIONAL:
            return not known and len(wanted) == 1 and self.states.get(key) in wanted
        return not places

    def _at_hand(self, i: int, found: list[int]) -> list[int]:
        """Of several, the only one in the same sentence, or in the same paragraph where no other is
        in it or the one before."""
        here = self.mentions[i].lo
        number = self.speakers.sentence[here]
        inside = [k for k in found if self._in_sentence(k, here, number)]
        if len(inside) == 1:
            return inside
        block = self.paragraph[here]
        near = {key: self._block_before(key, here) for key in found}
        close = [key for key in found if near[key] >= block - 1]
        return close if len(close) == 1 and near[close[0]] == block else []

    def _in_sentence(self, key: int, here: int, number: int) -> bool:
        """Whether a group's last mention before a word is in its sentence."""
        k = bisect_left(self.where[key], here)
        return bool(k) and self.speakers.sentence[self.where[key][k - 1]] == number

    def _block_before(self, key: int, here: int) -> int:
        """The paragraph of a group's last mention before a word; far away where it has none."""
        k = bisect_left(self.where[key], here)
        return self.paragraph[self.where[key][k - 1]] if k else -_BACK - 1

    def _unnamed(self, i: int, made: Description, key: int | None = None) -> bool:
        """Whether somebody without a name has been brought in by the same noun: a senator. Not
        where the one of the group ``key`` has only come after that, and is at hand."""
        here = self.mentions[i].lo
        places = self.heads[made.head]
        end = bisect_left(places, here)
        since = len(self.low)
        if key is not None and self._block_before(key, here) >= self.paragraph[here] - 1:
            since = min(self.where[key])
        for j in reversed(places[max(0, end - _MOST) : end]):
            if self.paragraph[here] - self.paragraph[j] > _BACK:
                return False
            if j in self.finder.used or j < since < here:
                continue
            for k in range(j - 1, max(j - 2 - _WIDE, -1), -1):
                if not (self.low[k][0].isalnum() or self.raw[k] in "-’'"):
                    break
                if self.low[k] in _INDEFINITE:
                    if k and (self.low[k - 1] in _BECOMING or self.raw[k - 1] == ","):
                        break
                    return True
        return False

    def _reaches(self, i: int, made: Description, key: int, told: bool) -> bool:
        """Whether the name is near enough: before the description, or soon after it where only
        one can have the office."""
        here = self.mentions[i].lo
        before = self._block_before(key, here)
        if before >= 0:
            return told or self.paragraph[here] - before <= _BACK
        after = self.paragraph[min(self.where[key])] - self.paragraph[here]
        return made.head in _SINGLE and bool(made.mods) and after <= 2

    def _spoken(self, i: int, made: Description) -> Group | None:
        """Who spoke last, where the text says nothing of anybody that the description fits."""
        mention = self.mentions[i]
        parent = made.head in _PARENTS and made.tail <= _CHILDREN
        if mention.link is None or (made.tail and not parent) or self._unnamed(i, made):
            return None
        if made.body:
            return self.bodies.spoke(i, made.head, made.mods, made.heads)
        figure = parent or (made.head in _FIGURES and bool(made.mods or made.former))
        stage = made.head in _FIGURES - _PUBLIC
        if not (figure or made.mods or stage):
            return None

        def allows(group: Group) -> bool:
            return group.form == "person" and group.may_be(made.gender)

        found = self.speakers.last(i, allows)
        if found is None or not any(m.link is not None for m in found.mentions):
            return None
        facts = self.facts[id(found)]
        if not (figure or made.mods) and not any(f.head in _FIGURES - _PUBLIC for f in facts):
            return None  # the actress: of a star
        if not figure and not made.mods <= frozenset[str]().union(*(f.words for f in facts)):
            return None
        if any(f.head in made.heads for f in facts):
            return None  # something in it speaks against him
        theirs = party_of(frozenset[str]().union(*(f.words | {f.head} for f in facts)))
        mine = party_of(made.mods | {made.head})
        alike = (_PUBLIC if made.head in _PUBLIC else _FIGURES - _PUBLIC) | _HARMLESS
        figures = all(f.former or f.head in alike for f in facts)
        return found if figures and (mine is None or theirs in (None, mine)) else None
