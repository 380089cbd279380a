"""The loss of a semi-Markov conditional random field over segments (Sarawagi and Cohen, 2004).

The same model as :mod:`onrecord.read.segments`, which decodes it and says what the terms are.
"""

from __future__ import annotations

import torch
from torch import Tensor

NEVER = -1e4
ROLES = 3


def values(scores: Tensor, worth: Tensor) -> Tensor:
    """Score of each segment: (n, ROLES, t, t), first and last word; NEVER where last < first.

    ``scores`` (n, t, 13) are tag scores, ``worth`` (n, ROLES, t, t) what a segment as a whole adds.
    """
    t = scores.shape[1]
    begin, inner, end, single = (scores[:, :, 1 + k :: 4].transpose(1, 2) for k in range(4))
    total = torch.cumsum(inner, 2)
    value = worth + (begin - total)[..., :, None] + (end + total - inner)[..., None, :]
    one = torch.eye(t, dtype=torch.bool)
    value = torch.where(one, worth + single[..., None], value)
    return torch.where(torch.ones(t, t, dtype=torch.bool).triu(), value, NEVER)


def negative_log_likelihood(
    scores: Tensor,
    worth: Tensor,
    lengths: Tensor,
    gold: list[list[tuple[int, int, int]]],
    move: Tensor,
) -> Tensor:
    """Summed over sequences. ``gold`` holds spans (role, start, end) of each sequence, in order
    and apart; ``lengths`` (n) says where the padding begins; ``move`` is (4, 4)."""
    n, t, _ = scores.shape
    value = values(scores, worth)
    outside = scores[:, :, 0]
    state = torch.cat([scores.new_zeros(n, 1), scores.new_full((n, ROLES), NEVER)], 1)
    opened: list[Tensor] = []
    finals = []
    for j in range(t):
        before = torch.logsumexp(state[:, :, None] + move, 1)
        opened.append(before[:, 1:])
        through = torch.stack(opened, 2) + value[:, :, : j + 1, j]
        state = torch.cat([before[:, :1] + outside[:, j : j + 1], torch.logsumexp(through, 2)], 1)
        finals.append(state)
    last = torch.stack(finals, 1)[torch.arange(n), lengths - 1]
    return (torch.logsumexp(last, 1) - _gold(value, outside, lengths, gold, move)).sum()


def _gold(
    value: Tensor,
    outside: Tensor,
    lengths: Tensor,
    gold: list[list[tuple[int, int, int]]],
    move: Tensor,
) -> Tensor:
    """The score (n) of the gold segmentations."""
    n, t = outside.shape
    free = torch.arange(t)[None] < lengths[:, None]
    where: list[tuple[int, int, int, int]] = []
    steps = torch.zeros(n, 4, 4)
    for i, spans in enumerate(gold):
        before, at = 0, 0
        for role, lo, hi in spans:
            free[i, lo:hi] = False
            where.append((i, role, lo, hi - 1))
            if lo > at:
                steps[i, before, 0] += 1
                steps[i, 0, 0] += lo - at - 1
                before = 0
            steps[i, before, role + 1] += 1
            before, at = role + 1, hi
        if int(lengths[i]) > at:
            steps[i, before, 0] += 1
            steps[i, 0, 0] += int(lengths[i]) - at - 1
    out = (outside * free).sum(1) + (steps * move).sum((1, 2))
    if where:
        index = torch.tensor(where).T
        out = out.index_add(0, index[0], value[tuple(index)])
    return out
