from __future__ import annotations

from onrecord.read.numbering import counted, in_text_order
from onrecord.records import (
    Attribution,
    Decision,
    Position,
    Relation,
    Response,
    Source,
    Span,
    Statement,
)


def _statement(n: int) -> Statement:
    return Statement(f"t{n}", (Span(10 * n, 10 * n + 5),), "", "author")


def test_relations_come_in_text_order_once_and_with_both_ends() -> None:
    found = [_statement(n) for n in range(1, 5)]
    late = Relation("t4", "t1", "supports")
    early = Relation("t1", "t3", "causes")
    middle = Relation("t3", "t2", "contrasts")
    gone = Relation("t1", "t9", "causes")
    assert in_text_order(found, [late, middle, gone, early, late]) == [early, middle, late]


def test_whoever_acts_or_holds_is_numbered_anew() -> None:
    sources = [
        Source("new-p", "the port", mentions=(Span(40, 48),)),
        Source("s1", "Ada Roe", mentions=(Span(0, 7),)),
    ]
    said = [Attribution("a1", (), (), (Span(1, 2),), "s1", chain=("s1",))]
    held = [
        Position("new-p", "threat", (), (), (Span(50, 60),)),
        Position("s1", "demand", (), (), (Span(5, 9),)),
        Position("gone", "demand", (), (), (Span(5, 9),)),
    ]
    decided = [Decision("new-p", None, None, (Span(50, 60),), through=("s1", "gone"))]
    out = counted(sources, said, [Response("new-p", "silent", None, ())], held, decided)
    assert [(one.id, one.name) for one in out.sources] == [("s1", "Ada Roe"), ("s2", "the port")]
    assert [one.actor for one in out.responses] == ["s2"]
    assert [(one.actor, one.kind) for one in out.positions] == [("s1", "demand"), ("s2", "threat")]
    assert [(one.decider, one.through) for one in out.decisions] == [("s2", ("s1",))]
