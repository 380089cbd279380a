from __future__ import annotations

import re
import unicodedata

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.records import Reading
from onrecord.show.terminal import render_text
from onrecord.show.visible import visible
from tests.show.builder import Builder, transcript, wire
from tests.show.readings import readings

_SGR = re.compile(r"\x1b\[[0-9;]*m")


def _plain(reading: Reading, width: int = 100) -> str:
    return "\n".join(render_text(reading, width=width, colour=False))


def test_plain_marks_are_brackets_with_labels() -> None:
    shown = _plain(wire())
    assert "[Kelmar]s1 {denied} «any part in the sinking»s1." in shown
    assert "«“And nothing in the water.»s2\n\n«“Nothing at all,”»s2 [she]s2 {said}." in shown
    assert "«A drone was»? {allegedly} «used»?." in shown
    assert shown.startswith("Strait closed\nNorthgate Wire · Linnet Averay · 2031-03-12\n")


def test_inner_quotation_stands_inside_its_turn() -> None:
    shown = _plain(transcript(), 200)
    assert (
        "[MS. HALVORSEN]s1{:} «Mr. Toll has many talents. [He]s2 {said} that "
        "«“three days are three days”»s2.»s1\n\n«Thank you, everybody.»s1\n" in shown
    )


def test_table_and_last_line() -> None:
    lines = _plain(wire(), 120).splitlines()
    head = next(line for line in lines if "First mention" in line)
    assert head.split() == ["Source", "Grade", "Role", "Says", "Words", "First", "mention"]
    row = next(line for line in lines if line.startswith("s2 "))
    assert re.split(r"\s{2,}", row)[:5] == [
        "s2",
        "Oruna Destrel",
        "named, person",
        "Foreign Minister, Kelmar",
        "2",
    ]
    assert lines[-1] == "6 statements: 5 rest on attributed sources, 1 on the author's own word."


def test_columns_that_are_empty_for_all_are_left_out() -> None:
    built = Builder("He said so.").source("s1", "A man", "He").says("s1", "He", "said", "so")
    head = next(line for line in _plain(built.reading()).splitlines() if "Says" in line)
    assert head.split() == ["Source", "Says", "Words", "First", "mention"]


def test_narrow_terminal_gets_a_list() -> None:
    lines = _plain(wire(), 40).splitlines()
    assert "s1 · Kelmar · collective, state · says 1" in lines


def test_a_source_without_a_name_goes_by_its_id() -> None:
    built = Builder("He said so.").source("s\x1b1", " ", "He").says("s\x1b1", "He", "said", "so")
    assert "s␛1  s␛1" in _plain(built.reading())


def test_no_sources() -> None:
    assert "No sources were found" in _plain(Builder("Rain.").reading())


def test_colour_and_plain_say_the_same_words() -> None:
    coloured = "\n".join(render_text(wire(), width=300, colour=True))
    assert "\x1b[" in coloured
    bare = _SGR.sub("", coloured)
    assert "Kelmar¹ denied any part in the sinking¹." in bare
    assert "\x1b" not in bare


@pytest.mark.parametrize("name", ["NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLUMNS"])
def test_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = [[*render_text(wire(), width=60, colour=colour)] for colour in (False, True)]
    monkeypatch.setenv(name, "1")
    monkeypatch.setenv("TERM", "dumb")
    after = [[*render_text(wire(), width=60, colour=colour)] for colour in (False, True)]
    assert before == after


def test_width_none_is_the_terminals_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    own = [*render_text(wire(), width=None, colour=False)]
    assert own == [*render_text(wire(), width=70, colour=False)]


def test_hostile_text_reaches_no_terminal() -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\x9b31m [bold]x[/bold] :smile:"
    built = Builder(evil + " said", title=evil, outlet=evil, author=evil)
    built.source("s\x1b1", evil, evil, role=evil, affiliation=evil)
    built.says("s\x1b1", evil, "said", "x")
    shown = _plain(built.reading(), 200)
    assert "\x1b" not in shown and "\x9b" not in shown and "\x07" not in shown
    assert "␛]0;owned␇␛[2J�31m [bold]" in shown
    assert ":smile:" in shown


@given(readings(), st.integers(1, 120), st.booleans())
def test_any_reading_is_shown_whole(reading: Reading, width: int, colour: bool) -> None:
    lines = [_SGR.sub("", line) for line in render_text(reading, width=width, colour=colour)]
    assert all(cell_len(line) <= max(width, 24) for line in lines)
    assert all(unicodedata.category(c) != "Cc" for line in lines for c in line)
    rest = iter("".join(lines))  # every sign of the text, in order
    assert all(c in rest for c in visible(reading.text) if not c.isspace())


@given(readings())
def test_text_without_marks_is_the_text(reading: Reading) -> None:
    bare = msgspec.structs.replace(reading, sources=(), attributions=(), title=None, outlet=None)
    bare = msgspec.structs.replace(bare, author=None, published=None)
    shown = "".join(render_text(bare, width=200, colour=False))
    body = shown.split("own word.", 1)[1].split("No sources were found in this report.")[0]
    assert "".join(body.split()) == "".join(visible(bare.text).split())
