"""What statements of different reports have to do with each other beside being one claim.

``against``: they would be one claim, but for a number, a date, a negation or a contrary word.
``concerns``: one is about the matter of the other, whether it asks, denies, hopes or conditions it:
what is answered, and what a rule's condition names.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from onrecord.ledger.records import Join, LinkKind
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

_FEWEST = 3  # words that say something, in each
_ONE_AFFAIR = 0.1  # likeness of two reports below which nothing in them is set against each other


def link(
    a: Profile, b: Profile, cosine: float, affairs: Affairs, opened: Collection[str]
) -> Join | None:
    """The link of two statements that are no join, or None.

    ``opened`` are the keys of statements that are answered, answer, or state a rule.
    """
    if a.affair.report == b.affair.report:
        return None
    if b.key < a.key:
        a, b = b, a
    about = a.key in opened or b.key in opened
    if not about and (a.unsaid or b.unsaid or min(a.heavy, b.heavy) < _FEWEST):
        return None
    affair = affairs.of(a.affair, b.affair)
    if not about and affair < _ONE_AFFAIR:
        return None
    why = contradiction(a, b)
    kind: LinkKind
    if why is not None and why.startswith(_OTHERWISE) and too_little(a, b) is None:
        score = scored(features(a, b, cosine, affair))
        kind, told = "against", f"{why}; {reason(a, b, cosine)}"
    elif about:
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
