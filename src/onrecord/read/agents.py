"""Sources that stand beside their cue and that the encoder did not give to it.

`Was called a fraud by Ann Roe`: the agent of a passive; `two aides disclosed to the Ledger`: the
subject before the verb, and not who was told; `haste, says Ann Roe, is no crime`: the subject
behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.read import finite as f
from onrecord.read.finite import tokens_of
from onrecord.read.how.cuewords import LISTS as FORCES
from onrecord.read.how.lexicon import verb_forms
from onrecord.read.links import Link
from onrecord.read.lists import load
from onrecord.read.segments import CONTENT, SOURCE, WordSpan
from onrecord.read.subjects import subject_before
from onrecord.read.words import Words

_PASSIVE = re.compile(
    r"(?:\w+ )?(?:is|are|was|were|been|being|be) (?:\w+ly )?\w+(?:ed|en|wn|ld|id|ught)\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"(?:\w+ly )?\w+(?:ed|en|wn|ld|id|ught)(?: (?:as|to|by))?\Z", re.IGNORECASE
)
_BY = re.compile(r"[\s,\"”’'.]{0,3}\bby\s+", re.IGNORECASE)
_LISTS: dict[str, list[str]] = load("frames.toml")
_ENDS, _NO_AGENTS = frozenset(_LISTS["agent_ends"]), frozenset(_LISTS["no_agents"])
_TIMES = frozenset(_LISTS["days"])


_ACCOUNTS = frozenset(("according to", "in the words of", "in the view of", "in the opinion of"))
_ENDS_ACCOUNT = frozenset(',;:()—–“”".?!')
_ACCOUNT, _NAMES = 24, 4  # words
_FAR = 140  # code points of a phrase
_WORDS = 60  # of a sentence before a verb
_LONGEST = 12  # words of a name and role behind a verb
_HELPERS = frozenset(_LISTS["helpers"])
_BEING = frozenset(_LISTS["being"])
_SELF = frozenset(("i", "we", "you", "it's", "there", "that", "this", "what", "who", "which"))
_RELATIVES = frozenset(("who", "which", "whose", "neither", "both", "whom"))
_INVERTED = frozenset(("says", "said", "adds", "added", "writes", "wrote", "argues", "notes"))
SURE = 0.5
_SAID = frozenset(
    form
    for frame in ("clause", "infinitive", "told", "as", "thing", "hearer", "disclosing")
    for lemma in _LISTS[frame]
    for form in verb_forms(lemma, FORCES["irregular"])
    if not form.endswith("ing") and form != lemma
)


def with_agents(text: str, words: Words, links: Sequence[Link]) -> list[Link]:
    """The links; those of a passive with its agent behind get it as their source."""
    taken = np.zeros(len(words), dtype=bool)
    for link in links:
        for part in (link.cue, *([link.source] if link.source else [])):
            taken[part.lo : part.hi] = True
    out = []
    for link in links:
        if link.source is None:
            link = _with(text, words, link, taken)
        if link.source is None:
            link = _with_account(text, words, link, taken)
        if link.source is None or _is_told(words, text, link):
            link = _with_subject(text, words, link, taken)
        else:
            link = _inverted(text, words, link)
        out.append(link)
    return out


def _with_account(text: str, words: Words, link: Link, taken: npt.NDArray[np.bool_]) -> Link:
    """The link with what stands behind `according to` as its source."""
    lo, hi = link.cue.lo, link.cue.hi
    cue = " ".join(text[words.start[lo] : words.end[hi - 1]].lower().split())
    if cue not in _ACCOUNTS:
        return link
    stop = account_end(text, words, hi)
    if stop <= hi or taken[hi:stop].any() or any(p.lo < stop and hi < p.hi for p in link.content):
        return link
    return Link(WordSpan(SOURCE, hi, stop, SURE), link.cue, link.content, link.confidence)


def account_end(text: str, words: Words, at: int) -> int:
    """Where the phrase ends that begins at a word behind `according to`: at a comma, but *the
    director, Ann Roe,* goes on to the next."""

    def word(k: int) -> str:
        return text[words.start[k] : words.end[k]]

    stop, limit = at, min(len(words), at + _ACCOUNT)
    block = words.paragraph[at] if at < len(words) else -1
    while stop < limit and words.paragraph[stop] == block and word(stop) not in _ENDS_ACCOUNT:
        stop += 1
    if stop < limit and word(stop) == ",":
        name = stop + 1
        while name < limit and (word(name)[0].isupper() or word(name) == "."):
            name += 1
        closed = name < limit and word(name) in (",", ";")
        if closed and 1 < name - stop - 1 <= _NAMES:
            stop = name
    return stop if stop < limit else at


def _is_told(words: Words, text: str, link: Link) -> bool:
    """Whether what stands as a source is who was told: `disclosed to the Ledger`."""
    source, cue = link.source, link.cue
    if source is None or source.lo < cue.hi or source.lo - cue.hi > 1:
        return False
    between = text[words.end[cue.hi - 1] : words.start[source.lo]].strip().lower()
    last = text[words.start[cue.hi - 1] : words.end[cue.hi - 1]].lower()
    return between == "to" or (between == "" and last == "to" and cue.hi - cue.lo > 1)


def _with_subject(text: str, words: Words, link: Link, taken: npt.NDArray[np.bool_]) -> Link:
    """The link with the noun phrase before its verb as its source, where there is one."""
    cue = link.cue
    block = int(words.paragraph[cue.lo])
    lo = cue.lo
    while lo and words.paragraph[lo - 1] == block and cue.lo - lo < _WORDS:
        lo -= 1
        if text[words.start[lo]] in ".?!":
            lo += 1
            break
    start, stop = int(words.start[lo]), int(words.end[cue.hi - 1])
    tokens = tokens_of(text, start, stop)
    at = next((k for k in range(len(tokens)) if tokens.start[k] >= words.start[cue.lo]), None)
    if at is None:
        return link
    verb = at
    while verb + 1 < len(tokens) and tokens.low[verb] in _HELPERS:
        verb += 1
    first = at
    while first and tokens.low[first - 1] in _HELPERS:
        first -= 1
    low = tokens.low[verb]
    if low not in _SAID or any(t in _BEING for t in tokens.low[first:verb]):
        return link
    subject = subject_before(tokens, first)
    if subject is None:
        return link
    a, b = subject
    if tokens.low[a] in _NO_AGENTS or tokens.low[a] in _SELF:
        return link
    if not tokens.kind[a] & (f.DETERMINER | f.CAPITAL | f.PRONOUN | f.NUMBER):
        return link
    aside = next(
        (
            k
            for k in range(a, b - 1)
            if tokens.low[k] == "," and (tokens.low[k + 1] in _RELATIVES or _reduced(tokens, k + 1))
        ),
        None,
    )
    b = aside if aside is not None and aside > a else b
    left = int(np.searchsorted(words.end, tokens.start[a], side="right"))
    right = int(np.searchsorted(words.start, tokens.end[b - 1]))
    if left >= right or right > cue.lo:
        return link
    inside = taken[left:right].all() and right - left == 1
    if inside or any(p.lo < right and left < p.hi for p in link.content):
        return link
    return Link(WordSpan(SOURCE, left, right, SURE), cue, link.content, link.confidence)


def _reduced(tokens: f.Tokens, at: int) -> bool:
    """Whether a clause without its pronoun begins at a token: `, signed by Professor Roe,`."""
    low = tokens.low[at : at + 2]
    return bool(tokens.kind[at] & (f.PAST | f.PARTICIPLE)) and low[1:] == ["by"]


def _inverted(text: str, words: Words, link: Link) -> Link:
    """`Haste, says the jurist Ann Roe, is no crime`: who says it stands behind the verb, and what
    stands before it is said."""
    source, cue = link.source, link.cue
    if source is not None and source.hi == cue.lo:
        return _aside(text, words, link, source)
    if source is None or source.hi > cue.lo or not 1 <= cue.lo - source.hi <= 1:
        return link
    if text[words.start[source.hi]] != "," or cue.hi - cue.lo > 1:
        return link
    if text[words.start[cue.lo] : words.end[cue.lo]].lower() not in _INVERTED:
        return link
    tokens = tokens_of(
        text, int(words.end[cue.hi - 1]), min(len(text), int(words.end[cue.hi - 1]) + _FAR)
    )
    comma = next((k for k in range(len(tokens)) if tokens.kind[k] & f.SIGN), None)
    if not comma or tokens.low[comma] != "," or comma > _LONGEST:
        return link
    if not tokens.kind[0] & (f.DETERMINER | f.CAPITAL) or tokens.low[0] in ("that", "this"):
        return link
    if any(k & (f.AUXILIARY | f.PAST) and not k & f.CAPITAL for k in tokens.kind[:comma]):
        return link
    hi = int(np.searchsorted(words.start, tokens.end[comma - 1]))
    behind = tokens.end[comma]
    rest = int(np.searchsorted(words.start, behind))
    content = [WordSpan(CONTENT, source.lo, source.hi, SURE)]
    for piece in link.content:
        if piece.lo >= source.lo and piece.hi > hi:
            content.append(WordSpan(CONTENT, max(piece.lo, rest), piece.hi, piece.confidence))
        elif piece.hi <= source.lo:
            content.append(piece)
    content = sorted((p for p in content if p.lo < p.hi), key=lambda piece: (piece.lo, piece.hi))
    who = WordSpan(SOURCE, cue.hi, hi, SURE)
    return Link(who, cue, tuple(content), link.confidence)


def _with(text: str, words: Words, link: Link, taken: npt.NDArray[np.bool_]) -> Link:
    start, end = int(words.start[link.cue.lo]), int(words.end[link.cue.hi - 1])
    cue = " ".join(text[start:end].split())
    if not (_PASSIVE.match(cue) or _PARTICIPLE.match(cue)):
        return link
    agent = None
    if cue.lower().endswith(" by"):
        agent = _phrase(text, words, end, taken)
    else:
        for at in (end, *(int(words.end[piece.hi - 1]) for piece in link.content)):
            match = _BY.match(text, at)
            if match:
                agent = _phrase(text, words, match.end(), taken)
                break
    if agent is None or any(p.lo < agent.hi and agent.lo < p.hi for p in link.content):
        return link
    return Link(agent, link.cue, link.content, link.confidence)


def _aside(text: str, words: Words, link: Link, source: WordSpan) -> Link:
    """`Customers, the prospectus promises, will pay less`: what stands before the comma is said."""
    cue = link.cue
    after = [piece for piece in link.content if piece.lo >= cue.hi]
    if not after or len(after) < len(link.content) or cue.hi >= len(words):
        return link
    if text[words.start[cue.hi] : words.end[cue.hi]] != ",":
        return link
    commas = [k for k in range(source.lo, source.hi) if text[words.start[k]] in ",;(—–:"]
    if (
        len(commas) != 1
        or text[words.start[commas[0]]] != ","
        or commas[0]
        in (
            source.lo,
            source.hi - 1,
        )
    ):
        return link
    at = commas[0]
    before = WordSpan(CONTENT, source.lo, at, SURE)
    who = WordSpan(SOURCE, at + 1, source.hi, SURE)
    return Link(who, cue, (before, *link.content), link.confidence)


def _phrase(text: str, words: Words, at: int, taken: npt.NDArray[np.bool_]) -> WordSpan | None:
    """The noun phrase that begins at a place of the text."""
    tokens = tokens_of(text, at, min(len(text), at + _FAR))
    stop = 0
    while stop < len(tokens):
        low, kind = tokens.low[stop], tokens.kind[stop]
        if (kind & f.SIGN and low not in ("'", "’", "-", ".", "&")) or "\n" in text[
            tokens.end[stop - 1] if stop else at : tokens.start[stop]
        ]:
            break
        if low == "." and not (stop and len(tokens.low[stop - 1]) <= 3):
            break
        if low in _TIMES or ((low in _ENDS or low.endswith("ing")) and not kind & f.CAPITAL):
            break
        if stop and (kind & f.AUXILIARY or (kind & f.PREPOSITION and low not in ("of", "for"))):
            break
        stop += 1
    if not stop or stop == len(tokens):
        return None
    first = tokens.kind[0]
    if tokens.low[0] in _NO_AGENTS or (
        not first & (f.DETERMINER | f.CAPITAL) and not tokens.low[stop - 1].endswith("s")
    ):
        return None
    lo = int(np.searchsorted(words.end, tokens.start[0], side="right"))
    hi = int(np.searchsorted(words.start, tokens.end[stop - 1]))
    if lo >= hi or taken[lo:hi].any():
        return None
    return WordSpan(SOURCE, lo, hi, SURE)
