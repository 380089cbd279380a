"""The encoder and its heads in PyTorch: MiniLM-L6, told letter case and quotation marks."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.read.pairs import LINK_SIZES, SAME_SIZES
from onrecord.read.segments import ROLES, SIZES, WIDTH
from onrecord.read.words import QUOTES, SHAPES

TAGS = 13  # O, then B I E S of source, cue, content
NER = 7  # O, B I of PER LOC ORG
LINK = 64
# span vectors: start and end projections of content, cue, source, mention
# ends: vectors of the first and last word of a segment of each role; fact: -3 to 3
HEADS = {"tag": TAGS, "link": 8 * LINK, "ner": NER, "unit": 1, "ends": 2 * ROLES * WIDTH, "fact": 1}
SHIPPED = ("tag", "ner", "link", "ends")  # side by side in the graph's output
KINDS = 4  # of a mention: other, person, organisation, place


class Layer(nn.Module):
    """A post-norm transformer layer, as BERT has it."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Layer output (b, t, width); ``mask`` (b, 1, 1, t) is true where there is a piece."""
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, t, d))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Piece vectors (batch, pieces, width) of windows."""

    def __init__(self, config: dict[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        width = config["hidden_size"]
        inner = config["intermediate_size"]
        self.width = width
        self.word = nn.Embedding(config["vocab_size"], width)
        self.position = nn.Embedding(config["max_position_embeddings"], width)
        self.shape = nn.Embedding(SHAPES, width)
        self.quote = nn.Embedding(QUOTES, width)
        nn.init.normal_(self.shape.weight, std=0.01)
        nn.init.normal_(self.quote.weight, std=0.01)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], inner, dropout)
            for _ in range(config["num_hidden_layers"])
        )

    def forward(self, ids: Tensor, shape: Tensor, quote: Tensor, mask: Tensor | None) -> Tensor:
        """Vectors (b, t, width); ``mask`` (b, t), or None where nothing is padded."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        x = self.drop(self.norm(x + self.shape(shape) + self.quote(quote)))
        wide = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        return x

    def load_base(self, folder: Path) -> None:
        """Takes the weights of a Hugging Face BERT checkpoint (config.json, model.safetensors)."""
        w = load_file(folder / "model.safetensors")
        w = {k.removeprefix("bert."): v for k, v in w.items()}
        with torch.no_grad():
            self.word.weight.copy_(w["embeddings.word_embeddings.weight"])
            kind = w["embeddings.token_type_embeddings.weight"][0]
            self.position.weight.copy_(w["embeddings.position_embeddings.weight"] + kind)
            _copy(self.norm, w, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                at = f"encoder.layer.{i}."
                for part in ("weight", "bias"):
                    qkv = [w[f"{at}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(qkv))
                _copy(layer.out, w, at + "attention.output.dense")
                _copy(layer.norm1, w, at + "attention.output.LayerNorm")
                _copy(layer.up, w, at + "intermediate.dense")
                _copy(layer.down, w, at + "output.dense")
                _copy(layer.norm2, w, at + "output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])  # type: ignore[operator,union-attr]
    module.bias.copy_(weights[name + ".bias"])  # type: ignore[operator,union-attr]


class PairScorer(nn.Module):
    """Scores pairs of span vectors with integer features between them (pairs.py)."""

    def __init__(self, sizes: tuple[int, ...], width: int = LINK) -> None:
        super().__init__()
        offsets = [sum(sizes[:i]) for i in range(len(sizes))]
        self.register_buffer("offsets", torch.tensor(offsets), persistent=False)
        self.feature = nn.Embedding(sum(sizes), width)
        nn.init.normal_(self.feature.weight, std=0.1)
        self.out = nn.Linear(width, 1)
        self.scale = nn.Parameter(torch.zeros(width))
        self.none = nn.Linear(width, 1)

    def forward(self, left: Tensor, right: Tensor, features: Tensor) -> Tensor:
        """Scores (n, m) of ``left`` (n, width) against ``right`` (m, width)."""
        between = self.feature(features + self.offsets).sum(-2)
        hidden = F.relu(left[:, None] + right[None] + between)
        return self.out(hidden).squeeze(-1) + (left * self.scale) @ right.T

    def nothing(self, left: Tensor) -> Tensor:
        """Scores (n, 1) of no partner at all."""
        return self.none(F.relu(left))


class Reader(nn.Module):
    """Encoder, per-word heads, what segments are worth, and pair scorers."""

    def __init__(self, config: dict[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(config, dropout)
        self.drop = nn.Dropout(dropout)
        self.heads = nn.ModuleDict({k: nn.Linear(self.encoder.width, n) for k, n in HEADS.items()})
        self.move = nn.Parameter(torch.zeros(ROLES + 1, ROLES + 1))
        self.table = nn.Parameter(torch.zeros(sum(SIZES), ROLES))
        self.kind = nn.Linear(LINK, KINDS)
        self.content_cue = PairScorer(LINK_SIZES)
        self.cue_source = PairScorer(LINK_SIZES)
        self.same = PairScorer(SAME_SIZES)

    def words(self, batch: dict[str, Tensor]) -> Tensor:
        """Vectors (words of the whole batch, width): each word's first piece."""
        x = self.encoder(batch["ids"], batch["shape"], batch["quote"], batch["mask"])
        return self.drop(x[batch["row"], batch["at"]])

    def worth(self, ends: Tensor, codes: Tensor) -> Tensor:
        """What whole segments add: (n, ROLES, t, t), from ``ends`` (n, t, 2 * ROLES * WIDTH) and
        ``codes`` (n, t, t) of :func:`onrecord.read.segments.shapes`."""
        first, last = ends.unflatten(2, (ROLES, 2, WIDTH)).permute(3, 0, 2, 1, 4)
        parts = self.table.split(SIZES)
        joint = parts[0]
        for part in parts[1:]:
            joint = (joint[:, None] + part[None]).reshape(-1, ROLES)
        return first @ last.transpose(2, 3) / WIDTH**0.5 + joint[codes].permute(0, 3, 1, 2)

    @staticmethod
    def span(link: Tensor, role: int, spans: Tensor) -> Tensor:
        """Vectors (n, LINK) of spans (n, 2) for a role: 0 content, 1 cue, 2 source, 3 mention."""
        lo = 2 * role * LINK
        return link[spans[:, 0], lo : lo + LINK] + link[spans[:, 1] - 1, lo + LINK : lo + 2 * LINK]


def fresh(base: Path, dropout: float = 0.1) -> Reader:
    """A reader that begins from the base encoder's weights."""
    config = json.loads((base / "config.json").read_text())
    reader = Reader(config, dropout)
    reader.encoder.load_base(base)
    return reader
