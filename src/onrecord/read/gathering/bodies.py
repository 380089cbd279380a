"""*The company*, *the bloc*, *the rights group*: the body that spoke last, where no other may be
meant and nothing that the text says of it speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from onrecord.read.gathering.mentions import BODIES, Mention
from onrecord.read.gathering.offices import LISTS, Fact, canon
from onrecord.read.gathering.pronouns import Speakers
from onrecord.read.gathering.referents import Group

SPOKEN = frozenset(map(canon, LISTS["bodies"]["spoken"]))
_OF_STATE = frozenset(LISTS["bodies"]["of_state"])
_PRIVATE = frozenset(LISTS["bodies"]["private"])
_BACK = 8  # paragraphs in which another body may be meant
_LOOKED = 60  # earlier mentions looked at


class Bodies:
    """The bodies of one text. ``of`` are the groups so far, ``facts`` what is said of each."""

    def __init__(
        self,
        low: Sequence[str],
        paragraph: Sequence[int],
        mentions: Sequence[Mention],
        of: Sequence[Group | None],
        speakers: Speakers,
        facts: Mapping[int, list[Fact]],
    ) -> None:
        self.low, self.paragraph = low, paragraph
        self.mentions, self.of, self.speakers, self.facts = mentions, of, speakers, facts

    def spoke(
        self, i: int, head: str, mods: AbstractSet[str], heads: AbstractSet[str]
    ) -> Group | None:
        """The body that the phrase ``i`` means."""
        if head not in SPOKEN:
            return None

        def allows(group: Group) -> bool:
            return self._may_be(group, head, heads)

        found = self.speakers.last(i, allows)
        if found is None:
            return None
        own = {w for f in self.facts.get(id(found), ()) for w in (*f.words, f.head)}
        others = self._others(i, found, allows)
        if others or (mods - own and not self._at_hand(i, found)):
            return None
        return found

    def _may_be(self, group: Group, head: str, heads: AbstractSet[str]) -> bool:
        """Whether nothing that is known of a group speaks against it."""
        if group.form != "body":
            return False
        facts = [f for f in self.facts.get(id(group), ()) if f.head in BODIES or f.head in SPOKEN]
        if facts and not any(f.head in heads for f in facts):
            return False
        words = {w for name in group.names for w in name}
        if words & _OF_STATE:
            return head not in _PRIVATE
        short = any(len(n) == 1 and len(n[0]) < 5 for n in group.names)
        return not (short and head in _PRIVATE)

    def _others(self, i: int, found: Group, allows: Callable[[Group], bool]) -> bool:
        """Whether another body that has been named may be meant as well."""
        here = self.mentions[i].lo
        for j in range(i - 1, max(i - 1 - _LOOKED, -1), -1):
            group = self.of[j]
            if self.paragraph[here] - self.paragraph[self.mentions[j].lo] > _BACK:
                return False
            if group is not None and group is not found and allows(group):
                return True
        return False

    def _at_hand(self, i: int, found: Group) -> bool:
        """Whether a group spoke in the sentence before, and nobody after it."""
        since = self.speakers.sentence[self.mentions[i].lo] - 1
        for j in range(i - 1, max(i - 1 - _LOOKED, -1), -1):
            mention, group = self.mentions[j], self.of[j]
            if mention.link is None or group is None or mention.hi > self.mentions[i].lo:
                continue
            return group is found and self.speakers.sentence[mention.lo] >= since
        return False
