"""The status that the answers of officials give to a claim."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.records import Reading, Response, ResponseKind, Source, Span
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.status import Answer, answers, official, status_of
from tests.weigh.making import filed, reading, said

_BODY = [
    said("Two officials", "the dam had cracked", "anonymous", "group"),
    said("Tola Brin", "no"),
]


def _reading(id: str, kind: ResponseKind, about: str = "t1") -> Reading:
    one = reading(id, _BODY, responses=[Response("s2", kind, about, (Span(0, 3),))])
    first, second = one.sources
    minister = msgspec.structs.replace(second, role="Minister")
    return msgspec.structs.replace(one, sources=(first, minister))


def _answer(kind: ResponseKind, name: str, date: str = "2031-03-01", **fields: str) -> Answer:
    source = Source("s1", name, "official", "body", **fields)  # type: ignore[arg-type]
    return Answer(date, "dam", source, Response("s1", kind, "t1", ()))


def test_answers_come_by_date_and_a_reprint_gives_none() -> None:
    holdings = Holdings.build(
        [
            (filed("b", "2031-03-02"), _reading("b", "denies")),
            (filed("a", "2031-03-01"), _reading("a", "declines")),
            (filed("copy", "2031-03-01", reprint_of="a"), _reading("copy", "declines")),
            (filed("c", "2031-03-03"), _reading("c", "confirms", about="t2")),
        ]
    )
    found = answers([f"{name}#t1" for name in ("b", "a", "copy", "c")], holdings)
    assert [(one.report, one.response.kind) for one in found] == [
        ("a", "declines"),
        ("b", "denies"),
    ]
    assert status_of(found) == "denied"


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        ([], "unanswered"),
        ([("declines", "A")], "declined"),
        ([("evades", "A")], "declined"),
        ([("declines", "A"), ("confirms", "A")], "confirmed"),
        ([("denies", "A"), ("confirms", "A")], "confirmed"),
        ([("denies", "A"), ("confirms", "B")], "disputed"),
        ([("confirms", "A"), ("declines", "B")], "confirmed"),
    ],
)
def test_the_last_answer_of_each_party_counts(
    kinds: list[tuple[ResponseKind, str]], status: str
) -> None:
    assert status_of([_answer(kind, name) for kind, name in kinds]) == status


def test_two_officials_of_one_body_are_one_party() -> None:
    found = [
        _answer("denies", "A", affiliation="Harbour Board"),
        _answer("confirms", "B", affiliation="harbour board"),
    ]
    assert status_of(found) == "confirmed"


@pytest.mark.parametrize(
    ("source", "yes"),
    [
        (Source("s", "the ministry", "official", "body"), True),
        (Source("s", "Tola Brin", "named", "person", role="Minister"), True),
        (Source("s", "Tola Brin", "named", "person"), False),
        (Source("s", "Kelmar", "collective", "state"), True),
        (Source("s", "critics", "collective", "group"), False),
        (Source("s", "an aide", "anonymous", "person", role="aide"), False),
    ],
)
def test_who_answers_officially(source: Source, yes: bool) -> None:
    assert official(source) is yes
    response = Response("s", "denies", "t1", ())
    expected = "denied" if yes else "unanswered"
    assert status_of([Answer("2031-03-01", "dam", source, response)]) == expected
