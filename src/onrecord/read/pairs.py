"""Features of pairs of spans, shared by fitting and reading: how far, and what lies between.

A span is a pair of word indices, end exclusive. Each function gives an integer array whose last
axis has one entry a feature; ``*_SIZES`` says how many values each feature has. The link scorers
add up one learned vector a value.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.read.words import Ints, Words

STEPS = np.array([1, 2, 3, 5, 9, 17, 33, 65, 129])
LINK_SIZES = (20, 4, 4, 4, 3, 2)
SAME_SIZES = (10, 4, 2, 2, 7, 7)

PRONOUNS: dict[str, int] = {}
for _kind, _forms in enumerate(
    (
        "he him his himself",
        "she her hers herself",
        "it its itself this that",
        "they them their theirs themselves these those",
        "i me my mine myself we us our ours ourselves",
        "you your yours yourself who whom whose which",
    ),
    start=1,
):
    PRONOUNS.update(dict.fromkeys(_forms.split(), _kind))


def gaps(left: Ints, right: Ints) -> Ints:
    """Signed gap in words from each span of ``left`` (n, 2) to each of ``right`` (m, 2)."""
    after = left[:, None, 0] - right[None, :, 1]  # left stands after right
    before = right[None, :, 0] - left[:, None, 1]
    return np.where(after >= 0, after + 1, -(np.maximum(before, 0) + 1))


def _signed(gap: Ints) -> Ints:
    size = np.searchsorted(STEPS, np.abs(gap), side="right")
    return np.where(gap > 0, 10 + size, size)


def between(starts: Ints, left: Ints, right: Ints) -> Ints:
    """How many of ``starts`` (word indices) stand between two spans, up to 3: (n, m)."""
    ordered = np.sort(starts)
    lo = np.minimum(left[:, None, 1], right[None, :, 1])
    hi = np.maximum(np.maximum(left[:, None, 0], right[None, :, 0]), lo)
    out: Ints = np.clip(np.searchsorted(ordered, hi) - np.searchsorted(ordered, lo), 0, 3)
    return out


def stops(text: str, words: Words) -> Ints:
    """Word indices of full stops, question and exclamation marks."""
    return np.array(
        [i for i, s in enumerate(words.start.tolist()) if text[s] in ".?!"], dtype=np.int64
    )


def link_features(
    left: Ints, right: Ints, cues: Ints, sources: Ints, ends: Ints, words: Words
) -> npt.NDArray[np.int64]:
    """Features (n, m, 6) of spans ``left`` against spans ``right`` of a text.

    ``cues`` and ``sources`` are all spans of these roles, ``ends`` the sentence ends (``stops``).
    """
    apart = np.abs(words.paragraph[left[:, None, 0]] - words.paragraph[right[None, :, 0]])
    marks = (words.quote[left[:, 0]] == 2) | (words.quote[left[:, 0]] == 1)
    return np.stack(
        [
            _signed(gaps(left, right)),
            between(cues[:, 0], left, right),
            between(ends, left, right),
            np.clip(apart, 0, 3),
            np.clip(between(sources[:, 0], left, right), 0, 2),
            np.broadcast_to(marks[:, None].astype(np.int64), apart.shape),
        ],
        axis=-1,
    )


class Forms(NamedTuple):
    """How mentions are written: equal numbers where the words are the same."""

    whole: Ints
    last: Ints  # the last word
    pronoun: Ints  # what PRONOUNS says of it

    def part(self, which: list[int] | slice) -> Forms:
        """Those of some of the mentions."""
        return Forms(self.whole[which], self.last[which], self.pronoun[which])


def forms_of(spans: Ints, text: str, words: Words) -> Forms:
    """How the mentions of a text are written."""
    number: dict[str, int] = {}
    whole, last, pronoun = list[int](), list[int](), list[int]()
    starts, ends = words.start.tolist(), words.end.tolist()
    for a, b in spans.tolist():
        form = text[starts[a] : ends[b - 1]].lower()
        whole.append(number.setdefault(form, len(number)))
        pronoun.append(PRONOUNS.get(form, 0))
        form = text[starts[b - 1] : ends[b - 1]].lower()
        last.append(number.setdefault(form, len(number)))
    return Forms(*(np.array(some, dtype=np.int64) for some in (whole, last, pronoun)))


def same_features(left: Ints, right: Ints, text: str, words: Words) -> npt.NDArray[np.int64]:
    """Features (n, m, 6) of mentions ``left`` against mentions ``right``."""
    forms = forms_of(np.concatenate([left, right]), text, words)
    one, other = forms.part(slice(len(left))), forms.part(slice(len(left), None))
    return same_between(left, right, one, other, words)


def same_between(
    left: Ints, right: Ints, one: Forms, other: Forms, words: Words
) -> npt.NDArray[np.int64]:
    """The same from how both are written, which need not be looked up for each pair again."""
    gap = np.abs(gaps(left, right))
    apart = np.abs(words.paragraph[left[:, :1]] - words.paragraph[right[:, 0]][None])
    return np.stack(
        [
            np.searchsorted(STEPS, gap, side="right"),
            np.clip(apart, 0, 3),
            one.whole[:, None] == other.whole[None],
            one.last[:, None] == other.last[None],
            np.broadcast_to(one.pronoun[:, None], gap.shape),
            np.broadcast_to(other.pronoun[None], gap.shape),
        ],
        axis=-1,
    )
