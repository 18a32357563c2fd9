"""Elementwise operations written over their input where nobody else looks at it."""

from __future__ import annotations

from torch import fx

from orograph.engine.lowering.nodes import aten, calls, ends_at

_IN_PLACE = {
    aten.relu.default: aten.relu_.default,
    aten.gelu.default: aten.gelu_.default,
    aten.silu.default: aten.silu_.default,
    aten.tanh.default: aten.tanh_.default,
    aten.sigmoid.default: aten.sigmoid_.default,
    aten.hardtanh.default: aten.hardtanh_.default,
    aten.leaky_relu.default: aten.leaky_relu_.default,
    aten.add.Tensor: aten.add_.Tensor,
    aten.sub.Tensor: aten.sub_.Tensor,
    aten.mul.Tensor: aten.mul_.Tensor,
    aten.div.Tensor: aten.div_.Tensor,
    aten.masked_fill.Scalar: aten.masked_fill_.Scalar,
}


def in_place(graph: fx.Graph, late: set[fx.Node]) -> None:
    """Saves memory traffic; must be the last change of a graph, which is not functional afterwards.

    Args:
        graph: changed in place.
        late: the nodes that depend on the batch; what the weights alone decide is used again and never written to.
    """
    for node in list(graph.nodes):
        source = node.args[0] if node.args else None
        if not calls(node, *_IN_PLACE) or source not in late or node not in late:
            continue
        if _alike(source, node) and ends_at(source, node, graph.nodes) and source not in node.args[1:]:
            node.target = _IN_PLACE[node.target]
            node.meta["fresh"] = True


def _alike(source: object, node: fx.Node) -> bool:
    before, after = getattr(source, "meta", {}).get("val"), node.meta.get("val")
    if before is None or after is None:
        return False
    return before.shape == after.shape and before.dtype == after.dtype
