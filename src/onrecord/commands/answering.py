"""How every question is put and answered: the ledger opened, the answer written, the exit code."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.commands.opening import held, opened, refuse
from onrecord.commands.output import coloured, errors, output
from onrecord.errors import NoAnswer, OnRecordError

if TYPE_CHECKING:
    from onrecord.show.answers import Answer, Form
    from onrecord.weigh.holdings import Holdings


@contextlib.contextmanager
def answering() -> Iterator[None]:
    """Around a whole question: what it did not find is a line of error, and exit code 1."""
    with errors():
        try:
            yield
        except OnRecordError as error:
            from onrecord.show.visible import visible

            refuse(visible(str(error)))


def held_in(db: str, as_of: str | None = None) -> Holdings:
    """What the ledger at ``db`` holds as of a day.

    Where there is no ledger, that is said, and the exit code is 1. Raises NoAnswer where there is
    nothing in it by then.
    """
    with opened(db) as ledger:
        holdings = held(ledger, as_of)
        later = as_of is not None and not holdings.filed and bool(ledger.filed())
    if later:
        raise NoAnswer(f"nothing in the ledger was published by {as_of}: give a later --as-of")
    if not holdings.filed:
        raise NoAnswer("the ledger is empty: record reports with 'onrecord add PATH|URL'")
    return holdings


def reply(answer: Answer, form: Form, out: str | None, width: int | None) -> None:
    """Writes the answer to standard output, or to the file ``out`` once all is written."""
    from onrecord.show.answers import written

    with output(Path(out) if out is not None else None) as stream:
        if width is None and not stream.isatty():
            width = 80
        for piece in written(answer, form, width=width, colour=coloured(stream)):
            stream.write(piece)
        stream.flush()
