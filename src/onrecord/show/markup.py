"""Writes HTML elements, everything in them escaped."""

from __future__ import annotations

import html

from onrecord.show.visible import visible


def escape(text: str) -> str:
    """``text`` for a place between tags or in a quoted attribute; control characters shown."""
    return html.escape(visible(text), quote=True).replace("\r", "&#13;")


def opening(tag: str, **attributes: str | None) -> str:
    """An opening tag; ``class_`` is ``class``, ``_`` is ``-``, and None leaves an attribute out."""
    shown = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{shown}>"


def element(tag: str, inner: str, **attributes: str | None) -> str:
    """An element around ``inner``, which is HTML already."""
    return f"{opening(tag, **attributes)}{inner}</{tag}>"
