"""The cues of positions, and whether the words around one take it back.

The lists are in positions.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from onrecord.read.how.lexicon import Token, by_form, noun_forms, verb_forms
from onrecord.read.lists import load
from onrecord.read.positions.wording import lows_of, places

LISTS: dict[str, Any] = load("positions.toml")
_NO_FORMS: dict[str, frozenset[str]] = {}


def listed(module: str, name: str) -> frozenset[str]:
    """The small words that a module looks at, by name."""
    return frozenset(LISTS["words"][module][name])


IRREGULAR: dict[str, list[str]] = {
    **load("forces.toml")["irregular"],
    "annul": ["annulled"],
    "cancel": ["cancelled", "canceled", "cancelling", "canceling"],
    "draw": ["drew", "drawn"],
    "expel": ["expelled", "expelling"],
    "acquit": ["acquitted", "acquitting"],
    "buy": ["bought"],
    "tap": ["tapped"],
    "plan": ["planned"],
    "regret": ["regretted"],
    "drop": ["dropped"],
    "forget": ["forgot", "forgotten"],
    "send": ["sent"],
    "pay": ["paid"],
    "win": ["won"],
    "forgo": ["forwent", "forgone"],
    "sell": ["sold"],
    "shut": ["shut"],
    "meet": ["met"],
    "build": ["built"],
    "scrap": ["scrapped"],
    "stop": ["stopped"],
    "bar": ["barred"],
    "ban": ["banned"],
    "sign": ["signed"],
    "bid": ["bid", "bade"],
    "cut": ["cut"],
    "leave": ["left"],
    "put": ["put"],
    "fight": ["fought"],
    "sit": ["sat"],
}
_FUNCTION = listed("cues", "function")
BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m"))
HAVE = frozenset(("has", "have", "had", "having", "'ve", "'d"))
MODALS = frozenset(("will", "would", "shall", "'ll", "'d"))
NEGATIONS = frozenset(("not", "never", "neither", "nor", "no", "nobody", "hardly", "without"))
_DETERMINERS = listed("cues", "determiners")
_TAKES = listed("cues", "takes")
_NOUNS = frozenset(
    (
        "plan",
        "demand",
        "promise",
        "pledge",
        "vow",
        "call",
        "appeal",
        "aim",
        "policy",
        "guarantee",
        "request",
        "plead",
    )
)
_PLURAL = frozenset(("we", "i", "they", "you", "who", "he", "she", "it", "which", "people"))
_ADVERBS = frozenset(
    (
        "also",
        "yet",
        "already",
        "since",
        "now",
        "still",
        "again",
        "then",
        "even",
        "just",
        "long",
        "always",
    )
)


_Parts = tuple[frozenset[str], ...]
NO_ADVERBS = listed("cues", "no_adverbs")


@cache
def _either(part: str) -> frozenset[str]:
    return frozenset(part.split("|"))


class Cues:
    """Phrases with their values, found by their first two words.

    A word of a phrase matches itself and its forms; `*` matches any one word; `a|b` either. Words
    that open no phrase cost next to nothing. ``forms`` has the forms of words.
    """

    def __init__(
        self, phrases: Iterable[tuple[str, str]], forms: Mapping[str, frozenset[str]] = _NO_FORMS
    ) -> None:
        self._forms = forms
        self._lemmas = by_form(forms)
        self._openings: dict[str, dict[str, list[tuple[_Parts, str]]]] = {}
        for phrase, value in phrases:
            parts = tuple(map(_either, phrase.split()))
            for word in parts[0]:
                table = self._openings.setdefault(word, {})
                for second in parts[1] if len(parts) > 1 else ("*",):
                    table.setdefault(second, []).append((parts, value))
        inflected = (form for word in self._openings for form in forms.get(word, ()))
        self._first = frozenset((*self._openings, *inflected))
        self._after: dict[str, frozenset[str] | None] = {}

    def _seconds(self, first: str) -> frozenset[str] | None:
        """The words that may follow a first one, in all forms; None: any."""
        if first not in self._after:
            found: set[str] = set()
            for word in (first, *self._lemmas.get(first, ())):
                for second in self._openings.get(word, ()):
                    found.update((second,), self._forms.get(second, ()))
            self._after[first] = None if "*" in found else frozenset(found)
        return self._after[first]

    def at(self, words: Sequence[Token], place: int) -> tuple[int, str] | None:
        """How many tokens the longest phrase here takes, and its value."""
        low = words[place].low
        if low not in self._first:
            return None
        best: tuple[int, str] | None = None
        after = words[place + 1].low if place + 1 < len(words) else ""
        seconds = (after, *self._lemmas.get(after, ()), "*")
        for first in (low, *self._lemmas.get(low, ())):
            table = self._openings.get(first)
            if table is None:
                continue
            for second in seconds:
                for parts, value in table.get(second, ()):
                    longer = best is None or len(parts) > best[0]
                    if longer and self._fits(words, place, parts):
                        best = len(parts), value
        return best

    def _fits(self, words: Sequence[Token], place: int, parts: _Parts) -> bool:
        if place + len(parts) > len(words):
            return False
        for k in range(1, len(parts)):
            low, wanted = words[place + k].low, parts[k]
            if "*" in wanted:
                if not words[place + k].is_word:
                    return False
            elif low not in wanted and wanted.isdisjoint(self._lemmas.get(low, ())):
                return False
        return True

    def all(self, words: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
        """Where each phrase begins and ends among the words, none overlapping."""
        free, lows = 0, lows_of(words)
        for place in places(words, self._first):
            after = self._seconds(lows[place])
            if after is not None and (place + 1 >= len(lows) or lows[place + 1] not in after):
                continue
            if place >= free:
                found = self.at(words, place)
                if found:
                    free = place + found[0]
                    yield place, free, found[1]


def phrases_of(table: dict[str, list[str]], forms: str = "verb") -> Cues:
    """The phrases of a table found in text, its content words in all their forms."""
    words = {
        word
        for some in table.values()
        for phrase in some
        for part in phrase.split()
        for word in part.split("|")
        if word not in _FUNCTION and word.replace("-", "").isalpha()
    }
    made = {
        word: verb_forms(word, IRREGULAR) if forms == "verb" else noun_forms(word) for word in words
    }
    return Cues(((p, kind) for kind, some in table.items() for p in some), made)


def forms_of(words: Iterable[str]) -> frozenset[str]:
    """All forms of some verbs."""
    return frozenset(form for word in words for form in verb_forms(word, IRREGULAR))


PAST = frozenset(
    form
    for base, some in IRREGULAR.items()
    for form in some
    if form != base and form[-1] not in "'"
) - {"is", "are", "am", "'s", "'re", "'m", "has", "does"}
_UNDONE = forms_of(LISTS["light"]["undone"])
_UNDOING = phrases_of({"undone": LISTS["light"]["undoing"]})
_HYPOTHESIS = 8  # words behind `suppose` that are supposed
_LIGHT = forms_of(LISTS["light"]["verbs"])
PLURAL_NOUNS = frozenset(noun + "s" for noun in _NOUNS) | {"threats", "orders", "votes"}
_OPEN = frozenset(LISTS["light"]["open"])


def back_over(words: Sequence[Token], at: int) -> int:
    """The last place before ``at`` that is no adverb."""
    k = at - 1
    while k >= 0 and (words[k].low in _ADVERBS or is_adverb(words[k].low)):
        k -= 1
    return k


def is_adverb(low: str) -> bool:
    """Whether a word is an adverb by its end: `quickly`, not `assembly`."""
    return len(low) > 4 and low.endswith("ly") and low not in NO_ADVERBS


def is_verb(words: Sequence[Token], at: int, end: int) -> bool:
    """Whether a word that may be a verb or a noun stands as a finite verb here."""
    low = words[at].low
    k = back_over(words, at)
    before = words[k].low if k >= 0 else ""
    if before in BE and low.endswith("ing"):
        return True
    if before in HAVE or before in MODALS or before in ("did", "do", "does"):
        return True
    if before in BE:
        return False  # a passive: whose it is stands elsewhere
    if before in _DETERMINERS or before == "to" or (before in _LIGHT and low in PLURAL_NOUNS):
        return False
    if low.endswith("ing"):
        by = "by" in (w.low for w in words[max(0, k - 12) : max(k, 0)])
        return (before == "," and not by) or k < 0
    after = words[end].low if end < len(words) else ""
    if low.endswith("ed") or low in PAST:
        return after != "by" and k >= 0 and not (before.endswith("ing") and len(before) > 5)
    told = words[end - 1].low if end - at > 1 else after
    if k < 0 or not (told in _TAKES or end - at > 1 or (bool(after) and after[0] in "“\"'")):
        return False
    if before in _PLURAL:
        return True
    if not low.endswith("s") and {"a", "an"} & {w.low for w in words[max(0, k - 2) : k]}:
        return False  # `a curious plan to`
    if low.endswith("s") and not low.endswith("ss"):
        return (
            words[k].is_word
            and before not in ("and", "or", "but")
            and not before.endswith(("ed", "s"))
        )
    plural = before.endswith("s") and not before.endswith("ss")
    return words[k].is_word and (plural or (end - at > 2 and after != "" and low not in _NOUNS))


def group_start(words: Sequence[Token], at: int) -> int:
    """Where the verb group that ends at ``at`` begins, auxiliaries and adverbs included."""
    k = at
    while k > 0 and (
        words[k - 1].low in BE
        or words[k - 1].low in HAVE
        or words[k - 1].low in MODALS
        or words[k - 1].low in ("did", "do", "does", "not", "never", "to")
        or words[k - 1].low in _OPEN - {"if", "whether", "unless"}
        or words[k - 1].low in _ADVERBS
        or is_adverb(words[k - 1].low)
    ):
        k -= 1
    return k


def undone(words: Sequence[Token], at: int) -> bool:
    """Whether the words before a cue take it back, or leave it open."""
    first = group_start(words, at)
    group = {word.low for word in words[first:at]}
    if (
        words[0].low in ("say", "suppose", "imagine", "perhaps", "maybe")
        and first - 1 <= _HYPOTHESIS
    ):
        return True
    if group & NEGATIONS or group & _OPEN or ("to" in group and "have" not in group):
        return True
    if {"will", "would"} & group and not {"be"} & group and "to" in group:
        return True
    near: list[str] = []
    for token in reversed(words[max(0, first - 5) : first]):
        if not token.is_word and token.low not in "'’-":
            break
        near.insert(0, token.low)
    if near[-1:] and near[-1] in ("if", "whether", "unless"):
        return True
    if (
        {"nobody", "neither", "nor", "none"} & set(near)
        or near[:1] == ["no"]
        or "no one" in " ".join(near)
    ):
        return True
    # `if the union threatens`: the condition's own verb.
    if any(w in ("if", "unless", "whether") for w in near):
        return True
    low = max(0, first - 6)
    return any(low + stop == first for _, stop, _ in _UNDOING.all(words[low:first]))


def noun_undone(words: Sequence[Token], at: int) -> bool:
    """Whether a noun is negated, or is what somebody dropped: `no threat`, `dropped its demand`."""
    for token in reversed(words[max(0, at - 5) : at]):
        if token.low in _UNDONE or token.low in (
            "no",
            "not",
            "without",
            "any",
            "if",
            "whether",
            "never",
        ):
            return True
        if not token.is_word and token.low not in "'’-":
            return False
    return False
