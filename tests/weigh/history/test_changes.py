"""How later reports tell a claim otherwise."""

from __future__ import annotations

from onrecord.ledger.records import Join
from onrecord.records import Reading
from onrecord.weigh.claims import claims
from onrecord.weigh.history.changes import changes
from onrecord.weigh.history.records import Changed
from onrecord.weigh.history.reversals import reversals
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.sources import ledger_sources
from tests.weigh.history.telling import held, roles, told
from tests.weigh.making import own, reading, said

ABOUT = own("The Ostrand dam in Kelmar supplies the whole Brint valley with water")


def _told(id: str, what: str, measure: tuple[str, float, str] | None = None) -> Reading:
    one = roles(reading(id, [ABOUT, said("Tola Brin", what)]), Tola=("Minister", "Kelmar"))
    return told(one, "t2", quantities=[measure] if measure else [])


def _found(holdings: Holdings) -> list[Changed]:
    sources = ledger_sources(holdings)
    turned = reversals(holdings, sources)
    found = changes(holdings, claims(holdings, sources), turned)
    return [one for one in found if one.later.endswith("#t2")]


def test_another_number_of_one_thing() -> None:
    first = _told(
        "r1", "The Brint Company paid 40 marks for the Ostrand dam", ("40 marks", 40, "mark")
    )
    later = _told(
        "r2", "The Brint Company paid 36 marks for the Ostrand dam", ("36 marks", 36, "mark")
    )
    (found,) = _found(held((first, "2031-04-02"), (later, "2031-04-09")))
    assert (found.kind, found.was, found.now) == ("other number", "40 marks", "36 marks")
    assert (found.earlier, found.later) == ("r1#t2", "r2#t2")


def test_another_number_of_another_thing_is_no_change() -> None:
    first = _told(
        "r1", "The Brint Company paid 40 marks for the Ostrand dam", ("40 marks", 40, "mark")
    )
    later = _told("r2", "The Brint Company owes 36 marks to its cleaners", ("36 marks", 36, "mark"))
    assert not _found(held((first, "2031-04-02"), (later, "2031-04-09")))


def test_what_was_said_of_all_and_then_of_a_part_is_narrowed() -> None:
    first = _told("r1", "Kelmar has banned all steel from the Brint Company")
    later = _told("r2", "Kelmar has banned sheet steel from the Brint Company")
    (found,) = _found(held((first, "2031-04-02"), (later, "2031-04-09")))
    assert (found.kind, found.was) == ("narrowed", "all steel from")


def test_the_same_again_is_no_change() -> None:
    first = _told("r1", "Kelmar has banned all steel from the Brint Company")
    later = _told("r2", "Kelmar has banned all steel from the Brint Company")
    joins = [Join("r1#t2", "r2#t2", 0.99, "the same words")]
    assert not _found(held((first, "2031-04-02"), (later, "2031-04-09"), joins=joins))


def test_what_its_speaker_takes_back_is_withdrawn() -> None:
    first = told(_told("r1", "Kelmar has not sold the Ostrand dam"), "t2", polarity="negated")
    later = _told("r2", "Kelmar has sold the Ostrand dam")
    (found,) = _found(held((first, "2031-04-02"), (later, "2031-04-09")))
    assert (found.kind, found.earlier, found.later) == ("withdrawn", "r1#t2", "r2#t2")
