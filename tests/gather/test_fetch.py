"""Fetching, against a server on this machine and nothing else."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from onrecord.errors import FetchError, TooLarge
from onrecord.gather import GatherOptions, Refusal, gather
from onrecord.gather import fetch as fetch_module
from onrecord.gather.fetch import fetch, is_public
from onrecord.records import Report

from .test_html import PAGE

LOCAL = GatherOptions(allow_private=True, timeout=5.0, max_bytes=100_000)
TEXT = "The ferry stays in port, the authority said on Tuesday.\n"


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    hosts: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.hosts.append(self.headers["Host"])
        path = self.path.partition("?")[0]
        if path.startswith("/hop/"):
            left = int(path.rpartition("/")[2])
            self._redirect(f"/hop/{left - 1}" if left else "/page")
        elif path in _REDIRECTS:
            self._redirect(_REDIRECTS[path])
        elif path == "/slow":
            self._slow()
        elif path == "/slow-head":
            self._slow_head()
        elif path == "/endless":
            self._endless()
        elif path == "/broken-off":
            self._send(200, "text/plain", b"half", length=1000)
        elif path in _ANSWERS:
            self._send(200, *_ANSWERS[path])
        else:
            self._send(404, "text/html", b"<p>not here</p>")

    def _send(
        self,
        status: int,
        kind: str,
        body: bytes,
        packing: str | None = None,
        length: int | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        if packing:
            self.send_header("Content-Encoding", packing)
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def _slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def _slow_head(self) -> None:
        for _ in range(200):
            self.wfile.write(b"H")
            self.wfile.flush()
            time.sleep(0.05)

    def _endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        while True:
            self.wfile.write(b"x" * 65536)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


_REDIRECTS = {
    "/loop": "/loop",
    "/to-file": "file:///etc/hostname",
    "/to-ftp": "ftp://a.example/x",
    "/to-credentials": "http://me:secret@a.example/",
    "/to-private": "http://10.1.2.3/",
}
_ANSWERS: dict[str, tuple[str, bytes] | tuple[str, bytes, str]] = {
    "/page": ("text/html; charset=utf-8", PAGE.encode()),
    "/plain": ("text/plain; charset=iso-8859-1", ("Café. " + TEXT).encode("latin-1")),
    "/untyped.md": ("text/plain", b"---\ntitle: Ferry\n---\nThe *ferry*\nstays.\n"),
    "/lines": ("application/x-ndjson", b'{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n'),
    "/picture": ("image/png", b"\x89PNG\r\n\x1a\n"),
    "/gzip": ("text/plain", gzip.compress(TEXT.encode()), "gzip"),
    "/gzip-bomb": ("text/plain", gzip.compress(b"x" * 50_000_000), "gzip"),
    "/gzip-cut": ("text/plain", gzip.compress(TEXT.encode() * 50)[:-20], "gzip"),
    "/gzip-not": ("text/plain", b"not packed at all", "gzip"),
    "/brotli": ("text/plain", b"x", "br"),
    "/huge": ("text/plain", b"x" * 200_000),
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are what is tested."""


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def one(address: str, options: GatherOptions = LOCAL) -> Report | Refusal:
    (found,) = gather([address], options)
    return found


def report(address: str) -> Report:
    found = one(address)
    assert isinstance(found, Report), found
    return found


def test_a_page(base: str) -> None:
    found = report(f"{base}/page#part")
    assert found.text.startswith("Ferry stays in port\n\nThe ferry will not sail")
    assert (found.outlet, found.published) == ("Valmar Courier", "2024-11-19")
    assert found.address == f"{base}/page"


def test_plain_text_in_the_character_set_that_the_server_names(base: str) -> None:
    assert report(f"{base}/plain").text == "Café. " + TEXT


def test_markdown_sent_as_plain_text(base: str) -> None:
    found = report(f"{base}/untyped.md")
    assert (found.text, found.title) == ("The ferry stays.", "Ferry")


