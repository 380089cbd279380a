"""What a person should look at first: the least certain joins and grades, by what hangs on them.

Each question has the chance that the machine is wrong: of a join by its probability, of a grade
by how often the reader was wrong about such a grade (reviewing.toml). A question's worth is that
chance times ``1 + log2(1 + n)``, where ``n`` is what hangs on the answer: the reports that would
leave or enter a claim, or those that carry what the source says. Among sources of the same worth,
the one with more statements on its word comes first.
"""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import msgspec

from onrecord.ledger.records import Anchor, Correction, Join, parted
from onrecord.records import Grade, Source, Span
from onrecord.weigh.aspects import Differing, agreeing, differing
from onrecord.weigh.compared import one_of
from onrecord.weigh.corrected import source_at
from onrecord.weigh.correcting import source_anchor, statement_anchor
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.passages import Marks, Passage, compared_words, passage
from onrecord.weigh.records import Claim, Held, LedgerSource, SourceRef

Judgement = Literal["same", "different", "cannot_tell"]
WHY = "reviewed"
_EXAMPLES = 2  # statements of a source that are shown


class Question(msgspec.Struct, frozen=True):
    """A join or a grade that a person should look at."""

    what: Literal["join", "grade"]
    id: str  # of the pair, or of the source: the same in every session
    doubt: float  # the chance that the machine is wrong, 0 to 1
    hangs: int  # reports that hang on it
    worth: float
    claims: tuple[str, ...]
    reason: str  # why the machine thinks so
    passages: tuple[Passage, ...]  # both statements, or a few of the source's
    marks: Marks = "source"  # what is marked in them
    agrees: tuple[tuple[str, str], ...] = ()  # aspect and value
    differs: tuple[Differing, ...] = ()
    resting: int = 0  # statements on the word of the source
    source: SourceRef | None = None
    name: str | None = None  # of the source
    grade: Grade | None = None  # of the source, as it is read


class Waiting(NamedTuple):
    """A question that is made only when it is asked: most never are."""

    worth: float
    what: Literal["join", "grade"]
    id: str
    resting: int
    claims: tuple[str, ...]
    make: Callable[[], Question]


def waiting(
    holdings: Holdings, claims: Sequence[Claim], sources: Iterable[LedgerSource] = ()
) -> tuple[Waiting, ...]:
    """All that is worth asking, first what is worth most; what was judged does not come back."""
    claim_of = {key: claim for claim in claims for key in claim.statements}
    found = [
        *_joins(holdings, claim_of, one_of(sources)),
        *_grades(holdings, claim_of),
    ]
    return tuple(sorted(found, key=lambda one: (-one.worth, one.what, -one.resting, one.id)))


def questions(
    holdings: Holdings, claims: Sequence[Claim], sources: Iterable[LedgerSource] = ()
) -> tuple[Question, ...]:
    """The same, all of them made."""
    return tuple(one.make() for one in waiting(holdings, claims, sources))


def judged(question: Question, said: Judgement | Grade, who: str, holdings: Holdings) -> Correction:
    """The correction that a person's answer makes: to a join a judgement, to a grade a grade."""
    if question.what == "grade":
        assert question.source is not None
        anchor = source_anchor(holdings, question.source)
        if said == "cannot_tell":
            return Correction("cannot_tell", (anchor,), who, WHY)
        assert said != "same" and said != "different"
        return Correction("set_grade", (anchor,), who, WHY, grade=said)
    anchors = tuple(statement_anchor(holdings, one.statement) for one in question.passages)
    if said == "same":
        return Correction("join_claims", anchors, who, WHY)
    if said == "different":
        return Correction("part_claims", anchors, who, WHY)
    return Correction("cannot_tell", anchors, who, WHY)


@cache
def _figures() -> dict[str, dict[str, float]]:
    text = files("onrecord.weigh").joinpath("reviewing.toml").read_text(encoding="utf-8")
    figures: dict[str, dict[str, float]] = tomllib.loads(text)
    return figures


def _repeats(holdings: Holdings, report: str) -> bool:
    """Whether a report reprints another that can be read."""
    original = holdings.original(report)
    return original != report and original in holdings.readings


def _worth(doubt: float, hangs: int) -> float:
    return round(doubt * (1 + math.log2(1 + hangs)), 6)


# Joins


def _joins(
    holdings: Holdings, claim_of: Mapping[str, Claim], known: Mapping[SourceRef, str]
) -> Iterator[Waiting]:
    least = _figures()["ask"]["join"]
    inside: dict[str, list[Join]] = defaultdict(list)
    for join in holdings.joins:
        if claim_of[join.first].id == claim_of[join.second].id:
            inside[claim_of[join.first].id].append(join)
    for join in holdings.joins:
        doubt = min(join.score, 1 - join.score)
        first, second = holdings.by_key[join.first], holdings.by_key[join.second]
        if doubt < least or (join.first, join.second) in holdings.unsure:
            continue
        if any(_repeats(holdings, one.report) for one in (first, second)):
            continue  # the original's own join is asked about
        hangs = _hanging(join, claim_of, inside)
        ids = tuple(dict.fromkeys(claim_of[one.key].id for one in _in_order(first, second)))
        yield Waiting(
            _worth(doubt, hangs),
            "join",
            f"{join.first} {join.second}",
            0,
            ids,
            partial(_pair, holdings, join, doubt, hangs, ids, known),
        )


