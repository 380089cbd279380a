from __future__ import annotations

import msgspec
import pytest

from onrecord.records import Reading
from onrecord.weigh.governments import Side, side_of, standing

from .printed import Printed, Who


def side(who: Who, more: str = "") -> Side:
    reading = Printed("r1", "x is y", (who,), more=more).reading()
    return side_of(reading.sources[0], reading)


MINISTER = Who("Ana Kol", role="defence minister", affiliation="Vessany")
SPOKESMAN = Who("Bo Lund", role="government spokesman", affiliation="Vessany")
FOREIGN = Who("Pal Dorn", role="foreign minister", affiliation="Tarn")
OFFICIAL = Who("a Vessanian official", "anonymous", "person", "Vessanian official")
ARMY = Who("Vessany's army", "official", "body")
STATE = Who("Vessany", "collective", "state")
BIOLOGIST = Who("Ida Brandt", role="biologist", affiliation="University of Orm")
BAKER = Who("Mira Holt", role="baker")
FIRM = Who("Kell Water", "official", "body")
VOICE = Who("a spokesman for Kell Water", "official", "person", "spokesman", "Kell Water")
MAYOR = Who("Jon Rask", role="mayor", affiliation="Orm")
BARE = Who("Ana Kol")
SOURCE = Who("a person familiar with the talks", "anonymous", "person")
US = Who("US officials", "anonymous", "group", "US officials", "US")
KIRBY = Who("Jo Kern", role="White House spokesman", affiliation=None)


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        (MINISTER, SPOKESMAN, "together"),
        (MINISTER, OFFICIAL, "together"),
        (MINISTER, ARMY, "together"),
        (MINISTER, STATE, "together"),
        (FIRM, VOICE, "together"),
        (US, KIRBY, "together"),
        (MINISTER, FOREIGN, "apart"),
        (OFFICIAL, FOREIGN, "apart"),
        (MINISTER, BIOLOGIST, "apart"),
        (MINISTER, BAKER, "apart"),
        (MINISTER, FIRM, "apart"),
        (MINISTER, MAYOR, "apart"),
        (FIRM, BIOLOGIST, "apart"),
        (MINISTER, BARE, "unsure"),
        (MINISTER, SOURCE, "unsure"),
        (BARE, BARE, "unsure"),
        (Who("the West", "collective", "state"), US, "unsure"),
        (Who("the ministry", "official", "body"), MINISTER, "unsure"),
    ],
)
def test_on_whose_side_two_stand(one: Who, other: Who, what: str) -> None:
    assert standing(side(one), side(other)) == what
    assert standing(side(other), side(one)) == what


def test_the_words_beside_a_name_count() -> None:
    misread = Who("Torsten Hale", role="driver", affiliation="the tram")
    assert side(misread).official is False
    reading = Printed("r1", "x is y", (misread,)).reading()
    text = "Torsten Hale, the mayor of Orm, said x is y."
    beside = side_of(reading.sources[0], _with_text(reading, text))
    assert beside.official is True
    assert beside.local


def _with_text(reading: Reading, text: str) -> Reading:
    return msgspec.structs.replace(reading, text=text)


def test_a_cleaner_of_an_embassy_is_no_official() -> None:
    assert side(Who("a cleaner", "anonymous", "person", "cleaner", "the embassy")).official is False
    assert side(Who("an envoy", "anonymous", "person", "envoy", "the embassy")).official is True
