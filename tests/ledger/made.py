"""Readings for tests: small ones by hand, and any that the records allow."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from hypothesis import strategies as st
from msgspec import inspect

from onrecord.records import (
    Attribution,
    ReaderId,
    Reading,
    Report,
    Source,
    Span,
    Statement,
)

READER = ReaderId("1.0.0", "sha256:aa", "onnxruntime 1", "int8")
NEWER = ReaderId("1.1.0", "sha256:bb", "onnxruntime 1", "int8")

_SYLLABLES = [a + b for a in "bdklmnrst" for b in "aeiou"]


def words(seed: int, count: int) -> list[str]:
    """Words that mean nothing, different for each seed."""
    drawn = random.Random(seed)
    return ["".join(drawn.choices(_SYLLABLES, k=drawn.randint(2, 4))) for _ in range(count)]


def prose(seed: int, count: int = 120) -> str:
    """A text of so many words."""
    return " ".join(words(seed, count)) + "."


def report(text: str, id: str = "one", **fields: Any) -> Report:
    """A report."""
    return Report(id=id, text=text, **fields)


def reading(text: str, id: str = "one", reader: ReaderId = READER, **fields: Any) -> Reading:
    """A reading with a statement for each sentence, the first put to a source."""
    spans, start = [], 0
    for sentence in text.split(". "):
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 2
    statements = tuple(
        Statement(
            id=f"t{number}{reader.version}",
            spans=(span,),
            text=span.cut(text),
            voice="author" if number else "reported",
            attribution=None if number else "a1",
        )
        for number, span in enumerate(spans)
    )
    given: dict[str, Any] = {
        "title": None,
        "outlet": None,
        "author": None,
        "published": None,
        **fields,
    }
    return Reading(
        id=id,
        text=text,
        sources=(Source("s1", "Mira Tolvane", "named", "person", mentions=(Span(0, 2),)),),
        attributions=(Attribution("a1", (Span(0, 2),), (Span(2, 4),), spans[:1] and (spans[0],)),),
        statements=statements,
        reader=reader,
        **given,
    )


def vectors(reading: Reading, size: int = 8) -> npt.NDArray[np.int8]:
    """Some vectors of a reading, (statements, size)."""
    drawn = np.random.default_rng(len(reading.text))
    return drawn.integers(-127, 128, (len(reading.statements), size), dtype=np.int8)


def stored(readings: Sequence[tuple[object, Reading]]) -> list[Reading]:
    """Readings alone, of what a ledger gives."""
    return [reading for _, reading in readings]


_ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_IDS = st.text("abcXYZ019_#-@é …", min_size=1, max_size=8)
_DATES = st.dates().map(lambda day: day.isoformat())
_TIMES = st.datetimes().map(lambda when: when.isoformat(timespec="seconds"))


def _of(kind: inspect.Type) -> st.SearchStrategy[Any]:
    """Any value of a type."""
    match kind:
        case inspect.StructType(cls=cls, fields=fields):
            return st.fixed_dictionaries({f.name: _of(f.type) for f in fields}).map(
                lambda values: cls(**values)
            )
        case inspect.UnionType(types=types):
            return st.one_of([_of(one) for one in types])
        case inspect.VarTupleType(item_type=item):
            return st.lists(_of(item), max_size=2).map(tuple)
        case inspect.DictType(key_type=key, value_type=value):
            return st.dictionaries(_of(key), _of(value), max_size=2)
        case inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case inspect.NoneType():
            return st.none()
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType():
            return st.integers(-5, 2**31 - 1)
        case inspect.FloatType():
            return st.floats(allow_nan=False, allow_infinity=False)
        case inspect.StrType():
            return _ANY_TEXT
    raise NotImplementedError(kind)


def _any_of(kind: Any, named: bool) -> st.SearchStrategy[Any]:
    """Any records of a kind, with different ids where they have some."""
    one = _of(inspect.type_info(kind))
    if not named:
        return st.lists(one, max_size=3).map(tuple)
    given = st.lists(st.tuples(one, _IDS), max_size=3, unique_by=lambda pair: pair[1])
    return given.map(
        lambda pairs: tuple(msgspec.structs.replace(record, id=id) for record, id in pairs)
    )


def readings() -> st.SearchStrategy[Reading]:
    """Any reading that the records allow."""
    info = inspect.type_info(Reading)
    assert isinstance(info, inspect.StructType)
    parts: dict[str, st.SearchStrategy[Any]] = {}
    for field in info.fields:
        if isinstance(field.type, inspect.VarTupleType):
            kind = field.type.item_type.cls  # type: ignore[attr-defined]
            parts[field.name] = _any_of(kind, "id" in kind.__struct_fields__)
        else:
            parts[field.name] = _of(field.type)
    parts["id"] = _IDS
    parts["text"] = st.one_of(_ANY_TEXT, st.integers(0, 50).map(prose))
    parts["published"] = st.one_of(st.none(), _DATES, _TIMES)
    return st.fixed_dictionaries(parts).map(lambda values: Reading(**values))
