from __future__ import annotations

import pytest

from onrecord.read.reader import Reader
from onrecord.records import Report
from onrecord.weigh.features import features
from onrecord.weigh.laying import Laid
from onrecord.weigh.profiles import Profile
from onrecord.weigh.vetoes import contradiction, too_little


def profile(reader: Reader, text: str, id: str) -> Profile:
    """The profile of the first statement of a report of its own."""
    reading = reader.read(Report(id=id, text=text, published="2031-05-04"))
    assert reading.statements
    return Laid(reading).profile(0)


def pair(reader: Reader, one: str, other: str) -> tuple[Profile, Profile]:
    return profile(reader, one, "a"), profile(reader, other, "b")


APART = [
    (
        "The harbour of Tellin reopened on Monday after the strike.",
        "The harbour of Tellin did not reopen after the strike.",
        "negates",
    ),
    (
        "The fire in Marn killed 12 people and destroyed the old mill.",
        "The fire in Marn killed 31 people and destroyed the old mill.",
        "quantity",
    ),
    (
        "The army of Ostreval shelled the market of Marn in the night.",
        "The army of Lethe shelled the market of Tellin in the night.",
        "names",
    ),
    (
        "Vessel attacked Orlan in the strait near the lighthouse.",
        "Orlan attacked Vessel in the strait near the lighthouse.",
        "other way round",
    ),
    (
        "Exports of Ostreval rose sharply in the spring, mostly of timber.",
        "Exports of Ostreval fell sharply in the spring, mostly of timber.",
        "contrary",
    ),
    (
        "Ostreval closed the border with Lethe on 3 March 2031.",
        "Ostreval closed the border with Lethe on 9 April 2031.",
        "time",
    ),
    (
        "Ostreval closed the border with Lethe to all lorries.",
        "Ostreval might close the border with Lethe to all lorries.",
        "not sure",
    ),
]


@pytest.mark.parametrize(("one", "other", "why"), APART)
def test_what_contradicts_is_never_joined(reader: Reader, one: str, other: str, why: str) -> None:
    a, b = pair(reader, one, other)
    found = contradiction(a, b)
    assert found is not None and why in found
    assert contradiction(b, a) == found
    same, again = pair(reader, one, one)
    assert contradiction(same, again) is None


LITTLE = [
    ("He denied it.", "He denied it."),
    ("That is right.", "That is right."),
    ("We will see about that.", "We will see about that."),
]


@pytest.mark.parametrize(("one", "other"), LITTLE)
def test_what_says_too_little_is_never_joined(reader: Reader, one: str, other: str) -> None:
    a, b = pair(reader, one, other)
    assert too_little(a, b) is not None


def test_a_question_is_no_claim(reader: Reader) -> None:
    text = "Did Ostreval close the border with Lethe to all lorries?"
    a, b = pair(reader, text, "Ostreval closed the border with Lethe to all lorries.")
    assert too_little(a, b) is not None


def test_the_first_person_means_its_speaker(reader: Reader) -> None:
    one = 'Mara Venn said: "I closed the border with Lethe to all lorries."'
    other = 'Tomas Okan said: "I closed the border with Lethe to all lorries."'
    assert "first person" in str(contradiction(*pair(reader, one, other)))
    assert contradiction(*pair(reader, one, one)) is None


def test_the_same_in_other_words_is_not_forbidden(reader: Reader) -> None:
    a, b = pair(
        reader,
        "The government of Ostreval closed the border with Lethe to all lorries.",
        "Ostreval has shut its border with Lethe to lorries.",
    )
    assert contradiction(a, b) is None
    assert too_little(a, b) is None


@pytest.mark.parametrize(("one", "other", "why"), APART)
def test_features_are_symmetric(reader: Reader, one: str, other: str, why: str) -> None:
    a, b = pair(reader, one, other)
    assert features(a, b, 0.7, 0.3) == features(b, a, 0.7, 0.3)
