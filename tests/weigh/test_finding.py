"""Which claim or source is meant by what a person types."""

from __future__ import annotations

import pytest

from onrecord.errors import NoAnswer
from onrecord.weigh.claims import claim_id
from onrecord.weigh.finding import find_claim, find_source, has_words
from onrecord.weigh.records import Claim, LedgerSource, Roots, SourceRef


def claim(*keys: str) -> Claim:
    reports = tuple(dict.fromkeys(key.split("#")[0] for key in keys))
    return Claim(
        *(claim_id(keys[0]), "", "2031-03-01", "2031-03-01", reports, keys, {}),
        *(Roots(1, 1), "unanswered"),
    )


SALE, CREW = claim("gazette#t11", "courier#t12"), claim("gazette#t22")
CLAIMS = (SALE, CREW)


@pytest.mark.parametrize(
    "given",
    [
        SALE.id,
        SALE.id[:8],
        "gazette#t11",
        "courier#t12",
        "courier",  # only one claim has a statement of it
        "courier#",
        "t12",
        claim_id("courier#t12"),  # it was the first once
        claim_id("courier#t12")[:8],
    ],
)
def test_a_claim_by_any_of_its_names(given: str) -> None:
    assert find_claim(CLAIMS, given) is SALE


def test_unknown_and_unclear() -> None:
    with pytest.raises(NoAnswer, match="no claim in the ledger is called “c0ffee”: 'onrecord cl"):
        find_claim(CLAIMS, "c0ffee")
    with pytest.raises(NoAnswer, match="could be any of 2 claims.*write more"):
        find_claim(CLAIMS, "gazette")
    with pytest.raises(NoAnswer):
        find_claim(CLAIMS, "")
    with pytest.raises(NoAnswer):
        find_claim((), SALE.id)


def test_a_whole_name_wins_over_a_beginning() -> None:
    short, long = claim("r#t1"), claim("r#t12")
    assert find_claim((long, short), "r#t1") is short


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["SHIP", "sold"], True),
        (["shi"], True),  # a beginning
        (["hip"], False),
        (["ship", "given"], False),
        (["(sold"], False),
        (["Zwölf"], True),
        ([], True),
    ],
)
def test_words_in_a_text(words: list[str], found: bool) -> None:
    assert has_words("The SHIP was sold at zwölf", words) is found


def source(id_: str, name: str, *aliases: str) -> LedgerSource:
    members = (SourceRef("gazette", f"s{id_}"),)
    return LedgerSource(
        *(id_, name, "named", "person", None, None, aliases, ("gazette",), 1, members)
    )


OSKELD = source("p1aa", "Bram Oskeld", "Mr Oskeld")
NAMESAKES = source("p1bb", "Ida Venn"), source("p2cc", "Ida Venn")
SOURCES = (OSKELD, *NAMESAKES)


@pytest.mark.parametrize("given", ["p1aa", "p1a", "Bram Oskeld", "bram oskeld", "mr oskeld"])
def test_a_source_by_any_of_its_names(given: str) -> None:
    assert find_source(SOURCES, given) is OSKELD


def test_namesakes_are_not_chosen_between() -> None:
    with pytest.raises(NoAnswer, match=r"2 sources \(p1bb, p2cc\)"):
        find_source(SOURCES, "Ida Venn")
    assert find_source(SOURCES, "p2cc") is NAMESAKES[1]


def test_a_long_list_of_those_that_could_be_meant_is_cut() -> None:
    many = [source(f"p{n:02}", f"name {n}") for n in range(20)]
    with pytest.raises(NoAnswer, match="any of 20 sources.*p04, …"):
        find_source(many, "name")
