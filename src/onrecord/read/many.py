"""Reads many reports in order, some at a time, holding only a few in memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from onrecord.errors import OnRecordError
from onrecord.read.reader import Reader
from onrecord.records import Reading, Refusal, Report


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
    """The outcome of each report, in the order given. ``workers`` changes the speed, no answer."""
    if workers < 2:
        yield from (_outcome(reader, item) for item in given)
        return
    waiting: deque[Future[Reading | Refusal]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for item in given:
                waiting.append(pool.submit(_outcome, reader, item))
                while waiting and (len(waiting) > 2 * workers or waiting[0].done()):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
