"""What somebody will or will not do, told by others: `told aides that he would quit if`."""

from __future__ import annotations

from onrecord.read.positions.cues import back_over
from onrecord.read.positions.extents import clause_end
from onrecord.read.positions.harms import TELLING
from onrecord.read.positions.holders import Holders
from onrecord.read.positions.modals import own, refuses, suspends
from onrecord.read.positions.scene import Sentence, is_quoted
from onrecord.read.positions.speakers import PRONOUNS, SILENT, Said


def told_by_others(text: str, sentence: Sentence, m: int, holders: Holders) -> Said | None:
    """What a body will not accept, or somebody was heard to say that he will do."""
    return _subjects(text, sentence, m, holders) or _nested(text, sentence, m, holders)


def _subjects(text: str, sentence: Sentence, m: int, holders: Holders) -> Said | None:
    """What a body or state will not accept, or will do if, whoever says so."""
    words = sentence.words
    voice = sentence.voice(words[m].start)
    if voice is not None and voice.force in SILENT:
        return None
    found = refuses(words, m, len(words))
    if found is None and is_quoted(text, words[m].start):
        found = suspends(words, m, 0, len(words))
    k = back_over(words, m)
    if found is None or k < 0 or words[k].low in PRONOUNS:
        return None
    if not words[k].is_word and words[k].low != ",":
        return None
    actor = holders.before(words, m)
    source = holders.known.get(actor)
    if (
        actor is None
        or source is None
        or source.kind in ("document", "outlet")
        or source.grade == "author"
    ):
        return None
    return Said(found[0], m, found[1], voice, actor, -1, found[2])


def _nested(text: str, sentence: Sentence, m: int, holders: Holders) -> Said | None:
    """What somebody told others that he will do: `told aides that he would quit if`."""
    words = sentence.words
    k = back_over(words, m)
    if k < 3 or words[k].low not in ("he", "she", "it", "they"):
        return None
    at = k - 2
    if words[k - 1].low == ",":  # `that should the court annul the vote, he would`
        at = next((j for j in range(k - 2, max(1, k - 16), -1) if words[j].low == "that"), 0)
        if not at or words[at + 1].low not in ("if", "should", "unless", "were"):
            return None
    elif words[k - 1].low != "that":
        return None
    while at > 0 and k - at < 24 and words[at].low not in TELLING:
        if words[at].low in (";", ".", ":", "“", "”", '"'):
            return None
        at -= 1
    if at <= 0 or words[at].low not in TELLING:
        return None
    actor = holders.before(words, at)
    source = holders.known.get(actor)
    voice = sentence.voice(words[m].start)
    if actor is None or source is None or (voice is not None and voice.source_id == actor):
        return None
    if (words[k].low == "it") != (source.kind in ("body", "state")) and words[k].low != "they":
        return None
    stop = clause_end(sentence, m)
    found = own(words, m, k, stop, text)
    if found is None or (found[0] == "threat" and words[m].low == "would" and stop - m < 2):
        return None
    return Said(found[0], m, found[1], None, actor, -1, found[2])