def test_json_lines(base: str) -> None:
    assert [item.id for item in gather([f"{base}/lines"], LOCAL)] == ["1", "2"]


def test_gzip(base: str) -> None:
    assert report(f"{base}/gzip").text == TEXT


def test_three_redirects_and_no_more(base: str) -> None:
    assert report(f"{base}/hop/2").address == f"{base}/page"
    with pytest.raises(FetchError, match="More than 3 redirects"):
        fetch(f"{base}/hop/3", LOCAL)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/missing", "answered 404 Not Found"),
        ("/loop", "More than 3 redirects"),
        ("/to-file", "only these are fetched"),
        ("/to-ftp", "only these are fetched"),
        ("/to-credentials", "user name or password"),
        ("/picture", "image/png"),
        ("/brotli", "packed in a way"),
        ("/gzip-cut", "breaks off"),
        ("/gzip-not", "could not be fetched"),
        ("/broken-off", "breaks off"),
        ("/gzip-bomb", "over 100,000 bytes"),
        ("/huge", "over 100,000 bytes"),
        ("/endless", "over 100,000 bytes"),
    ],
)
def test_what_is_refused(base: str, path: str, message: str) -> None:
    found = one(base + path)
    assert isinstance(found, Refusal)
    assert found.id == base + path
    assert message in found.error
    assert "secret" not in found.error


@pytest.mark.parametrize("path", ["/slow", "/slow-head"])
def test_slow_answers_are_given_up(base: str, path: str) -> None:
    options = GatherOptions(allow_private=True, timeout=0.5)
    started = time.monotonic()
    with pytest.raises(FetchError, match="longer than 0.5 seconds"):
        fetch(base + path, options)
    assert time.monotonic() - started < 3


def test_private_addresses_need_the_option(base: str) -> None:
    asked = len(Handler.hosts)
    found = one(f"{base}/page", GatherOptions())
    assert isinstance(found, Refusal)
    assert "--allow-private" in found.error
    assert len(Handler.hosts) == asked


def test_a_redirect_to_a_private_address_is_refused(
    base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The first host counts as public here, the one that it sends us to does not.
    monkeypatch.setattr(fetch_module, "is_public", lambda ip: ip == "127.0.0.1")
    with pytest.raises(FetchError, match=r"10\.1\.2\.3 is not a public address"):
        fetch(f"{base}/to-private", GatherOptions(timeout=5))


def test_the_connection_goes_to_the_address_that_was_checked(
    base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(base.rpartition(":")[2])
    looked_up: list[str] = []

    def getaddrinfo(host: str, *args: Any, **kwargs: Any) -> Sequence[tuple[object, ...]]:
        if host == "127.0.0.1":  # connecting to an address looks it up, too
            return real(host, *args, **kwargs)
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    found = fetch(f"http://port.example:{port}/gzip", LOCAL)
    assert found.data.decode() == TEXT
    assert looked_up == ["port.example"]
    assert Handler.hosts[-1] == f"port.example:{port}"


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(*args: object, **kwargs: object) -> list[tuple[object, ...]]:
        addresses = ["93.184.215.14", "127.0.0.1"]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(FetchError, match="not a public address"):
        fetch("http://port.example/", GatherOptions(timeout=1))


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://me:secret@127.0.0.1/", "user name or password"),
        ("http://", "names no host"),
        ("http://[::1", "no address that can be read"),
        ("http://a.example:99999/", "no address that can be read"),
        ("http://" + "a" * 300 + ".example/", "no address that can be read"),
        ("http://127.0.0.1:1/", "could not be fetched"),
        ("ftp://a.example/x", "only http and https"),
        ("file:///etc/hostname", "only http and https"),
    ],
)
def test_addresses_that_cannot_be_fetched(address: str, message: str) -> None:
    found = one(address)
    assert isinstance(found, Refusal)
    assert message in found.error


def test_too_large_is_said_before_it_is_read(base: str) -> None:
    with pytest.raises(TooLarge):
        fetch(f"{base}/huge", LOCAL)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0",
        "fc00::1", "ff02::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)
