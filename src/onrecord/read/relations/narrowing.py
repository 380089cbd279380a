"""The same matter said again with a limit: *only in the north*, *they later narrowed it to*."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.finite import NUMBER, PREPOSITION, SIGN, THIRD
from onrecord.read.relations.across import before
from onrecord.read.relations.ground import Ground, stem
from onrecord.read.relations.kinds import Link
from onrecord.read.relations.marks import LISTS, Mark, Marks

_SAID_SO = Marks(
    {"narrows": LISTS["narrowing"]["verbs"], "clarifying": LISTS["narrowing"]["clarifying"]}
)
_VAGUE = frozenset(LISTS["narrowing"]["vague"])
_LIMITING = frozenset(
    ("only", "alone", "solely", "limited", "confined", "restricted", "exclusively")
)
_LIMITS = Marks({"narrows": LISTS["narrowing"]["limits"]})
_WIDE = frozenset(LISTS["narrowing"]["wide"])
_CLOSE = 8  # statements in which the last reported one is looked for
_FARTHEST = 20  # statements looked back
_NEAR = 3  # statements between a wide one and the one that limits it
_SHARED = 1.0  # of Ground.shared: what makes two statements of one matter
_EARLY = 3  # words at the head of a statement that may refer back
_REFERRING = frozenset(("it", "this", "that", "they", "these", "those"))
_SHORT = 4  # full words: a sentence that only says that something was narrowed


_MANY = 1e12  # a count that is not told
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve")  # fmt: skip
_COUNTS = {word: n + 1.0 for n, word in enumerate(_WORDS)} | dict.fromkeys((*_VAGUE, "all"), _MANY)
_ONLY = frozenset(("only", "just", "merely", "barely"))
_PLURAL = frozenset(("people", "men", "women", "children", "aircraft"))
_UNITS = frozenset(LISTS["narrowing"]["units"])


def narrowing(ground: Ground) -> Iterator[Link]:
    """Links from what is later and narrower to what is earlier and wider."""
    limited = _limited(ground)
    for number, mark in limited.items():
        wide = _wider(ground, number, limited)
        if wide >= 0:
            told = f"'{mark.phrase}' limits what was said before"
            yield Link(number, wide, "narrows", 0.6, (mark.lo, mark.hi), told)
    yield from _counted(ground)
    sentence = 0
    for mark in _SAID_SO.all(ground.low):
        while sentence + 2 < len(ground.first) and ground.first[sentence + 1] <= mark.lo:
            sentence += 1
        if ground.members:
            link = _said_so(ground, sentence, mark)
            if link is not None:
                yield link


def _limited(ground: Ground) -> dict[int, Mark]:
    """The statements that set a limit, each with its mark."""
    out: dict[int, Mark] = {}
    for mark in _LIMITS.all(ground.low):
        number = ground.owner[mark.lo]
        if mark.lo and ground.low[mark.lo - 1] in ("not", "if", "the", "an", "can"):
            continue
        if mark.hi < len(ground.low) and ground.low[mark.hi] in (
            "that",
            "because",
            "if",
            "when",
            "to",
        ):
            continue
        follows = ground.words.kind[mark.hi] if mark.hi < len(ground.low) else 0
        if mark.phrase == "only" and follows & THIRD:
            continue  # `it only strengthens the case`
        if number >= 0 and number not in out and ground.says(number):
            out[number] = mark
    return out


def _wider(ground: Ground, number: int, limited: dict[int, Mark]) -> int:
    """The nearest earlier statement of the same matter that sets no such limit, or -1."""
    mine = ground.stems(number)
    who = ground.source(number)
    wide = ground.bag(number) & _WIDE
    reported = ground.attribution(number) is not None
    lo = ground.extent[number][0]
    refers = not _REFERRING.isdisjoint(ground.low[lo : lo + _EARLY])
    if wide or not (reported or refers):
        return -1
    for n in range(number - 1, max(-1, number - 1 - _NEAR), -1):
        if n in limited or not ground.says(n) or not ground.bag(n) & _WIDE:
            continue
        if refers or (who and who == ground.source(n)) or ground.shared(mine, n) >= _SHARED:
            return n
    return -1


def _counted(ground: Ground) -> Iterator[Link]:
    """*Several boats were lost*, and later by the same source: *three boats*; or *only three*."""
    seen: dict[str, list[tuple[int, float, str]]] = {}  # a noun to its statements and counts
    for k, word in enumerate(ground.low):
        count = _COUNTS.get(word, 0.0) if word in _COUNTS else _figure(word)
        number = ground.owner[k]
        if not count or number < 0 or not ground.says(number):
            continue
        noun = _noun_after(ground, k)
        if not noun:
            continue
        only = not _ONLY.isdisjoint(ground.low[max(0, k - 3) : k])
        who = ground.source(number)
        for n, wider, its in reversed(seen.get(noun, ())):
            if number - n > _FARTHEST or ground.home[number] == ground.home[n]:
                continue
            vague = wider == _MANY
            same = bool(who) and who == its
            if count < wider and count != _MANY and (only or (same and vague)):
                told = f"'{word}' where more was said before"
                yield Link(number, n, "narrows", 0.6, (k, k + 1), told)
                break
        seen.setdefault(noun, []).append((number, count, who))


def _figure(word: str) -> float:
    """The value of a whole number in digits, or 0."""
    digits = word.replace(",", "")
    return float(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0.0


def _noun_after(ground: Ground, at: int) -> str:
    """The stem of the plural noun that a count stands before, or nothing."""
    low, kind = ground.low, ground.words.kind
    first = at + 1 + (low[at + 1 : at + 2] == ["of"])
    for k in range(first, min(len(low), first + 3)):
        if kind[k] & (SIGN | NUMBER | PREPOSITION) or ground.owner[k] != ground.owner[at]:
            return ""
        if len(low[k]) > 3 and (low[k].endswith("s") or low[k] in _PLURAL):
            return "" if low[k].rstrip("s") in _UNITS else stem(low[k])
    return ""


def _said_so(ground: Ground, sentence: int, mark: Mark) -> Link | None:
    """A narrowing that the report names: *on Friday the ministry narrowed it*."""
    begin, stop = ground.first[sentence], ground.first[sentence + 1]
    narrow = -1
    for n in ground.around(mark.hi, stop):
        rest = sum(
            ground.owner[k] == n and not ground.words.kind[k] & SIGN
            for k in range(max(mark.hi, ground.extent[n][0]), min(ground.extent[n][1], stop))
        )
        if rest >= 3 and ground.size[n] >= 2:
            narrow = n
            break
    if narrow < 0:
        if stop - mark.hi > _SHORT + 1 or sentence + 1 >= len(ground.members):
            return None
        narrow = next((n for n in ground.main(sentence + 1) if ground.says(n)), -1)
        if narrow < 0:
            return None
    counted = bool(ground.statements[narrow].quantities)
    if mark.role == "clarifying" and not (counted or _LIMITING & ground.bag(narrow)):
        return None
    wide = _matter(ground, ground.owner[mark.lo], mark.lo, begin, stop, narrow)
    if wide < 0:
        return None
    limited = mark.role != "clarifying" or bool(_LIMITING & ground.bag(narrow))
    if not limited and not _VAGUE & ground.bag(wide):
        return None
    told = f"'{mark.phrase}' says that what was said before is narrowed"
    return Link(narrow, wide, "narrows", 0.65, (mark.lo, mark.hi), told)


def _matter(ground: Ground, own: int, at: int, begin: int, stop: int, narrow: int) -> int:
    """The earlier statement that was narrowed: by its words, by its source, or the one before."""
    owned = [k for k in range(begin, stop) if ground.owner[k] >= 0]
    mine = frozenset(stem(ground.low[k]) for k in owned) | ground.stems(narrow)
    numbers = frozenset(ground.low[k] for k in range(begin, stop) if ground.low[k][:1].isdigit())
    who = ground.source(narrow)
    best, most = -1, 0.7
    for n in range(narrow + 2, max(-1, narrow - 1 - _FARTHEST), -1):
        if n in (narrow, own) or n >= len(ground.statements) or not ground.says(n):
            continue
        one = ground.attribution(n)
        if one is not None and one.force in ("declines", "evades", "asks"):
            continue
        if ground.extent[n][0] >= at:
            continue
        lo, hi = ground.extent[n]
        score = ground.shared(mine, n, least=1)
        score += 2 * any(ground.low[k] in numbers for k in range(lo, hi))
        score += 2 * bool(who and who == ground.source(n))
        score += 0.5 * (one is not None)
        if score > most and (one is not None or ground.has_verb(n, lo, hi)):
            best, most = n, score
    return best if best >= 0 else _origin(ground, _reported_before(ground, narrow))


def _origin(ground: Ground, number: int) -> int:
    """Where a statement begins with *these strikes*, the one before that spoke of them first."""
    if number < 0:
        return number
    lo = ground.opening(number)
    for k in range(lo, min(ground.extent[number][1] - 1, lo + _EARLY)):
        if ground.low[k] in ("this", "these", "those", "such", "that"):
            root = stem(ground.low[k + 1])
            for n in range(number - 1, max(-1, number - 1 - _FARTHEST), -1):
                if root in ground.stems(n) and ground.says(n):
                    return n
    return number


def _reported_before(ground: Ground, number: int) -> int:
    """The last statement in the sentences before that is put to somebody, or else the last."""
    home = ground.home[number]
    for n in range(number - 1, max(-1, number - 1 - _CLOSE), -1):
        if ground.home[n] < home and ground.attribution(n) is not None and ground.says(n):
            return n
    return before(ground, home)
