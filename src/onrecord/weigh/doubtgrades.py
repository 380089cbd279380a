"""Grades that a person should look at, and what stands on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from onrecord.records import Source, Span
from onrecord.weigh.asked import Question, Waiting, figures, repeats, worth
from onrecord.weigh.corrected import source_at
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.passages import Passage, passage
from onrecord.weigh.records import Claim, Held, SourceRef

_EXAMPLES = 2  # statements of a source that are shown


def doubtful_grades(holdings: Holdings, claim_of: Mapping[str, Claim]) -> Iterator[Waiting]:
    """The grades that are often wrong and that nobody has given."""
    shares = figures()
    resting: dict[SourceRef, list[Held]] = defaultdict(list)
    for held in holdings.held:
        if held.voice == "reported" and held.root is not None:
            resting[SourceRef(held.report, held.root.id)].append(held)
    settled = _settled(holdings)
    for ref, statements in resting.items():
        source = holdings.source(ref)
        if source is None or ref in settled or not source.mentions:
            continue
        doubt = shares["wrong"].get(source.grade or "none", 0.0)
        if doubt < shares["ask"]["grade"] or repeats(holdings, ref.report):
            continue
        claims = {claim_of[one.key].id: claim_of[one.key] for one in statements}
        hangs = len({name for one in claims.values() for name in one.reports} - {ref.report})
        yield Waiting(
            worth(doubt, hangs),
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
        worth=worth(doubt, hangs),
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
    inner = [span for hop in one.hops for span in (*hop.source, *hop.cue)]
    return (*one.source, *one.cue, *inner)


def _settled(holdings: Holdings) -> frozenset[SourceRef]:
    """The sources whose grade a person has given, or could not tell."""
    found: set[SourceRef] = set()
    for correction in holdings.corrections:
        anchors = correction.anchors
        alone = correction.kind == "cannot_tell" and len(anchors) == 1
        if not anchors or not (alone or correction.kind == "set_grade"):
            continue
        reading = holdings.readings.get(anchors[0].report)
        name = source_at(reading, anchors[0]) if reading else None
        if name:
            found.add(SourceRef(anchors[0].report, name))
    return frozenset(found)
