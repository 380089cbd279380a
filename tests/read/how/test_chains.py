"""Chains, by example; all texts are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.how.chains import with_chains
from onrecord.records import Attribution, Report, Source, Span
from tests.read.marked import marked


def chains(given: str, **options: object) -> list[tuple[str, ...]]:
    made = marked(given, **options)  # type: ignore[arg-type]
    sources, attributions = with_chains(made.report, made.sources, made.attributions)
    names = {source.id: source.name for source in sources}
    return [tuple(names[key] for key in one.chain) for one in attributions]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (
            "[1:Two officials] <1:told> the Orsk Courier {1:that the mine would close}.",
            ("the Orsk Courier", "Two officials"),
        ),
        (
            "[1:Two officials] <1:told> Reuters {1:the mine would close}.",
            ("Reuters", "Two officials"),
        ),
        ("[1:Two officials] <1:told> reporters {1:that the mine would close}.", ("Two officials",)),
        (
            "[1:Two officials] <1:told> the council {1:that the mine would close}.",
            ("Two officials",),
        ),
        (
            "In an interview with the BBC, [1:Ana Roe] <1:said> {1:the mine would close}.",
            ("the BBC", "Ana Roe"),
        ),
        (
            "{1:It will shut}, <1:according to> [1:the Evening Post], which quoted two aides.",
            ("the Evening Post", "two aides"),
        ),
        (
            "[1:The agency] <1:reported> {1:that the boat had sunk}, citing a ministry statement.",
            ("The agency", "a ministry statement"),
        ),
        (
            "[1:State television], citing the governor, <1:said> {1:eleven people were hurt}.",
            ("State television", "the governor"),
        ),
        ("[1:The mayor] <1:said> {1:the mine would close}, citing rising costs.", ("The mayor",)),
        (
            "[1:The Orsk Courier], whose report was repeated by others, <1:said> {1:it fell}.",
            ("others", "The Orsk Courier"),
        ),
        (
            "[1:A report seen by the Evening Post] <1:says> {1:the wall was cracked}.",
            ("the Evening Post", "A report seen by the Evening Post"),
        ),
        (
            "In a letter seen by Reuters, in which [1:the minister] <1:says> {1:the dam is safe}.",
            ("Reuters", "a letter", "the minister"),
        ),
        (
            "[1:A guard quoted by the Evening Post] <1:called> {1:the damage slight}.",
            ("the Evening Post", "A guard quoted by the Evening Post"),
        ),
    ],
)
def test_chain(given: str, wanted: tuple[str, ...]) -> None:
    assert chains(given) == [wanted]


def test_own_outlet_is_no_hop() -> None:
    told = "[1:Two aides] <1:told> the Orsk Courier {1:that it was over}."
    assert chains(told, outlet="Orsk Courier") == [("Two aides",)]


def test_what_cites_alone_takes_the_clause_before_it() -> None:
    made = marked("[1:Western press] narrowed it to the north, <1:citing> {1:unnamed sources}.")
    sources, (one,) = with_chains(made.report, made.sources, made.attributions)
    names = {source.id: source.name for source in sources}
    assert [names[key] for key in one.chain] == ["Western press", "unnamed sources"]
    assert one.source_id == one.chain[-1]
    assert [span.cut(made.report.text) for span in one.content] == ["narrowed it to the north"]
    assert [span.cut(made.report.text) for span in one.hops[-1].source] == ["unnamed sources"]


def test_a_clause_that_nothing_attributes_is_taken_up() -> None:
    assert chains("The Orsk Courier put the loss at two boats, citing a harbour official.") == [
        ("The Orsk Courier", "a harbour official")
    ]


def test_inside_what_another_said() -> None:
    nested = "[1:The Post] <1:reported> {1:that [2:two aides] <2:said> {2:the plan was dead}}."
    assert chains(nested) == [("The Post",), ("The Post", "two aides")]


def test_two_unnamed_groups_never_merge() -> None:
    found = chains(
        "[1:The Post] <1:said> {1:it was over}, citing unnamed officials. "
        "[2:The Star] <2:said> {2:it was not}, citing unnamed officials."
    )
    assert found == [("The Post", "unnamed officials"), ("The Star", "unnamed officials")]
    made = marked(
        "[1:The Post] <1:said> {1:it was over}, citing unnamed officials. "
        "[2:The Star] <2:said> {2:it was not}, citing unnamed officials."
    )
    _, (one, other) = with_chains(made.report, made.sources, made.attributions)
    assert one.source_id != other.source_id


@given(st.text(max_size=200), st.lists(st.integers(0, 200), min_size=6, max_size=6))
def test_never_raises_and_keeps_spans_inside(text: str, places: list[int]) -> None:
    a, b, c, d, e, f = (min(place, len(text)) for place in places)
    spans = [Span(min(x), max(x)) for x in ((a, b), (c, d), (e, f))]
    one = Attribution(
        id="a1", source=(spans[0],), cue=(spans[1],), content=(spans[2],), source_id="s1"
    )
    source = Source(id="s1", name=spans[0].cut(text), mentions=(spans[0],))
    sources, attributions = with_chains(Report(id="r", text=text), [source], [one])
    assert all(0 <= m.start <= m.end <= len(text) for s in sources for m in s.mentions)
    assert all(key in {s.id for s in sources} for got in attributions for key in got.chain)
