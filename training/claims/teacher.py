"""The teacher: the untouched sentence encoder's vectors (all-MiniLM-L6-v2) of single texts."""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer

from training.model import Encoder

_LONGEST = 64  # pieces; statements are clauses
_KEPT = 1500  # texts after which the file is written


def taught(base: Path, texts: Sequence[str], batch: int = 64) -> npt.NDArray[np.float32]:
    """Unit vectors (texts, 384): the mean of a text's pieces in the base model."""
    encoder = Encoder(json.loads((base / "config.json").read_text()), 0.0)
    encoder.load_base(base)
    torch.nn.init.zeros_(encoder.shape.weight)
    torch.nn.init.zeros_(encoder.quote.weight)
    encoder.eval()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_LONGEST)
    ids = [one.ids for one in tokenizer.encode_batch(list(texts))]
    order = sorted(range(len(texts)), key=lambda k: len(ids[k]))
    out = np.zeros((len(texts), encoder.width), dtype=np.float32)
    with torch.no_grad():
        for lo in range(0, len(order), batch):
            some = order[lo : lo + batch]
            longest = max(len(ids[k]) for k in some)
            padded = torch.zeros((len(some), longest), dtype=torch.long)
            mask = torch.zeros((len(some), longest), dtype=torch.bool)
            for row, k in enumerate(some):
                padded[row, : len(ids[k])] = torch.tensor(ids[k])
                mask[row, : len(ids[k])] = True
            nothing = torch.zeros_like(padded)
            x = encoder(padded, nothing, nothing, mask)
            mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            out[some] = torch.nn.functional.normalize(mean).numpy()
    return out


def remembered(base: Path, texts: Sequence[str], cache: Path) -> npt.NDArray[np.float32]:
    """The same, with a file that keeps every text's vector."""
    known: dict[str, npt.NDArray[np.float16]] = {}
    if cache.exists():
        with cache.open("rb") as file:
            known = pickle.load(file)
    new = sorted({text for text in texts if text not in known})
    for lo in range(0, len(new), _KEPT):
        some = new[lo : lo + _KEPT]
        known.update(zip(some, taught(base, some).astype(np.float16), strict=True))
        with cache.open("wb") as file:
            pickle.dump(known, file, protocol=5)
        print(f"taught {lo + len(some)} of {len(new)}", flush=True)
    return np.stack([known[text] for text in texts]).astype(np.float32)
