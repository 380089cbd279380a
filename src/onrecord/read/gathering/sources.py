"""Gathers mentions into sources: a name, a title and a pronoun of one referent are one source.

A false merge is the worst error here, so two that may be one stay two. Names are joined by their
words, where no first name, office, suffix or owner speaks against it; phrases only where the same
words come again and nothing like them between; unnamed people never by their words alone. Where
words leave it open, and for pronouns, the encoder's scorer decides, where it is sure enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from onrecord.read.encoder import Heads
from onrecord.read.gathering.antecedents import REACH, Antecedents
from onrecord.read.gathering.descriptions import Descriptions
from onrecord.read.gathering.introduced import back, introduced
from onrecord.read.gathering.mentions import (
    AFTER_HEAD,
    BODIES,
    DEFINITE,
    Gender,
    Mention,
)
from onrecord.read.gathering.naming import Naming
from onrecord.read.gathering.pronouns import Speakers, fits, is_known, is_one, sentence_of
from onrecord.read.gathering.quoted import unquoted
from onrecord.read.gathering.referents import (
    Group,
    alone,
    display_name,
    doubtful,
    initials,
    same_person,
)
from onrecord.read.gathering.repeats import Repeats
from onrecord.read.gathering.unnamed import Unnamed
from onrecord.read.links import Scorer
from onrecord.read.pairs import PRONOUNS
from onrecord.read.words import Words

__all__ = ["Gatherer", "Group", "display_name"]

SURE_PRONOUN = 0.4  # least probability of an antecedent; chosen on GAP and GUM dev
SURE_NAME = 0.5  # where the words of a name allow it, but do not say it
SURE_PHRASE = 0.9
SURE_RIVAL = 0.99  # of two people with one last name, for the one who is not at hand
_GENDER: dict[int, Gender] = {1: "m", 2: "f"}


class Gatherer:
    """Gathers the mentions of one report."""

    def __init__(
        self, text: str, words: Words, heads: Heads, mentions: list[Mention], same: Scorer
    ) -> None:
        self.text = text
        self.words = words
        self.mentions = mentions
        self.people: dict[str, list[Group]] = defaultdict(list)  # by first and by last name
        self.bodies: dict[tuple[tuple[str, ...], ...], Group] = {}  # by owner and name
        self.author: Group | None = None
        self.either: set[int] = set()  # phrases that may mean one of two bodies
        self.phrases: dict[tuple[str, ...], int] = {}  # the last mention of each
        self.of: list[Group | None] = [None] * len(mentions)
        self.owners: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
        for mention in mentions:
            if mention.owner:
                self.owners[mention.name].add(mention.owner)
        self.quoted = unquoted(text, words)
        spans = zip(words.start.tolist(), words.end.tolist(), strict=True)
        raw = [text[a:b] for a, b in spans]
        self.low = [word.lower() for word in raw]
        self.speakers = Speakers(words, sentence_of(text, words), mentions, self.of, self.quoted)
        self.descriptions = Descriptions(raw, words, mentions, self.of, self.speakers)
        self.naming = Naming(raw, self.descriptions)
        self.unnamed = Unnamed(raw, self.descriptions)
        self.repeats = Repeats(text, self.low, words)
        self.antecedents = Antecedents(
            text, words, heads, mentions, self.of, same, self.descriptions.paragraph
        )

    def _join(self, index: int, group: Group | None) -> Group:
        if group is None:
            group = Group()
        mention = self.mentions[index]
        group.add(mention)
        self.of[index] = group
        if mention.form == "person":
            for word in {mention.name[0], mention.name[-1]}:
                if group not in self.people[word]:
                    self.people[word].append(group)
        return group

    def gather(self) -> list[Group | None]:
        """The group of each mention; None where a pronoun that is no source stays unresolved."""
        order = sorted(range(len(self.mentions)), key=lambda i: (*self._turn(self.mentions[i]), i))
        for i in order:
            mention = self.mentions[i]
            if mention.form == "person":
                self._person(i)
            elif mention.form in ("body", "place"):
                self._body(i)
            elif mention.form == "nominal":
                self._phrase(i)
            else:
                self._pronoun(i)
        for i in order:
            if self.mentions[i].form == "nominal":
                self._once_more(i)
        for before, named in introduced(self.mentions, self.of, self.low):
            self._merge(before, named)
        signed = self.naming.signed() if self.author else None
        if signed is not None and self.author is not None:
            self._merge(signed, self.author)
        return self.of

    def _once_more(self, i: int) -> None:
        """A description that nobody fitted, now that it is known whom pronouns mean."""
        mention, group = self.mentions[i], self.of[i]
        if mention.link is None or group is None or group.names or i in self.either:
            return
        first = min(group.mentions, key=lambda m: m.lo)
        if first is mention and (found := self.descriptions.whose(i)) is not None:
            self._merge(group, found)

    @staticmethod
    def _turn(mention: Mention) -> tuple[int, int]:
        """What says most comes first: full names by length, then titles with a last name."""
        if mention.form == "pronoun":
            return 6, 0
        if mention.form == "nominal":
            return (4 if mention.name[-1] in BODIES and len(mention.name) > 2 else 5), 0
        if len(mention.name) == 1:
            return (2 if mention.titles else 3), 0
        if mention.form == "person" and mention.short:
            return 1, 0
        return 0, 99 if len(mention.name[0]) == 1 else -len(mention.name)

    def _person(self, i: int) -> None:
        mention = self.mentions[i]
        fits = [
            g
            for g in self.people[mention.name[-1]]
            if g.form == "person" and g.may_be(mention.gender) and same_person(mention, g)
        ]
        in_office = [g for g in fits if g.titles & mention.titles]
        if len(in_office) == 1:
            fits = in_office
        if len(fits) == 1 and not (mention.short and doubtful(mention, fits[0])):
            self._join(i, fits[0])
            return
        group, sure = self.antecedents.best(i, fits.__contains__)
        enough = group and sure >= (SURE_NAME if len(fits) == 1 else SURE_PHRASE)
        if enough and group and len(fits) > 1 and not mention.titles and sure < SURE_RIVAL:
            enough = self._leads(i, group, fits)
        self._join(i, group if enough else alone(mention, fits))

    def _leads(self, i: int, group: Group, fits: list[Group]) -> bool:
        """Whether a group has the last mention before mention ``i``, of several that it may be of,
        or more mentions before it than any other."""
        here = self.mentions[i].lo
        places = {id(g): [m.lo for m in g.mentions if m.lo < here] for g in fits}
        last = {key: max(found, default=-1) for key, found in places.items()}
        often = {key: len(found) for key, found in places.items()}
        key = id(group)
        others = [k for k in places if k != key]
        return last[key] >= max(last.values()) or all(often[key] > often[k] for k in others)

    def _body(self, i: int) -> None:
        """A body or place goes with its own name, or with the long one of its initials."""
        mention = self.mentions[i]
        key = (mention.owner, mention.name)
        group = self.bodies.get(key)
        if not mention.owner and len(self.owners[mention.name]) > 1:  # whose, of several?
            fits = [g for (_, name), g in self.bodies.items() if name == mention.name]
            group, sure = self.antecedents.best(i, fits.__contains__)
            self._join(i, group if sure >= SURE_PHRASE else None)
            return
        if group is None and len(mention.name) == 1:
            group = self._spelled_out(mention)
        self.bodies.setdefault(key, self._join(i, group))

    def _spelled_out(self, mention: Mention) -> Group | None:
        """The one group whose long name has these initials."""
        lo, hi = mention.proper
        written = self.text[self.words.start[lo] : self.words.end[hi - 1]]
        if not written.isupper() or len(mention.name[0]) < 2:
            return None
        found = [
            group
            for (owner, name), group in self.bodies.items()
            if not owner and len(name) > 1 and initials(name) == mention.name[0]
        ]
        return found[0] if len(found) == 1 else None

    def _phrase(self, i: int) -> None:
        mention = self.mentions[i]
        key = self.repeats.key(mention)
        last = self.phrases.get(key)
        again = self.repeats.again(mention)
        rival = last is not None and self.repeats.rival(self.mentions[last], mention)
        group = self.naming.after(i) or back(i, self.mentions, self.of, self.speakers.paragraph)
        if group is None:
            group = self.naming.told(i)
            before = self.unnamed.earlier(i) if group else None
            if group is not None and before is not None:
                self._merge(before, group)
        which = rival and mention.name[-1] in BODIES  # the campaign, between two of them
        if which:
            self.either.add(i)
        if group is None and not which:
            group = self.descriptions.whose(i)
        if again:
            self.phrases[key] = i
        if again and last is not None and not rival and (before := self.of[last]):
            if group is None and (not before.names or len(mention.name) > 2):
                group = before
            elif group is not None and group is not before and not before.names:
                self._merge(before, group)
        if group is None and not which:
            group = self.unnamed.earlier(i) or self.naming.later(i)
        if group is not None:
            self._join(i, group)
            return
        if mention.name[0] in DEFINITE and not mention.plural and mention.link is not None:
            group, sure = self.antecedents.best(
                i,
                lambda g: (
                    g.form != "place" and not (g.voice or g.plural) and g.may_be(mention.gender)
                ),
            )
            group = group if sure >= SURE_PHRASE else None
        self._join(i, group)
        self.descriptions.told(i)

    def _merge(self, old: Group, group: Group) -> None:
        """Gives all mentions of a phrase to the one whom it turns out to mean."""
        for j, known in enumerate(self.of):
            if known is old:
                self._join(j, group)

    def _pronoun(self, i: int) -> None:
        mention = self.mentions[i]
        kind = PRONOUNS[mention.name[0]]
        if kind == 5:
            self._first_person(i)
            return
        gender = _GENDER.get(kind)
        if gender and (named := self.naming.told(i)) is not None and named.may_be(gender):
            self._is_named(i, named, gender)
            return
        if mention.name[0] in ("who", "which", "that"):
            before = self._just_before(i)
            if before is not None or mention.name[0] == "who":
                if before is not None or mention.link is not None:
                    self._join(i, before)
                return
        if mention.link is not None and kind != 6 and not self.quoted[mention.lo]:
            speaker = self.speakers.last(i, self._may_speak(kind), gender)
            several = speaker and (speaker.plural or speaker.form == "body")
            if speaker is not None and not speaker.voice and (kind != 4 or several):
                self._join(i, speaker)
                speaker.gender = speaker.gender or gender
                return

        def allows(group: Group) -> bool:
            if group.voice or kind == 6:
                return not group.voice
            if gender:
                return fits(group, gender) and is_known(group)
            return group.form != "person" and group.gender is None

        if gender and mention.link is None and not self.quoted[mention.lo]:
            only = self.speakers.only(i, lambda group: fits(group, gender))
            if only is not None and is_known(only):
                self._join(i, only)
                only.gender = only.gender or gender
                return
        favour = self._last_speaker(i, allows) if gender and mention.link is None else None
        group, sure = self.antecedents.best(i, allows, favour)
        if group is not None and sure >= SURE_PRONOUN:
            self._join(i, group)
            group.gender = group.gender or gender
        elif mention.link is not None:
            self._join(i, None).gender = gender

    def _is_named(self, i: int, named: Group, gender: Gender) -> None:
        """*He is Jane Roe*: the pronoun, and the one without a name whom it means."""

        def allows(group: Group) -> bool:
            return group.form == "nominal" and not group.names and fits(group, gender)

        before = self.speakers.last(i, allows, gender)
        if before is not None and before is not named:
            self._merge(before, named)
        self._join(i, named)
        named.gender = named.gender or gender

    @staticmethod
    def _may_speak(kind: int) -> Callable[[Group], bool]:
        """What a pronoun of a kind may be said of."""
        gender = _GENDER.get(kind)
        if gender:
            return lambda group: fits(group, gender)
        if kind == 4:
            return lambda group: group.form in ("body", "nominal") and not is_one(group)
        return lambda group: (
            group.form == "body"
            or (
                group.form == "nominal"
                and not (group.plural or group.voice or group.gender or is_one(group))
            )
        )

    def _last_speaker(self, i: int, allows: Callable[[Group], bool]) -> int | None:
        """The nearest source before a mention, in its paragraph or the one before, where it fits:
        in news, who spoke last mostly goes on."""
        here = self.words.paragraph[self.mentions[i].lo]
        for j in range(i - 1, max(i - 1 - REACH, -1), -1):
            mention, group = self.mentions[j], self.of[j]
            if here - self.words.paragraph[mention.lo] > 1:
                return None
            if mention.link is not None and group is not None and not group.voice:
                return j if allows(group) else None
        return None

    def _just_before(self, i: int) -> Group | None:
        """The group of the mention that a relative pronoun follows: a phrase, or a name and a
        comma; but in *a friend of Jane Roe, who* the words leave it open."""
        at = self.mentions[i].lo
        for j in range(i - 1, max(i - 4, -1), -1):
            before = self.mentions[j]
            comma = before.hi == at - 1 and self.low[before.hi] == ","
            if self.of[j] is not None and (before.hi == at or comma):
                said_of = self.naming.before(j) if before.form == "nominal" else None
                if said_of is not None:
                    return said_of
                named = before.form != "nominal"
                inside = named and before.lo > 0 and self.low[before.lo - 1] in AFTER_HEAD
                bare = before.form == "person" and not comma
                return None if inside or bare else self.of[j]
        return None

    def _first_person(self, i: int) -> None:
        """Outside quotation marks it is the author; inside, whoever speaks (reader.py knows)."""
        if not self.quoted[self.mentions[i].lo]:
            self.author = self._join(i, self.author)
            self.author.voice = True
        else:
            self._join(i, None)
