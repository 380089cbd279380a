"""Whom a definite description means: the senator, the outgoing president, the union.

It goes to the one name of which the text says so, by its title, an apposition or the head of a
body's name, where nothing in the description speaks against it. Of two that it fits, the only one
at hand; else nobody: a false merge is the worst error.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.read.gathering.mentions import (
    AFTER_HEAD,
    BODIES,
    FEMALE,
    MALE,
    PEOPLE,
    Gender,
    Mention,
)
from onrecord.read.gathering.offices import (
    FORMER,
    LISTS,
    Fact,
    Facts,
    canon,
    parted,
    party_of,
)
from onrecord.read.gathering.pronouns import Speakers
from onrecord.read.gathering.referents import Group
from onrecord.read.who.kinds import ADJECTIVES, STATE_NAMES
from onrecord.read.words import Words

_WIDER = {head: frozenset(map(canon, words)) for head, words in LISTS["wider"].items()}
_NEUTRAL = frozenset(LISTS["words"]["neutral"]) | FORMER
_APART = frozenset(LISTS["words"]["apart"])
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
_WIDE_BODIES = frozenset(("company", "organisation", "agency", "body"))
_THE = frozenset(("the", "this", "that"))
_BACK = 8  # paragraphs that a description without modifiers reaches back
_STEM = 5  # letters that an adjective and the place it comes from share: Kelmar, Kelmari
_MOST = 60  # facts, mentions or places looked at
_AROUND = 40  # words around a name that may say which state it belongs to
_WIDE = 4  # words between an indefinite article and its noun


@dataclass(frozen=True, slots=True)
class Description:
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
        return frozenset((self.head,)) | _WIDER.get(self.head, frozenset())

    @property
    def body(self) -> bool:
        """Whether it is said of a body."""
        return self.head in BODIES and self.head not in PEOPLE


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
        self.facts: dict[int, list[Fact]] = defaultdict(list)  # by the group's id
        self.groups: dict[int, Group] = {}
        self.where: dict[int, list[int]] = defaultdict(list)  # first words of the group's mentions
        self.by_head: dict[str, dict[int, None]] = {}  # the groups, in text order
        self.heads: dict[str, list[int]] = defaultdict(list)  # the places of each word, as a head
        self.states: dict[int, str | None] = {}
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
        states = (_place(self.low[i]) for i in sorted(near) if self.raw[i][0].isupper())
        found = Counter(state for state in states if state is not None)
        ranked = found.most_common(2)
        if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def parse(self, mention: Mention) -> Description | None:
        """The parts of a phrase that may be such a description."""
        lo, end = mention.proper
        if mention.form != "nominal" or mention.name[0] not in _THE or end - lo < 2:
            return None
        at = [i for i in range(lo + 1, end) if self.low[i][0].isalnum() and self.low[i] != "s"]
        if not at or (self.low[at[-1]].endswith("s") and not self.low[at[-1]].endswith("ss")):
            return None
        if (
            any(self.low[i] in _THE or self.low[i] in AFTER_HEAD for i in at)
            or "or" in mention.name
        ):
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
        mods = frozenset(w for w in before if w not in _NEUTRAL)
        proper = frozenset(self.low[i] for i in at[:-1] if self.raw[i][0].isupper())
        proper |= frozenset(self.low[i] for i in after if self.raw[i][0].isupper())
        proper = frozenset(w for w in proper if w not in _NEUTRAL and len(w) > 1) | (
            mods & frozenset(("us", "uk", "eu", "un"))
        )
        gender: Gender = "m" if words[-1] in MALE else "f" if words[-1] in FEMALE else None
        tail = frozenset(self.low[i] for i in after)
        return Description(head, mods, proper, tail, former, frozenset(before) & _APART, gender)

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
        if len(found) != 1 or (not best and self._unnamed(i, made)):
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
        said = [f for f in said if f.former == made.former and (f.words & _APART) == made.apart]
        if not said:
            return None
        every = frozenset[str]().union(*(f.words for f in facts))
        mine, theirs = party_of(made.mods), party_of(every)
        if mine and theirs and mine != theirs:
            return None
        proper = frozenset(w for w in made.proper if party_of((w,)) is None)
        places = frozenset[str]().union(*(f.proper for f in facts if not f.name or made.body))
        places = frozenset(w for w in places if len(w) > 1 and party_of((w,)) is None)
        shared = _shared(proper, places | frozenset(w for f in facts if f.name for w in f.proper))
        if proper and not shared and not self._in_state(made, key, proper, places):
            return None
        plain = made.mods - made.proper - _NEUTRAL
        around = frozenset[str]().union(*(f.words for f in said)) - _NEUTRAL
        if plain and not plain & every and (around or made.body) and mine is None:
            return None
        own = frozenset[str]().union(*(f.tail for f in said))
        if made.tail and not made.proper and own and not made.tail & own:
            return None
        return len(shared) + len(plain & every) + bool(mine and mine == theirs)

    def _in_state(
        self, made: Description, key: int, proper: frozenset[str], places: frozenset[str]
    ) -> bool:
        """Whether a description of which no place is said of the group may still be its own."""
        if made.body or made.tail & proper:
            return False
        wanted = {_place(w) for w in proper} - {None}
        known = {_place(w) for w in places} - {None}
        if made.head in _NATIONAL:
            return not known and len(wanted) == 1 and self.states.get(key) in wanted
        return not places

    def _at_hand(self, i: int, found: list[int]) -> list[int]:
        """Of several, those in the same paragraph, where no other is in it or the one before."""
        here = self.mentions[i].lo
        block = self.paragraph[here]
        near = {key: self._block_before(key, here) for key in found}
        close = [key for key in found if near[key] >= block - 1]
        return close if len(close) == 1 and near[close[0]] == block else []

    def _block_before(self, key: int, here: int) -> int:
        """The paragraph of a group's last mention before a word; far away where it has none."""
        k = bisect_left(self.where[key], here)
        return self.paragraph[self.where[key][k - 1]] if k else -_BACK - 1

    def _unnamed(self, i: int, made: Description) -> bool:
        """Whether somebody without a name has been brought in by the same noun: a senator."""
        here = self.mentions[i].lo
        places = self.heads[made.head]
        end = bisect_left(places, here)
        for j in reversed(places[max(0, end - _MOST) : end]):
            if self.paragraph[here] - self.paragraph[j] > _BACK:
                return False
            if j in self.finder.used:
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
        if mention.link is None or made.tail or self._unnamed(i, made):
            return None
        if made.body:
            return self._body_spoke(i, made)
        if made.head not in _FIGURES or not (made.mods or made.former):
            return None

        def allows(group: Group) -> bool:
            return group.form == "person" and group.may_be(made.gender)

        found = self.speakers.last(i, allows)
        if found is None or not any(m.link is not None for m in found.mentions):
            return None
        facts = self.facts[id(found)]
        if any(f.head in made.heads for f in facts):
            return None  # something in it speaks against him
        theirs = party_of(frozenset[str]().union(*(f.words | {f.head} for f in facts)))
        mine = party_of(made.mods | {made.head})
        alike = (_PUBLIC if made.head in _PUBLIC else _FIGURES - _PUBLIC) | _HARMLESS
        figures = all(f.former or f.head in alike for f in facts)
        return found if figures and (mine is None or theirs in (None, mine)) else None

    def _body_spoke(self, i: int, made: Description) -> Group | None:
        """The body that spoke last, where its name does not say what it is."""
        if made.head not in _WIDE_BODIES or made.mods:
            return None

        def allows(group: Group) -> bool:
            return group.form == "body"

        found = self.speakers.last(i, allows)
        if found is None or self.facts[id(found)]:
            return None
        short = any(len(n) == 1 and len(n[0]) < 6 for n in found.names)
        return None if made.head == "company" and short else found


def _place(word: str) -> str | None:
    """The state that a word names, by its name or an adjective."""
    return ADJECTIVES.get(word) or STATE_NAMES.get(word)


def _shared(mine: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """The words of a description that others say too: Kelmari of Kelmar, Russian of Russia."""
    keys = {k for w in theirs for k in (w, w[:_STEM] if len(w) >= _STEM else w, _place(w))}
    short = tuple(w for w in theirs if 2 < len(w) < _STEM)  # Mass. for Massachusetts

    def said(word: str) -> bool:
        stem = len(word) >= _STEM and (word[:_STEM] in keys or word.startswith(short))
        state = _place(word)
        return word in keys or stem or (state is not None and state in keys)

    return frozenset(w for w in mine if said(w))
