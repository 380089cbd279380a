"""Claims and the facts right beside them; all texts are made up."""

from __future__ import annotations

import pytest

from tests.read.relations.found import holds


@pytest.mark.parametrize(
    ("text", "start", "kind", "end"),
    [
        (
            "[1:The airline] <1:blamed> {1:thick fog over the field}. The airport's records show a "
            "clear sky until noon.",
            "a clear sky",
            "contrasts",
            "thick fog",
        ),
        (
            "[1:The ministry] <1:insists> {1:that nobody was harmed}. The hospital at Lorn has "
            "treated sixty people for burns.",
            "for burns",
            "contradicts",
            "nobody was harmed",
        ),
        (
            "In opposition, [1:she] <1:called> {1:such subsidies poison}. This week she granted "
            "the yards 300 million marks.",
            "granted the yards",
            "contrasts",
            "poison",
        ),
    ],
)
def test_facts_beside_a_claim(text: str, start: str, kind: str, end: str) -> None:
    assert holds(text, start, kind, end)


@pytest.mark.parametrize(
    ("text", "start", "kind", "end"),
    [
        (  # nobody claims anything against it
            "[1:The airline] <1:said> {1:there was thick fog over the field}. The airport's "
            "records show a clear sky until noon.",
            "a clear sky",
            "contrasts",
            "thick fog",
        ),
        (  # another paragraph
            "[1:The ministry] <1:insists> {1:that nobody was harmed}.\n\nThe hospital at Lorn has "
            "treated sixty people for burns.",
            "for burns",
            "contradicts",
            "nobody was harmed",
        ),
        (  # two people
            "In opposition, [1:she] <1:called> {1:such subsidies poison}. This week storms closed "
            "the yards at Tarn.",
            "closed the yards",
            "contrasts",
            "poison",
        ),
    ],
)
def test_nothing_beside_a_claim(text: str, start: str, kind: str, end: str) -> None:
    assert not holds(text, start, kind, end)
