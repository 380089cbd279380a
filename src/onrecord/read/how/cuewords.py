"""A cue and the words around it: the verb or phrase that says what it does, and what bends it.

`Did not`, `refused to`, `stopped short of` may stand in the cue span or before it, and the verb
behind it. The lists are in forces.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from onrecord.read.how.lexicon import Phrases, Token, lemmas_of, noun_forms, tokens
from onrecord.read.lists import load
from onrecord.records import Attribution, Span

LISTS: dict[str, Any] = load("forces.toml")
_AROUND: dict[str, list[str]] = LISTS["around"]


def _lemmas() -> dict[str, frozenset[str]]:
    verbs: dict[str, Iterable[str]] = dict(LISTS["verbs"])
    verbs["irregular"] = LISTS["irregular"]
    verbs["around"] = [
        word for key in ("through", "refusing", "failing", "avoiding") for word in _AROUND[key]
    ]
    verbs["telling"] = _AROUND["telling"]
    verbs["withheld"] = [one.split()[0] for one in LISTS["content"]["withheld"]]
    phrases = [*(p for some in LISTS["phrases"].values() for p in some), *_AROUND["stopping"]]
    verbs["phrases"] = {
        word for phrase in phrases for word in phrase.split() if word.isalpha() and len(word) > 3
    }
    return lemmas_of(verbs, LISTS["irregular"])


_LEMMAS = _lemmas()
_PHRASES = Phrases(((p, force) for force, some in LISTS["phrases"].items() for p in some), _LEMMAS)
_STOPPING = Phrases(((phrase, "stopping") for phrase in _AROUND["stopping"]), _LEMMAS)
_VERBS: dict[str, str] = {}
for _force in reversed(LISTS["order"]["first"]):
    _VERBS.update(dict.fromkeys(LISTS["verbs"].get(_force, ()), _force))
_VERBS.update(LISTS["mostly"])
NOUNS = {
    form: force
    for force, some in LISTS["nouns"].items()
    for one in some
    for form in noun_forms(one)
}
OTHERS = {one: force for force, some in LISTS["others"].items() for one in some}
NEGATORS = frozenset(_AROUND["negators"])
_REFUSING = frozenset(_AROUND["refusing"])
_REFUSING_WORDS = frozenset(_AROUND["refusing_words"])
_FAILING = frozenset(_AROUND["failing"])
_AVOIDING = frozenset(_AROUND["avoiding"])
_THROUGH = frozenset(_AROUND["through"])
_TELLING = frozenset(_AROUND["telling"])
_AUXILIARIES = frozenset(_AROUND["auxiliaries"])
_STEPS = (
    _AUXILIARIES
    | NEGATORS
    | _REFUSING_WORDS
    | frozenset(("short", "of", "from", "off", "a", "the"))
)
_PASSED = _REFUSING | _FAILING | _AVOIDING | _THROUGH | {"stop", "fall", "hold", "refrain", "shy"}
_LONGEST_BEFORE = 9  # tokens
_LONGEST_AFTER = 7

Hit = tuple[str, int, int, str]  # force, place and end among the tokens, lemma


class Window(msgspec.Struct, frozen=True):
    """The words around a cue; the cue's own are ``tokens[lo:hi]``."""

    tokens: list[Token]
    lo: int
    hi: int
    negated: bool  # before the cue or in its source: `nor did he say`, `neither side said`


def around(text: str, one: Attribution, cue: Sequence[Span]) -> Window:
    """The words around the cue of an attribution, those of its sources left out."""
    start, end = cue[0].start, cue[0].end
    for span in cue[1:]:
        if span.start - end <= 60:
            end = span.end
    inside = tokens(text, start, min(end, start + 400))
    before = tokens(text, max(0, start - 70), start)
    after = tokens(text, end, min(len(text), end + 70))
    sources = one.source
    inside = [t for t in inside if not _within(t, sources)] or inside
    after = [t for t in after if not _within(t, sources)][:_LONGEST_AFTER]
    kept: list[Token] = []
    negated = bool(sources) and _opens_negated(text, sources[0])
    for token in reversed(before):
        if _within(token, sources):
            negated = negated or _inverted(before, sources)
            break
        low = token.low
        known = low in _STEPS or not _PASSED.isdisjoint(_LEMMAS.get(low, ()))
        if not (known or (low.endswith("ly") and low != "only")) or len(kept) >= _LONGEST_BEFORE:
            break
        kept.append(token)
    kept.reverse()
    return Window([*kept, *inside, *_clause(after)], len(kept), len(kept) + len(inside), negated)


