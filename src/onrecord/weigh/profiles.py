"""What a statement says, laid out so that two can be compared: stems, names, numbers, who, when.

A profile depends on the statement's own report alone, and on tables that ship.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.ledger.records import key_of
from onrecord.records import Attribution, Reading, Source, Span, Statement
from onrecord.weigh.terms import WORD, lists, opposites, says_something, stem, weight

UNSAID = ("asks", "declines", "evades")
_MAIN = 2  # words that say something, before what follows can be a clause beside the main one
_NUMBER = 0.8  # what a shared numeral tells, beside the weights of stems
_SHOWING = ("this", "that", "these", "those")
_SAME_UNIT = {"percentage point": "percent", "point": "percent"}
_UNSURE = ("possible", "conditional", "required")


@dataclass(frozen=True, slots=True)
class Affair:
    """What a report is about: its rare stems, and its day."""

    report: str
    stems: dict[str, float]
    norm: float
    day: int | None
    capitals: frozenset[str]  # stems that have a capital within a sentence: names
    outlet: str | None = None  # in lower case


@dataclass(frozen=True, slots=True)
class Profile:
    """One statement, as it is compared."""

    key: str
    affair: Affair
    forms: dict[str, str]  # each stem as it is written
    words: tuple[str, ...]  # stems of words that say something, in order
    stems: dict[str, float]  # each once, with its weight
    total: float  # of the weights
    told: frozenset[str]  # stems of words that are not light, numerals too
    predicated: bool  # has a verb of its own, or is what somebody decided
    pairs: frozenset[tuple[str, str]]  # of neighbours among the words
    names: tuple[frozenset[str], ...]  # the stems of each name in order, resolved pronouns too
    numbers: frozenset[str]  # as written, times and quantities left out
    quantities: tuple[tuple[float, str], ...]
    times: frozenset[str]
    places: frozenset[str]
    camps: frozenset[str]  # of opposites
    negations: int
    unsure: bool  # possible, conditional, required
    hedged: bool
    modality: str
    negated: bool
    unsaid: bool  # asked, declined, evaded
    speaker: str | None  # the root's last name, or what else it is called
    side: str | None  # where the root belongs: an affiliation's last word
    mine: bool  # `I`: what it means depends on the speaker
    ours: bool  # `we`
    pointing: int  # words whose referent must be known from elsewhere
    showing: bool  # *this*, *these*: something of its own report
    subject: bool  # opens with such a word
    passive: bool  # *by* somebody
    heavy: int  # words that say something, light ones left out
    context: dict[str, float]  # of what stands before


def profiled(
    reading: Reading,
    affair: Affair,
    statement: Statement,
    attribution: Attribution | None,
    root: Source | None,
    resolved: Mapping[int, str],
    context: dict[str, float],
) -> Profile:
    """The profile of a statement of a reading.

    ``resolved`` says for the places of pronouns in the text whom they mean.
    """
    known, turned = lists(), opposites()
    taken = [Span(one.start, one.end) for one in statement.times]
    taken += [Span(one.start, one.end) for one in statement.quantities]
    words: list[str] = []
    forms = dict[str, str]()
    names: list[list[str]] = []
    numbers, camps, told = set[str](), set[str](), set[str]()
    pointing = negations = heavy = 0
    mine = ours = hedged = subject = beside = False
    opening, last = True, -9
    spans = sorted((*statement.spans, *_acted(statement, attribution)))
    found = list(_words(reading.text, spans))
    lows = [raw.lower().replace("’", "'") for _, raw, _ in found]
    for number, (at, raw, opens) in enumerate(found):
        low = lows[number]
        beside = beside or (heavy >= _MAIN and low in known["subordinate"])
        if not beside:
            negations += low in known["negative"] or low.endswith("n't")
        hedged = hedged or low in known["hedged"]
        mine = mine or low in known["first_person"]
        ours = ours or low in known["plural_person"]
        camps.update(turned.get(low, ()))
        if low in known["pointing"] and _points(low, lows[number + 1 : number + 2], known):
            who = resolved.get(at)
            if who is None:
                pointing += 1
                subject = subject or (
                    opening
                    and low in known["subjects"]
                    and (
                        low not in _SHOWING
                        or lows[number + 1 : number + 2] == []
                        or lows[number + 1] in known["auxiliary"]
                    )
                )
            elif parts := name_words(who):
                names.append(parts)
                words += parts
                forms.update((part, who) for part in parts)
            opening = False
        elif low[0].isdigit():
            plain = low.replace(",", "")
            if not any(span.start <= at < span.end for span in taken):
                numbers.add(plain)
            words.append(plain)
            told.add(plain)
            forms[plain] = raw
            opening = False
        elif says_something(low):
            one = stem(low)
            words.append(one)
            forms.setdefault(one, raw)
            if low not in known["light"]:
                heavy += 1
                told.add(one)
            capital = raw[0].isupper() and len(raw) > 1 and low not in known["titles"]
            if capital and (not opens or one in affair.capitals):
                if at - last <= 2 and names:
                    names[-1].append(one)
                else:
                    names.append([one])
                last = at + len(raw)
            opening = False
    for entity in statement.entities:
        parts = name_words(entity.name) if any(c.isupper() for c in entity.name) else []
        if parts and not any(set(parts) & set(name) for name in names):
            names.append(parts)
    stems = {one: weight(one) if one[0].isalpha() else _NUMBER for one in words}
    return Profile(
        key=key_of(reading.id, statement.id),
        affair=affair,
        forms=forms,
        words=tuple(words),
        stems=stems,
        total=sum(stems.values()),
        told=frozenset(told),
        predicated=statement.modality is not None
        or (attribution is not None and attribution.force == "decides"),
        pairs=frozenset(itertools.pairwise(words)),
        names=tuple(frozenset(name) for name in names),
        numbers=frozenset(numbers),
        quantities=tuple(
            sorted(
                (one.value, _SAME_UNIT.get(one.unit or "", one.unit or ""))
                for one in statement.quantities
                if one.value
            )
        ),
        times=frozenset(one.value for one in statement.times if one.value),
        places=frozenset(part for one in statement.places for part in name_words(one.name)),
        camps=frozenset(camps),
        negations=negations,
        unsure=statement.modality in _UNSURE,
        hedged=hedged,
        modality=statement.modality or "",
        negated=statement.polarity == "negated",
        unsaid=statement.modality == "asked"
        or (attribution is not None and attribution.force in UNSAID),
        speaker=_called(root),
        side=_side(root),
        mine=mine,
        ours=ours,
        pointing=pointing,
        showing="this" in lows or "these" in lows,
        subject=subject,
        passive="by" in lows,
        heavy=heavy,
        context=context,
    )


def _acted(statement: Statement, attribution: Attribution | None) -> tuple[Span, ...]:
    """Source and cue where they are part of what is told: *the council approved* the new bridge."""
    if attribution is None:
        return ()
    if attribution.force == "decides":
        return tuple(
            one
            for one in (*attribution.source, *attribution.cue)
            if not any(one.overlaps(span) for span in statement.spans)
        )
    return attribution.cue if statement.modality is None and attribution.force is None else ()


def _words(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, str, bool]]:
    """Where each word stands, the word, and whether it opens a sentence: capitals say nothing."""
    for span in spans:
        for match in WORD.finditer(text, span.start, span.end):
            before = text[max(0, match.start() - 5) : match.start()]
            before = "" if "\n\n" in before else before.rstrip(" \t\n\xa0\"“‘'(*")
            yield match.start(), match.group(), not before or before[-1] in ".!?:—"


def _points(low: str, follows: Sequence[str], known: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word refers: *that* opens a clause, unless a verb follows it."""
    if low not in ("that", "this"):
        return True
    return (bool(follows) and follows[0] in known["auxiliary"]) or low == "this"


def name_words(name: str) -> list[str]:
    """The stems of a name, without titles and small words."""
    titles = lists()["titles"]
    return [
        stem(word)
        for word in WORD.findall(name.lower())
        if word not in titles and says_something(word)
    ]


def _called(root: Source | None) -> str | None:
    if root is None or root.grade in ("anonymous", "unattributed"):
        return None
    found = name_words(root.name)
    return found[-1] if found else None


def _side(root: Source | None) -> str | None:
    found = name_words(root.affiliation) if root is not None and root.affiliation else []
    return found[-1] if found else None
