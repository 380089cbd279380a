"""Fetching an address, as if everybody at the other end meant harm.

Only http and https; a few redirects; limits on size, before and after unpacking, and on the time
that all of it takes. Every host on the way is looked up once, refused where any of its addresses
is not public, and connected to at the very address that was checked.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import Message
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import msgspec

from onrecord.errors import FetchError, TooLarge
from onrecord.gather.options import GatherOptions

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 1 << 16
_ACCEPT = "text/html,application/xhtml+xml,text/markdown,application/x-ndjson,text/plain;q=0.9"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Fetched(msgspec.Struct, frozen=True):
    """What an address answered."""

    data: bytes
    kind: str  # the content type, lower case, without its parameters
    charset: str | None
    address: str  # after redirects, without a fragment


class _Host(msgspec.Struct, frozen=True):
    """Where to connect: the name for the certificate, and the addresses that were checked."""

    secure: bool
    name: str
    port: int
    addresses: tuple[str, ...]
    target: str  # path and query
    url: str


def fetch(address: str, options: GatherOptions) -> Fetched:
    """The address's content, within the options' limits.

    Raises :class:`FetchError` where it cannot be had or is not allowed, and :class:`TooLarge`.
    """
    deadline = time.monotonic() + options.timeout
    url = address
    try:
        for _ in range(options.max_redirects + 1):
            host = _look_up(url, options, deadline)
            with _answer(host, deadline) as response:
                if response.status not in _REDIRECTS:
                    return _content(response, host.url, options, deadline)
                location = response.getheader("Location")
            if not location:
                raise FetchError(f"{_shown(url)} redirects to nowhere: give another address.")
            url = urljoin(host.url, location)
        raise FetchError(
            f"More than {options.max_redirects} redirects: give the address that they end at."
        )
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        if time.monotonic() >= deadline:
            raise FetchError(
                f"{_shown(url)} took longer than {options.timeout:g} seconds: try again later."
            ) from None
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise FetchError(f"{_shown(url)} could not be fetched ({reason}).") from None


def _look_up(url: str, options: GatherOptions, deadline: float) -> _Host:
    try:
        parts = urlsplit(url)
        port = parts.port
        name = (parts.hostname or "").encode("idna").decode()
    except (ValueError, UnicodeError):
        raise FetchError(f"{_shown(url)} is no address that can be read.") from None
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"{_shown(url)} is neither http nor https: only these are fetched.")
    if parts.username is not None or parts.password is not None:
        raise FetchError("The address holds a user name or password: give one without.")
    if not name:
        raise FetchError(f"{_shown(url)} names no host.")
    secure = parts.scheme == "https"
    port = port or (443 if secure else 80)
    addresses = _resolve(name, port, deadline)
    if not options.allow_private and not all(map(is_public, addresses)):
        raise FetchError(
            f"{name} is not a public address: give --allow-private if it is meant to be read."
        )
    path = quote(parts.path or "/", safe="/%:=&~+!$,;'@()*[]")
    query = quote(parts.query, safe="/%:=&?~+!$,;'@()*[]|")
    target = urlunsplit(("", "", path, query, ""))
    bracketed = f"[{name}]" if ":" in name else name
    shown_port = "" if parts.port is None else f":{port}"
    return _Host(
        secure=secure,
        name=name,
        port=port,
        addresses=addresses,
        target=target if target.startswith("/") else "/" + target,
        url=f"{parts.scheme}://{bracketed}{shown_port}{target}",
    )


def _resolve(name: str, port: int, deadline: float) -> tuple[str, ...]:
    """The host's addresses. Looking up has no time limit of its own, so it runs beside."""
    found: list[str] = []
    failed: list[OSError | UnicodeError] = []

    def look() -> None:
        try:
            for entry in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM):
                found.append(str(entry[4][0]))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(max(0.0, deadline - time.monotonic()))
    if thread.is_alive():
        raise TimeoutError("looking up the host took too long")
    if failed or not found:
        raise FetchError(f"The host {name} is not known: check the address.")
    return tuple(dict.fromkeys(found))


def is_public(address: str) -> bool:
    """Whether an IP address, or the IPv4 address that it carries, is one of the open Internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


@contextmanager
def _answer(host: _Host, deadline: float) -> Iterator[http.client.HTTPResponse]:
    """The response to one request; the socket is closed at the deadline, whatever it waits for."""
    plain = _connect(host, deadline)
    try:
        sock = plain
        if host.secure:
            context = ssl.create_default_context()
            sock = context.wrap_socket(
                plain, server_hostname=host.name, do_handshake_on_connect=False
            )
        timer = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, [sock])
        timer.daemon = True
        timer.start()
        try:
            if isinstance(sock, ssl.SSLSocket):
                sock.do_handshake()
            connection = http.client.HTTPConnection(host.name, host.port)
            connection.sock = sock
            connection.request("GET", host.target, headers=_headers(host))
            yield connection.getresponse()
        finally:
            timer.cancel()
            sock.close()
    finally:
        plain.close()


def _connect(host: _Host, deadline: float) -> socket.socket:
    last: OSError = TimeoutError("no time left to connect")
    for address in host.addresses:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            sock = socket.create_connection((address, host.port), timeout=left)
            sock.settimeout(max(0.001, deadline - time.monotonic()))
            return sock
        except OSError as error:
            last = error
    raise last


def _cut(sock: socket.socket) -> None:
    with suppress(OSError):
        # The plain socket's own: an SSL socket's would take its state from under the reader.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _headers(host: _Host) -> dict[str, str]:
    name = urlsplit(host.url).netloc
    return {
        "Host": name,
        "User-Agent": "OnRecord (reads one report for a person)",
        "Accept": _ACCEPT,
        "Accept-Language": "en",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _content(
    response: http.client.HTTPResponse, url: str, options: GatherOptions, deadline: float
) -> Fetched:
    if response.status != 200:
        reason = http.client.responses.get(response.status, "")
        raise FetchError(f"{_shown(url)} answered {response.status} {reason}".rstrip() + ".")
    length = response.getheader("Content-Length") or ""
    if length.isdecimal() and int(length[:20]) > options.max_bytes:
        raise _too_large(url, options)
    packing = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip"):
        raise FetchError(f"{_shown(url)} is packed in a way that was not asked for ({packing}).")
    unpack = None if packing == "identity" else zlib.decompressobj(16 + zlib.MAX_WBITS)
    data = bytearray()
    received = 0
    while chunk := response.read1(_CHUNK):
        if time.monotonic() >= deadline:
            raise TimeoutError
        received += len(chunk)
        data += chunk if unpack is None else unpack.decompress(chunk, options.max_bytes + 1)
        if len(data) > options.max_bytes or received > options.max_bytes:
            raise _too_large(url, options)
    if (unpack is not None and not unpack.eof) or response.length or time.monotonic() >= deadline:
        raise OSError("the answer breaks off")
    header = Message()
    header["Content-Type"] = response.getheader("Content-Type") or ""
    kind = header.get_content_type() if header["Content-Type"] else ""
    return Fetched(bytes(data), kind, header.get_content_charset(), url)


def _too_large(url: str, options: GatherOptions) -> TooLarge:
    return TooLarge(f"{_shown(url)} is over {options.max_bytes:,} bytes: give the text itself.")


def _shown(url: str) -> str:
    """The address for a message, without what a person would not want shown."""
    clean = url.partition("?")[0]
    if "@" in clean:
        clean = clean.partition("://")[0] + "://…@" + clean.rpartition("@")[2]
    return clean if len(clean) <= 100 else clean[:99] + "…"
