"""From what a person types to corrections that do what they say. All texts are fictional."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec
import pytest

from onrecord.errors import NoAnswer
from onrecord.ledger.records import Correction
from onrecord.records import Grade, Reading
from onrecord.weigh import correcting
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import LedgerSource, SourceRef
from tests.weigh import affair
from tests.weigh.making import filed, reading, said

WHO = ("Ada", "I asked them")


def source_id(holdings: Holdings, name: str) -> str:
    return next(one.id for one in affair.sources(holdings) if one.name == name)


def together(holdings: Holdings, *names: str) -> list[LedgerSource]:
    """The sources of the ledger, some of them put into one."""
    every = affair.sources(holdings)
    first, *others = [one for one in every if one.name in names]
    members = tuple(ref for one in (first, *others) for ref in one.members)
    whole = msgspec.structs.replace(first, members=members)
    return [whole, *(one for one in every if one not in (first, *others))]


def applied(corrections: Iterable[Correction]) -> Holdings:
    return affair.build(corrections=corrections)


def test_an_anchor_is_the_statements_own_words() -> None:
    held = affair.build()
    anchor = correcting.statement_anchor(held, "courier-1#t2")
    assert anchor.quote == affair.BUYER
    text = held.readings["courier-1"].text
    assert text[anchor.start : anchor.end] == anchor.quote


def test_merged_sources_of_two_reports() -> None:
    held = affair.build()
    named = ["A lawyer", source_id(held, "Ida Venn"), "wire-1#s1"]
    made = correcting.merging(held, affair.sources(held), named, *WHO)
    assert (made.kind, made.who, made.why) == ("merge_sources", *WHO)
    assert [one.quote for one in made.anchors] == ["A lawyer", "Ida Venn", "An official"]
    after = applied([made])
    assert len(after.readings["courier-1"].sources) == 2  # the lawyer is Venn
    assert (SourceRef("courier-1", "s2"), SourceRef("wire-1", "s1")) in after.merged


def test_one_source_cannot_be_merged_with_itself() -> None:
    held = affair.build()
    with pytest.raises(NoAnswer, match="one source already"):
        correcting.merging(held, affair.sources(held), ["Ida Venn", "courier-1#s3"], *WHO)


def test_split_from_the_source_it_was_put_into() -> None:
    held = affair.build()
    every = together(held, "Two officials", "An official")
    (made,) = correcting.splitting(held, every, "wire-1#s1", [], *WHO)
    assert [one.report for one in made.anchors] == ["wire-1", "gazette-1", "post-1"]
    assert (SourceRef("gazette-1", "s1"), SourceRef("wire-1", "s1")) in applied([made]).apart


def test_split_from_others_that_are_named() -> None:
    held = affair.build()
    every = affair.sources(held)
    (made,) = correcting.splitting(held, every, "A lawyer", ["Two officials"], *WHO)
    assert [one.quote for one in made.anchors] == ["A lawyer", "Two officials"]


def test_what_stands_alone_cannot_be_split() -> None:
    held = affair.build()
    with pytest.raises(NoAnswer, match="is all of courier-1#s2"):
        correcting.splitting(held, affair.sources(held), "A lawyer", [], *WHO)


def twice() -> tuple[Holdings, Callable[[Iterable[Correction]], Reading]]:
    """A report that takes two people for one."""
    one = reading("r1", [said("Ada Roe", "the quay shut"), said("She", "it will open")])
    source = msgspec.structs.replace(
        one.sources[0], mentions=(*one.sources[0].mentions, *one.sources[1].mentions)
    )
    attribution = msgspec.structs.replace(one.attributions[1], source_id="s1", chain=("s1",))
    one = msgspec.structs.replace(
        one, sources=(source,), attributions=(one.attributions[0], attribution)
    )
    given = [(filed("r1", "2031-03-01"), one)]

    def after(corrections: Iterable[Correction]) -> Reading:
        return Holdings.build(given, corrections=corrections).readings["r1"]

    return Holdings.build(given), after


def test_a_mention_is_taken_out_of_its_source() -> None:
    held, after = twice()
    made = correcting.splitting(held, (), "r1#s1", [], *WHO, mention="She")
    now = after(made)
    assert [one.name for one in now.sources] == ["Ada Roe", "She"]
    assert now.attributions[1].source_id != now.attributions[0].source_id


@pytest.mark.parametrize("words", ["Somebody", ""])
def test_words_that_are_no_mention_are_answered_with_those_that_are(words: str) -> None:
    held, _ = twice()
    with pytest.raises(NoAnswer, match="“Ada Roe”, “She”"):
        correcting.splitting(held, (), "r1#s1", [], *WHO, mention=words)


@pytest.mark.parametrize("grade", ["named", "official", "anonymous"])
def test_a_grade_in_one_report_and_in_all(grade: Grade) -> None:
    held = affair.build()
    (one,) = correcting.grading(held, affair.sources(held), "wire-1#s2", grade, *WHO)
    assert {r.id for r in applied([one]).readings.values() if _graded(r, "Bram Oskeld")} == {
        "wire-1"
    }
    every = correcting.grading(held, affair.sources(held), "Bram Oskeld", grade, *WHO)
    now = applied(every)
    assert [now.readings[name].id for name in ("wire-1", "gazette-2")] == [
        r.id for r in now.readings.values() if r.id != "post-1" and _graded(r, "Bram Oskeld")
    ]
    assert len(every) == 3


def _graded(one: Reading, name: str) -> bool:
    source = next((s for s in one.sources if s.name == name), None)
    return source is not None and "put right by Ada" in source.reasons.get("grade", "")


def test_joined_claims_are_joined() -> None:
    held = affair.build()
    made = affair.claims(held)
    one = correcting.joining(held, made, ["gazette-1#t2", made[4].id], *WHO)
    assert one.kind == "join_claims"
    joined = [j for j in applied([one]).joins if j.score == 1.0]
    assert [(j.first, j.second) for j in joined] == [("courier-1#t3", "gazette-1#t2")]


def test_a_claim_is_joined_with_all_that_it_holds() -> None:
    held = affair.build()
    made = affair.claims(held, affair.SALE_KEYS)
    one = correcting.joining(held, made, [made[0].id, "courier-1#t2"], *WHO)
    joined = {key for j in applied([one]).joins if j.score == 1.0 for key in (j.first, j.second)}
    assert joined == {*affair.SALE_KEYS, "courier-1#t2"}


def test_one_claim_cannot_be_joined_with_itself() -> None:
    held = affair.build()
    made = affair.claims(held, affair.SALE_KEYS)
    with pytest.raises(NoAnswer, match="one claim already"):
        correcting.joining(held, made, ["gazette-1#t1", "wire-1#t1"], *WHO)


def test_a_parted_statement_is_parted_from_all_that_stay() -> None:
    held = affair.build()
    made = affair.claims(held, affair.SALE_KEYS)
    parted = correcting.parting(held, made, made[0].id, ["wire-1#t1", "post-1#t1"], *WHO)
    assert len(parted) == 2
    after = applied(parted)
    pairs = {(j.first, j.second) for j in after.joins}
    assert ("post-1#t1", "wire-1#t1") in pairs
    assert not [p for p in pairs if len({"wire-1#t1", "post-1#t1"} & set(p)) == 1]


@pytest.mark.parametrize(
    ("keys", "want"),
    [(["courier-1#t2"], "does not belong"), (list(affair.SALE_KEYS), "nothing of")],
)
def test_what_cannot_be_parted(keys: Sequence[str], want: str) -> None:
    held = affair.build()
    made = affair.claims(held, affair.SALE_KEYS)
    with pytest.raises(NoAnswer, match=want):
        correcting.parting(held, made, made[0].id, keys, *WHO)


def test_a_relation_is_added_and_struck() -> None:
    held = affair.build()
    added = correcting.relating(held, "courier-1#t2", "supports", "courier-1#t1", *WHO)
    (one,) = applied([added]).readings["courier-1"].relations
    assert (one.from_, one.kind, one.to) == ("t2", "supports", "t1")
    struck = correcting.striking(held, "wire-1#t1", "contradicts", "wire-1#t2", *WHO)
    assert applied([struck]).readings["wire-1"].relations == ()


@pytest.mark.parametrize("second", ["wire-1#t1", "gazette-1#t1"])
def test_only_a_relation_that_was_read_can_be_struck(second: str) -> None:
    held = affair.build()
    with pytest.raises(NoAnswer, match="no supports was read"):
        correcting.striking(held, "wire-1#t2", "supports", second, *WHO)


def test_a_relation_has_two_ends() -> None:
    with pytest.raises(NoAnswer, match="two ends"):
        correcting.relating(affair.build(), "wire-1#t1", "supports", "wire-1#t1", *WHO)


@pytest.mark.parametrize("key", ["wire-1#t9", "nowhere#t1", "", "#"])
def test_a_key_that_is_not_there(key: str) -> None:
    with pytest.raises(NoAnswer, match="no statement has the key"):
        correcting.relating(affair.build(), "wire-1#t1", "supports", key, *WHO)


def test_a_source_that_is_not_there() -> None:
    held = affair.build()
    with pytest.raises(NoAnswer, match="wire-1#s9"):
        correcting.grading(held, affair.sources(held), "wire-1#s9", "named", *WHO)
