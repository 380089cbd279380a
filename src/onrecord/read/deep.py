"""What each source and each statement is like: the rules that follow the spans, in their order.

They read the text around the spans that the encoder found; each field that one fills has its reason
beside it. Nothing here changes where a span begins or ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import msgspec
import numpy as np

from onrecord.read.decisions.decided import decisions
from onrecord.read.doubtful import kept
from onrecord.read.encoder import Heads
from onrecord.read.gathering.mentions import named_spans
from onrecord.read.how.chains import with_chains
from onrecord.read.how.forces import with_forces
from onrecord.read.how.responses import responses
from onrecord.read.numbering import counted, in_text_order, numbered
from onrecord.read.positions.held import positions
from onrecord.read.positions.scene import sentences_of
from onrecord.read.relations.related import relations
from onrecord.read.statements import statements
from onrecord.read.voice.language import with_language
from onrecord.read.what.qualify import qualified
from onrecord.read.who.sourcing import described
from onrecord.read.words import Words
from onrecord.records import (
    Attribution,
    Decision,
    Name,
    NameKind,
    Position,
    Relation,
    Report,
    Response,
    Source,
    Span,
    Statement,
)


class Deep(msgspec.Struct, frozen=True):
    """A report's records with all that the rules say of them."""

    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    responses: tuple[Response, ...]
    relations: tuple[Relation, ...]
    positions: tuple[Position, ...]
    decisions: tuple[Decision, ...]


def deepened(
    report: Report,
    words: Words,
    heads: Heads,
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
) -> Deep:
    """All records of a report, from its sources and attributions."""
    who, said = with_chains(report, sources, attributions)
    who, said = kept(report.text, who, with_forces(report, said))
    named = names(words, heads)
    who, said = numbered(*described(report, who, said, named))
    found: Sequence[Statement] = qualified(report, statements(report.text, said), said, named)
    found = with_language(report, found, said)
    answers, everybody = responses(report, who, said, found)
    parts = sentences_of(report.text, said, found)
    held, everybody = positions(report, everybody, said, found, parts)
    decided, everybody = decisions(report, everybody, said, found, parts)
    links = relations(report, words, heads, found, said, held, decided)
    known = {s.id for s in who}
    silent = [s for s in everybody if s.id not in known]  # actors who said nothing
    told, _ = described(report, silent, [], named) if silent else ([], [])
    who = [*(s for s in everybody if s.id in known), *told]
    out = counted(who, said, answers, held, decided)
    return Deep(
        sources=tuple(out.sources),
        attributions=tuple(out.attributions),
        statements=tuple(found),
        responses=tuple(out.responses),
        relations=tuple(in_text_order(found, links)),
        positions=tuple(out.positions),
        decisions=tuple(out.decisions),
    )


def names(words: Words, heads: Heads) -> list[Name]:
    """The names that the encoder found, in text order."""
    if not len(words):
        return []
    scores = heads.names.astype(np.float64)
    odds = np.exp(scores - scores.max(1, keepdims=True))
    sure = odds.max(1) / odds.sum(1)
    out = []
    for kind, lo, hi in named_spans(heads.names):
        span = Span(int(words.start[lo]), int(words.end[hi - 1]))
        out.append(Name(span, cast(NameKind, kind), float(sure[lo:hi].min())))
    return out
