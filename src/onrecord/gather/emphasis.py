"""Keeps the emphasis of an interview's questions, which says who speaks; all other goes.

Print and web set the questions of an interview in bold (or in italics) and the answers plain.
Without the marks nobody can tell the two apart, so the text keeps them there, as Markdown writes
them: ``**What was decided?**``. Notes in the other hand, as in `*The talk was shortened.*`, keep
theirs too. A page with a bold line here and there keeps none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

Emphasis = Literal["**", "*"]

_FEWEST = 3  # questions
_ASKING = 1 / 3  # of them end in a question mark
_ANSWERED = 0.7  # of them stand right before a plain paragraph, or before the next question
_OWN = 1 / 4  # of the answers are in the first person
_LONGEST = 1200  # code points of a question
_SECOND = re.compile(r"\b(?:you|your|yours|yourself|yourselves)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Mm]e|[Oo]ur|[Uu]s)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_QUESTION_END = re.compile(r"\?[\"”’')\]]*\Z")


class Block(msgspec.Struct, frozen=True):
    """A paragraph without its mark-up, and the emphasis that it wholly stands in."""

    words: str
    emphasis: Emphasis | None = None


def kept_emphasis(blocks: Sequence[Block]) -> list[str]:
    """The paragraphs, those of an interview in emphasis with their marks."""
    if not any(_is_interview(blocks, emphasis) for emphasis in ("**", "*")):
        return [block.words for block in blocks]
    return [_marked(block) for block in blocks]


def _marked(block: Block) -> str:
    if block.emphasis is None or not block.words.strip():
        return block.words
    return f"{block.emphasis}{' '.join(block.words.split())}{block.emphasis}"


def _is_interview(blocks: Sequence[Block], emphasis: str) -> bool:
    """Whether paragraphs in one emphasis are the questions of an interview."""
    places = [
        at
        for at, block in enumerate(blocks)
        if block.emphasis == emphasis and len(block.words) <= _LONGEST
    ]
    if len(places) < _FEWEST:
        return False
    asked = [blocks[at].words.strip() for at in places]
    if sum(bool(_QUESTION_END.search(words)) for words in asked) < _ASKING * len(asked):
        return False
    if not any(_SECOND.search(words) for words in asked):
        return False
    answers = [
        blocks[at + 1].words
        for at in places
        if at + 1 < len(blocks) and blocks[at + 1].emphasis != emphasis
    ]
    own = sum(bool(_FIRST.search(_QUOTED.sub("", words))) for words in answers)
    return len(answers) >= _ANSWERED * len(places) and own >= max(2, _OWN * len(answers))
