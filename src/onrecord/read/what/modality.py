"""How a clause puts what it says, and whether it denies it: modality and polarity.

Both are those of the clause's main verb. Verbs inside a relative or fronted clause do not count.
Where a clause has no finite verb of its own (`to leave by Friday`, `an apology`), the cue that
brings it or the force of that cue decides; where that says nothing either, both stay None. The word
lists are in modality.toml.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.read.finite import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    DETERMINER,
    NUMBER,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    SIGN,
    THIRD,
    Tokens,
)
from onrecord.read.how.lexicon import verb_forms
from onrecord.read.what.conditions import (
    CONDITION_PHRASES,
    CONDITION_SIGNS,
    CONDITION_WORDS,
    is_no_condition,
    opens_condition,
)
from onrecord.read.what.cues import IRREGULAR, LISTS, MODALS, Cue, cue_of
from onrecord.read.what.orders import order_of
from onrecord.read.what.polarity import denied_subject, polarity_of
from onrecord.read.what.predicates import Predicate, with_likely_verb
from onrecord.records import Force, Modality, Polarity

_BE = ("am", "is", "are", "was", "were", "be", "been", "being", "'s", "it's", "that's", "there's")
_LEMMA = {
    **{form: verb for verb in LISTS["verbs"]["forms"] for form in verb_forms(verb, IRREGULAR)},
    **dict.fromkeys(_BE, "be"),
    **dict.fromkeys(("has", "had", "having"), "have"),
}
_PHRASES = {
    tuple(phrase.split()): (phrase, *value.split()) for phrase, value in LISTS["phrases"].items()
}
_LONGEST_PHRASE = max(map(len, _PHRASES))
_HEDGES = frozenset(LISTS["hedges"]["words"])
_REFUSALS = frozenset(LISTS["negation"]["refusals"])
_WH = frozenset(("whether", "why", "how", "what", "when", "where", "who", "which", "whom", "whose"))
# After these `to` is no infinitive's: `due to the storm`.
_NO_VERB = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "what",
        "which",
        "it",
        "him",
        "them",
        "me",
        "us",
        "any",
        "some",
        "all",
        "no",
        "such",
    ]
)


class Setting(msgspec.Struct, frozen=True):
    """What stands around a clause and bears on how it is put."""

    cue: str = ""
    force: Force | None = None
    asks: bool = False  # a question mark closes it
    condition: str = ""  # the word that opens a condition beside it
    reported: bool = False
    quoted: bool = False
    sentence: bool = False  # it begins as a sentence does, with a capital
    whole: bool = False  # it ends as one too


class Judgement(msgspec.Struct, frozen=True):
    """Modality and polarity, each with the word or rule that it was read by."""

    modality: Modality | None
    polarity: Polarity | None
    modality_reason: str
    polarity_reason: str


def judge(clause: Predicate, setting: Setting) -> Judgement:
    """How a clause is put."""
    if clause.verb < 0 and setting.whole:
        clause = with_likely_verb(clause)
    cue = cue_of(setting.cue, setting.force)
    polarity, why_not = polarity_of(clause, cue)
    modality, why = _modality(clause, cue, setting)
    if modality is None and clause.verb < 0 and polarity == "affirmed":
        polarity, why_not = None, ""
    if why.endswith("(not)"):
        why = why.removesuffix(" (not)")
        polarity, why_not = ("affirmed" if polarity == "negated" else "negated"), why
    return Judgement(modality, polarity, why, why_not)


def _modality(clause: Predicate, cue: Cue, setting: Setting) -> tuple[Modality | None, str]:
    tokens = clause.tokens
    low = tokens.low
    first = clause.head
    if first >= len(tokens):
        return None, ""
    opening = low[first]
    after = low[first + 1] if first + 1 < len(low) else ""
    if opening in ("on", "about", "of", "over", "as") and after in ("whether", "if", "to"):
        opening = after
    if setting.asks:
        return "asked", "a question mark"
    if opening == "whether":
        return "asked", "“whether” opens it"
    if cue.family == "ask" and (opening in _WH or opening == "if"):
        return "asked", f"“{cue.word}” … “{opening}”"
    if opening in _WH and cue.modal in ("must", "should"):
        return "required", f"“{cue.modal}” in the cue"
    condition = _condition(clause, first, setting)
    if condition:
        return "conditional", f"“{condition}”"
    order = order_of(tokens, first) if setting.sentence else ""
    if order:
        return "required", order
    if clause.verb < 0:
        return _without_verb(clause, cue, first)
    return _of_verb(clause, cue, setting)


def _condition(clause: Predicate, first: int, setting: Setting) -> str:
    """The word that makes the clause, or what stands beside it, a condition."""
    tokens = clause.tokens
    low = tokens.low
    told = clause.verb >= 0 and not (
        low[clause.verb] in MODALS or _is_present(tokens, clause.verb) or clause.opener
    )
    for at in range(first, 0 if CONDITION_WORDS.isdisjoint(low) else len(low)):
        if low[at] in CONDITION_WORDS and not is_no_condition(tokens, at):
            if told and at > clause.verb:  # `she threatened to go if …` tells what she did
                return ""
            return low[at]
    opened = opens_condition(tokens, first)
    if opened:
        return opened
    if not CONDITION_SIGNS.isdisjoint(low):
        said = " " + " ".join(low) + " "
        for phrase in CONDITION_PHRASES:
            if phrase in said:
                return phrase.strip()
    if not setting.condition:
        return ""
    if clause.verb < 0 or low[clause.verb] in MODALS or _is_present(tokens, clause.verb):
        return setting.condition
    return ""


def _is_present(tokens: Tokens, verb: int) -> bool:
    kind = tokens.kind[verb]
    return bool(kind & THIRD) or tokens.low[verb] in (
        "is",
        "are",
        "am",
        "has",
        "have",
        "do",
        "does",
    )


def _without_verb(clause: Predicate, cue: Cue, first: int) -> tuple[Modality | None, str]:
    """For `to leave by Friday`, `an apology`, `that the levy be doubled`."""
    tokens = clause.tokens
    low, _kind = tokens.low, tokens.kind
    at = clause.start if low[first] in ("that", "and", "as", "but") else first
    if at >= len(low):
        return None, ""
    infinitive = "to" in low and (
        low[at] == "to" or low[at : at + 2] == ["not", "to"] or _has_infinitive(tokens, at)
    )
    if infinitive:
        place = low.index("to", at)
        if low[place + 1 : place + 2] == ["have"]:
            return "asserted", "“to have …”"
        if cue.refuses:
            return "asserted", f"“{cue.word}” … to"
        if cue.family == "ask" and cue.word.startswith(("ask", "press")):
            return "required", f"“{cue.word}” … to"
        if cue.family in _FAMILY:
            return _FAMILY[cue.family], f"“{cue.word}” … to"
        if cue.modal and MODALS[cue.modal] != "would":
            return MODALS[cue.modal], f"“{cue.modal}” in the cue"  # type: ignore[return-value]
        return None, ""
    if cue.family in ("require", "ask") and _subjunctive(tokens, at):
        return "required", f"“{cue.word}” … be"
    if cue.family == "forbid":
        return "required", f"“{cue.word}”"
    if not cue.family:
        for place in range(at, min(len(low) - 1, at + 8)):
            if low[place] in ("of", "for") and low[place + 1].endswith("ing"):
                return "asserted", f"“{low[place]} {low[place + 1]}”"
    if cue.things and cue.family in _FAMILY:
        return _FAMILY[cue.family], f"“{cue.word}”"
    if cue.family == "possible":
        return "possible", f"“{cue.word}”"
    return None, ""


_FAMILY: dict[str, Modality] = {
    "require": "required",
    "predict": "predicted",
    "possible": "possible",
    "forbid": "required",
}


def _has_infinitive(tokens: Tokens, at: int) -> bool:
    """Whether `to` and a verb follow: `passengers to leave`, `them not to go`."""
    low, kind = tokens.low, tokens.kind
    for place in range(at + 1, min(len(low) - 1, at + 12)):
        if low[place] == "to" and not kind[place + 1] & (SIGN | CAPITAL | NUMBER):
            what = kind[place + 1]
            return bool(what & BASE) or not what & ~(ADVERB | AUXILIARY | PARTICIPLE)
    return False


def _subjunctive(tokens: Tokens, at: int) -> bool:
    """Whether the clause has a bare verb: `that the levy be doubled`, `that they leave`."""
    low, kind = tokens.low, tokens.kind
    hanging = "that" in low[:at]
    for place in range(at, len(low)):
        if low[place] == "be":
            return place == 0 or low[place - 1] != "to"
        if (
            hanging
            and kind[place] & BASE
            and place > at
            and not kind[place - 1] & (SIGN | DETERMINER | PREPOSITION | CAPITAL)
        ):
            return True
    return False


def _of_verb(clause: Predicate, cue: Cue, setting: Setting) -> tuple[Modality | None, str]:
    tokens = clause.tokens
    low = tokens.low
    verb = low[clause.verb]
    bare = [_LEMMA.get(word, word) for word in _core(clause, 7)]
    if verb in MODALS:
        value = MODALS[verb]
        denied = "not" in low[clause.verb : clause.end]
        denied = denied or bool(denied_subject(clause))
        if verb in ("can", "could") and denied:
            return "asserted", f"“{verb}” with a negation"
        if verb == "will" and denied and not setting.reported and "drawn" in low[: clause.end + 2]:
            return "asserted", "“will not be drawn”"
        if verb == "would":
            return _would(clause, cue, setting, denied)
        if verb == "shall" and low[clause.verb - 1 : clause.verb] in (["i"], ["we"]):
            value = "predicted"
        if verb == "must" and bare[1:2] == ["have"] and "not" not in bare:
            return "possible", "“must have”"
        if verb == "will" and bare[1:3] == ["have", "to"]:
            return "required", "“will have to”"
        return value, f"“{verb}”"  # type: ignore[return-value]
    found = _phrase(bare)
    if not found and bare[0] in ("do", "does", "did", "have"):
        found = _phrase(bare[1:])
    if found:
        if found[0] == "be to" and verb in ("was", "were"):
            return "predicted", f"“{verb} to”"
        mark = " (not)" if len(found) > 2 else ""
        return found[1], f"“{found[0]}”{mark}"  # type: ignore[return-value]
    if cue.family in ("require", "ask") and _has_be(clause):
        return "required", f"“{cue.word}” … be"
    if cue.family == "possible":
        return "possible", f"“{cue.word}”"
    if cue.family == "predict" and cue.things and not tokens.kind[clause.verb] & PAST:
        present = _is_present(tokens, clause.verb)
        if present and low[clause.verb] not in ("has", "have"):
            return "predicted", f"“{cue.word}”"
    hedge = next((word for word in low[: clause.end + 4] if word in _HEDGES), "")
    if hedge:
        return "possible", f"“{hedge}”"
    return "asserted", f"“{low[clause.verb]}”, with nothing to weaken it"


def _phrase(bare: Sequence[str]) -> tuple[str, ...] | None:
    """The longest phrase that the words begin with: itself, its modality, `not` if it denies."""
    for length in range(min(_LONGEST_PHRASE, len(bare)), 0, -1):
        found = _PHRASES.get(tuple(bare[:length]))
        if not found or (found[0] == "be to" and bare[2:3] == ["blame"]):
            continue
        after = bare[length] if length < len(bare) else ""
        if bare[length - 1] == "to" and (after in _NO_VERB or after[:1].isdigit()):
            continue
        return found
    return None


def _has_be(clause: Predicate) -> bool:
    low = clause.tokens.low
    return any(
        word == "be" and at and low[at - 1] != "to" and not clause.tokens.kind[at - 1] & AUXILIARY
        for at, word in enumerate(low[: clause.verb + 1])
    )


def _would(
    clause: Predicate, cue: Cue, setting: Setting, denied: bool
) -> tuple[Modality | None, str]:
    low = clause.tokens.low
    rest = low[clause.verb + 1 : clause.end + 2]
    if (denied or "neither" in rest) and not setting.reported and not _REFUSALS.isdisjoint(rest):
        return "asserted", "“would not”: a refusal"
    if "like" in rest or "rather" in rest:
        return "asserted", "“would like”"
    if _has_perfect(clause):
        return "conditional", "“would have”"
    if setting.reported and not setting.quoted:
        return "predicted", "“would” in reported speech"
    if "later" in rest or "eventually" in rest:
        return None, ""
    return "conditional", "“would”"


def _has_perfect(clause: Predicate) -> bool:
    """Whether `have` with a participle follows the modal: `would have come`."""
    tokens = clause.tokens
    for at in range(clause.verb + 1, min(clause.end + 1, len(tokens) - 1)):
        if tokens.low[at] == "have":
            return (
                bool(tokens.kind[at + 1] & (PARTICIPLE | ADVERB)) or tokens.low[at + 1] in _PERFECT
            )
    return False


_PERFECT = frozenset(
    ("been", "done", "gone", "come", "become", "taken", "given", "seen", "known", "risen")
)


def _core(clause: Predicate, length: int) -> list[str]:
    """The words from the verb on, without adverbs, `not` and signs."""
    tokens = clause.tokens
    out: list[str] = []
    for at in range(clause.verb, min(len(tokens), clause.verb + 2 * length)):
        word, what = tokens.low[at], tokens.kind[at]
        if what & SIGN or word == "not" or (what & ADVERB and word not in ("likely", "unlikely")):
            if word in ("unlikely", "likely", "yet"):
                out.append(word)
            continue
        out.append(word)
        if len(out) == length:
            break
    return out
