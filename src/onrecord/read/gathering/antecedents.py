"""Whom the encoder's scorer takes a mention for, among those before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from onrecord.read.encoder import Heads
from onrecord.read.gathering.mentions import Mention, as_array
from onrecord.read.gathering.referents import Group
from onrecord.read.links import Scorer
from onrecord.read.pairs import SAME_SIZES, forms_of, same_between
from onrecord.read.words import Words

FAVOUR = 5.0  # times the odds of who spoke last
REACH = 60  # earlier mentions looked at
FAR = 6  # paragraphs that a pronoun reaches back
_TOGETHER = 16  # mentions scored in one go
Row = npt.NDArray[np.float64]


class Antecedents:
    """Scores the mentions of one report against earlier ones.

    ``of`` has the group of each mention so far, or None; ``paragraph`` is that of each word.
    """

    def __init__(
        self,
        text: str,
        words: Words,
        heads: Heads,
        mentions: Sequence[Mention],
        of: Sequence[Group | None],
        same: Scorer,
        paragraph: Sequence[int],
    ) -> None:
        self._words, self._mentions, self._of, self._same = words, mentions, of, same
        self._paragraph = paragraph
        self._spans = as_array(list(mentions))
        self._forms = forms_of(self._spans, text, words)
        self._vectors = heads.span(3, self._spans) if mentions else np.zeros((0, 1), np.float32)
        self._scores: dict[int, tuple[int, Row]] = {}  # first earlier mention, scores from it on

    def best(
        self, index: int, allows: Callable[[Group], bool], favour: int | None = None
    ) -> tuple[Group | None, float]:
        """Of the groups that are allowed, the one that the scorer prefers, with its probability.

        The odds of the mention ``favour`` are raised.
        """
        mentions, paragraph = self._mentions, self._paragraph
        lo = mentions[index].lo
        here = paragraph[lo]
        earlier = [
            (j, group)
            for j in range(max(0, index - REACH), index)
            if (group := self._of[j]) is not None
            and mentions[j].hi <= lo
            and here - paragraph[mentions[j].lo] <= FAR
        ]
        if not earlier:
            return None, 0.0
        odds = self._probabilities(index, [j for j, _ in earlier])
        if favour is not None:
            odds = odds * np.array([*(FAVOUR if j == favour else 1.0 for j, _ in earlier), 1.0])
            odds = odds / odds.sum()
        total: dict[Group, float] = {}
        for (_, group), probable in zip(earlier, odds[:-1].tolist(), strict=True):
            total[group] = total.get(group, 0.0) + probable
        ranked = [group for group in total if allows(group)]
        best = max(ranked, key=lambda g: total[g], default=None)
        return best, total[best] if best else 0.0

    def _probabilities(self, index: int, earlier: list[int]) -> Row:
        """How probable each earlier mention is as the antecedent; the last entry: none of them."""
        if index not in self._scores:
            self._score(index)
        first, row = self._scores[index]
        score = np.append(row[np.array(earlier) - first], row[-1])
        odds = np.exp(score - score.max())
        out: Row = odds / odds.sum()
        return out

    def _score(self, index: int) -> None:
        """Scores ``index`` and the pronouns after it against the mentions before each."""
        some = [index]
        for i in range(index + 1, len(self._mentions)):
            if len(some) == _TOGETHER:
                break
            if self._mentions[i].form == "pronoun" and i not in self._scores:
                some.append(i)
        first = max(0, index - REACH)
        left, right = self._spans[some], self._spans[first : some[-1]]
        one, other = self._forms.part(some), self._forms.part(slice(first, some[-1]))
        features = same_between(left, right, one, other, self._words)
        vectors = self._vectors[some]
        scores = self._same.score(vectors, self._vectors[first : some[-1]], features, SAME_SIZES)
        nothing = self._same.nothing(vectors)[:, None]
        each = np.concatenate([scores, nothing], axis=1).astype(np.float64)
        self._scores.update((i, (first, row)) for i, row in zip(some, each, strict=True))
