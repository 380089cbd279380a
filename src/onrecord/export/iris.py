"""IRIs: stable names for all that is exported, the same in every format.

``urn:onrecord:KIND:PART:...``, each part percent-encoded, so that no two things share one.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from onrecord.ledger.records import Filed, parted
from onrecord.records import ReaderId

PREFIX = "urn:onrecord:"
TERMS = "urn:onrecord:term:"  # our own words, where a vocabulary has none
_KEPT = ":/?#[]@!$&'()*+,;=%-._~"  # what may stand in an address as it is
_BROKEN = re.compile(r"%(?![0-9A-Fa-f]{2})")


def iri(kind: str, *parts: str) -> str:
    """The IRI of a thing of this kind."""
    return ":".join((f"{PREFIX}{kind}", *map(_quoted, parts)))


@lru_cache(maxsize=4096)
def _quoted(part: str) -> str:
    return quote(part, safe="", errors="replace")


def of_key(key: str) -> str:
    """The IRI of a statement by its key."""
    return iri("statement", *parted(key))


def of_reader(reader: ReaderId) -> str:
    """The IRI of the code, model and arithmetic that made a reading."""
    return iri("reader", reader.version, mark(reader.model, reader.runtime, reader.mode))


def address_of(filed: Filed) -> str | None:
    """The first web address that it was published under, fit to be an IRI; None: it has none."""
    for publication in filed.publications:
        found = address(publication.address)
        if found:
            return found
    return None


def address(given: str | None) -> str | None:
    """A web address with what may not stand in an IRI percent-encoded; None where it is none."""
    if not given:
        return None
    try:
        parts = urlsplit(given.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or "[" in parts.path:
        return None
    return _BROKEN.sub("%25", quote(parts.geturl(), safe=_KEPT, errors="replace"))


def mark(*parts: str) -> str:
    """16 hexadecimal digits that stand for these parts."""
    return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()[:16]
