"""From links and mentions to the attributions and sources of a reading.

In a transcript a source may be a speaker of it: by the first person inside a turn, or by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from onrecord.read.agents import with_agents
from onrecord.read.belonging import belonging
from onrecord.read.edges import apart
from onrecord.read.encoder import Heads
from onrecord.read.frames import with_frames
from onrecord.read.gathering.mentions import Finder
from onrecord.read.gathering.sources import Gatherer, Group, display_name
from onrecord.read.inverted import with_inverted
from onrecord.read.links import Link, Scorer
from onrecord.read.numbering import numbered
from onrecord.read.segments import WordSpan
from onrecord.read.transcripts.interviews import QUESTION
from onrecord.read.words import Words
from onrecord.records import Attribution, Report, Source, Span

_FIRST = frozenset(("i", "me", "my", "myself", "we", "us", "our", "ourselves"))
_SECOND = frozenset(("you", "your", "yourself"))


def attribute(
    report: Report,
    words: Words,
    heads: Heads,
    links: Sequence[Link],
    same: Scorer,
    said: Sequence[Attribution] = (),
    speakers: Sequence[Source] = (),
) -> tuple[list[Source], list[Attribution]]:
    """The sources and attributions of a report, both in text order and numbered in it.

    ``said`` and ``speakers`` are the turns of a transcript and those who have the word in them.
    """
    links = with_agents(report.text, words, belonging(report.text, words, links))
    links, inverted = with_inverted(report.text, words, heads, links)
    links, frames = with_frames(report.text, words, heads, links)
    frames = {**inverted, **frames}
    where: dict[tuple[int, int], int] = {}
    for k, item in enumerate(links):
        if item.source is not None:
            where.setdefault((item.source.lo, item.source.hi), k)
    mentions = Finder(report.text, words, heads.names).all([(*s, k) for s, k in where.items()])
    groups = Gatherer(report.text, words, heads, mentions, same).gather()
    of = {(m.lo, m.hi): g for m, g in zip(mentions, groups, strict=True) if m.link is not None}
    made: dict[Group, Source] = {}
    also: dict[str, set[Span]] = defaultdict(set)  # more mentions of speakers
    out: list[Attribution] = list(said)
    for item in links:
        source_id = None
        if item.source is not None and (group := of.get((item.source.lo, item.source.hi))):
            source_id = _speaker(words, item.source, group, said, speakers)
            if source_id is not None:
                also[source_id].add(_mention(report.text, words, item.source.lo, item.source.hi))
            else:
                if group not in made:
                    made[group] = _source(report, words, group, f"m{len(made)}")
                source_id = made[group].id
        out.append(_attribution(report.text, words, item, source_id, frames.get(item.cue.lo)))
    known = [
        msgspec.structs.replace(s, mentions=apart({*s.mentions, *also[s.id]})) for s in speakers
    ]
    return numbered([*known, *made.values()], out)


def _speaker(
    words: Words,
    source: WordSpan,
    group: Group,
    said: Sequence[Attribution],
    speakers: Sequence[Source],
) -> str | None:
    """The speaker of a transcript that a source is, or None."""
    if not speakers:
        return None  # no transcript
    if any(m.form == "pronoun" and m.name[0] in _FIRST for m in group.mentions):
        at = int(words.start[source.lo])
        turns = (t.source_id for t in said if any(s.start <= at < s.end for s in t.content))
        return next(turns, None)
    if len(speakers) == 2 and any(m.name[-1] in _SECOND for m in group.mentions):
        at = int(words.start[source.lo])
        asking = (
            t.source_id
            for t in said
            if any(s.start <= at < s.end for s in t.content) and t.reason.startswith(QUESTION)
        )
        asker = next(asking, None)
        return next((s.id for s in speakers if asker and s.id != asker), None)
    people = [(s.name.lower().split(), s.id) for s in speakers if s.kind == "person"]
    for name, key in people:
        if any((n[0], n[-1]) == (name[0], name[-1]) for n in group.full):
            return key
    if group.form != "person" or group.full:
        return None
    last = {name[-1] for name in group.names}
    same = [key for name, key in people if name[-1] in last]
    return same[0] if len(same) == 1 else None


def _span(words: Words, item: WordSpan) -> Span:
    return Span(int(words.start[item.lo]), int(words.end[item.hi - 1]))


def _attribution(
    text: str, words: Words, item: Link, source_id: str | None, frame: str | None
) -> Attribution:
    cue = (_span(words, item.cue),)
    content = tuple(_span(words, c) for c in item.content)
    source = () if item.source is None else (_span(words, item.source),)
    return Attribution(
        id="",
        source=source,
        cue=cue,
        content=content,
        source_id=source_id,
        confidence=round(item.confidence, 3),
        reason=f"cue “{cue[0].cut(text)}”, "
        + ("by the tagger and the link scorer" if frame is None else "by the verb and its subject"),
        force="states" if frame in ("figure", "written", "inverted") else None,
    )


def _mention(text: str, words: Words, lo: int, hi: int) -> Span:
    """The span of a mention, without a comma or dash at its end."""
    while hi > lo + 1 and text[words.start[hi - 1]] in ",;:—–-":
        hi -= 1
    return Span(int(words.start[lo]), int(words.end[hi - 1]))


def _source(report: Report, words: Words, group: Group, key: str) -> Source:
    places = sorted({(m.lo, m.hi) for m in group.mentions})
    mentions = tuple(_mention(report.text, words, lo, hi) for lo, hi in places)
    name = display_name(report.text, words, group)
    if group.voice:
        return Source(
            id=key,
            name=report.author or name,
            grade="author",
            kind="person",
            mentions=mentions,
        )
    return Source(
        id=key,
        name=name,
        kind="person" if group.form == "person" else None,
        mentions=mentions,
    )
