"""Whose words stand at a place, and a position found in them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.read.how.lexicon import Token
from onrecord.read.positions.cues import back_over, listed
from onrecord.read.positions.holders import Holders
from onrecord.read.positions.scene import Sentence, is_quoted
from onrecord.records import Attribution, PositionKind, Source

SILENT = frozenset(("asks", "denies", "declines", "evades", "predicts"))
PRONOUNS = listed("spoken", "pronouns")


class Said(msgspec.Struct, frozen=True):
    """A position in somebody's words: its cue, the speaker, and where the speaker's body stands."""

    kind: PositionKind
    at: int
    end: int
    voice: Attribution | None  # None: the author speaks
    actor: str
    subject: int  # the place before which a body stands that is the actor too; -1: none
    why: str


def speaker_of(
    sentence: Sentence, words: Sequence[Token], at: int, holders: Holders
) -> tuple[str, Attribution | None, Source] | None:
    """Whose words stand at a place: an attribution's source, or the author who says `I`."""
    voice = sentence.voice(words[at].start)
    if voice is not None and not (voice.source_id == holders.author and holders.author):
        source = holders.known.get(voice.source_id)
        if source is None or voice.source_id is None or voice.force in SILENT:
            return None
        if source.grade in ("author", "unattributed"):
            return None
        return voice.source_id, voice, source
    if voice is None and (tied := _semicolon(sentence, words[at].start)) is not None:
        source = holders.known.get(tied.source_id)
        if source is not None and tied.source_id and source.grade not in ("author", "unattributed"):
            return tied.source_id, tied, source
    k = back_over(words, at)
    if holders.author is None or k < 0:
        return None
    if words[at].low in ("would", "could") or is_quoted(sentence.text, words[at].start):
        return None
    near = words[max(0, k - 4) : k + 1]
    if not {"i", "we", "mine", "our", "ours"} & {w.low for w in near}:
        return None
    return holders.author, None, holders.known[holders.author]


def _semicolon(sentence: Sentence, at: int) -> Attribution | None:
    """Whose words a clause goes on with behind a semicolon: `she said it would; they would`."""
    mark = sentence.text.rfind(";", sentence.span.start, at)
    if mark < 0 or "." in sentence.text[mark:at]:
        return None
    return next(
        (
            one
            for span, one in sentence.contents
            if mark - 2 <= span.end <= mark + 1 and one.force not in SILENT
        ),
        None,
    )
