"""Reads many reports in order, some at a time, holding only a few in memory."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Full, Queue

from onrecord.errors import OnRecordError
from onrecord.read.reader import Reader
from onrecord.records import Reading, Refusal, Report

_POLL = 0.1  # seconds in which a producer sees that nobody listens any more


def _outcome(reader: Reader, given: Report | Refusal) -> Reading | Refusal:
    if isinstance(given, Refusal):
        return given
    try:
        return reader.read(given)
    except OnRecordError as error:
        return Refusal(given.id, str(error))


def read_all(
    reader: Reader, given: Iterable[Report | Refusal], workers: int = 2
) -> Iterator[Reading | Refusal]:
    """The outcome of each report, in the order given. ``workers`` changes the speed, no answer.

    Each comes as soon as it and those before it are read, whether or not more input is there yet:
    a thread of its own waits for the input. What ``given`` raises is raised here, in its place.
    """
    if workers < 2:
        yield from (_outcome(reader, item) for item in given)
        return
    waiting: Queue[Future[Reading | Refusal] | BaseException | None] = Queue(2 * workers)
    stopped = threading.Event()

    def put(item: Future[Reading | Refusal] | BaseException | None) -> None:
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
                put(pool.submit(_outcome, reader, item))
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
