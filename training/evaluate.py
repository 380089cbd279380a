"""Dev figures of a PyTorch reader: spans, links, names, coreference.

The shipped model is measured through the command line: see benchmarks/.
"""

from __future__ import annotations

import torch

from onrecord.read.words import WordPieces
from training import crf, losses
from training.batches import Example, Piece, collate, link_tasks, pieces_of
from training.model import Reader


def f1(hit: int, got: int, want: int) -> float:
    """F1 in percent."""
    return round(200 * hit / (got + want), 1) if got + want else 0.0


def _batches(pieces: list[Piece], size: int) -> list[list[Piece]]:
    pieces = sorted(pieces, key=lambda p: len(p.window.ids))
    return [pieces[i : i + size] for i in range(0, len(pieces), size)]


@torch.no_grad()
def attribution(
    model: Reader, examples: list[Example], wp: WordPieces, alone: bool
) -> dict[str, float]:
    """Exact F1 by role and share of right links (given gold spans)."""
    model.eval()
    hit, got, want = [0] * 3, [0] * 3, [0] * 3
    right = {0: [0, 0], 2: [0, 0]}
    pieces = [p for e in examples for p in pieces_of(e, 192, wp, alone)]
    for batch in _batches(pieces, 16):
        x = model.words(collate(batch))
        scores, lengths, gold = losses.padded(model.heads["tag"](x), batch)
        found = crf.viterbi(scores, lengths, model.transition)
        for tags, true, n in zip(found, gold.tolist(), lengths.tolist(), strict=True):
            a, b = set(crf.spans(tags)), set(crf.spans(true[:n]))
            for r in range(3):
                g, w = {s for s in a if s[0] == r}, {s for s in b if s[0] == r}
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
    right = total = hit = got = want = 0
    for e in examples:
        batch = pieces_of(e, 192, wp, False)
        x = model.words(collate(batch))
        score, ok = losses.antecedents(model, model.heads["link"](x), e)
        if e.task == "gap":
            score, ok = score[2:, [0, 1, 3]], ok[2:, [0, 1, 3]]
        right += int(ok[torch.arange(len(ok)), score.argmax(1)].sum())
        total += len(ok)
        if e.units:
            guess = (model.heads["unit"](x).squeeze(-1) > 0).long()
            gold = torch.tensor(e.units)
            hit += int((guess & gold).sum())
            got += int(guess.sum())
            want += int(gold.sum())
    model.train()
    out = {"antecedent": round(100 * right / max(1, total), 1)}
    return out | ({"units": f1(hit, got, want)} if want else {})
