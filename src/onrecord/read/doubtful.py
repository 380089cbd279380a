"""Which attributions are left out: what the encoder marked although nobody is said to have spoken.

PolNeAR's annotators also marked acts (*is risking*) and the author's own hedges (*seems to*) here
and there, and the encoder learned it. An attribution is kept where its cue is a known word of
saying, thinking or deciding, or where its content is quoted, or where the encoder is very sure and
the cue is no progressive or perfect of something else (*is risking*, *has built*); a hedge or an
obligation is the author's own word, and one that names no source must be surer. What readers are
told that they may do is none either. The words are in
doubtful.toml; how sure it must be was chosen on PolNeAR dev.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.read.lists import load
from onrecord.records import Attribution, Source

_LISTS: dict[str, list[str]] = load("doubtful.toml")
_HEDGES, _OBLIGATIONS = frozenset(_LISTS["hedges"]), frozenset(_LISTS["obligations"])
_AUXILIARIES = frozenset(_LISTS["auxiliaries"])
_MODALS, _ADDRESSED = frozenset(_LISTS["modals"]), frozenset(_LISTS["addressed"])
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[\"“”«»„]|``|''")
_SHORT_NAME = 3  # words: `our dear readers`
SURE_OF_UNKNOWN = 0.9  # least confidence of one whose cue no list knows
SURE_WITHOUT_SOURCE = 0.45  # least confidence of an attribution that names no source


def kept(
    text: str, sources: Sequence[Source], attributions: Sequence[Attribution]
) -> tuple[list[Source], list[Attribution]]:
    """The attributions that stand, and the sources that one of them names, both in their order."""
    out = [item for item in attributions if stands(text, item)]
    named = {key for item in out for key in (item.source_id, *item.chain)}
    named |= {hop.source_id for item in out for hop in item.hops}
    before = {key for item in attributions for key in (item.source_id, *item.chain)}
    return [s for s in sources if s.id in named or s.id not in before], out


def stands(text: str, item: Attribution) -> bool:
    """Whether an attribution is one: somebody is said to say, think or decide its content."""
    cue = " ".join(span.cut(text) for span in item.cue).lower()
    words = _WORD.findall(cue)
    if not words:
        return True  # a turn of a transcript
    if len(item.chain) > 1:
        return True  # it says whom it goes back to
    if any(_QUOTED.search(text, span.start, span.end) for span in item.content):
        return True
    if words[0] in _OBLIGATIONS:
        return False
    if words[0] in _MODALS and any(_is_addressed(span.cut(text)) for span in item.source):
        return False
    if item.force is None and (item.confidence < SURE_OF_UNKNOWN or words[0] in _AUXILIARIES):
        return False
    if item.source:
        return True
    return not _HEDGES & set(words) and item.confidence >= SURE_WITHOUT_SOURCE


def _is_addressed(source: str) -> bool:
    """Whether a source is those who read the report: `Readers may judge for themselves`."""
    words = _WORD.findall(source.lower())
    return bool(words) and words[-1] in _ADDRESSED and len(words) <= _SHORT_NAME
