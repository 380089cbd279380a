"""What a verb of saying, thinking or deciding takes behind it: where its content stands."""

from __future__ import annotations

from onrecord.read import finite as f
from onrecord.read.finite import Tokens
from onrecord.read.lists import load

_LISTS: dict[str, list[str]] = load("frames.toml")
_HEARER, _BARE = frozenset(_LISTS["hearer"]), frozenset(_LISTS["bare"])
_HEARERS, _DOCUMENTS = frozenset(_LISTS["hearers"]), frozenset(_LISTS["documents"])
_HOW = frozenset(_LISTS["how"])
_ONLY_WRITTEN = frozenset(("show", "suggest", "indicate", "state", "record"))
_ACCOUNT, _MANNER, _HEARD = 20, 8, 6  # tokens
_TIMES, _CUTS = frozenset(_LISTS["times"]), frozenset(_LISTS["cuts"])


def complement(
    t: Tokens, at: int, frame: str, lemma: str, subject: tuple[int, int], quoted: bool
) -> tuple[int, int] | None:
    """The tokens of the content that the verb at a token has in a frame, or None.

    ``quoted``: the verb stands in another's words, where only the plainest frames count.
    """
    begin = at + 1
    if begin >= len(t):
        return None
    end = _stop(t, begin)
    if frame == "clause":
        return _clause(t, begin, end, lemma, quoted)
    if frame == "infinitive":
        to = t.low[begin] == "to" and begin + 1 < end
        verb = to and not t.kind[begin + 1] & (f.DETERMINER | f.CAPITAL | f.PRONOUN)
        return (begin, _phrase_stop(t, begin, end)) if verb else None
    if frame == "told":
        return _told(t, begin, end)
    if frame in ("as", "figure"):
        return _as(t, begin, end, frame == "figure", lemma)
    if frame == "written":
        return _written(t, begin, end, subject)
    if frame == "thing":
        thing = t.kind[begin] & (f.DETERMINER | f.CAPITAL) or t.low[begin] in ("any", "all")
        return (begin, _phrase_stop(t, begin, end)) if thing else None
    return _whole_before(t, at, lemma, subject)


def _clause(t: Tokens, begin: int, end: int, lemma: str, quoted: bool) -> tuple[int, int] | None:
    """`that it rains`, `us (that) it rains`, and after a few verbs a bare clause."""
    k = in_account(t, begin - 1) or begin
    if k > begin:
        return (k, end) if end - k >= 4 else None
    if lemma in _HEARER and t.low[k] in _HEARERS:
        k += 1
    elif lemma in _HEARER:
        that = next((j for j in range(k, min(len(t), k + 8)) if t.low[j] == "that"), k)
        if not any(t.kind[i] & (f.SIGN | f.AUXILIARY | f.PAST) for i in range(k, that)):
            k = that
    while k < len(t) and t.low[k] in _TIMES and t.low[k] not in ("the", "this", "in"):
        k += 1
    if not quoted:
        k = _past_manner(t, k, end)
    if k < end and t.low[k] == "that" and end - k >= 4:
        return k, end
    bare = lemma == "tell" if quoted else lemma in _BARE
    return (k, end) if bare and end - k >= 3 and f.verb_opening(t, k, end) > k else None


def in_account(t: Tokens, at: int) -> int:
    """The clause's `that`, where `according to somebody,` stands between a verb and it; or 0."""
    for k in range(at + 1, min(len(t) - 2, at + _HEARD)):
        if t.low[k] == ",":
            that = _past_account(t, k, len(t))
            return that if that > k else 0
        if t.kind[k] & f.SIGN:
            return 0
    return 0


def _past_account(t: Tokens, at: int, end: int) -> int:
    """The token after `, according to three people,` where it stands here."""
    if t.low[at : at + 3] != [",", "according", "to"]:
        return at
    for k in range(at + 4, min(end - 1, at + _ACCOUNT)):
        if t.low[k] == "," and t.low[k + 1] == "that":
            return k + 1
    return at


