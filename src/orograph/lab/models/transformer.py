"""A small decoder-only transformer that predicts the next character."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from orograph.errors import DataError, InputError
from orograph.lab.models._init import built, check_counts, seeded

_EMBEDDING_STD = 0.02


def transformer(
    vocabulary: int = 96,
    context: int = 64,
    layers: int = 2,
    heads: int = 4,
    width: int = 64,
    tied: bool = True,
    dropout: float = 0.0,
    init: str = "glorot",
    seed: int = 0,
) -> nn.Module:
    """A causal language model: every position sees itself and what came before, and predicts what comes next.

        h = E[x_t] + P[t];   for each layer   h <- h + A(LN(h)),   h <- h + W_2 gelu(W_1 LN(h));   logits = U LN(h)

    with A the attention of `heads` heads, softmax(q k^T / sqrt(width / heads)) v over the positions up to t, and
    ``4 width`` hidden units. Attention is written out in plain operations, so that it can be differentiated twice.
    Embeddings are drawn from N(0, 0.02²); the layers that write into the sum of the residual stream, of which there
    are two a layer, are divided by ``sqrt(2 layers)``.

    Args:
        vocabulary: how many different tokens there are.
        context: the longest sequence.
        layers: blocks of attention and perceptron.
        heads: of each attention; they divide the width.
        width: of the residual stream.
        tied: the output matrix U is the embedding E.
        dropout: share of values set to 0 in training, in both branches and after the embedding.
        init: law of the initial weights of the linear layers: "he", "glorot", "orthogonal", or "scaled:G" for G times
            He's (with gain 1).
        seed: of the initial weights.

    Returns:
        A module from tokens, int64 ``N x T`` with ``T <= context``, to logits ``N x T x vocabulary``.

    Raises:
        InputError: an option is out of range, or there is no such law.

    Example:
        >>> net = transformer(vocabulary=30, context=8, layers=1, heads=2, width=16)
        >>> net(torch.zeros(3, 5, dtype=torch.long)).shape
        torch.Size([3, 5, 30])

    References:
        Vaswani et al., "Attention is all you need", NeurIPS 2017. Radford et al., "Language models are unsupervised
        multitask learners", 2019 (normalisation in front of each branch, and the scale of the initial weights).
    """
    check_counts(vocabulary=vocabulary, context=context, layers=layers, heads=heads, width=width)
    if width % heads:
        raise InputError("a width that the heads divide", f"width={width} and heads={heads}", "change one of them")
    if not 0 <= dropout < 1:
        raise InputError("a dropout of 0 or more and less than 1", f"dropout={dropout}", "pass dropout=0.1")
    net = built(lambda: _Transformer(vocabulary, context, layers, heads, width, tied, dropout), init, seed, gain=1.0)
    _finish(net, seeded(seed + 1 if seed + 1 < 2**64 else 0))
    return net


class _Transformer(nn.Module):
    def __init__(
        self, vocabulary: int, context: int, layers: int, heads: int, width: int, tied: bool, dropout: float
    ) -> None:
        super().__init__()
        self.context, self.tied = context, tied
        self.tokens = nn.Embedding(vocabulary, width)
        self.places = nn.Embedding(context, width)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.Sequential(*(_Block(width, heads, dropout) for _ in range(layers)))
        self.norm = nn.LayerNorm(width)
        if not tied:
            self.unembed = nn.Linear(width, vocabulary, bias=False)

    def forward(self, tokens: Tensor) -> Tensor:
        if tokens.shape[1] > self.context:
            raise DataError(f"at most {self.context} tokens", f"{tokens.shape[1]}", "build the model with more context")
        places = torch.arange(tokens.shape[1], device=tokens.device)
        hidden = self.norm(self.layers(self.drop(self.tokens(tokens) + self.places(places))))
        matrix = self.tokens.weight if self.tied else self.unembed.weight
        return nn.functional.linear(hidden, matrix)


class _Block(nn.Module):
    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.norm1 = nn.LayerNorm(width)
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.out = nn.Linear(width, width)
        self.norm2 = nn.LayerNorm(width)
        self.wide = nn.Linear(width, 4 * width)
        self.narrow = nn.Linear(4 * width, width)
        self.drop = nn.Dropout(dropout)

    def forward(self, h: Tensor) -> Tensor:
        h = h + self.drop(self.attend(self.norm1(h)))
        h = h + self.drop(self.narrow(nn.functional.gelu(self.wide(self.norm2(h)))))
        return h

    def attend(self, x: Tensor) -> Tensor:
        q, k, v = (layer(x).unflatten(-1, (self.heads, -1)).transpose(1, 2) for layer in self._projections())
        scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
        future = torch.ones(x.shape[1], x.shape[1], dtype=torch.bool, device=x.device).triu(1)
        mixed = scores.masked_fill(future, -math.inf).softmax(dim=-1) @ v
        written: Tensor = self.out(mixed.transpose(1, 2).flatten(2))
        return written

    def _projections(self) -> tuple[nn.Linear, nn.Linear, nn.Linear]:
        return self.query, self.key, self.value


@torch.no_grad()
def _finish(net: _Transformer, generator: torch.Generator) -> None:
    """Embeddings, and the smaller weights of what writes into the residual stream."""
    for embedding in (net.tokens, net.places):
        embedding.weight.normal_(0, _EMBEDDING_STD, generator=generator)
    for block in net.layers:
        assert isinstance(block, _Block)
        for layer in (block.out, block.narrow):
            layer.weight.div_(math.sqrt(2 * len(net.layers)))
