"""What a reading says, in words that fit on one line: the same in the terminal and on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.records import (
    Attribution,
    Decision,
    EvidenceKind,
    Grade,
    Language,
    LanguageKind,
    Position,
    Reading,
    Relation,
    RelationKind,
    Response,
    ResponseKind,
    Source,
    Span,
    Statement,
)
from onrecord.show import tally
from onrecord.show.measured import Measured, measured
from onrecord.show.visible import one_line

UNKNOWN = "Source not named"
UNGRADED = "not graded"
MEANINGS: dict[Grade | None, str] = {
    "named": "a person by name, or a document that can be cited",
    "official": "an office or a body, on the record",
    "collective": "a state, an outlet or a group; nobody in it answers",
    "anonymous": "people whom the report does not name",
    "unattributed": "put to nobody: allegedly, it is said",
    "author": "the report’s own word",
    None: "the reader is not sure whose word it is",
}
_ANSWERS: dict[ResponseKind, str] = {"declines": "declines to say", "silent": "stays silent"}
_EVIDENCE: dict[EvidenceKind, str] = {"official_record": "official record"}
_LANGUAGE: dict[LanguageKind, str] = {
    "name_calling": "name-calling",
    "doubt": "doubt cast",
    "loaded": "loaded wording",
}
_RELATIONS: dict[RelationKind, str] = {"contrasts": "contrasts with"}
_OVERSIGHT = {
    "reported": "oversight reported",
    "none": "the report says that oversight was missing",
    None: "the report says nothing of oversight",
}
_ARROW = " ← "
_MOST_FACTS = 6


def clip(text: str, longest: int) -> str:
    """``text`` on one line, cut to ``longest`` code points."""
    shown = one_line(text)
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + "…"


def quoted(text: str, spans: Sequence[Span], longest: int) -> str:
    """The words of some spans in quotation marks; empty where there are none."""
    shown = clip(" … ".join(one_line(span.cut(text)) for span in spans), longest)
    return f"“{shown}”" if shown.strip(" …") else ""


# Sources


def name(source: Source | None) -> str:
    """The source's name, or its id where it has none."""
    return one_line(source.name) or one_line(source.id) if source else UNKNOWN


def role(source: Source) -> str:
    """Role and affiliation, as far as they are known and tell more than the name before them."""
    shown, before = [], name(source).casefold()
    for part in (one_line(source.role or ""), one_line(source.affiliation or "")):
        if part and part.casefold() not in before:
            shown.append(part)
            before += f"\n{part.casefold()}"
    return ", ".join(shown)


def grade(of: Grade | None) -> str:
    """The grade's own word."""
    return one_line(of or "") or UNGRADED


def grade_and_kind(source: Source) -> str:
    """Grade and kind, as far as they are known: ``anonymous, person``."""
    return ", ".join(one_line(part) for part in (source.grade, source.kind) if part)


def chain(attribution: Attribution, sources: dict[str, Source]) -> str:
    """From the hop nearest to the report: ``the Gazette ← a diplomat``. One hop is no chain."""
    hops = dict.fromkeys(one for one in attribution.chain if one in sources)
    return _ARROW.join(name(sources[one]) for one in hops) if len(hops) > 1 else ""


# Statements


def labels(statement: Statement) -> list[str]:
    """What keeps a statement from being plainly asserted, and what the report offers for it."""
    out = []
    if statement.modality and statement.modality != "asserted":
        out.append(one_line(statement.modality))
    offered = [_EVIDENCE.get(kind, one_line(kind)) for kind in statement.evidence.offered]
    if shown := [kind for kind in offered if kind != "none"]:
        out.append(f"evidence: {', '.join(shown)}")
    if statement.evidence.unverified:
        out.append("unverified")
    elif "none" in offered:
        out.append("no evidence offered")
    return out


