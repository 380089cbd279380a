"""What a person should look at first: the least certain joins and grades, by what hangs on them.

Each question has the chance that the machine is wrong: of a join by its probability, of a grade
by how often the reader was wrong about such a grade (reviewing.toml). A question's worth is that
chance times ``1 + log2(1 + n)``, where ``n`` is what hangs on the answer: the reports that would
leave or enter a claim, or those that carry what the source says. Among sources of the same worth,
the one with more statements on its word comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from onrecord.ledger.records import Correction
from onrecord.records import Grade
from onrecord.weigh.asked import Question, Waiting
from onrecord.weigh.compared import one_of
from onrecord.weigh.correcting import source_anchor, statement_anchor
from onrecord.weigh.doubtgrades import doubtful_grades
from onrecord.weigh.doubtjoins import doubtful_joins
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, LedgerSource

Judgement = Literal["same", "different", "cannot_tell"]
WHY = "reviewed"


def waiting(
    holdings: Holdings, claims: Sequence[Claim], sources: Iterable[LedgerSource] = ()
) -> tuple[Waiting, ...]:
    """All that is worth asking, first what is worth most; what was judged does not come back."""
    claim_of = {key: claim for claim in claims for key in claim.statements}
    found = [
        *doubtful_joins(holdings, claim_of, one_of(sources)),
        *doubtful_grades(holdings, claim_of),
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
