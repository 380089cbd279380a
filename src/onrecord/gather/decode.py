"""Text from bytes, or a clear word on why they are none.

The rule: a byte order mark decides; else UTF-8 where it fits. Bytes that are not quite UTF-8 are
read with U+FFFD for what is broken where at most one code point in 200 is, and more of the text
shows UTF-8 than breaks it (or only its end is cut off). Else they are read as Windows-1252 where
they look like English in it: none of the bytes that it leaves undefined, and at most one byte in
ten above ASCII. UTF-8 that was once taken for Windows-1252 and saved again is put right where
that fits the whole text. Anything else is refused.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from onrecord.errors import NotText

_MARKS = (  # the longer ones first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF", "extract its text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"\x89PNG", "a PNG image", "give its text instead"),
    (b"\xff\xd8\xff", "a JPEG image", "give its text instead"),
    (b"GIF8", "a GIF image", "give its text instead"),
    (b"RIFF", "an image, sound or film", "give its text instead"),
    (b"ID3", "a sound", "give its transcript instead"),
    (b"OggS", "a sound or film", "give its transcript instead"),
    (b"\x1f\x8b", "gzip-packed", "unpack it first, for example with gunzip"),
    (b"BZh", "bzip2-packed", "unpack it first, for example with bunzip2"),
    (b"\xfd7zXZ", "xz-packed", "unpack it first, for example with unxz"),
    (b"\x28\xb5\x2f\xfd", "zstd-packed", "unpack it first, for example with unzstd"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"SQLite format 3", "an SQLite database", "export its texts as JSON lines"),
    (b"PAR1", "a Parquet file", "export its texts as JSON lines"),
    (b"\x7fELF", "a program", "give a text instead"),
    (b"MZ\x90", "a program", "give a text instead"),
)
# The codecs that are character sets in use; Python has others.
_CHARSET = re.compile(
    r"utf-?(8|16(-?[lb]e)?)|iso-?8859-?\d+|windows-?\d+|cp\d+|koi8-?[ru]|gb(k|2312|18030)|big5.*"
    r"|shift[_-]?jis|euc[_-](jp|kr)|us-?ascii|latin-?\d|mac(intosh|roman)|tis-?620",
    re.IGNORECASE,
)
_BROKEN_AT_MOST = 1 / 200
_HIGH_AT_MOST = 1 / 10
_CONTROL_AT_MOST = 1 / 500
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UTF8 = "save it as UTF-8 and try again"


def decode(data: bytes, *, charsets: Sequence[str | None] = ()) -> str:
    """The text that a file's bytes hold, line ends as ``\\n``, without a byte order mark.

    ``charsets`` are the names that a server or page gives for its character set, the first that
    fits is taken; bytes that are UTF-8 are read so, whatever is claimed.
    Raises :class:`NotText`, saying what the bytes look like and what to do.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _tidy(_damaged(data[len(mark) :], encoding))
    for start, what, advice in _MAGIC:
        if data.startswith(start):
            raise NotText(f"This is {what}, not text: {advice}.")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = ""
    if not text or "\0" in text:
        for encoding in filter(None, map(_codec, charsets)):
            try:
                return _tidy(data.decode(encoding))
            except UnicodeDecodeError:
                continue
    if b"\0" in data:
        raise NotText(_about_nuls(data))
    return _tidy(_taken_twice(text or _not_quite_utf8(data)))


def _codec(name: str | None) -> str | None:
    if name is None or not _CHARSET.fullmatch(name):
        return None
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    # As browsers do: what claims to be Latin-1 or ASCII is in Windows-1252.
    return "cp1252" if found in ("iso8859-1", "ascii") else found


def _tidy(text: str) -> str:
    """Line ends as ``\\n``, form feeds too; the odd control character left out.

    Raises :class:`NotText` where more than one code point in 500 is a control character.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\v", "\n")
    controls = len(_CONTROL.findall(text))
    if controls == 0:
        return text
    if "\0" in text or controls > 1 + len(text) * _CONTROL_AT_MOST:
        raise NotText("This is full of control characters, not text: give a text file.")
    return _CONTROL.sub("", text)


def _damaged(data: bytes, encoding: str) -> str:
    """The text, with U+FFFD where at most one code point in 200 is broken."""
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    if broken > 1 + len(text) * _BROKEN_AT_MOST:
        raise NotText(
            f"This looks like {encoding.upper()} but {broken} places in it are broken: {_UTF8}."
        )
    return text


def _not_quite_utf8(data: bytes) -> str:
    text = data.decode(errors="replace")
    kept = data.decode(errors="ignore")
    sound = sum(1 for char in kept if char > "\x7f" and char != "\ufffd")
    broken = len(text) - len(kept)
    cut_off = broken == 1 and text.endswith("\ufffd")
    if broken <= sound or (cut_off and data[-1] < 0xF5 and not _accented_end(data)):
        return _damaged(data, "utf-8")
    high = sum(1 for byte in data if byte > 0x7F)
    if high <= len(data) * _HIGH_AT_MOST or high == 1:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    raise NotText(f"The encoding of this cannot be told: {_UTF8}.")


def _accented_end(data: bytes) -> bool:
    """Whether the broken end is one byte after a letter, as in a word that ends in ``é``."""
    return len(data) > 1 and data[-1] > 0x7F and chr(data[-2]).isalpha() and data[-2] < 0x80


def _about_nuls(data: bytes) -> str:
    head = data[:4096]
    for order, every in (("LE", head[1::2]), ("BE", head[0::2])):
        if len(head) > 3 and every.count(0) > 0.9 * len(every) and head.count(0) < 0.6 * len(head):
            return f"This looks like UTF-16 ({order}) without a byte order mark: {_UTF8}."
    return "These are binary bytes, not text: give a text file."


# What Windows-1252 shows for each byte; the five that it leaves undefined stand for themselves.
_SHOWN = [bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in range(256)]
_BYTE_OF = {ord(shown): byte for byte, shown in enumerate(_SHOWN)}


def _taken_twice(text: str) -> str:
    """UTF-8 that was read as Windows-1252 and saved again, put right where all of it fits."""
    if "\u00c3" not in text and "\u00e2\u20ac" not in text and "\u00c2" not in text:
        return text
    try:
        return bytes(_BYTE_OF[ord(char)] for char in text).decode()
    except (KeyError, UnicodeDecodeError):
        return text
