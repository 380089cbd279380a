"""Fits the head that gives sentence vectors: onrecord.read.vectors.

    python -m training.claims.vectors --kept KEPT --base BASE --out src/onrecord/read/model

The teacher is the untouched base model reading each text by itself (teacher.py), its vectors
turned to their SIZE main directions. The student sees the word vectors of the shipped encoder, a
statement's in their report. Loss: distance to the teacher's vector, distance of all likenesses
within a batch, and, on SNLI pairs, that what is entailed lies nearer than what is contradicted.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.read.encoder import WIDTH
from onrecord.read.vectors import MEANING as SIZE
from training.claims.kept import sentences, statements
from training.claims.teacher import remembered

INNER = 192
FIT = ("polnear", "whitehouse", "ecbplus")  # of ECB+, only the topics that fit
_SHARES = {"polnear": 6000, "whitehouse": 2000, "ecbplus": 2000}
_PAIRS = 12000  # of SNLI
_MARGIN = 0.1


class Head(nn.Module):
    """As :class:`onrecord.read.vectors.Vectors` computes it."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = nn.Linear(WIDTH, INNER)
        self.weigh = nn.Parameter(torch.zeros(WIDTH))
        self.out = nn.Linear(WIDTH + INNER, SIZE)

    def forward(self, rows: Tensor, owner: Tensor, count: int) -> Tensor:
        """Unit vectors (count, SIZE) of word vectors (words, WIDTH), each with its owner."""
        weight = torch.exp((rows @ self.weigh).clamp(-8, 8))[:, None]
        both = torch.cat([rows, F.relu(self.inner(rows))], 1) * weight
        total = torch.zeros(count, both.shape[1]).index_add_(0, owner, both)
        sums = torch.zeros(count, 1).index_add_(0, owner, weight)
        return F.normalize(self.out(total / sums))


@dataclass
class Texts:
    """Texts with the word vectors of each (words, WIDTH) and the teacher's vector."""

    hidden: list[npt.NDArray[np.float16]]
    target: npt.NDArray[np.float32]

    def batch(self, some: Sequence[int]) -> tuple[Tensor, Tensor, Tensor]:
        """Word vectors, their owners, and the teacher's vectors."""
        rows = torch.from_numpy(np.concatenate([self.hidden[k] for k in some]).astype(np.float32))
        owner = np.repeat(np.arange(len(some)), [len(self.hidden[k]) for k in some])
        return rows, torch.from_numpy(owner), torch.from_numpy(self.target[list(some)])


def fit(
    texts: Texts, triples: Sequence[tuple[int, int, int]], epochs: int, seed: int, nli: float
) -> tuple[Head, Tensor]:
    """The head, and the teacher's main directions (384, SIZE).

    ``triples`` are numbers of texts: premise, entailed, contradicted.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    target = torch.from_numpy(texts.target)
    directions = torch.linalg.svd(target[::2], full_matrices=False).Vh[:SIZE].T.contiguous()
    head = Head()
    size = 192
    steps = epochs * (len(texts.hidden) // size)
    best = torch.optim.AdamW(head.parameters(), lr=3e-3, weight_decay=1e-3)
    plan = torch.optim.lr_scheduler.OneCycleLR(best, 3e-3, total_steps=steps, pct_start=0.1)
    order = list(range(len(texts.hidden)))
    step = 0
    while step < steps:
        rng.shuffle(order)
        for lo in range(0, len(order) - size + 1, size):
            if step >= steps:
                break
            rows, owner, want = texts.batch(order[lo : lo + size])
            got = head(rows, owner, size)
            near = F.normalize(want @ directions)
            loss = (1 - (got * near).sum(1)).mean() + 4 * F.mse_loss(got @ got.T, want @ want.T)
            if nli and triples:
                some = rng.sample(triples, 24)
                flat = [k for triple in some for k in triple]
                rows, owner, _ = texts.batch(flat)
                three = head(rows, owner, len(flat)).view(-1, 3, SIZE)
                near, far = ((three[:, 0] * three[:, k]).sum(1) for k in (1, 2))
                loss = loss + nli * F.relu(_MARGIN + far - near).mean()
            best.zero_grad()
            loss.backward()
            best.step()
            plan.step()
            step += 1
            if step % 200 == 0:
                print(f"step {step} of {steps}: loss {float(loss):.4f}", flush=True)
    return head, directions


def save(head: Head, path: Path) -> None:
    """Writes the head as it ships, in 16-bit floating point."""
    arrays = {
        "inner": head.inner.weight.T,
        "inner_bias": head.inner.bias,
        "weigh": head.weigh,
        "out": head.out.weight.T,
        "out_bias": head.out.bias,
    }
    np.savez(path, **{k: v.detach().numpy().astype(np.float16) for k, v in arrays.items()})  # type: ignore[arg-type]


def triples_of(
    pairs: Sequence[tuple[str, str, str]], place: dict[str, int]
) -> list[tuple[int, int, int]]:
    """Premise, entailed and contradicted of SNLI pairs (label, premise, hypothesis)."""
    by: dict[str, dict[str, list[str]]] = {}
    for label, premise, hypothesis in pairs:
        by.setdefault(premise, {}).setdefault(label, []).append(hypothesis)
    out = []
    for premise, found in sorted(by.items()):
        for yes in found.get("entailment", ()):
            out += [
                (place[premise], place[yes], place[no]) for no in found.get("contradiction", ())
            ]
    return out


def main() -> None:
    """Fits and writes ``vectors.npz``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kept", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--nli", type=float, default=1.0, help="weight of the SNLI loss")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    found: list[str] = []
    hidden: list[npt.NDArray[np.float16]] = []
    rng = random.Random(args.seed)
    for corpus in FIT:
        some = list(statements(args.kept, corpus))
        drawn = sorted(rng.sample(range(len(some)), min(_SHARES[corpus], len(some))))
        some = [some[k] for k in drawn]
        found += [text for text, _ in some]
        hidden += [vectors for _, vectors in some]
    pairs, known = sentences(args.kept, "snli")
    pairs = pairs[:_PAIRS]
    snli = sorted({t for _, a, b in pairs for t in (a, b)})
    place = {text: len(found) + k for k, text in enumerate(snli)}
    found += snli
    hidden += [known[text] for text in snli]
    texts = Texts(hidden, remembered(args.base, found, args.kept / "taught.pkl"))
    head, _ = fit(texts, triples_of(pairs, place), args.epochs, args.seed, args.nli)
    save(head, args.out / "vectors.npz")


if __name__ == "__main__":
    main()
