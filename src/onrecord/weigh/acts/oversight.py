"""Under whose eyes an act was decided: reported, or said to be missing, with the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.records import Span
from onrecord.weigh.acts.deciding import Made, within
from onrecord.weigh.acts.matter import stems, table
from onrecord.weigh.acts.records import Ground
from onrecord.weigh.acts.telling import Scene
from onrecord.weigh.records import Held

_NEAR = 2  # paragraphs between a decision and what is said of its oversight
_WORDS = 6  # a quote of fewer words is widened to its statement
_ALONE = 3  # the same where the report tells of no other act


def oversight(group: Sequence[Made], every: Sequence[Made], scene: Scene) -> Iterator[Ground]:
    """What reports say of the oversight of an act.

    What the reader tied to a decision counts first. Else a body that was not asked counts, in the
    paragraph of the decision or one beside it, where no other act is told nearer.
    """
    for one in group:
        if one.decision.oversight is not None:
            yield _ground(
                one.report,
                one.date,
                one.decision.oversight_spans or one.decision.spans,
                one.decision.oversight,
                f"{one.decision.reason}, tied to the decision by the reader",
                scene,
            )
    for one in group:
        if one.decision.oversight is None:
            yield from _beside(one, every, scene)


def _beside(one: Made, every: Sequence[Made], scene: Scene) -> Iterator[Ground]:
    here = scene.paragraph(one.report, one.start)
    other = [each for each in every if each.report == one.report and each.id != one.id]
    near = _NEAR if other else _ALONE
    for held in scene.by_report.get(one.report, ()):
        span = _missing(held, scene)
        there = scene.paragraph(one.report, min(held.statement.spans).start)
        if span is None or abs(there - here) > near:
            continue
        named = [each for each in (one, *other) if _names(held, each)]
        if named and one not in named:
            continue
        if not named and any(
            abs(there - scene.paragraph(one.report, each.start)) < abs(there - here)
            for each in other
        ):
            continue
        text = scene.holdings.readings[one.report].text
        yield _ground(
            one.report, one.date, (span,), "none", f"“{span.cut(text)}”, told beside it", scene
        )


def _names(held: Held, one: Made) -> bool:
    """*before the signing*: whether a statement names the act by its verb."""
    verbs = stems(one.decision.reason.split("”")[0])
    own = held.statement.text if held.key != (one.held.key if one.held else None) else ""
    return bool(verbs & stems(own))


def _missing(held: Held, scene: Scene) -> Span | None:
    """Where a statement says that a body was left out: *nobody asked us*, by its chair."""
    text = scene.holdings.readings[held.report].text
    pattern = _left_out() if _speaks(held) else _pattern()
    for span in held.statement.spans:
        match = pattern.search(text, span.start, span.end)
        if match:
            return Span(match.start(), match.end())
    return None


def _speaks(held: Held) -> bool:
    """Whether it is put to somebody who speaks for a body that oversees, in its own words."""
    role = (held.root.role or "") if held.root else ""
    words = set(re.findall(r"\w+", role.casefold()))
    return bool(words & set(table("oversight")["speakers"])) and bool(
        _left_out().search(held.statement.text)
    )


@cache
def _left_out() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('oversight')['nobody'])})\b", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    lists = table("oversight")
    bodies, missing, others = (
        "|".join(re.escape(word) for word in lists[name])
        for name in ("bodies", "missing", "others")
    )
    of = r"(?: (?:of|for) (?:the )?[\w’'-]+)?"
    who = rf"(?:(?:[\w’'-]+ ){{0,5}}(?:{bodies}){of}|(?:{others})(?: \w+)?)"
    was = r"(?:was|were|is|are|had|has|have)(?: not| never|n[’']t)(?: been)?(?: so much as| even)?"
    after = (
        *("before", "about it", "of it", "first", "beforehand", "in advance", "for its", "on it"),
        *("and", "either", "at all", "said"),
    )
    rest = rf"(?=[,;:.!?)”\"]|$| (?:{'|'.join(after)})\b)"
    return re.compile(rf"\b{who} {was} (?:{missing}){rest}", re.IGNORECASE)


def _ground(
    report: str, date: str, spans: tuple[Span, ...], kind: str, reason: str, scene: Scene
) -> Ground:
    held = within(spans, scene.by_report.get(report, ()))
    if held is not None and len(spans) == 1 and len(scene.cut(report, spans).split()) < _WORDS:
        spans = held.statement.spans  # *was not asked*: who was not
    return Ground(
        part="oversight",
        actor=None,
        report=report,
        date=date,
        spans=spans,
        statement=held.key if held else None,
        reason=reason,
        kind=kind,
    )
