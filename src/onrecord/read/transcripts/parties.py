"""Names the two parties of an interview whose labels do not: `Q`, `A`, initials, the outlet's name.

A press briefing's `Q` stays nobody: only beside an `A` is it the outlet that asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from onrecord.read.transcripts.interviews import QUESTION, introduced
from onrecord.read.transcripts.transcript import Turn, plain
from onrecord.records import Attribution, Report, Source, Span

_QUESTIONS, _ANSWERS = frozenset(("q", "question")), frozenset(("a", "answer"))
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,4}")
_SMALL = frozenset(("the", "of", "and", "for", "in"))


def with_parties(
    report: Report,
    people: Sequence[Span],
    turns: Sequence[Turn],
    said: Sequence[Attribution],
    speakers: Sequence[Source],
) -> tuple[list[Attribution], list[Source]]:
    """The turns and speakers, with names for those whose labels say only which side they are on.

    Of two, the turns of the outlet are questions. ``people`` are the names of persons in the text.
    """
    if not turns:
        return list(said), list(speakers)
    out = _named(report, people, turns, speakers)
    asking = {one.id for one in out if one.kind == "outlet"}
    if len(out) != 2 or len(asking) != 1:
        return list(said), out
    return [
        msgspec.structs.replace(one, reason=f"{QUESTION}; {one.reason}")
        if one.source_id in asking
        else one
        for one in said
    ], out


def _named(
    report: Report, people: Sequence[Span], turns: Sequence[Turn], speakers: Sequence[Source]
) -> list[Source]:
    start = turns[0].label.start
    before = [span for span in people if span.end <= start]
    keys = {plain(one.name) for one in speakers}
    pair = bool(keys & _QUESTIONS) and bool(keys & _ANSWERS)
    labels = {turn.text for turn in turns}
    asked = [
        span.cut(report.text)
        for turn in turns
        if plain(turn.text) in _QUESTIONS
        for span in turn.content[:1]
    ]
    out = []
    for one in speakers:
        key = plain(one.name)
        if pair and key in _QUESTIONS and report.outlet:
            one = _outlet(one, report.outlet)
        elif pair and key in _ANSWERS:
            found = introduced(report, start, asked, before, sure=True)
            one = one if found is None else _person(one, found[0], found[1], found[2])
        elif report.outlet and one.name in labels and _is_of_outlet(key, report.outlet):
            one = _outlet(one, report.outlet)
        elif _INITIALS.fullmatch(one.name):
            one = _by_initials(report, before, one)
        out.append(one)
    return out


def _outlet(one: Source, name: str) -> Source:
    return msgspec.structs.replace(one, name=name, kind="outlet", grade="collective")


def _person(one: Source, name: str, role: str | None, places: Sequence[Span]) -> Source:
    mentions = tuple(sorted({*one.mentions, *places}))
    return msgspec.structs.replace(one, name=name, kind="person", role=role, mentions=mentions)


def _is_of_outlet(label: str, outlet: str) -> bool:
    """Whether a label is the outlet's name, or the last words of it: `STANDARD`."""
    words = [word for word in label.split() if word not in _SMALL]
    whole = [word for word in re.findall(r"[\w'-]+", plain(outlet)) if word not in _SMALL]
    return bool(words) and len(words[0]) > 2 and set(words) <= set(whole)


def _by_initials(report: Report, before: Sequence[Span], one: Source) -> Source:
    """The one whose initials the label is: the author, the outlet, or somebody introduced."""
    wanted = one.name.replace(".", "").lower()
    if report.author and _initials(report.author) == wanted:
        return msgspec.structs.replace(one, name=report.author, kind="person", grade="author")
    found: dict[str, list[Span]] = {}
    for span in before:
        name = " ".join(span.cut(report.text).split())
        if " " in name and _initials(name) == wanted:
            found.setdefault(name, []).append(span)
    if len(found) == 1:
        name, places = next(iter(found.items()))
        return _person(one, name, None, places)
    if not found and report.outlet and _initials(report.outlet) == wanted:
        return _outlet(one, report.outlet)
    return one


def _initials(name: str) -> str:
    return "".join(
        word[0] for word in plain(name).split() if word not in _SMALL and word[0].isalpha()
    )
