"""A fictional affair of five reports for the tests of questions, and claims made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from onrecord.ledger.records import Correction, Filed, Join
from onrecord.records import (
    Decision,
    Place,
    Position,
    Quantity,
    Reading,
    Relation,
    Response,
    Span,
    Time,
)
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, LedgerSource, Roots, SourceRef
from tests.weigh.making import filed, own, reading, said

SALE = "the council sold the ferry Anselm for 4 million marks"
SALE_TOLD = "the council may have sold the ferry Anselm for 6 million marks"
BUYER = "the buyer is the Tarn Line"
DENIAL = "the ferry was not sold"
# So much that a reprint is told by it; nothing in it is a statement.
FILLER = (
    "The Anselm has crossed the sound since before the bridge was planned, carrying carts, then "
    "lorries, then the children of the outer islands who have no school of their own, and for "
    "most of those years nobody counted what she earned or what her boilers ate, because the "
    "harbour needed her on every day of the week and the islands needed her on every night too. "
)
FERRY_DATES = ("2031-03-02", "2031-03-03", "2031-03-04", "2031-03-05", "2031-03-09")


def numbered(one: Reading, statement: str, value: float, words: str, unit: str = "mark") -> Reading:
    """The reading with a quantity in one of its statements."""
    return _with(one, statement, words, lambda at: {"quantities": (_quantity(at, value, unit),)})


def dated(one: Reading, statement: str, value: str, words: str) -> Reading:
    """The reading with a time in one of its statements."""
    return _with(
        one, statement, words, lambda at: {"times": (Time(at.start, at.end, words, value),)}
    )


def placed(one: Reading, statement: str, words: str) -> Reading:
    """The reading with a place in one of its statements."""
    return _with(one, statement, words, lambda at: {"places": (Place(at.start, at.end, words),)})


def changed(one: Reading, statement: str, **fields: object) -> Reading:
    """The reading with other fields in one of its statements."""
    return msgspec.structs.replace(
        one,
        statements=tuple(
            msgspec.structs.replace(s, **fields) if s.id == statement else s for s in one.statements
        ),
    )


def _quantity(at: Span, value: float, unit: str) -> Quantity:
    return Quantity(at.start, at.end, "", value, unit)


def _with(one: Reading, statement: str, words: str, make: object) -> Reading:
    found = next(s for s in one.statements if s.id == statement)
    start = one.text.index(words, found.spans[0].start)
    fields = make(Span(start, start + len(words)))  # type: ignore[operator]
    if "quantities" in fields:
        (quantity,) = fields["quantities"]
        fields = {"quantities": (msgspec.structs.replace(quantity, text=words),)}
    return changed(one, statement, **fields)


def readings() -> list[tuple[Filed, Reading]]:
    """The affair: a leak, a report that cites it, a wire, its reprint, and a confirmation."""
    gazette = reading(
        "gazette-1",
        [said("Two officials", SALE, "anonymous", "group"), own("Nobody asked the crew")],
        outlet="Marl Gazette",
        published=FERRY_DATES[0],
    )
    gazette = numbered(gazette, "t1", 4_000_000, "4 million marks")
    courier = reading(
        "courier-1",
        [
            said("The Marl Gazette", SALE, "collective", "outlet", "reports"),
            said("A lawyer", BUYER, "anonymous"),
            said("Ida Venn", "the crew was never asked"),
        ],
        outlet="Orvane Courier",
        published=FERRY_DATES[1],
    )
    courier = numbered(courier, "t1", 4_000_000, "4 million marks")
    lines = [
        said("An official", SALE_TOLD, "anonymous"),
        said("Bram Oskeld", DENIAL, "named", "person", "denies"),
    ]
    wire = reading("wire-1", lines, outlet="Northgate Wire", published=FERRY_DATES[2])
    denied = wire.text.index("Bram Oskeld")
    whole = Span(denied, wire.text.index(DENIAL) + len(DENIAL))
    wire = msgspec.structs.replace(
        changed(numbered(wire, "t1", 6_000_000, "6 million marks"), "t1", modality="possible"),
        text=wire.text + FILLER,
        responses=(Response("s2", "denies", "t1", (whole,)),),
        relations=(Relation("t2", "t1", "contradicts", reason="a denial"),),
    )
    post = msgspec.structs.replace(
        wire,
        id="post-1",
        text=wire.text + "Write to us",
        outlet="Tarn Post",
        published=FERRY_DATES[3],
    )
    late = reading(
        "gazette-2",
        [said("Bram Oskeld", f"in February {SALE}", "named", "person", "confirms")],
        outlet="Marl Gazette",
        published=FERRY_DATES[4],
    )
    spans = late.statements[0].spans
    first = late.text.index("in February")
    late = msgspec.structs.replace(
        numbered(late, "t1", 4_000_000, "4 million marks"),
        responses=(Response("s1", "confirms", "t1", spans),),
        positions=(Position("s1", "promise", (), spans, spans),),
        decisions=(
            Decision(
                "s1",
                "t1",
                None,
                spans,
                when=Time(first, first + 11, "in February", "2031-02-20"),
            ),
        ),
    )
    every = [gazette, courier, wire, post, late]
    return [
        (
            filed(
                one.id,
                day,
                outlet=one.outlet,
                reprint_of="wire-1" if one.id == "post-1" else None,
            ),
            one,
        )
        for one, day in zip(every, FERRY_DATES, strict=True)
    ]


SALE_KEYS = ("gazette-1#t1", "courier-1#t1", "wire-1#t1", "post-1#t1", "gazette-2#t1")


def joins(keys: Sequence[str] = SALE_KEYS, score: float = 0.8) -> list[Join]:
    """A join between every two of some statements of different reports."""
    return [
        Join(min(a, b), max(a, b), score, "nearly word for word")
        for n, a in enumerate(keys)
        for b in keys[n + 1 :]
    ]


def build(
    given: Iterable[tuple[Filed, Reading]] | None = None,
    corrections: Iterable[Correction] = (),
    score: float = 0.8,
    as_of: str | None = None,
) -> Holdings:
    """The affair as held."""
    every = readings() if given is None else given
    return Holdings.build(every, joins(score=score), corrections, as_of)


def claims(holdings: Holdings, *groups: Sequence[str]) -> tuple[Claim, ...]:
    """Claims of the groups of keys that are given, and one for every other statement."""
    together = {key: group for group in groups for key in group}
    made: list[Claim] = []
    seen: set[str] = set()
    for held in holdings.held:
        if held.key in seen:
            continue
        inside = together.get(held.key, (held.key,))
        members = [one for one in holdings.held if one.key in inside]
        seen |= {one.key for one in members}
        made.append(
            Claim(
                id=f"c{len(made) + 1:012x}",
                text=members[0].statement.text,
                first=members[0].date,
                last=members[-1].date,
                reports=tuple(dict.fromkeys(one.report for one in members)),
                statements=tuple(one.key for one in members),
                grades={},
                roots=Roots(1, 1),
                status="unanswered",
            )
        )
    return tuple(made)


def sources(holdings: Holdings) -> tuple[LedgerSource, ...]:
    """Named sources by their name; every anonymous one by itself."""
    members: dict[str, list[SourceRef]] = {}
    for name, one in holdings.readings.items():
        for source in one.sources:
            alone = source.grade == "anonymous"
            key = f"{source.name} in {name}" if alone else source.name
            members.setdefault(key, []).append(SourceRef(name, source.id))
    return tuple(
        LedgerSource(
            id=f"s{number:012x}",
            name=key.partition(" in ")[0],
            grade=None,
            kind=None,
            role=None,
            affiliation=None,
            aliases=(),
            reports=tuple(ref.report for ref in refs),
            statements=1,
            members=tuple(refs),
        )
        for number, (key, refs) in enumerate(members.items(), 1)
    )
