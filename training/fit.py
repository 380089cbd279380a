"""Fits the reader on all tasks together.

    python -m training.fit --data DATA --base BASE --out FOLDER [--epochs 5] [--threads 2]

DATA holds polnear/, uner/, gap/ and gum/ (unpacked); BASE is the folder of the base encoder. The
run writes FOLDER/log.jsonl and FOLDER/state.pt, and goes on from the latter where it is there.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor

from onrecord.read.words import WordPieces
from training import evaluate, examples, losses, shipped
from training.batches import Example, Piece, epoch, grouped, hidden, pieces_of
from training.model import Reader, fresh
from training.narrow import keep_units, narrow

Loss = Callable[[Reader, list[Piece]], tuple[Tensor, int, dict[str, float]]]


class Average:
    """An exponential moving average of the weights (Polyak and Juditsky, 1992)."""

    def __init__(self, model: Reader, decay: float) -> None:
        self.model = copy.deepcopy(model)
        self.decay = decay
        self.steps = 0

    @torch.no_grad()
    def update(self, model: Reader) -> None:
        """One more step: early on the average forgets faster."""
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        mine, theirs = list(self.model.parameters()), list(model.parameters())
        torch._foreach_lerp_(mine, theirs, 1 - decay)


def plan(
    sets: dict[str, list[Example]], wp: WordPieces, rng: random.Random, args: argparse.Namespace
) -> list[tuple[str, list[Piece]]]:
    """One epoch's batches of all tasks, mixed."""
    out = [("attribution", b) for b in epoch(sets["attribution"], wp, rng, args.budget)]
    share = args.extra
    for e in sets["gum"]:
        out.append(("gum", pieces_of(e, 192, wp, False)))
    for task in ("ner", "gap", "fact"):
        some = rng.sample(sets[task], int(len(sets[task]) * min(1.0, share)))
        windows = [p for e in some for p in pieces_of(e, 192, wp, False)]
        if task == "gap":
            windows = [
                p for p in windows if (p.window.lo, p.window.hi) == (0, len(p.example.words))
            ]
        out += [(task, b) for b in grouped(windows, rng, args.budget)]
    rng.shuffle(out)
    mask = wp.mask

    def seen(p: Piece) -> Piece:
        return hidden(p, mask, args.mask, rng) if rng.random() < 0.5 else p

    return [(task, [seen(p) for p in batch]) for task, batch in out] if args.mask else out


TASKS: dict[str, Loss] = {
    "attribution": losses.attribution,
    "ner": losses.names,
    "gum": losses.coreference,
    "gap": losses.coreference,
    "fact": losses.facts,
}


def load(data: Path, wp: WordPieces) -> tuple[dict[str, list[Example]], dict[str, list[Example]]]:
    """Train and dev examples of every task."""
    train = {
        "attribution": examples.attribution(data / "polnear/train", wp),
        "ner": examples.names(data / "uner/train.iob2", wp),
        "gum": examples.coreference(data / "gum", "train", wp),
        "gap": examples.pronouns(data / "gap/gap-development.tsv", wp),
        "fact": examples.facts(data / "factuality/UDS_IH2/train.jsonl", wp),
    }
    dev = {
        "attribution": examples.attribution(data / "polnear/dev", wp),
        "ner": examples.names(data / "uner/dev.iob2", wp),
        "gum": examples.coreference(data / "gum", "dev", wp),
        "gap": examples.pronouns(data / "gap/gap-validation.tsv", wp),
        "fact": examples.facts(data / "factuality/UDS_IH2/dev.jsonl", wp),
        "uw": examples.facts(data / "factuality/UW/dev.jsonl", wp),
    }
    return train, dev


def figures(
    model: Reader, dev: dict[str, list[Example]], wp: WordPieces, whole: bool
) -> dict[str, object]:
    """Dev figures: all of them, or those of every third article."""
    if not whole:
        return {"some": evaluate.attribution(model, dev["attribution"][::3], wp, False)}
    gap = evaluate.coreference(model, dev["gap"], wp)["antecedent"]
    return {
        "packed": evaluate.attribution(model, dev["attribution"], wp, False),
        "alone": evaluate.attribution(model, dev["attribution"], wp, True),
        **evaluate.names(model, dev["ner"], wp),
        **evaluate.coreference(model, dev["gum"], wp),
        "gap": gap,
        "uds": evaluate.facts(model, dev["fact"], wp),
        "uw": evaluate.facts(model, dev["uw"], wp),
    }


