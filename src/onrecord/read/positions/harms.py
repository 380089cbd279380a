"""What somebody in power says will befall others in a case, or will never be.

`any club that sues will be thrown out`, `a strike would follow unless he yields`, `there would be
no talks as long as he ruled`. Such words of analysts and other experts are judgements.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from onrecord.read.how.lexicon import Token
from onrecord.read.lists import load
from onrecord.read.positions.cues import LISTS, Cues, back_over, forms_of, is_adverb
from onrecord.records import Attribution, PositionKind, Source

_HARMS = LISTS["harms"]
_LOSS = Cues((p, "threat") for p in _HARMS["loss"])
_PENALTIES = frozenset(_HARMS["penalties"])
_ENDINGS = Cues((p, "threat") for p in _HARMS["endings"])
_EVENTS = frozenset(_HARMS["events"])
_COME = Cues((p, "threat") for p in _HARMS["come"])
_EXPERTS = frozenset(_HARMS["experts"])
_FIRM = frozenset(_HARMS["firm"])
_LASTING = frozenset(_HARMS["lasting"])
_SUFFERS = frozenset(_HARMS["suffered"])
IDLE = frozenset(_HARMS["idle"])
TELLING = forms_of(_HARMS["telling"])
_OFFICES = frozenset(load("decisions.toml")["offices"]["words"])
_KINDS = load("kinds.toml")
_BODIES = frozenset(_KINDS["bodies"]) | frozenset(_KINDS["authorities"])
_SUFFERED = frozenset(LISTS["will"]["threat_passive"])
_IF = frozenset(("if", "unless", "should", "until", "were", "once", "whoever"))
_CASES = frozenset(("any", "every", "anyone", "anybody", "whoever", "those"))
_WHO = frozenset(("that", "who", "which"))
_WILL = frozenset(("will", "would", "shall", "'ll"))
PRESENT = frozenset(("face", "faces", "risk", "risks", "stand", "stands", "forfeit", "forfeits"))
_STAYS = frozenset(("stay", "stand", "remain", "go", "continue", "never", "not"))
_FAR = 24  # words around the content in which its condition may stand

Found = tuple[PositionKind, int, str]


def in_power(source: Source) -> bool:
    """Whether a source can make true what it says will befall others; no expert can."""
    name = source.name.casefold().split()
    told = {*name, *(source.role or "").casefold().replace(",", " ").split()}
    if told & _EXPERTS or source.kind == "outlet":
        return False
    if source.kind in ("body", "state") or source.grade == "official" or source.role:
        return True
    return not (_OFFICES | _BODIES).isdisjoint(told) or "officials" in told


def is_case(words: Sequence[Token], k: int, high: int) -> bool:
    """Whether a subject of all cases begins here: `any club`, `clubs that`, `staff caught`."""
    low = words[k].low
    if low in _CASES:
        return low != "those" or (k + 1 < high and words[k + 1].low == "who")
    if not low.endswith("s") or low.endswith(("ss", "us", "is")) or len(low) < 4:
        return False
    return any(
        words[j].low in _WHO or words[j].low in ("caught", "found", "convicted", "guilty")
        for j in range(k + 1, min(high, k + 3))
    )


def opening(words: Sequence[Token], low: int, high: int) -> int:
    """The first word of what is said, without `that` and marks."""
    while low < high and (words[low].low == "that" or not words[low].is_word):
        low += 1
    return low


def warned(
    words: Sequence[Token], m: int, low: int, high: int, source: Source, voice: Attribution
) -> Found | None:
    """The harm that a speaker in power says will befall others in a case."""
    if words[m].low not in _WILL or not in_power(source):
        return None
    first = opening(words, low, high)
    case = is_case(words, first, high) and m - first < 14
    around = {w.low for w in words[max(0, low - _FAR) : high + _FAR]}
    if not case and _IF.isdisjoint(around):
        return None
    v = _verb(words, m, high)
    if v >= high:
        return None
    so = f"{words[m].low} {words[v].low} … {'any' if case else 'if'}"
    after = words[v + 1].low if v + 1 < high else ""
    if words[v].low == "be" and after in _SUFFERED and (case or voice.force == "warns"):
        return "threat", v + 2, so
    lost = _LOSS.at(words, v)
    if lost and words[v].low in ("face", "risk"):
        lost = lost if _PENALTIES & {w.low for w in words[v + 1 : v + 4]} else None
    if lost:
        return "threat", v + lost[0], so
    k = back_over(words, m)
    begins = {w.low for w in words[max(low, k - 4) : k + 1]}
    if k >= low and not _EVENTS.isdisjoint(begins) and (came := _COME.at(words, v)):
        return "threat", v + came[0], so
    if voice.force in ("warns", "threatens") and (ends := _ENDINGS.at(words, v)):
        return "threat", v + ends[0], so
    return None


def _verb(words: Sequence[Token], m: int, high: int) -> int:
    v = m + 1
    while v < high and (
        is_adverb(words[v].low) or words[v].low in ("also", "then", "simply", "now", "itself")
    ):
        v += 1
    return v


def faced(words: Sequence[Token], low: int, high: int, source: Source) -> tuple[int, int] | None:
    """`staff caught leaking face dismissal`, `clubs that sue stand to lose their licence`."""
    first = opening(words, low, high)
    if first >= high or not is_case(words, first, high) or not in_power(source):
        return None
    for k in range(first + 2, min(high, first + 14)):
        if words[k].low in _WILL:
            return None
        if words[k].low in PRESENT:
            lost = words[k].low.startswith("stand") and words[k + 1 : k + 3]
            if (lost and [w.low for w in words[k + 1 : k + 3]] == ["to", "lose"]) or (
                _PENALTIES & {w.low for w in words[k + 1 : k + 4]}
            ):
                return k, min(high, k + (3 if lost else 2))
    return None


def barred(
    text: str,
    words: Sequence[Token],
    m: int,
    low: int,
    high: int,
    source: Source,
    voice: Attribution,
) -> Found | None:
    """`no ship will enter the bay`, `there would be no talks as long as`, said as a resolve."""
    if words[m].low not in _WILL or not in_power(source):
        return None
    first = opening(words, low, high)
    none = words[first].low in ("no", "nobody", "nothing") and 0 < m - first < 7
    v = _verb(words, m, high)
    there = (
        words[m - 1].low == "there"
        and [w.low for w in words[v : v + 2]] == ["be", "no"]
        and m - first < 3
    )
    cue = {w.casefold() for s in voice.cue for w in s.cut(text).split()}
    firm = not _FIRM.isdisjoint(cue)
    rest = {w.low for w in words[v:high]}
    lasts = not _LASTING.isdisjoint(rest) or "ever" in {w.low for w in words[m:high]}
    if (none or there) and (firm or lasts):
        return "red_line", min(high, v + (2 if there else 1)), f"no … {words[m].low}"
    k = back_over(words, m)
    if "insist" not in " ".join(cue) or k < first or words[k].low in ("he", "she", "they", "it"):
        return None
    if v < high and words[v].low in _STAYS:
        kind: PositionKind = "red_line" if words[v].low in ("never", "not") else "policy"
        return kind, min(high, v + 1), f"insisted … {words[m].low} {words[v].low}"
    return None


def escalated(words: Sequence[Token], m: int, low: int, high: int) -> Found | None:
    """What one warns that one will do oneself in a case: `it would move production if`."""
    v = _verb(words, m, high)
    around = {w.low for w in words[max(0, low - _FAR) : high + _FAR]}
    if v >= high or words[m].low not in _WILL or _IF.isdisjoint(around):
        return None
    if words[v].low in _SUFFERS or not words[v].is_word or words[v].low in ("not", "never", "no"):
        return None
    return "threat", v + 1, f"warns … {words[m].low} {words[v].low}"


def lasts(words: Sequence[Token], v: int, high: int) -> bool:
    """Whether a refusal is said to last with something: `as long as he stays`, `while`."""
    rest = [w.low for w in words[v + 1 : min(len(words), high + 8)]]
    return "while" in rest or any(a == "long" and b == "as" for a, b in itertools.pairwise(rest))


def all_cases(verb: str, rest: Sequence[str]) -> bool:
    """Whether a refusal holds in all cases: `under any exemption`, `whatever the emergency`."""
    if rest[:1] == ["any"] or rest[:2] in (["a", "single"], ["one", "more"]):
        return verb not in IDLE
    return any(
        word in ("whatever", "circumstances")
        or (word in ("any", "no") and k and rest[k - 1] in ("under", "at", "in", "for"))
        for k, word in enumerate(rest)
    )
