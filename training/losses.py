"""The loss of each task on a batch, as a sum and the number of words that it is over."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training import crf
from training.batches import (
    Example,
    Piece,
    collate,
    link_tasks,
    mention_features,
    sequences,
    tags_of,
)
from training.model import Reader

LINK_WEIGHT = 0.5
SAME_WEIGHT = 0.3
NEAREST = 80  # mentions that an antecedent is looked for in


def padded(scores: Tensor, batch: list[Piece]) -> tuple[Tensor, Tensor, Tensor]:
    """Tag scores by paragraph: (n, t, TAGS), lengths (n), gold tags (n, t)."""
    seqs = sequences(batch)
    lengths = torch.tensor([b - a for a, b, _, _ in seqs])
    t = int(lengths.max())
    out = scores.new_zeros(len(seqs), t, scores.shape[-1])
    gold = torch.zeros(len(seqs), t, dtype=torch.long)
    row = torch.repeat_interleave(torch.arange(len(seqs)), lengths)
    column = torch.cat([torch.arange(int(n)) for n in lengths])
    out = out.index_put((row, column), scores)
    for i, (a, b, example, lo) in enumerate(seqs):
        gold[i, : b - a] = torch.tensor(tags_of(example, lo, lo + b - a))
    return out, lengths, gold


def attribution(model: Reader, batch: list[Piece]) -> tuple[Tensor, int, dict[str, float]]:
    """Tags by conditional random field, and links by choice."""
    x = model.words(collate(batch))
    scores, lengths, gold = padded(model.heads["tag"](x), batch)
    tag_loss = crf.negative_log_likelihood(scores, lengths, gold, model.transition)
    link = model.heads["link"](x)
    link_loss, choices, at = tag_loss.new_zeros(()), 0, 0
    for p in batch:
        w = p.window
        here = link[at : at + w.hi - w.lo]
        at += w.hi - w.lo
        for role, left, right, features, want in link_tasks(p):
            a = model.span(here, 0 if role == 2 else 1, torch.from_numpy(left - w.lo))
            if len(right):
                b = model.span(here, 1 if role == 2 else 2, torch.from_numpy(right - w.lo))
            else:
                b = a.new_zeros(0, a.shape[-1])
            scorer = model.content_cue if role == 2 else model.cue_source
            score = scorer(a, b, features)
            ok = torch.zeros(score.shape[0], score.shape[1] + 1, dtype=torch.bool)
            for i, good in enumerate(want):
                ok[i, list(good) or [-1]] = True
            score = torch.cat([score, scorer.nothing(a)], dim=1)
            link_loss = link_loss + choice(score, ok)
            choices += len(left)
    loss = tag_loss + LINK_WEIGHT * link_loss
    parts = {"tag": float(tag_loss.detach()) / len(x)}
    parts["link"] = float(link_loss.detach()) / max(1, choices)
    return loss, len(x), parts


def choice(score: Tensor, ok: Tensor) -> Tensor:
    """Summed negative log probability of choosing any right one (marginal likelihood)."""
    right = torch.where(ok, score, torch.full_like(score, -1e4))
    return (torch.logsumexp(score, 1) - torch.logsumexp(right, 1)).sum()


def names(model: Reader, batch: list[Piece]) -> tuple[Tensor, int, dict[str, float]]:
    """Names of people, places and organisations, word by word."""
    x = model.words(collate(batch))
    gold = [p.example.ner[p.window.lo : p.window.hi] for p in batch]
    loss = F.cross_entropy(
        model.heads["ner"](x), torch.tensor([t for g in gold for t in g]), reduction="sum"
    )
    return loss, len(x), {"ner": float(loss.detach()) / len(x)}


def antecedents(model: Reader, link: Tensor, example: Example) -> tuple[Tensor, Tensor]:
    """Scores (n, n + 1) of each mention against earlier ones and none; and which are right."""
    spans = torch.from_numpy(example.mentions)
    vectors = model.span(link, 3, spans)
    score = model.same(vectors, vectors, mention_features(example))
    n = len(spans)
    index = torch.arange(n)
    if example.task == "gap":
        allowed = (index[:, None] == 2) & (index[None] < 2)
    else:
        back = index[:, None] - index[None]
        allowed = (back > 0) & (back <= NEAREST)
    score = torch.where(allowed, score, torch.full_like(score, -1e4))
    names = {c: k for k, c in enumerate(dict.fromkeys(example.chain))}
    chain = torch.tensor([names[c] for c in example.chain])
    ok = (chain[:, None] == chain[None]) & allowed
    ok = torch.cat([ok, ~ok.any(1, keepdim=True)], dim=1)
    return torch.cat([score, model.same.nothing(vectors)], dim=1), ok


def coreference(model: Reader, batch: list[Piece]) -> tuple[Tensor, int, dict[str, float]]:
    """Antecedents of mentions, and discourse units where the example has them."""
    x = model.words(collate(batch))
    link = model.heads["link"](x)
    loss, count, at = x.new_zeros(()), 0, 0
    by_example: dict[int, tuple[Example, list[Tensor]]] = {}
    for p in batch:
        n = p.window.hi - p.window.lo
        by_example.setdefault(id(p.example), (p.example, []))[1].append(link[at : at + n])
        if p.example.units:
            units = torch.tensor(p.example.units[p.window.lo : p.window.hi], dtype=torch.float)
            logit = model.heads["unit"](x[at : at + n]).squeeze(-1)
            loss = loss + F.binary_cross_entropy_with_logits(logit, units, reduction="sum")
        at += n
    same = x.new_zeros(())
    for example, parts in by_example.values():
        if not len(example.mentions):
            continue
        score, ok = antecedents(model, torch.cat(parts), example)
        if example.task == "gap":
            score, ok = score[2:, [0, 1, 3]], ok[2:, [0, 1, 3]]
        same = same + choice(score, ok)
        count += len(score)
    loss = loss + SAME_WEIGHT * same
    return loss, len(x), {"same": float(same.detach()) / max(1, count)}
