"""A traced model, rewritten so that it computes the same faster.

`trace` gives a graph of ATen operations, `lower` puts the passes in order, `program` cuts the graph in two: what
depends on the weights alone is computed once a point, the rest for every batch. What all passes rely on:

- The graph is functional until `in_place`, which comes after them: only then is it known what is computed after what,
  and which results nobody looks at any more.
- ``node.meta["val"]`` has shape and dtype of a node's value; `observe` sets it once. A pass that makes a node sets it
  if a later pass may ask, and ``node.meta["fresh"]`` if the value is memory of its own, which others may write over.
- A node that takes only weights, and nodes made of such, runs once a point by itself: packing or folding weights is
  just a node. `dependent` tells which nodes take the batch.
- What a kernel is told of layers is told once a point, too: last of all, `bind` makes a `Chain` of it, which points at
  the weights where they are.
- What only moves numbers about costs a call each: `views` finds out while tracing where they go, and a kernel is told.
- Functions of our own kernels that may write over an argument have a last argument ``over``, False in every pass and
  set by `in_place`. A value that they cannot treat as the model would raises `NotFinite`, and the route asks the model.
- Where all of a graph is a first layer and one call of a kernel, `several` computes it at many points in one call, from
  the subspace's own numbers instead of the model's.
- A pass that does not fit raises `CannotLower`; one that finds nothing to do leaves the graph alone. What comes of it
  is compared with the model, at two points for the first batch, so that a mistake costs the route and not the result.
"""
