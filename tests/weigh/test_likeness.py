from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.weigh.likeness import alike, shared_shingles, shared_words, statements_alike

ONE = (
    "The gate of the old harbour was shut at noon. Four hundred houses went dark. Nobody was hurt."
)
REWRITTEN = (
    "At noon the old gate closed. Four hundred houses went dark. Nobody was hurt, it is said."
)
OTHER = "Since lunch the port has been locked, and lamps were sold out in the whole of the town."


def test_a_rewrite_has_much_of_the_wording() -> None:
    assert alike(ONE, REWRITTEN)
    assert not alike(ONE, OTHER)
    assert alike(ONE, ONE)


def test_short_statements_are_alike_by_nature() -> None:
    assert not statements_alike("the gate was shut", "the gate was shut")
    long = "the gate of the old harbour in the town of Orm was shut at noon by three guards"
    assert statements_alike(long, long)


@given(st.text(max_size=60), st.text(max_size=60))
def test_shares_are_symmetric_and_between_0_and_1(one: str, other: str) -> None:
    for share in (shared_shingles, shared_words):
        assert 0 <= share(one, other) <= 1
        assert share(one, other) == share(other, one)
