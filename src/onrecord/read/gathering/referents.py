"""Groups of mentions that are one referent, and whether the words of a name speak for it."""

from __future__ import annotations

import msgspec

from onrecord.read.gathering.mentions import OFFICES, Gender, Mention
from onrecord.read.words import Words

_SMALL = frozenset(("of", "the", "and", "for", "on", "in"))


class Group(msgspec.Struct, eq=False):
    """The mentions of one referent, in text order of joining. ``names`` are proper names."""

    mentions: list[Mention] = msgspec.field(default_factory=list)
    names: set[tuple[str, ...]] = msgspec.field(default_factory=set)
    titles: set[str] = msgspec.field(default_factory=set)
    suffix: str = ""
    form: str = "nominal"
    gender: Gender = None
    plural: bool = False
    voice: bool = False  # the report's own author: "I", "we" outside quotation marks

    def add(self, mention: Mention) -> None:
        """Takes a mention in."""
        self.mentions.append(mention)
        self.titles |= mention.titles & OFFICES
        self.gender = self.gender or mention.gender
        if mention.form == "nominal":
            self.plural = self.plural or mention.plural
        elif mention.form != "pronoun":
            self.names.add(mention.name)
            self.suffix = self.suffix or mention.suffix
            if self.form == "nominal":
                self.form = mention.form

    @property
    def full(self) -> set[tuple[str, ...]]:
        """The names of two words or more."""
        return {n for n in self.names if len(n) > 1}

    def may_be(self, gender: Gender) -> bool:
        """Whether nothing known of gender speaks against it."""
        return None in (gender, self.gender) or gender == self.gender


def initials(name: tuple[str, ...]) -> str:
    """The initials of a body's name, without its small words."""
    return "".join(w[0] for w in name if w not in _SMALL)


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names may be one person's: J. Roe and Jane Q. Roe, not Jane P. Roe."""
    (a, *between, last), (b, *middle, end) = one, other
    first = a == b or (a == b[0]) or (b == a[0])
    inner, outer = [w[0] for w in between], [w[0] for w in middle]
    return last == end and first and (inner == outer or not inner or not outer)


def _ends_in(name: tuple[str, ...], last: tuple[str, ...]) -> bool:
    return name[-len(last) :] == last


def same_person(mention: Mention, group: Group) -> bool:
    """Whether the words of a person's name allow that it is the group's."""
    if mention.suffix != group.suffix and (mention.suffix or not mention.short):
        return False
    if mention.name in group.names:
        return True
    if not mention.short:
        return bool(group.full) and all(_agree(mention.name, n) for n in group.full)
    return any(_ends_in(n, mention.name) for n in group.names) or _first_name(mention, group)


def _first_name(mention: Mention, group: Group) -> bool:
    """Whether a bare single name is the first name of a group's full ones."""
    full = group.full
    return bool(full) and not mention.titles and all((n[0],) == mention.name for n in full)


def doubtful(mention: Mention, group: Group) -> bool:
    """Whether a single name that fits may still be another's: a new office, or a first name."""
    offices = mention.titles & OFFICES
    if offices and not offices & group.titles:
        return True
    return not any(_ends_in(n, mention.name) for n in group.names)


def alone(mention: Mention, fits: list[Group]) -> Group | None:
    """The group of just this name, without more to tell it by, if there is one."""
    bare = mention.gender is None and not mention.titles
    same = [g for g in fits if g.names == {mention.name} and not g.titles and not g.gender]
    return same[0] if same and bare else None


def display_name(text: str, words: Words, group: Group) -> str:
    """What a source is called: its longest name, or else its first phrase up to a comma."""
    best: tuple[int, int] | None = None
    for mention in group.mentions:
        if mention.form in ("person", "body", "place"):
            lo, hi = mention.proper
            if best is None or hi - lo > best[1] - best[0]:
                best = (lo, hi)
    if best is None:
        first = min(group.mentions, key=lambda m: (m.form == "pronoun", m.lo))
        lo, hi = first.lo, first.hi
        for i in range(first.proper[1], first.hi):
            number = i + 1 < first.hi and words.end[i] == words.start[i + 1]
            number = number and text[words.start[i + 1]].isdigit()
            if text[words.start[i]] in ",;(:—" and not number:
                hi = i
                break
        best = (lo, hi)
    begin, end = int(words.start[best[0]]), int(words.end[best[1] - 1])
    while begin and text[begin - 1].isalnum() and text[begin].isalnum():
        begin -= 1  # never a cut word
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return " ".join(text[begin:end].split())
