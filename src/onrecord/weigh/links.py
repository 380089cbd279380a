"""What statements of different reports have to do with each other beside being one claim.

``against``: they would be one claim, but for a number, a date, a negation or a contrary word.
``concerns``: one is about the matter of the other, whether it asks, denies, hopes or conditions it:
what is answered, and what a rule's condition names.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from onrecord.ledger.records import Join, LinkKind, key_of
from onrecord.records import Reading
from onrecord.weigh.features import features
from onrecord.weigh.joins import KEPT, Affairs, reason, scored
from onrecord.weigh.profiles import Profile
from onrecord.weigh.vetoes import contradiction, too_little

# Of what keeps two statements apart, what says that they tell one thing in two ways. Other names,
# or another speaker's *we*, are about somebody else.
_OTHERWISE = (
    "one of them negates",
    "other quantity",
    "other number",
    "other time",
    "contrary words",
)


def open_statements(reading: Reading) -> frozenset[str]:
    """Keys of a reading's statements that are answered, answer, or state a rule.

    These are set beside all others whatever their modality: asked, denied or conditional.
    """
    out: set[str] = set()
    for response in reading.responses:
        if response.about is not None:
            out.add(response.about)
        out.update(
            one.id
            for one in reading.statements
            if any(span.overlaps(other) for span in one.spans for other in response.spans)
        )
    for position in reading.positions:
        out.update(
            one.id
            for one in reading.statements
            if any(span.overlaps(other) for span in one.spans for other in position.spans)
        )
    return frozenset(key_of(reading.id, name) for name in out)


def link(
    a: Profile, b: Profile, cosine: float, affairs: Affairs, opened: Collection[str]
) -> Join | None:
    """The link of two statements that are no join, or None.

    ``opened`` are the keys of :func:`open_statements`.
    """
    if a.affair.report == b.affair.report:
        return None
    if b.key < a.key:
        a, b = b, a
    affair = affairs.of(a.affair, b.affair)
    why = contradiction(a, b)
    kind: LinkKind
    if why is not None and why.startswith(_OTHERWISE) and too_little(a, b) is None:
        score = scored(features(a, b, cosine, affair))
        kind, told = "against", f"{why}; {reason(a, b, cosine)}"
    elif a.key in opened or b.key in opened:
        one, other = _plain(a), _plain(b)
        if contradiction(one, other) is not None or too_little(one, other) is not None:
            return None
        score = scored(features(one, other, cosine, affair))
        kind, told = "concerns", reason(a, b, cosine)
    else:
        return None
    score = round(score, 4)
    return Join(a.key, b.key, score, told, kind) if score >= KEPT else None


def _plain(one: Profile) -> Profile:
    """The matter alone: as if it were stated and affirmed."""
    return replace(
        one,
        negations=0,
        negated=False,
        unsure=False,
        hedged=False,
        modality="",
        unsaid=False,
    )
