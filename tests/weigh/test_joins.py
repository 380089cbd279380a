from __future__ import annotations

from dataclasses import replace

from onrecord.read.reader import Reader
from onrecord.weigh import joins
from onrecord.weigh.claims import JOINED
from onrecord.weigh.joins import WEIGHER, Affairs, completed, join, judged
from tests.weigh.test_vetoes import pair

FULL = "The council of Ostreval authorised the Harrow missiles inside Lethe territory."
SHORT = "The council authorised them inside Lethe territory."
CLOSED = "The government of Ostreval closed the border with Lethe to all lorries on Friday."
SHUT = "On Friday the government of Ostreval closed the border with Lethe to lorries."


def test_a_join_is_symmetric_and_says_why(reader: Reader) -> None:
    a, b = pair(reader, CLOSED, SHUT)
    one, other = join(a, b, 0.9, Affairs()), join(b, a, 0.9, Affairs())
    assert one is not None and one == other
    assert (one.first, one.second) == tuple(sorted((a.key, b.key)))
    assert "'Ostreval'" in one.reason and "90 % alike" in one.reason
    assert JOINED <= one.score < 1


def test_statements_of_one_report_are_never_joined(reader: Reader) -> None:
    a, _ = pair(reader, CLOSED, SHUT)
    assert join(a, replace(a, key=f"{a.key}2"), 1.0, Affairs()) is None


def test_what_is_forbidden_scores_nothing(reader: Reader) -> None:
    a, b = pair(reader, CLOSED, CLOSED.replace("closed", "did not close"))
    assert judged(a, b, 0.99, 1.0) == 0.0


def test_a_short_statement_is_completed_by_what_it_refers_to(reader: Reader) -> None:
    a, b = pair(reader, FULL, SHORT)
    assert completed(b, a) is b  # nothing stands before it
    known = replace(b, context={"harrow": 1.0, "missil": 0.7, "orchard": 0.9})
    found = completed(known, a)
    assert {"harrow", "missil"} <= found.stems.keys()
    assert "orchard" not in found.stems  # the other does not say so
    assert completed(a, known) is a  # says enough by itself
    assert completed(replace(known, pointing=0), a).stems == b.stems


def test_by_what_is_only_referred_to_no_claim_is_shown(reader: Reader) -> None:
    a, b = pair(reader, FULL, SHORT)
    known = replace(b, context={"harrow": 1.0, "missil": 0.7})
    assert judged(a, known, 0.8, 0.1) == judged(known, a, 0.8, 0.1) > 0
    assert joins._REFERRED < JOINED


def test_the_weigher_is_known_by_its_tables() -> None:
    number, _, digest = WEIGHER.partition("-")
    assert number.isdigit() and len(digest) == 12
