"""Works through many reports in order, some at a time, holding only a few in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Full, Queue
from typing import TypeVar

from onrecord.errors import OnRecordError
from onrecord.read.reader import Reader
from onrecord.records import Reading, Refusal, Report

_POLL = 0.1  # seconds in which a producer sees that nobody listens any more

Given = TypeVar("Given")
Done = TypeVar("Done")


def read_all(
    reader: Reader, given: Iterable[Report | Refusal], workers: int = 2
) -> Iterator[Reading | Refusal]:
    """The outcome of each report, in the order given. ``workers`` changes the speed, no answer."""

    def outcome(item: Report | Refusal) -> Reading | Refusal:
        if isinstance(item, Refusal):
            return item
        try:
            return reader.read(item)
        except OnRecordError as error:
            return Refusal(item.id, str(error))

    return in_order(outcome, given, workers)


def in_order(
    work: Callable[[Given], Done], given: Iterable[Given], workers: int = 2
) -> Iterator[Done]:
    """``work`` done on each item by ``workers`` threads; the results in the order given.

    Each comes as soon as it and those before it are done, whether or not more input is there yet:
    a thread of its own waits for the input. What ``given`` raises is raised here, in its place.
    """
    if workers < 2:
        yield from (work(item) for item in given)
        return
    waiting: Queue[Future[Done] | BaseException | None] = Queue(2 * workers)
    stopped = threading.Event()

    def put(item: Future[Done] | BaseException | None) -> None:
        while not stopped.is_set():
            try:
                waiting.put(item, timeout=_POLL)
            except Full:
                continue
            return

    pool = ThreadPoolExecutor(workers)

    def produce() -> None:
        try:
            for item in given:
                if stopped.is_set():
                    return
                put(pool.submit(work, item))
            put(None)
        except BaseException as error:
            put(error)

    threading.Thread(target=produce, daemon=True).start()
    try:
        while (item := waiting.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item.result()
    finally:
        stopped.set()
        pool.shutdown(wait=False, cancel_futures=True)  # who stops listening does not wait
