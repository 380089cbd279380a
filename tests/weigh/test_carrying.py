"""Who carries a claim, in which order, and what holds it together."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.records import Join
from onrecord.weigh.carrying import Listed, Order, carried, holding, listed, mentions, ordered
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, Roots
from tests.weigh.making import filed, reading, said

SOLD = [said("Oskeld", "the ferry was sold")]


def holdings() -> Holdings:
    """Three reports and a reprint of the first, which another outlet printed."""
    given_ = [
        (filed("a", "2031-03-01", outlet="Gazette"), reading("a", SOLD)),
        (filed("b", "2031-03-02", outlet="Post", reprint_of="a"), reading("b", SOLD)),
        (
            filed("c", "2031-03-03", outlet="Courier"),
            reading("c", [*SOLD, said("Venn", "the ferry was given away")]),
        ),
        (filed("d", "2031-03-04", outlet="Gazette"), reading("d", SOLD)),
    ]
    return Holdings.build(given_)


def claim(*keys: str, **about: object) -> Claim:
    return Claim(
        **{
            "id": "c1",
            "text": "the ferry was sold",
            "first": "2031-03-01",
            "last": "2031-03-04",
            "reports": tuple(dict.fromkeys(key.split("#")[0] for key in keys)),
            "statements": keys,
            "grades": {"named": len(keys)},
            "roots": Roots(1, 1),
            "status": "unanswered",
            **about,
        }  # type: ignore[arg-type]
    )


def test_a_reprint_counts_neither_as_a_report_nor_as_an_outlet() -> None:
    one = listed(claim("a#t1", "b#t1", "c#t1", "d#t1"), holdings())
    assert (one.reports, one.reprints, one.outlets) == (3, 1, ("Gazette", "Courier"))


def test_a_reprint_alone_stands_for_its_original() -> None:
    one = listed(claim("b#t1", "c#t1"), holdings())
    assert (one.reports, one.reprints, one.outlets) == (2, 0, ("Gazette", "Courier"))


def test_each_report_once_in_order_of_time() -> None:
    found = carried(claim("a#t1", "b#t1", "c#t1", "c#t2"), holdings())
    assert [one.filed.id for one in found.carriers] == ["a", "b", "c"]
    assert [len(one.statements) for one in found.carriers] == [1, 1, 2]
    assert [one.reprint_of for one in found.carriers] == [None, "a", None]
    assert [bool(one.changes) for one in found.carriers] == [False, False, True]


def _listed(
    id_: str, reports: int, outlets: int, roots: tuple[int, int], first: str, last: str
) -> Listed:
    one = claim("a#t1", id=id_, roots=Roots(*roots), first=first, last=last)
    return Listed(one, reports, 0, tuple(f"o{n}" for n in range(outlets)))


def test_orders() -> None:
    few = _listed("few", 2, 2, (2, 2), "2031-03-01", "2031-03-09")
    many = _listed("many", 5, 2, (1, 5), "2031-03-02", "2031-03-03")
    wide = _listed("wide", 5, 4, (1, 2), "2031-03-03", "2031-03-08")
    every = [few, many, wide]
    expected: dict[Order, list[str]] = {
        "reports": ["wide", "many", "few"],
        "roots": ["few", "many", "wide"],
        "first": ["few", "many", "wide"],
        "last": ["few", "wide", "many"],
    }
    for by, names in expected.items():
        for given_ in itertools.permutations(every):
            assert [one.claim.id for one in ordered(given_, by)] == names


def test_words_are_found_in_any_statement_and_all_in_one() -> None:
    both, held = claim("a#t1", "c#t2"), holdings()
    assert mentions(both, held, ["SOLD", "ferry"])
    assert mentions(both, held, ["given"])
    assert not mentions(both, held, ["sold", "given"])
    assert mentions(both, held, [])


KEYS = ("a", "b", "c", "d")


@given(
    st.lists(
        st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS), st.sampled_from([0.7, 0.8, 0.9])),
        max_size=12,
    )
)
def test_joins_shown_connect_what_is_connected_and_no_more(
    pairs: list[tuple[str, str, float]],
) -> None:
    joins = [Join(min(a, b), max(a, b), score, "") for a, b, score in pairs if a != b]
    kept = holding(KEYS, joins)
    assert len(kept) == len(KEYS) - _parts(joins)
    assert _parts(kept) == _parts(joins)
    assert [one.score for one in kept] == sorted(one.score for one in kept)
    assert holding(KEYS, reversed(joins)) == kept


def _parts(joins: object) -> int:
    groups = [{key} for key in KEYS]
    for join in joins:  # type: ignore[attr-defined]
        met = [group for group in groups if {join.first, join.second} & group]
        groups = [g for g in groups if g not in met] + [set().union(*met)]
    return len(groups)


def test_the_strongest_join_is_shown_and_of_equals_the_earliest() -> None:
    joins = [
        Join("b", "c", 0.9, "strong"),
        Join("a", "b", 0.8, "early"),
        Join("a", "c", 0.8, "later"),
        Join("a", "x", 0.99, "not of this claim"),
    ]
    assert [one.reason for one in holding(("a", "b", "c"), joins)] == ["early", "strong"]