def _in_order(one: Held, other: Held) -> tuple[Held, Held]:
    """The earlier report's first."""
    first, second = sorted((one, other), key=lambda held: (held.date, held.report, held.place))
    return first, second


def _pair(
    holdings: Holdings,
    join: Join,
    doubt: float,
    hangs: int,
    claims: tuple[str, ...],
    known: Mapping[SourceRef, str],
) -> Question:
    first, second = _in_order(holdings.by_key[join.first], holdings.by_key[join.second])
    marks, *words = compared_words(first, second, holdings.readings)
    return Question(
        what="join",
        id=f"{join.first} {join.second}",
        doubt=round(doubt, 4),
        hangs=hangs,
        worth=_worth(doubt, hangs),
        claims=claims,
        reason=join.reason,
        passages=tuple(
            passage(one, holdings.readings[one.report], marked)
            for one, marked in zip((first, second), words, strict=True)
        ),
        marks=marks,
        agrees=agreeing((first, second), known),
        differs=differing((first, second), known),
    )


def _hanging(
    join: Join, claim_of: Mapping[str, Claim], inside: Mapping[str, Sequence[Join]]
) -> int:
    """How many reports change sides with the answer; 0 where other joins hold the claim anyway."""
    one, other = claim_of[join.first], claim_of[join.second]
    if one.id != other.id:
        return min(len(one.reports), len(other.reports))
    beside: dict[str, set[str]] = defaultdict(set)
    for edge in inside[one.id]:
        if edge != join:
            beside[edge.first].add(edge.second)
            beside[edge.second].add(edge.first)
    reached, left = {join.first}, [join.first]
    while left:
        for key in beside[left.pop()] - reached:
            reached.add(key)
            left.append(key)
    if join.second in reached:
        return 0
    cut = {parted(key)[0] for key in reached}
    return min(len(cut), len({parted(key)[0] for key in one.statements if key not in reached}))


# Grades


def _grades(holdings: Holdings, claim_of: Mapping[str, Claim]) -> Iterator[Waiting]:
    figures = _figures()
    resting: dict[SourceRef, list[Held]] = defaultdict(list)
    for held in holdings.held:
        if held.voice == "reported" and held.root is not None:
            resting[SourceRef(held.report, held.root.id)].append(held)
    settled = _settled(holdings)
    for ref, statements in resting.items():
        source = holdings.source(ref)
        if source is None or ref in settled or not source.mentions:
            continue
        doubt = figures["wrong"].get(source.grade or "none", 0.0)
        if doubt < figures["ask"]["grade"] or _repeats(holdings, ref.report):
            continue
        claims = {claim_of[one.key].id: claim_of[one.key] for one in statements}
        hangs = len({name for one in claims.values() for name in one.reports} - {ref.report})
        yield Waiting(
            _worth(doubt, hangs),
            "grade",
            f"{ref.report}#{ref.source}",
            len(statements),
            tuple(claims),
            partial(_graded, holdings, ref, source, statements, doubt, hangs, claim_of),
        )


def _graded(
    holdings: Holdings,
    ref: SourceRef,
    source: Source,
    statements: Sequence[Held],
    doubt: float,
    hangs: int,
    claim_of: Mapping[str, Claim],
) -> Question:
    reading = holdings.readings[ref.report]
    examples: list[Passage] = []
    for one in sorted(statements, key=lambda one: -len(claim_of[one.key].reports)):
        said = _said(one)
        own = [span for span in source.mentions if any(span.overlaps(other) for other in said)]
        shown = passage(one, reading, own, said)
        if not any(shown.context.overlaps(other.context) for other in examples):
            examples.append(shown)
        if len(examples) == _EXAMPLES:
            break
    return Question(
        what="grade",
        id=f"{ref.report}#{ref.source}",
        doubt=doubt,
        hangs=hangs,
        worth=_worth(doubt, hangs),
        resting=len(statements),
        claims=tuple(dict.fromkeys(claim_of[one.key].id for one in statements)),
        reason=source.reasons.get("grade", ""),
        passages=tuple(examples),
        source=ref,
        name=source.name,
        grade=source.grade,
    )


def _said(held: Held) -> tuple[Span, ...]:
    """Where the report says whose statement it is."""
    if held.attribution is None:
        return ()
    one = held.attribution
    inner: list[Any] = [span for hop in one.hops for span in (*hop.source, *hop.cue)]
    return (*one.source, *one.cue, *inner)


def _settled(holdings: Holdings) -> frozenset[SourceRef]:
    """The sources whose grade a person has given, or could not tell."""
    found: set[SourceRef] = set()
    for correction in holdings.corrections:
        anchors: tuple[Anchor, ...] = correction.anchors
        alone = correction.kind == "cannot_tell" and len(anchors) == 1
        if not anchors or not (alone or correction.kind == "set_grade"):
            continue
        reading = holdings.readings.get(anchors[0].report)
        name = source_at(reading, anchors[0]) if reading else None
        if name:
            found.add(SourceRef(anchors[0].report, name))
    return frozenset(found)
