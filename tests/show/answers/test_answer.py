"""The three forms of an answer, and that only the one asked for is made."""

from __future__ import annotations

import csv
import io
import json
import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.show.answers import Answer, written
from onrecord.show.answers.lines import json_line
from onrecord.show.answers.screen import Head, hanging, line, lines, screen, stacked, table
from onrecord.show.answers.sheet import SEPARATOR, cell, sheet

HOSTILE = st.text(
    st.one_of(
        st.sampled_from("=+-@|'\",;\t\r\n\x1b\x00\u202e\ud800 a1＝"), st.characters(codec="utf-8")
    ),
    max_size=30,
)


def never() -> list[object]:
    raise AssertionError("this form was not asked for")


def answer(*shown: object) -> Answer:
    return Answer(
        objects=lambda: [{"id": "c1", "spans": (Span(0, 2),)}],
        columns=("id", "names"),
        rows=lambda: [("c1", ("a", "b"))],
        shown=lambda width: shown or (line("one"), "", "", line(f"{width} columns"), ""),  # type: ignore[arg-type, return-value]
    )


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("json", '{"id":"c1","spans":[{"start":0,"end":2}]}\n'),
        ("csv", "id,names\r\nc1,a | b\r\n"),
        ("text", "one\n\n44 columns\n"),
    ],
)
def test_each_form(form: str, expected: str) -> None:
    assert "".join(written(answer(), form, width=44, colour=False)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["json", "csv", "text"])
def test_only_one_form_is_made(form: str) -> None:
    forms = {"json": "objects", "csv": "rows", "text": "shown"}
    kept = answer()
    others = {name: (lambda *_: never()) for which, name in forms.items() if which != form}
    only = Answer(
        **{
            "objects": kept.objects,
            "columns": kept.columns,
            "rows": kept.rows,
            "shown": kept.shown,
            **others,
        }  # type: ignore[arg-type]
    )
    assert list(written(only, form, width=40, colour=False))  # type: ignore[arg-type]


def test_colour_only_where_it_is_asked_for() -> None:
    loud = answer(line(("strong", "bold"), (" quiet", "dim")))
    assert "\x1b[" in "".join(written(loud, "text", width=40, colour=True))
    assert "".join(written(loud, "text", width=40, colour=False)) == "strong quiet\n"


def test_width_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    assert screen(None, False).width == 120  # longer lines are hard to read
    assert screen(160, False).width == 160
    assert screen(3, False).width == 24


def test_a_table_breaks_words_not_numbers() -> None:
    out = table(Head("Reports", right=True), "Grade", "Claim")
    out.add_row("12", "anonymous", line("the ferry was sold in secret"))
    shown = list(lines(screen(34, False), out))
    assert shown[0] == "Reports  Grade      Claim"
    assert shown[1].startswith("     12  anonymous  the")
    assert max(map(len, shown)) <= 34
    assert " ".join(" ".join(shown[1:]).split()) == "12 anonymous the ferry was sold in secret"


def test_a_list_hangs() -> None:
    out = hanging()
    out.add_row("2031-03-02", stacked([line("a few words more"), line(""), line("below")]))
    assert list(lines(screen(24, False), out)) == [
        "2031-03-02  a few words",
        "            more",
        "            below",
    ]


# JSON lines


@given(st.dictionaries(st.sampled_from("abc"), HOSTILE))
def test_json_is_one_line_and_reads_back(given_: dict[str, str]) -> None:
    shown = json_line(given_)
    assert "\n" not in shown
    back = json.loads(shown)
    assert list(back) == list(given_)
    assert back == {k: v.encode("utf-8", "replace").decode() for k, v in given_.items()}


def test_json_of_a_record() -> None:
    class Record(msgspec.Struct):
        name: str
        spans: tuple[Span, ...]

    assert json_line(Record("x", (Span(1, 2),))) == '{"name":"x","spans":[{"start":1,"end":2}]}'


# CSV


@given(st.lists(st.lists(HOSTILE, min_size=2, max_size=2), max_size=3))
def test_a_sheet_reads_back_and_holds_no_formula(rows: list[list[str]]) -> None:
    shown = "".join(sheet(("a", "b"), rows))
    assert shown.startswith("a,b\r\n")
    assert shown.encode()  # no lone surrogates
    assert not re.search(r"[\x00\x1b\u202e]", shown)
    back = list(csv.reader(io.StringIO(shown, newline="")))
    assert len(back) == len(rows) + 1
    for row in back[1:]:
        assert len(row) == 2
        assert not any(one.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r")) for one in row)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (-3, "-3"),  # a number is no formula
        (0.5, "0.5"),
        ("-3 degrees", "'-3 degrees"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("  @cmd", "'  @cmd"),
        ("a = b", "a = b"),
        (("a", "b"), f"a{SEPARATOR}b"),
        (("=a", "b"), f"'=a{SEPARATOR}b"),
        ({"named": 2, "author": 1}, "named: 2 | author: 1"),
        ((), ""),
    ],
)
def test_cells(value: object, shown: str) -> None:
    assert cell(value) == shown


def test_lines_end_as_the_standard_says_and_quotes_are_doubled() -> None:
    assert list(sheet(("a",), [('say "no", please',)])) == ["a\r\n", '"say ""no"", please"\r\n']


def test_a_row_must_fit() -> None:
    with pytest.raises(ValueError, match="1 cells under 2 columns"):
        list(sheet(("a", "b"), [("x",)]))