def _within(token: Token, spans: Sequence[Span]) -> bool:
    at = token.start
    for span in spans:  # noqa: SIM110  `any` costs more than the rest
        if span.start <= at < span.end:
            return True
    return False


def _clause(after: Sequence[Token]) -> list[Token]:
    out = []
    for token in after:
        if not token.is_word and token.low not in "'’-":
            break
        out.append(token)
    return out


def _opens_negated(text: str, source: Span) -> bool:
    first = tokens(text, source.start, min(source.end, source.start + 20))
    return bool(first) and first[0].low in ("no", "neither", "none", "nobody", "nothing")


def _inverted(before: Sequence[Token], sources: Sequence[Span]) -> bool:
    """Whether a negation with its auxiliary stands before the source: `nor did he say`."""
    low = [token.low for token in before if not _within(token, sources)][-2:]
    return len(low) == 2 and low[0] in ("nor", "neither", "never") and low[1] in _AUXILIARIES


def hit_of(words: Window) -> Hit | None:
    """The first phrase or verb of the cue that has a force."""
    own: Hit | None = None  # of a verb that may lead to another
    refused = False
    for at, token in enumerate(words.tokens):
        if at >= words.hi and not (refused or own):
            return None
        stop = _STOPPING.at(words.tokens, at)
        if stop and at + stop[0] > words.lo:
            refused = True
            continue
        phrase = _PHRASES.at(words.tokens, at)
        if phrase and at + phrase[0] > words.lo and at < words.hi + (5 if refused else 0):
            return phrase[1], at, at + phrase[0], ""
        if at < words.lo and not refused:
            refused = _refuses(token)
            continue
        if _refuses(token):
            refused = True
            continue
        lemma = _lemma(token)
        if lemma is None or (own and at >= words.hi):
            continue
        found = (_VERBS[lemma], at, at + 1, lemma)
        if lemma in _THROUGH and at < words.hi:
            own = own or found
            continue
        return found
    if own is None and refused:
        return _after_refusal(words)
    return own


def _after_refusal(words: Window) -> Hit:
    """What a refusal without a speech verb is: telling withheld, or an act not done."""
    for at, token in enumerate(words.tokens):
        told = sorted(_TELLING.intersection(_LEMMAS.get(token.low, ())) - {"be"})
        if told and at > 0:
            return "states", at, at + 1, told[0]
    place = next((k for k, t in enumerate(words.tokens) if _refuses(t)), 0)
    return "decides", place, place + 1, "refuse"


def _refuses(token: Token) -> bool:
    known = _LEMMAS.get(token.low, frozenset())
    return bool(known & (_REFUSING | _FAILING | _AVOIDING)) or token.low in _REFUSING_WORDS


def _lemma(token: Token) -> str | None:
    return min((one for one in _LEMMAS.get(token.low, ()) if one in _VERBS), default=None)


def manner(words: Window, at: int) -> str:
    """How the words before a hit bend it: `negated`, `refused`, `avoided`, or not at all."""
    how = "negated" if words.negated else ""
    for k, token in enumerate(words.tokens[:at]):
        known = _LEMMAS.get(token.low, frozenset())
        if known & _REFUSING or token.low in _REFUSING_WORDS or _STOPPING.at(words.tokens, k):
            how = "" if how == "negated" else "refused"
        elif known & _AVOIDING:
            how = "" if how == "negated" else "avoided"
        elif known & _FAILING:
            how = "" if how == "negated" else "negated"
        elif token.low in NEGATORS and how != "refused":
            following = words.tokens[k + 1].low if k + 1 < len(words.tokens) else ""
            if following not in ("only", "just", "merely", "simply"):
                how = "negated"
    return how
