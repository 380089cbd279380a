"""`compare`, `timeline`, `review`, `validate` and `corrections`, as they are shown."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from onrecord.ledger.records import Anchor, Correction, Publication
from onrecord.records import Reading
from onrecord.show.answers import Answer, Form, written
from onrecord.show.answers.beside import called
from onrecord.show.answers.compare import compare
from onrecord.show.answers.corrections import corrections, says
from onrecord.show.answers.quoting import Quoting
from onrecord.show.answers.review import asked, queue
from onrecord.show.answers.screen import lines, screen
from onrecord.show.answers.timeline import timeline
from onrecord.show.answers.validate import validate
from onrecord.weigh.asked import Question
from onrecord.weigh.clashing import Clash
from onrecord.weigh.compared import compare as compared
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.reviewing import questions
from onrecord.weigh.timeline import timeline as moments
from onrecord.weigh.validating import validate as checked
from tests.show.readings import readings as hostile
from tests.weigh import affair
from tests.weigh.making import filed, own, reading, said

PAGE = Path(__file__).parents[3] / "docs/asking.md"
FORMS: tuple[Form, ...] = ("text", "json", "csv")
KINDS = ("compare", "timeline", "review", "validate", "corrections")
ANCHORS = (Anchor("wire-1", 0, 11, "An official"), Anchor("courier-1", 81, 89, "A lawyer"))


def answers(holdings: Holdings, *groups: Iterable[str]) -> dict[str, Answer]:
    """All of them about what is held."""
    made = affair.claims(holdings, *(tuple(group) for group in groups))
    sources = affair.sources(holdings)
    names = [name for name in holdings.filed if name in holdings.readings]
    clash = [
        Clash(a.key, b.key, 0.9, "other number")
        for a, b in zip(holdings.held, holdings.held[1:], strict=False)
        if a.report != b.report
    ]
    every = [
        Correction("merge_sources", ANCHORS, "Ada", "one man", "2031-04-01T08:00:00Z", 1),
        Correction("set_grade", ANCHORS[:1], "Bo", "he signed", id=2, grade="named", undone=True),
    ]
    return {
        "compare": compare(compared(holdings, names, made, sources, clash), holdings),
        "timeline": timeline(moments(holdings, made, sources), holdings),
        "review": queue(questions(holdings, made, sources), holdings),
        "validate": validate(checked(holdings, strict=True), holdings),
        "corrections": corrections(every, holdings.filed),
    }


def text(answer: Answer, width: int = 80, colour: bool = False) -> str:
    return "".join(written(answer, "text", width=width, colour=colour))


def flat(answer: Answer) -> str:
    return " ".join(text(answer).split())


@pytest.fixture(scope="module")
def every() -> dict[str, Answer]:
    """The answers about the affair."""
    loose = affair.changed(
        reading("r1", [said("Ada Roe", "the quay shut")]), "t1", attribution=None
    )
    holdings = Holdings.build([(filed("r1"), loose)])
    return answers(affair.build(), affair.SALE_KEYS) | {
        "validate": validate(checked(holdings, strict=True), holdings)
    }


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [40, 64, 80, 120])
def test_no_line_is_wider_than_the_screen(every: dict[str, Answer], kind: str, width: int) -> None:
    for line in text(every[kind], width).splitlines():
        assert len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("kind", KINDS)
def test_colour_adds_nothing_but_colour(every: dict[str, Answer], kind: str) -> None:
    coloured = re.sub(r"\x1b\[[\d;]*m", "", text(every[kind], colour=True))
    assert [line.rstrip() for line in coloured.split("\n")] == text(every[kind]).split("\n")


@pytest.mark.parametrize("kind", KINDS)
def test_csv_has_a_cell_for_each_column(every: dict[str, Answer], kind: str) -> None:
    given = "".join(written(every[kind], "csv", width=None, colour=False))
    rows = list(csv.reader(io.StringIO(given, newline="")))
    assert rows[0] == list(every[kind].columns)
    assert {len(row) for row in rows} == {len(every[kind].columns)}
    assert len(rows) > 1


def objects(answer: Answer) -> list[dict[str, Any]]:
    given = "".join(written(answer, "json", width=None, colour=False))
    return [json.loads(line) for line in given.splitlines()]


def keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    if isinstance(value, list):
        return set().union(*map(keys, value))
    return set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described(every: dict[str, Answer], kind: str) -> None:
    found = set().union(*(keys(one) for one in objects(every[kind])))
    page = PAGE.read_text(encoding="utf-8")
    section = page.partition(f"## `onrecord {kind}`")[2].partition("\n## ")[0]
    common = page.partition("## What they share")[2].partition("\n## ")[0]
    described = set(re.findall(r"[`\"](\w+)[`\"]", section + common))
    assert found
    assert not found - described


def test_objects_say_the_same_about_every_kind_of_thing(every: dict[str, Answer]) -> None:
    for kind in ("timeline", "review", "corrections"):
        shapes = {tuple(one) for one in objects(every[kind])}
        assert len(shapes) == 1


# compare


def test_a_difference_names_who_says_what(every: dict[str, Answer]) -> None:
    told = flat(every["compare"])
    assert "number differs: 4 million marks (Marl Gazette of 2031-03-02," in told
    assert "6 million marks (Northgate Wire and Tarn Post)" in told
    assert "source, grade and way of saying it differ: see above" in told
    assert "a reprint of Northgate Wire: no second source" in told
    assert "What they may tell otherwise" in told
    assert "perhaps told otherwise, other number" in told


def test_what_only_one_has_is_cut_and_all_shows_it() -> None:
    lines_ = [own(f"Gate {word} was shut") for word in "abcdefghijklmnop"]
    given_ = [
        (filed("r1", "2031-03-01", outlet="Marl Gazette"), reading("r1", lines_)),
        (filed("r2", "2031-03-02"), reading("r2", [own("Nobody was hurt")])),
    ]
    holdings = Holdings.build(given_)
    found = compared(holdings, ("r1", "r2"), affair.claims(holdings))
    assert "4 more: --all shows them" in text(compare(found, holdings))
    assert "more: --all" not in text(compare(found, holdings, every=True))
    assert len(objects(compare(found, holdings))) == 2 + 17


def test_reports_are_called_by_as_much_as_tells_them_apart() -> None:
    def one(name: str, day: str, outlet: str | None, title: str | None = None) -> Any:
        return msgspec.structs.replace(
            filed(name, day), publications=(Publication(day, outlet, title),)
        )

    names = called(
        [
            one("r1", "2031-03-01", "Marl Gazette"),
            one("r2", "2031-03-01", "Orvane Courier"),
            one("r3", "2031-03-02", "Orvane Courier"),
            one("r4", "2031-03-03", "Tarn Post", "Ferry sold"),
            one("r5", "2031-03-03", "Tarn Post", "Ferry not sold"),
            one("r6", "2031-03-04", None),
            one("r7", "2031-03-05", None, "A sale"),
            one("r8", "2031-03-05", None, "A sale"),
        ]
    )
    assert list(names.values()) != []
    assert {key: names[key] for key in sorted(names)} == {
        "r1": "Marl Gazette",
        "r2": "Orvane Courier of 2031-03-01",
        "r3": "Orvane Courier of 2031-03-02",
        "r4": "Tarn Post, “Ferry sold”",
        "r5": "Tarn Post, “Ferry not sold”",
        "r6": "the report of 2031-03-04",
        "r7": "r7",
        "r8": "r8",
    }


# timeline


def test_what_is_dated_by_whom(every: dict[str, Answer]) -> None:
    told = flat(every["timeline"])
    assert "dated so by the report, which is of 2031-03-09" in told
    assert "published on 2031-03-04 and 2031-03-05" in told
    assert "number 2 of 4 reports that say so" in told


def test_an_undated_report_says_what_its_date_is() -> None:
    holdings = Holdings.build([(filed("r1"), reading("r1", [own("The quay is shut")]))])
    told = flat(timeline(moments(holdings, ()), holdings))
    assert "without a date: this is the day that it was added" in told


# review


def question(what: str) -> tuple[Question, Holdings]:
    holdings = affair.build()
    every = questions(holdings, affair.claims(holdings, affair.SALE_KEYS))
    return next(one for one in every if one.what == what), holdings


@pytest.mark.parametrize(("what", "key"), [("join", "s same"), ("grade", "4 anonymous (as now)")])
def test_a_question_shows_where_one_is_and_its_keys(what: str, key: str) -> None:
    one, holdings = question(what)
    console = screen(80, colour=False)
    shown = [
        line
        for part in asked(one, 12, 40, Quoting.of(holdings), plain=True)
        for line in lines(console, part)
    ]
    assert shown[0].startswith("12 of 40  ")
    assert key in " ".join(shown)
    assert "q quit" in shown[-1]
    assert any("«" in line for line in shown)


# corrections


def test_each_kind_in_a_sentence() -> None:
    known = affair.build().filed
    kinds: dict[str, str] = {
        "merge_sources": "“An official” (Northgate Wire, 2031-03-04) and “A lawyer” "
        "(Orvane Courier, 2031-03-03) are one source",
        "split_sources": "is another source than “A lawyer”",
        "join_claims": "are one claim",
        "part_claims": "is another claim than",
        "cannot_tell": "cannot tell whether",
    }
    for kind, want in kinds.items():
        assert want in says(Correction(kind, ANCHORS, "Ada", "x"), known)  # type: ignore[arg-type]
    alone = Correction("cannot_tell", ANCHORS[:1], "Ada", "x")
    assert says(alone, known).startswith("cannot tell the grade of “An official”")
    related = Correction("add_relation", ANCHORS, "Ada", "x", relation="contrasts")
    assert "contrasts with “A lawyer”" in says(related, known)
    struck = Correction("strike_relation", ANCHORS, "Ada", "x", relation="supports")
    assert says(struck, known).startswith("struck: “An official”")
    removed = Correction("set_grade", (Anchor("gone", 0, 3, ""),), "Ada", "x", grade="named")
    assert says(removed, known) == "words since removed (gone) is graded named"


# whatever stands in a report


def harmless(shown: str) -> None:
    for line in shown.split("\n"):
        assert not [c for c in line if unicodedata.category(c) in ("Cc", "Cs")]
        assert not set(line) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2028\u2029")


@settings(max_examples=25)
@given(hostile(), hostile())
def test_nothing_that_a_report_says_steers_the_terminal(one: Reading, other: Reading) -> None:
    given_ = [
        (
            msgspec.structs.replace(
                filed("r1", "2031-03-01"),
                publications=(Publication("2031-03-01", one.text, one.text, one.text),),
            ),
            msgspec.structs.replace(one, id="r1"),
        ),
        (filed("r2", "2031-03-02"), msgspec.structs.replace(other, id="r2")),
    ]
    holdings = Holdings.build(given_)
    for answer in answers(holdings).values():
        harmless(text(answer))
        for form in FORMS[1:]:
            "".join(written(answer, form, width=None, colour=False)).encode()


def test_a_formula_is_no_formula_in_a_spreadsheet() -> None:
    lines_ = [said("=cmd()", "=1+1", "anonymous")]
    holdings = Holdings.build([(filed("r1", "2031-03-01"), reading("r1", lines_))])
    answer = timeline(moments(holdings, affair.claims(holdings)), holdings)
    assert ",=" not in "".join(written(answer, "csv", width=None, colour=False))
