"""Attributions that the encoder missed although the grammar leaves no doubt of them.

A verb of saying, thinking or deciding with its subject before it and what it takes behind it: `the
ministry denies that …`, `the register records …`, `has decided to …`, `puts the loss at 40`, `…, a
court heard on Thursday`. Only where the encoder gives the verb some chance to be a cue, too, and
where no attribution has it yet. The verbs are in frames.toml.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from onrecord.read import finite as f
from onrecord.read.asides import with_accounts, with_words_of
from onrecord.read.complements import complement, in_account
from onrecord.read.encoder import Heads
from onrecord.read.finite import Tokens, tokens_of
from onrecord.read.how.cuewords import LISTS as FORCES
from onrecord.read.how.lexicon import verb_forms
from onrecord.read.links import Link
from onrecord.read.lists import load
from onrecord.read.paragraphs import paragraphs
from onrecord.read.segments import CONTENT, CUE, SOURCE, WordSpan
from onrecord.read.sentences import sentences_in
from onrecord.read.subjects import subject_before
from onrecord.read.words import Words
from onrecord.records import Span

_LISTS: dict[str, list[str]] = load("frames.toml")
_IRREGULAR = {
    **FORCES["irregular"],
    "put": ["put"],
    "set": ["set"],
    "hear": ["heard"],
    "give": ["gave", "given"],
}
_FRAMES = ("clause", "infinitive", "told", "as", "figure", "thing", "written", "tail")


def _forms() -> dict[str, dict[str, str]]:
    """From each form but `-ing` to the frames and the verb that it is of."""
    out: dict[str, dict[str, str]] = {}
    for frame in _FRAMES:
        for lemma in _LISTS[frame]:
            if " " in lemma:
                continue
            for form in verb_forms(lemma, _IRREGULAR):
                if not form.endswith("ing"):
                    out.setdefault(form, {})[frame] = lemma
    return out


_FORMS = _forms()
_DOCUMENTS = frozenset(_LISTS["documents"])
_HELPERS, _BEING = frozenset(_LISTS["helpers"]), frozenset(_LISTS["being"])
_PRONOUNS = frozenset(_LISTS["pronouns"])
_SELF = frozenset(("i", "we", "you", "it's", "there"))
_FIGURES = frozenset(("figure", "written"))
_NESTED = frozenset(("clause", "told"))
_NO_ADVERBS = frozenset(("so", "only", "even", "as"))
_NOUNS = frozenset(_LISTS["nouns"])

LEAST = 0.28  # how probable the encoder must find it that the verb is part of a cue
LEAST_WRITTEN = 0.15  # the same where a document speaks, or a figure is given
LEAST_ACCOUNT = 0.02  # the same where `according to` stands between the verb and its clause
LEAST_QUOTED = 0.4  # the same inside another's words
SURE = 0.8  # of what a frame finds


class Found(msgspec.Struct, frozen=True):
    """An attribution by its frame; spans are of the text's code points."""

    frame: str
    source: Span
    cue: Span
    content: Span
    sure: float


def cue_odds(heads: Heads) -> npt.NDArray[np.float64]:
    """How probable each word is to be part of a cue, by its own scores."""
    tags = heads.tags.astype(np.float64)
    odds = np.exp(tags - tags.max(1, keepdims=True))
    out: npt.NDArray[np.float64] = odds[:, 5:9].sum(1) / odds.sum(1)
    return out


def with_frames(
    text: str, words: Words, heads: Heads, links: Sequence[Link]
) -> tuple[list[Link], dict[int, str]]:
    """The links and those that a frame adds, in text order of neither; and the frames by cue."""
    added, frames = list[Link](), dict[int, str]()
    for one in found(text, words, heads, links, LEAST_WRITTEN):
        source, cue, content = (
            _words(words, span, role)
            for span, role in ((one.source, SOURCE), (one.cue, CUE), (one.content, CONTENT))
        )
        if source.lo < source.hi and cue.lo < cue.hi and content.lo < content.hi:
            added.append(Link(source, cue, (content,), max(SURE, one.sure)))
            frames[cue.lo] = one.frame
    out = _without_cues_in_sources(links, added)
    more = with_words_of(text, words, out)
    frames.update((link.cue.lo, "account") for link in more[len(out) :])
    return with_accounts(text, words, more), frames


