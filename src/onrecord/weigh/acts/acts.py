"""All acts of the ledger: who decided, authorised, carried out and enabled what, on whose word."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.errors import NoAnswer
from onrecord.records import Span, joined
from onrecord.weigh.acts.deciding import Made, made
from onrecord.weigh.acts.deeds import ASKED, SIGNATURE
from onrecord.weigh.acts.matter import matter
from onrecord.weigh.acts.oversight import oversight
from onrecord.weigh.acts.records import Act, Ground, Rule
from onrecord.weigh.acts.rules import rules
from onrecord.weigh.acts.same import gathered
from onrecord.weigh.acts.sides import sides
from onrecord.weigh.acts.taking import Taking
from onrecord.weigh.acts.telling import Scene
from onrecord.weigh.history.records import Rule as Stated
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, LedgerSource
from onrecord.weigh.standing.assuming import Assumption
from onrecord.weigh.standing.grounds import asserts
from onrecord.weigh.standing.labelling import NAMES
from onrecord.weigh.standing.standing import UNSURE, Weighed

_LONGEST = 300  # code points of an act's text
_BEFORE = 60  # code points before a decision in which its decider, or what was decided, may stand
_NEXT = 2  # code points between the words of a decision and its decider
_LEAST = 4  # words of an act's text; less is a remnant
_PASSIVE = re.compile(r"(?:was|were|is|are|has been|had been)\b")
_STOP = re.compile(r"[.!?][”\"’)]*\s+(?=[A-Z“\"])|\n\s*\n")
_PARTS = (
    "decided_by",
    "authorised_by",
    "carried_out_by",
    "enabled_by",
    "oversight",
    "side",
    "rule",
)


def acts(
    holdings: Holdings,
    claims: Sequence[Claim],
    sources: Sequence[LedgerSource],
    stated: Sequence[Stated] = (),
) -> tuple[Act, ...]:
    """Every act, by date and id. ``stated`` are the rules, with what has met each."""
    every = made(holdings, sources)
    scene = Scene(holdings, claims)
    taking = Taking(scene, sources)
    standing = _Standing(holdings, claims, sources)
    out = []
    for group in gathered(every, holdings, claims):
        told = any(matter(one.words, one.name) for one in group)
        if not told and not any(map(scene.antecedent, group)):
            continue  # *we have decided on it*, and nothing says what
        keys = scene.keys(group)
        held_rules = tuple(rules(group, keys, stated, scene))
        grounds = [
            *(_decided(one) for one in group),
            *taking.parts(group, keys),
            *oversight(group, every, scene),
            *sides(group, keys, scene, taking),
        ]
        act = _act(group, keys, grounds, held_rules, scene, standing)
        if len(act.text.split()) >= _LEAST:
            out.append(act)
    return tuple(sorted(out, key=lambda act: (act.date, act.id)))


def find_act(found: Sequence[Act], given: str) -> Act:
    """The act with this id, an id that it had before, or a statement's key; a beginning too.

    Raises NoAnswer where none or several could be meant.
    """
    for names in (lambda act: (act.id,), lambda act: act.names, lambda act: act.statements):
        exact = [act for act in found if given in names(act)]
        begun = exact or [
            act for act in found if given and any(name.startswith(given) for name in names(act))
        ]
        if len(begun) == 1:
            return begun[0]
        if begun:
            ids = ", ".join(sorted(act.id for act in begun)[:5])
            raise NoAnswer(f"“{given}” could be any of {len(begun)} acts ({ids}): write more of it")
    raise NoAnswer(f"no act in the ledger is called “{given}”: 'onrecord acts' lists them")


def _act(
    group: Sequence[Made],
    keys: Sequence[str],
    grounds: Iterable[Ground],
    held_rules: Sequence[Rule],
    scene: Scene,
    standing: _Standing,
) -> Act:
    first = group[0]
    day = next((one.day for one in group if one.day), None)
    before = next((held for one in group if (held := scene.antecedent(one))), None)
    spans = _spans(first, scene)
    asked = first.decision.reason.startswith((ASKED, SIGNATURE))
    passive = _PASSIVE.match(first.words)  # *The loan was approved by* says what it is
    if before is not None and (asked or not matter(first.words, first.name)) and not passive:
        spans = _whole(before.statement.spans)
    own = joined(scene.holdings.readings[first.report].text, spans)
    told = [standing.of(one) for one in _once(grounds)]
    claims = dict.fromkeys(scene.claim_of[key] for key in keys if key in scene.claim_of)
    weak = [scene.claims[id].confidence for id in claims if scene.claims[id].confidence < UNSURE]
    cautions = (
        [f"its reports are joined with a probability of {min(weak):.2f} only"] if weak else []
    )
    if before is not None and not matter(first.words, first.name):
        cautions.append("what was decided is told in another sentence than who decided it")
    reports = dict.fromkeys([*(key.rpartition("#")[0] for key in keys), *(m.report for m in group)])
    return Act(
        id=first.id,
        text=own,
        date=day or first.date,
        dated_by="told" if day else "published",
        report=first.report,
        spans=spans,
        grounds=tuple(sorted(told, key=_order)),
        rules=tuple(
            msgspec.structs.replace(one, ground=standing.of(one.ground)) for one in held_rules
        ),
        statements=tuple(keys),
        claims=tuple(claims),
        reports=tuple(name for name in scene.holdings.filed if name in reports),
        names=tuple(one.id for one in group),
        cautions=tuple(cautions),
    )


def _whole(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """A statement in one stretch, with what stands between its pieces, unless that is long."""
    hull = Span(min(spans).start, max(span.end for span in spans))
    return (hull,) if hull.end - hull.start <= _LONGEST else spans


def _spans(first: Made, scene: Scene) -> tuple[Span, ...]:
    """The words that tell of the act: one stretch of its sentence, decider and all.

    Where that is long, or the parts stand in two sentences, the decision's own words alone.
    """
    text = scene.holdings.readings[first.report].text
    spans = list(first.decision.spans)
    if first.held is not None:
        spans += first.held.statement.spans
    start, end = min(spans).start, max(span.end for span in spans)
    begin = max((m.end() for m in _STOP.finditer(text, 0, start)), default=0)
    if _PASSIVE.match(text[start:end]) and start - begin <= _BEFORE:
        spans.append(Span(begin, start))  # *The loan* was approved by
    inside = any(start <= one.start < end for one in first.mentions)
    before = [
        one
        for one in first.mentions
        if not inside and max(begin, start - _BEFORE) <= one.start < start
    ]
    after = [one for one in first.mentions if end <= one.start <= end + _NEXT]
    spans += [*sorted(before)[-1:], *after[:1]]
    hull = Span(min(spans).start, max(span.end for span in spans))
    cut = hull.cut(text)
    if len(cut) > _LONGEST or _STOP.search(cut.rstrip(' .”"')):
        return first.decision.spans
    return (hull,)


def _decided(one: Made) -> Ground:
    return Ground(
        part=one.part,
        actor=one.name,
        report=one.report,
        date=one.date,
        spans=one.decision.spans,
        statement=one.held.key if one.held else None,
        reason=one.decision.reason,
        grade=one.grade,
    )


def _order(one: Ground) -> tuple[int, str, str, tuple[Span, ...], str]:
    return (_PARTS.index(one.part), one.date, one.report, one.spans, one.actor or "")


def _once(grounds: Iterable[Ground]) -> list[Ground]:
    """Each part, actor and place once; what was found first counts."""
    seen: dict[tuple[object, ...], Ground] = {}
    for one in grounds:
        seen.setdefault((one.part, one.actor, one.report, one.statement or one.spans), one)
    return list(seen.values())


class _Standing:
    """Whether statements stand as things are, and with anonymous sources struck out."""

    def __init__(
        self, holdings: Holdings, claims: Sequence[Claim], sources: Sequence[LedgerSource]
    ) -> None:
        self.holdings = holdings
        self.struck = Weighed(holdings, claims, sources, Assumption(grades=("anonymous",)))
        self.plain = copy.copy(self.struck)
        self.plain.assumption, self.plain.struck = Assumption(), {}
        self.plain.labels = self.struck.before

    def of(self, one: Ground) -> Ground:
        """The ground with the standing of its statement."""
        held = self.holdings.by_key.get(one.statement or "")
        if held is None or not asserts(held):
            return one
        grounds = self.plain.grounds
        if held.key not in grounds.own:
            return one
        own, claim = grounds.own[held.key], grounds.claim_of[held.key]
        return msgspec.structs.replace(
            one,
            standing=NAMES[int(self.plain.labels[claim])],
            without_anonymous=NAMES[int(self.struck.labels[claim])],
            why=tuple(dict.fromkeys(self.plain.why(claim, own))),
        )
