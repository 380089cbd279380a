"""Gathers mentions into sources: a name, a title and a pronoun of one referent are one source.

A false merge is the worst error here, so two that may be one stay two. Names are joined by their
words (a last name to the one full name that has it), unnamed people never by their words alone;
a pronoun or a definite phrase takes the antecedent that the encoder's scorer prefers, where it is
sure enough and gender allows it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from onrecord.read.encoder import Heads
from onrecord.read.links import Scorer
from onrecord.read.mentions import DEFINITE, LOOSE, Mention, as_array
from onrecord.read.pairs import PRONOUNS, SAME_SIZES, same_features
from onrecord.read.words import Words

SURE_PRONOUN = 0.4  # least probability of an antecedent; chosen on GAP and GUM dev
SURE_PHRASE = 0.9
REACH = 60  # earlier mentions looked at
FAR = 6  # paragraphs that a pronoun reaches back
_GENDER = {1: "m", 2: "f"}


@dataclass
class Group:
    """The mentions of one referent, in text order of joining."""

    mentions: list[Mention] = field(default_factory=list)
    names: set[tuple[str, ...]] = field(default_factory=set)
    form: str = "nominal"
    gender: str | None = None
    voice: bool = False  # the report's own author: "I", "we" outside quotation marks

    def add(self, mention: Mention) -> None:
        """Takes a mention in."""
        self.mentions.append(mention)
        if mention.form != "pronoun":
            self.names.add(mention.name)
            if self.form == "nominal":
                self.form = mention.form
        self.gender = self.gender or mention.gender

    @property
    def full(self) -> set[tuple[str, ...]]:
        """The names of two words or more."""
        return {n for n in self.names if len(n) > 1}


def _initials(name: tuple[str, ...]) -> str:
    return "".join(w[0] for w in name if w not in ("of", "the", "and", "for", "on", "in"))


def _same_person(name: tuple[str, ...], group: Group) -> bool:
    """Whether a person's name fits all full names of a group (or its only last name)."""
    if name in group.names:
        return True
    if len(name) == 1:
        return any(n[-1] == name[0] for n in group.names) or (
            bool(group.full) and all(n[0] == name[0] for n in group.full)
        )
    others = group.full
    if not others:
        return any(n[-1] == name[-1] for n in group.names)
    return all(
        n[-1] == name[-1] and (n[0] == name[0] or n[0] == name[0][0] or name[0] == n[0][0])
        for n in others
    )