def _without_cues_in_sources(links: Sequence[Link], added: Sequence[Link]) -> list[Link]:
    """Both, without those whose cue is part of the source of one added after them.

    In `papers seen by the Ledger show` nobody is said to have seen anything.
    """
    kept, sources = list[Link](), set[int]()
    for link in reversed(added):
        if link.cue.lo not in sources:
            kept.append(link)
        if link.source is not None:
            sources.update(range(link.source.lo, link.source.hi))
    return [*(link for link in links if link.cue.lo not in sources), *reversed(kept)]


def _words(words: Words, span: Span, role: int) -> WordSpan:
    lo = int(np.searchsorted(words.end, span.start, side="right"))
    hi = int(np.searchsorted(words.start, span.end))
    return WordSpan(role, lo, hi, SURE)


def found(
    text: str, words: Words, heads: Heads, links: Sequence[Link], least: float
) -> list[Found]:
    """The attributions that frames give, in text order; ``least`` as for LEAST."""
    out: list[Found] = []
    if not len(words):
        return out
    odds = cue_odds(heads)
    taken = np.zeros(len(words), dtype=bool)
    for link in links:
        taken[link.cue.lo : link.cue.hi] = True
        if link.source is not None:
            taken[link.source.lo : link.source.hi] = True
    inside = np.zeros(len(words), dtype=bool)
    for link in links:
        for piece in link.content:
            inside[piece.lo : piece.hi] = True
    likely = np.flatnonzero((odds >= min(least, LEAST_ACCOUNT)) & ~taken).tolist()
    likely = [k for k in likely if text[words.start[k] : words.end[k]] in _FORMS]
    if not likely:
        return out
    places = words.start[likely]
    for block in paragraphs(text):
        lo, hi = np.searchsorted(places, (block.start, block.end)).tolist()
        if lo == hi:
            continue
        for sentence in sentences_in(text, block):
            first, last = np.searchsorted(places, (sentence.start, sentence.end)).tolist()
            if first == last:
                continue
            tokens = tokens_of(text, sentence.start, sentence.end)
            at = {start: k for k, start in enumerate(tokens.start)}
            for word in likely[first:last]:
                k = at.get(int(words.start[word]))
                frames = None if k is None else _FORMS.get(tokens.low[k])
                if k is None or frames is None:
                    continue
                if odds[word] < least and not in_account(tokens, k):
                    continue
                account = in_account(tokens, k) > 0  # told aides, according to them, that
                sure = 1.0 if account else float(odds[word])
                one = _framed(tokens, k, frames, sure, bool(inside[word]) and not account)
                if one is not None:
                    out.append(one)
    return out


def _framed(t: Tokens, at: int, frames: dict[str, str], sure: float, quoted: bool) -> Found | None:
    first = at
    while first > 0 and (
        t.low[first - 1] in _HELPERS
        or (t.kind[first - 1] & f.ADVERB and t.low[first - 1] not in _NO_ADVERBS)
    ):
        first -= 1
    if first and t.low[first - 1] in _BEING | {"to"}:
        return None
    subject = subject_before(t, first)
    if subject is None:
        return None
    low = t.low[subject[1] - 1]
    if t.low[subject[0]] in _SELF:
        return None
    if (
        t.low[at] in _NOUNS
        and first == at
        and low not in _PRONOUNS
        and not (frames.keys() & {"figure", "written"})
    ):
        return None
    source = Span(t.start[subject[0]], t.end[subject[1] - 1])
    cue = Span(t.start[first], t.end[at])
    for frame, lemma in frames.items():
        written = frame in _FIGURES or any(t.low[k] in _DOCUMENTS for k in range(*subject))
        if sure < (LEAST_WRITTEN if written else LEAST):
            continue
        if quoted and (frame not in _NESTED or sure < LEAST_QUOTED):
            continue
        content = complement(t, at, frame, lemma, subject, quoted)
        if content is not None:
            span = Span(t.start[content[0]], t.end[content[1] - 1])
            return Found(frame, source, cue, span, sure)
    return None
