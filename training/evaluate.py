"""Dev figures of a PyTorch reader: spans, links, names, coreference.

The shipped model is measured through the command line: see benchmarks/.
"""

from __future__ import annotations

import numpy as np
import torch

from onrecord.read.pairs import stops
from onrecord.read.segments import Segmenter
from onrecord.read.words import WordPieces
from training import losses
from training.batches import Example, Piece, collate, link_tasks, pieces_of
from training.model import Reader


def f1(hit: int, got: int, want: int) -> float:
    """F1 in percent."""
    return round(200 * hit / (got + want), 1) if got + want else 0.0


def _batches(pieces: list[Piece], size: int) -> list[list[Piece]]:
    pieces = sorted(pieces, key=lambda p: len(p.window.ids))
    return [pieces[i : i + size] for i in range(0, len(pieces), size)]


def segmenter_of(model: Reader, least: float = 0.45) -> Segmenter:
    """What decodes the model's segments, as the package does it."""
    table, move = (p.detach().numpy().copy() for p in (model.table, model.move))
    bias = np.zeros(13, dtype=np.float32)
    return Segmenter(table, move, bias, np.full(3, least, dtype=np.float32))


@torch.no_grad()
def facts(model: Reader, examples: list[Example], wp: WordPieces) -> dict[str, float]:
    """Pearson's r and the mean absolute error of factuality."""
    model.eval()
    want, got = list[float](), list[float]()
    for batch in _batches([p for e in examples for p in pieces_of(e, 192, wp, False)], 16):
        score = model.heads["fact"](model.words(collate(batch))).squeeze(-1)
        at = 0
        for p in batch:
            for i, value in p.example.facts:
                if p.window.lo <= i < p.window.hi:
                    got.append(float(score[at + i - p.window.lo]))
                    want.append(value)
            at += p.window.hi - p.window.lo
    model.train()
    a, b = np.array(want), np.clip(np.array(got), -3, 3)
    r, error = float(np.corrcoef(a, b)[0, 1]), float(np.abs(a - b).mean())
    return {"r": round(r, 3), "mae": round(error, 3)}


@torch.no_grad()
def attribution(
    model: Reader, examples: list[Example], wp: WordPieces, alone: bool
) -> dict[str, float]:
    """Exact F1 by role and share of right links (given gold spans)."""
    model.eval()
    hit, got, want = [0] * 3, [0] * 3, [0] * 3
    right = {0: [0, 0], 2: [0, 0]}
    segmenter = segmenter_of(model)
    for example in examples:
        batch = pieces_of(example, 192, wp, alone)
        x = torch.cat([model.words(collate([p])) for p in batch])
        blocks = [r for p in batch for r in p.window.ranges]
        tags, ends = model.heads["tag"](x).numpy(), model.heads["ends"](x).numpy()
        ended = stops(example.text, example.words)
        found = segmenter.spans(tags, ends, example.words, ended, blocks)
        for r in range(3):
            g = {(s.lo, s.hi) for s in found if s.role == r}
            w = {s[1:] for s in example.spans if s[0] == r}
            hit[r] += len(g & w)
            got[r] += len(g)
            want[r] += len(w)
        link, at = model.heads["link"](x), 0
        for p in batch:
            n = p.window.hi - p.window.lo
            here = link[at : at + n]
            at += n
            for role, left, to, features, good in link_tasks(p):
                if not len(to):
                    continue
                a = model.span(here, 0 if role == 2 else 1, torch.from_numpy(left - p.window.lo))
                b = model.span(here, 1 if role == 2 else 2, torch.from_numpy(to - p.window.lo))
                scorer = model.content_cue if role == 2 else model.cue_source
                score = torch.cat([scorer(a, b, torch.as_tensor(features)), scorer.nothing(a)], 1)
                for choice, wanted in zip(score.argmax(1).tolist(), good, strict=True):
                    right[role][0] += choice in (wanted or {len(to)})
                    right[role][1] += 1
    model.train()
    out = {name: f1(hit[r], got[r], want[r]) for r, name in enumerate(("source", "cue", "content"))}
    out["content>cue"] = round(100 * right[2][0] / max(1, right[2][1]), 1)
    out["cue>source"] = round(100 * right[0][0] / max(1, right[0][1]), 1)
    return out


@torch.no_grad()
def names(model: Reader, examples: list[Example], wp: WordPieces) -> dict[str, float]:
    """Exact F1 of names on UNER."""
    model.eval()
    hit = got = want = 0

    def spans(tags: list[int]) -> set[tuple[int, int, int]]:
        out, start = set(), -1
        for i, t in enumerate([*tags, 0]):
            if start >= 0 and not (t and t % 2 == 0 and (t - 1) // 2 == (tags[start] - 1) // 2):
                out.add(((tags[start] - 1) // 2, start, i))
                start = -1
            if t % 2 == 1 or (t and start < 0):
                start = i
        return out

    for batch in _batches([p for e in examples for p in pieces_of(e, 192, wp, False)], 16):
        tags = model.heads["ner"](model.words(collate(batch))).argmax(-1).tolist()
        at = 0
        for p in batch:
            n = p.window.hi - p.window.lo
            a, b = spans(tags[at : at + n]), spans(p.example.ner[p.window.lo : p.window.hi])
            hit, got, want = hit + len(a & b), got + len(a), want + len(b)
            at += n
    model.train()
    return {"names": f1(hit, got, want)}


@torch.no_grad()
def coreference(model: Reader, examples: list[Example], wp: WordPieces) -> dict[str, float]:
    """Share of mentions whose best antecedent is right; units F1 where there are any."""
    model.eval()
    right = total = hit = got = want = kind = kinds = 0
    for e in examples:
        batch = pieces_of(e, 192, wp, False)
        x = model.words(collate(batch))
        score, ok = losses.antecedents(model, model.heads["link"](x), e)
        if e.task == "gap":
            score, ok = score[2:, [0, 1, 3]], ok[2:, [0, 1, 3]]
        right += int(ok[torch.arange(len(ok)), score.argmax(1)].sum())
        total += len(ok)
        if e.kinds:
            spans = model.span(model.heads["link"](x), 3, torch.from_numpy(e.mentions))
            kind += int((model.kind(spans).argmax(1) == torch.tensor(e.kinds)).sum())
            kinds += len(e.kinds)
        if e.units:
            guess = (model.heads["unit"](x).squeeze(-1) > 0).long()
            gold = torch.tensor(e.units)
            hit += int((guess & gold).sum())
            got += int(guess.sum())
            want += int(gold.sum())
    model.train()
    out = {"antecedent": round(100 * right / max(1, total), 1)}
    out |= {"kinds": round(100 * kind / kinds, 1)} if kinds else {}
    return out | ({"units": f1(hit, got, want)} if want else {})
