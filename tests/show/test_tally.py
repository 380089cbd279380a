from __future__ import annotations

import msgspec

from onrecord.records import Source, Span
from onrecord.show import tally
from tests.show.builder import Builder, transcript, wire


def test_rows_count_attributions_and_words() -> None:
    rows = tally.rows(wire())
    assert [(tally.name(row.source), len(row.attributions), row.words) for row in rows] == [
        ("Kelmar", 1, 5),
        ("Oruna Destrel", 2, 6 + 5 + 3),
        ("The Gazette", 0, 0),
        ("a person briefed on the rescue", 1, 4),
        (tally.UNKNOWN, 1, 4),
    ]


def test_words_in_two_attributions_of_one_source_count_once() -> None:
    built = Builder("one two three")
    built.source("s1", "A").says("s1", "", "", "one two").says("s1", "", "", "two three")
    assert tally.rows(built.reading())[0].words == 3


def test_first_mention_is_the_earliest_or_else_the_attributions_own() -> None:
    text = wire().text
    late_first = msgspec.structs.replace(
        wire(), sources=(Source("s1", "K", mentions=(Span(9, 12), Span(0, 6))),)
    )
    first = tally.rows(late_first)[0].first
    assert first is not None and first.cut(text) == "Kelmar"
    unmentioned = msgspec.structs.replace(wire(), sources=(Source("s2", "D"),))
    first = tally.rows(unmentioned)[0].first
    assert first is not None and first.cut(text) == "Foreign Minister Oruna Destrel"


def test_an_unknown_source_id_is_not_named() -> None:
    reading = msgspec.structs.replace(transcript(), sources=())
    assert [(row.source, len(row.attributions)) for row in tally.rows(reading)] == [(None, 3)]


def test_voices() -> None:
    assert tally.voices(wire()) == (
        "6 statements: 5 rest on attributed sources, 1 on the author's own word."
    )
    alone = msgspec.structs.replace(wire(), statements=wire().statements[:1])
    assert tally.voices(alone) == (
        "1 statement: 1 rests on attributed sources, 0 on the author's own word."
    )
    none = msgspec.structs.replace(wire(), statements=())
    assert tally.voices(none) == "No statements were read in this report."
