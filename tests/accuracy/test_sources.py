from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.sources import (
    LABELS,
    Figures,
    form,
    found,
    full_name,
    jaccard,
    labels,
    score,
    stranger,
)
from onrecord.records import Attribution, Grade, ReaderId, Reading, Source, SourceKind, Span

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf8")).get("sources", {})
ABSENT = "../shared is absent: no corpora to measure on"

TEXT = "Ada Marsh, the mayor, spoke. She said so. Ben Orr nodded, the Courier reported."
ADA, SHE, BEN, COURIER = Span(0, 9), Span(29, 32), Span(42, 49), Span(58, 69)


def reading(sources: tuple[Source, ...], attributions: tuple[Attribution, ...] = ()) -> Reading:
    return Reading("x", TEXT, None, None, None, None, sources, attributions, (), ReaderId("0", ""))


@pytest.fixture(scope="module")
def figures() -> Figures:
    return score(SHARED)


@pytest.mark.accuracy
@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
@pytest.mark.parametrize("key", ["grade_right", "kind_right", "coreference_right"])
def test_no_figure_of_sources_falls_below_its_floor(key: str, figures: Figures) -> None:
    if key not in FLOORS:
        pytest.skip(f"no floor for {key} yet")
    assert figures.shares[key] >= FLOORS[key]


def test_labels_hold_places_and_known_values_only() -> None:
    graded, short = labels("grades.jsonl"), labels("coreference.jsonl")
    assert all(set(r) == {"article", "start", "end", "grade", "kind"} for r in graded)
    assert {r["grade"] for r in graded} <= {*Grade.__args__, None}  # type: ignore[attr-defined]
    assert {r["kind"] for r in graded} <= {*SourceKind.__args__, None}  # type: ignore[attr-defined]
    assert len([r for r in graded if r["grade"]]) == 200
    assert len(short) == 100
    assert all(set(r) == {"article", "start", "end", "antecedent"} for r in short)
    places = {(r["article"], r["start"], r["end"]) for r in graded}
    assert len(places) == len(graded)
    assert {(r["article"], r["start"], r["end"]) for r in short} <= places


@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
def test_labels_lie_inside_their_articles() -> None:
    folder = SHARED / "data/polnear/dev/text"
    for name in ("grades.jsonl", "coreference.jsonl"):
        for row in labels(name):
            text = (folder / f"{row['article']}.txt").read_bytes().decode("utf8")
            for start, end in ((row["start"], row["end"]), row.get("antecedent", (0, 1))):
                assert 0 <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip(), (LABELS / name, row)


def test_a_source_is_found_by_half_its_span() -> None:
    ada = Source("s1", "Ada Marsh", mentions=(ADA, SHE))
    assert found(reading((ada,)), SHE) == (True, ada)
    assert found(reading((ada,)), Span(0, 20)) == (False, None)
    assert jaccard(ADA, Span(0, 20)) == 9 / 20


def test_the_outer_source_of_a_chain_is_its_first_hop() -> None:
    courier, ben = Source("s1", "the Courier"), Source("s2", "Ben Orr")
    said = Attribution("a1", (COURIER,), (), (), source_id="s2", chain=("s1", "s2"))
    assert found(reading((courier, ben), (said,)), COURIER) == (True, courier)


def test_a_found_span_may_have_no_source() -> None:
    said = Attribution("a1", (COURIER,), (), ())
    assert found(reading((), (said,)), COURIER) == (True, None)


def test_another_full_name_is_a_false_merge() -> None:
    both = Source("s1", "Ada Marsh", mentions=(ADA, SHE, BEN))
    assert stranger(TEXT, both, "Ada Marsh") == "Ben Orr"
    assert stranger(TEXT, Source("s1", "", mentions=(ADA, SHE)), "Ada Marsh") is None


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("longtime spokesman Ben Orr", "Ben Orr"),
        ("Ben Orr, a clerk", "Ben Orr"),
        ("Ben Orr’s", "Ben Orr"),
        ("Ben Orr Jr.", "Ben Orr"),
        ("the mayor", None),
        ("Orr", None),
        ("The Courier", None),
    ],
)
def test_full_names_are_two_capitalised_words(mention: str, name: str | None) -> None:
    assert full_name(mention) == name


@pytest.mark.parametrize(
    ("mention", "kind"),
    [("She", "pronoun"), ("Mr. Orr", "name"), ("the mayor", "description")],
)
def test_short_mentions_are_told_apart(mention: str, kind: str) -> None:
    assert form(mention) == kind
