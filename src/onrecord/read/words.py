"""Words and sub-word pieces of a text, with what an uncased encoder would lose: capitals, quotes.

A word is a run of letters and digits, or one other visible sign. Words are found in the text
itself, so their offsets are exact whatever the sub-word normaliser does to the letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord.read.paragraphs import paragraphs

Ints = npt.NDArray[np.int64]

WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
SHAPES = 8  # lower, Title, UPPER, miXed, 1 digit, sign, A (one capital), other
QUOTES = 4  # outside, inside, opening mark, closing mark
_OPEN, _CLOSE, _EITHER = "“«„‟", "”»", '"'
_HALVES = "'`"  # two of them are one mark
_CAPITALS_SHARE = 0.7  # of a paragraph's words: past it, capitals say nothing
_CACHE_LIMIT = 200_000


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text. Every array has one entry a word, in text order.

    ``start`` and ``end`` are code points; ``shape`` is below SHAPES, ``quote`` below QUOTES;
    ``paragraph`` counts the text's paragraphs; ``first`` (one entry more than words) says
    where a word's pieces begin in ``pieces``.
    """

    start: Ints
    end: Ints
    shape: Ints
    quote: Ints
    paragraph: Ints
    first: Ints
    pieces: Ints

    def __len__(self) -> int:
        return len(self.start)


def shape_of(word: str) -> int:
    """The letter-case shape of a word, below SHAPES."""
    if word.isalpha():
        if word.islower():
            return 0
        if word.isupper():
            return 2 if len(word) > 1 else 6
        return 1 if word.istitle() else 3 if word.lower() != word else 7
    if any(c.isdigit() for c in word):
        return 4
    return 5 if len(word) == 1 else 7


def quote_states(text: str, words: list[tuple[int, int]], paragraph: list[int]) -> list[int]:
    """For each word, whether it stands outside or inside double quotation marks, or is one.

    Two apostrophes or accents ('' or ``) are one mark. A closing mark opens where nothing is open:
    some outlets write nothing else. A mark that nothing closes ends with its paragraph.
    """
    states: list[int] = []
    inside, here, twin = False, -1, False
    for (start, end), block in zip(words, paragraph, strict=True):
        if block != here:
            here, inside = block, False
        sign = text[start] if end - start == 1 else ""
        if twin:
            twin = False
            states.append(states[-1])
            continue
        if sign and sign in _HALVES and text[end : end + 1] == sign != text[end + 1 : end + 2]:
            twin, sign = True, _EITHER
        if sign and sign in _EITHER + _CLOSE:
            states.append(3 if inside else 2)
            inside = not inside
        elif sign and sign in _OPEN:
            states.append(2)
            inside = True
        else:
            states.append(1 if inside else 0)
    return states


class WordPieces:
    """Cuts texts into words and pieces; holds the vocabulary and a bounded cache."""

    def __init__(self, tokenizer: Path | str) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._cache: dict[str, list[int]] = {}
        self.unknown = self._id("[UNK]")
        self.cls = self._id("[CLS]")
        self.sep = self._id("[SEP]")
        self.mask = self._id("[MASK]")

    def _id(self, token: str) -> int:
        found = self._tokenizer.token_to_id(token)
        if found is None:
            raise ValueError(f"the vocabulary has no {token}")
        return int(found)

    def pieces_of(self, word: str) -> list[int]:
        """The piece ids of one word: never empty."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= _CACHE_LIMIT:
                self._cache.clear()
            found = self._tokenizer.encode(word[:100], add_special_tokens=False).ids[:16]
            found = found or [self.unknown]
            self._cache[word] = found
        return found

    def words(self, text: str) -> Words:
        """The words of ``text``; a text without a visible sign has none."""
        spans: list[tuple[int, int]] = []
        paragraph: list[int] = []
        shapes: list[int] = []
        first, pieces = [0], list[int]()
        block = 0
        for span in paragraphs(text):
            begin = len(spans)
            capitals = letters = 0
            for match in WORD.finditer(text, span.start, span.end):
                word = match.group()
                shape = shape_of(word)
                letters += shape < 4
                capitals += shape == 2
                spans.append(match.span())
                shapes.append(shape)
                pieces += self.pieces_of(word)
                first.append(len(pieces))
            if len(spans) > begin:
                paragraph += [block] * (len(spans) - begin)
                block += 1
                if letters > 4 and capitals > _CAPITALS_SHARE * letters:
                    shapes[begin:] = [0 if s in (2, 6) else s for s in shapes[begin:]]
        where = np.array(spans, dtype=np.int64).reshape(-1, 2)
        return Words(
            start=where[:, 0],
            end=where[:, 1],
            shape=np.array(shapes, dtype=np.int64),
            quote=np.array(quote_states(text, spans, paragraph), dtype=np.int64),
            paragraph=np.array(paragraph, dtype=np.int64),
            first=np.array(first, dtype=np.int64),
            pieces=np.array(pieces, dtype=np.int64),
        )
