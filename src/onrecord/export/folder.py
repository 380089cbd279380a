"""A folder of files that takes the place of an older one only once all of it is written."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from onrecord.errors import ExportError


@contextlib.contextmanager
def new_folder(out: Path, names: Collection[str]) -> Iterator[Path]:
    """A folder beside ``out`` to write into; at the end it is renamed to ``out``.

    ``names`` are the files that an export may hold. Raises :class:`ExportError` where ``out`` is
    no folder, is where we are, or holds anything else: nothing that is not ours is lost.
    """
    out = out.resolve()
    check(out, names)
    fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        yield fresh
        for path in fresh.iterdir():
            _sync(path)
        mask = os.umask(0)
        os.umask(mask)
        fresh.chmod(out.stat().st_mode & 0o777 if out.exists() else 0o777 & ~mask)
        check(out, names)
        _put(fresh, out)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def check(out: Path, names: Collection[str]) -> None:
    """Raises :class:`ExportError` where an export may not take the place of what is there."""
    out = out.resolve()
    if not out.exists():
        return
    if not out.is_dir():
        raise ExportError(f"{out} is a file, and these tables need a folder: name another by --out")
    here = Path.cwd()
    if out == here or out in here.parents:
        raise ExportError(f"{out} is where you are: name a folder of its own by --out")
    others = sorted(path.name for path in out.iterdir() if path.name not in names)
    if others:
        raise ExportError(
            f"{out} holds {others[0]}, which is no table of an export: "
            "name a folder of its own by --out"
        )


def _put(fresh: Path, out: Path) -> None:
    """Puts the folder in place. An older one is set aside first, and back where that fails."""
    if not out.exists() or not any(out.iterdir()):
        fresh.replace(out)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    out.replace(aside)
    try:
        fresh.replace(out)
    except BaseException:
        aside.replace(out)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _sync(path: Path) -> None:
    """Waits until a file is on the disk."""
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
