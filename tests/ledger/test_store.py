"""What is recorded comes back: readings, publications, versions, what counts when."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from onrecord.errors import LedgerError, NotInLedger
from onrecord.ledger.records import Added
from onrecord.ledger.store import Ledger
from onrecord.records import Reading
from tests.ledger.made import (
    NEWER,
    READER,
    prose,
    reading,
    readings,
    report,
    stored,
    vectors,
)

TEXT = "Harbour pilots in Vessany will strike, Mira Tolvane said. The port is calm"


def add(ledger: Ledger, one: Reading) -> Added:
    return ledger.add(one, vectors(one), "head 1")


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(one=readings())
def test_any_reading_comes_back_exactly(ledger: Ledger, one: Reading) -> None:
    added = add(ledger, one)
    if added.outcome in ("added", "reprint"):
        (found,) = stored(list(ledger.readings([added.report])))
        assert found == msgspec.structs.replace(one, id=added.report)
        assert found.json() == msgspec.structs.replace(one, id=added.report).json()
    else:  # its text came before
        history = [found for _, found in ledger.history(added.report)]
        assert any(found.text == one.text for found in history)


def test_what_the_reader_reads_comes_back_exactly(ledger: Ledger, reader: object) -> None:
    text = "“The gate is shut,” Mira Tolvane, the harbour master of Vessany, told the Courier."
    one = reader.read(report(text, published="2031-03-04"))  # type: ignore[attr-defined]
    add(ledger, one)
    assert stored(list(ledger.readings())) == [one]


def test_text_with_zeros_and_letters_beyond_the_basic_plane(ledger: Ledger) -> None:
    one = reading("a\0b 𝕍essany 👩‍👩‍👧 \r\n ends", title="t\0itle", outlet="The \0 Courier")
    add(ledger, one)
    assert stored(list(ledger.readings())) == [one]
    assert ledger.filed()[0].outlet == "The \0 Courier"


def test_a_report_given_twice_is_there_once(ledger: Ledger) -> None:
    one = reading(TEXT, published="2031-03-04", outlet="The Courier")
    given_ = report(TEXT, published="2031-03-04", outlet="The Courier")
    assert ledger.seen(given_, READER) is None
    assert add(ledger, one) == Added("one", "added")
    assert ledger.seen(given_, READER) == Added("one", "again")
    assert ledger.add_again(given_, READER) == Added("one", "again")
    assert add(ledger, one) == Added("one", "again")
    assert ledger.size().readings == 1
    assert len(ledger.filed()[0].publications) == 1


def test_same_text_under_another_date_is_one_report(ledger: Ledger) -> None:
    add(ledger, reading(TEXT, published="2031-03-04", outlet="The Courier"))
    later = report(TEXT, "two", published="2031-03-06", outlet="The Courier", title="Strike")
    assert ledger.seen(later, READER) == Added("one", "dated", "one")
    assert ledger.add_again(later, READER) == Added("one", "dated", "one")
    assert ledger.seen(later, READER) == Added("one", "again")
    (filed,) = ledger.filed()
    assert filed.dates == ("2031-03-04", "2031-03-06")
    assert filed.date == "2031-03-04"
    assert ledger.find("two") == "one"


def test_an_earlier_publication_answers_for_the_report(ledger: Ledger) -> None:
    add(ledger, reading(TEXT, published="2031-03-06"))
    earlier = report(TEXT, "two", published="2031-03-04")
    assert ledger.seen(earlier, READER) is None, "times are read by the date: it must be read"
    assert ledger.as_filed(earlier) == earlier
    assert add(ledger, reading(TEXT, "two", published="2031-03-04")).outcome == "dated"
    (found,) = stored(list(ledger.readings()))
    assert (found.id, found.published) == ("one", "2031-03-04")
    assert ledger.filed()[0].date == "2031-03-04"
    assert ledger.seen(earlier, READER) == Added("one", "again")
    assert ledger.find("two") == "one"


def test_a_newer_reader_reads_by_the_first_date(ledger: Ledger) -> None:
    add(ledger, reading(TEXT, published="2031-03-04"))
    later = report(TEXT, "two", published="2031-03-06")
    ledger.add_again(later, READER)
    assert ledger.seen(later, NEWER) is None
    assert ledger.as_filed(later) == report(TEXT, "two", published="2031-03-04")
    new = report(TEXT, "three", published="2031-03-08")
    assert ledger.as_filed(new) == new, "it must come into the ledger"
    add(ledger, reading(TEXT, "three", NEWER, published="2031-03-08"))
    assert ledger.filed()[0].dates == ("2031-03-04", "2031-03-06", "2031-03-08")
    assert ledger.seen(new, NEWER) is None, "no reading by the first date yet"
    add(ledger, reading(TEXT, "two", NEWER, published="2031-03-04"))
    assert stored(list(ledger.readings()))[0].published == "2031-03-04"
    assert ledger.seen(new, NEWER) == Added("one", "again")


def test_order_of_two_dates_does_not_change_what_counts(tmp_path: Path) -> None:
    early = reading(TEXT, published="2031-03-04")
    late = reading(TEXT, published="2031-03-06")
    found = []
    for number, order in enumerate([(early, late), (late, early)]):
        with Ledger.open(tmp_path / f"{number}.db") as ledger:
            for one in order:
                add(ledger, one)
            found.append((stored(list(ledger.readings())), ledger.filed()[0].dates))
    assert found[0] == found[1]


def test_a_newer_reading_counts_and_the_older_one_stays(ledger: Ledger) -> None:
    old, new = reading(TEXT), reading(TEXT, reader=NEWER)
    add(ledger, old)
    assert ledger.seen(report(TEXT), NEWER) is None
    assert add(ledger, new) == Added("one", "reread")
    assert stored(list(ledger.readings())) == [new]
    assert [one for _, one in ledger.history("one")] == [old, new]
    assert ledger.filed()[0].reader == NEWER
    assert ledger.vectors()[0] == ("one#t01.1.0", "one#t11.1.0")


def test_an_older_reader_never_takes_over(ledger: Ledger) -> None:
    add(ledger, reading(TEXT, reader=NEWER))
    assert ledger.seen(report(TEXT), READER) == Added("one", "again")
    add(ledger, reading(TEXT, reader=READER))
    assert stored(list(ledger.readings())) == [reading(TEXT, reader=NEWER)]


@pytest.mark.parametrize(
    ("older", "newer"), [("1.9", "1.10"), ("1.0rc1", "1.0"), ("0.9.9", "1"), ("1.0.dev3", "1.0+x")]
)
def test_versions_count_as_numbers(tmp_path: Path, older: str, newer: str) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        for version in (newer, older):
            add(ledger, reading(TEXT, reader=msgspec.structs.replace(READER, version=version)))
        reader = ledger.filed()[0].reader
        assert reader is not None and reader.version == newer


def test_another_runtime_is_no_other_reader(ledger: Ledger) -> None:
    add(ledger, reading(TEXT))
    other = msgspec.structs.replace(READER, runtime="onnxruntime 2")
    assert ledger.seen(report(TEXT), other) == Added("one", "again")
    floating = msgspec.structs.replace(READER, mode="float")
    assert ledger.seen(report(TEXT), floating) is None


def test_another_text_under_the_same_id_is_a_report_of_its_own(ledger: Ledger) -> None:
    add(ledger, reading(TEXT))
    revised = reading(TEXT + ". Talks go on")
    assert add(ledger, revised).report == "one@2"
    assert add(ledger, reading("Something else")).report == "one@3"
    assert add(ledger, revised) == Added("one@2", "again")
    by_id = {filed.id: filed.revises for filed in ledger.filed()}
    assert by_id == {"one": None, "one@2": "one", "one@3": "one"}
    assert ledger.find("one") == "one"


def test_filed_by_date_and_id_and_as_of(ledger: Ledger) -> None:
    for id, day in (("b", "2031-03-05"), ("a", "2031-03-05T23:00:00Z"), ("c", "2031-03-04")):
        add(ledger, reading(prose(ord(id)), id, published=day))
    add(ledger, reading(prose(1), "undated"))
    assert [one.id for one in ledger.filed("2031-12-31")] == ["undated", "c", "a", "b"]
    assert [one.id for one in ledger.filed("2031-03-04")] == ["undated", "c"]
    assert [filed.id for filed, _ in ledger.readings(as_of="2031-03-04")] == ["undated", "c"]
    assert [filed.id for filed, _ in ledger.readings(["b", "c", "nowhere"])] == ["c", "b"]


def test_as_of_shows_the_dates_until_then(ledger: Ledger) -> None:
    add(ledger, reading(TEXT, published="2031-03-04"))
    ledger.add_again(report(TEXT, published="2031-03-06"), READER)
    assert ledger.filed("2031-03-05")[0].dates == ("2031-03-04",)


def test_vectors_come_by_report_and_place(ledger: Ledger) -> None:
    later, earlier = reading(TEXT, "b", published="2031-01-01"), reading(prose(2), "a")
    for one in (later, earlier):
        add(ledger, one)
    keys, rows = ledger.vectors()
    assert keys == ("a#t01.0.0", "b#t01.0.0", "b#t11.0.0")
    assert rows.dtype == np.int8
    assert (rows == np.concatenate([vectors(earlier), vectors(later)])).all()
    assert ledger.vectors(["a"])[0] == ("a#t01.0.0",)


def test_vectors_of_another_head_are_left_out(ledger: Ledger) -> None:
    old, new = reading(TEXT, "b"), reading(prose(2), "a")
    ledger.add(old, vectors(old, 4), "head 1")
    ledger.add(new, vectors(new, 6), "head 2")
    assert ledger.vectors()[1].shape == (1, 6)
    assert ledger.vectors(version="head 1")[1].shape == (2, 4)
    assert ledger.vectors(version="head 3")[0] == ()


def test_vectors_of_an_empty_ledger(ledger: Ledger) -> None:
    keys, rows = ledger.vectors()
    assert keys == () and rows.shape[0] == 0


@pytest.mark.parametrize("shape", [(1, 8), (2,), (3, 8)])
def test_vectors_must_fit(ledger: Ledger, shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError):
        ledger.add(reading(TEXT), np.zeros(shape, dtype=np.int8))
    with pytest.raises(ValueError):
        ledger.add(reading(TEXT), np.zeros((2, 8), dtype=np.float32))  # type: ignore[arg-type]
    assert ledger.filed() == ()


def test_find(ledger: Ledger) -> None:
    add(ledger, reading(prose(1), "harbour-1", address="https://courier.example/1"))
    add(ledger, reading(prose(2), "harbour-2"))
    add(ledger, reading(prose(3), "50%_off"))
    assert ledger.find("harbour-1") == "harbour-1"
    assert ledger.find("https://courier.example/1") == "harbour-1"
    assert ledger.find("50") == "50%_off"
    for missing in ("har%", "_0", "", "nowhere", "HARBOUR-1"):
        with pytest.raises(NotInLedger, match="no report"):
            ledger.find(missing)
    with pytest.raises(NotInLedger, match="harbour-1, harbour-2"):
        ledger.find("harbour")


def test_an_id_with_a_zero_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="another id"):
        add(ledger, reading(TEXT, "a\0b"))


def test_size(ledger: Ledger) -> None:
    add(ledger, reading(TEXT))
    add(ledger, reading(TEXT, reader=NEWER))
    size = ledger.size()
    assert (size.reports, size.readings, size.statements, size.forgotten) == (1, 2, 4, 0)
    assert size.bytes > 10_000
    assert ledger.count() == 1


def test_threads_share_a_ledger(ledger: Ledger) -> None:
    wrong: list[BaseException] = []

    def work(first: int) -> None:
        try:
            for number in range(first, first + 5):
                one = reading(prose(number), f"r{number}")
                assert ledger.seen(report(one.text, one.id), READER) is None
                add(ledger, one)
        except BaseException as error:
            wrong.append(error)

    threads = [Thread(target=work, args=(first,)) for first in (0, 100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert len(ledger.filed()) == 15


def test_readings_can_be_read_while_others_are_written(ledger: Ledger) -> None:
    for number in range(3):
        add(ledger, reading(prose(number), f"r{number}"))
    found = []
    for _, one in ledger.readings():
        found.append(one.id)
        add(ledger, reading(prose(len(found) + 50), f"new{len(found)}"))
    assert sorted(found) == ["r0", "r1", "r2"]
    assert ledger.count() == 6


def test_it_stays_when_closed(where: str) -> None:
    with Ledger.open(where) as ledger:
        add(ledger, reading(TEXT))
    with Ledger.open(where, create=False) as ledger:
        assert stored(list(ledger.readings())) == [reading(TEXT)]


def test_some_at_once_are_all_there_or_none(ledger: Ledger) -> None:
    some = [(one, vectors(one)) for one in (reading(prose(k), f"r{k}") for k in range(3))]
    assert [added.outcome for added in ledger.add_all(some, "head 1")] == ["added"] * 3
    more = [(one, vectors(one)) for one in (reading(prose(k), f"r{k}") for k in range(3, 5))]
    with pytest.raises(LedgerError):
        ledger.add_all([*more, (reading("Nothing.", "a\0b"), vectors(reading("Nothing.")))])
    assert [one.id for one in ledger.filed()] == ["r0", "r1", "r2"]
