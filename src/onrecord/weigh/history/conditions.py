"""A rule's condition, taken apart: its words, which way it is put, and what it measures."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from onrecord.read.finite import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    DETERMINER,
    NUMBER,
    PREPOSITION,
    SIGN,
    THIRD,
)
from onrecord.read.what.predicates import predicate, with_likely_verb
from onrecord.records import Quantity, Reading, Span, joined
from onrecord.weigh.history.matters import Matters, Said, term, worth
from onrecord.weigh.records import Held
from onrecord.weigh.terms import WORD

_OPENS = re.compile(
    r"\b(?:if|unless|should(?= (?:a|an|the|any|another|one|he|she|it|they|you|we)\b)|once|"
    r"as soon as|the (?:minute|moment|day|hour) (?:that )?|provided that|in case)\b",
    re.IGNORECASE,
)
FOLLOWS = re.compile(
    r"\b(?:will|shall|would|won[’']t|wouldn[’']t|must|is (?:dead|over|gone)|(?:we|they) \w+|"
    r"(?:close|end|fall|go|come|stop)s)\b"
    r"|\w[’'](?:ll|d)\b",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:below|under|less than|fewer than|short of|at most|no more than)\s*$", re.I
)
_MORE = re.compile(
    r"\b(?:above|over|more than|exceeds?|exceeding|beyond|at least|no less than|past)\s*$", re.I
)
_NOT = frozenset(("not", "no", "never", "none", "nobody", "nothing", "neither", "cannot", "unless"))
_OPENER = re.compile(
    r"^\W*(?:that\s+)?(?:even\s+)?(?:if|unless|should|once|as soon as|provided that|in case|"
    r"the (?:minute|moment|day|hour)(?: that)?)\s+(?:even\s+)?",
    re.I,
)
_SHORT = ("single", "one", "any", "another", "much", "minute", "moment", "day", "long", "soon")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ASIDE = re.compile(  # no condition that anybody can meet: a way of speaking
    r"\b(?:if|once|unless|as soon as)\s+(?:you|i|i['’]m|you['’]re|that['’]s|it['’]s|possible|"
    r"practical|so|not|any|anything|necessary|need be|and when)\b",
    re.I,
)
_NEVER = re.compile(
    r"^\W*(?:no|not one|not a single|nobody|never)\b[^,.;]{0,60}\b(?:will|shall)\b"
    r"|\b(?:will|shall) never\b",
    re.I,
)
_FRONT = 6  # characters before a condition that opens its sentence
_NEAR = 24  # characters before a number in which it is said to be more or less

Bound = Literal["less", "more", "equal"]


class Condition(NamedTuple):
    """A condition of one report. ``sign``: 1 where it is that something is so, else -1."""

    report: str
    said: Said
    sign: int
    bounds: tuple[tuple[Bound, float, str, str], ...]  # how, value, unit, as written
    forms: dict[str, str]
    since: str | None  # ISO 8601: the day that it names, before which it cannot be met
    event: frozenset[str]  # stems of the verb that must happen; empty where none is found

    def measured(self, found: Iterable[Quantity]) -> bool | None:
        """Whether quantities lie within the bounds; None where none has their unit."""
        out: bool | None = None
        for quantity in found:
            for how, value, unit, _ in self.bounds:
                if quantity.value is None or (quantity.unit or "") != unit:
                    continue
                inside = (
                    quantity.value < value
                    if how == "less"
                    else quantity.value > value
                    if how == "more"
                    else quantity.value == value
                )
                out = inside or bool(out)
        return out

    @property
    def compared(self) -> str:
        """The bounds in words."""
        words = {"less": "less than", "more": "more than", "equal": ""}
        return ", ".join(f"{words[how]} {text}".strip() for how, _, _, text in self.bounds)

    def written(self, stems: Iterable[str]) -> list[str]:
        """Stems as the condition writes them."""
        return [self.forms.get(one, one) for one in stems]


def condition(
    matters: Matters, own: Sequence[Held], reading: Reading, spans: Sequence[Span]
) -> Condition:
    """The condition at some spans of a report, that lie in its statements ``own``."""
    text = joined(reading.text, spans)
    said = matters.words(text)
    dropped = {term(word) for word in _SHORT}
    inside = [
        (one, held)
        for held in own
        for one in held.statement.quantities
        if any(s.start <= one.start and one.end <= s.end for s in spans)
    ]
    bounds = tuple(
        bound for one, _ in inside for bound in [_bound(reading.text, one)] if bound is not None
    )
    days = []
    for held in own:
        for time in held.statement.times:
            if any(s.start <= time.start and time.end <= s.end for s in spans):
                days += [time.value[:10]] if time.value and _DAY.match(time.value) else []
            dropped |= {_stem(m.group()) for m in WORD.finditer(time.text)}
    for one, _ in inside:
        dropped |= {_stem(m.group()) for m in WORD.finditer(one.text) if m.group()[0].isdigit()}
    kept = {t: w for t, w in said.terms.items() if t not in dropped and not t[0].isdigit()}
    context: set[str] = set()
    names = set(said.names)
    for held in own:
        laid = matters.said(held.key)
        context |= laid.context
        names |= laid.names & kept.keys()
    event, way = happening(text)
    forms: dict[str, str] = {}
    for match in WORD.finditer(text):
        forms.setdefault(_stem(match.group()), match.group())
    return Condition(
        report=reading.id,
        said=Said(
            terms=kept,
            context=frozenset(context),
            affair=frozenset(),
            names=frozenset(names),
            numbers=frozenset(),
            quantities=(),
            camps=said.camps,
        ),
        sign=way,
        bounds=bounds,
        forms=forms,
        since=min(days, default=None),
        event=event & kept.keys(),
    )


def conditional(held: Held) -> Span | None:
    """The span of the condition in a statement that says what will follow; None: it has none."""
    text, spans = held.statement.text, held.statement.spans
    if held.statement.modality == "asked" or len(spans) != 1:
        return None
    found = _OPENS.search(text)
    if found is None or _ASIDE.match(text, found.start()):
        return None
    start = found.start()
    rest = text[start:]
    comma = rest.find(",")
    fronted = start <= _FRONT and comma > 0 and len(rest[comma:].split()) >= 3
    if fronted and (FOLLOWS.search(rest[comma:]) or held.statement.modality == "conditional"):
        end = comma
    elif start > _FRONT and FOLLOWS.search(text[:start]):
        end = len(rest)  # what follows stands before it
    elif (
        start > _FRONT
        and held.statement.modality == "conditional"
        and len(text[:start].split()) > 3
    ):
        end = len(rest)
    elif (
        fronted is False
        and start <= _FRONT
        and held.statement.modality == "conditional"
        and comma < 0
    ):
        end = len(rest)  # what follows stands in the next statement
    else:
        return None
    if len(rest[:end].split()) < 4:
        return None
    base = spans[0].start
    cut = len(rest[:end].rstrip(' .,;:!?"”’'))
    return Span(base + start, base + start + cut)


def promised(held: Held) -> bool:
    """Whether somebody on the record says what will never be: *no ship will wait*."""
    one = held.statement
    graded = held.root is not None and held.root.grade in ("named", "official", "collective")
    if one.modality != "predicted" or not graded:
        return False
    return bool(_NEVER.search(one.text))


def happening(text: str) -> tuple[frozenset[str], int]:
    """The stems of the main verb and what it is said with, and whether it is negated: 1 or -1.

    Where the verb itself says little (*opens fire*, *has a stroke*), its object counts with it.
    """
    opened = _OPENER.match(text)
    inner = text[opened.end() :] if opened else text
    found = predicate(inner)
    if found.verb < 0:
        found = with_likely_verb(found)
    low, kind = found.tokens.low, found.tokens.kind
    first, end = (found.verb, found.end) if found.verb >= 0 else _bare_verb(low, kind)
    if first < 0:
        return frozenset(), 1
    odd = sum(word in _NOT for word in low[found.start : end + 1])
    odd += text.lower().startswith("unless")
    verbs = [
        low[at]
        for at in range(first, min(end + 1, len(low)))
        if not kind[at] & (AUXILIARY | DETERMINER | PREPOSITION | ADVERB | SIGN | CAPITAL)
        and low[at] not in _NOT
        and worth(low[at]) > 0
    ][:2]
    if all(term(word) in _empty_verbs() for word in verbs):
        after = (at for at in range(end, len(low)) if low[at] not in _NOT)
        after = (at for at in after if not kind[at] & (DETERMINER | ADVERB))
        at = next(after, -1)
        if at >= 0 and not kind[at] & (PREPOSITION | SIGN | CAPITAL) and low[at] not in verbs:
            verbs.append(low[at])
    return frozenset(term(word) for word in verbs), -1 if odd % 2 else 1


def _bare_verb(low: Sequence[str], kind: Sequence[int]) -> tuple[int, int]:
    """*soldiers cross the river*: a word between a noun and what a verb is followed by."""
    for after in (DETERMINER | NUMBER, PREPOSITION | ADVERB):
        for at in range(1, len(low) - 1):
            plain = not kind[at] & ~(BASE | THIRD) and not kind[at - 1] & ~(CAPITAL | BASE | THIRD)
            if plain and kind[at + 1] & after:
                return at, at + 1
    return -1, -1


@cache
def _empty_verbs() -> frozenset[str]:
    text = files("onrecord.weigh.history").joinpath("history.toml").read_text(encoding="utf-8")
    return frozenset(term(word) for word in tomllib.loads(text)["empty_verbs"])


def _bound(text: str, one: Quantity) -> tuple[Bound, float, str, str] | None:
    if one.value is None:
        return None
    before = text[max(0, one.start - _NEAR) : one.start]
    inner = one.text
    how: Bound = "equal"
    if _LESS.search(before) or _LESS.search(inner.split(str(int(one.value)))[0] or " "):
        how = "less"
    elif _MORE.search(before):
        how = "more"
    if how == "equal":
        return None
    return how, one.value, one.unit or "", inner


def _stem(word: str) -> str:
    low = word.lower().replace("’", "'")
    return low.replace(",", "") if low[0].isdigit() else term(low)
