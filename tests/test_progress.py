"""Progress on standard error: silent at first, a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import io
import sys
import threading

import pytest

from onrecord import progress as module
from onrecord.progress import Progress, Stopped


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Full(io.StringIO):
    def write(self, said: str) -> int:
        raise OSError("no space")


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module.time, "monotonic", clock)
    return clock


def test_silent_for_two_seconds(clock: Clock) -> None:
    for stream in (io.StringIO(), Terminal()):
        clock.now = 1000.0
        with Progress(stream) as progress:
            clock.now += 1.99
            progress.report(refused=False)
            progress.window(1, 2)
            progress.clear()
        assert stream.getvalue() == ""
        assert (progress.done, progress.refused) == (1, 0)


def test_plain_lines_elsewhere(clock: Clock) -> None:
    stream = io.StringIO()
    with Progress(stream) as progress:
        clock.now += 4
        progress.report(refused=False)
        clock.now += 1
        progress.report(refused=True)  # too soon for another line
        clock.now += 11
        progress.window(1, 4)
        clock.now += 11
        progress.window(1, 1)
    assert stream.getvalue().splitlines() == [
        "onrecord: 1 read in 4 s, 0.2 a second",
        "onrecord: 2 read in 16 s, 0.1 a second, 1 of them refused; this report 25%",
        "onrecord: 2 read in 27 s, 0.1 a second, 1 of them refused",
    ]
    assert "\x1b" not in stream.getvalue() and "\r" not in stream.getvalue()


def test_a_bar_on_a_terminal_that_goes_away(clock: Clock) -> None:
    stream = Terminal()
    with Progress(stream) as progress:
        clock.now += 3
        progress.window(3, 4)
        assert stream.getvalue() == (
            "\r\x1b[K0 read in 3 s; this report [###############-----] 75%"
        )
        progress.window(4, 4)  # drawn again only a little later
        assert "100%" not in stream.getvalue()
        clock.now += 0.3
        progress.window(4, 4)
        assert stream.getvalue().endswith(f"[{'#' * 20}] 100%")
        progress.clear()
        assert stream.getvalue().endswith("\r\x1b[K")
        before = stream.getvalue()
        progress.clear()
        assert stream.getvalue() == before
        clock.now += 1
        progress.report(refused=False)
    assert stream.getvalue().endswith("1 read in 4 s, 0.2 a second\r\x1b[K")
    assert "\n" not in stream.getvalue()


def test_a_thread_that_still_reads_when_the_work_was_left_is_stopped(clock: Clock) -> None:
    with Progress(io.StringIO()) as progress:
        progress.window(1, 2)
    with pytest.raises(Stopped):
        progress.window(2, 2)


def test_the_bar_goes_away_when_something_fails(clock: Clock) -> None:
    stream = Terminal()
    with pytest.raises(KeyboardInterrupt), Progress(stream) as progress:
        clock.now += 3
        progress.report(refused=False)
        raise KeyboardInterrupt
    assert stream.getvalue().endswith("\r\x1b[K")


def test_standard_error_is_where_it_is_said(
    clock: Clock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = Progress()
    clock.now += 3
    progress.report(refused=False)
    said = capsys.readouterr()
    assert said.err.startswith("onrecord: 1 read") and said.out == ""
    monkeypatch.setattr(sys, "stderr", None)
    silent = Progress()  # standard error is closed
    clock.now += 3
    silent.report(refused=False)
    assert silent.done == 1


def test_a_full_disk_behind_standard_error_stops_nothing(clock: Clock) -> None:
    with Progress(Full()) as progress:
        clock.now += 3
        progress.report(refused=False)
    assert progress.done == 1


def test_any_thread_may_tell_it(clock: Clock) -> None:
    stream = Terminal()
    progress = Progress(stream)
    clock.now += 3

    def tell() -> None:
        for _ in range(500):
            progress.report(refused=True)
            clock.now += 0.001
            progress.window(1, 2)

    threads = [threading.Thread(target=tell) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (progress.done, progress.refused) == (2000, 2000)
    drawn = stream.getvalue().split("\r\x1b[K")
    assert drawn[0] == "" and all("read in" in line for line in drawn[1:])
