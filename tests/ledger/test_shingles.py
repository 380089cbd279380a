"""Shingles, least hashes, and which of two texts is a copy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.likeness import changed, compared, least_resemblance
from onrecord.ledger.shingles import ORDERS, WORDS, Text, least
from tests.ledger.made import prose, words

FORM = (
    "The Premier of Vessany approved on {day} a request for help from the district of {place}, "
    "which was hit by floods between {day} and 30 November. The order frees money for homes, "
    "roads and schools in {place}. Emergency help is available to all who live there, and to "
    "those who work there, on the same terms as in earlier years. {name} of the Office for Floods "
    "was named to lead the work in the field. Residents can ask for help in writing, in person or "
    "by telephone, every day from seven to seven."
)


def test_shingles_are_of_words_not_of_letters_or_marks() -> None:
    one = Text("“The gate,” she said, is SHUT for good.")
    two = Text("the gate she said is shut for good")
    assert (one.shingles == two.shingles).all()
    assert len(one.shingles) == 8 - WORDS + 1


@pytest.mark.parametrize("text", ["", "one two three four", " \n ", "¿?"])
def test_few_words_have_none(text: str) -> None:
    assert len(Text(text).shingles) == 0
    assert len(least(Text(text).shingles)) == 0


def test_order_of_words_counts() -> None:
    assert not np.isin(Text("a b c d e").shingles, Text("b a c d e").shingles).any()


SHINGLE = 827122989679076136
LEAST = [331332515035574425, 755810642995269292]


def test_hashes_are_the_same_for_ever() -> None:
    """They are stored: others would no longer find what is in a ledger."""
    text = Text("The gate of the harbour is shut for good.")
    assert int(text.shingles[0]) == SHINGLE
    assert [int(value) for value in least(text.shingles)[:2]] == LEAST


@given(st.integers(0, 10_000), st.integers(20, 300), st.floats(0, 1))
def test_shared_least_hashes_estimate_resemblance(seed: int, count: int, part: float) -> None:
    common, rest = words(seed, int(count * part)), count - int(count * part)
    one = Text(" ".join([*common, *words(seed + 1, rest)]))
    two = Text(" ".join([*common, *words(seed + 2, rest)]))
    both = len(np.intersect1d(one.shingles, two.shingles))
    true = both / (len(one.shingles) + len(two.shingles) - both)
    found = len(np.intersect1d(least(one.shingles), least(two.shingles))) / ORDERS
    assert abs(found - true) < 5 * (0.25 / ORDERS) ** 0.5


def test_the_same_text_under_another_head_is_a_copy() -> None:
    found = compared(Text(prose(1)), Text("PORT LYS (Agency) — " + prose(1)))
    assert found is not None and found.shared / found.first == 1


def test_a_text_cut_short_is_a_copy() -> None:
    whole = prose(1, 900)
    assert compared(Text(whole), Text(" ".join(whole.split()[:60]))) is not None
    assert compared(Text(" ".join(whole.split()[400:460])), Text(whole)) is not None


def test_a_copy_may_be_edited_and_get_paragraphs_of_its_own() -> None:
    given_ = words(1, 400)
    edited = [word if k % 40 else "said" for k, word in enumerate(given_)]
    longer = " ".join(edited) + ".\n\n" + prose(2, 120)
    assert compared(Text(" ".join(given_)), Text(longer)) is not None


def test_a_shared_paragraph_makes_no_copy() -> None:
    footer = prose(9, 60)
    one, two = prose(1, 200) + "\n\n" + footer, prose(2, 200) + "\n\n" + footer
    assert compared(Text(one), Text(two)) is None


def test_a_short_text_in_common_is_a_formula() -> None:
    line = " ".join(words(3, 20))
    assert compared(Text(line), Text(line + " " + prose(4))) is None


def test_a_form_filled_in_anew_is_no_copy() -> None:
    one = FORM.format(day="7 November", place="Orrin Vale", name="Tomas Grell")
    two = FORM.format(day="12 November", place="Lower Sarn", name="Ida Pohl")
    assert changed(Text(one), Text(two)).share > 0.2
    for within in (True, False):
        assert compared(Text(one), Text(two), within) is None
    again = one.replace("is available", "can be had")
    assert compared(Text(one), Text(again)) is not None


def test_within_an_outlet_texts_must_be_more_alike() -> None:
    """Letters of an office have the same beginning and end."""
    one = " ".join([*words(1, 50), *words(2, 30), *words(3, 40)])
    two = " ".join([*words(1, 50), *words(4, 45), *words(3, 40)])
    assert compared(Text(one), Text(two), within=False) is not None
    assert compared(Text(one), Text(two), within=True) is None
    whole = prose(5, 400)
    longer = whole + " " + prose(6, 150)
    assert compared(Text(whole), Text(longer), within=True) is not None


def test_one_thing_put_another_way_leaves_a_copy() -> None:
    text = "{} A bridge of {} near Orrin fell when Mira Tolvane of Vendôme crossed it. " + prose(
        3, 60
    )
    one = text.format("Posted 4 May 2031.", "60 metres")
    two = text.format("Updated 5 May 2031 at 11 am.", "200 feet").replace("ô", "o")
    assert compared(Text(one), Text(two)) is not None


def test_a_number_brought_up_to_date_leaves_a_copy() -> None:
    many = "Two people in {} towns of Vessany, Orrin and Sarn were hurt when Mira Tolvane spoke. "
    text = "".join(
        f"On {k} May the council of {name.title()} met {other.title()}. "
        for k, (name, other) in enumerate(zip(words(7, 30), words(8, 30), strict=True), start=1)
    )
    one, two = many.format(11) + text, many.format(14) + text
    assert compared(Text(one), Text(two)) is not None


def test_names_at_the_head_of_a_sentence_do_not_count() -> None:
    text = Text("Nobody spoke. Later Mira Tolvane did, on 4 May: Yes.\nAnd left")
    facts = [word for word, fact in zip(text.words, text.facts, strict=True) if fact]
    assert facts == ["mira", "tolvane", "4", "may"]


@given(st.integers(1, 3000), st.integers(1, 3000))
def test_least_resemblance_is_symmetric_and_a_share(first: int, second: int) -> None:
    assert least_resemblance(first, second) == least_resemblance(second, first)
    assert 0 < least_resemblance(first, second) <= 1


@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_is_symmetric(one: str, two: str) -> None:
    there, back = compared(Text(one), Text(two)), compared(Text(two), Text(one))
    assert (there is None) == (back is None)
    assert there is None or back is None or there.shared == back.shared
