"""Whose position or decision it is: the subject before a verb, the owner of a noun, or an agent."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.read.how.actors import Actors
from onrecord.read.how.lexicon import Token
from onrecord.read.how.nominals import Known
from onrecord.read.late import Late
from onrecord.read.lists import load
from onrecord.read.positions.cues import NO_ADVERBS, PAST, is_adverb, listed
from onrecord.records import Report, Source, Span

NOBODY = frozenset(load("positions.toml")["nobody"]["words"])
_STATES = {
    people: name
    for name, some in load("states.toml")["states"].items()
    for people in some
    if not people.endswith("s")
}
_VERBS_INSIDE = listed("holders", "verbs_inside")
_OPENS = listed("holders", "opens")
# A name that is looked for behind a word ends before these.
_CUTS = listed("holders", "cuts")
_NO_NAMES = frozenset(("its", "their", "our", "my", "your", "his", "her"))
_AUXILIARY = listed("holders", "auxiliary")
_APPOSITION = Late(
    r"\b(?:predecessor|successor|rival|deputy|colleague|partner|opponent|minister|president|premier|chairman|chief|head)"
    r", ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2}),"
)
# A name that a sentence begins with, with an aside or a verb behind it.
_NAME_FIRST = Late(r"(?:\A|[.!?][\"”’']?\s+|\n)([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2})(?=,| [a-z])")
_OWNER = Late(r"\b([A-Z][\w-]+(?: [A-Z][\w-]+){0,2})['’]s\b")
_WHEN = frozenset(("in", "on", "at", "last", "later", "this", "by", "then", "earlier", "two"))
_BODIES = frozenset(load("kinds.toml")["bodies"])
_STEM = 4  # letters that an adjective shares with its country: `Karvian`, `Karvia`


class Holders:
    """Finds who holds a position or takes a decision, among the sources of a report or new."""

    def __init__(self, report: Report, sources: Sequence[Source], prefix: str) -> None:
        self.text = report.text
        self.known = Known(report, sources, prefix)
        self.actors = Actors(report.text, self.known, sources)
        self._mentions = sorted((m.start, m.end, s.id) for s in sources for m in s.mentions)
        self._starts = [start for start, _, _ in self._mentions]
        self._adjectives: dict[str, str | None] = {}
        self.author = next((s.id for s in sources if s.grade == "author"), None)

    def before(self, words: Sequence[Token], place: int) -> str | None:
        """The subject before the word at ``place``."""
        k = place - 1
        while k > 0 and (words[k].low in _AUXILIARY or is_adverb(words[k].low)):
            k -= 1
        if k >= 0 and words[k].low in ("he", "she"):
            return self.actors.antecedent(words[k].start) or self._introduced(words[k])
        if k > 2 and words[k].low in ("who", "that") and (cleft := self._cleft(words, k)):
            return cleft
        if k >= 0 and words[k].low == "it":
            return self._it(words, k)
        ends_so = k >= 0 and words[k].low in NO_ADVERBS
        found = self._ending(words, k) if ends_so else self._kept(self.actors.subject(words, place))
        return found or self._capitals(words, k) or self._plural(words, k)

    def _cleft(self, words: Sequence[Token], k: int) -> str | None:
        """`it was the minister who took the decision`: the minister."""
        for j in range(k - 2, max(0, k - 9), -1):
            if words[j].low in ("was", "is") and words[j - 1].low == "it":
                return self.behind(words[:k], j + 1)
        return None

    def _it(self, words: Sequence[Token], k: int) -> str | None:
        """The body that `it` means that begins a sentence: the subject of the one before."""
        first = next((j for j, w in enumerate(words) if w.is_word), 0)
        opens = k - first <= 1 or (k - first <= 4 and words[first].low in _WHEN)
        return self._kept(self.actors.meant_by_it(words[first].start)) if opens else None

    def _ending(self, words: Sequence[Token], k: int) -> str | None:
        """The source of the phrase that ends with a noun like an adverb: `the assembly`."""
        for start, end, key in self._mentions:
            if start <= words[k].start < end and end - words[k].end in (0, 1, 2):
                return self._kept(key)
        first = k
        while first > 0 and k - first < 4 and words[first].low not in ("the", "a", "an"):
            first -= 1
        if words[first].low not in ("the", "a", "an"):
            return None
        return self._kept(self.actors.resolve(Span(words[first].start, words[k].end)))

    def _capitals(self, words: Sequence[Token], k: int) -> str | None:
        """A name of several words that ends at ``k``: `on Monday evening President Ann Roe`."""
        first = k
        while first >= 0 and words[first].is_word and self._is_capital(words[first]):
            first -= 1
        first += 1
        if k - first < 1 or (first == 0 and k - first < 2):
            return None
        return self._kept(self.actors.resolve(Span(words[first].start, words[k].end)))

    def _plural(self, words: Sequence[Token], k: int) -> str | None:
        """`successive governments`, after a comma or at the beginning of a sentence."""
        if k < 0 or not words[k].low.endswith("s") or words[k].low.endswith("ss"):
            return None
        first = k
        while first > 0 and k - first < 2 and words[first - 1].is_word:
            first -= 1
        opens = first == 0 or words[first - 1].low == ","
        if (
            not opens
            or not all(w.low.isalpha() for w in words[first : k + 1])
            or words[first].low in NOBODY
        ):
            return None
        return self.actors.resolve(Span(words[first].start, words[k].end))

    def _introduced(self, pronoun: Token) -> str | None:
        """Whom the text before introduces: `my predecessor, Ann Roe,`, or as a subject."""
        low = max(0, pronoun.start - 400)
        found = list(_APPOSITION.finditer(self.text, low, pronoun.start))
        if not found:
            found = [
                match
                for match in _NAME_FIRST.finditer(self.text, max(0, low - 200), pronoun.start)
                if not _BODIES & set(match[1].casefold().split())
                and not match[1].startswith("The ")
            ]
        if found:
            return self.actors.resolve(Span(*found[-1].span(1)))
        owner = list(_OWNER.finditer(self.text, max(0, pronoun.start - 120), pronoun.start))
        owner = [one for one in owner if "." not in self.text[one.end() : pronoun.start]]
        key = self.known.find(Span(*owner[-1].span(1))) if owner else None
        if owner and key is None:
            key = self.actors.by_last_name(owner[-1][1])
        source = self.known.get(key)
        return key if source is not None and source.kind in (None, "person") else None

    def _is_capital(self, word: Token) -> bool:
        return self.text[word.start : word.start + 1].isupper()

    def owner(self, words: Sequence[Token], place: int) -> str | None:
        """The owner whose `'s`, or whose `his` or `its`, stands at ``place``."""
        low = words[place].low
        if low in ("his", "her"):
            return self.actors.antecedent(words[place].start)
        if low in ("its", "their"):
            return self._body_before(words, place)
        if low in _NO_NAMES or place < 1:
            return None
        bare = list(words[: place + 1])
        last = bare[place - 1]
        bare[place - 1] = Token(last.low, last.start, min(last.end, last.start + len(last.low)))
        found = self._kept(self.actors.subject(bare, place))
        first = place - 1
        while first > 0 and place - first < 5 and words[first].low not in ("the", "a", "an"):
            first -= 1
        if found is None and words[first].low in ("the", "a", "an"):
            found = self._kept(self.actors.resolve(Span(words[first].start, bare[place - 1].end)))
        return found

    def behind(self, words: Sequence[Token], place: int) -> str | None:
        """Who begins at the word ``place``: behind `by`, `of` or `from`."""
        stop = next(
            (
                k
                for k in range(place + 1, len(words))
                if words[k].low in _CUTS or words[k].low in PAST
            ),
            len(words),
        )
        if place >= len(words) or words[place].low in NOBODY:
            return None
        if words[place].low in _NO_NAMES and stop == place + 1:
            return None
        if words[place].low in _NO_NAMES:
            end = next(
                (
                    k
                    for k in range(place, stop)
                    if not words[k].is_word or words[k].low in _AUXILIARY
                ),
                stop,
            )
            if end - place < 2:
                return None
            return self._kept(self.actors.resolve(Span(words[place].start, words[end - 1].end)))
        return self._kept(self.actors.behind(words[:stop], place))

    def meant(self, key: str, words: Sequence[Token], place: int) -> str:
        """Whom a source that is a lone pronoun means, as far as can be told."""
        source = self.known.get(key)
        if source is None or source.name.casefold() not in ("he", "she", "it", "they"):
            return key
        found = None
        if source.name.casefold() == "it" and place > 2:
            found = self._body_before(words, place) or self._first_body(words, place)
        if found is None and source.name.casefold() in ("he", "she") and source.mentions:
            first = source.mentions[0]
            told = self.actors.meant(key)
            if told is not None and self._later(told, first.start):
                told = None
            found = told or self._introduced(Token(source.name.casefold(), first.start, first.end))
        return found or self.actors.meant(key) or key

    def _later(self, key: str, at: int) -> bool:
        """Whether the text introduces somebody between the last mention of a source and a place."""
        source = self.known[key]
        if " " in source.name:
            return False
        last = max((m.end for m in source.mentions if m.end <= at), default=at)
        return _APPOSITION.search(self.text, last, at) is not None

    def _first_body(self, words: Sequence[Token], place: int) -> str | None:
        """The phrase that a sentence begins with: of `the fund has offered aid, and it demands`."""
        first = next((k for k, w in enumerate(words) if w.is_word), 0)
        if first >= place or words[first].low not in ("the", "a"):
            return None
        return self._kept(self.actors.behind(words, first))

    def starting(self, words: Sequence[Token], place: int) -> str | None:
        """The source with a mention that begins at the word ``place``."""
        if place >= len(words):
            return None
        k = bisect_left(self._starts, words[place].start)
        if k < len(self._mentions) and self._starts[k] == words[place].start:
            return self._kept(self._mentions[k][2])
        verb = words[place + 2].low if place + 3 < len(words) else ""
        if words[place].low == "the" and verb.endswith("s"):
            return self._kept(self.actors.behind(words[: place + 2], place))
        return None

    def of_adjective(self, word: Token) -> str | None:
        """The country of an adjective: of `Karvian doctrine`, Karvia."""
        if word.low not in self._adjectives:
            self._adjectives[word.low] = self._country(word)
        return self._adjectives[word.low]

    def _country(self, word: Token) -> str | None:
        if not self.text[word.start : word.start + 1].isupper() or len(word.low) < _STEM + 1:
            return None
        name = _STATES.get(word.low, "")
        if name:
            found = self.known.named(name)
            at = self.text.find(name)
            if found is None and at >= 0:
                found = self.known.get_or_add(
                    Span(at, at + len(name)), "state", "a state's adjective"
                )
            return found
        stem = word.low[: max(_STEM, len(word.low) - 3)]
        for source in self.known.all():
            low = source.name.casefold()
            if " " not in low and low.startswith(stem) and low != word.low:
                return source.id
        at = self.text.find(self.text[word.start : word.start + len(stem)])
        while 0 <= at < len(self.text):
            end = at
            while end < len(self.text) and self.text[end].isalpha():
                end += 1
            if self.text[at:end].casefold() != word.low and abs(end - at - len(word.low)) <= 3:
                return self.known.get_or_add(Span(at, end), "state", "a state's adjective")
            at = self.text.find(self.text[word.start : word.start + len(stem)], end)
        return None

    def _body_before(self, words: Sequence[Token], place: int) -> str | None:
        """Whom `its` means: the first body in its sentence before it, or else the last one."""
        low = bisect_left(self._starts, words[0].start)
        high = bisect_left(self._starts, words[place].start)
        here = [key for _, _, key in self._mentions[low:high]]
        near = [
            k for at, _, k in self._mentions[max(0, low - 4) : low] if words[0].start - at < 400
        ]
        for key in (*here, *reversed(near)):
            source = self.known.get(key)
            body = source is not None and source.kind in ("body", "state", "outlet")
            if body and source is not None and source.name.casefold() not in NOBODY:
                return key
        return None

    def first_person(self, words: Sequence[Token], place: int) -> str | None:
        """The author who says `I` or `we` at a place outside all attributions."""
        k = bisect_left(self._starts, words[place].start)
        if self.author is None:
            return None
        if k < len(self._mentions) and self._starts[k] == words[place].start:
            return self.author if self._mentions[k][2] == self.author else None
        return self.author if words[place].low in ("i", "we", "our", "my") else None

    def _kept(self, key: str | None) -> str | None:
        """The source, unless it was made here of words that look like nobody's name."""
        source = self.known.get(key)
        if key is None or source is None or source.name.casefold() in NOBODY:
            return None
        return key if not key.startswith("new-") or is_name(source.name) else None


def is_name(name: str) -> bool:
    """Whether a phrase that rules found looks like a name or a description of somebody."""
    words = name.split()
    if not 0 < len(words) <= 8 or any(w.lower() in _VERBS_INSIDE for w in words):
        return False
    first = words[0]
    return first[:1].isupper() or (first.lower() in _OPENS and len(words) > 1)
