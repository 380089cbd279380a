"""Finds the turns of a question-and-answer transcript: who has the word, and what is said.

A turn begins with a label at the start of a paragraph (`MR. ROE:`, `Q`, `Jane Roe:`) and runs to
the next one. Stage directions in brackets and closing lines belong to no turn. The word
lists are in transcript.toml.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from onrecord.read.late import Late
from onrecord.read.lists import load
from onrecord.read.paragraphs import paragraphs
from onrecord.records import Span

LISTS: dict[str, list[str]] = load("transcript.toml")
HONORIFICS = frozenset(LISTS["honorifics"])
OFFICES = frozenset(LISTS["offices"])
OFFICE_PARTS = frozenset(LISTS["office_parts"])
OFFICE_TAILS = frozenset(LISTS["office_tails"])
GROUPS = frozenset(LISTS["groups"])
_UNNAMED = frozenset(LISTS["unnamed"])
_UNNAMED_ENDS = frozenset(LISTS["unnamed_ends"])
_NEVER = frozenset(LISTS["never"])

_BEFORE = r"[\s\"“”*_>]*"  # what may stand before a label in its paragraph
_NAME = r"[^\W\d_][\w.'’‘-]*"
_LABEL = re.compile(
    rf"{_BEFORE}(?P<label>{_NAME}(?:[ \xa0]+(?:{_NAME}|&|#?\d{{1,2}})){{0,7}}"
    rf"(?:,[ \xa0]{_NAME}(?:[ \xa0]+(?:{_NAME}|&)){{0,6}})?)"
    r"(?:[ \xa0]*[(\[][^()\[\]\n]{1,40}[)\]])?[*_]*(?P<colon>:)[*_]*(?=\s|[\"“]|$)"
)
_ASKS = re.compile(rf"{_BEFORE}(?P<label>Q|QUESTION)(?P<colon>[.:])?[*_]*(?=[\s\xa0]|$)")
_ANSWERS = re.compile(rf"{_BEFORE}(?P<label>A|ANSWER)(?P<colon>\.)[*_]*(?=[\s\xa0]|$)")
_GLUED = re.compile(r"(?P<label>Q)(?P<colon>)(?=[A-Z][a-z’']+\b(?<!QAnon))")
_ASIDE = Late(r"[*_]*[(\[][^()\[\]]{1,120}[)\]][*_.]*")
_CLOSING = Late(
    r"\\?#{1,3}|(?:#\s*){3}|[-–—*\s]*END(?:\s+OF\s+\w+)?[-–—*\s.]*|(?:\*\s*){3,}"
    r"|(?:END\b)?[\s\xa0]*\d{1,2}(?::\d\d)?[\s\xa0]*[AaPp]\.?[Mm]\.?[\s\xa0]*(?:[A-Z][A-Za-z]{1,4}|\([A-Z]+\))?"
)
_SMALL = frozenset(LISTS["links"])
_FEWEST_TURNS = 6
_FEWEST_IN_NOTHING_ELSE = 4  # where nearly every paragraph is a turn
_NEARLY_EVERY = 0.75
_FEWEST_SURE_TURNS = 3
_SHARE_OF_TEXT = 0.5  # from the first label on
_SHARE_OF_PARAGRAPHS = 0.1  # with a label, from the first label on
_LONGEST_LABEL = 80  # code points


class Turn(msgspec.Struct, frozen=True):
    """One turn: the label without its colon, the colon if there is one, what is said.

    ``content`` has one span a paragraph, none where nothing is said.
    """

    label: Span
    text: str
    colon: Span | None
    content: tuple[Span, ...]


class _Start(msgspec.Struct, frozen=True):
    """A label found at the start of paragraph ``block``; ``said`` is where the words begin."""

    block: int
    label: Span
    text: str
    colon: Span | None
    said: int

    @property
    def key(self) -> str:
        return plain(self.text)

    @property
    def person(self) -> str:
        """What tells speakers apart when labels are counted: a name in capitals by its end."""
        bare = self.key.split(",")[0]
        return bare.split()[-1] if _is_capital(self.text) and not self.is_sure else bare

    @property
    def is_sure(self) -> bool:
        """Whether the label can be nothing but a speaker's."""
        return _is_capital(self.text) and (self.has_title or names_nobody(self.key))

    @property
    def has_title(self) -> bool:
        """Whether a courtesy title or an office opens the label: `MR. ROE`, `THE PRESIDENT`."""
        words = self.key.split()
        if len(words) < 2 or not _is_capital(self.text):
            return False
        return words[0] in HONORIFICS or _opens_office(words[words[0] == "the" :])


def plain(label: str) -> str:
    """A label without case, accents, full stops and doubled spaces: `MR. ROÉ` is `mr roe`."""
    flat = unicodedata.normalize("NFKD", label.replace("’", "'").replace("‘", "'"))
    bare = "".join(sign for sign in flat if not unicodedata.combining(sign) and sign != ".")
    return " ".join(bare.casefold().split())


def names_nobody(key: str) -> bool:
    """Whether a plain label is that of somebody unnamed."""
    words = [word for word in key.split() if not word.lstrip("#").isdigit()]
    if not words:
        return True
    rest = " ".join(words)
    return rest in _UNNAMED or (len(words) > 1 and words[-1] in _UNNAMED_ENDS)


def _opens_office(words: Sequence[str]) -> bool:
    at = 0
    while at < len(words) - 1 and words[at] in OFFICE_PARTS:
        at += 1
    return words[at] in OFFICES


