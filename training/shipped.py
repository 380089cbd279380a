"""The weights of a model that shipped, as a fit begins from them: integers made floats again.

Reads a folder that ``training.export`` wrote. What was not exported (heads that no rule reads) is
not in it.

    python -m training.shipped MODEL --least 0.25 0.2 0.25

carries a model of version 0.1.0, which had tag transitions in place of segments, over to segments,
in place: the transitions become moves between segments and biases of the tags, to the same effect.
The graphs get the output ``hidden`` where they have none; no weight changes. ``--least`` as in
training.export.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

from onrecord.read.segments import ROLES, SIZES
from training.model import HEADS, SHIPPED

Floats = npt.NDArray[np.float32]
_SCORERS = ("content_cue", "cue_source", "same")


def begun(path: Path) -> dict[str, Tensor]:
    """The weights that a run may begin from: a run's average, or a model folder that shipped."""
    if path.is_dir():
        return weights(path)
    average: dict[str, Tensor] = torch.load(path, weights_only=False)["average"]
    return average


def weights(folder: Path) -> dict[str, Tensor]:
    """State of :class:`training.model.Reader`, without what did not ship."""
    made = onnx.load(str(folder / "float.onnx"))
    raw = {t.name: numpy_helper.to_array(t) for t in made.graph.initializer}
    with np.load(folder / "links.npz") as file:
        arrays = {name: file[name] for name in file.files}
    out = {"encoder.word.weight": raw["word.q"].astype(np.float32) * raw["word.scale"]}
    for part in ("position", "shape", "quote"):
        name = part if part == "position" else part + "_table"
        out[f"encoder.{part}.weight"] = raw[name]
    for part in ("weight", "bias"):
        out[f"encoder.norm.{part}"] = raw[f"norm.{part}"]
    layers = sorted({n.split(".")[0] for n in raw if n.startswith("layer")})
    for layer in layers:
        at = f"encoder.layers.{layer.removeprefix('layer')}."
        for part in ("qkv", "out", "up", "down"):
            matrix = raw[f"{layer}.{part}.q"].astype(np.float32) * raw[f"{layer}.{part}.scale"]
            out[f"{at}{part}.weight"] = matrix.T
            out[f"{at}{part}.bias"] = raw[f"{layer}.{part}.bias"]
        for part in ("norm1.weight", "norm1.bias", "norm2.weight", "norm2.bias"):
            out[at + part] = raw[f"{layer}.{part}"]
    done = 0
    for head in SHIPPED:
        if done == len(raw["heads.bias"]):
            break  # a model without the last one
        out[f"heads.{head}.weight"] = raw["heads.weight"][:, done : done + HEADS[head]].T
        out[f"heads.{head}.bias"] = raw["heads.bias"][done : done + HEADS[head]]
        done += HEADS[head]
    for name in _SCORERS:
        for part in ("feature", "out", "none"):
            value = arrays[f"{name}.{part}"]
            out[f"{name}.{part}.weight"] = value if part == "feature" else value[None]
        out[f"{name}.out.bias"] = arrays[f"{name}.bias"]
        out[f"{name}.none.bias"] = arrays[f"{name}.none_bias"]
        out[f"{name}.scale"] = arrays[f"{name}.scale"]
    arrays = carried(arrays)
    out |= {"move": arrays["move"], "table": arrays["table"]}
    out["heads.tag.bias"] = out["heads.tag.bias"] + arrays["bias"]
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in out.items()}


def _moves(step: Floats) -> tuple[Floats, Floats]:
    """Tag transitions (13, 13) as moves between segments (4, 4) and tag biases (13)."""
    first, inner, last, single = (np.arange(k, 13, 4) for k in (1, 2, 3, 4))
    begin, end = np.array([0, *first]), np.array([0, *last])
    bias = np.zeros(13, np.float32)
    bias[inner] = step[inner, inner]
    bias[first] = step[first, inner] - step[inner, inner]
    bias[last] = step[inner, last]
    bias[single] = step[0, single] - step[0, first]
    return step[np.ix_(end, begin)], bias


def carried(arrays: dict[str, Floats]) -> dict[str, Floats]:
    """The arrays of a model, its tag transitions made segments where it has them."""
    if "step" not in arrays:
        return arrays
    out = {name: value for name, value in arrays.items() if name not in ("begin", "step", "end")}
    out["move"], out["bias"] = _moves(arrays["step"])
    out["table"] = np.zeros((sum(SIZES), ROLES), np.float32)
    return out


def with_hidden(path: Path) -> None:
    """Gives a graph the output ``hidden`` where it has none: the vectors that its heads read."""
    made = onnx.load(str(path), load_external_data=False)
    if any(out.name == "hidden" for out in made.graph.output):
        return
    node = next(n for n in made.graph.node if n.op_type == "Gather" and n.input[1] == "at")
    old, node.output[0] = node.output[0], "hidden"
    for other in made.graph.node:
        other.input[:] = ["hidden" if name == old else name for name in other.input]
    width = next(t.dims[0] for t in made.graph.initializer if t.name == "heads.weight")
    value = helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["m", width])
    made.graph.output.append(value)
    path.write_bytes(made.SerializeToString(deterministic=True))


def main() -> None:
    """Carries a model over."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("--least", type=float, nargs=3)
    args = parser.parse_args()
    for name in ("int8.onnx", "float.onnx"):
        with_hidden(args.model / name)
    with np.load(args.model / "links.npz") as file:
        arrays = carried({name: file[name] for name in file.files})
    if args.least:
        arrays["least"] = np.array(args.least, dtype=np.float32)
    np.savez(args.model / "links.npz", **arrays)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
