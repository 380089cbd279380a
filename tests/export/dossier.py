"""A fictional affair in two reports, a reprint and a report that was forgotten.

``readings.jsonl`` holds the two readings: the reader's, with one source added by hand. They are
kept so that these tests ask nothing of the reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from onrecord.export.selection import Selection
from onrecord.ledger.records import Anchor, Correction, Filed, Join, Publication, key_of
from onrecord.records import Reading
from onrecord.weigh.holdings import Holdings
from onrecord.weigh.records import Claim, LedgerSource, Roots, SourceRef

_READ = Path(__file__).with_name("readings.jsonl")  # as the reader reads them, kept as they were
FILED = (
    Filed(
        "courier",
        (
            Publication(
                "2031-03-02T07:00:00",
                "Harbour Courier",
                "The crack",
                "Ilse Dorn",
                "https://courier.example/crack?no=1",
            ),
            Publication("2031-03-05", "Harbour Courier"),
        ),
        added="2031-03-06T08:00:00Z",
    ),
    Filed(
        "gazette",
        (Publication("2031-03-03", "Saltmere Gazette", "The crack, again"),),
        added="2031-03-06T08:00:00Z",
        reprint_of="courier",
        similarity=0.97,
    ),
    Filed(
        "times/1",
        (Publication("2031-03-04", "Vessany Times", "Minister silent"),),
        added="2031-03-06T08:00:00Z",
    ),
    Filed(
        "gone",
        (Publication("2031-03-04", "Vessany Times"),),
        added="2031-03-06T08:00:00Z",
        forgotten="2031-03-07T09:30:00Z",
        forgotten_by="Ada Weller",
        forgotten_why="embargo",
    ),
)


def of_words(reading: Reading, words: str) -> str:
    """The key of the statement that has these words."""
    found = next(one for one in reading.statements if words in one.text)
    return key_of(reading.id, found.id)


def anchor(reading: Reading, words: str) -> Anchor:
    start = reading.text.index(words)
    return Anchor(reading.id, start, start + len(words), words)


def readings() -> dict[str, Reading]:
    courier, times = (
        msgspec.json.decode(line, type=Reading)
        for line in _READ.read_text(encoding="utf-8").splitlines()
    )
    reprint = msgspec.structs.replace(courier, id="gazette", author=None)
    return {"courier": courier, "gazette": reprint, "times/1": times}


def joins(read: dict[str, Reading]) -> list[Join]:
    found = []
    for words in ("cracked before", "14 inspections"):
        first, second = (of_words(read[name], words) for name in ("courier", "times/1"))
        found.append(Join(first, second, 0.93, "the same words"))
    return found


def corrections(read: dict[str, Reading]) -> list[Correction]:
    cracked = anchor(read["courier"], "The dam at Orlen Gap was cracked before the flood")
    other = anchor(read["times/1"], "14 inspections had been skipped")
    return [
        Correction(
            "part_claims", (cracked, other), "Ada Weller", "not the same", "2031-03-06T10:00:00Z", 1
        ),
        Correction(
            "set_grade",
            (anchor(read["times/1"], "Halvik"),),
            "Bo Tarn",
            "slip of the mouse",
            "2031-03-06T11:00:00Z",
            2,
            grade="official",
            undone=True,
        ),
    ]


def claims(read: dict[str, Reading]) -> tuple[Claim, ...]:
    """The two claims that both papers carry, made by hand."""
    made = []
    for number, words in enumerate(("cracked before", "14 inspections"), start=1):
        keys = tuple(of_words(read[name], words) for name in ("courier", "gazette", "times/1"))
        made.append(
            Claim(
                id=f"c{number:012d}",
                text=words,
                first="2031-03-02",
                last="2031-03-04",
                reports=("courier", "gazette", "times/1"),
                statements=keys,
                grades={"named": 1, "anonymous": 2},
                roots=Roots(1, 2, ("two unnamed sources",)),
                status="denied",
                confidence=0.93,
                reasons=("the same words",),
            )
        )
    return tuple(made)


def sources(read: dict[str, Reading]) -> tuple[LedgerSource, ...]:
    """Each source alone, but for the minister, who is one across reports."""
    found: dict[str, LedgerSource] = {}
    for name, reading in read.items():
        for one in reading.sources:
            key = "halvik" if "Halvik" in one.name else f"{name}-{one.id}"
            ref = SourceRef(name, one.id)
            old = found.get(key)
            found[key] = LedgerSource(
                id=key,
                name=old.name if old else one.name,
                grade=old.grade if old else one.grade,
                kind=one.kind,
                role=old.role if old else one.role,
                affiliation=one.affiliation,
                aliases=("Halvik",) if old else (),
                reports=(*(old.reports if old else ()), name),
                statements=1,
                members=(*(old.members if old else ()), ref),
            )
    return tuple(found.values())


def holdings(read: dict[str, Reading], kept: Iterable[Filed] = FILED) -> Holdings:
    return Holdings(kept, read.values(), joins(read), corrections(read))


def selection(read: dict[str, Reading]) -> Selection:
    return Selection(holdings(read), claims(read), sources(read), corrections(read))
