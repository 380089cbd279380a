"""Records and dicts as JSON, one object a line."""

from __future__ import annotations

import msgspec


def json_line(one: object) -> str:
    """``one`` as JSON on one line, without the line end; its keys stay in their order.

    Lone surrogates, which JSON cannot carry, become U+FFFD.
    """
    return msgspec.json.encode(_clean(msgspec.to_builtins(one))).decode()


def _clean(value: object) -> object:
    """``value`` (of dicts, lists and scalars) without lone surrogates."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_clean(key): _clean(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(one) for one in value]
    return value
