"""Forgetting: no byte of the words is left, and that they were there is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from onrecord.errors import LedgerError, NotInLedger
from onrecord.ledger.records import Added, Anchor, Correction, Join, Publication
from onrecord.ledger.rows import packed
from onrecord.ledger.schema import metadata
from onrecord.ledger.store import Ledger
from onrecord.records import Reading
from tests.ledger.made import READER, prose, reading, report, vectors, words

SECRET = "Xanthippe Quorrel told the Courier in confidence that the gate is shut"
TEXT = prose(1, 40) + " " + SECRET + " " + prose(2, 40)


def secret(id: str = "gone", **fields: object) -> Reading:
    given = {
        "title": "Quorrel speaks",
        "author": "Ysolde Brackwater",
        "outlet": "The Courier",
        "published": "2031-03-04",
        "address": "https://courier.example/quorrel-speaks",
    }
    return reading(TEXT, id, **{**given, **fields})


def fill(ledger: Ledger) -> None:
    for one in (reading(prose(3), "other", published="2031-03-05"), secret()):
        ledger.add(one, vectors(one))
    start = TEXT.index("Xanthippe")
    ledger.correct(
        Correction("set_grade", (Anchor("gone", start, start + 9, ""),), "I. Pohl", "she is named")
    )
    ledger.write_joins(
        "w1", ["gone", "other"], [Join("gone#t01.0.0", "other#t01.0.0", 0.9, "both: Quorrel")]
    )


def traces(stored: bytes) -> list[str]:
    """The words of the report that are still to be found; by length, not to hit on others."""
    names = ["Xanthippe", "Quorrel", "quorrel", "Ysolde", "Brackwater", "in confidence"]
    own = [f"{one} {two}" for one, two in zip(words(1, 40), words(1, 40)[1:], strict=False)]
    left = [one for one in (*names, *own) if one.encode() in stored]
    pressed = packed(TEXT)["text"]
    assert isinstance(pressed, bytes)
    if pressed[20:40] in stored:
        left.append("the compressed text")
    return left


def test_that_it_was_there_is_kept(ledger: Ledger) -> None:
    fill(ledger)
    before = next(one for one in ledger.filed() if one.id == "gone")
    gone = ledger.forget("gone", "I. Pohl", "the court of Vessany, 7 March")
    assert gone.forgotten and gone.forgotten_by == "I. Pohl"
    assert gone.forgotten_why == "the court of Vessany, 7 March"
    assert gone.publications == (Publication("2031-03-04", "The Courier"),)
    assert gone.added == before.added and gone.reader is None
    assert [one.id for one in ledger.filed()] == ["gone", "other"]
    assert [filed.id for filed, _ in ledger.readings()] == ["other"]
    assert ledger.vectors()[0] == ("other#t01.0.0",)
    assert list(ledger.joins("w1")) == []
    assert ledger.corrections()[0].anchors == (
        Anchor("gone", TEXT.index("Xan"), TEXT.index("Xan") + 9, ""),
    )
    assert ledger.history("gone") == ()
    assert ledger.unplaced("w1") == ()
    assert (ledger.count(), ledger.size().forgotten) == (1, 1)


def test_no_byte_of_it_is_left_in_the_files(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        fill(ledger)
        assert traces(b"".join(one.read_bytes() for one in tmp_path.iterdir()))
        ledger.forget("gone", "I. Pohl", "the court")
        left = {one.name: traces(one.read_bytes()) for one in sorted(tmp_path.iterdir())}
        assert "l.db-wal" in left and not any(left.values()), left
    assert not any(traces(one.read_bytes()) for one in tmp_path.iterdir())


def test_no_byte_is_left_when_much_is_added_and_forgotten(tmp_path: Path) -> None:
    """Pages that were split may keep copies in their free space."""
    path, drawn = tmp_path / "l.db", random.Random(4)
    with Ledger.open(path) as ledger:
        ids = []
        for number in range(60):
            size = drawn.choice([5, 40, 400])
            sentences = (" ".join(words(number * 100 + k, 9)) for k in range(size // 9 + 1))
            one = reading(". ".join(f"zq{number:02}{s}" for s in sentences), f"r{number}")
            ledger.add(one, vectors(one))
            ids.append(number)
        drawn.shuffle(ids)
        for number in ids[:4]:
            ledger.forget(f"r{number}", "I. Pohl", "the court")
            stored = b"".join(one.read_bytes() for one in tmp_path.iterdir())
            assert f"zq{number:02}".encode() not in stored
        assert f"zq{ids[5]:02}".encode() in stored
        assert len(list(ledger.readings())) == 56


def test_no_row_of_it_is_left_in_any_table(where: str, ledger: Ledger) -> None:
    fill(ledger)
    ledger.forget("gone", "I. Pohl", "the court")
    address = (
        where.replace("postgresql:", "postgresql+psycopg:")
        if "//" in where
        else f"sqlite:///{where}"
    )
    engine = create_engine(address)
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            rows = connection.execute(text(f'SELECT * FROM "{table.name}"')).all()
            assert not traces(repr(rows).encode()), table.name
    engine.dispose()


def test_it_is_refused_when_it_is_added_again(ledger: Ledger) -> None:
    fill(ledger)
    ledger.forget("gone", "I. Pohl", "the court")
    forgotten = Added("gone", "forgotten")
    again = report(TEXT, "gone", published="2031-03-04")
    assert ledger.seen(again, READER) == forgotten
    assert ledger.add_again(again, READER) == forgotten
    assert ledger.add(secret(), vectors(secret())) == forgotten
    # The same article under another id, and another version of it under its id or address.
    assert ledger.seen(report(TEXT, "elsewhere"), READER) == forgotten
    assert ledger.seen(report(prose(8), "gone"), READER) == forgotten
    by_address = report(prose(8), "new", address="https://courier.example/quorrel-speaks")
    assert ledger.seen(by_address, READER) == forgotten
    assert ledger.seen(report(prose(8), "new"), READER) is None
    assert ledger.count() == 1


def test_it_comes_back_when_forced(ledger: Ledger) -> None:
    fill(ledger)
    ledger.forget("gone", "I. Pohl", "an embargo")
    assert ledger.seen(report(TEXT, "gone"), READER, forced=True) is None
    assert ledger.add(secret(), vectors(secret()), forced=True) == Added("gone", "added")
    (filed,) = [one for one in ledger.filed() if one.id == "gone"]
    assert filed.forgotten is None and filed.title == "Quorrel speaks"
    assert len(filed.publications) == 1
    assert [one.text for _, one in ledger.readings(["gone"])] == [TEXT]
    assert ledger.seen(report(TEXT, "gone", published="2031-03-04"), READER) is not None
    again = ledger.forget("gone", "I. Pohl", "the court")
    assert again.forgotten_why == "the court"


def test_a_report_that_reprints_it_is_another_report(ledger: Ledger) -> None:
    fill(ledger)
    copy = reading("PORT LYS " + TEXT, "herald", published="2031-03-06")
    assert ledger.add(copy, vectors(copy)) == Added("herald", "reprint", "gone")
    ledger.forget("gone", "I. Pohl", "the court")
    (filed,) = [one for one in ledger.filed() if one.id == "herald"]
    assert filed.reprint_of == "gone" and filed.forgotten is None
    later = reading("HARBOUR " + TEXT, "third", published="2031-03-07")
    assert ledger.add(later, vectors(later)) == Added("third", "reprint", "herald")


def test_a_report_that_comes_back_has_its_reprints(ledger: Ledger) -> None:
    fill(ledger)
    copy = reading("PORT LYS " + TEXT, "herald", published="2031-03-01")
    ledger.add(copy, vectors(copy))
    ledger.forget("gone", "I. Pohl", "an embargo")
    assert ledger.add(secret(), vectors(secret()), forced=True) == Added(
        "gone", "reprint", "herald"
    )


def test_twice_is_once(ledger: Ledger) -> None:
    fill(ledger)
    first = ledger.forget("gone", "I. Pohl", "the court")
    assert ledger.forget("gone", "Somebody", "else") == first


def test_who_and_why_must_be_said(ledger: Ledger) -> None:
    fill(ledger)
    for who, why in (("", "the court"), ("I. Pohl", " ")):
        with pytest.raises(LedgerError, match="who"):
            ledger.forget("gone", who, why)
    with pytest.raises(NotInLedger):
        ledger.forget("nowhere", "I. Pohl", "the court")
    assert ledger.count() == 2


def test_a_forgotten_report_takes_no_corrections(ledger: Ledger) -> None:
    fill(ledger)
    ledger.forget("gone", "I. Pohl", "the court")
    with pytest.raises(LedgerError, match="forgotten"):
        ledger.correct(Correction("set_grade", (Anchor("gone", 0, 4, ""),), "I. Pohl", "x"))