def facts(statement: Statement) -> list[str]:
    """Quantities and times where their normal form tells more than the words, then names."""
    out = []
    for time in statement.times:
        if time.value and one_line(time.value) != one_line(time.text):
            out.append(f"“{one_line(time.text)}” = {one_line(time.value)}")
    for quantity in statement.quantities:
        if quantity.value is not None:
            normal = f"{quantity.value:,.12g} {one_line(quantity.unit or '')}".strip()
            if normal != one_line(quantity.text):
                out.append(f"“{one_line(quantity.text)}” = {normal}")
    named = {one_line(one.name): one_line(one.kind) for one in statement.entities}
    named |= {one_line(place.name): "place" for place in statement.places}
    out += [f"{called} ({kind})" if kind else called for called, kind in named.items() if called]
    every = list(dict.fromkeys(out))
    return every[:_MOST_FACTS] + (["…"] if len(every) > _MOST_FACTS else [])


# Responses


def answer(response: Response) -> str:
    """What the actor does, as a verb: ``denies``, ``stays silent``."""
    return _ANSWERS.get(response.kind, one_line(response.kind))


# The author's voice


def language(mark: Language) -> str:
    """What is marked in the author's words, and why: two lines, or one."""
    why = one_line(mark.reason)
    return f"The author’s own word: {_LANGUAGE.get(mark.kind, one_line(mark.kind))}" + (
        f"\n{why}" if why else ""
    )


def coloured(reading: Reading) -> str:
    """How much of the author's own wording is marked, by kind; empty where nothing is."""
    kinds = Counter(mark.kind for one in reading.statements for mark in one.language)
    if not kinds:
        return ""
    shown = ", ".join(f"{count} {_LANGUAGE.get(kind, kind)}" for kind, count in kinds.most_common())
    return f"Marked in the author’s own voice: {shown}."


# Positions, decisions, relations


def held(position: Position) -> str:
    """What is held, as a noun: ``red line``."""
    return one_line(position.kind).replace("_", " ")


def overseen(decision: Decision) -> str:
    """What the report says of the oversight of a decision."""
    return _OVERSIGHT[decision.oversight]


def follows(relation: Relation) -> str:
    """The relation as a verb between its two ends: ``contrasts with``."""
    return _RELATIONS.get(relation.kind, one_line(relation.kind))


# The report as a whole


def voices(reading: Reading) -> str:
    """How many statements rest on a source and how many on the author alone, as a sentence."""
    if not reading.statements:
        return "No statements were read in this report."
    reported = sum(statement.voice == "reported" for statement in reading.statements)
    own = len(reading.statements) - reported
    return (
        f"{counted(len(reading.statements), 'statement')}: "
        f"{reported} {'rests' if reported == 1 else 'rest'} on attributed sources, "
        f"{own} on the author's own word."
    )


def withheld(reading: Reading) -> str:
    """The shares that rest on nobody's name, or on nobody knows whom: ``12 % anonymous``."""
    found = {share.grade: share for share in tally.shares(reading) if share.statements}
    anonymous = found["anonymous"].part if "anonymous" in found else "0 %"
    shown = [f"{anonymous} anonymous"]
    shown += [f"{found[one].part} {grade(one)}" for one in ("unattributed", None) if one in found]
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


def caution(reading: Reading, figures: Measured | None = None) -> str:
    """Those shares, and how often the reader itself is wrong, as a sentence.

    Empty where there is no statement to have a share of. ``figures`` are those measured.
    """
    if not reading.statements:
        return ""
    figures = figures or measured()
    return (
        f"{withheld(reading)}; the reader misses {figures.missed}, "
        f"and grades {figures.misgraded} wrongly."
    )


def unverified(reading: Reading) -> str:
    """How much the report itself says it could not verify; empty where it does not say so."""
    count = tally.unverified(reading)
    return f"The report itself calls {counted(count, 'statement')} unverified." if count else ""


def counted(count: int, word: str) -> str:
    """``1 source``, ``2 sources``."""
    return f"{count} {word}{'' if count == 1 else 's'}"
