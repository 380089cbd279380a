"""What an export holds: everything, some reports, or what carries a claim."""

from __future__ import annotations

from onrecord.export.selection import Selection, narrowed
from onrecord.ledger.records import key_of
from onrecord.records import Reading
from tests.export import dossier
from tests.export.dossier import of_words


def test_all_of_a_ledger(selection: Selection) -> None:
    assert [one.id for one in selection.filed] == ["courier", "gazette", "gone", "times/1"]
    assert [filed.id for filed, _ in selection.read()] == ["courier", "gazette", "times/1"]
    assert len(selection.claims) == 2 and len(selection.joins) == 2
    assert [one.id for one in selection.corrections] == [1, 2]


def test_only_some_reports(read: dict[str, Reading]) -> None:
    held = dossier.holdings(read)
    some = Selection(held, dossier.claims(read), dossier.sources(read), reports=["times/1"])
    assert [one.id for one in some.filed] == ["times/1"] == list(some.readings)
    assert {one.report for one in some.held} == {"times/1"}
    assert all("times/1" in one.reports for one in some.sources)
    assert {one.id for one in some.sources} >= {"halvik"}
    assert some.joins == ()  # their other ends are not there
    assert len(some.claims) == 2 and some.claims[0].reports == ("courier", "gazette", "times/1")


def test_only_one_claim(read: dict[str, Reading]) -> None:
    held, claims = dossier.holdings(read), dossier.claims(read)
    some = Selection(held, claims, dossier.sources(read), only=claims[1:])
    assert [one.key for one in some.held] == sorted(
        claims[1].statements, key=[one.key for one in held.held].index
    )
    assert [one.id for one in some.claims] == [claims[1].id]
    assert len(some.joins) == 1
    assert [one.id for one in some.filed] == ["courier", "gazette", "times/1"]
    names = {source.name for reading in some.readings.values() for source in reading.sources}
    # The engineer and the audit say it; the minister denies it. Nobody else is in it.
    assert names == {
        "a senior engineer at the water board",
        "Petra Halvik",
        "an audit by the Norrin Institute",
    }


def test_one_claim_in_one_report(read: dict[str, Reading]) -> None:
    claims = dossier.claims(read)
    some = Selection(
        dossier.holdings(read), claims, dossier.sources(read), reports=["gazette"], only=claims[:1]
    )
    assert [one.key for one in some.held] == [of_words(read["gazette"], "cracked before")]


def test_a_narrowed_reading_points_at_nothing_that_is_gone(read: dict[str, Reading]) -> None:
    reading = read["courier"]
    for statement in reading.statements:
        small = narrowed(reading, {key_of(reading.id, statement.id)})
        assert [one.id for one in small.statements] == [statement.id]
        sources = {one.id for one in small.sources}
        attributions = {one.id for one in small.attributions}
        assert small.relations == ()
        assert attributions == ({statement.attribution} - {None})
        assert all({*one.chain, one.source_id} - {None} <= sources for one in small.attributions)
        assert {one.actor for one in (*small.responses, *small.positions)} <= sources
        assert all(one.about == statement.id for one in small.responses)
        assert {one.decider for one in small.decisions} <= sources


def test_a_source_that_nobody_weighed_stands_alone(read: dict[str, Reading]) -> None:
    some = Selection(dossier.holdings(read))
    first, second = (
        some.spoken_for(name, read[name].sources[0]) for name in ("courier", "gazette")
    )
    assert first.id != second.id and first.name == second.name


def test_undone_corrections_are_kept_only_where_they_are_given(read: dict[str, Reading]) -> None:
    assert [one.id for one in Selection(dossier.holdings(read)).corrections] == [1]
