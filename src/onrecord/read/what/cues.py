"""What a cue asks of its content: that it be done, that it will come, that it may be so.

The word decides, or else the force of the attribution. The lists are in modality.toml.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import msgspec

from onrecord.read.how.lexicon import verb_forms
from onrecord.read.lists import load
from onrecord.records import Force

LISTS: dict[str, Any] = load("modality.toml")
IRREGULAR: dict[str, list[str]] = LISTS["irregular"]
MODALS: dict[str, str] = LISTS["modals"]
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _cue_words() -> dict[str, str]:
    """From each form of a cue's word to what the cue asks of its content."""
    out: dict[str, str] = {}
    for family in ("ask", "possible", "predict", "forbid", "require"):
        for verb in LISTS["cues"][family]:
            for form in verb_forms(verb, IRREGULAR):
                out[form] = family
    out.update(dict.fromkeys(LISTS["cues"]["possible_nouns"], "possible"))
    for verb in ("ask", "wonder", "decline", "refuse", "press"):
        out.update(dict.fromkeys(verb_forms(verb, IRREGULAR), "ask"))
    return out


_CUE_WORDS = _cue_words()
_REFUSE = frozenset(
    form for verb in LISTS["cues"]["refuse"] for form in verb_forms(verb, IRREGULAR)
)


def _things(name: str) -> frozenset[str]:
    return frozenset(
        " ".join((form, *rest))
        for phrase in LISTS["cues"][name]
        for verb, *rest in [phrase.split()]
        for form in verb_forms(verb, IRREGULAR)
    )


_REQUIRE_THINGS, _PREDICT_THINGS = _things("require_things"), _things("predict_things")


_SEVERAL = frozenset(p for p in _REQUIRE_THINGS | _PREDICT_THINGS if " " in p)


class Cue(msgspec.Struct, frozen=True):
    """What a cue asks, and the word that says so."""

    family: str  # what the cue asks of its content, or ""
    word: str  # its word, or the force
    things: bool  # it asks so of a thing too: `an apology`
    refuses: bool
    modal: str  # a modal verb in the cue


@lru_cache(maxsize=1 << 12)
def cue_of(said: str, force: Force | None) -> Cue:
    """What the cue ``said`` asks of its content, or else its force."""
    words = [word.replace("’", "'") for word in _WORD.findall(said.lower())]
    family = word = modal = ""
    for place, one in enumerate(words):
        if one.startswith("call") and words[place + 1 : place + 2] not in (
            ["for"],
            ["on"],
            ["upon"],
        ):
            continue
        if not family and one in _CUE_WORDS:
            family, word = _CUE_WORDS[one], one
        if not modal and one in MODALS:
            modal = one
    if not family and force in LISTS["forces"]:
        family, word = LISTS["forces"][force], force or ""
    whole = " ".join(words)
    table = {"require": _REQUIRE_THINGS, "predict": _PREDICT_THINGS}.get(family, frozenset())
    things = any(one in table for one in words) or any(p in whole for p in table & _SEVERAL)
    if force == "demands" and family == "require":
        things = True
    return Cue(family, word, things, any(one in _REFUSE for one in words), modal)