def main() -> None:
    """Runs the fit."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=5)
    parser.add_argument("--budget", type=int, default=2048, help="pieces a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--decay", type=float, default=0.998)
    parser.add_argument("--extra", type=float, default=0.4, help="share of UNER and GAP an epoch")
    parser.add_argument("--extra-weight", type=float, default=0.3, help="of the other tasks' loss")
    parser.add_argument(
        "--init", type=Path, help="begin from this state.pt, or from a model folder that shipped"
    )
    parser.add_argument("--mask", type=float, default=0.0, help="share of pieces hidden in a half")
    parser.add_argument("--floor", type=float, default=0.03, help="share of the rate at the end")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=600, help="steps between dev figures")
    parser.add_argument("--inner", type=int, default=0, help="feed-forward units to keep; 0: all")
    parser.add_argument("--narrow-steps", type=int, default=120)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    wp = WordPieces(args.base / "tokenizer.json")
    train, dev = load(args.data, wp)
    model = fresh(args.base, args.dropout)
    state = args.out / "state.pt"
    if args.init:
        weights = shipped.begun(args.init)
        args.inner = weights["encoder.layers.0.up.weight"].shape[0]
    if args.inner:
        if state.exists() or args.init:
            for layer in model.encoder.layers:
                keep_units(layer, torch.arange(args.inner))
        else:
            first = [
                b for t, b in plan(train, wp, random.Random(args.seed), args) if t == "attribution"
            ]

            def loss_of(step: int) -> Tensor:
                loss, words, _ = losses.attribution(model, first[step])
                return loss / words

            narrow(model, loss_of, args.narrow_steps, args.inner, args.rate / 4)
            print("narrowed", flush=True)
    if args.init:
        missing, odd = model.load_state_dict(weights, strict=False)
        print(f"fresh: {missing}; not known: {odd}", flush=True)
    inner = list(model.encoder.parameters())
    ids = {id(p) for p in inner}
    heads = [p for p in model.parameters() if id(p) not in ids]
    groups = [{"params": inner, "lr": args.rate}, {"params": heads, "lr": args.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    per_epoch = len(plan(train, wp, random.Random(0), args))
    total = int(per_epoch * args.epochs)
    warm = max(1, total // 20)

    def rate(step: int) -> float:
        if step < warm:
            return (step + 1) / warm
        return args.floor + (1 - args.floor) * max(0.0, (total - step) / (total - warm))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    average = Average(model, args.decay)
    step = 0
    if state.exists():
        saved = torch.load(state, weights_only=False)
        model.load_state_dict(saved["model"])
        average.model.load_state_dict(saved["average"])
        average.steps = step = saved["step"]
        optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
    log = (args.out / "log.jsonl").open("a")

    def note(entry: dict[str, object]) -> None:
        line = json.dumps(entry)
        print(line, flush=True)
        log.write(line + "\n")
        log.flush()

    note(
        {"total": total, "per_epoch": per_epoch, "args": {k: str(v) for k, v in vars(args).items()}}
    )
    begin, sums = time.time(), dict[str, list[float]]()
    while step < total:
        rng = random.Random(args.seed * 1000 + step // per_epoch)
        batches = plan(train, wp, rng, args)
        batches = [*batches, *batches][:per_epoch]  # packed anew, so that some have fewer
        for task, batch in batches[step % per_epoch :]:
            loss, words, parts = TASKS[task](model, batch)
            weight = 1.0 if task == "attribution" else args.extra_weight
            (weight * loss / words).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
            average.update(model)
            step += 1
            for key, value in parts.items():
                sums.setdefault(key, []).append(value)
            if step % 50 == 0:
                means = {k: round(sum(v) / len(v), 4) for k, v in sums.items()}
                note({"step": step, "seconds": round(time.time() - begin), **means})
                sums = {}
            if step % args.every == 0 or step == total:
                note({"step": step, "dev": figures(average.model, dev, wp, step == total)})
                saved = {
                    "model": model.state_dict(),
                    "average": average.model.state_dict(),
                    "step": step,
                    "optimiser": optimiser.state_dict(),
                    "schedule": schedule.state_dict(),
                }
                torch.save(saved, state.with_suffix(".new"))
                state.with_suffix(".new").replace(state)
            if step >= total:
                break


if __name__ == "__main__":
    main()
