"""The front matter of a Markdown file: a small, safe part of YAML.

Read are the keys that stand at a line's start, with a plain, quoted, folded (``>``) or literal
(``|``) value, or a list of those; nothing is ever built from a tag or an anchor. What is nested
deeper is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_MOST_LINES = 500
_KEY = re.compile(r"([A-Za-z_][\w .-]{0,60}?)\s*:(?:[ \t]+(.*))?$")
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_ESCAPES = {
    "0": "", "a": "", "b": "", "t": "\t", "\t": "\t", "n": "\n", "v": "\n", "f": "\n", "r": "\n",
    "e": "", " ": " ", "N": "\n", "_": "\u00a0", "L": "\n", "P": "\n",
}  # fmt: skip
_NULL = frozenset({"", "~", "null", "Null", "NULL"})


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The front matter's values by lower-case key, and the body after it.

    Lists are joined with ``, ``; white space in a value is one space. Front matter
    stands between two lines of ``---`` at the very top; a text without it is all body.
    """
    lines = text.split("\n", _MOST_LINES)
    if not lines or lines[0].rstrip() != "---":
        return {}, text
    for end in range(1, min(len(lines), _MOST_LINES)):
        if lines[end].rstrip() in ("---", "..."):
            block = lines[1:end]
            if not any(_KEY.match(line) for line in block) and any(map(str.strip, block)):
                return {}, text
            return _values(block), "\n".join(lines[end + 1 :])
    return {}, text


def first_of(values: Mapping[str, str], *keys: str) -> str | None:
    """The value of the first of these keys that has one."""
    return next((values[key] for key in keys if values.get(key)), None)


def _values(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    at = 0
    while at < len(lines):
        key = _KEY.match(lines[at])
        at += 1
        if key is None:
            continue
        below: list[str] = []
        while at < len(lines) and (not lines[at].strip() or lines[at][0] in " \t-"):
            below.append(lines[at])
            at += 1
        value = " ".join(_value((key[2] or "").strip(), below).split())
        if value:
            found.setdefault(key[1].lower(), value)
    return found


def _value(first: str, below: list[str]) -> str:
    stripped = [line.strip() for line in below]
    if re.fullmatch(r"[>|][+-]?\d?[+-]?(\s+#.*)?", first):
        return "\n".join(stripped)
    if not _plain(first) and any(line.startswith("- ") for line in stripped):
        items = [line[2:].strip() for line in stripped if line.startswith("- ")]
        return ", ".join(filter(None, map(_scalar, items)))
    folded = first
    for line in stripped:
        # In double quotes, a backslash at the end joins the lines without a space.
        if folded.startswith('"') and folded.endswith("\\") and not folded.endswith("\\\\"):
            folded = folded[:-1] + line
        else:
            folded = f"{folded} {line}"
    if folded.startswith("["):
        inner = folded.strip()[1:].removesuffix("]")
        parts = re.findall(r'\s*"(?:[^"\\]|\\.)*"|\s*\'(?:[^\']|\'\')*\'|[^,]+', inner)
        return ", ".join(filter(None, (_scalar(part.strip()) for part in parts)))
    if folded.startswith(("{", "&", "*", "!")):
        return ""
    return _scalar(folded.strip())


def _scalar(value: str) -> str:
    if value.startswith('"'):
        quoted = re.match(r'"((?:[^"\\]|\\.)*)', value, re.DOTALL)
        return _ESCAPE.sub(_unescape, quoted[1]) if quoted else ""
    if value.startswith("'"):
        single = re.match(r"'((?:[^']|'')*)", value, re.DOTALL)
        return single[1].replace("''", "'") if single else ""
    return _plain(value)


def _plain(value: str) -> str:
    plain = "" if value.startswith("#") else re.split(r"\s#", value, maxsplit=1)[0].strip()
    return "" if plain in _NULL else plain


def _unescape(match: re.Match[str]) -> str:
    code = match[1]
    if len(code) > 1:
        point = int(code[1:], 16)
        return chr(point) if point <= 0x10FFFF else "\ufffd"
    return _ESCAPES.get(code, code)
