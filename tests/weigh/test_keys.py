from __future__ import annotations

import pytest

from onrecord.weigh.families import Families
from onrecord.weigh.keys import Key, full_outlet, key_of_source

from .printed import Printed, Who

FAMILIES = Families.shipped()


def key(who: Who, more: str = "") -> Key | None:
    reading = Printed("r1", "x is y", (who,), more=more).reading()
    return key_of_source(reading.sources[0], reading, FAMILIES)


@pytest.mark.parametrize(
    ("who", "want"),
    [
        (Who("the Russians", "collective", "state"), Key("state", "russia")),
        (Who("European Union", "collective", "state"), Key("state", "eu")),
        (Who("Kelmar", "collective", "state"), Key("state", "kelmar")),
        (Who("The New York Times", "collective", "outlet"), Key("outlet", "new york times")),
        (
            Who("Electoral Commission", "official", "body"),
            Key("body", "electoral commission", True),
        ),
        (Who("Kol campaign", "official", "body"), Key("body", "kol campaign", days=400)),
        (Who("XYZ", "official", "body"), Key("body", "xyz", True)),
        (
            Who("the mayor", "official", "person", "mayor", "Orm"),
            Key("office", "mayor, orm"),
        ),
        (Who("Resolution 1701", "named", "document"), Key("document", "resolution 1701")),
    ],
)
def test_normal_forms(who: Who, want: Key) -> None:
    assert key(who) == want


@pytest.mark.parametrize(
    "who",
    [
        Who("the country", "collective", "state"),
        Who("Africa", "collective", "state"),
        Who("state television", "collective", "outlet"),
        Who("the Courier", "collective", "outlet"),
        Who("the ministry", "official", "body"),
        Who("Defence Ministry", "official", "body"),
        Who("the Vessanian department", "official", "body"),
        Who("Ana Kol and Bo Lund", "official", "body"),
        Who("S", "official", "body"),
        Who("an envoy", "official", "person", "envoy", "Vessany"),
        Who("former mayor", "official", "person", "former mayor", "Orm"),
        Who("the Harrow poll", "named", "document"),
        Who("a report", "named", "document"),
        Who("officials", "anonymous", "group"),
        Who("Bo Lund", "author", "person"),
    ],
)
def test_words_that_do_not_say_who_it_is(who: Who) -> None:
    assert key(who) is None


def test_one_body_that_has_an_and_in_its_name() -> None:
    assert key(Who("Dock and Quay Union", "official", "body")) is not None


def test_the_one_full_name_of_an_outlet() -> None:
    reading = Printed("r1", "x is y", more="The Orm Courier had it. The Courier is old.").reading()
    assert full_outlet("the Courier", reading, FAMILIES) == "orm courier"
    two = Printed("r1", "x is y", more="The Orm Courier and the Tarn Courier had it.").reading()
    assert full_outlet("the Courier", two, FAMILIES) is None
    own = Printed("r1", "x is y", outlet="Orm Courier").reading()
    assert full_outlet("the Courier", own, FAMILIES) == "orm courier"
