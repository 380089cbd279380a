"""Writes a fitted reader as the package's model: two small ONNX graphs over one file of weights.

    python -m training.export --state RUN/state.pt --base BASE --out src/onrecord/read/model

``reader.bin`` holds the weights: matrices in 7-bit integers with one scale a column (7 bits, so
that the AVX2 kernels of onnxruntime, which add pairs of products in 16 bits, cannot saturate), the
word embedding in 8-bit integers with one scale a row. ``int8.onnx`` computes with 8-bit
activations, ``float.onnx`` with the same weights in floating point: the reference. ``links.npz``
holds the pair scorers and what segments are worth, which run in numpy.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from training.model import SHIPPED, Layer, PairScorer, Reader

Floats = npt.NDArray[np.float32]
MS = "com.microsoft"
LEVELS = 63  # 7-bit symmetric


def by_column(weight: Floats, levels: int = LEVELS) -> tuple[npt.NDArray[np.int8], Floats]:
    """A matrix (in, out) as int8 and one scale for each column."""
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / levels
    return np.rint(weight / scale).astype(np.int8), scale.astype(np.float32)


class Graph:
    """Collects nodes and initialisers of one ONNX graph."""

    def __init__(self, integer: bool) -> None:
        self.integer = integer
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self._count = 0

    def constant(self, name: str, value: npt.NDArray[np.generic]) -> str:
        """An initialiser."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def add(
        self, op: str, inputs: list[str], domain: str = "", out: str = "", **attrs: object
    ) -> str:
        """A node with one output, whose name is returned."""
        self._count += 1
        out = out or f"v{self._count}"
        self.nodes.append(helper.make_node(op, inputs, [out], domain=domain, **attrs))
        return out

    def linear(self, x: str, name: str, weight: Floats, bias: Floats) -> str:
        """``x @ weight + bias`` with an integer matrix."""
        q, scale = by_column(weight)
        w = self.constant(name + ".q", q)
        s = self.constant(name + ".scale", scale)
        b = self.constant(name + ".bias", bias)
        if self.integer:
            zero = self.constant(name + ".zero", np.zeros(len(scale), dtype=np.int8))
            return self.add("DynamicQuantizeMatMul", [x, w, s, zero, b], MS)
        # not DequantizeLinear: onnxruntime would fuse it into a slower block-wise product
        full = self.add("Mul", [self.add("Cast", [w], to=TensorProto.FLOAT), s])
        return self.add("Add", [self.add("MatMul", [x, full]), b])


def _array(tensor: torch.Tensor) -> Floats:
    return tensor.detach().numpy().astype(np.float32)


def _norm(g: Graph, x: str, y: str, name: str, norm: torch.nn.LayerNorm) -> str:
    weight = g.constant(name + ".weight", _array(norm.weight))
    bias = g.constant(name + ".bias", _array(norm.bias))
    total = g.add("Add", [x, y])  # faster than onnxruntime's fused SkipLayerNormalization
    return g.add("LayerNormalization", [total, weight, bias], axis=-1, epsilon=float(norm.eps))


def _layer(g: Graph, x: str, name: str, layer: Layer) -> str:
    qkv = g.linear(x, name + "qkv", _array(layer.qkv.weight).T, _array(layer.qkv.bias))
    parts = [f"{name}{part}" for part in "qkv"]
    g.nodes.append(helper.make_node("Split", [qkv], parts, axis=2, num_outputs=3))
    a = g.add("MultiHeadAttention", parts, MS, num_heads=layer.heads)
    a = g.linear(a, name + "out", _array(layer.out.weight).T, _array(layer.out.bias))
    x = _norm(g, x, a, name + "norm1", layer.norm1)
    up = g.linear(x, name + "up", _array(layer.up.weight).T, _array(layer.up.bias))
    down = g.add("Gelu", [up], MS)
    down = g.linear(down, name + "down", _array(layer.down.weight).T, _array(layer.down.bias))
    return _norm(g, x, down, name + "norm2", layer.norm2)


