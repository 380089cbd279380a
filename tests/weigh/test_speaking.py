"""What a source said and passed on, and what the ledger has on its shelf."""

from __future__ import annotations

import msgspec

from onrecord.records import Source
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import LedgerSource, SourceRef
from onrecord.weigh.shelved import shelved
from onrecord.weigh.speaking import spoken
from tests.weigh.making import filed, own, reading, said


def holdings() -> Holdings:
    first = reading("a", [said("Oskeld", "it was sold"), own("The harbour was full")])
    passing = reading("b", [said("an official", "it was sold", "anonymous")])
    gazette = Source("s9", "Gazette", "collective", "outlet")
    passing = msgspec.structs.replace(
        passing,
        sources=(gazette, *passing.sources),
        attributions=tuple(
            msgspec.structs.replace(one, chain=("s9", "s1")) for one in passing.attributions
        ),
    )
    again = reading("c", [said("Oskeld", "it was sold")])
    return Holdings.build(
        [
            (filed("a", "2031-03-02"), first),
            (filed("b", "2031-03-01"), passing),
            (filed("c", "2031-03-03", reprint_of="a"), again),
        ]
    )


def source(*refs: tuple[str, str]) -> LedgerSource:
    members = tuple(SourceRef(report, name) for report, name in refs)
    return LedgerSource("p1", "Oskeld", "named", "person", None, None, (), (), 0, members)


def test_what_was_said_in_order_of_time() -> None:
    found = spoken(source(("c", "s1"), ("a", "s1")), holdings())
    assert [(one.held.report, one.part, one.reprint_of) for one in found] == [
        ("a", "said", None),
        ("c", "said", "a"),
    ]


def test_what_was_only_passed_on() -> None:
    (found,) = spoken(source(("b", "s9")), holdings())
    assert (found.held.report, found.part) == ("b", "passed_on")
    (root,) = spoken(source(("b", "s1")), holdings())
    assert root.part == "said"


def test_ids_of_sources_are_those_of_their_report() -> None:
    assert spoken(source(("a", "s9")), holdings()) == ()


def test_the_shelf_counts_by_grade() -> None:
    b, a, c = shelved(holdings())
    assert [one.filed.id for one in (b, a, c)] == ["b", "a", "c"]
    assert (a.statements, a.sources, a.grades) == (2, 1, {"author": 1, "named": 1})
    assert b.grades == {"anonymous": 1}
    assert c.reprint_of == "a"


def test_a_forgotten_report_is_on_the_shelf_without_statements() -> None:
    gone = Holdings([filed("a", "2031-03-02")], [])
    (one,) = shelved(gone)
    assert (one.statements, one.sources, one.grades) == (0, 0, {})
