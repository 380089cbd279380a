"""What a verb of saying, thinking or deciding takes behind it: where its content stands."""

from __future__ import annotations

from onrecord.read import finite as f
from onrecord.read.finite import Tokens
from onrecord.read.lists import load

_LISTS: dict[str, list[str]] = load("frames.toml")
_HEARER, _BARE = frozenset(_LISTS["hearer"]), frozenset(_LISTS["bare"])
_HEARERS, _DOCUMENTS = frozenset(_LISTS["hearers"]), frozenset(_LISTS["documents"])
_TIMES, _CUTS = frozenset(_LISTS["times"]), frozenset(_LISTS["cuts"])


def complement(
    t: Tokens, at: int, frame: str, lemma: str, subject: tuple[int, int], quoted: bool
) -> tuple[int, int] | None:
    """The tokens of the content that the verb at a token has in a frame, or None.

    ``quoted``: the verb stands in another's words, where only the plainest frames count.
    """
    n = len(t)
    nxt = at + 1
    if nxt >= n:
        return None
    end = _stop(t, nxt)
    if frame == "clause":
        k = nxt
        if lemma in _HEARER and k < n and t.low[k] in _HEARERS:
            k += 1
        elif lemma in _HEARER:
            j = next((j for j in range(k, min(n, k + 8)) if t.low[j] == "that"), None)
            if (
                j is not None
                and j > k
                and not any(t.kind[i] & (f.SIGN | f.AUXILIARY | f.PAST) for i in range(k, j))
            ):
                k = j
        while k < n and t.low[k] in _TIMES and t.low[k] not in ("the", "this", "in"):
            k += 1
        if k < end and t.low[k] == "that" and end - k >= 4:
            return k, end
        bare = lemma == "tell" if quoted else lemma in _BARE
        if bare and k < end and f.verb_opening(t, k, end) > k and end - k >= 3:
            return k, end
        return None
    if frame == "infinitive":
        if (
            t.low[nxt] == "to"
            and nxt + 1 < end
            and not t.kind[nxt + 1] & (f.DETERMINER | f.CAPITAL | f.PRONOUN)
        ):
            return nxt, _phrase_stop(t, nxt, end)
        return None
    if frame == "told":
        j = next((j for j in range(nxt + 1, min(end, nxt + 8)) if t.low[j] == "to"), None)
        if (
            j is None
            or j + 1 >= end
            or any(
                t.kind[i] & (f.SIGN | f.AUXILIARY | f.PAST | f.COORDINATOR) for i in range(nxt, j)
            )
        ):
            return None
        if t.kind[j + 1] & (f.DETERMINER | f.CAPITAL | f.PRONOUN | f.NUMBER) or (
            not t.kind[nxt] & (f.DETERMINER | f.CAPITAL | f.PRONOUN) and t.low[nxt] not in _HEARERS
        ):
            return None
        return (j if t.low[nxt] in _HEARERS and j == nxt + 1 else nxt), _phrase_stop(t, j, end)
    if frame == "as":
        j = next((j for j in range(nxt + 1, min(end, nxt + 14)) if t.low[j] == "as"), None)
        if j is None or j + 1 >= end or any(t.low[i] in (",", ";", ":") for i in range(nxt, j)):
            return None
        return nxt, _phrase_stop(t, j, end)
    if frame == "figure":
        want = {"give": ("as",), "state": ("as",), "quote": ("as", "at")}.get(lemma, ("at", "as"))
        j = next((j for j in range(nxt + 1, min(end, nxt + 14)) if t.low[j] in want), None)
        if j is None or j + 1 >= end or any(t.low[i] in (",", ";", ":") for i in range(nxt, j)):
            return None
        if not any(t.kind[i] & f.NUMBER for i in range(j + 1, min(end, j + 5))):
            return None
        return nxt, _phrase_stop(t, j, end)
    if frame == "written":
        if not any(t.low[i] in _DOCUMENTS for i in range(*subject)):
            return None
        if (
            t.low[nxt] == "that"
            or t.kind[nxt] & (f.DETERMINER | f.NUMBER | f.CAPITAL)
            or t.low[nxt] in ("how", "who", "what")
            or t.kind[nxt] & f.QUOTE
            or (
                t.low[nxt].isalpha()
                and not t.kind[nxt] & (f.PREPOSITION | f.COORDINATOR | f.AUXILIARY | f.ADVERB)
            )
        ):
            return nxt, (end if t.low[nxt] == "that" else _phrase_stop(t, nxt, end))
        return None
    if frame == "thing":
        if t.kind[nxt] & (f.DETERMINER | f.CAPITAL) or t.low[nxt] in ("any", "all", "an", "a"):
            return nxt, _phrase_stop(t, nxt, end)
        return None
    if frame == "tail":
        if subject[0] < 2 or t.low[subject[0] - 1] != ",":
            return None
        stop = len(t)
        while stop > at and t.low[stop - 1] in (".", '"', "”"):
            stop -= 1
        rest = t.low[nxt:stop]
        if any(t.kind[i] & f.PARTICIPLE and not t.kind[i] & f.CAPITAL for i in range(*subject)):
            return None
        if not f.is_whole(t, 0, subject[0] - 1):
            return None
        if all(word in _TIMES or word.isdigit() for word in rest) or (
            rest and lemma == "tell" and len(rest) <= 8 and "," not in rest
        ):
            first = 0
            return first, subject[0] - 1
    return None


def _stop(t: Tokens, at: int) -> int:
    """Where what begins at a token ends: with its quotation, a semicolon, or the sentence."""
    depth = 0
    for k in range(at, len(t)):
        low = t.low[k]
        if low in ("“", "«", "„"):
            depth += 1
        elif low in ("”", "»"):
            if depth == 0:
                return k
            depth -= 1
        elif low in (";",):
            return k
    end = len(t)
    while end > at and t.low[end - 1] in (".", "!", "?", '"', "”"):
        end -= 1
    return end


def _phrase_stop(t: Tokens, at: int, end: int) -> int:
    for k in range(at + 1, end):
        if t.low[k] in (",", ":", "(", "—", "–") or t.low[k] in _CUTS:
            if (
                t.low[k] == ","
                and t.kind[k - 1] & f.CAPITAL
                and k + 1 < end
                and t.kind[k + 1] & f.CAPITAL
            ):
                continue
            return k
        if (
            t.low[k] in ("and", "but")
            and k + 1 < end
            and t.kind[k + 1] & (f.PAST | f.PARTICIPLE | f.THIRD)
        ):
            return k
    return end
