"""Positions by example; all texts are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.positions.held import positions
from onrecord.read.statements import statements
from onrecord.records import Position, Report, joined
from tests.read.marked import marked


def held(given: str) -> tuple[str, list[tuple[str, Position]]]:
    """The text, and each position with its actor's name."""
    made = marked(given)
    said, stated = made.read()
    got, sources = positions(made.report, made.sources, said, stated)
    names = {source.id: source.name for source in sources}
    return made.report.text, [(names[one.actor], one) for one in got]


def found(given: str) -> list[tuple[str, str, str]]:
    text, got = held(given)
    return [(name, one.kind, joined(text, one.spans)) for name, one in got]


@pytest.mark.parametrize(
    ("given", "actor", "kind", "said"),
    [
        (
            "[1:The dockers' union] <1:threatened> {1:to close the port}.",
            "The dockers' union",
            "threat",
            "threatened to close the port",
        ),
        (
            "[1:Premier Ivo Tarn] <1:vowed> {1:to rebuild the dam}.",
            "Premier Ivo Tarn",
            "promise",
            "vowed to rebuild the dam",
        ),
        (
            "[1:Ivo Tarn] <1:demanded> {1:that the contractor return the money}.",
            "Ivo Tarn",
            "demand",
            "demanded that the contractor return the money",
        ),
        (
            "[1:The Opposition] <1:views> {1:the reform as a power grab}.",
            "The Opposition",
            "assessment",
            "views the reform as a power grab",
        ),
        (
            "The policy of the ministry is to keep the price fixed.",
            "the ministry",
            "policy",
            "policy of the ministry is to keep the price fixed",
        ),
        (
            "The incoming administration is expected to focus on trade.",
            "The incoming administration",
            "policy",
            "is expected to focus on trade",
        ),
        (
            "Karvia's red lines on the strait have been ignored.",
            "Karvia",
            "red_line",
            "Karvia's red lines on the strait have been ignored",
        ),
        (
            "[1:Ann Roe] <1:said> {1:“We will not accept a single job cut.”}",
            "Ann Roe",
            "red_line",
            "We will not accept a single job cut",
        ),
        (
            "[1:The firm] <1:said> {1:it would refund every customer}.",
            "The firm",
            "promise",
            "it would refund every customer",
        ),
        (
            "[1:Olen Marr] <1:told> the council {1:“You must withdraw your troops.”}",
            "Olen Marr",
            "demand",
            "You must withdraw your troops",
        ),
        (
            "The Kingdom undertakes, for its part, to open the gates.",
            "The Kingdom",
            "promise",
            "undertakes, for its part, to open the gates",
        ),
        (
            "In the company's assessment, the engines remain safe.",
            "the company",
            "assessment",
            "the engines remain safe",
        ),
        (
            "[1:The admiral] <1:said> {1:“We are not going to allow their fleet in”}.",
            "The admiral",
            "red_line",
            "We are not going to allow their fleet in",
        ),
        (
            "[1:Ada Fenn] <1:said> {1:that was a line which no government of hers would cross}.",
            "Ada Fenn",
            "red_line",
            "that was a line which no government of hers would cross",
        ),
    ],
)
def test_kinds(given: str, actor: str, kind: str, said: str) -> None:
    assert any(
        name == actor and one == kind and said in told for name, one, told in found(given)
    ), found(given)


@pytest.mark.parametrize(
    "given",
    [
        "[1:Ivo Tarn] did not <1:threaten> {1:to close the border}.",
        "The council dropped its demand that the school be closed.",
        "No red line was crossed.",
        "[1:His wife] <1:joked> {1:“I will sue him if he is late again”}.",
        "[1:Analysts] <1:said> {1:prices would rise if the strike goes on}.",
        "Will the union threaten to strike?",
        "The council may demand that the money be returned.",
        "Storms threatened the harvest.",
        "[1:Mrs Olley] <1:vows> {1:to strangle the clock}.",
        "He bought the threatened land and a promised car.",
        "The two leaders have no plans to meet.",
    ],
)
def test_no_position(given: str) -> None:
    assert found(given) == []


@pytest.mark.parametrize(
    ("given", "condition", "consequence"),
    [
        (
            "[1:Ann Roe] <1:said> {1:“If they move one crane, we stop every ship.”}",
            "If they move one crane",
            "we stop every ship",
        ),
        (
            "[1:The union] <1:threatened> {1:to close the port unless the firm pays}.",
            "unless the firm pays",
            "threatened to close the port",
        ),
        (
            "[1:Ivo Tarn] <1:said> {1:“Should the strait be closed, we will retaliate.”}",
            "Should the strait be closed",
            "we will retaliate",
        ),
        (
            "Under Karvia's doctrine, any state that aids an attacker will be regarded as a foe.",
            "any state that aids an attacker",
            "will be regarded as a foe",
        ),
        (
            "[1:The minister] <1:warned> {1:that any ship entering the bay would be sunk}.",
            "any ship entering the bay",
            "would be sunk",
        ),
        (
            "[1:Bel Orr] <1:pledged> {1:to lift the ban as soon as the talks begin}.",
            "as soon as the talks begin",
            "pledged to lift the ban",
        ),
    ],
)
def test_condition_and_consequence(given: str, condition: str, consequence: str) -> None:
    text, got = held(given)
    assert [joined(text, one.condition) for _, one in got][:1] == [condition]
    assert consequence in joined(text, got[0][1].consequence)


def test_one_record_for_one_stretch() -> None:
    got = found("[1:Ivo Tarn] <1:vowed> {1:that he would rebuild the dam}.")
    assert [kind for _, kind, _ in got] == ["promise"]


def test_the_attribution_that_puts_it_to_the_actor() -> None:
    _, got = held("[1:The union] <1:threatened> {1:to close the port}.")
    assert [one.attribution for _, one in got] == ["a1"]
    _, told = held("Karvia's red lines on the strait have been ignored.")
    assert [one.attribution for _, one in told] == [None]


def test_an_actor_who_is_no_source_is_added() -> None:
    made = marked("The Harbour Board has long opposed the bridge.")
    got, sources = positions(made.report, [], [], ())
    assert [source.name for source in sources if source.id == got[0].actor] == ["The Harbour Board"]


_FRAGMENTS = st.sampled_from(
    [
        *("if ", "unless ", "should ", "we ", "will ", "not ", "accept ", "would ", "be sunk"),
        *("The council ", "threatened ", "to ", "policy of ", "'s ", "its ", "demand ", "that "),
        *("“", "”", '"', ". ", ", ", "; ", "?", "\n\n", "doctrine ", "any state ", "line ", "İ "),
        *("cross ", "under no circumstances ", "in ", "assessment, ", "I ", "𝒜 ", "no ", "going "),
    ]
)


@given(st.lists(_FRAGMENTS | st.text(max_size=8), max_size=30).map("".join))
def test_any_text(text: str) -> None:
    report = Report(id="r", text=text)
    got, sources = positions(report, [], [], statements(text, []))
    assert positions(report, [], [], statements(text, [])) == (got, sources)
    keys = {source.id for source in sources}
    for one in got:
        assert one.actor in keys
        assert sum(span.end - span.start for span in one.spans) <= 500
        for span in (*one.spans, *one.condition, *one.consequence):
            assert 0 <= span.start < span.end <= len(text)
