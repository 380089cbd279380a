"""Makes hostile text safe to show: nothing in it may steer a terminal or reorder what is read."""

from __future__ import annotations

_REPLACEMENT = "\ufffd"
# Escape and its kin would steer a terminal, and HTML cannot carry them all.
_TABLE: dict[int, str] = {
    code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"
}
_TABLE |= {0x7F: "\u2421"}
_TABLE |= dict.fromkeys(range(128, 160), _REPLACEMENT)
_TABLE |= dict.fromkeys((11, 12, *range(28, 32), 133, 8232, 8233), " ")
# Bidirectional overrides can show words in another order than they stand in, across marks.
_TABLE |= dict.fromkeys((*range(8234, 8239), *range(8294, 8298)), _REPLACEMENT)
_TABLE |= dict.fromkeys(range(55296, 57344), _REPLACEMENT)  # lone surrogates: not encodable


def visible(text: str) -> str:
    """``text`` with control characters replaced by signs, one for one, so that spans still fit.

    Tabs and line ends stay. Escape becomes ``␛``; the other line separators become spaces.
    """
    return text.translate(_TABLE)


def one_line(text: str) -> str:
    """``text`` made visible, on one line, its white space collapsed."""
    return " ".join(visible(text).split())
