"""Oversight that is named: `with the approval of the senate`, `after a vote in parliament`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.read.decisions.acts import listed
from onrecord.read.decisions.watching import (
    ACTS,
    AFTER,
    BODIES,
    CONSULT,
    SIGNED,
    WITH,
    Seen,
    body_in,
)
from onrecord.read.positions.cues import is_adverb


def named(low: list[str]) -> Iterator[Seen]:
    """The oversight that a sentence names."""
    for at, word in enumerate(low):
        if word not in _FIRST:
            continue
        found: Seen | None = None
        if word == "with":
            found = _with(low, at)
        elif word in ("after", "following", "by"):
            found = _after(low, at)
        elif word in SIGNED and "by" in low[at + 1 : at + 6]:
            found = _signed_by(low, at)
        elif word in ("subject", "under"):
            found = _under(low, at)
        elif word in ("signed",) and low[at + 1 : at + 2] == ["off"]:
            found = _signed_off(low, at)
        elif word in BODIES and word not in _VAGUE:
            found = _body_did(low, at)
        elif word in ("voted", "vote"):
            found = _counted(low, at)
        elif word in WITH and word not in ("vote", "support", "mandate", "agreement"):
            found = _obtained(low, at)
        elif word in _LAID and low[at + 1 : at + 2] not in (["by"],):
            found = _laid(low, at)
        if found is not None:
            yield found


_VAGUE = listed("named", "vague")
_LAID = frozenset(("laid", "put", "brought", "submitted", "sent", "took", "referred", "presented"))
_FIRST = (
    SIGNED
    | BODIES
    | WITH
    | _LAID
    | frozenset(("with", "after", "following", "by", "subject", "under", "signed", "voted", "vote"))
)
_GOT = frozenset(("obtained", "won", "secured", "sought", "received", "got", "gained", "had"))


def _obtained(low: Sequence[str], at: int) -> Seen | None:
    """`who had first obtained the consent of the committee`."""
    before = low[max(0, at - 5) : at]
    if not _GOT & set(before) or {"not", "never", "no", "nor", "without"} & set(
        low[max(0, at - 8) : at]
    ):
        return None
    inside = next((w for w in before if w in BODIES), "")
    behind = body_in(low, at + 2, 7) if low[at + 1 : at + 2] in (["of"], ["from"]) else None
    if not inside and behind is None:
        return None
    return Seen(
        "reported",
        at,
        at + 1 + (1 + behind[1] if behind else 0),
        inside or (behind[0] if behind else ""),
    )


def _laid(low: Sequence[str], at: int) -> Seen | None:
    """`laid his decree before the assembly`, `put the plan to a vote`."""
    for k in range(at + 1, min(len(low), at + 7)):
        if not low[k][0].isalnum():
            return None
        if low[k] in ("before", "to"):
            if low[k + 1 : k + 2] in (["no"], ["none"], ["nobody"]) or {"not", "never"} & set(
                low[max(0, at - 3) : at]
            ):
                return None
            body = body_in(low, k + 1, 4)
            if low[k + 1 : k + 3] in (["a", "vote"], ["the", "vote"], ["a", "referendum"]):
                return Seen("reported", at, k + 3, "vote")
            return Seen("reported", at, k + 1 + body[1], body[0]) if body else None
    return None


def _with(low: Sequence[str], at: int) -> Seen | None:
    """`with the approval of the senate`, `with parliament's consent`, `with a warrant`."""
    for k in range(at + 1, min(len(low), at + 7)):
        if not low[k][0].isalnum() and low[k] not in ("'s", "'", "’"):
            return None
        if low[k] in ("no", "little"):
            return None
        if low[k] in ("warrant", "court-order"):
            return Seen("reported", at, k + 1, "court")
        if low[k] in WITH:
            body = next((w for w in low[at + 1 : k] if w in BODIES), "")
            if body:
                return Seen("reported", at, k + 1, body)
            if low[k + 1 : k + 2] in (["of"], ["from"], ["in"]):
                behind = body_in(low, k + 2, 5)
                if behind:
                    return Seen("reported", at, k + 2 + behind[1], behind[0])
            return None
    return None


def _after(low: Sequence[str], at: int) -> Seen | None:
    """`after a vote in parliament`, `following a public inquiry`, `by 40 votes to 12`."""
    near = low[at + 1 : at + 9]
    if low[at] == "after" and (found := _had(low, at)) is not None:
        return found
    if low[at] == "by":
        if near[:1] and (near[0][0].isdigit() or near[0] in _NUMBERS) and near[1:2] == ["votes"]:
            return Seen("reported", at, at + 3, "vote")
        if (
            near[:3] == ["a", "vote", "of"]
            or near[:2] == ["unanimous", "vote"]
            or near[:3] == ["a", "unanimous", "vote"]
        ):
            return Seen("reported", at, at + 4, "vote")
        return None
    for k, word in enumerate(near):
        if not word[0].isalnum() and word not in ("'s", "’", "'", "-", "–"):
            return None
        if word in AFTER:
            inside = next((w for w in near[:k] if w in BODIES), "")
            behind = body_in(low, at + k + 2, 5)
            body = inside or (behind[0] if behind else "")
            if body or word in ("vote", "referendum", "consultation", "tender"):
                return Seen(
                    "reported",
                    at,
                    at + k + 2 + (behind[1] if behind and not inside else 0),
                    body or word,
                )
        if word in CONSULT and k == 0:
            behind = body_in(low, at + 2, 5)
            if behind:
                return Seen("reported", at, at + 2 + behind[1], behind[0])
    return None


def _had(low: Sequence[str], at: int) -> Seen | None:
    """`after the committee, which must be asked, had reviewed the plan`."""
    body = body_in(low, at + 1, 7)
    if body is None:
        return None
    for k in range(at + 1 + body[1], min(len(low), at + 24)):
        if low[k] in (";", "—", "–", ":"):
            return None
        if low[k] == "had" and any(
            w in SIGNED or w in ("voted", "signed", "agreed", "consented", "reported", "heard")
            for w in low[k + 1 : k + 4]
        ):
            if {"not", "never"} & set(low[k + 1 : k + 3]):
                return None
            return Seen("reported", at, min(len(low), k + 3), body[0])
        if low[k] in SIGNED | {"voted"} and k - at <= body[1] + 4 and low[k].endswith("ed"):
            return Seen("reported", at, k + 1, body[0])
    return None


_NUMBERS = listed("oversight", "numbers")


def _signed_by(low: Sequence[str], at: int) -> Seen | None:
    by = low.index("by", at + 1)
    if any(not w[0].isalnum() for w in low[at:by]):
        return None
    body = body_in(low, by + 1, 6)
    if body is None or {"not", "never"} & set(low[max(0, at - 4) : at]):
        return None
    if {"be", "must", "should", "to", "if", "may"} & set(
        low[max(0, at - 4) : at]
    ) and "has" not in low[max(0, at - 4) : at]:
        return None
    return Seen("reported", at, by + 1 + body[1], body[0])


def _under(low: Sequence[str], at: int) -> Seen | None:
    """`subject to judicial review`, `under the supervision of the court`."""
    near = low[at + 1 : at + 7]
    if low[at] == "subject":
        if near[:1] != ["to"]:
            return None
        act = next((k for k, w in enumerate(near) if w in ACTS | WITH), None)
        if act is None:
            return None
        body = next((w for w in near if w in BODIES), "")
        return Seen("reported", at, at + act + 2, body) if body else None
    act = next(
        (
            k
            for k, w in enumerate(near)
            if w in ("supervision", "oversight", "scrutiny", "warrant", "order")
        ),
        None,
    )
    if act is None:
        return None
    body = next((w for w in (*near[:act], *near[act + 1 : act + 4]) if w in BODIES), "")
    return Seen("reported", at, at + act + 2, body) if body else None


def _signed_off(low: Sequence[str], at: int) -> Seen | None:
    body = next((w for w in reversed(low[max(0, at - 5) : at]) if w in BODIES), "")
    if not body or {"not", "never"} & set(low[max(0, at - 3) : at]):
        return None
    return Seen("reported", max(0, at - 2), at + 2, body)


def _body_did(low: Sequence[str], at: int) -> Seen | None:
    """`the court reviewed it`, `parliament approved the loan`."""
    k = at + 1
    while (
        k < len(low)
        and k - at < 4
        and (
            low[k] in ("had", "has", "have", "later", "then", "also", "itself") or is_adverb(low[k])
        )
    ):
        k += 1
    told = low[k : k + 2]
    if len(told) == 2 and told[0] in ("was", "were", "been") and told[1] in CONSULT:
        late = low[k + 2 : k + 4]
        if "only" in late or {"nobody", "no", "neither", "nor"} & set(low[max(0, at - 4) : at]):
            return None
        return Seen("reported", max(0, at - 1), k + 2, low[at])
    if k >= len(low) or low[k] not in SIGNED or not low[k].endswith(("ed", "saw", "eld")):
        return None
    if low[k + 1 : k + 2] == ["by"]:
        return None
    return Seen("reported", max(0, at - 1), min(len(low), k + 3), low[at])


def _counted(low: Sequence[str], at: int) -> Seen | None:
    """`voted 52 to 48`, `a 7-2 vote`."""
    near = low[at + 1 : at + 5]
    number = (
        near[:1]
        and near[0][0].isdigit()
        and (set(near[1:3]) & {"to", "-", "–", "against"} or "-" in near[0])
    )
    before = low[max(0, at - 3) : at]
    if low[at] == "vote" and before and any(w[0].isdigit() for w in before) and not number:
        return Seen("reported", at - 1, at + 1, "vote")
    return Seen("reported", at, min(len(low), at + 4), "vote") if number else None
