"""From what a person types to a correction: anchors that outlive a re-read, and what it changes.

Nothing here writes: a :class:`Correction` is made for the ledger to keep. A statement is typed by
its key (``REPORT#STATEMENT``), a source by its id in the ledger or as ``REPORT#SOURCE``.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.errors import NoAnswer
from onrecord.ledger.records import Anchor, Correction, parted
from onrecord.records import Grade, RelationKind, Span
from onrecord.weigh.finding import find_claim, find_source
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, LedgerSource, SourceRef


def statement_anchor(holdings: Holdings, key: str) -> Anchor:
    """The place of a statement: its longest span, with its words. Raises NoAnswer."""
    held = holdings.by_key.get(key)
    if held is None or not held.statement.spans:
        raise NoAnswer(
            f"no statement has the key “{key}”: `onrecord claim ID` shows the keys of a claim"
        )
    return _anchor(holdings, held.report, _longest(held.statement.spans))


def source_anchor(holdings: Holdings, ref: SourceRef, mention: Span | None = None) -> Anchor:
    """The place of a source: a mention of it, by default its longest. Raises NoAnswer."""
    source = holdings.source(ref)
    if source is None or not source.mentions:
        raise NoAnswer(
            f"no source {ref.report}#{ref.source} is mentioned in that report: "
            "`onrecord source ID` shows where a source is mentioned"
        )
    return _anchor(holdings, ref.report, mention or _longest(source.mentions))


def merging(
    holdings: Holdings, sources: Sequence[LedgerSource], given: Sequence[str], who: str, why: str
) -> Correction:
    """All the sources given are one. Raises NoAnswer where fewer than two are meant."""
    groups = [_members(holdings, sources, one) for one in given]
    anchors = [source_anchor(holdings, group[0]) for group in groups]
    if len(set(anchors)) < 2:
        raise NoAnswer("those are one source already: name two that are not")
    return Correction("merge_sources", tuple(dict.fromkeys(anchors)), who, why)


def splitting(
    holdings: Holdings,
    sources: Sequence[LedgerSource],
    apart: str,
    others: Sequence[str],
    who: str,
    why: str,
    mention: str | None = None,
) -> tuple[Correction, ...]:
    """The source ``apart`` is not one with ``others``, or with the rest of its own ledger source.

    ``mention`` are words of the report by which only that mention is meant: then it is taken out
    of its source within the report. Raises NoAnswer.
    """
    refs = _members(holdings, sources, apart)
    if mention is not None:
        return (_mention_apart(holdings, refs[0], mention, who, why),)
    if others:
        rest = [ref for one in others for ref in _members(holdings, sources, one)]
    else:
        whole = next((one for one in sources if refs[0] in one.members), None)
        rest = list(whole.members) if whole and len(refs) == 1 else []
    rest = [ref for ref in rest if ref not in refs and ref.report not in {r.report for r in refs}]
    if not rest:
        names = ", ".join(f"{ref.report}#{ref.source}" for ref in refs)
        raise NoAnswer(
            f"“{apart}” is all of {names}: name the one that is another, "
            "or the sources that it is not"
        )
    far = tuple(source_anchor(holdings, ref) for ref in rest)
    return tuple(
        Correction("split_sources", (source_anchor(holdings, ref), *far), who, why) for ref in refs
    )


def grading(
    holdings: Holdings,
    sources: Sequence[LedgerSource],
    given: str,
    grade: Grade,
    who: str,
    why: str,
) -> tuple[Correction, ...]:
    """The source has this grade, in every report that it is one of."""
    return tuple(
        Correction("set_grade", (source_anchor(holdings, ref),), who, why, grade=grade)
        for ref in _members(holdings, sources, given)
    )


def joining(
    holdings: Holdings, claims: Sequence[Claim], given: Sequence[str], who: str, why: str
) -> Correction:
    """The claims say the same, with all that each holds; a key means that statement alone.

    Raises NoAnswer where they are one already.
    """
    found = [find_claim(claims, one) for one in given]
    if len({claim.id for claim in found}) < 2:
        raise NoAnswer("those are one claim already: name two that are not")
    keys = [
        key
        for name, claim in zip(given, found, strict=True)
        for key in ([name] if name in holdings.by_key else claim.statements)
    ]
    anchors = tuple(statement_anchor(holdings, key) for key in dict.fromkeys(keys))
    return Correction("join_claims", anchors, who, why)


def parting(
    holdings: Holdings, claims: Sequence[Claim], given: str, keys: Sequence[str], who: str, why: str
) -> tuple[Correction, ...]:
    """The statements with these keys do not belong to the claim ``given``.

    Each is parted from every other statement of the claim that stays. Raises NoAnswer.
    """
    claim = find_claim(claims, given)
    stay = [key for key in claim.statements if key not in keys]
    strange = [key for key in keys if key not in claim.statements]
    if strange:
        raise NoAnswer(
            f"{strange[0]} does not belong to {claim.id}: "
            f"`onrecord claim {claim.id}` shows what does"
        )
    if not stay:
        raise NoAnswer(f"nothing of {claim.id} would stay: name fewer of its statements")
    rest = tuple(statement_anchor(holdings, key) for key in stay)
    return tuple(
        Correction("part_claims", (statement_anchor(holdings, key), *rest), who, why)
        for key in dict.fromkeys(keys)
    )


def relating(
    holdings: Holdings, first: str, kind: RelationKind, second: str, who: str, why: str
) -> Correction:
    """There is such a relation from the first statement to the second. Raises NoAnswer."""
    anchors = (statement_anchor(holdings, first), statement_anchor(holdings, second))
    if anchors[0] == anchors[1]:
        raise NoAnswer("a relation has two ends: name two statements")
    return Correction("add_relation", anchors, who, why, relation=kind)


def striking(
    holdings: Holdings, first: str, kind: RelationKind, second: str, who: str, why: str
) -> Correction:
    """There is no such relation between the two. Raises NoAnswer where none was read."""
    anchors = (statement_anchor(holdings, first), statement_anchor(holdings, second))
    (report, one), (_, other) = parted(first), parted(second)
    relations = holdings.readings[report].relations if anchors[1].report == report else ()
    if not any({one, other} == {r.from_, r.to} and r.kind == kind for r in relations):
        raise NoAnswer(
            f"no {kind} was read between {first} and {second}: "
            "`onrecord read --format jsonl` gives the relations of a report"
        )
    return Correction("strike_relation", anchors, who, why, relation=kind)


def _members(
    holdings: Holdings, sources: Sequence[LedgerSource], given: str
) -> tuple[SourceRef, ...]:
    """The sources of reports that are meant: one, or all members of a source of the ledger."""
    report, name = parted(given)
    ref = SourceRef(report, name)
    if report and holdings.source(ref) is not None:
        return (ref,)
    return tuple(sorted(find_source(sources, given).members))


def _mention_apart(
    holdings: Holdings, ref: SourceRef, mention: str, who: str, why: str
) -> Correction:
    source = holdings.source(ref)
    assert source is not None
    text = holdings.readings[ref.report].text
    found = [span for span in source.mentions if span.cut(text) == mention]
    rest = [span for span in source.mentions if span not in found]
    if len(found) != 1 or not rest:
        shown = ", ".join(dict.fromkeys(f"“{span.cut(text)}”" for span in source.mentions))
        many = f"{len(found)} times" if found else "nowhere"
        raise NoAnswer(
            f"“{mention}” is {many} a mention of {ref.report}#{ref.source} "
            f"beside others: its mentions are {shown}"
        )
    anchors = (
        source_anchor(holdings, ref, found[0]),
        source_anchor(holdings, ref, _longest(rest)),
    )
    return Correction("split_sources", anchors, who, why)


def _longest(spans: Sequence[Span]) -> Span:
    return min(spans, key=lambda span: (span.start - span.end, span.start))


def _anchor(holdings: Holdings, report: str, span: Span) -> Anchor:
    return Anchor(report, span.start, span.end, span.cut(holdings.readings[report].text))
