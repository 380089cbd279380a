"""Which paragraph each sentence of a report stands in."""

from __future__ import annotations

from onrecord.read.paragraphs import paragraphs
from onrecord.read.relations.ground import Ground


class Places:
    """The paragraphs of the sentences."""

    def __init__(self, ground: Ground) -> None:
        ends = [part.end for part in paragraphs(ground.text)]
        self._paragraph: list[int] = []
        at = 0
        starts = ground.words.start
        for first in ground.first[:-1]:
            while at + 1 < len(ends) and first < len(starts) and ends[at] <= starts[first]:
                at += 1
            self._paragraph.append(at)

    def same(self, one: int, other: int) -> bool:
        """Whether two sentences stand in one paragraph."""
        return self._paragraph[one] == self._paragraph[other]
