"""`onrecord review`: one question a screen, both quotes in context; or the queue as a list."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.records import Reading, Span
from onrecord.show import wording
from onrecord.show.answers import screen, telling
from onrecord.show.answers.answer import Answer
from onrecord.show.answers.quoting import Quoting
from onrecord.show.visible import one_line, visible
from onrecord.weigh.asked import Question
from onrecord.weigh.aspects import Differing
from onrecord.weigh.passages import Marks, Passage

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from onrecord.weigh.holdings import Holdings

COLUMNS = (
    *("what", "id", "worth", "doubt", "hangs", "resting", "claims", "reason"),
    *("first", "first_report", "first_source", "first_grade"),
    *("second", "second_report", "second_source", "second_grade"),
    *("agrees", "differs", "name", "grade"),
)
JOIN_KEYS = (
    ("s", "same"),
    ("d", "different"),
    ("c", "cannot tell"),
    ("n", "next, not now"),
    ("b", "back"),
    ("q", "quit"),
)
GRADE_KEYS = (
    ("1", "named"),
    ("2", "official"),
    ("3", "collective"),
    ("4", "anonymous"),
    ("5", "unattributed"),
)
OTHER_KEYS = JOIN_KEYS[2:]  # that go with either
_BESIDE = "AB"
_BRACKETS: dict[Marks, str] = {
    "unlike": "In [brackets]: words that the other has not.",
    "alike": "In [brackets]: words that both have.",
    "source": "In [brackets]: the source.",
}


def queue(questions: Sequence[Question], holdings: Holdings) -> Answer:
    """The questions as a list, for programs and spreadsheets."""
    quoting = Quoting.of(holdings)
    return Answer(
        objects=lambda: (_object(one, quoting) for one in questions),
        columns=COLUMNS,
        rows=lambda: map(_row, questions),
        shown=lambda width: _listed(questions, quoting),
    )


def _object(one: Question, quoting: Quoting) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(one)
    for given, kept in zip(found["passages"], one.passages, strict=True):
        given["paragraph"] = quoting.paragraph(kept.report, kept.spans)
    return found


def _row(one: Question) -> Sequence[object]:
    cells: list[object] = [
        *(one.what, one.id, one.worth, one.doubt),
        *(one.hangs, one.resting, one.claims, one.reason),
    ]
    for place in (0, 1):
        beside = one.passages[place] if place < len(one.passages) else None
        cells += [beside.text, beside.report, beside.source, beside.grade] if beside else [None] * 4
    agrees = [f"{aspect}: {value}" for aspect, value in one.agrees]
    return [*cells, agrees, [d.aspect for d in one.differs], one.name, one.grade]


def _listed(questions: Sequence[Question], quoting: Quoting) -> Iterator[RenderableType]:
    for number, one in enumerate(questions, 1):
        if number > 1:
            yield ""
        yield from asked(one, number, len(questions), quoting, plain=True, keys=False)


# One question


def asked(
    one: Question,
    number: int,
    count: int,
    quoting: Quoting,
    *,
    plain: bool,
    keys: bool = True,
) -> Iterator[RenderableType]:
    """A question as a person is asked it; ``plain``: brackets stand where colours cannot."""
    if one.what == "join":
        yield _head(number, count, "Do these two say the same?", _hanging(one))
        yield from _beside(one, quoting, plain)
        if one.agrees:
            told = "; ".join(f"{aspect} {one_line(value)}" for aspect, value in one.agrees)
            yield screen.line(("Both: ", screen.STRONG), told)
        for differing in one.differs:
            yield _apart(differing, one.passages)
        if plain and any(passage.marked for passage in one.passages):
            yield screen.line((_BRACKETS[one.marks], screen.QUIET))
        chance = f"The machine would join them, {100 - round(100 * one.doubt)} % sure"
        yield screen.line(f"{chance}: {one_line(one.reason)}" if one.reason else f"{chance}.")
    else:
        name = f"“{wording.clip(one.name or '', 60)}”"
        yield _head(number, count, f"How answerable is {name}?", _hanging(one))
        yield from _beside(one, quoting, plain)
        grade = wording.grade(one.grade)
        because = f", by {one_line(one.reason)}" if one.reason else ""
        told = f"Read as {grade}{because}" if one.grade else "The machine could not tell"
        yield screen.line(f"{told}.")
    if keys:
        yield ""
        if one.what == "grade":
            yield _keys(GRADE_KEYS, one.grade)
        yield _keys(OTHER_KEYS if one.what == "grade" else JOIN_KEYS)


def _head(number: int, count: int, words: str, hanging: str) -> Text:
    return screen.line(
        (f"{number} of {count}  ", screen.QUIET),
        (words, screen.STRONG),
        (f"  {hanging}" if hanging else "", screen.QUIET),
    )


def _hanging(one: Question) -> str:
    """What hangs on the answer, in a few words."""
    if one.what == "grade":
        resting = f"{wording.counted(one.resting, 'statement')} on its word"
        others = wording.counted(one.hangs, "other report")
        return f"{resting}, also in {others}" if one.hangs else resting
    if not one.hangs:
        return "other joins hold the claim too"
    if len(one.claims) > 1:
        return "now two claims"
    return f"{wording.counted(one.hangs, 'report')} would leave the claim"


def _beside(one: Question, quoting: Quoting, plain: bool) -> Iterator[RenderableType]:
    listed = screen.hanging()
    for place, passage in enumerate(one.passages):
        label = _BESIDE[place] if one.what == "join" else "·"
        reading = quoting.readings.get(passage.report)
        where = ", ".join(
            part
            for part in (
                telling.outlet(passage.outlet),
                passage.date,
                quoting.place(passage.report, passage.spans),
            )
            if part
        )
        lines = [screen.line((where, screen.STRONG), f": {_whose(passage)}")]
        if reading is not None:
            lines.append(_context(passage, reading, plain))
        listed.add_row(screen.line((label, screen.STRONG)), screen.stacked(lines))
    yield listed


def _whose(passage: Passage) -> str:
    if passage.source is None:
        return telling.OWN_WORD if passage.grade == "author" else wording.UNKNOWN
    chain = ", citing ".join(dict.fromkeys(map(one_line, passage.chain)))
    return f"{chain} ({wording.grade(passage.grade)})"


def _context(passage: Passage, reading: Reading, plain: bool) -> Text:
    """The words around a statement, the statement in «», what is marked in []."""
    from rich.text import Text

    text = visible(reading.text)
    out = Text()
    context = passage.context
    if context.start > 0 and not text[: context.start].endswith("\n\n"):
        out.append("… ", screen.QUIET)
    edges = {context.start, context.end}
    for span in (*passage.spans, *passage.marked):
        edges |= {min(max(edge, context.start), context.end) for edge in (span.start, span.end)}
    cuts = sorted(edges)
    for start, end in itertools.pairwise(cuts):
        inside = _in(passage.spans, start)
        marked = _in(passage.marked, start)
        if plain:
            out.append("«" if inside and _begins(passage.spans, start) else "")
            out.append("[" if marked and _begins(passage.marked, start) else "")
        style = screen.QUOTED if inside else screen.QUIET
        words = "".join(" " if c.isspace() else c for c in text[start:end])
        out.append(words, f"bold underline {style}" if marked else style)
        if plain:
            out.append("]" if marked and _ends(passage.marked, end) else "")
            out.append("»" if inside and _ends(passage.spans, end) else "")
    if context.end < len(text) and not text[context.end :].startswith("\n\n"):
        out.append(" …", screen.QUIET)
    return out


def _in(spans: Sequence[Span], place: int) -> bool:
    return any(span.start <= place < span.end for span in spans)


def _begins(spans: Sequence[Span], place: int) -> bool:
    return any(span.start == place for span in spans)


def _ends(spans: Sequence[Span], place: int) -> bool:
    return any(span.end == place for span in spans)


def _apart(one: Differing, passages: Sequence[Passage]) -> Text:
    """``Other date: A 2031-03-02, B not said``."""
    labels: Mapping[str, str] = {p.report: _BESIDE[n] for n, p in enumerate(passages)}
    told = ", ".join(
        f"{labels.get(t.report, '')} {telling.listed(t.values) or 'not said'}" for t in one.told
    )
    words = f"Other {one.aspect}: " if one.how == "differs" else f"{one.aspect} in one only: "
    return screen.line((words[0].upper() + words[1:], screen.WARNING), told)


def _keys(keys: Sequence[tuple[str, str]], grade: str | None = None) -> Text:
    parts: list[str | tuple[str, str]] = []
    for key, what in keys:
        parts += [(key, screen.STRONG), f" {what}{' (as now)' if what == grade else ''}   "]
    return screen.line(*parts)
