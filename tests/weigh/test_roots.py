"""The rules of docs/independence.md, each with a case that it must not reach."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.weigh.families import Families
from onrecord.weigh.largest import greedy, largest
from onrecord.weigh.roots import roots_of
from onrecord.weigh.sources import ledger_sources

from .printed import Printed, Who, held, roots, span_of

KOL = Who("Ana Kol", role="defence minister", affiliation="Vessany")
LUND = Who("Bo Lund", role="foreign minister", affiliation="Vessany")
DORN = Who("Pal Dorn", role="interior minister", affiliation="Tarn")
BRANDT = Who("Ida Brandt", role="biologist", affiliation="University of Orm")
BAKER = Who("Mira Holt", role="baker")
OFFICIAL = Who("a Vessanian official", "anonymous", "person", "Vessanian official")
TARNISH = Who("a Tarn official", "anonymous", "person", "Tarn official")
SOURCE = Who("a person familiar with the talks", "anonymous", "person")
NURSE = Who("a nurse", "anonymous", "person", "nurse")
COURIER = Who("Orm Courier", "collective", "outlet")
GAZETTE = Who("Saltmere Gazette", "collective", "outlet")
VANE = Who("Evening Vane", "collective", "outlet")
MEMO = Who("an internal memo", "named", "document")
HARROW = Who("the Harrow report", "named", "document")
KELL = Who("Kell Water", "official", "body")
VOICE = Who("a spokesman for Kell Water", "official", "person", "spokesman", "Kell Water")
RUMOUR = Who("allegedly", "unattributed", None)
REPORTER = Who("a reporter for this newspaper", "anonymous", "person", "reporter")

WORDINGS = (
    "the old gate of the harbour had been shut at noon",
    "nobody could pass the harbour gate after midday",
    "they closed the way to the port at twelve",
    "since lunch the port has been locked",
)
OUTLETS = ("Orm Courier", "Saltmere Gazette", "Evening Vane", "Daily Lantern")


def claim(*chains: tuple[Who, ...] | Who, **more: str) -> list[Printed]:
    """Reports of different outlets, a day apart, each put to the given chain."""
    return [
        Printed(
            f"r{k}",
            WORDINGS[k % 4],
            chain if isinstance(chain, tuple) else (chain,),
            outlet=OUTLETS[k % 4],
            date=f"2031-03-{k + 3:02d}",
            more=more.get(f"more{k}", ""),
            author=more.get(f"author{k}"),
        )
        for k, chain in enumerate(chains)
    ]


def count(*chains: tuple[Who, ...] | Who, **more: str) -> tuple[int, int]:
    return span_of(roots(claim(*chains, **more)))


@pytest.mark.parametrize(
    ("chains", "want"),
    [
        ((KOL,), (1, 1)),
        ((KOL, KOL), (1, 1)),
        ((KOL, LUND), (1, 2)),
        ((KOL, LUND, DORN), (2, 3)),
        ((KOL, DORN), (2, 2)),
        ((KOL, BRANDT), (2, 2)),
        ((BRANDT, BAKER), (2, 2)),
        ((KOL, BRANDT, BAKER), (3, 3)),
        ((Who("Ana Kol"), Who("Bo Lund")), (1, 2)),
    ],
)
def test_people_by_name(chains: tuple[Who, ...], want: tuple[int, int]) -> None:
    assert count(*chains) == want


@pytest.mark.parametrize(
    ("chains", "want"),
    [
        ((OFFICIAL, OFFICIAL), (1, 2)),
        ((OFFICIAL, SOURCE, SOURCE), (1, 3)),
        ((OFFICIAL, KOL), (1, 2)),
        ((SOURCE, KOL), (1, 2)),
        ((OFFICIAL, DORN), (2, 2)),
        ((OFFICIAL, TARNISH), (2, 2)),
        ((OFFICIAL, NURSE), (2, 2)),
        ((NURSE, NURSE), (1, 2)),
    ],
)
def test_unnamed_sources(chains: tuple[Who, ...], want: tuple[int, int]) -> None:
    assert count(*chains) == want


@pytest.mark.parametrize(
    ("chains", "want"),
    [
        (((OFFICIAL,), (COURIER,)), (1, 1)),
        (((OFFICIAL,), (COURIER, OFFICIAL)), (1, 1)),
        (((OFFICIAL,), (COURIER,), (GAZETTE,)), (1, 1)),
        (((KOL,), (COURIER, KOL)), (1, 1)),
        (((VANE,), (VANE,)), (1, 1)),  # of what is not here
        (((VANE,), (KOL,)), (1, 2)),
        (((KOL,), (COURIER,), (DORN,)), (2, 2)),
        (((OFFICIAL,), (VANE, OFFICIAL)), (1, 2)),
    ],
)
def test_credits(chains: tuple[tuple[Who, ...], ...], want: tuple[int, int]) -> None:
    assert count(*chains) == want


def test_a_circle_of_credits_is_one_root() -> None:
    assert count((GAZETTE,), (COURIER,)) == (1, 1)
    assert count((GAZETTE,), (VANE,), (COURIER,)) == (1, 1)


def test_a_sentence_beside_the_statement_credits_too() -> None:
    first = "The news was first reported by the Orm Courier."
    assert count(KOL, (), more1=first) == (1, 1)
    assert count(OFFICIAL, SOURCE, more1=first) == (1, 2)
    assert count(KOL, (), more1="The Orm Courier won a prize.") == (1, 2)


def test_who_speaks_for_another_by_name() -> None:
    lawyer = Who("Ida Holt", role="lawyer", affiliation="Ferro")
    assert count(Who("Anton Ferro", role="singer"), lawyer) == (1, 2)
    assert count(Who("Anton Marsh", role="singer"), lawyer) == (2, 2)
    office = Who("Kol's office", "official", "body")
    assert count(KOL, office) == (1, 1)
    assert count(LUND, office) == (1, 2)


def test_an_author_who_names_the_source_has_no_word_of_its_own() -> None:
    named = "Kol stood by her account."
    reports = claim(KOL, ())
    beside = Printed("r1", "Kol stood by her account that the gate was shut", outlet="Evening Vane")
    assert span_of(roots([reports[0], beside])) == (1, 1)
    assert count(KOL, (), more1=named) == (1, 2)


def test_press_reports_are_nobodys_own() -> None:
    press = Who("local media", "collective", "outlet")
    reports = Who("press reports", "named", "document")
    assert count(KOL, press) == (1, 1)
    assert count(KOL, reports) == (1, 1)
    assert count(press) == (1, 1)


def test_documents() -> None:
    assert count(HARROW, HARROW) == (1, 1)
    assert count(MEMO, MEMO) == (1, 2)
    assert count(HARROW, KOL) == (1, 2) or count(HARROW, KOL) == (2, 2)


def test_bodies_and_those_who_speak_for_them() -> None:
    assert count(KELL, VOICE) == (1, 1)
    assert count(KELL, KOL) == (2, 2)
    assert count(KELL, Who("Norgas", "official", "body")) == (2, 2)
    office = Who("the defence minister", "official", "person", "defence minister", "Vessany")
    assert count(office, KOL) == (1, 1)
    assert count(office, LUND) == (1, 2)
    assert count(Who("Vessany", "collective", "state"), KOL) == (1, 2)


def test_an_outlets_bare_word() -> None:
    assert count(()) == (1, 1)
    assert count((), ()) == (1, 2)
    assert count(KOL, ()) == (1, 2)


def test_what_an_outlet_saw_itself() -> None:
    assert count(REPORTER, KOL) == (2, 2)
    assert count(REPORTER, REPORTER) == (2, 2)
    assert count(REPORTER, OFFICIAL) == (2, 2)
    assert count(REPORTER, ()) == (1, 2)


def test_nobody_is_no_known_root() -> None:
    assert count(RUMOUR) == (0, 1)
    assert count(RUMOUR, RUMOUR) == (0, 2)
    assert count(KOL, RUMOUR) == (1, 2)
    unread = Printed("r1", WORDINGS[0], outlet="Orm Courier", attributed=True)
    assert span_of(roots([unread])) == (0, 1)


def test_reprints_count_once() -> None:
    first, second = claim(OFFICIAL, OFFICIAL)
    copy = Printed("r1", first.says, (OFFICIAL,), "Saltmere Gazette", "2031-03-04", reprint_of="r0")
    found = roots([first, copy])
    assert span_of(found) == (1, 1)
    assert "reprints" in found.reasons[0]
    assert span_of(roots([first, second])) == (1, 2)


def test_agency_copy_is_one_root() -> None:
    assert count((), (), author0="Reuters", author1="Reuters") == (1, 1)
    assert count(SOURCE, SOURCE, author0="Reuters", author1="Reuters") == (1, 1)
    assert count((), (), author0="Reuters", author1="Ana Kol") == (1, 2)


def test_houses() -> None:
    table = Families({"families": {"lund media": ["orm courier", "saltmere gazette"]}})
    reports = claim((), ())
    assert span_of(roots(reports, table)) == (1, 1)
    assert span_of(roots(reports)) == (1, 2)
    sister = claim((), (), more1="Our sister paper the Orm Courier has more.")
    assert span_of(roots(sister)) == (1, 1)
    edition = [Printed("r0", "x is y", outlet="Orm Courier"),
               Printed("r1", "x is y now", outlet="Sunday Orm Courier")]  # fmt: skip
    assert span_of(roots(edition)) == (1, 1)


def test_a_later_report_with_the_same_words_tells_nothing_of_its_own() -> None:
    rest = "Four hundred houses were dark. The ferry stayed in port all day. Nobody was hurt."
    other = "It had rained for a week. A school was opened to the old. Lamps were sold out."
    copied = claim(OFFICIAL, NURSE, more0=rest, more1=rest)
    assert span_of(roots(copied)) == (1, 2)
    assert any("words and the order" in reason for reason in roots(copied).reasons)
    assert span_of(roots(claim(OFFICIAL, NURSE, more0=rest, more1=other))) == (2, 2)


def test_reasons_name_reports_and_sources() -> None:
    found = roots(claim((OFFICIAL,), (COURIER,), (KOL,)))
    assert any("Saltmere Gazette (r1) has it from Orm Courier" in one for one in found.reasons)
    assert any("Ana Kol" in one for one in found.reasons)


def test_no_members_no_roots() -> None:
    holdings = held(claim(KOL))
    assert span_of(roots_of([], holdings, ledger_sources(holdings))) == (0, 0)


CHAINS = st.sampled_from(
    [(KOL,), (LUND,), (DORN,), (BRANDT,), (OFFICIAL,), (SOURCE,), (COURIER,), (VANE, OFFICIAL), (),
     (RUMOUR,), (MEMO,), (REPORTER,), (KELL,), (GAZETTE, KOL), (NURSE,)]
)  # fmt: skip


@given(st.lists(CHAINS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_range_does_not_depend_on_the_order_of_members(
    chains: list[tuple[Who, ...]], rng: object
) -> None:
    reports = claim(*chains)
    holdings = held(reports)
    sources = ledger_sources(holdings)
    found = roots_of(holdings.held, holdings, sources)
    assert 0 <= found.min <= found.max <= len(chains)
    members = list(holdings.held)
    rng.shuffle(members)  # type: ignore[attr-defined]
    assert roots_of(members, holdings, sources) == found


@given(st.lists(CHAINS, min_size=1, max_size=5), CHAINS)
def test_more_reports_never_prove_fewer_roots(
    chains: list[tuple[Who, ...]], one: tuple[Who, ...]
) -> None:
    # but for credits: a report that is credited may be shown to rest on another
    if any(who.kind == "outlet" for chain in (*chains, one) for who in chain):
        return
    assert roots(claim(*chains)).min <= roots(claim(*chains, one)).min


@given(st.integers(1, 9), st.data())
def test_the_largest_set_is_found(size: int, data: st.DataObject) -> None:
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size)]
    chosen = {pair for pair in pairs if data.draw(st.booleans())}
    best = max(
        (bin(mask).count("1") for mask in range(1 << size)
         if all((i, j) in chosen for i, j in pairs if mask >> i & 1 and mask >> j & 1)),
    )  # fmt: skip
    assert largest(size, chosen) == best
    beside = [
        sum(1 << j for j in range(size) if (min(i, j), max(i, j)) in chosen) for i in range(size)
    ]
    assert 1 <= greedy(size, beside) <= best
