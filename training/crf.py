"""A linear-chain conditional random field over BIOES tags (Lafferty et al., 2001).

Tag 0 is O; role r (0 source, 1 cue, 2 content) has B, I, E, S at 1 + 4 r and on.
"""

from __future__ import annotations

import torch
from torch import Tensor

FORBIDDEN = -1e4
TAGS = 13


def constraints() -> tuple[Tensor, Tensor, Tensor]:
    """Which tag may begin, follow and end a paragraph: 0 where allowed, FORBIDDEN where not."""
    inner = {1 + 4 * r + k for r in range(3) for k in (1, 2)}  # I, E need a B or I before
    opened = {1 + 4 * r + k for r in range(3) for k in (0, 1)}  # B, I need an I or E after
    begin = torch.tensor([FORBIDDEN if t in inner else 0.0 for t in range(TAGS)])
    end = torch.tensor([FORBIDDEN if t in opened else 0.0 for t in range(TAGS)])
    step = torch.zeros(TAGS, TAGS)
    for a in range(TAGS):
        for b in range(TAGS):
            same = a and b and (a - 1) // 4 == (b - 1) // 4
            if (a in opened) != (b in inner) or (a in opened and not same):
                step[a, b] = FORBIDDEN
    return begin, step, end


def negative_log_likelihood(
    scores: Tensor, lengths: Tensor, tags: Tensor, transition: Tensor
) -> Tensor:
    """Summed over sequences. ``scores`` (n, t, TAGS), ``tags`` (n, t), padded past ``lengths``."""
    begin, step, end = (c.to(scores) for c in constraints())
    step = step + transition
    n, t, _ = scores.shape
    rows = torch.arange(n)
    alpha = scores[:, 0] + begin
    gold = alpha[rows, tags[:, 0]]
    for i in range(1, t):
        live = lengths > i
        new = torch.logsumexp(alpha[:, :, None] + step, dim=1) + scores[:, i]
        alpha = torch.where(live[:, None], new, alpha)
        move = step[tags[:, i - 1], tags[:, i]] + scores[rows, i, tags[:, i]]
        gold = gold + torch.where(live, move, torch.zeros_like(move))
    gold = gold + end[tags[rows, lengths - 1]]
    return (torch.logsumexp(alpha + end, dim=1) - gold).sum()


def viterbi(scores: Tensor, lengths: Tensor, transition: Tensor) -> list[list[int]]:
    """The best allowed tags of each sequence."""
    begin, step, end = (c.to(scores) for c in constraints())
    step = step + transition
    n, t, _ = scores.shape
    best = scores[:, 0] + begin
    back = []
    for i in range(1, t):
        top, arg = (best[:, :, None] + step).max(dim=1)
        live = (lengths > i)[:, None]
        best = torch.where(live, top + scores[:, i], best)
        back.append(torch.where(live, arg, torch.arange(TAGS).expand(n, TAGS)))
    tag = (best + end).argmax(-1)
    out = [tag]
    for arg in reversed(back):
        tag = arg.gather(1, tag[:, None])[:, 0]
        out.append(tag)
    path = torch.stack(out[::-1], dim=1).tolist()
    return [p[:k] for p, k in zip(path, lengths.tolist(), strict=True)]


def spans(tags: list[int]) -> list[tuple[int, int, int]]:
    """Spans (role, start, end) of a valid tag sequence."""
    out, start = [], 0
    for i, tag in enumerate(tags):
        if tag and (tag - 1) % 4 in (0, 3):
            start = i
        if tag and (tag - 1) % 4 in (2, 3):
            out.append(((tag - 1) // 4, start, i + 1))
    return out
