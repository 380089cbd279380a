"""Word lists and phrases that the rules read, one file a behaviour."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """What is in a ``.toml`` file of this folder, read once; not to be changed."""
    return tomllib.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))
