"""What holdings hold as of a day, and how a person's corrections change what is seen."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.records import Anchor, Correction, CorrectionKind, Join
from onrecord.records import Reading, Relation, Response, Span
from onrecord.weigh.corrected import corrected, source_at, statement_at
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import SourceRef
from tests.weigh.making import anchor, filed, own, reading, said

DAM = reading(
    "dam",
    [
        said("Two officials", "the dam at Orvane had cracked", "anonymous", "group"),
        said("Tola Brin", "the dam is sound"),
        said("Ms Brin", "nobody has to leave"),
        own("Nobody had inspected the dam since March"),
    ],
    relations=[Relation("t4", "t1", "supports"), Relation("t2", "t1", "contradicts")],
    responses=[Response("s3", "denies", "t1", (Span(0, 3),))],
)
LATER = reading("later", [said("The minister", "the dam at Orvane has a crack")])


def _put(kind: CorrectionKind, *anchors: Anchor, **fields: Any) -> Correction:
    return Correction(kind, tuple(anchors), "Ada", "read again", **fields)


def _sources(one: Reading) -> dict[str, list[str]]:
    return {s.id: [m.cut(one.text) for m in s.mentions] for s in one.sources}


def _holdings(*corrections: Correction, as_of: str | None = None) -> Holdings:
    return Holdings.build(
        [
            (filed("later", "2031-04-02", outlet="Courier"), LATER),
            (filed("dam", "2031-03-01", "2031-03-03", outlet="Gazette"), DAM),
        ],
        [Join("dam#t1", "later#t1", 0.9, "the same words")],
        corrections,
        as_of,
    )


def test_everything_is_held_by_date_and_place() -> None:
    held = _holdings().held
    assert [one.key for one in held] == ["dam#t1", "dam#t2", "dam#t3", "dam#t4", "later#t1"]
    assert [one.grade for one in held] == ["anonymous", "named", "named", "author", "named"]
    assert held[0].outlet == "Gazette" and held[0].date == "2031-03-01"


@pytest.mark.parametrize(
    ("day", "reports", "dates", "joins"),
    [
        ("2031-02-28", [], {}, 0),
        ("2031-03-01", ["dam"], {"dam": ("2031-03-01",)}, 0),
        ("2031-03-03", ["dam"], {"dam": ("2031-03-01", "2031-03-03")}, 0),
        ("2031-04-02", ["dam", "later"], {"dam": ("2031-03-01", "2031-03-03")}, 1),
    ],
)
def test_as_of_a_day_only_what_was_published_by_then(
    day: str, reports: list[str], dates: dict[str, tuple[str, ...]], joins: int
) -> None:
    holdings = _holdings(as_of=day)
    assert list(holdings.filed) == reports == list(holdings.readings)
    for name, expected in dates.items():
        assert holdings.filed[name].dates == expected
    assert len(holdings.joins) == joins


def test_a_report_without_a_date_is_known_from_the_day_it_was_added() -> None:
    given_ = [(filed("dam", added="2031-05-05T10:00:00Z"), DAM)]
    assert not Holdings.build(given_, as_of="2031-05-04").held
    assert Holdings.build(given_, as_of="2031-05-05").held


def test_the_original_of_a_reprint_is_followed_to_its_end() -> None:
    names = ("dam", "copy", "copy2")
    of = (None, "dam", "copy")
    holdings = Holdings.build(
        [
            (filed(n, "2031-03-01", reprint_of=o), msgspec.structs.replace(DAM, id=n))
            for n, o in zip(names, of, strict=True)
        ]
    )
    assert [holdings.original(name) for name in names] == ["dam"] * 3


def test_a_forgotten_report_is_filed_and_holds_nothing() -> None:
    holdings = Holdings([filed("dam", "2031-03-01")], [])
    assert list(holdings.filed) == ["dam"] and not holdings.held


def test_a_grade_is_put_right_with_who_and_why() -> None:
    put = _put("set_grade", anchor(DAM, "Two officials"), grade="official")
    source = corrected(DAM, [put]).sources[0]
    assert source.grade == "official"
    assert source.reasons["grade"] == "put right by Ada: read again"
    assert DAM.sources[0].grade == "anonymous"


def test_merged_sources_take_everything_with_them() -> None:
    put = _put("merge_sources", anchor(DAM, "Tola Brin"), anchor(DAM, "Ms Brin"))
    one = corrected(DAM, [put])
    assert _sources(one) == {"s1": ["Two officials"], "s2": ["Tola Brin", "Ms Brin"]}
    assert [a.source_id for a in one.attributions] == ["s1", "s2", "s2"]
    assert [a.chain for a in one.attributions] == [("s1",), ("s2",), ("s2",)]
    assert one.responses[0].actor == "s2"


def test_a_split_takes_out_one_mention_and_what_is_put_to_it() -> None:
    merge = _put("merge_sources", anchor(DAM, "Tola Brin"), anchor(DAM, "Ms Brin"))
    split = _put("split_sources", anchor(DAM, "Ms Brin"), anchor(DAM, "Tola Brin"))
    one = corrected(DAM, [merge, split])
    assert sorted(map(tuple, _sources(one).values())) == [
        ("Ms Brin",),
        ("Tola Brin",),
        ("Two officials",),
    ]
    by = {a.id: a.source_id for a in one.attributions}
    assert by["a2"] == "s2" and by["a3"] not in ("s1", "s2")


def test_relations_are_struck_and_added() -> None:
    first, second = anchor(DAM, "the dam at Orvane had cracked"), anchor(DAM, "the dam is sound")
    struck = corrected(DAM, [_put("strike_relation", first, second)])
    assert [r.kind for r in struck.relations] == ["supports"]
    kept = corrected(DAM, [_put("strike_relation", first, second, relation="causes")])
    assert kept.relations == DAM.relations
    added = corrected(DAM, [_put("add_relation", second, first, relation="narrows")])
    assert [(r.from_, r.to, r.kind) for r in added.relations][-1] == ("t2", "t1", "narrows")


def test_a_correction_whose_words_are_gone_changes_nothing() -> None:
    there = anchor(DAM, "Two officials")
    gone = Anchor("dam", there.start + 1, there.end + 1, there.quote)
    assert source_at(DAM, gone) is None and statement_at(DAM, gone) is None
    assert corrected(DAM, [_put("set_grade", gone, grade="official")]) == DAM


def test_an_undone_correction_changes_nothing() -> None:
    put = _put("set_grade", anchor(DAM, "Two officials"), grade="official", undone=True)
    assert corrected(DAM, [put]) == DAM


def test_claims_are_parted_and_joined_by_a_person() -> None:
    first, second = anchor(DAM, "the dam at Orvane"), anchor(LATER, "the dam at Orvane has a crack")
    parted = _holdings(_put("part_claims", first, second))
    assert parted.joins == () and parted.parted == {("dam#t1", "later#t1")}
    other = anchor(DAM, "the dam is sound")
    joined = _holdings(_put("join_claims", second, other))
    assert [(j.first, j.second, j.score) for j in joined.joins] == [
        ("dam#t1", "later#t1", 0.9),
        ("dam#t2", "later#t1", 1.0),
    ]
    again = _holdings(_put("part_claims", first, second), _put("join_claims", first, second))
    assert not again.parted and again.joins[0].reason == "joined by Ada: read again"


def test_sources_of_two_reports_are_joined_and_held_apart() -> None:
    first, second = anchor(DAM, "Tola Brin"), anchor(LATER, "The minister")
    pair = (SourceRef("dam", "s2"), SourceRef("later", "s1"))
    assert _holdings(_put("merge_sources", second, first)).merged == (pair,)
    both = _holdings(_put("merge_sources", first, second), _put("split_sources", first, second))
    assert both.merged == () and both.apart == (pair,)


_KINDS = ("merge_sources", "split_sources", "set_grade", "strike_relation", "add_relation")
_ANCHORS = st.builds(
    lambda start, length: Anchor("dam", start, start + length, DAM.text[start : start + length]),
    st.integers(0, len(DAM.text) - 1),
    st.integers(1, 40),
)
_CORRECTIONS = st.builds(
    lambda kind, anchors: Correction(
        kind, tuple(anchors), "Ada", "why", grade="official", relation="causes"
    ),
    st.sampled_from(_KINDS),
    st.lists(_ANCHORS, min_size=1, max_size=3),
)


@given(st.lists(_CORRECTIONS, max_size=5))
def test_whatever_is_put_right_the_reading_stays_whole(corrections: list[Correction]) -> None:
    one = corrected(DAM, corrections)
    ids = {source.id for source in one.sources}
    assert len(ids) == len(one.sources)
    mentions = sorted(m for source in one.sources for m in source.mentions)
    assert mentions == sorted(m for source in DAM.sources for m in source.mentions)
    assert all(a.source_id in ids and set(a.chain) <= ids for a in one.attributions)
    assert all(response.actor in ids for response in one.responses)
    statements = {statement.id for statement in one.statements}
    assert all({r.from_, r.to} <= statements for r in one.relations)
    assert one.statements == DAM.statements
