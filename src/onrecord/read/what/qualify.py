"""What a careful reader notes about each statement: how it is put, on what, and which facts it has.

Modality and polarity (modality.py), evidence (evidence.py), quantities, times, places and entities.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

import msgspec

from onrecord.read.sentences import sentences
from onrecord.read.what.conditions import condition_of
from onrecord.read.what.evidence import Finding, evidence_of
from onrecord.read.what.modality import Judgement, Setting, judge
from onrecord.read.what.predicates import predicate
from onrecord.read.what.quantities import quantities
from onrecord.read.what.things import entities, places
from onrecord.read.what.times import times
from onrecord.records import Attribution, Name, Report, Span, Statement

_QUOTES = "\"'”’»“‘«)]"
_OPEN_QUOTES = frozenset('"“«„')
_MARK = re.compile(r"[“«„”»\"]|\n\n")


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Item = TypeVar("Item", bound=_Placed)


def qualified(
    report: Report,
    statements: Sequence[Statement],
    attributions: Sequence[Attribution],
    names: Sequence[Name],
) -> tuple[Statement, ...]:
    """The same statements with modality, polarity, evidence, quantities, times, places, entities.

    What a rule is not sure of stays as it was. Whatever is found lies inside one of the statement's
    spans. ``names`` are those that the encoder found, in any order.
    """
    text = report.text
    parts = sentences(text)
    home = _homes(statements, parts)
    by_id = {attribution.id: attribution for attribution in attributions}
    judged = _judged(text, statements, by_id, parts, home)
    evidence = evidence_of(text, statements, by_id, parts, home)
    dates = times(report, statements, judged, parts)
    taken = sorted([Span(one.start, one.end) for one, _ in dates])
    amounts = _shared(statements, quantities(text, taken, names))
    when = _shared(statements, [one for one, _ in dates])
    why = {(one.start, one.end): reason for one, reason in dates}
    where = _shared(statements, places(text, names))
    things = _shared(statements, entities(text, names))
    out = []
    for at, statement in enumerate(statements):
        reasons = dict(statement.reasons)
        judgement, finding = judged[at], evidence.get(statement.id, Finding())
        if judgement.modality:
            reasons["modality"] = judgement.modality_reason
        if judgement.polarity:
            reasons["polarity"] = judgement.polarity_reason
        if finding.reason:
            reasons["evidence"] = finding.reason
        if amounts[at]:
            reasons["quantities"] = "a number, with the unit or noun beside it"
        if when[at]:
            said = [f"“{one.text}”: {why[one.start, one.end]}" for one in when[at][:3]]
            reasons["times"] = "; ".join(said)
        if where[at]:
            reasons["places"] = "names of places"
        if things[at]:
            reasons["entities"] = "names, and words for things"
        out.append(
            msgspec.structs.replace(
                statement,
                modality=judgement.modality or statement.modality,
                polarity=judgement.polarity or statement.polarity,
                evidence=finding.evidence,
                quantities=tuple(amounts[at]),
                times=tuple(when[at]),
                places=tuple(where[at]),
                entities=tuple(things[at]),
                reasons=reasons,
            )
        )
    return tuple(out)


def _homes(statements: Sequence[Statement], parts: Sequence[Span]) -> list[int]:
    """For each statement the number of the sentence that it begins in."""
    begins = [part.start for part in parts]
    return [max(0, bisect_right(begins, one.spans[0].start) - 1) for one in statements]


def _judged(
    text: str,
    statements: Sequence[Statement],
    by_id: dict[str, Attribution],
    parts: Sequence[Span],
    home: Sequence[int],
) -> list[Judgement]:
    clauses = [predicate(one.text) for one in statements]
    opened = [condition_of(clause) for clause in clauses]
    inside = _quoted(text, [one.spans[0].start for one in statements])
    out = []
    for at, statement in enumerate(statements):
        beside = ""
        for near in (at - 1, at + 1):
            if (
                0 <= near < len(statements)
                and opened[near]
                and home[near] == home[at]
                and statements[near].attribution == statement.attribution
            ):
                beside = opened[near]
        attribution = by_id.get(statement.attribution or "")
        part = parts[home[at]] if parts else Span(0, 0)
        begins = _begins(text, statement.spans[0].start, part)
        cue = " ".join(span.cut(text) for span in attribution.cue) if attribution else ""
        setting = Setting(
            cue=cue,
            force=attribution.force if attribution else None,
            asks=_asks(text, statement, part),
            condition=beside,
            reported=statement.voice == "reported",
            quoted=inside[at] or ":" in cue,
            sentence=begins,
            whole=begins and statement.text.rstrip(_QUOTES + " ").endswith((".", "!", ",")),
        )
        out.append(judge(clauses[at], setting))
    return out


def _asks(text: str, statement: Statement, part: Span) -> bool:
    """Whether a question mark closes the statement."""
    end = statement.spans[-1].end
    if statement.text.rstrip(_QUOTES + " ").endswith("?"):
        return True
    rest = text[end : min(part.end, end + 8)].lstrip(_QUOTES + " ")
    return rest.startswith("?")


def _begins(text: str, start: int, part: Span) -> bool:
    """Whether a statement begins as a sentence or a quotation does, with a capital."""
    at = start
    while at < part.end and not text[at].isalnum():
        at += 1
    if at >= part.end or not text[at].isupper():
        return False
    return not any(sign.isalnum() for sign in text[max(part.start, start - 80) : start]) or (
        not _OPEN_QUOTES.isdisjoint(text[max(0, start - 1) : at])
    )


def _quoted(text: str, starts: Sequence[int]) -> list[bool]:
    """For each place, in order, whether it stands in a quotation; a blank line ends one."""
    out = []
    inside = False
    marks = _MARK.finditer(text)
    mark = next(marks, None)
    for start in starts:
        while mark is not None and mark.start() <= start:
            sign = mark[0]
            inside = sign in "“«„" or (sign == '"' and not inside)
            mark = next(marks, None)
        out.append(inside)
    return out


def _shared(statements: Sequence[Statement], items: Iterable[Item]) -> list[list[Item]]:
    """For each statement the items that lie inside one of its spans."""
    spans = sorted(
        (span.start, span.end, at) for at, one in enumerate(statements) for span in one.spans
    )
    begins = [start for start, _, _ in spans]
    out: list[list[Item]] = [[] for _ in statements]
    for item in items:
        near = bisect_right(begins, item.start) - 1
        if near >= 0 and item.end <= spans[near][1]:
            out[spans[near][2]].append(item)
    return out
