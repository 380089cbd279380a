from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.gather import gather
from onrecord.read.reader import Reader
from onrecord.records import Attribution, Reading, Report
from onrecord.samples import NAMES, sample

EXPECT = tomllib.loads((Path(__file__).parent / "expect.toml").read_text(encoding="utf8"))
Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def read_sample() -> Read:
    reader = Reader(threads=2)
    made: dict[str, Reading] = {}

    def read(name: str) -> Reading:
        if name not in made:
            path = next(n for n in NAMES if n.startswith(name))
            (report,) = gather([str(sample(path))])
            assert isinstance(report, Report)
            made[name] = reader.read(report)
        return made[name]

    return read


def meets(reading: Reading, attribution: Attribution, want: dict[str, str]) -> bool:
    return all(
        any(part in span.cut(reading.text) for span in getattr(attribution, role))
        for role, part in want.items()
    )


@pytest.mark.parametrize(
    ("name", "want"), [(name, want) for name, wanted in EXPECT.items() for want in wanted]
)
def test_a_plain_attribution_is_read(read_sample: Read, name: str, want: dict[str, str]) -> None:
    reading = read_sample(name)
    assert any(meets(reading, a, want) for a in reading.attributions), want


def test_a_name_and_a_title_are_one_source(read_sample: Read) -> None:
    reading = read_sample("wire")
    mentions = {
        source.name: {m.cut(reading.text) for m in source.mentions} for source in reading.sources
    }
    assert {"Premier Tavin Orsolak", "Orsolak"} <= mentions["Tavin Orsolak"]


def test_speakers_of_a_briefing_are_named_from_its_title(read_sample: Read) -> None:
    names = {(s.name, s.role) for s in read_sample("briefing").sources}
    assert ("Anneke Halvorsen", "Government Spokeswoman") in names
    assert ("Joss Ferrand", "Rear Admiral") in names


def test_the_fictional_label_is_the_authors_own_word(read_sample: Read) -> None:
    for name in ("wire", "opinion", "feature"):
        reading = read_sample(name)
        labels = [s for s in reading.statements if "Fictional" in s.text]
        assert all(s.voice == "author" for s in labels)
