"""Word lists and phrases that the rules read, one file a behaviour.

Reading TOML takes longer than a report does, so all lists stand once more in ``built.json``, one
line a file. A file that was changed since is read itself, until ``build.py`` has run again.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

FOLDER = Path(__file__).parent
BUILT = "built.json"


class Built(msgspec.Struct, frozen=True):
    """A ``.toml`` file as it was built: ``digest`` is that of its bytes."""

    digest: str
    lists: msgspec.Raw


@cache
def load(name: str) -> dict[str, Any]:
    """What is in a ``.toml`` file of this folder, read once; not to be changed."""
    content = (FOLDER / name).read_bytes()
    built = _built().get(name)
    if built is not None and built.digest == digest_of(content):
        lists: dict[str, Any] = msgspec.json.decode(built.lists)
        return lists
    import tomllib  # which takes a while itself

    return tomllib.loads(content.decode("utf-8"))


def digest_of(content: bytes) -> str:
    """By what a file is known to be as it was built."""
    return sha256(content).hexdigest()


@cache
def _built() -> dict[str, Built]:
    """What ``built.json`` holds; nothing where it is missing or cannot be read."""
    try:
        return msgspec.json.decode((FOLDER / BUILT).read_bytes(), type=dict[str, Built])
    except (OSError, msgspec.DecodeError):
        return {}
