"""What oversight is called, and what a sentence says of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from onrecord.read.decisions.acts import LISTS, listed
from onrecord.read.positions.cues import forms_of

BODIES = frozenset(LISTS["oversight"]["bodies"])
ACTS = frozenset(LISTS["oversight"]["acts"])
ALONE = listed("oversight", "alone")
CONSULT = forms_of(
    (
        "consult",
        "inform",
        "tell",
        "ask",
        "brief",
        "notify",
        "involve",
        "warn",
        "convene",
        "summon",
        "assemble",
        "recall",
        "hear",
    )
)
SEEK = forms_of(
    (
        "seek",
        "get",
        "obtain",
        "await",
        "win",
        "secure",
        "hold",
        "call",
        "put",
        "request",
        "allow",
        "have",
        "wait",
    )
)
SIGNED = forms_of(
    (
        "approve",
        "ratify",
        "endorse",
        "review",
        "authorise",
        "clear",
        "scrutinise",
        "vet",
        "audit",
        "oversee",
        "uphold",
        "back",
        "debate",
        "examine",
        "confirm",
        "supervise",
        "check",
        "pass",
        "countersign",
    )
)
HELD = forms_of(
    (
        "hold",
        "take",
        "call",
        "conduct",
        "carry",
        "seek",
        "issue",
        "invite",
        "put",
        "give",
        "obtain",
        "ask",
        "allow",
        "launch",
    )
)
WITH = listed("oversight", "with")
AFTER = listed("oversight", "after")
BE = frozenset(("is", "are", "was", "were", "been", "being", "be"))
NOT = frozenset(("not", "never", "neither", "nor"))
SMALL = listed("oversight", "small")
Found = Literal["reported", "none"]


class Seen(msgspec.Struct, frozen=True):
    """Words that name an oversight (`reported`) or miss it (`none`), as places, and its body."""

    kind: Found
    at: int
    end: int
    body: str
    alone: bool = False  # it may be a sentence of its own: `no vote was held`


def body_in(low: Sequence[str], at: int, far: int) -> tuple[str, int] | None:
    """The first body within the next words, and how many words on it ends."""
    for k in range(at, min(len(low), at + far)):
        if not low[k][0].isalnum() and low[k] not in ("'s", "'", "’"):
            return None
        if low[k] in BODIES:
            return low[k], k - at + 1
    return None
