"""Many reports: in order, some at a time, the same answers, no more held than needed."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from onrecord.errors import EmptyReport, ModelError
from onrecord.read.many import read_all
from onrecord.read.reader import Reader
from onrecord.records import Reading, Refusal, Report

WAIT = 20.0  # seconds: past it a test has failed


class Slow:
    """A reader for these tests: answers at once, but for reports that wait for an event."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.seen: list[str] = []

    def read(self, report: Report) -> str:
        self.seen.append(report.id)
        if report.text == "wait":
            assert self.go.wait(WAIT)
        if report.text == "broken":
            raise ModelError("it broke")
        if report.text == "bug":
            raise ZeroDivisionError
        return report.id.upper()


def reports(*texts: str) -> list[Report | Refusal]:
    return [Report(f"r{k}", text) for k, text in enumerate(texts)]


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_outcomes_are_in_order(workers: int) -> None:
    given = [*reports(*["x"] * 30), Refusal("f", "no"), *reports("broken", "x")]
    found = list(read_all(Slow(), given, workers))  # type: ignore[arg-type]
    assert found == [
        *[f"R{k}" for k in range(30)],
        Refusal("f", "no"),
        Refusal("r0", "it broke"),
        "R1",
    ]


def test_nothing_gives_nothing() -> None:
    assert list(read_all(Slow(), [], 2)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_answers_do_not_depend_on_the_workers(reader: Reader, workers: int) -> None:
    texts = [
        f"Mayor Rona Averay said that {k} dams held. She left." * (1 + k % 3) for k in range(8)
    ]
    alone = [reader.read(Report(f"r{k}", text)).json() for k, text in enumerate(texts)]
    given = [*reports(*texts), Report("empty", " ")]
    found = list(read_all(reader, given, workers))
    assert [one.json() for one in found[:-1]] == alone
    assert all(isinstance(one, Reading) for one in found[:-1])
    assert found[-1] == Refusal("empty", str(_error(reader)))


def _error(reader: Reader) -> EmptyReport:
    with pytest.raises(EmptyReport) as caught:
        reader.read(" ")
    return caught.value


@pytest.mark.parametrize("workers", [2, 4])
def test_a_slow_report_holds_the_next_back_but_few_are_taken(workers: int) -> None:
    slow, taken = Slow(), 0  # how many of the input

    def given() -> Iterator[Report]:
        nonlocal taken
        for report in reports("x", "wait", *["x"] * 100):
            taken += 1
            assert isinstance(report, Report)
            yield report

    found = read_all(slow, given(), workers)  # type: ignore[arg-type]
    assert next(found) == "R0"
    assert not slow.go.wait(0.2) and taken <= 2 + 3 * workers + 2
    slow.go.set()
    assert next(found) == "R1"
    assert list(found) == [f"R{k}" for k in range(2, 102)]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_outcome_does_not_wait_for_more_input(workers: int) -> None:
    read = threading.Event()

    def given() -> Iterator[Report]:
        yield Report("a", "x")
        assert read.wait(WAIT), "the first outcome waited for the second report"
        yield Report("b", "x")

    found = read_all(Slow(), given(), workers)  # type: ignore[arg-type]
    assert next(found) == "A"
    read.set()
    assert list(found) == ["B"]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_the_input_raises_is_raised_in_its_place(workers: int) -> None:
    def given() -> Iterator[Report]:
        yield Report("a", "x")
        raise KeyboardInterrupt

    found = read_all(Slow(), given(), workers)  # type: ignore[arg-type]
    assert next(found) == "A"
    with pytest.raises(KeyboardInterrupt):
        next(found)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_no_refusal_is_raised(workers: int) -> None:
    found = read_all(Slow(), reports("x", "bug", "x"), workers)  # type: ignore[arg-type]
    assert next(found) == "R0"
    with pytest.raises(ZeroDivisionError):
        next(found)


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_who_stops_listening_stops_the_reading(workers: int) -> None:
    slow, before = Slow(), threading.active_count()
    texts = ["x", *(["wait"] * 100 if workers > 1 else ["x"] * 100)]
    found = read_all(slow, reports(*texts), workers)  # type: ignore[arg-type]
    assert next(found) == "R0"
    assert not slow.go.wait(0.2)  # time to fill what is filled
    found.close()  # type: ignore[attr-defined]
    slow.go.set()
    end = time.monotonic() + WAIT
    while threading.active_count() > before and time.monotonic() < end:
        time.sleep(0.01)
    assert threading.active_count() <= before
    assert len(slow.seen) <= 1 + workers  # what had begun, and nothing of what waited
