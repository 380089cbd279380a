from __future__ import annotations

import re
import unicodedata
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.records import Reading
from onrecord.show.terminal import render_text
from onrecord.show.visible import visible
from tests.show.builder import Builder, deep, leader, transcript, wire
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


def test_what_it_rests_on_comes_first() -> None:
    shown = _plain(deep(), 80)
    assert shown.index("Grade ") < shown.index("Marks:") < shown.index("«Engineers")
    lines = shown.splitlines()
    assert lines[3:6] == [
        "14 statements: 11 rest on attributed sources, 3 on the author's own word.",
        "Grade         Sources  Statements  Share",
        "named               3           4   29 %  ━━━━━━━",
    ]
    assert "anonymous           1           2   14 %  ━━━╸" in lines
    assert "author              1           4   29 %  ━━━━━━━" in lines
    assert lines[12].startswith("14 % anonymous and 7 % unattributed; the reader misses about one")
    assert "The report itself calls 1 statement unverified." in lines


def test_grade_stands_after_the_mark_and_role_under_the_name() -> None:
    lines = _plain(wire(), 120).splitlines()
    head = next(line for line in lines if "First mention" in line)
    assert head.split() == ["Grade", "Source", "Kind", "Says", "Words", "First", "mention"]
    row = next(line for line in lines if line.startswith("s2 "))
    assert re.split(r"\s{2,}", row)[:5] == ["s2", "named", "Oruna Destrel", "person", "2"]
    assert lines[lines.index(row) + 1].strip() == "Foreign Minister, Kelmar"


def test_responses_come_last_and_say_to_whom() -> None:
    shown = _plain(deep(), 80).split("\nResponses\n")[1].splitlines()
    assert shown[:3] == [
        "s5  Dam Authority denies (¶4): “The Dam Authority denied”",
        "    to s1 a person briefed on the inquiry (¶1): “Engineers knew for three years",
        "    that the Orrin dam was leaking”",
    ]
    for answer in ("authority confirms", "tambrin declines to say", "evades", "stays silent"):
        assert answer in " ".join(" ".join(shown).split()).lower()
    assert shown[-1] == "    to a statement that was not found in this report"
    assert "Responses" not in _plain(wire())


def test_the_authors_wording_is_marked_and_counted() -> None:
    shown = _plain(leader(), 90)
    assert "The ~regime~ calls it a drill. ~Perhaps~ it is." in " ".join(shown.split())
    assert "Marked in the author’s own voice: 1 loaded wording, 1 speculation." in shown
    assert "~" not in _plain(wire()).split("\n\n", 3)[-1]


def test_what_is_held_decided_and_concluded() -> None:
    shown = _plain(leader(), 90)
    held = shown.split("\nPositions\n")[1].split("\n\n")[0].splitlines()
    assert held == [
        "s1  Ada Roe red line (¶1): “If one tank moves, we close the bridge”",
        "    if “If one tank moves”",
        "    then “we close the bridge”",
    ]
    decided = shown.split("\nDecisions\n")[1].split("\n\n")[0]
    assert " ".join(decided.split()) == (
        "s2 minister decides (¶1): “ordered it without a vote” the report says that oversight was "
        "missing: “without a vote”; when: 2031-04-04; through Ada Roe"
    )
    followed = " ".join(shown.split("\nWhat follows from what\n")[1].split())
    assert followed.startswith(
        "· s1 Ada Roe (¶1): “If one tank moves, we close the bridge” causes the author (¶1): "
        "“nobody sleeps in Lowmark.” · the author (¶1): “The regime calls it a drill.” contrasts "
        "with the author (¶1): “Perhaps it is.”"
    )
    assert followed.endswith("supports a statement that was not found in this report")
    for title in ("Positions", "Decisions", "What follows"):
        assert title not in _plain(wire())


@pytest.mark.parametrize("width", [80, 40, 24])
def test_no_line_is_too_long_and_nothing_of_a_source_is_lost(width: int) -> None:
    lines = _plain(deep(), width).splitlines()
    assert max(map(cell_len, lines)) <= width
    table = lines[max(n for n, line in enumerate(lines) if line.startswith("s1 ")) :]
    words = " ".join(table).split()
    for source in deep().sources:
        assert source.id in words
        for part in (source.name, source.grade or "", source.kind or "", source.role or ""):
            assert set(part.split()) <= {word.strip(",") for word in words} or width < 40


def test_columns_that_are_empty_for_all_are_left_out() -> None:
    built = Builder("He said so.").source("s1", "A man", "He").says("s1", "He", "said", "so")
    head = next(line for line in _plain(built.reading()).splitlines() if "Says" in line)
    assert head.split() == ["Source", "Says", "Words", "First", "mention"]


def test_narrow_terminal_gets_a_list() -> None:
    lines = _plain(wire(), 40).splitlines()
    assert "s1  collective · Kelmar · state · says 1" in lines
    assert "s3  named · The Gazette · outlet · ¶4" in lines
    assert "anonymous    17 %  1 from 1 source" in lines


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
    evil: Any = "\x1b]0;owned\x07\x1b[2J\x9b31m [bold]x[/bold] :smile:"
    built = Builder(evil + " said", title=evil, outlet=evil, author=evil)
    about = {"grade": evil, "kind": evil, "role": "r" + evil, "affiliation": evil}
    built.source("s\x1b1", evil, evil, **about)
    built.says("s\x1b1", evil, "said", "x").states("x")
    built.answers("s\x1b1", evil, "t1", evil, reason=evil)
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
    bare = msgspec.structs.replace(bare, author=None, published=None, responses=())
    plain = tuple(msgspec.structs.replace(one, language=()) for one in bare.statements)
    bare = msgspec.structs.replace(bare, statements=plain, positions=(), decisions=())
    bare = msgspec.structs.replace(bare, relations=())
    shown = "".join(render_text(bare, width=200, colour=False))
    body = shown.split("The rest is the author's own word.", 1)[1].split(
        "No sources were found in this report."
    )[0]
    assert "".join(body.split()) == "".join(visible(bare.text).split())
