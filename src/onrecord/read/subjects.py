"""The noun phrase that is the subject of a verb, found backwards from it."""

from __future__ import annotations

from onrecord.read import finite as f
from onrecord.read.finite import Tokens
from onrecord.read.lists import load

_LISTS: dict[str, list[str]] = load("frames.toml")
_PRONOUNS, _BOUNDARIES = frozenset(_LISTS["pronouns"]), frozenset(_LISTS["boundaries"])
_REDUCED = frozenset(_LISTS["reduced"])
_REDUCED_BEFORE = frozenset(("by", "to", "with", "in", "last", "on", "this", "for", "at", "from"))


def subject_before(t: Tokens, stop: int) -> tuple[int, int] | None:
    """The noun phrase that ends before the token ``stop``."""
    last = stop - 1
    if last < 0:
        return None
    end = stop
    if t.low[last] == ",":  # an aside before the verb
        k = last - 1
        while k >= 0 and t.low[k] not in (",", ";", ":") and not t.kind[k] & f.QUOTE:
            k -= 1
        if k <= 0 or t.low[k] != ",":
            return None
        last = k - 1
    if t.kind[last] & f.DETERMINER and t.low[last] not in _PRONOUNS:
        return None
    if t.low[last] in _PRONOUNS:
        return last, end
    if t.kind[last] & (f.SIGN | f.PREPOSITION | f.COORDINATOR | f.AUXILIARY | f.NUMBER) and t.low[
        last
    ] not in ("'s",):
        return None
    k = last
    verb = -1
    while k >= 0 and last - k < 16:
        low, kind = t.low[k], t.kind[k]
        if (
            kind & f.QUOTE
            or (kind & f.SIGN and low not in ("'", "’", "-", ".", "&", "/"))
            or (low in _BOUNDARIES and not kind & f.CAPITAL)
        ):
            break
        if low in _REDUCED and k and t.low[k + 1] in _REDUCED_BEFORE:
            k -= 1  # papers seen by the Ledger
            continue
        if kind & (f.AUXILIARY | f.PAST) and not kind & f.CAPITAL:
            verb = k
            break
        k -= 1
    else:
        if k >= 0:
            return None
    first = k + 1
    if verb >= 0:
        ands = [j for j in range(verb + 1, last) if t.low[j] == "and"]
        if not ands:
            return None
        first = ands[-1] + 1
    while (
        first < last
        and (t.kind[first] & (f.ADVERB | f.COORDINATOR))
        and not t.kind[first] & f.DETERMINER
    ):
        first += 1
    if t.kind[first] & f.PREPOSITION and not t.kind[first] & f.DETERMINER:
        return None
    if first > last:
        return None
    head = t.kind[first]
    if not (
        head & (f.DETERMINER | f.CAPITAL | f.PRONOUN | f.NUMBER)
        or t.low[last].endswith("s")
        or first == 0
    ):
        return None
    return first, end
