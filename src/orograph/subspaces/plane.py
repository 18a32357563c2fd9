"""Planes in parameter space."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from orograph.directions.principal import Built, Principal, built
from orograph.directions.random import Random
from orograph.directions.towards import Towards
from orograph.errors import InputError
from orograph.objectives.evaluable import Evaluable, check_objective
from orograph.parameters.selection import as_names
from orograph.subspaces.affine import Affine, anchored, as_maker
from orograph.trajectory.components import components
from orograph.trajectory.recording import Recordings, as_recordings


class Plane(Affine):
    """θ(x, y) = θ₀ + x dₓ + y d_y, through the objective's model at (0, 0).

    Example:
        >>> from orograph.objectives.analytic import Quadratic
        >>> bowl = Quadratic([1.0, 1.0, 1.0], start=[1.0, 2.0, 2.0]).objective()
        >>> plane = Plane.random(bowl, seed=0, ignore=())
        >>> abs(plane.describe()["cosine"]) < 1e-12, [round(d.norm(), 6) for d in plane.directions]
        (True, [3.0, 3.0])
    """

    @classmethod
    def random(
        cls,
        objective: Evaluable,
        normalize: str = "filter",
        seed: int = 0,
        ignore: str | Sequence[str] = ("bias", "norm"),
        select: str | Sequence[str] = (),
        frozen: bool = False,
    ) -> Plane:
        """Along two random Gaussian directions, orthogonal to each other, both with the norms asked for.

        Args:
            objective: its model's present weights are the origin.
            normalize: ``"filter"``, ``"layer"``, ``"element"`` or ``"none"``.
            seed: of both draws.
            ignore: roles or name patterns that stay where they are.
            select: roles or name patterns that take part; empty means all.
            frozen: whether parameters with ``requires_grad=False`` take part.

        Raises:
            InputError, ModelError: see `Random`.
        """
        options = (as_names(select), as_names(ignore), frozen)
        makers = [Random(normalize, seed, axis, *options) for axis in ("x", "y")]
        return cls(**anchored(objective, makers, orthogonalise=True))

    @classmethod
    def through(cls, objective: Evaluable, first: Any, second: Any, names: Sequence[str] = ("", "")) -> Plane:
        """Through three models: the objective's at (0, 0), the others at (1, 0) and (0, 1).

        The axes are in general neither orthogonal nor of one length; `Affine.project` solves the Gram system. Running
        statistics follow the same affine rule under ``normstats="interpolated"``.

        Args:
            objective: its model is the origin.
            first, second: modules, state dicts, paths of checkpoints, or `Vector` s.
            names: what pictures call them.

        Raises:
            CheckpointError: one cannot be read or does not fit.
            InputError: the three lie on one line, or the names are not two texts.
        """
        if isinstance(names, str) or not isinstance(names, Sequence) or len(names) != 2:
            raise InputError("two texts as names", repr(names), "write for example names=('a', 'b')")
        makers = [Towards(first, names[0]), Towards(second, names[1])]
        corners = [{"name": makers[0].label, "x": 1.0, "y": 0.0}, {"name": makers[1].label, "x": 0.0, "y": 1.0}]
        return cls(**anchored(objective, makers, orthogonalise=False, markers=corners))

    @classmethod
    def pca(
        cls, objective: Evaluable, recordings: Recordings, *, centred: bool = False, normalize: str | None = None
    ) -> Plane:
        """Along the first two principal components of recorded training paths (Li et al. 2018, arXiv:1712.09913).

        The plane goes through the objective's model, usually the end of the (first) path. What the components hold of
        the paths' variance is in `describe`, beside what they would hold of a random walk: see
        `orograph.trajectory.components.components` for both forms, and for why their nulls differ.

        Args:
            objective: its model's present weights are the origin.
            recordings: a `Recording`, its folder, or several, whose snapshots then count together.
            centred: False: components of the snapshots relative to the origin; True: about their mean, which is what
                the code published with the paper computes. The plane goes through the origin in both.
            normalize: None: unit length, so that coordinates are distances in parameter space; ``"weights"``: as long
                as the origin's weights.

        Raises:
            InputError: another model's recording, or paths on one line.
            StoreError: a recording is damaged.
        """
        scale = Principal(recordings, centred=centred, normalize=normalize or "none").normalize
        origin = check_objective(objective).origin()
        found = components(as_recordings(recordings), origin, centred=centred)
        makers = [Built(direction) for direction in built(found, origin, 2, scale)]
        return cls(**anchored(objective, makers, orthogonalise=True))

    @classmethod
    def spanned(cls, objective: Evaluable, x: Any, y: Any, *, orthogonalise: bool | None = None) -> Plane:
        """Along any two directions: `Vector` s, dicts of tensors, or direction plug-ins, mixed as you like.

        Args:
            objective: its model's present weights are the origin.
            x, y: the directions.
            orthogonalise: make y orthogonal to x, keeping y's norms; default only if y is random.

        Raises:
            InputError: parallel directions.
        """
        makers = [as_maker(x), as_maker(y)]
        if orthogonalise is None:
            orthogonalise = isinstance(makers[1], Random)
        if isinstance(makers[1], Random) and makers[0] == makers[1]:
            raise InputError("two independent directions", "the same one twice", "give y another stream or seed")
        corners = [{"name": makers[0].label, "x": 1.0, "y": 0.0}] if isinstance(makers[0], Towards) else []
        if isinstance(makers[1], Towards) and not orthogonalise:
            corners.append({"name": makers[1].label, "x": 0.0, "y": 1.0})
        return cls(**anchored(objective, makers, orthogonalise=orthogonalise, markers=corners))
