"""A graph cut in two: what depends on the weights alone, done once a point, and what depends on the batch."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

import torch
from torch import Tensor, fx

from orograph.engine.lowering.first import FirstLayer
from orograph.engine.lowering.nodes import is_fresh
from orograph.engine.lowering.several import Several
from orograph.engine.lowering.trace import Traced


class Program:
    """Runs a traced graph at the model's present weights.

    Args:
        traced: the graph; its nodes have no side effects, but for writing into memory of their own.
        first: its layer that wants to know the coordinates, if it has one.
        several: what computes several points at once, if they can be.
    """

    def __init__(self, traced: Traced, first: FirstLayer | None = None, several: Several | None = None) -> None:
        self._traced, self._first, self._several = traced, first, several
        late = dependent(traced)
        border = _border(traced.graph, late)
        early, places = _early(traced, late, border)
        self._weights = [traced.weights[place] for place in places]
        self._prepare = early.forward
        self._forward = _late(traced, late, border).forward
        self._held: Sequence[Tensor] | None = None
        self._coordinates: Sequence[float] = () if first is None else first.coordinates

    @property
    def is_general(self) -> bool:
        """Whether it serves other subspaces of the model too."""
        return self._first is None

    def unused(self) -> Program:
        """The same, with nothing kept of a point; the graphs, and what is kept of batches, are shared."""
        other = copy(self)
        other._held = None
        return other

    def forget(self) -> None:
        """Frees what is kept of batches."""
        if self._first is not None:
            self._first.forget()

    def refresh(self, coordinates: Sequence[float]) -> None:
        """Forgets what was computed from the weights, which have moved."""
        self._held, self._coordinates = None, coordinates

    def __call__(self, tensors: Sequence[Tensor]) -> Any:
        """What the model returns for a batch, given as its tensors in the order of the tree."""
        if self._first is not None:  # which other users of the graphs have moved
            self._first.coordinates = self._coordinates
        if self._held is None:
            self._held = self._prepare(*(place.tensor.detach() for place in self._weights))
        return self._traced.returned(self._forward(*tensors, *self._held))

    @property
    def together(self) -> int:
        """How many points `several` takes at most; 0 if it takes none."""
        return 0 if self._several is None else self._several.most

    def several(self, points: Sequence[Sequence[float]], tensors: Sequence[Tensor]) -> list[Tensor] | None:
        """What the model returns for a batch at several points, wherever it is now; None where it has to be asked.

        Args:
            points: coordinates of up to `together` points.
            tensors: as for a call.

        Raises:
            NotFinite: numbers are, at one of the points, that a kernel does not take.
        """
        return None if self._several is None else self._several(points, tensors)


def dependent(traced: Traced) -> set[fx.Node]:
    """The nodes that depend on the batch, its placeholders included."""
    late = set(traced.batch)
    for node in traced.graph.nodes:
        if node.op in ("output", "call_module") or any(source in late for source in node.all_input_nodes):
            late.add(node)
    return late


def _border(graph: fx.Graph, late: set[fx.Node]) -> list[fx.Node]:
    """The nodes that do not depend on the batch, but are used where it matters."""
    return [node for node in graph.nodes if node not in late and any(user in late for user in node.users)]


def _early(traced: Traced, late: set[fx.Node], border: list[fx.Node]) -> tuple[fx.GraphModule, list[int]]:
    graph = fx.Graph()
    copies: dict[fx.Node, fx.Node] = {}
    for node in traced.graph.nodes:
        if node not in late:
            copies[node] = graph.node_copy(node, copies.__getitem__)
    graph.output(tuple(copies[node] for node in border))
    graph.eliminate_dead_code()
    used = [place for place, node in enumerate(traced.weight_nodes) if copies[node].users]
    for node in traced.weight_nodes:
        if not copies[node].users:
            graph.erase_node(copies[node])
    return fx.GraphModule(traced.module, graph), used


def _may_show(node: fx.Node, late: set[fx.Node]) -> bool:
    """Whether a node's memory may be that of what is kept."""
    if node not in late:
        return True
    if node.op == "placeholder" or is_fresh(node):
        return False
    return any(_may_show(source, late) for source in node.all_input_nodes)


def _late(traced: Traced, late: set[fx.Node], border: list[fx.Node]) -> fx.GraphModule:
    graph = fx.Graph()
    copies: dict[fx.Node, fx.Node] = {}
    for node in (*traced.batch, *border):
        copies[node] = graph.placeholder(node.name)
    for node in traced.graph.nodes:
        if node.op == "output":  # what is kept for the next batch is not handed out
            kept = [each for each in node.all_input_nodes if _may_show(each, late)]
            copies |= {each: graph.call_function(torch.clone, (copies[each],)) for each in kept}
        if node in late and node.op != "placeholder":
            copies[node] = graph.node_copy(node, copies.__getitem__)
    return fx.GraphModule(traced.module, graph)
