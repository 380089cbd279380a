"""Narrows the feed-forward layers: the least important inner units are taken out before the fit.

Importance is the first-order Taylor measure (Molchanov et al., CVPR 2019) over some warm-up steps:
how much the loss would change without the unit.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

from training.model import Layer, Reader


def _taken(linear: nn.Linear, keep: Tensor, rows: bool) -> nn.Linear:
    weight = linear.weight.data[keep] if rows else linear.weight.data[:, keep]
    out = nn.Linear(weight.shape[1], weight.shape[0])
    out.weight.data.copy_(weight)
    out.bias.data.copy_(linear.bias.data[keep] if rows else linear.bias.data)
    return out


def keep_units(layer: Layer, keep: Tensor) -> None:
    """Keeps the inner units ``keep`` of a layer."""
    layer.up = _taken(layer.up, keep, rows=True)
    layer.down = _taken(layer.down, keep, rows=False)


def narrow(
    model: Reader, loss_of: Callable[[int], Tensor], steps: int, inner: int, rate: float
) -> None:
    """Trains ``steps`` steps at a constant rate, then keeps the ``inner`` most important units of
    each layer, in place. ``loss_of(step)`` gives a batch's mean loss."""
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": list(model.encoder.parameters()), "lr": rate}]
    optimiser = torch.optim.AdamW([*groups, {"params": heads, "lr": 1e-3}], fused=True)
    layers: list[Layer] = list(model.encoder.layers)  # type: ignore[arg-type]
    importance = [torch.zeros(layer.up.out_features) for layer in layers]
    for step in range(steps):
        loss_of(step).backward()
        if step >= steps // 2:
            for total, layer in zip(importance, layers, strict=True):
                up, down = layer.up, layer.down
                assert up.weight.grad is not None and down.weight.grad is not None
                change = (up.weight * up.weight.grad).sum(1) + up.bias * up.bias.grad
                total += ((change + (down.weight * down.weight.grad).sum(0)) / 2).detach() ** 2
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
    for total, layer in zip(importance, layers, strict=True):
        keep_units(layer, total.topk(inner).indices.sort().values)
