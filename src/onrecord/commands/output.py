"""Where a command's output goes, and what can go wrong with it: files, pipes, exit codes."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO

import click

from onrecord.errors import OnRecordError

EXIT_REFUSED = 1  # at least one input could not be read
EXIT_USAGE = 2  # the command line is wrong (click's own)
EXIT_OUTPUT = 3  # the result could not be written
EXIT_BROKEN = 4  # the installation does not work
EXIT_INCOMPLETE = 5  # something lacks its provenance: in the ledger, or on a page


class NothingWritten(Exception):
    """Every input was refused: a file that is there already stays as it was."""


def standard_input() -> BinaryIO | None:
    """Standard input, apart from ``sys.stdin``: a thread may wait on it when the process ends."""
    if sys.stdin is None:
        return io.BytesIO()  # it is closed
    try:
        return open(sys.stdin.fileno(), "rb", closefd=False)
    except OSError:
        return None  # it is no file


@contextlib.contextmanager
def output(out: Path | None) -> Iterator[IO[str]]:
    """Standard output, or a file that takes the place of ``out`` only when all is written.

    A device or a pipe has no place to take: it is written to. A link's target is replaced.
    """
    if out is None:
        if sys.stdout is None:
            raise OSError(errno.EBADF, "standard output is closed")
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        yield sys.stdout
        return
    if out.exists() and not out.is_file():
        with contextlib.suppress(NothingWritten), open(out, "w", encoding="utf-8") as stream:
            yield stream
        return
    out = out.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{out.name}.", dir=out.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(out.stat().st_mode & 0o777 if out.exists() else 0o666 & ~mask)
        Path(name).replace(out)
    except BaseException as error:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        if not isinstance(error, NothingWritten):
            raise


@contextlib.contextmanager
def errors() -> Iterator[None]:
    """Turns what can go wrong with output and installation into a line and an exit code."""
    try:
        yield
    except BrokenPipeError:  # the reader of our output went away: nothing to say
        drop_output()
        sys.exit(EXIT_OUTPUT)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        advice = "make room on the disk" if full else "check the folder and its permissions"
        what = error.strerror or str(error)
        click.echo(f"onrecord: the output could not be written ({what}): {advice}", err=True)
        drop_output()
        sys.exit(EXIT_OUTPUT)
    except OnRecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(EXIT_BROKEN)
    except KeyboardInterrupt:
        click.echo("onrecord: stopped", err=True)
        sys.exit(130)


def coloured(stream: IO[str]) -> bool:
    """Whether what is written there may have colours."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def drop_output() -> None:
    """Lets what standard output still holds go nowhere, so that no second error follows."""
    if sys.stdout is not None:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
