"""docs/ledger.md has every key of every answer, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.read.reader import Reader
from onrecord.show.answers import Answer
from tests.show.answers import dossier
from tests.show.answers.test_questions import claims, objects, reports, sale, source, sources

PAGE = Path(__file__).parents[3] / "docs/ledger.md"
_FREE = {"named", "official", "collective", "anonymous", "unattributed", "author", "unknown"}


def keys(value: object) -> Iterator[str]:
    """The keys of an object and of those in it; grades are values here."""
    if isinstance(value, dict):
        yield from set(value) - _FREE
        for one in value.values():
            yield from keys(one)
    elif isinstance(value, list):
        for one in value:
            yield from keys(one)


@pytest.mark.parametrize("number", range(6))
def test_every_key_is_described(reader: Reader, number: int) -> None:
    holdings = dossier.build(reader)
    answers: list[Answer] = [
        claims(holdings),
        sale(holdings),
        sources(holdings),
        source(holdings, "Bram Oskeld"),
        source(holdings, "an official"),
        reports(holdings),
    ]
    text = PAGE.read_text(encoding="utf-8")
    described = set(re.findall(r'[`"](\w+)[`"]', text))
    found = {key for one in objects(answers[number]) for key in keys(one)}
    assert found
    assert not found - described


def test_no_key_is_described_that_is_not_there(reader: Reader) -> None:
    holdings = dossier.build(reader)
    every = (claims, sale, sources, reports)
    found = {key for answer in every for one in objects(answer(holdings)) for key in keys(one)}
    found |= {key for one in objects(source(holdings, "an official")) for key in keys(one)}
    text = PAGE.read_text(encoding="utf-8").partition("## The answers, as JSON")[2]
    rows = re.findall(r"^\| (`[^|]*?) \|", text, re.MULTILINE)
    described = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
    assert described > {"id", "quotes", "spans"}
    assert not described - found - _FREE
