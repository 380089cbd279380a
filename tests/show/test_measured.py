from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from onrecord.show.measured import Measured, measured


def test_the_package_says_what_was_measured() -> None:
    given = tomllib.loads((files("onrecord.show") / "measured.toml").read_text())
    assert set(given) == {"source_recall", "grade_right"}
    assert measured() == Measured(given["source_recall"], given["grade_right"])
    assert all(50 < figure < 100 for figure in measured())


@pytest.mark.parametrize(
    ("recall", "said"),
    [
        (90.0, "about one source in ten"),
        (89.6, "about one source in ten"),
        (83.0, "about one source in six"),
        (82.2, "about one source in six"),
        (92.8, "about one source in 14"),
        (66.0, "about one source in three"),
        (50.0, "about one source in two"),
        (99.5, "fewer than one source in a hundred"),
        (30.0, "about 70 sources in a hundred"),
    ],
)
def test_errors_as_people_say_them(recall: float, said: str) -> None:
    assert Measured(recall, 90.0).missed == said
    assert Measured(90.0, recall).misgraded == said.replace(" source", "").replace("70s", "70")


@pytest.mark.parametrize("recall", range(45, 91))
def test_what_is_said_is_near_what_was_measured(recall: int) -> None:
    numbers = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    whole = numbers.index(Measured(recall, 90).missed.split()[-1]) + 2
    assert abs(100 / whole - (100 - recall)) <= 9
