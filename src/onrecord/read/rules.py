"""All that follows the encoder: from what it says of each word to the records of a reading.

To import this is to import every rule and its lists: loading.py does so beside the encoder.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from onrecord.read.attributions import attribute
from onrecord.read.deep import Deep, deepened, names
from onrecord.read.encoder import Heads
from onrecord.read.links import Link, Scorer, link
from onrecord.read.pairs import stops
from onrecord.read.segments import Segmenter, WordSpan
from onrecord.read.sentences import sentences
from onrecord.read.transcripts.interviews import find_interview, interview_attributions
from onrecord.read.transcripts.parties import with_parties
from onrecord.read.transcripts.speakers import turn_attributions
from onrecord.read.transcripts.transcript import Turn, find_turns
from onrecord.read.windows import blocks
from onrecord.read.words import Ints, Words
from onrecord.records import Report

_QUOTES = frozenset("\"“”'‘«")


def ruled(
    report: Report,
    words: Words,
    heads: Heads,
    segmenter: Segmenter,
    scorers: Mapping[str, Scorer],
) -> Deep:
    """The records of a report, from what the encoder says of its words."""
    text = report.text
    turns = find_turns(text)
    together, ended = blocks(words, text), stops(text, words)
    found = segmenter.spans(heads.tags, heads.ends, words, ended, together)
    if turns:
        found = _outside_labels(found, words, turns)
    people = [n.span for n in names(words, heads) if n.kind == "person"]
    interview = None if turns else find_interview(report, people)
    begins = [turn.label.start for turn in turns]
    if interview is not None:
        begins = [one.content[0].start for one in interview.exchanges]
    block = _turn_of(words, begins) if begins else None
    content_cue, cue_source = scorers["content_cue"], scorers["cue_source"]
    links = link(found, text, words, heads, content_cue, cue_source, block)
    if block is not None:
        begins = [sentence.start for sentence in sentences(text)]
        links = [_in_sentence(text, words, begins, one) for one in links]
    said, speakers = turn_attributions(text, report.title, turns) if turns else ([], [])
    said, speakers = with_parties(report, people, turns, said, speakers)
    if interview is not None:
        said, speakers = interview_attributions(report, interview)
    sources, attributions = attribute(report, words, heads, links, scorers["same"], said, speakers)
    return deepened(report, words, heads, sources, attributions)


def _turn_of(words: Words, begins: Sequence[int]) -> Ints:
    """The number of the turn that each word stands in; 0 before the first."""
    out: Ints = np.searchsorted(np.array(begins, dtype=np.int64), words.start, side="right")
    return out


def _in_sentence(text: str, words: Words, begins: Sequence[int], one: Link) -> Link:
    """A link of somebody who speaks: what is retold without quotation marks ends with the sentence.

    What follows in the turn is the speaker's own. ``begins`` are where the sentences begin.
    """
    at = int(words.start[one.cue.lo])
    k = bisect_right(begins, at)
    end = begins[k] if k < len(begins) else len(text)
    kept = []
    for item in one.content:
        first, last = int(words.start[item.lo]), int(words.start[item.hi - 1])
        if (
            first < end <= last
            and first > at
            and text[max(0, first - 1) : first + 1].strip()[:1] not in _QUOTES
        ):
            hi = int(np.searchsorted(words.start, end))
            while hi > item.lo + 1 and not text[words.start[hi - 1]].isalnum():
                hi -= 1
            item = item._replace(hi=max(item.lo + 1, hi))
        kept.append(item)
    return replace(one, content=tuple(kept))


def _outside_labels(found: list[WordSpan], words: Words, turns: Sequence[Turn]) -> list[WordSpan]:
    """The spans that touch no speaker label: a label is read by rule."""
    labels = [(turn.label.start, turn.label.end + 1) for turn in turns]
    starts = np.array([a for a, _ in labels])
    ends = np.array([b for _, b in labels])
    out = []
    for item in found:
        lo, hi = int(words.start[item.lo]), int(words.end[item.hi - 1])
        if not bool(((starts < hi) & (ends > lo)).any()):
            out.append(item)
    return out
