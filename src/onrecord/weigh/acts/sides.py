"""How each actor reads the same act: *the West views it as a manoeuvre*, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.ledger.records import parted
from onrecord.weigh.acts.deciding import Made
from onrecord.weigh.acts.matter import table
from onrecord.weigh.acts.records import Ground
from onrecord.weigh.acts.taking import Taking
from onrecord.weigh.acts.telling import Scene
from onrecord.weigh.records import Held

_READS = frozenset({"claims", "believes", "accuses", "suggests", "states", "warns", "reports"})
_NEAR = 1  # paragraphs between an act and an *it* that means it
_IT = re.compile(r"^(?:it|this|that)(?: (?:as|an?|the|is|was)\b|[.,;]|$)", re.IGNORECASE)
_CALL = re.compile(r"\bcall\w* (?:\w+ )?(?:for|on|upon|in|off|up|to|a meeting)\b", re.IGNORECASE)
_SELF = re.compile(r"\b(?:him|her|it|them|my|your)sel(?:f|ves)\b", re.IGNORECASE)  # not of the act
_LEAST = 3  # words of a statement that can judge


def sides(
    group: Sequence[Made], keys: Sequence[str], scene: Scene, taking: Taking
) -> Iterator[Ground]:
    """The statements by which somebody says what the act is, by report and place.

    A statement counts where it tells of the act or touches on it, and either its cue is a verb of
    seeing as, or it says *is* and a word of judgement.
    """
    own = {key for one in group if one.held for key in (one.held.key,)}
    reports = dict.fromkeys([one.report for one in group] + [parted(key)[0] for key in keys])
    linked = dict.fromkeys(
        other for key in keys for other in scene.linked.get(key, ()) if other not in keys
    )
    for key in linked:
        reports.setdefault(parted(key)[0])
    for report in reports:
        for held in scene.by_report.get(report, ()):
            if held.key in own or held.statement.modality == "asked":
                continue
            reason = _reads(held, scene)
            if reason is None:
                continue
            it = _means_it(held, group, scene)
            if it or scene.touches(held, group, keys):
                yield _ground(held, reason, it, scene, taking)


def _reads(held: Held, scene: Scene) -> str | None:
    """By which words a statement reads something as something."""
    text = held.statement.text
    if len(text.split()) < _LEAST:
        return None
    one = held.attribution
    if one is not None and one.force in ("asks", "denies", "declines", "evades"):
        return None
    if one is not None and one.cue:
        cue = " ".join(span.cut(scene.holdings.readings[held.report].text) for span in one.cue)
        match = _verbs("as").search(cue)
        if match and re.search(r"\bas\b", text) and not _SELF.search(text):
            return f"“{cue}” … “as”"
        match = _verbs("call").search(cue) or _verbs("alone").search(cue)
        if match and not _CALL.search(cue) and not _SELF.search(text):
            return f"“{cue}”"
    if held.voice == "author" or (one is not None and one.force in _READS):
        match = _judged().search(text)
        if match:
            return f"“{match.group()}”"
    return None


def _means_it(held: Held, group: Sequence[Made], scene: Scene) -> bool:
    """*called it a good day*: a pronoun in the paragraph after an act, or in its own."""
    if not _IT.match(held.statement.text):
        return False
    start = min(held.statement.spans).start
    here = scene.paragraph(held.report, start)
    return any(
        one.report == held.report
        and one.start < start
        and here - scene.paragraph(one.report, one.start) <= _NEAR
        for one in group
    )


def _ground(held: Held, reason: str, it: bool, scene: Scene, taking: Taking) -> Ground:
    root = held.root
    if held.voice == "author":
        reading = scene.holdings.readings[held.report]
        actor = reading.author or held.outlet or "the author"
    else:
        actor = taking.name(held.report, root) if root else "a source that was not read"
    return Ground(
        part="side",
        actor=actor,
        report=held.report,
        date=held.date,
        spans=held.statement.spans,
        statement=held.key,
        reason=reason,
        grade=held.grade,
        kind=held.attribution.force if held.attribution else "author",
        cautions=("what “it” means was taken from the sentence before",) if it else (),
    )


@cache
def _verbs(name: str) -> re.Pattern[str]:
    words = sorted(table("sides")[name], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _judged() -> re.Pattern[str]:
    words = sorted(table("sides")["judged"], key=len, reverse=True)
    be = r"(?:is|are|was|were|would be|will be|has been|amounts to|amounted to)"
    more = r"(?: (?:an?|the|not|no|a political|clearly|plainly|simply|deeply|also))*"
    return re.compile(rf"\b{be}{more} (?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
