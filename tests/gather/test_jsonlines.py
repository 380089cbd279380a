"""JSON lines: read as they come, each on its own."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.gather.jsonlines import read_json_lines
from onrecord.gather.options import Draft, GatherOptions
from onrecord.records import Refusal


def read(data: bytes, options: GatherOptions | None = None) -> list[Draft | Refusal]:
    found = read_json_lines(io.BytesIO(data), "in", options or GatherOptions())
    return [item if isinstance(item, Refusal) else item[0] for item in found]


def drafts(data: bytes) -> list[Draft]:
    return [item for item in read(data) if isinstance(item, Draft)]


def test_fields_are_taken_and_text_is_left_alone() -> None:
    line = {
        "id": "7",
        "text": " The ferry\r\nstays.\u00a0 ",
        "title": "Ferry",
        "outlet": "Courier",
        "author": ["Tessa Orlin", "Ada Brell"],
        "published": "2024-11-19",
        "address": "https://a.example",
        "more": {"is": "ignored"},
    }
    assert drafts(json.dumps(line).encode()) == [
        Draft(
            text=" The ferry\r\nstays.\u00a0 ",
            id="7",
            title="Ferry",
            outlet="Courier",
            author="Tessa Orlin, Ada Brell",
            published="2024-11-19",
            address="https://a.example",
        )
    ]


@pytest.mark.parametrize(
    ("given_id", "kept"),
    [("7", "7"), ("12345678901234567890", "12345678901234567890"), ("1.5", "1.5"), ("null", None),
     ('""', None), ('"a"', "a")],
)  # fmt: skip
def test_ids(given_id: str, kept: str | None) -> None:
    data = f'{{"id": {given_id}, "text": "x"}}'.encode()
    assert drafts(data)[0].id == kept


def test_a_bad_line_is_one_refusal() -> None:
    found = read(
        b'{"id": "a", "text": "one"}\n'
        b'{"id": "b", "text": \n'
        b"\n"
        b'{"id": "c"}\n'
        b'{"id": true, "text": "x"}\n'
        b"[1]\n"
        b'{"id": "d", "text": "x", "title": 3}\n'
        b'{"id": "\xff", "text": "x"}\n'
        + b"[" * 200_000
        + b'\n{"id": '
        + b"9" * 5000
        + b', "text": "x"}\n'
        b'{"id": "a", "text": "two"}'
    )
    assert [item.id for item in found] == [
        "a", "in:2", "c", "in:5", "in:6", "d", "in:8", "in:9", "in:10", "a",
    ]  # fmt: skip
    assert [item.text for item in found if isinstance(item, Draft)] == ["one", "two"]
    errors = [item.error for item in found if isinstance(item, Refusal)]
    assert "column 20" in errors[0]
    assert '"text"' in errors[1]
    assert '"id"' in errors[2]
    assert "no object" in errors[3]
    assert '"title"' in errors[4]
    assert "UTF-8" in errors[5]


def test_a_line_over_the_limit_is_skipped() -> None:
    long = json.dumps({"id": "long", "text": "x" * 3_000_000}).encode()
    found = read(long + b'\n{"id": "b", "text": "x"}\n', GatherOptions(max_bytes=1000))
    assert [item.id for item in found] == ["in:1", "b"]
    assert isinstance(found[0], Refusal)
    assert "1,000 bytes" in found[0].error


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert drafts(b'\xef\xbb\xbf{"text": "x"}\n')[0].text == "x"


def test_nothing_but_blank_lines() -> None:
    found = read(b"\n \n")
    assert [item.id for item in found] == ["in"]


@given(st.binary(max_size=200))
def test_any_bytes_are_survived(data: bytes) -> None:
    assert read(b"{" + data)


@given(st.text(st.characters()), st.booleans())
def test_text_comes_back_as_it_went(text: str, ascii_only: bool) -> None:
    clean = text if ascii_only else text.encode(errors="replace").decode()
    line = json.dumps({"text": clean}, ensure_ascii=ascii_only).encode()
    # JSON itself joins a high and a low surrogate that stand side by side.
    assert drafts(line)[0].text == json.loads(line)["text"]
