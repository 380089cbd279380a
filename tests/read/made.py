"""Readings of the encoder made by hand, so that rules are tested apart from the model.

A text is marked where it stands: ``[...]`` is a source span, ``{p:...}``, ``{l:...}`` and
``{b:...}`` are the name of a person, place or body. ``~key`` after a closing bracket says what the
made scorers believe: spans of one key belong together, and nothing else does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from onrecord.read.encoder import FOLDER, LINK, WIDTH, Heads
from onrecord.read.gathering.mentions import Finder, Mention
from onrecord.read.gathering.sources import Gatherer, Group, display_name
from onrecord.read.links import Scorer
from onrecord.read.words import WordPieces, Words

PIECES = WordPieces(FOLDER / "tokenizer.json")
_MARK = re.compile(r"\[|\{([plb]):|(?:\]|\})(?:~(\w+))?")
_KINDS = {"p": 1, "l": 3, "b": 5}


def scorer(features: int, *, none: float = 10.0) -> Scorer:
    """Sure where two vectors are the same key's, sure of nothing where no key is shared."""
    return Scorer(
        feature=np.zeros((features, LINK), np.float32),
        out=np.zeros(LINK, np.float32),
        bias=np.zeros((), np.float32),
        scale=np.full(LINK, 20, np.float32),
        none=np.zeros(LINK, np.float32),
        none_bias=np.array(none, np.float32),
    )


def heads(keys: list[str], names: np.ndarray | None = None) -> Heads:
    """Heads whose span vectors, in every role, say which key the first word has ('' for none)."""
    n = len(keys)
    known = {key: k for k, key in enumerate(dict.fromkeys(k for k in keys if k))}
    link = np.zeros((n, 8, LINK), np.float32)
    for i, key in enumerate(keys):
        if key:
            link[i, ::2, known[key]] = 1  # the starts of all roles; their ends say nothing
    return Heads(
        tags=np.zeros((n, 13), np.float32),
        names=np.zeros((n, 7), np.float32) if names is None else names,
        link=link.reshape(n, 8 * LINK),
        ends=np.zeros((n, 192), np.float32),
        hidden=np.zeros((n, WIDTH), np.float32),
    )


@dataclass
class Marked:
    """A text with its marks taken out, and what they said, in words."""

    text: str = ""
    sources: list[tuple[int, int]] = field(default_factory=list)
    names: list[tuple[int, int, int]] = field(default_factory=list)  # tag of the first word
    keys: list[tuple[int, int, str]] = field(default_factory=list)

    def __init__(self, marked: str) -> None:
        self.text, at = "", 0
        opened: list[tuple[str, int]] = []
        found: list[tuple[str, int, int, str]] = []
        for match in _MARK.finditer(marked):
            self.text += marked[at : match.start()]
            at = match.end()
            if match.group()[0] in "[{":
                opened.append((match[1] or "", len(self.text)))
            else:
                kind, start = opened.pop()
                found.append((kind, start, len(self.text), match[2] or ""))
        self.text += marked[at:]
        self.words: Words = PIECES.words(self.text)
        self.sources, self.names, self.keys = [], [], []
        for kind, start, end, key in found:
            lo = int(np.searchsorted(self.words.start, start))
            hi = int(np.searchsorted(self.words.start, end))
            self.keys.append((lo, hi, key))
            if kind:
                self.names.append((_KINDS[kind], lo, hi))
            else:
                self.sources.append((lo, hi))

    def heads(self) -> Heads:
        """What an encoder that sees the marks would say."""
        n = len(self.words)
        scores = np.zeros((n, 7), np.float32)
        scores[:, 0] = 1
        for tag, lo, hi in self.names:
            scores[lo, tag] = 2
            scores[lo + 1 : hi, tag + 1] = 2
        keys = [""] * n
        for lo, hi, key in self.keys:
            keys[lo:hi] = [key or old for old in keys[lo:hi]]
        return heads(keys, scores)

    def cut(self, lo: int, hi: int) -> str:
        """The text of words ``lo`` to ``hi``."""
        return self.text[self.words.start[lo] : self.words.end[hi - 1]]

    def mentions(self) -> list[Mention]:
        """All mentions."""
        finder = Finder(self.text, self.words, self.heads().names)
        return finder.all([(lo, hi, k) for k, (lo, hi) in enumerate(sorted(self.sources))])

    def groups(self, same: Scorer | None = None) -> list[Group]:
        """The sources, in order of their first mention."""
        mentions = self.mentions()
        same = same or scorer(37)
        found = Gatherer(self.text, self.words, self.heads(), mentions, same).gather()
        return list(dict.fromkeys(group for group in found if group is not None))

    def gathered(self, same: Scorer | None = None) -> list[list[str]]:
        """Each source as the texts of its mentions, in text order."""
        return [
            [self.cut(m.lo, m.hi) for m in sorted(g.mentions, key=lambda m: m.lo)]
            for g in self.groups(same)
        ]

    def called(self) -> list[str]:
        """What each source is called."""
        return [display_name(self.text, self.words, group) for group in self.groups()]


def gathered(marked: str, same: Scorer | None = None) -> list[list[str]]:
    """The sources of a marked text, each as the texts of its mentions."""
    return Marked(marked).gathered(same)
