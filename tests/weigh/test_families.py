from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.weigh.families import Families, FamiliesError

SHIPPED = Families.shipped()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The New York Times", "nyt"),
        ("New York Times’", "NY Times"),
        ("AP", "the Associated Press"),
        ("wash-post", "The Washington Post"),
        ("Orm Courier", "the Orm Courier"),
    ],
)
def test_one_outlet_under_two_names(one: str, other: str) -> None:
    assert SHIPPED.outlet(one) == SHIPPED.outlet(other)


def test_no_outlet_in_particular() -> None:
    assert SHIPPED.outlet("state television") is None
    assert SHIPPED.outlet("several outlets") is None
    assert SHIPPED.outlet("Western media") is None
    assert SHIPPED.outlet("the newspaper") is None


def test_houses_and_editions_are_one_family() -> None:
    assert SHIPPED.family("Wall Street Journal") == SHIPPED.family("New York Post")
    assert SHIPPED.family("Sunday Orm Courier") == SHIPPED.family("Orm Courier")
    assert SHIPPED.family("Orm Courier Online") == SHIPPED.family("Orm Courier")
    assert SHIPPED.family("Morning Argus") != SHIPPED.family("Evening Argus")
    assert SHIPPED.family("Orm Courier") != SHIPPED.family("Saltmere Courier")


def test_a_short_name_may_stand_for_a_full_one() -> None:
    assert SHIPPED.is_short("the Courier")
    assert SHIPPED.may_be("the Courier", "Saltmere Courier")
    assert not SHIPPED.may_be("the Courier", "Saltmere Gazette")
    assert not SHIPPED.is_short("Saltmere Courier")


def test_agencies_sell_copy() -> None:
    assert SHIPPED.is_agency("Reuters")
    assert SHIPPED.is_agency("Meridian Press Agency")
    assert not SHIPPED.is_agency("Orm Courier")


def test_a_table_of_ones_own_adds_to_the_shipped_one(tmp_path: Path) -> None:
    path = tmp_path / "houses.toml"
    path.write_text('[families]\n"lund media" = ["orm courier", "orm gazette"]\n', encoding="utf-8")
    own = Families.load(path)
    assert own.family("Orm Courier") == own.family("the Orm Gazette") == "lund media"
    assert own.family("nyt") == SHIPPED.family("nyt")


def test_a_table_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(FamiliesError, match=r"\.toml"):
        Families.load(tmp_path / "none.toml")