def _is_capital(label: str) -> bool:
    letters = [sign for sign in label if sign.isalpha()]
    return sum(map(str.isupper, letters)) >= 0.75 * len(letters)


def find_turns(text: str) -> list[Turn]:
    """The turns of a transcript in order; none where the text is not surely a transcript."""
    blocks = paragraphs(text)
    starts = _speakers_only(_starts(text, blocks))
    if not starts or not _is_transcript(text, blocks, starts):
        return []
    ends = [start.block for start in starts[1:]] + [len(blocks)]
    return [
        Turn(start.label, start.text, start.colon, _said(text, blocks, start, end))
        for start, end in zip(starts, ends, strict=True)
    ]


def _starts(text: str, blocks: Sequence[Span]) -> list[_Start]:
    """All that looks like a label; `A:` only where there is a Q, and `QWhy …` only beside `A:`."""
    starts = [start for at, block in enumerate(blocks) if (start := _start(text, at, block))]
    if sum(start.key == "a" for start in starts) >= _FEWEST_SURE_TURNS:
        found = [_start(text, at, block, glued=True) for at, block in enumerate(blocks)]
        starts = [start for start in found if start]
    asked = any(start.key in ("q", "question") for start in starts)
    if sum(text[start.colon.start] == "." for start in starts if start.colon) >= 2:
        found = [
            _start(text, at, block, pattern=_ANSWERS) or _start(text, at, block)
            for at, block in enumerate(blocks)
        ]
        starts = [start for start in found if start]
    return [start for start in starts if asked or start.key not in ("a", "answer")]


def _start(
    text: str, at: int, block: Span, glued: bool = False, pattern: re.Pattern[str] | None = None
) -> _Start | None:
    stop = min(block.end, block.start + _LONGEST_LABEL + 50)
    if pattern is not None:
        match = pattern.match(text, block.start, stop)
    else:
        match = _ASKS.match(text, block.start, stop) or _LABEL.match(text, block.start, stop)
    if not match and glued:
        match = _GLUED.match(text, block.start, stop)
    if not match:
        return None
    label = Span(*match.span("label"))
    said = label.cut(text)
    words = said.replace(",", " ").split()
    if (
        len(said) > _LONGEST_LABEL
        or plain(said).split(",")[0] in _NEVER
        or plain(words[0]) in _NEVER
    ):
        return None
    if not all(word[0].isupper() or word in _SMALL or not word[0].isalpha() for word in words):
        return None
    colon = Span(*match.span("colon")) if match["colon"] else None
    return _Start(at, label, said, colon, match.end())


def _speakers_only(starts: Sequence[_Start]) -> list[_Start]:
    """Without the lines that only happen to hold a colon: labels in small letters that come once.

    Where labels are in capitals, those in small letters are no labels.
    """
    sure = sum(start.is_sure for start in starts)
    capital = sum(_is_capital(start.text) for start in starts)
    times = Counter(start.person for start in starts)
    if _alternate(starts):
        return list(starts)  # `STANDARD: …` and `Roe: …`
    if capital >= max(_FEWEST_SURE_TURNS, len(starts) / 2) or sure >= len(starts) / 2:
        kept = [start for start in starts if _is_capital(start.text)]
        if sure >= _FEWEST_SURE_TURNS:
            return [
                start
                for start in kept
                if start.is_sure or times[start.person] > 1 or len(start.key.split()) <= 3
            ]
        return kept
    return [start for start in starts if times[start.person] > 1 or names_nobody(start.key)]


def _alternate(starts: Sequence[_Start]) -> bool:
    """Whether two labels alone, one in capitals and one in small letters, take turns."""
    labels = Counter(start.text for start in starts)
    return (
        len(labels) == 2
        and min(labels.values()) >= _FEWEST_SURE_TURNS - 1
        and sorted(map(_is_capital, labels)) == [False, True]
        and sum(one.text != two.text for one, two in pairwise(starts)) >= 0.8 * (len(starts) - 1)
    )


def _is_transcript(text: str, blocks: Sequence[Span], starts: Sequence[_Start]) -> bool:
    """Several turns of several speakers, or labels that can be nothing else, in most of a text."""
    first = starts[0].block
    after = blocks[first:]
    total = sum(block.end - block.start for block in blocks)
    if sum(block.end - block.start for block in after) < _SHARE_OF_TEXT * total:
        return False
    times = Counter(start.person for start in starts)
    sure = sum(start.is_sure for start in starts)
    if starts[0].has_title and sure == len(starts) and first <= 0.25 * len(blocks):
        return True
    if sure >= _FEWEST_SURE_TURNS and 2 * sure >= len(starts):
        return True
    again = sum(count for count in times.values() if count > 1)
    dense = len(starts) >= _NEARLY_EVERY * len(after)
    return (
        len(starts) >= (_FEWEST_IN_NOTHING_ELSE if dense else _FEWEST_TURNS)
        and len(times) >= 2
        and 2 * again >= len(starts)
        and len(starts) >= _SHARE_OF_PARAGRAPHS * len(after)
        and sum(count > 1 for count in times.values()) >= 2
    )


def _said(text: str, blocks: Sequence[Span], start: _Start, end: int) -> tuple[Span, ...]:
    out = []
    for at in range(start.block, end):
        block = blocks[at]
        begin = start.said if at == start.block else block.start
        while begin < block.end and text[begin].isspace():
            begin += 1
        piece = Span(begin, block.end)
        words = piece.cut(text)
        if _CLOSING.fullmatch(words):
            break  # what follows is nobody's
        if any(map(str.isalnum, words)) and not _ASIDE.fullmatch(words):
            out.append(piece)
    return tuple(out)
