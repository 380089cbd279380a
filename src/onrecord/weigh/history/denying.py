"""Whether two statements of one actor say the opposite of each other.

Because it is the same actor in the same affair, fewer words are enough than between strangers; but
they have to be what the negation is about: *there is no hold*, *there was a hold*.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from onrecord.read.finite import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    RELATIVE,
    SIGN,
    THIRD,
    tokens_of,
)
from onrecord.weigh.features import agreeing
from onrecord.weigh.history.agreeing import agreement, written
from onrecord.weigh.history.conditions import happening
from onrecord.weigh.history.matters import Matters, bearing, sign, term, worth
from onrecord.weigh.records import Held
from onrecord.weigh.terms import WORD

_CLOSE = 1.0  # weight of the words that both have
_SHARES = (0.5, 0.6)  # the smaller and the larger share of the words that both have
_HEAD = (
    0.5,
    0.4,
)  # of the negated statement's words, and of the other's, where they share its head
_MORE = 0.8  # weight of what one says beside a name that only the other has
_WEIGHTY = 0.4  # weight of that head
_AFFAIR = 0.3  # likeness of the two reports
_SURE_CLOSE, _SURE_HEAD = 0.65, 0.62
_NO = re.compile(
    r"\b(?:no|any|not (?:one|a|an|a single|a word of)|never (?:a|an|any))\s+((?:[\w'’-]+\s*){1,3})|"
    r"\b(?:nothing|nobody|no one|none)\s+(?:has|have|had|is|was|are|were)\s+(?:been|being)?\s*"
    r"((?:[\w'’-]+\s*){1,2})",
    re.IGNORECASE,
)


_PASSING = re.compile(  # true of a day only, or about what one has to say
    r"\b(?:yet|so far|for now|at this (?:time|point|stage|moment)|right now|any ?more|any longer|"
    r"today|tonight|currently|still)\b"
    r"|\b(?:i|we)(?: just| really|['’]m| am| are|['’]re)? (?:do not|don['’]t|did not|didn['’]t|"
    r"can['’]?t|cannot|can not|won['’]t|have no|haven['’]t|have not|not)\s+(?:\w+ )?"
    r"(?:have|know|see|think|believe|say|speak|comment|aware|anything|any|going|sure|get|want)\b"
    r"|^\W*(?:no|well|look)\s*,",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^\W*(?:that\s+)?")
_SMALL = AUXILIARY | DETERMINER | PREPOSITION | SIGN | COORDINATOR | RELATIVE
_ENDS = PAST | PARTICIPLE | THIRD | ADVERB
_FIRST, _TOLD = frozenset(("i", "we")), frozenset(("i", "we", "he", "she", "they", "there"))
_PRONOUNS = frozenset(("i", "we", "he", "she", "it", "they", "there", "nobody", "nothing", "none"))
_FRONT = re.compile(r"^\W*(?:that\s+)?", re.IGNORECASE)
_LED = 6  # words in which a subject is looked for


def _one_subject(no: Held, yes: Held) -> bool:
    """Whether the two may be about one: a word of the one's beginning, or a pronoun instead."""
    first, second = (_opening(held.statement.text) for held in (no, yes))
    if first & second or _NO.match(_FRONT.sub("", no.statement.text)):
        return True
    for one, other in ((first, second), (second, first)):
        if one & _FIRST and not other & _TOLD:
            return False  # *I* is the speaker, who is *he* where it is reported
    return bool((first | second) & _PRONOUNS)


def _opening(text: str) -> set[str]:
    """The first words of a statement, up to its verb; pronouns as they are."""
    out: set[str] = set()
    for match in list(WORD.finditer(text))[:_LED]:
        low = match.group().lower().replace("’", "'")
        if low in _PRONOUNS:
            out.add(low)
            break
        if worth(low) > 0:
            out.add(term(low))
    return out


@cache
def _abstract() -> frozenset[str]:
    text = files("onrecord.weigh.history").joinpath("history.toml").read_text(encoding="utf-8")
    return frozenset(term(word) for word in tomllib.loads(text)["abstract"])


def denied(matters: Matters, earlier: Held, later: Held) -> tuple[float, str] | None:
    """How surely one says that what the other says is not so, and why; None where it does not."""
    if sign(earlier) * sign(later) >= 0:
        return None
    if matters.alike(earlier.report, later.report) < _AFFAIR:
        return None
    one, other = matters.profile(earlier.key), matters.profile(later.key)
    if (
        one.times
        and other.times
        and not any(agreeing(x, y) for x in one.times for y in other.times)
    ):
        return None
    plain = other if sign(earlier) < 0 else one
    if plain.negations:
        return None  # whose negation it is cannot be told
    if one.unsure or other.unsure or one.hedged or other.hedged:
        return None
    no, yes = (earlier, later) if sign(earlier) < 0 else (later, earlier)
    said = "the earlier" if no is earlier else "the later"
    found = bearing(matters.said(no.key), matters.said(yes.key))
    if found.contrary is not None:
        return None
    ours, theirs = matters.said(no.key), matters.said(yes.key)
    event, way = happening(no.statement.text)
    if not event or way > 0 or happening(yes.statement.text)[1] < 0:
        return None  # the negation belongs to something else
    if not event & theirs.terms.keys() or not _one_subject(no, yes):
        return None
    if any(_PASSING.search(held.statement.text) for held in (no, yes)):
        return None
    if not _NO.search(no.statement.text) and ours.names - theirs.terms.keys():
        more = (w for t, w in theirs.terms.items() if t not in ours.terms and not t[0].isdigit())
        if sum(sorted(more)) >= _MORE:
            return None  # about somebody else, or something else
    words = " ".join(f"“{written(no, one)}”" for one in found.words[:4])
    because = f"both have {words}; {said} says that it is not so"
    agreed = agreement(matters, yes, no)
    if agreed is not None and agreed.denies:
        return agreed.score, because
    if not found.words:
        return None
    few, many = sorted((found.of_first, found.of_second))
    close = found.weight >= _CLOSE and few >= _SHARES[0] and many >= _SHARES[1]
    counted = found.numbers_apart and not _NO.search(no.statement.text)  # *not one*: no number
    if close and len(found.words) > 1 and not counted:
        return _SURE_CLOSE, because
    head = heads(no.statement.text) & set(found.words)
    if head and found.of_first >= _HEAD[0] and found.of_second >= _HEAD[1]:
        return _SURE_HEAD, because
    return None


def heads(text: str) -> set[str]:
    """The stems of what is said not to be: *hold* of *there is no hold*.

    Of several words the last one before a verb or a small word is meant: *task* of *no easy task*.
    """
    out = set()
    for match in _NO.finditer(text):
        tokens = tokens_of(match[1] or match[2] or "", 0, 1 << 30)
        last = None
        for low, kind in zip(tokens.low, tokens.kind, strict=True):
            if kind & _ENDS and last is not None:
                break
            if kind & _SMALL or worth(low) == 0:
                break
            last = low
        if last and worth(last) >= _WEIGHTY and term(last) not in _abstract():
            out.add(term(last))
    return out
