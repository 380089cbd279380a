"""Who did what a stretch of text says: the subject before it, among the sources or new."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from onrecord.read.how.lexicon import Token
from onrecord.read.how.nominals import Known
from onrecord.read.how.persons import TITLES, has_name, is_adverb, may_be, titled
from onrecord.read.late import Late
from onrecord.read.lists import load
from onrecord.records import Source, Span

LISTS: dict[str, Any] = load("responses.toml")
_NAMES: dict[str, Any] = load("mentions.toml")
_OFFICES = frozenset(_NAMES["offices"]) | frozenset(_NAMES["people"])
_BETWEEN = frozenset(LISTS["subjects"]["between"])
_JOINS = frozenset(LISTS["subjects"]["joins"])
_ENDS = frozenset(LISTS["subjects"]["ends"])
_OFFICE_AND_NAME = Late(
    rf"\b(?i:{'|'.join(sorted(map(re.escape, _OFFICES), key=len, reverse=True))}),?\s+"
    r"([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){1,2})"
)
_PLAIN_BEFORE = frozenset(
    ["the", "a", "an", "but", "and", "when", "while", "as", "if", "then", "yet"]
)
_BREAK = re.compile(r"[.!?]['\"”’]?\s+(?=[A-Z“\"])|\n\s*\n")
_WAS_ASKED = re.compile(
    r"(?:^|[.!?\n]\s*)([Tt]he (?:[a-z]+ ){0,2}[a-z]+) "
    r"(?:was|were) (?:also |then |twice )?(?:asked|pressed|questioned)\b"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_DETERMINERS = frozenset(
    (
        "the",
        "a",
        "an",
        "this",
        "that",
        "its",
        "his",
        "her",
        "their",
        "our",
        "both",
        "another",
        "one",
        "two",
        "several",
    )
)
_INSIDE = frozenset(
    ("of", "for", "at", "from", "in", "and", "'s", "de", "la", "van", "von", "del", "al", "bin")
)
_VERBS = frozenset(("was", "were", "is", "are", "has", "have", "had", "did", "would", "could"))
_HE = frozenset(("he", "she"))
_THEY = frozenset(("they", "it"))
_LONGEST = 12  # tokens of a phrase


class Actors:
    """Finds the actor of a predicate among the sources of a report, or makes one."""

    def __init__(self, text: str, known: Known, sources: Sequence[Source]) -> None:
        self.text = text
        self.known = known
        self._mentions = sorted(
            (span.start, span.end, source.id) for source in sources for span in source.mentions
        )
        self._starts = [one[0] for one in self._mentions]
        self._titles: dict[str, str | None] = {}
        self._last: dict[str, list[str]] = {}
        self._holders: dict[str, set[str]] = {}
        self.ends: dict[str, list[str]] = {}
        for source in sources:
            self._index(source)

    def _index(self, source: Source) -> None:
        """Enters a source by its last name, and by the offices that it is given."""
        words = source.name.split()
        if words:
            self.ends.setdefault(words[-1].casefold(), []).append(source.id)
        if not words or not has_name(source):
            return
        self._last.setdefault(words[-1].casefold(), []).append(source.id)
        told = [span.cut(self.text)[:160] for span in source.mentions[:40]]
        for word in set(_LETTERS.findall(" ".join([*told, source.role or ""]).casefold())):
            if word in _OFFICES:
                self._holders.setdefault(word, set()).add(source.id)

    def subject(self, words: Sequence[Token], at: int) -> str | None:
        """The source that is the subject of the words at ``at`` in their sentence, or None."""
        k = at - 1
        while k >= 0 and (words[k].low in _BETWEEN or is_adverb(words[k].low)):
            k -= 1
        if k < 0:
            return None
        relative = k + 1 < at and words[k].low == "," and words[k + 1].low in ("who", "which")
        if relative:
            return self._related(words, k - 1)
        if words[k].low in _JOINS or words[k].low == ",":
            aside = self._before_aside(words, k) if words[k].low == "," else None
            if aside is not None:
                return self._phrase(words, aside)
            return self._first(words, k)
        if not words[k].is_word:
            return self._first(words, k) if words[k].low in "—–-" else None
        return self._phrase(words, k)

    def behind(self, words: Sequence[Token], at: int) -> str | None:
        """The source that begins with the word ``at``: in `no word from the ministry`."""
        if at >= len(words) or not words[at].is_word:
            return None
        here = bisect_left(self._starts, words[at].start)
        if here < len(self._mentions) and self._starts[here] == words[at].start:
            start, stop, key = self._mentions[here]
            return self.whose(Span(start, stop), key)
        end = at
        while end < len(words) and end - at < _LONGEST:
            low = words[end].low
            if (
                low in _BETWEEN - {"on", "by", "'s"}
                or low in _ENDS
                or low in ("on", "about", "in", "over", "by")
            ):
                break
            if not words[end].is_word and low not in ("'s", "'", "’", "-"):
                ahead = words[end + 1] if end + 1 < len(words) else words[end]
                if low == "," and ahead.is_word and self.text[ahead.start].isupper():
                    return self.behind(words, end + 1)  # `the contractor, Roe Stone,`: the name
                break
            end += 1
        if end == at or words[end - 1].low in ("us", "him", "her", "them", "it", "me"):
            return None
        return self.resolve(Span(words[at].start, words[end - 1].end))

    def _related(self, words: Sequence[Token], last: int) -> str | None:
        """Whom `, who` is of: the phrase before, or its head (`Ann Roe of Corvane, who`)."""
        place = bisect_right(self._starts, words[last].start) if last >= 0 else 0
        for start, stop, key in reversed(self._mentions[max(0, place - 2) : place]):
            between = self.text[stop : words[last].end]
            if len(between) <= 2 or (len(between) < 40 and between.startswith((" of ", " for "))):
                return self.whose(Span(start, stop), key)
        return self._phrase(words, last) if last >= 0 else None

    def _before_aside(self, words: Sequence[Token], comma: int) -> int | None:
        """The last word before `, who leads the union,`; of `, Ann Roe,` the name itself."""
        k = comma - 1
        while (k >= 0 and words[k].is_word) or (k > 0 and words[k].low in "'’-."):
            k -= 1
        if k <= 0 or words[k].low != ",":
            return None
        opens = words[k + 1]
        if opens.low in (
            "who",
            "which",
            "whose",
            "a",
            "an",
            "the",
            "in",
            "for",
            "unlike",
            "when",
            "asked",
            "at",
            "on",
        ):
            return k - 1
        if self.text[opens.start].isupper():
            return comma - 1
        return None

    def _first(self, words: Sequence[Token], k: int) -> str | None:
        """The subject that a sentence began with: of `he smiled and walked past reporters`."""
        start, end = words[0].start, words[max(0, k - 1)].end
        place = bisect_left(self._starts, start)
        first = self._mentions[place] if place < len(self._mentions) else (end, end, "")
        if first[1] <= end and first[0] - start <= 60 and first[2]:
            return self.whose(Span(first[0], first[1]), first[2])
        if words[0].low in _HE:
            return self.antecedent(words[0].start)
        return self._opening(words, k)

    def _opening(self, words: Sequence[Token], k: int) -> str | None:
        """The phrase that a sentence begins with: `the firm was called but had not replied`."""
        if words[0].low not in ("the", "its", "his", "her", "their"):
            return None
        for at in range(2, min(k, 8)):
            if words[at].low in _VERBS:
                return self.resolve(Span(words[0].start, words[at - 1].end))
            if not words[at].is_word or words[at].low in _ENDS or words[at].low in _INSIDE:
                return None
        return None

    def _phrase(self, words: Sequence[Token], last: int) -> str | None:
        """The source of the phrase that ends with the word ``last``."""
        end = words[last].end
        place = bisect_right(self._starts, words[last].start)
        for start, stop, key in reversed(self._mentions[max(0, place - 4) : place]):
            if stop >= end and start <= words[last].start and stop - end <= 2:
                if not self._whole(start):
                    break
                return self.whose(Span(start, stop), key)
        if words[last].low in _HE:
            return self.antecedent(words[last].start)
        if words[last].low == "it" and last == 0:
            return self._earlier(words[last].start, persons=False)
        if words[last].low in _THEY or words[last].low in ("we", "i", "you", "nobody", "one"):
            return None
        first = self._open(words, last)
        if first is None:
            return None
        return self.resolve(Span(words[first].start, end))

    def _whole(self, start: int) -> bool:
        """Whether a mention begins a name, and is not the end of a longer one (White [House])."""
        before = self.text[max(0, start - 30) : start]
        word = before.split()[-1] if before[-1:] == " " and before.split() else ""
        name = word[:1].isupper() and word[-1:].isalpha()
        return not (name and word.lower() not in _PLAIN_BEFORE)

    def _earlier(self, at: int, persons: bool) -> str | None:
        """The subject of the sentence before: whom a pronoun that begins a sentence means."""
        stop = at
        while stop > 0 and not self.text[stop - 1].isalnum():
            stop -= 1
        low = max(0, stop - 400)
        start = low
        for match in _BREAK.finditer(self.text, low, stop):
            start = match.end()
        place = bisect_left(self._starts, start)
        for first, end, key in self._mentions[place : place + 3]:
            if end > stop or first - start > 60:
                break
            source = self.known.get(key)
            if source is None or source.name.casefold() in ("he", "she", "they", "it", "i", "you"):
                continue
            if persons and source.name[:1].islower() and source.name.endswith("s"):
                continue  # he is no reporters
            return (
                key if (source.kind == "person" or titled(source, self.text)) == persons else None
            )
        return None

    def meant_by_it(self, at: int) -> str | None:
        """The body or state that `it` at a place means: the subject of the sentence before."""
        return self._earlier(at, persons=False)

    def before_quote(self, at: int) -> str | None:
        """The body that the sentence before one of somebody's words is about."""
        low = self.text.rfind("“", max(0, at - 300), at)
        low = low if low >= 0 else self.text.rfind('"', max(0, at - 300), at)
        return self._earlier(low if low >= 0 else at, persons=False)

    def _open(self, words: Sequence[Token], last: int) -> int | None:
        """Where the phrase that ends with the word ``last`` begins."""
        k = last
        while k >= 0 and last - k < _LONGEST:
            low = words[k].low
            if (not words[k].is_word and low not in ("'s", "'", "’", ".", "-")) or low in _ENDS:
                break
            if low in _DETERMINERS and not (k and words[k - 1].low in _INSIDE):
                return k
            k -= 1
        first = k + 1
        if first > last or words[first].low in _INSIDE:
            return None
        said = self.text[words[first].start : words[last].end]
        return first if any(map(str.isupper, said)) or first == 0 else None

    def resolve(self, span: Span) -> str:
        """The source that a phrase names or describes, made where the report has none."""
        said = span.cut(self.text)
        found = self.known.find(span) or self._by_last_name(said) or self._by_office(said)
        if found is None:
            found = self.known.get_or_add(span)
            self._index(self.known[found])
        else:
            self.known.add(found, span)
        place = bisect_left(self._mentions, (span.start, span.end, found))
        self._mentions.insert(place, (span.start, span.end, found))
        self._starts.insert(place, span.start)
        return found

    def whose(self, span: Span, key: str) -> str:
        """The source of a mention: the person where it describes one who is named elsewhere."""
        source = self.known.get(key)
        if self.text[span.end : span.end + 2] == ", " and source and not has_name(source):
            place = bisect_left(self._starts, span.end + 2)
            if place < len(self._starts) and self._starts[place] == span.end + 2:
                return self._mentions[place][2]  # `his manager, Ann Roe,`
        if source is not None and not has_name(source):
            found = self._by_office(span.cut(self.text))
            if found:
                return found
        return key

    def by_last_name(self, said: str) -> str | None:
        """The one source that has the last name of a phrase."""
        return self._by_last_name(said)

    def _by_last_name(self, said: str) -> str | None:
        words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", said) if w[0].isupper()]
        if not words:
            return None
        last = words[-1].casefold().removesuffix("'s").removesuffix("’s")
        fits = self._last.get(last, [])
        given = {w.casefold() for w in words}
        if len(fits) == 1 and (
            len(words) == 1
            or self.known[fits[0]].name.split()[0].casefold() in given
            or words[0].casefold().strip(".") in _OFFICES
        ):
            return fits[0]
        return None

    def _by_office(self, said: str) -> str | None:
        """The one named person of an office: of `the outgoing president`, `President Roe`."""
        words = said.casefold().split()
        if len(words) < 2 or words[0] not in ("the", "this") or len(words) > 5:
            return None
        head = words[-1].strip(".,;:")
        if head not in _OFFICES:
            return None
        if head in ("official", "source", "officer", "man", "woman", "person", "aide", "witness"):
            return None
        holders = self._holders.get(head, set())
        if holders:
            return next(iter(holders)) if len(holders) == 1 else None
        return self._named_with(head)

    def _named_with(self, head: str) -> str | None:
        """The person whom the text names with an office, where it names one alone."""
        if head not in self._titles:
            self._titles[head] = None
            pattern = re.compile(
                rf"\b{head.capitalize()}\s+((?:[A-Z][\w'’-]+)(?:\s[A-Z][\w'’-]+){{0,2}})"
            )
            names = [Span(*match.span()) for match in pattern.finditer(self.text)]
            if head in TITLES and len({one.cut(self.text).split()[-1] for one in names}) == 1:
                name = names[0].cut(self.text).split(None, 1)[1]
                key = self.known.get_or_add(names[0], "person", "a name with an office", name=name)
                self._index(self.known[key])
                self._titles[head] = key
        return self._titles[head]

    def antecedent(self, at: int) -> str | None:
        """The person whom `he` or `she` at a place means, where one alone was named just before."""
        said = self.text[at : at + 3].strip().lower()
        low = max(self.text.rfind("\n\n", max(0, at - 600), at), max(0, at - 600))
        near: list[tuple[int, str]] = []
        place = bisect_left(self._starts, at)
        for start, stop, key in reversed(self._mentions[max(0, place - 8) : place]):
            source = self.known.get(key)
            person = source is not None and source.kind == "person" and may_be(said, source)
            if stop <= at and person:
                near.append((start, key))
        here = {key for start, key in near if start >= low}
        if here:
            return next(iter(here)) if len(here) == 1 else self._earlier(at, persons=True)
        found = self._in_paragraph(at) or self._earlier(at, persons=True) or self._pressed(at)
        if found:
            return found
        before = {key for start, key in near if at - start <= 400}
        return next(iter(before)) if len(before) == 1 else None

    def _pressed(self, at: int) -> str | None:
        """The office whose holder the sentence before says was asked: `the mayor was asked`."""
        match = _WAS_ASKED.search(self.text, max(0, at - 240), at)
        if match is None or match[1].split()[-1].lower() not in _OFFICES:
            return None
        return self.resolve(Span(*match.span(1)))

    def _in_paragraph(self, at: int) -> str | None:
        """The one person whom the paragraph has named so far, with an office."""
        low = max(self.text.rfind("\n\n", max(0, at - 600), at), max(0, at - 600))
        names = {match[1]: match for match in _OFFICE_AND_NAME.finditer(self.text, low, at)}
        if len(names) != 1:
            return None
        (match,) = names.values()
        return self.resolve(Span(*match.span(1)))

    def meant(self, key: str) -> str | None:
        """For a source that is a lone pronoun, the subject of the sentence before."""
        source = self.known.get(key)
        if source is None or not source.mentions:
            return None
        low = source.name.casefold()
        if low in _HE:
            return self.antecedent(source.mentions[0].start)
        if low == "it":
            return self._earlier(source.mentions[0].start, persons=False)
        return None
