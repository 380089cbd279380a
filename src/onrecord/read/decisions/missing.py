"""Oversight that a sentence says was missing: `without a vote`, `lawmakers were not consulted`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from onrecord.read.decisions.acts import LISTS, listed
from onrecord.read.decisions.watching import (
    ACTS,
    ALONE,
    BE,
    BODIES,
    CONSULT,
    HELD,
    NOT,
    SEEK,
    SIGNED,
    SMALL,
    WITH,
    Seen,
    body_in,
)
from onrecord.read.how.lexicon import Token
from onrecord.read.positions.cues import forms_of, is_adverb, phrases_of

_BYPASS = phrases_of({"none": LISTS["oversight"]["bypass"]})


def missing(words: Sequence[Token], low: list[str]) -> Iterator[Seen]:
    """The oversight that a sentence says was missing."""
    for at, word in enumerate(low):
        if word not in _FIRST:
            continue
        found: Seen | None = None
        if word == "without":
            found = _without(low, at)
        elif word in ("no", "neither"):
            found = _no(low, at)
        elif word in NOT:
            found = _never(low, at)
        elif word in _LEARNED:
            found = _learned(low, at)
        elif word in CONSULT and low[at + 1 : at + 2] == ["only"]:
            found = _afterwards(low, at)
        elif word in ("behind", "in") or (word == "before" and low[at + 1 : at + 2] != ["no"]):
            found = _closed(low, at) if word != "before" else _too_early(low, at)
        elif word == "alone":
            found = Seen("none", at - 1, at + 1, "") if at and low[at - 1] in _SOLE else None
        elif word in _ALONE_FIRST:
            found = _alone(low, at)
        if found is not None and word not in _NEVER_ALONE:
            found = msgspec.structs.replace(found, alone=True)
        if found is not None:
            yield found
    for at, end, _ in _BYPASS.all(words):
        body = body_in(low, end, 5)
        if body:
            yield Seen("none", at, min(len(low), end + body[1]), body[0])


_SOLE = forms_of(("sign", "act", "decide", "rule"))
_NEVER_ALONE = frozenset(("without", "behind", "in"))
_CLOSED = frozenset(("secret", "secrecy", "camera"))
_COULD = frozenset(("had", "has", "could", "was", "were", "even"))
_DID = frozenset(
    ("met", "voted", "vote", "debate", "debated", "discussed", "heard", "sat", "seen", "convened")
) | frozenset(("meet", "review", "chance", "object", "ruled", "rule", "signed", "asked", "told"))


def _closed(low: Sequence[str], at: int) -> Seen | None:
    """`behind closed doors`, `in closed session`, `in secret`."""
    rest = low[at + 1 : at + 4]
    if low[at] == "behind":
        return Seen("none", at, at + 3, "") if rest[:2] == ["closed", "doors"] else None
    if rest[:1] and rest[0] in _CLOSED and low[at + 2 : at + 3] not in (["police"], ["service"]):
        return Seen("none", at, at + 2, "")
    if "closed" in rest[:2] and {"session", "meeting"} & set(rest):
        return Seen("none", at, at + 1 + len(rest), "")
    return None


def _too_early(low: Sequence[str], at: int) -> Seen | None:
    """`before the board had met`, `before parliament could vote`."""
    body = body_in(low, at + 1, 5)
    if body is None:
        return None
    end = at + 1 + body[1]
    rest = low[end : end + 5]
    if not rest or rest[0] not in _COULD or "not" in rest[:2]:
        return None
    did = next((k for k, w in enumerate(rest) if w in _DID | SIGNED | CONSULT), -1)
    return Seen("none", at, end + did + 1, body[0]) if did > 0 else None


_ALONE_FIRST = frozenset(("unilaterally", "single-handedly", "on", "before", "by"))
_STOPS = frozenset((",", ";", ".", "authority", "initiative", "—", "and"))


def _alone(low: Sequence[str], at: int) -> Seen | None:
    """`on his own`, `unilaterally`, `examined by nobody`, `laid it before no one`."""
    word, after = low[at], low[at + 1 : at + 3]
    if word in ("before", "by"):
        nobody = after == ["no", "one"] or (word == "by" and after[:1] == ["nobody"])
        return Seen("none", at, at + 2, "") if nobody else None
    if word == "on" and after not in (["his", "own"], ["her", "own"]):
        return None
    end = at + (3 if word == "on" else 1)
    return Seen("none", at, end, "") if end >= len(low) or low[end] in _STOPS else None


_LEARNED = frozenset(("learned", "learnt", "heard", "found", "read"))
_NEWS = listed("oversight", "news")


def _afterwards(low: Sequence[str], at: int) -> Seen | None:
    """`the assembly was informed only afterwards`."""
    body = next((w for w in reversed(low[max(0, at - 6) : at]) if w in BODIES), "")
    late = {"afterwards", "afterward", "after", "later", "when", "then", "once"}
    if not body or late.isdisjoint(low[at + 2 : at + 5]):
        return None
    return Seen("none", max(0, at - 1), min(len(low), at + 3), body)


def _learned(low: Sequence[str], at: int) -> Seen | None:
    """`the committee learned of it from the radio`."""
    rest = low[at + 1 : at + 10]
    if "from" not in rest or not _NEWS & set(rest[rest.index("from") :]):
        return None
    before = low[max(0, at - 14) : at]
    body = next((w for w in reversed(before) if w in BODIES or w == "office"), "")
    return Seen("none", at, min(len(low), at + 10), body) if body else None


_REQUIRED = listed("oversight", "required")


def _without(low: Sequence[str], at: int) -> Seen | None:
    far = low[at + 1 : at + 12]
    required = next((k for k, w in enumerate(far) if w in _REQUIRED), -1)
    if (
        required > 2
        and not {";", "."} & set(far[:required])
        and {"which", "that"} & set(far[:required])
    ):
        body = next((w for w in far[:required] if w in BODIES), "")
        return Seen("none", at, at + 2 + required, body)
    stop = min(len(low), at + 8)
    body = ""
    last = 0
    for k in range(at + 1, stop):
        word = low[k]
        if word in CONSULT and k - at <= 2:
            who = body_in(low, k + 1, 6)
            return Seen(
                "none",
                at,
                k + 1 + (who[1] if who else min(3, len(low) - k - 1)),
                who[0] if who else "",
            )
        if word in BODIES:
            body = body or word
        if word in ACTS or word in WITH:
            last = k
            if word in ALONE or body:
                continue
        if not (word[0].isalnum() or word in ("'s", "'", "’")):
            break
        if (
            last
            and word not in ("or", "and", "of", "by", "from", "in")
            and word not in BODIES | ACTS | SMALL
        ):
            break
    if last and (body or any(low[k] in ALONE for k in range(at + 1, last + 1))):
        behind = (
            body_in(low, last + 1, 4)
            if low[last + 1 : last + 2] in (["of"], ["by"], ["from"], ["in"])
            else None
        )
        return Seen(
            "none",
            at,
            last + 1 + (behind[1] if behind else 0),
            body or (behind[0] if behind else ""),
        )
    return None


def _no(low: Sequence[str], at: int) -> Seen | None:
    """`no vote was held`, `there was no debate in parliament`, `no warrant had been issued`."""
    if at and low[at - 1] == "before" and (near := body_in(low, at + 1, 3)):
        return Seen("none", at - 1, at + 1 + near[1], near[0])
    if low[at] == "neither" and (told := _neither(low, at)) is not None:
        return told
    if low[at] == "no" and (told := _nobody_did(low, at)) is not None:
        return told
    stop = min(len(low), at + 5)
    act = next((k for k in range(at + 1, stop) if low[k] in ACTS), None)
    if act is None or any(not w[0].isalnum() for w in low[at:act]):
        return None
    before = low[max(0, at - 4) : at]
    rest = low[act + 1 : act + 9]
    body = next((w for w in (*low[at:act], *rest, *before) if w in BODIES), "")
    held = any(w in HELD or w in ("took", "place", "held", "came", "happened") for w in rest[:6])
    there = bool(before) and "there" in before and bool(BE & set(before))
    had = bool(before) and before[-1] in (
        "with",
        "before",
        "sought",
        "held",
        "needed",
        "had",
        "called",
        "allowed",
        "obtained",
        "conducted",
        "issued",
        "got",
        "having",
        "gave",
    )
    if low[at] == "neither":
        return Seen("none", at, act + 1, body) if body else None
    if held or there or had:
        end = act + 1
        for k in range(act + 1, min(len(low), act + 8)):
            if not low[k][0].isalnum():
                break
            end = k + 1
        return Seen("none", at, end, body)
    return None


def _nobody_did(low: Sequence[str], at: int) -> Seen | None:
    """`no judge had signed a warrant`."""
    body = body_in(low, at + 1, 3)
    if body is None:
        return None
    end = at + 1 + body[1]
    if low[end : end + 1] and low[end] in ("had", "has", "was", "were", "ever"):
        did = next((k for k, w in enumerate(low[end : end + 4]) if w in _DID | SIGNED | CONSULT), 0)
        return Seen("none", at, end + did + 1, body[0]) if did else None
    return None


def _neither(low: Sequence[str], at: int) -> Seen | None:
    """`neither the board nor the families had been told`."""
    body = body_in(low, at + 1, 10)
    rest = low[at + 1 : at + 16]
    if body is None:
        return None
    if "nor" not in rest:  # `neither chamber was asked`
        group = low[at + 1 + body[1] : at + 5 + body[1]]
        did = next((k for k, w in enumerate(group) if w in _DID | SIGNED | CONSULT), -1)
        if body[1] > 3 or did < 1 or group[0] not in ("was", "were", "had", "has"):
            return None
        return Seen("none", at, at + 2 + body[1] + did, body[0])
    told = next(
        (k for k, w in enumerate(rest) if k > rest.index("nor") and w in CONSULT | {"given"}), -1
    )
    if told < 0 or BE.isdisjoint(rest[rest.index("nor") : told]):
        return None
    return Seen("none", at, at + 2 + told, body[0])


def _never(low: Sequence[str], at: int) -> Seen | None:
    """`lawmakers were not consulted`, `never put to a vote`, `did not seek approval`."""
    rest = low[at + 1 : at + 9]
    before = low[max(0, at - 7) : at]
    body = next((w for w in reversed(before) if w in BODIES), "")
    if not body and at > 7 and BE & set(low[max(0, at - 2) : at]) and "," in low[2:6]:
        body = next((w for w in low[:6] if w in BODIES), "")  # `its panel, which ..., was not`
    skip = 0
    while skip < len(rest) and (
        rest[skip] in BE or rest[skip] in ("have", "had", "even", "ever") or is_adverb(rest[skip])
    ):
        skip += 1
    if skip >= len(rest):
        return None
    verb = rest[skip]
    far = at + 1 + skip
    if verb in CONSULT and (body or (b := body_in(low, far + 1, 5))):
        passive = bool(BE & set(low[max(0, at - 2) : far]))
        if body and not passive:
            return None
        if not body and passive:
            return None
        end = far + 1 + (0 if body else b[1] if b else 0)
        return Seen("none", max(0, at - 1), end, body or (b[0] if b else ""))
    if verb in (
        "sought",
        "obtained",
        "given",
        "asked",
        "granted",
        "held",
        "taken",
        "issued",
        "requested",
    ) and BE & set(low[max(0, at - 2) : far]):
        act = next((w for w in reversed(before) if w in ACTS | WITH), "")
        if act:
            return Seen("none", max(0, at - 2), far + 1, body)
    told = rest[skip + 1 : skip + 7]
    if (
        verb in ("put", "submitted", "sent", "taken", "brought")
        and "to" in told
        and (set(told) & (ACTS | BODIES))
    ):
        return Seen("none", at, min(len(low), far + 5), next((w for w in told if w in BODIES), ""))
    if rest[skip + 1 : skip + 2] == ["to"]:
        return None  # `was not authorised to speak`
    if verb in (
        "debated",
        "approved",
        "voted",
        "ratified",
        "reviewed",
        "scrutinised",
        "scrutinized",
        "authorised",
        "authorized",
        "tendered",
    ) and BE & set(low[max(0, at - 2) : far]):
        agent = body_in(low, far + 2, 4) if low[far + 1 : far + 2] == ["by"] else None
        return Seen("none", at, far + 1 + (1 + agent[1] if agent else 0), agent[0] if agent else "")
    if (
        verb in SEEK
        and (set(told[:5]) & (ALONE | WITH))
        and not BE & set(low[max(0, at - 1) : far])
    ):
        far += next(k for k, w in enumerate(told[:5]) if w in ALONE | WITH)
        return Seen("none", at, far + 2, next((w for w in told if w in BODIES), ""))
    if verb in ("vote", "voted", "debate", "debated") and body:
        return Seen("none", at, far + 1, body)
    return None


_FIRST = (
    NOT | CONSULT | _LEARNED | _ALONE_FIRST | {"without", "no", "neither", "behind", "in", "alone"}
)
