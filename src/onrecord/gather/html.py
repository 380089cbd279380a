"""Text from web pages: trafilatura finds the article, in a process of its own."""

from __future__ import annotations

import atexit
import os
import re
import subprocess
import sys
import threading
from contextlib import suppress

import msgspec

from onrecord.errors import BadRecord, EmptyReport, NotText
from onrecord.gather.decode import decode
from onrecord.gather.options import Draft
from onrecord.gather.page import Article, Page, read_frame, write_frame
from onrecord.report import iso_date, without_surrogates

_CHARSET = re.compile(rb"<meta[^<>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page may name its character set; browsers look at 1,024


def read_html(
    data: bytes, *, charset: str | None = None, address: str | None = None, timeout: float = 20.0
) -> Draft:
    """The article on a page, with its title, outlet, author and date where the page gives them.

    ``charset`` is what the server says; ``timeout`` is in seconds.
    Raises :class:`EmptyReport` where no article is found, and :class:`NotText` where the bytes
    are no page or take too long to lay out.
    """
    named = _CHARSET.search(data[:_HEAD])
    html = decode(data, charsets=[charset, named[1].decode("ascii", "replace") if named else None])
    article = _ask(Page(without_surrogates(html), address), timeout)
    if not article.text.strip():
        raise EmptyReport("No article was found on this page: save its text and give that.")
    try:
        published = iso_date(article.published) if article.published else None
    except BadRecord:
        published = None  # the page's date is not the caller's to put right
    return Draft(
        text=article.text,
        title=article.title,
        outlet=article.outlet,
        author=article.author,
        published=published,
        address=address or article.address,
    )


_START = 60.0  # seconds for the process to load its libraries
_lock = threading.Lock()
_worker: tuple[int, subprocess.Popen[bytes]] | None = None  # with the id of the process it serves


def _ask(page: Page, timeout: float) -> Article:
    """The article, from the process that is kept for it, which is ended after ``timeout``."""
    with _lock:
        answer = _exchange(_running(), msgspec.msgpack.encode(page), timeout)
        if answer is None:
            _end()
            raise NotText(
                f"This page could not be laid out within {timeout:g} seconds or in the memory "
                "allowed: save its text and give that."
            )
        return msgspec.msgpack.decode(answer, type=Article)


def _exchange(
    process: subprocess.Popen[bytes], frame: bytes | None, timeout: float
) -> bytes | None:
    """The process's next frame, after sending it one; None where it ends or is ended first."""
    assert process.stdin is not None
    assert process.stdout is not None
    timer = threading.Timer(timeout, process.kill)
    timer.daemon = True
    timer.start()
    try:
        if frame is not None:
            write_frame(process.stdin, frame)
        return read_frame(process.stdout)
    except OSError:
        return None
    finally:
        timer.cancel()


def _running() -> subprocess.Popen[bytes]:
    global _worker
    if _worker is not None and _worker[0] == os.getpid() and _worker[1].poll() is None:
        return _worker[1]
    # -P keeps a module that lies in the working folder from being taken for a library.
    path = os.pathsep.join(entry for entry in sys.path if entry)
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "onrecord.gather.page"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
    )
    _worker = (os.getpid(), process)
    if _exchange(process, None, _START) is None:
        _end()
        raise NotText("Pages cannot be laid out here: check that onrecord is installed whole.")
    return process


@atexit.register
def _end() -> None:
    """Ends the process, if this one started it."""
    global _worker
    if _worker is None or _worker[0] != os.getpid():
        return
    process = _worker[1]
    _worker = None
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
