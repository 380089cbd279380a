from __future__ import annotations

from onrecord.weigh.affairs import Affairs

from .printed import Printed, Who, held

NAMES = tuple(Who(name) for name in ("Ana Kol", "Bo Lund", "Ida Brandt"))


def affair(one: Printed, other: Printed, *, joined: bool = False) -> bool:
    return Affairs(held([one, other], joined=joined)).one(one.id, other.id)


def test_near_in_time_and_with_the_same_names() -> None:
    first = Printed("r1", "x is y", NAMES, date="2031-03-01")
    assert affair(first, Printed("r2", "z is so", NAMES, date="2031-03-20"))
    assert not affair(first, Printed("r2", "z is so", NAMES, date="2031-06-20"))
    assert not affair(first, Printed("r2", "z is so", NAMES[:1], date="2031-03-20"))


def test_joined_statements_are_one_affair_at_any_time() -> None:
    first = Printed("r1", "x is y", NAMES[:1], date="2031-03-01")
    assert affair(first, Printed("r2", "x is y", NAMES[1:2], date="2033-03-01"), joined=True)


def test_a_report_is_one_affair_with_itself() -> None:
    only = Printed("r1", "x is y")
    assert Affairs(held([only])).one("r1", "r1")
