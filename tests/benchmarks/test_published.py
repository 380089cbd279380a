"""The plain parts of the measures on published sets. All texts are fictional."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.published import acts, coreference, factuality, linear, sentencesets
from benchmarks.published.tokens import prose
from onrecord.records import ReaderId, Reading, Source, Span, Statement
from training.corpora.gap import Example
from training.corpora.gum import Document


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("Roe did n't say , he left .", "Roe didn't say, he left."),
        ("Roe 's 60 % ( or so )", "Roe's 60% (or so)"),
        ("A well - known mill", "A well-known mill"),
        ('She said " no " twice', 'She said "no" twice'),
        ("`` No , '' she said", "“No,” she said"),
    ],
)
def test_tokens_become_prose(tokens: str, text: str) -> None:
    assert prose(tokens.split())[0] == text


@given(st.lists(st.text(alphabet="ab'.,-\"`(", min_size=1, max_size=4), max_size=12))
def test_each_token_stands_where_it_is_said_to(tokens: list[str]) -> None:
    text, starts = prose(tokens)
    assert len(starts) == len(tokens)
    assert starts == sorted(starts) and all(0 <= s < len(text) for s in starts)


def test_macro_f1_is_the_mean_over_classes() -> None:
    want, got = np.array([0, 0, 1, 1]), np.array([0, 0, 1, 0])
    assert linear.macro_f1(want, got, 2) == pytest.approx((80 + 200 / 3) / 2)
    assert linear.macro_f1(want, want, 3) == 100  # a class that is not there does not count


def test_pearson_of_what_does_not_vary_is_0() -> None:
    one = np.full(3, 0.1, np.float32)
    assert linear.pearson(one, np.arange(3, dtype=np.float32)) == 0
    assert linear.pearson(np.arange(3, dtype=np.float32), np.arange(3) * 2.0) == pytest.approx(1)


def test_rows_of_a_group_are_in_one_fold() -> None:
    assert linear.folds(["a", "b", "a", "c"], 2).tolist() == [0, 1, 0, 0]


def test_items_are_drawn_evenly() -> None:
    assert linear.drawn([0, 1, 2, 3, 4, 5], 3) == [0, 2, 4]
    assert linear.drawn([0, 1], 3) == [0, 1]


def test_a_classifier_learns_what_can_be_learnt() -> None:
    noise = np.random.default_rng(0)
    y = np.arange(60) % 3
    x = (np.eye(3)[y] * 4 + noise.normal(size=(60, 3))).astype(np.float32)
    groups = [str(k) for k in range(60)]
    assert linear.macro_f1(y, linear.crossed(x, y, groups, 3), 3) > 90


def test_a_ridge_regression_finds_a_slope() -> None:
    x = np.linspace(-1, 1, 50, dtype=np.float32)[:, None]
    found = linear.ridge(np.hstack([x] * 2), 3 * x[:, 0] + 1, np.array([[0.5, 0.5]], np.float32))
    assert found[0] == pytest.approx(2.5, abs=0.6)


def test_hashed_words_have_length_1() -> None:
    assert np.linalg.norm(linear.hashed([["the", "mill"], []]), axis=1).tolist() == pytest.approx(
        [1, 0]
    )


@pytest.mark.parametrize(
    ("modality", "polarity", "value"),
    [
        ("asserted", "affirmed", 3),
        ("asserted", "negated", -3),
        ("asked", "affirmed", 0),
        (None, None, 0),
    ],
)
def test_modality_and_polarity_as_a_value(modality: object, polarity: object, value: float) -> None:
    made = Statement("t1", (), "", "author", modality=modality, polarity=polarity)  # type: ignore[arg-type]
    assert factuality.value(made) == value


def test_the_statement_that_holds_a_place() -> None:
    made = Statement("t1", (Span(0, 5), Span(8, 9)), "", "author")
    assert factuality.holding([made], 8) is made
    assert factuality.holding([made], 6) is None


def test_marks_are_taken_out_of_a_pair() -> None:
    text, found = acts.unmarked("<s>Kelmar</s> sued <t>the mill</t> in May.")
    assert text == "Kelmar sued the mill in May."
    assert [text[a:b] for a, b in (found["s"], found["t"])] == ["Kelmar", "the mill"]
    pair = acts.Pair(text, found["s"], found["t"], "ACCUSE", "3")
    assert text[slice(*acts.between(pair))] == " sued "


def test_the_roles_of_an_article(tmp_path: Path) -> None:
    (tmp_path / "labels.txt").write_text("Main\nError\n")
    (tmp_path / "train.csv").write_text('0,Rain,"It rained, a lot."\n1,Rain,By Roe\n')
    assert sentencesets.roles(tmp_path) == [
        sentencesets.Item("It rained, a lot.", "Main", "Rain", 0.0)
    ]


def test_a_sentence_in_its_article() -> None:
    items = [sentencesets.Item("", "", "a", 0.0), sentencesets.Item("", "", "b", 0.5)]
    rows = sentencesets.in_article(np.array([[1.0], [2.0]], np.float32), items)
    assert rows.tolist() == [[1, 0, 0, 1, 0, 1, 0], [2, 0, 0, 2, 0.5, 0, 0.25]]


def _example(same: tuple[bool, bool]) -> Example:
    return Example("Ane saw Ben. He left.", (13, 15), ((0, 3), (8, 11)), same)


def test_whom_a_pronoun_was_taken_for() -> None:
    item = _example((False, True))
    assert coreference.chosen([[Span(8, 11), Span(13, 15)]], item) == (False, True)
    assert coreference.chosen([[Span(8, 11)], [Span(13, 15)]], item) is None


def test_the_counts_of_gap() -> None:
    right, wrong = (False, True), (True, False)
    found = coreference.gap(
        [(_example(right), right), (_example(right), wrong), (_example(right), None)]
    )
    assert dict(found.outcomes) == {"right": 1, "wrong": 1, "open": 1}
    assert (found.hit, found.got, found.want) == (1, 2, 3)
    assert found.f1 == pytest.approx(40)


def test_a_short_mention_at_the_full_name_of_its_chain() -> None:
    text = "Ane Roe spoke. She left. Ben Doe came."
    mentions = [(0, 7, "1", "person"), (15, 18, "1", "person"), (25, 32, "2", "person")]
    document = Document("d", text, mentions, [], [])
    source = Source("s1", "Ane Roe", mentions=(Span(0, 7), Span(15, 18)))
    read = Reading("d", text, None, None, None, None, (source,), (), (), ReaderId("", ""))
    assert coreference.resolved(document, read)["pronoun"] == {"right": 1}
    other = Source("s1", "Ben Doe", mentions=(Span(15, 18), Span(25, 32)))
    read = Reading("d", text, None, None, None, None, (other,), (), (), ReaderId("", ""))
    assert coreference.resolved(document, read)["pronoun"] == {"wrong": 1}
