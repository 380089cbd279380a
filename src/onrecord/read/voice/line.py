"""The words and signs of one sentence, cheap where nothing is found in it."""

from __future__ import annotations

import re
from functools import cached_property

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W_]+(?:[.'’-][^\W_]+)*|--+|[^\w\s]|_")
_TITLE_SHARE = 0.6  # of a headline's longer words have capitals
_LONGER = 4  # letters
# In these the ending is a verb.
_WHOLE = frozenset(
    [
        *("it's", "that's", "what's", "there's", "he's", "she's", "who's", "here's", "let's"),
        *("how's", "where's", "one's"),
    ]
)


class Line:
    """A sentence's words in small letters, possessive endings cut off, and where they stand."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        cut = text[start:end]
        small = cut.lower().replace("’", "'")
        if len(small) == len(cut):
            self.low: list[str] = _TOKEN.findall(small)
            if "'s" in small:
                self.low = [_plain(word) for word in self.low]
        else:  # a letter whose small form has another length
            self.low = [_plain(word.lower().replace("’", "'")) for word in _TOKEN.findall(cut)]

    def __len__(self) -> int:
        return len(self.low)

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Where each word stands in the text, its possessive ending left out."""
        out = []
        for match in _TOKEN.finditer(self.text, self.start, self.end):
            start, end = match.span()
            word = match[0].lower().replace("’", "'")
            out.append((start, end - 2 if _plain(word) != word else end))
        return out

    def is_sign(self, at: int) -> bool:
        """Whether a word is a mere sign."""
        return not self.low[at][0].isalnum()

    def is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital."""
        return self.text[self.places[at][0]].isupper()

    def is_shouted(self, at: int) -> bool:
        """Whether a word is in capitals throughout, as abbreviations are."""
        start, end = self.places[at]
        return end - start > 1 and self.text[start:end].isupper()

    @cached_property
    def is_headline(self) -> bool:
        """Whether most longer words have a capital, which then tells nothing."""
        longer = capitals = 0
        for start, end in self.places:
            if end - start >= _LONGER:
                longer += 1
                capitals += self.text[start].isupper()
        return longer > 3 and capitals >= _TITLE_SHARE * longer


def _plain(word: str) -> str:
    if word.endswith("'s") and word not in _WHOLE:
        return word[:-2]
    return word
