"""`onrecord act ID`: one act in full, each part with its quote, its place and its standing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.show import wording
from onrecord.show.answers import telling
from onrecord.show.answers.acts import VERBS, act_object, overseen
from onrecord.show.answers.answer import Answer
from onrecord.show.answers.quoting import QUOTE, Quoting, unquoted
from onrecord.show.answers.screen import QUIET, QUOTED, STRONG, WARNING, WHO, hanging, line, stacked
from onrecord.show.visible import one_line
from onrecord.weigh.acts.records import ROLES, Act, Ground, Part, Rule
from onrecord.weigh.history.records import Answered
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.standing.standing import UNSURE

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

COLUMNS = (
    *("act", "part", "actor", "kind", "date", "report", "outlet", "statement", "paragraph"),
    *("spans", "text", "grade", "source", "source_grade", "chain", "standing"),
    *("without_anonymous", "why", "reason", "cautions"),
)
_HOW = {
    "names": "names such acts",
    "made": "this act made it",
    "met": "this act meets its condition",
}
_DOES = {"declines": "declines to say", "silent": "stays silent"}
_STANDS = {"in": "stands", "out": "does not stand", "undecided": "is disputed"}


def act(one: Act, answered: Sequence[Answered], holdings: Holdings) -> Answer:
    """The answer; ``answered`` is what was answered to the statements that tell of it."""
    quoting = Quoting.of(holdings)
    return Answer(
        objects=lambda: [act_object(one, quoting, holdings, answered)],
        columns=COLUMNS,
        rows=lambda: _rows(one, quoting, holdings),
        shown=lambda width: _shown(one, answered, quoting, holdings),
    )


def _rows(one: Act, quoting: Quoting, holdings: Holdings) -> Iterator[Sequence[object]]:
    told = act_object(one, quoting, holdings)
    for ground in told["grounds"]:
        yield (
            one.id,
            *(
                [f"{span['start']}-{span['end']}" for span in ground["spans"]]
                if column == "spans"
                else ground[column]
                for column in COLUMNS[1:]
            ),
        )


def _shown(
    one: Act, answered: Sequence[Answered], quoting: Quoting, holdings: Holdings
) -> Iterator[RenderableType]:
    yield line((unquoted(f"“{one_line(one.text)}”"), STRONG))
    yield line((one_line(one.id), QUIET))
    yield ""
    dated = "the day that a report gives for it" if one.dated_by == "told" else "first reported"
    originals = {holdings.original(name) for name in one.reports}
    until = f", as of {holdings.as_of}" if holdings.as_of else ""
    yield line(
        f"{one.date}, {dated}; told in {wording.counted(len(originals), 'report')}{until}. "
        "What follows is what reports say, and on whose word: no verdict."
    )
    for caution in one.cautions:
        yield line((f"Uncertain: {one_line(caution)}", WARNING))
    for part in ROLES:
        yield from _part(one, part, quoting, holdings)
    yield from _oversight(one, quoting, holdings)
    yield from _sides(one, quoting, holdings)
    yield from _rules(one, quoting, holdings)
    if answered:
        yield ""
        yield line(("What was answered", STRONG))
        out = hanging()
        for each in answered:
            out.add_row(each.date, stacked(list(_answered(each, quoting, holdings))))
        yield out


def _answered(one: Answered, quoting: Quoting, holdings: Holdings) -> Iterator[Text]:
    words = quoting.words(one.report, one.spans)
    outlet = telling.outlet(holdings.filed[one.report].outlet)
    where = ", ".join(filter(None, (outlet, quoting.place(one.report, one.spans))))
    yield line(
        (one_line(one.actor), WHO),
        (f" {_DOES.get(one.kind, one.kind)}", STRONG),
        (f" ({where})", QUIET),
        (f": {words}" if words else "", QUOTED),
    )
    if one.score < UNSURE:
        yield line((f"Uncertain ({one.score:.2f}): {one_line(one.reason)}", WARNING))


def _part(one: Act, part: Part, quoting: Quoting, holdings: Holdings) -> Iterator[RenderableType]:
    """Who had this part, each with the places that say so."""
    yield ""
    heading = VERBS[part][:1].upper() + VERBS[part][1:]
    actors = one.actors(part)
    if not actors:
        yield line((heading, STRONG), ("  no report says", QUIET))
        return
    yield line((heading, STRONG))
    for actor in actors:
        grounds = [each for each in one.of(part) if each.actor == actor]
        yield _listed(one_line(actor), grounds, quoting, holdings)


def _oversight(one: Act, quoting: Quoting, holdings: Holdings) -> Iterator[RenderableType]:
    yield ""
    yield line(("Oversight", STRONG), (f"  {overseen(one)}", QUIET))
    for kind, said in (("reported", "reported"), ("none", "missing")):
        grounds = [each for each in one.of("oversight") if each.kind == kind]
        if grounds:
            yield _listed(said, grounds, quoting, holdings)


def _sides(one: Act, quoting: Quoting, holdings: Holdings) -> Iterator[RenderableType]:
    """How each reads it; actors side by side, the words under each."""
    yield ""
    actors = one.actors("side")
    if not actors:
        yield line(("How it is read", STRONG), ("  no report says how anybody reads it", QUIET))
        return
    yield line(("How it is read", STRONG))
    for actor in actors:
        grounds = [each for each in one.of("side") if each.actor == actor]
        yield _listed(one_line(actor), grounds, quoting, holdings)


def _rules(one: Act, quoting: Quoting, holdings: Holdings) -> Iterator[RenderableType]:
    yield ""
    if not one.rules:
        yield line(("Rules", STRONG), ("  no stated rule names such an act or is met by it", QUIET))
        return
    yield line(
        ("Stated rules that it meets, that it made, or that name who answers for such acts", STRONG)
    )
    for rule in one.rules:
        yield _rule(rule, quoting, holdings)


def _rule(one: Rule, quoting: Quoting, holdings: Holdings) -> RenderableType:
    out = hanging()
    head = line(
        (one_line(one.actor), WHO),
        (f" · {one_line(one.kind).replace('_', ' ')}: {_HOW[one.how]}  {one_line(one.id)}", QUIET),
    )
    out.add_row("·", stacked([head, *_quoted(one.ground, quoting, holdings)]))
    return out


def _listed(
    name: str, grounds: Sequence[Ground], quoting: Quoting, holdings: Holdings
) -> RenderableType:
    out = hanging()
    grade = next((each.grade for each in grounds if each.grade), None)
    parts = [line((name, WHO), (f" · {wording.grade(grade)}" if grade else "", QUIET))]
    for each in grounds:
        parts += _quoted(each, quoting, holdings)
    out.add_row("·", stacked(parts))
    return out


def _quoted(one: Ground, quoting: Quoting, holdings: Holdings) -> Iterator[Text]:
    """The words, where they stand, on whose word, and whether that stands."""
    held = holdings.by_key.get(one.statement or "")
    outlet = telling.outlet(holdings.filed[one.report].outlet)
    where = ", ".join(filter(None, (outlet, one.date, quoting.place(one.report, one.spans))))
    yield line((quoting.words(one.report, one.spans, QUOTE), QUOTED), (f"  {where}", QUIET))
    whose = telling.whose(held) if held else ""
    graded = telling.graded(held) if held else ""
    stands = _STANDS[one.standing] if one.standing else ""
    if one.standing == "in" and one.without_anonymous != "in":
        stands = "stands by anonymous sources alone"
    said = " · ".join(part for part in (whose, graded, stands) if part)
    if said:
        yield line((said, QUIET))
    for caution in one.cautions:
        yield line((f"Uncertain: {one_line(caution)}", WARNING))