def graph(model: Reader, integer: bool) -> onnx.ModelProto:
    """The encoder and its heads. Inputs, for one window of n pieces and m words: ids, shape, quote
    (1, n) and at (m); outputs ``heads`` (m, the heads of SHIPPED side by side) and ``hidden`` (m,
    width), the words' own vectors, from which judgements of whole statements are made.
    """
    g = Graph(integer)
    e = model.encoder
    table = _array(e.word.weight)
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    rows = g.constant("word.q", np.rint(table / scale).astype(np.int8))
    word = g.add("Cast", [g.add("Gather", [rows, "ids"])], to=TensorProto.FLOAT)
    row_scale = g.add("Gather", [g.constant("word.scale", scale.astype(np.float32)), "ids"])
    x = g.add("Mul", [word, row_scale])
    length = g.add("Shape", ["ids"], start=1, end=2)
    zero = g.constant("zero", np.array([0], dtype=np.int64))
    position = g.constant("position", _array(e.position.weight)[:512])
    x = g.add("Add", [x, g.add("Slice", [position, zero, length, zero])])
    shape = g.add("Gather", [g.constant("shape_table", _array(e.shape.weight)), "shape"])
    quote = g.add("Gather", [g.constant("quote_table", _array(e.quote.weight)), "quote"])
    x = _norm(g, x, g.add("Add", [shape, quote]), "norm", e.norm)
    for i, layer in enumerate(e.layers):
        x = _layer(g, x, f"layer{i}.", layer)  # type: ignore[arg-type]
    x = g.add("Gather", [g.add("Squeeze", [x, zero]), "at"], out="hidden")
    heads = [model.heads[name] for name in SHIPPED]
    weight = np.concatenate([_array(h.weight) for h in heads]).T  # type: ignore[arg-type]
    bias = np.concatenate([_array(h.bias) for h in heads])  # type: ignore[arg-type]
    y = g.add("MatMul", [x, g.constant("heads.weight", weight)])
    g.add("Add", [y, g.constant("heads.bias", bias)], out="heads")
    value = helper.make_tensor_value_info
    inputs = [value(n, TensorProto.INT64, [1, "n"]) for n in ("ids", "shape", "quote")]
    inputs.append(value("at", TensorProto.INT64, ["m"]))
    outputs = [value("heads", TensorProto.FLOAT, ["m", len(bias)])]
    outputs.append(value("hidden", TensorProto.FLOAT, ["m", e.width]))
    made = helper.make_graph(g.nodes, "reader", inputs, outputs, list(g.constants.values()))
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(MS, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=9)


def scorer(name: str, pair: PairScorer) -> dict[str, Floats]:
    """A pair scorer's arrays."""
    return {
        f"{name}.feature": _array(pair.feature.weight),
        f"{name}.out": _array(pair.out.weight)[0],
        f"{name}.bias": _array(pair.out.bias),
        f"{name}.scale": _array(pair.scale),
        f"{name}.none": _array(pair.none.weight)[0],
        f"{name}.none_bias": _array(pair.none.bias),
    }


def write(model: Reader, base: Path, out: Path, least: list[float]) -> None:
    """Writes all files of the package's model to ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    weights = bytearray()
    place: dict[str, tuple[int, int]] = {}
    for name, integer in (("int8", True), ("float", False)):
        made = graph(model, integer)
        for tensor in made.graph.initializer:
            raw = tensor.raw_data
            if len(raw) < 1024:
                continue
            if tensor.name not in place:
                weights += b"\0" * (-len(weights) % 4096)
                place[tensor.name] = (len(weights), len(raw))
                weights += raw
            offset, length = place[tensor.name]
            assert bytes(weights[offset : offset + length]) == raw, tensor.name
            tensor.ClearField("raw_data")
            tensor.data_location = TensorProto.EXTERNAL
            for key, value in (("location", "reader.bin"), ("offset", offset), ("length", length)):
                tensor.external_data.add(key=key, value=str(value))
        (out / f"{name}.onnx").write_bytes(made.SerializeToString(deterministic=True))
    (out / "reader.bin").write_bytes(bytes(weights))
    arrays = {
        "move": _array(model.move),
        "table": _array(model.table),
        "bias": np.zeros(13, dtype=np.float32),
        "least": np.array(least, dtype=np.float32),
        **scorer("content_cue", model.content_cue),
        **scorer("cue_source", model.cue_source),
        **scorer("same", model.same),
    }
    np.savez(out / "links.npz", **arrays)  # type: ignore[arg-type]
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")


def load(state: Path, config: dict[str, int]) -> Reader:
    """The averaged weights of a run, whatever width its inner layers have."""
    weights = torch.load(state, weights_only=False)["average"]
    config = dict(config, intermediate_size=weights["encoder.layers.0.up.weight"].shape[0])
    model = Reader(config, 0.0)
    model.load_state_dict(weights)
    return model.eval()


def main() -> None:
    """Exports a run."""
    import json

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--least",
        type=float,
        nargs=3,
        default=[0.45] * 3,
        help="how probable a source, a cue and a content must be to be read",
    )
    args = parser.parse_args()
    model = load(args.state, json.loads((args.base / "config.json").read_text()))
    write(model, args.base, args.out, args.least)


if __name__ == "__main__":
    main()