class Gatherer:
    """Gathers the mentions of one report."""

    def __init__(
        self, text: str, words: Words, heads: Heads, mentions: list[Mention], same: Scorer
    ) -> None:
        self.text = text
        self.words = words
        self.mentions = mentions
        self.same = same
        self.spans = as_array(mentions)
        self.vectors = heads.span(3, self.spans) if mentions else np.zeros((0, 1), np.float32)
        self.groups: list[Group] = []
        self.bodies: dict[str, Group] = {}  # by name, and by initials
        self.of: list[Group | None] = [None] * len(mentions)

    def _join(self, index: int, group: Group | None) -> None:
        if group is None:
            group = Group()
            self.groups.append(group)
        group.add(self.mentions[index])
        self.of[index] = group

    def _probabilities(
        self, index: int, earlier: list[int]
    ) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """How probable each earlier mention is as the antecedent; the last entry: none of them."""
        left, right = self.spans[index : index + 1], self.spans[earlier]
        features = same_features(left, right, self.text, self.words)
        vector = self.vectors[index : index + 1]
        score = self.same.score(vector, self.vectors[earlier], features, SAME_SIZES)[0]
        score = np.concatenate([score, self.same.nothing(vector)]).astype(np.float64)
        odds = np.exp(score - score.max())
        out: np.ndarray[tuple[int], np.dtype[np.float64]] = odds / odds.sum()
        return out

    def _best(self, index: int, allowed: list[Group]) -> tuple[Group | None, float]:
        """The group that the scorer prefers for a mention, with its probability."""
        here = self.words.paragraph[self.mentions[index].lo]
        earlier = [
            j
            for j in range(max(0, index - REACH), index)
            if self.of[j] is not None
            and self.mentions[j].hi <= self.mentions[index].lo
            and here - self.words.paragraph[self.mentions[j].lo] <= FAR
        ]
        if not earlier:
            return None, 0.0
        odds = self._probabilities(index, earlier)
        total: dict[int, float] = {}
        for j, p in zip(earlier, odds[:-1], strict=True):
            total[id(self.of[j])] = total.get(id(self.of[j]), 0.0) + float(p)
        ranked = sorted(
            ((total.get(id(g), 0.0), -k, g) for k, g in enumerate(allowed)), key=lambda x: x[:2]
        )
        return (ranked[-1][2], ranked[-1][0]) if ranked else (None, 0.0)

    def gather(self) -> list[Group | None]:
        """The group of each mention; None where a pronoun that is no source stays unresolved."""
        order = sorted(
            range(len(self.mentions)),
            key=lambda i: (self._turn(self.mentions[i]), i),
        )
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
        return self.of

    @staticmethod
    def _turn(mention: Mention) -> int:
        """Full names first, then single names and phrases, pronouns last."""
        if mention.form == "pronoun":
            return 2
        return 0 if mention.form == "person" and len(mention.name) > 1 else 1

    def _person(self, i: int) -> None:
        mention = self.mentions[i]
        fits = [
            g
            for g in self.groups
            if g.form == "person"
            and _same_person(mention.name, g)
            and not (g.gender and mention.gender and g.gender != mention.gender)
        ]
        if len(fits) > 1:  # two of one last name: only where the scorer is sure
            group, sure = self._best(i, fits)
            self._join(i, group if group and sure >= SURE_PHRASE else self._alone(mention, fits))
        else:
            self._join(i, fits[0] if fits else None)

    def _body(self, i: int) -> None:
        """A body or place goes with its own name, or with the initials of its long one."""
        name = self.mentions[i].name
        group = self.bodies.get(" ".join(name))
        if group is None and len(name) > 1:
            group = self.bodies.get(_initials(name))
        self._join(i, group)
        joined = self.of[i]
        assert joined is not None
        self.bodies.setdefault(" ".join(name), joined)
        if len(name) > 2:
            self.bodies.setdefault(_initials(name), joined)

    def _alone(self, mention: Mention, fits: list[Group]) -> Group | None:
        """The group that has just this single name and no full one, if there is one."""
        return next((g for g in fits if g.names == {mention.name}), None)

    def _phrase(self, i: int) -> None:
        mention = self.mentions[i]
        head = mention.name[-1]
        first = mention.name[0]
        loose = head in LOOSE or first in LOOSE
        plural = head.endswith("s") and not head.endswith("ss")
        for group in self.groups:
            if group.form == "nominal" and mention.name in group.names:
                if not loose or (first in DEFINITE and not plural):
                    return self._join(i, group)
        if first in DEFINITE and not plural and mention.link is not None:
            allowed = [g for g in self.groups if g.form in ("person", "nominal", "body")]
            group, sure = self._best(i, allowed)
            if group is not None and sure >= SURE_PHRASE:
                return self._join(i, group)
        return self._join(i, None)

    def _pronoun(self, i: int) -> None:
        mention = self.mentions[i]
        kind = PRONOUNS[mention.name[0]]
        if kind == 5:
            return self._first_person(i)
        gender = _GENDER.get(kind)
        if gender:
            allowed = [
                g
                for g in self.groups
                if g.form in ("person", "nominal") and g.gender in (None, gender) and not g.voice
            ]
        else:
            allowed = [g for g in self.groups if g.form != "person" or kind == 6]
        group, sure = self._best(i, allowed)
        if group is not None and sure >= SURE_PRONOUN:
            self._join(i, group)
            group.gender = group.gender or gender
        elif mention.link is not None:
            self._join(i, None)
        return None

    def _first_person(self, i: int) -> None:
        """Outside quotation marks it is the author; inside, whoever speaks (reader.py knows)."""
        mention = self.mentions[i]
        if self.words.quote[mention.lo] == 0:
            group = next((g for g in self.groups if g.voice), None)
            self._join(i, group)
            self.of[i].voice = True  # type: ignore[union-attr]
        else:
            self._join(i, None)


def display_name(text: str, words: Words, group: Group) -> str:
    """What a source is called: its longest name, or else its first mention as it stands."""
    best: tuple[int, int] | None = None
    for mention in group.mentions:
        if mention.form in ("person", "body", "place"):
            lo, hi = mention.proper
            if best is None or hi - lo > best[1] - best[0]:
                best = (lo, hi)
    if best is None:
        ordered = sorted(group.mentions, key=lambda m: (m.form == "pronoun", m.lo))
        best = (ordered[0].lo, ordered[0].hi)
    return " ".join(text[words.start[best[0]] : words.end[best[1] - 1]].split())
