"""The loss of each task on a batch, as a sum and the number of words that it is over."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional as F

from onrecord.read.pairs import stops
from onrecord.read.segments import shapes
from training import semicrf
from training.batches import (
    Example,
    Piece,
    collate,
    link_tasks,
    mention_features,
    sequences,
    spans_of,
)
from training.model import Reader

LINK_WEIGHT = 0.5
SAME_WEIGHT = 0.3
KIND_WEIGHT = 0.5
NEAREST = 80  # mentions that an antecedent is looked for in


def segment_loss(model: Reader, x: Tensor, batch: list[Piece]) -> Tensor:
    """The summed loss of the segmentation of every block."""
    seqs = sequences(batch)
    lengths = torch.tensor([b - a for a, b, _, _ in seqs])
    t = int(lengths.max())
    at = torch.arange(t)[None].expand(len(seqs), t)
    begin = torch.tensor([a for a, _, _, _ in seqs])
    at = torch.minimum(at, (lengths - 1)[:, None]) + begin[:, None]
    quote = np.concatenate([p.example.words.quote[p.window.lo : p.window.hi] for p in batch])
    stop = np.concatenate([_stop(p.example)[p.window.lo : p.window.hi] for p in batch])
    codes = torch.from_numpy(shapes(quote[at.numpy()], stop[at.numpy()]))
    worth = model.worth(model.heads["ends"](x)[at], codes)
    gold = [spans_of(example, lo, lo + b - a) for a, b, example, lo in seqs]
    scores = model.heads["tag"](x)[at]
    return semicrf.negative_log_likelihood(scores, worth, lengths, gold, model.move)


def _stop(example: Example) -> npt.NDArray[np.bool_]:
    out = np.zeros(len(example.words), dtype=bool)
    out[stops(example.text, example.words)] = True
    return out


def attribution(model: Reader, batch: list[Piece]) -> tuple[Tensor, int, dict[str, float]]:
    """Segments by semi-Markov conditional random field, and links by choice."""
    x = model.words(collate(batch))
    tag_loss = segment_loss(model, x, batch)
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


def facts(model: Reader, batch: list[Piece]) -> tuple[Tensor, int, dict[str, float]]:
    """How far the author commits to a predicate, -3 to 3."""
    x = model.words(collate(batch))
    score = model.heads["fact"](x).squeeze(-1)
    where, want, at = list[int](), list[float](), 0
    for p in batch:
        for i, value in p.example.facts:
            if p.window.lo <= i < p.window.hi:
                where.append(at + i - p.window.lo)
                want.append(value)
        at += p.window.hi - p.window.lo
    loss = F.smooth_l1_loss(score[where], torch.tensor(want), reduction="sum")
    return loss, len(x), {"fact": float(loss.detach()) / max(1, len(where))}


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
        whole = torch.cat(parts)
        score, ok = antecedents(model, whole, example)
        if example.kinds:
            kinds = model.kind(model.span(whole, 3, torch.from_numpy(example.mentions)))
            wanted = torch.tensor(example.kinds)
            loss = loss + KIND_WEIGHT * F.cross_entropy(kinds, wanted, reduction="sum")
        if example.task == "gap":
            score, ok = score[2:, [0, 1, 3]], ok[2:, [0, 1, 3]]
        same = same + choice(score, ok)
        count += len(score)
    loss = loss + SAME_WEIGHT * same
    return loss, len(x), {"same": float(same.detach()) / max(1, count)}
