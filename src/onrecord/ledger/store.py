"""The ledger: reports with all their readings, joins and corrections, in SQLite or PostgreSQL.

What is recorded is never rewritten. A newer reader's reading of a report stands beside the older
one and counts in its place; a correction is a row, and so is its undoing. Each call is one
transaction: when it has returned, what it wrote outlives a killed process and a power cut.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt

from onrecord.errors import NotInLedger
from onrecord.ledger import corrections, filing, finding, forgetting, listing, tallying
from onrecord.ledger import joins as joining
from onrecord.ledger.database import Database
from onrecord.ledger.migrating import migrate
from onrecord.ledger.records import Added, Correction, Filed, Join
from onrecord.ledger.tallying import Size
from onrecord.records import ReaderId, Reading, Report


class Ledger:
    """An open ledger; use it in a ``with`` block. It may be shared by threads.

    Every method raises :class:`onrecord.errors.LedgerError` where the database cannot do it (no
    room, no access, no server, too long in use by others), and says what to do.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.where = database.where  # the file, or the address without its password

    @classmethod
    def open(cls, where: str | os.PathLike[str], *, create: bool = True) -> Ledger:
        """The ledger in a file, or at a ``sqlite:///`` or ``postgresql://`` address.

        Tables of an older version are brought up to date. Raises
        :class:`onrecord.errors.LedgerError` where there is none and none may be made, and
        :class:`onrecord.errors.NewerLedger` where it is of a later version.
        """
        database = Database(where, create)
        try:
            migrate(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def close(self) -> None:
        """Lets go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Recording

    def seen(self, report: Report, reader: ReaderId, *, forced: bool = False) -> Added | None:
        """What would become of a report that need not be read; None where it must be read.

        It must be read where its text is new, or was read by an older reader only, or under a
        later date than the first. Read it then as :meth:`as_filed` gives it. Else it is "again" or
        "dated", and :meth:`add_again` is all there is to do; or "forgotten", unless ``forced``.
        """
        with self._database.read() as connection:
            return filing.seen(connection, report, reader, forced=forced)

    def as_filed(self, report: Report) -> Report:
        """The report as the ledger would have it read.

        Where this publication is there already it goes by the first one of its text, because
        that answers for the report: times are read by its date.
        """
        with self._database.read() as connection:
            return filing.as_filed(connection, report)

    def add_again(self, report: Report, reader: ReaderId, *, forced: bool = False) -> Added:
        """Records one more publication of a report that is there; see :meth:`seen`."""
        with self._database.write() as connection:
            return filing.file_again(connection, report, reader, forced=forced)

    def add(
        self,
        reading: Reading,
        vectors: npt.NDArray[np.int8],
        version: str | None = None,
        *,
        forced: bool = False,
    ) -> Added:
        """Records a report with its reading, or the reading of a report that is there.

        ``vectors`` (statements, D) are in the order of the statements, ``version`` says by what
        they were made (the reader's model, where it is left out).

        A text that is there already is one report with one more publication. Where another text
        has the id, the report gets ``id@2`` and so on: a revised version is a report of its own,
        and ``Filed.revises`` says so. A report that was forgotten is not recorded unless
        ``forced``.
        """
        _check(reading, vectors)
        with self._database.write() as connection:
            return filing.file(connection, reading, vectors, version, forced=forced)

    def add_all(
        self,
        given: Iterable[tuple[Reading, npt.NDArray[np.int8]]],
        version: str | None = None,
        *,
        forced: bool = False,
    ) -> tuple[Added, ...]:
        """Records some reports with their readings, in one transaction: all of them, or none.

        It is faster than one at a time, because the disk is waited for only once.
        """
        added = []
        with self._database.write() as connection:
            for reading, vectors in given:
                _check(reading, vectors)
                added.append(filing.file(connection, reading, vectors, version, forced=forced))
        return tuple(added)

    def forget(self, report: str, who: str, why: str) -> Filed:
        """Removes a report's words for good, and keeps that it was there.

        Text, title, author, address, readings, vectors, joins and the quotes in corrections go;
        id, dates, outlet and who asked for it, when and why stay. The file is rewritten, which
        needs as much room as it has, so that the words are in none of its bytes. Reprints are
        reports of their own: ``Filed.reprint_of`` of the others tells which they are.

        Raises :class:`onrecord.errors.LedgerBusy` where another process keeps the file from
        being rewritten: the report is forgotten then, and asking again wipes the file.
        """
        with self._database.write() as connection:
            number = finding.number_of(connection, report)
            forgetting.forget(connection, number, who, why)
        forgetting.wipe(self._database)
        return self.filed_as(report)

    # Reading back

    def find(self, given: str) -> str:
        """The id of the report meant by an id, another id it came under, an address or a
        beginning.

        Raises :class:`onrecord.errors.NotInLedger` where there is none, or more than one.
        """
        with self._database.read() as connection:
            return finding.find(connection, given)

    def filed(self, as_of: str | None = None) -> tuple[Filed, ...]:
        """All reports published by a day, by date and id, forgotten ones too."""
        with self._database.read() as connection:
            return tuple(one.filed for one in listing.kept(connection, as_of=as_of))

    def filed_as(self, report: str) -> Filed:
        """One report as filed. Raises :class:`onrecord.errors.NotInLedger`."""
        with self._database.read() as connection:
            for one in listing.kept(connection, [report]):
                return one.filed
        raise NotInLedger(f"there is no report {report} in the ledger")

    def readings(
        self, reports: Collection[str] | None = None, as_of: str | None = None
    ) -> Iterator[tuple[Filed, Reading]]:
        """The readings that count, by date and id; of all reports where none is named."""
        return listing.current_readings(self._database, reports, as_of)

    def history(self, report: str) -> tuple[tuple[str, Reading], ...]:
        """All readings of a report, older ones too, with when each was recorded, in that order."""
        with self._database.read() as connection:
            number = finding.number_of(connection, report)
            return tuple(listing.readings_of_report(connection, number))

    def vectors(
        self, reports: Collection[str] | None = None, version: str | None = None
    ) -> tuple[tuple[str, ...], npt.NDArray[np.int8]]:
        """Keys of statements and their vectors (statements, D), by report id and place.

        Only those of one version, because others cannot be compared: the one named, or else that
        of the latest reading.
        """
        return listing.current_vectors(self._database, reports, version)

    def count(self) -> int:
        """How many reports there are, without forgotten ones."""
        return self.size().reports

    def size(self) -> Size:
        """How much of everything there is."""
        with self._database.read() as connection:
            return tallying.size(connection)

    # Weighing

    def unplaced(self, weigher: str) -> tuple[str, ...]:
        """Reports whose current reading this weigher has not placed, by id."""
        with self._database.read() as connection:
            return joining.unplaced(connection, weigher)

    def placing(self) -> AbstractContextManager[None]:
        """One transaction, and one placer at a time, for what this thread does inside.

        Every other writer waits meanwhile: place some reports at a time.
        """
        return self._database.held()

    def write_joins(self, weigher: str, placed: Collection[str], joins: Iterable[Join]) -> None:
        """Records joins, and that these reports are placed.

        Raises :class:`onrecord.errors.NotInLedger` where one is not there (any more).
        """
        with self._database.write() as connection:
            joining.write(connection, weigher, placed, joins)

    def joins(self, weigher: str, as_of: str | None = None) -> Iterator[Join]:
        """A weigher's joins between statements of current readings, by their keys."""
        with self._database.read() as connection:
            return joining.listed(connection, weigher, as_of)

    # Corrections

    def correct(self, correction: Correction) -> Correction:
        """Records a correction, and gives it back with its id, its time and its quotes."""
        with self._database.write() as connection:
            return corrections.write(connection, correction)

    def undo(self, id: int, who: str, why: str) -> None:
        """Takes a correction back, by a row of its own."""
        with self._database.write() as connection:
            corrections.undo(connection, id, who, why)

    def corrections(self, as_of: str | None = None) -> tuple[Correction, ...]:
        """All corrections in the order in which they were made, undone ones marked.

        With ``as_of``, those of reports published by then, whenever they were made.
        """
        with self._database.read() as connection:
            return corrections.listed(connection, as_of)


def _check(reading: Reading, vectors: npt.NDArray[np.int8]) -> None:
    """Raises ValueError where the vectors are not those of the reading's statements."""
    if vectors.ndim != 2 or len(vectors) != len(reading.statements):
        raise ValueError("vectors must be (statements, D)")
    if vectors.dtype != np.int8:
        raise ValueError("vectors must be signed bytes")