def _past_manner(t: Tokens, at: int, end: int) -> int:
    """`that`, where only how, when or where something is said stands before it: in a letter."""
    if at >= end or not (
        t.kind[at] & (f.ADVERB | f.PREPOSITION) or t.low[at] in _TIMES or t.low[at] in _HOW
    ):
        return at
    for k in range(at, min(end, at + _MANNER)):
        if t.low[k] == "that":
            return k
        if t.kind[k] & (f.SIGN | f.AUXILIARY | f.NOMINATIVE | f.RELATIVE):
            return at
    return at


def _told(t: Tokens, begin: int, end: int) -> tuple[int, int] | None:
    """`the men to leave`; of `me to leave`, what is to be done."""
    to = next((j for j in range(begin + 1, min(end, begin + 8)) if t.low[j] == "to"), None)
    if to is None or to + 1 >= end:
        return None
    barred = f.SIGN | f.AUXILIARY | f.PAST | f.COORDINATOR
    if any(t.kind[i] & barred for i in range(begin, to)):
        return None
    if t.kind[to + 1] & (f.DETERMINER | f.CAPITAL | f.PRONOUN | f.NUMBER):
        return None
    hearer = t.low[begin] in _HEARERS
    if not hearer and not t.kind[begin] & (f.DETERMINER | f.CAPITAL | f.PRONOUN):
        return None
    return (to if hearer and to == begin + 1 else begin), _phrase_stop(t, to, end)


def _as(t: Tokens, begin: int, end: int, figure: bool, lemma: str) -> tuple[int, int] | None:
    """`it as a breach`; of a figure, `the loss at 40`, with a number behind."""
    wanted = ("as",) if not figure or lemma in ("give", "state") else ("at", "as")
    k = next((j for j in range(begin + 1, min(end, begin + 14)) if t.low[j] in wanted), None)
    if k is None or k + 1 >= end or any(t.low[i] in (",", ";", ":") for i in range(begin, k)):
        return None
    if figure and not any(t.kind[i] & f.NUMBER for i in range(k + 1, min(end, k + 5))):
        return None
    return begin, _phrase_stop(t, k, end)


def _written(t: Tokens, begin: int, end: int, subject: tuple[int, int]) -> tuple[int, int] | None:
    """What a document holds: the subject has to be one."""
    if not any(t.low[i] in _DOCUMENTS for i in range(*subject)):
        return None
    if t.low[begin] == "that":
        return begin, end
    barred = f.PREPOSITION | f.COORDINATOR | f.AUXILIARY | f.ADVERB
    opens = t.kind[begin] & (f.DETERMINER | f.NUMBER | f.CAPITAL | f.QUOTE)
    if opens or (t.low[begin].isalpha() and not t.kind[begin] & barred):
        return begin, _phrase_stop(t, begin, end)
    return None


def _whole_before(
    t: Tokens, at: int, lemma: str, subject: tuple[int, int]
) -> tuple[int, int] | None:
    """The sentence before `, a court heard on Thursday`."""
    first = subject[0]
    if first < 2 or t.low[first - 1] != ",":
        return None
    stop = len(t)
    while stop > at and t.low[stop - 1] in (".", '"', "”"):
        stop -= 1
    rest = t.low[at + 1 : stop]
    written = any(t.low[i] in _DOCUMENTS for i in range(*subject))
    if lemma in _ONLY_WRITTEN and not written:
        return None
    if not written and any(
        t.kind[i] & f.PARTICIPLE and not t.kind[i] & f.CAPITAL for i in range(*subject)
    ):
        return None
    dated = all(word in _TIMES or word.isdigit() for word in rest)
    told = bool(rest) and lemma == "tell" and len(rest) <= 8 and "," not in rest
    finite = f.AUXILIARY | f.PAST | f.PARTICIPLE | f.THIRD
    verb = written and any(
        t.kind[k] & finite and not t.kind[k] & f.CAPITAL for k in range(1, first - 1)
    )
    whole = verb or f.is_whole(t, 0, first - 1)
    return (0, first - 1) if (dated or told) and whole else None


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
