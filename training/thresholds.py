"""How probable a span must be to be read: the dev figures of some choices, beside each other.

    python -m training.thresholds --shared ../shared [--model MODEL] [--mode int8]
        [--source 0.2 0.3 ...] [--cue ...] [--content ...]

The encoder runs once over PolNeAR dev; everything after it is run again for each choice. Each line
is a choice with its exact F1 (source, cue, content; items alone) and, on whole articles, the F1 of
content found and of attributions linked. ``training.export --least`` takes the choice.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import numpy as np

from onrecord.read.encoder import FOLDER, Heads
from onrecord.read.reader import Reader
from onrecord.read.segments import Segmenter
from onrecord.read.words import Words

ROLES = ("source", "cue", "content")


class Once:
    """A reader whose encoder reads each text once."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.known: dict[str, tuple[Words, Heads]] = {}
        self._read = reader.encoder.read
        reader.encoder.read = self._remembered  # type: ignore[method-assign]

    def _remembered(self, text: str) -> tuple[Words, Heads]:
        if text not in self.known:
            self.known[text] = self._read(text)
        return self.known[text]

    def all(self, items: list[dict[str, str]], least: tuple[float, ...]) -> dict[str, Any]:
        """The attributions of each item, by id."""
        old = self.reader._segmenter
        new = Segmenter(old.table, old.move, old.bias, np.array(least, np.float32))
        self.reader._segmenter = new
        readings = ((item["id"], self.reader.read(item["text"])) for item in items)
        return {key: msgspec.to_builtins(r)["attributions"] for key, r in readings}


def scorer(shared: Path) -> ModuleType:
    """The shared scorer, as a module."""
    path = shared / "eval/score_attribution.py"
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def main() -> None:
    """Prints one JSON line a choice."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path, default=FOLDER)
    parser.add_argument("--mode", choices=("int8", "float"), default="int8")
    for role in ROLES:
        parser.add_argument(f"--{role}", type=float, nargs="+", default=[0.45])
    args = parser.parse_args()
    score = scorer(args.shared)
    once = Once(Reader(args.mode, 1, args.model))
    gold = args.shared / "data/polnear"
    for least in itertools.product(*(getattr(args, role) for role in ROLES)):

        def read(
            _: str, items: list[dict[str, str]], least: tuple[float, ...] = least
        ) -> dict[str, Any]:
            return once.all(items, least)

        score.read_with = read  # type: ignore[attr-defined]
        tokens = score.score_tokens(str(gold / "dev.tokens.jsonl"), 0, "")
        articles = score.score_articles(str(gold / "dev"), 0, "")
        figures = {role: tokens["exact"][role]["f1"] for role in ROLES}
        figures |= {k: articles[k]["f1"] for k in ("content_found", "attribution_linked")}
        print(json.dumps({"least": least, **figures}), flush=True)


if __name__ == "__main__":
    main()
