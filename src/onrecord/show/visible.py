"""Makes hostile text safe to show: nothing in it may steer a terminal or reorder what is read."""

from __future__ import annotations

_REPLACEMENT = "\ufffd"
# Escape and its kin would steer a terminal, and HTML cannot carry them all.
_TABLE: dict[int, str] = {
    code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"
}
_TABLE |= {0x7F: "\u2421"}
_TABLE |= {code: _REPLACEMENT for code in range(0x80, 0xA0)}
_TABLE |= {code: " " for code in (0x0B, 0x0C, *range(0x1C, 0x20), 0x85, 0x2028, 0x2029)}
# Bidirectional overrides can show words in another order than they stand in, across marks.
_TABLE |= {code: _REPLACEMENT for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_TABLE |= {code: _REPLACEMENT for code in range(0xD800, 0xE000)}  # lone surrogates: not encodable


def visible(text: str) -> str:
    """``text`` with control characters replaced by signs, one for one, so that spans still fit.

    Tabs and line ends stay. Escape becomes ``␛``; the other line separators become spaces.
    """
    return text.translate(_TABLE)


def one_line(text: str) -> str:
    """``text`` made visible, on one line, its white space collapsed."""
    return " ".join(visible(text).split())
