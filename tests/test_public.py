"""What others build on: the names of the package, and the keys of its JSON."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from typing import Any

import msgspec
import pytest

import onrecord
from onrecord import errors, records
from onrecord.read.reader import Reader

NAMES = [
    "Attribution",
    "OnRecordError",
    "Reading",
    "Report",
    "Source",
    "Span",
    "Statement",
    "make_report",
    "read",
]

# The contract: keys may be added, none is renamed.
SPAN = {"start", "end"}
READING = {
    *("id", "text", "title", "outlet", "author", "published", "sources", "attributions"),
    *("statements", "responses", "relations", "positions", "decisions", "reader"),
}
SOURCE = {"id", "name", "grade", "kind", "role", "affiliation", "mentions"}
ATTRIBUTION = {
    *("id", "source", "cue", "content", "source_id", "force", "chain", "hops"),
    *("justification", "confidence", "reason"),
}
STATEMENT = {
    *("id", "spans", "text", "voice", "attribution", "modality", "polarity", "evidence"),
    *("language", "entities", "quantities", "times", "places"),
}
KEYS: dict[type, set[str]] = {
    records.Span: SPAN,
    records.Reading: READING,
    records.Source: SOURCE,
    records.Attribution: ATTRIBUTION,
    records.Hop: {"source_id", "source", "cue"},
    records.Statement: STATEMENT,
    records.Evidence: {"offered", "unverified"},
    records.Language: SPAN | {"kind"},
    records.Entity: SPAN | {"kind", "name"},
    records.Quantity: SPAN | {"text", "value", "unit"},
    records.Time: SPAN | {"text", "value"},
    records.Place: SPAN | {"name"},
    records.Response: {"actor", "kind", "about", "spans"},
    records.Relation: {"from", "to", "kind", "cue"},
    records.Position: {"actor", "kind", "condition", "consequence", "spans"},
    records.Decision: {"decider", "what", "oversight", "spans"},
    records.ReaderId: {"version", "model"},
    records.Refusal: {"id", "error"},
}
TEXT = "“The dam is safe,” Mayor Rona Averay told reporters. She said that officials knew.\n" * 4


def test_the_public_names() -> None:
    assert sorted(onrecord.__all__) == sorted(NAMES)
    assert len(onrecord.__all__) <= 12
    assert all(hasattr(onrecord, name) for name in NAMES)
    assert onrecord.Reading is records.Reading and onrecord.OnRecordError is errors.OnRecordError


def test_importing_is_light_and_the_function_keeps_its_name() -> None:
    code = (
        "import sys, onrecord\n"
        "heavy = {'onnxruntime', 'tokenizers', 'trafilatura', 'rich', 'numpy'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "import onrecord.read.words, onrecord.read.many\n"
        "assert callable(onrecord.read), onrecord.read\n"
    )
    path = {"PYTHONPATH": ":".join(sys.path)}
    subprocess.run([sys.executable, "-c", code], check=True, env=path, timeout=60)


def test_every_error_has_one_root() -> None:
    found = [each for each in vars(errors).values() if isinstance(each, type)]
    assert len(found) > 5
    assert all(issubclass(each, errors.OnRecordError) for each in found)
    assert all(each.__doc__ for each in found)


def test_read_takes_a_text_or_a_report() -> None:
    reading = onrecord.read(TEXT)
    assert isinstance(reading, onrecord.Reading) and reading.text == TEXT
    report = onrecord.make_report(TEXT, title="Dam", published="2031-03-12")
    titled = onrecord.read(report)
    assert (titled.title, titled.published) == ("Dam", "2031-03-12")
    assert titled.id == reading.id and titled.attributions == reading.attributions
    with pytest.raises(onrecord.OnRecordError):
        onrecord.read(" \n ")


def test_read_may_be_called_from_many_threads() -> None:
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.append(onrecord.read(TEXT).json())) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4 and len(set(found)) == 1


@pytest.mark.parametrize("record", KEYS, ids=lambda record: record.__name__)
def test_every_record_has_the_keys_of_the_contract(record: Any) -> None:
    fields = {field.encode_name for field in msgspec.structs.fields(record)}
    assert KEYS[record] <= fields
    options = record.__struct_config__
    assert (
        options.frozen and not options.omit_defaults and not options.tag and not options.array_like
    )


def test_no_record_is_left_out_of_the_contract() -> None:
    found = {
        each
        for each in vars(records).values()
        if isinstance(each, type)
        and issubclass(each, msgspec.Struct)
        and each is not msgspec.Struct
    }
    assert found - {records.Report, records.Name} == set(KEYS)


def test_the_json_of_a_reading_has_every_key_where_nothing_was_found(reader: Reader) -> None:
    line = reader.read("x").json()
    assert "\n" not in line
    found = json.loads(line)
    assert set(found) >= READING
    assert found["title"] is None and found["responses"] == [] and found["sources"] == []
    for statement in found["statements"]:
        assert set(statement) >= STATEMENT and set(statement["evidence"]) >= {
            "offered",
            "unverified",
        }


def test_the_json_of_a_reading_has_every_key_at_every_level() -> None:
    span = records.Span(0, 1)
    whole = records.Reading(
        *("r", "text", None, None, None, None),
        sources=(records.Source("s1", "Averay", mentions=(span,)),),
        attributions=(
            records.Attribution(
                "a1", (span,), (span,), (span,), hops=(records.Hop("s1", (span,), (span,)),)
            ),
        ),
        statements=(
            records.Statement(
                *("t1", (span,), "t", "author"),
                language=(records.Language(0, 1, "loaded"),),
                entities=(records.Entity(0, 1, "person", "Averay"),),
                quantities=(records.Quantity(0, 1, "1 km", 1, "km"),),
                times=(records.Time(0, 1, "Monday", None),),
                places=(records.Place(0, 1, "Toll"),),
            ),
        ),
        reader=records.ReaderId("0", "sha256:0"),
        responses=(records.Response("s1", "denies", "t1", (span,)),),
        relations=(records.Relation("t1", "t1", "supports", span),),
        positions=(records.Position("s1", "threat", (span,), (span,), (span,)),),
        decisions=(records.Decision("s1", None, None, (span,)),),
    )
    found = json.loads(whole.json())
    attribution, statement = found["attributions"][0], found["statements"][0]
    at = [
        (found, READING),
        (found["sources"][0], SOURCE),
        (found["sources"][0]["mentions"][0], SPAN),
        (attribution, ATTRIBUTION),
        (attribution["hops"][0], KEYS[records.Hop]),
        (statement, STATEMENT),
        (statement["evidence"], KEYS[records.Evidence]),
        (statement["language"][0], KEYS[records.Language]),
        (statement["entities"][0], KEYS[records.Entity]),
        (statement["quantities"][0], KEYS[records.Quantity]),
        (statement["times"][0], KEYS[records.Time]),
        (statement["places"][0], KEYS[records.Place]),
        (found["responses"][0], KEYS[records.Response]),
        (found["relations"][0], KEYS[records.Relation]),
        (found["positions"][0], KEYS[records.Position]),
        (found["decisions"][0], KEYS[records.Decision]),
        (found["reader"], KEYS[records.ReaderId]),
        *((attribution[part][0], SPAN) for part in ("source", "cue", "content")),
    ]
    for record, keys in at:
        assert set(record) >= keys
    assert msgspec.json.decode(whole.json(), type=records.Reading) == whole


def test_a_refusal_is_one_line() -> None:
    assert json.loads(records.Refusal("r", "no\nway").json()) == {"id": "r", "error": "no\nway"}
    assert "\n" not in records.Refusal("r", "no\nway").json()


def test_spans() -> None:
    span, text = records.Span(2, 5), "0123456"
    assert span.cut(text) == "234"
    assert span.covers(records.Span(3, 5)) and not span.covers(records.Span(3, 6))
    assert span.overlaps(records.Span(4, 6)) and not span.overlaps(records.Span(5, 6))
    assert records.joined(text, [span, records.Span(6, 7)]) == "234 … 6"
