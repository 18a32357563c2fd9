"""What is told of nets at minima: tables, notes, and which seeds may answer."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from orograph.recipes._findings import spread
from orograph.recipes._minima import (
    CEILING,
    FALL,
    FITTED,
    FLAT,
    LEVEL,
    LOW,
    NOTICEABLE,
    STEP,
    Measured,
    Sight,
    Views,
)
from orograph.report import Table
from orograph.results.words import number


def where_minima(holds: Iterable[bool], numbers: str, *nets: Sequence[Measured]) -> list[bool | None]:
    """An answer for each seed; None where a net that it rests on is not at a minimum, or a number of it not finite.

    The loss overflows far from some nets.

    Args:
        holds: one answer a seed.
        numbers: those of a net that the answer rests on, as attributes of `Measured`, with blanks between.
        nets: one net a seed each.
    """
    return [
        answer if all(net.at_minimum and _known(net, numbers.split()) for net in each) else None
        for answer, *each in zip(holds, *nets, strict=True)
    ]  # fmt: skip


def depth_of_training(nets: Sequence[Measured]) -> str:
    """Training loss and error of a net over seeds, and whether they are those of a minimum."""
    reached = sum(net.at_minimum for net in nets)
    state = "at a minimum" if reached == len(nets) else f"at a minimum in {reached} of {len(nets)}"
    loss, error = spread([net.train_loss for net in nets]), spread([100 * net.train_error for net in nets])
    return f"train loss {loss}, train error {error} %, {state}"


def restarts(seen: Mapping[str, Sequence[Sight]], starts: int) -> str:
    """Which nets were trained from other initial weights, because the first ones did not lead to a minimum.

    Args:
        seen: name of a net → one a seed.
        starts: how many initial weights were allowed.
    """
    if starts == 1:
        return "Every net is trained from one draw of initial weights, whether or not it ends at a minimum."
    again = {name: [sight for sight in each if sight.starts > 1] for name, each in seen.items()}
    told = "; ".join(
        f"{name}: {len(each)} of {len(seen[name])}, {sum(sight.numbers.at_minimum for sight in each)} with success"
        for name, each in again.items()
        if each
    )
    return (
        "A deep net that its training does not bring to a minimum is trained from other initial weights, from "
        f"{starts} in all at most; test errors are then those of the nets that made it. "
        f"Trained again: {told or 'none'}."
    )


def mean(nets: Sequence[Measured], what: Callable[[Measured], float]) -> str:
    """One of the numbers over seeds."""
    return spread([what(net) for net in nets])


def options(told: Mapping[str, object]) -> str:
    """Options of a training in words.

    Example:
        >>> options({"epochs": 12, "batch_size": 64}), options({})
        ('epochs 12, batch size 64', 'the same')
    """
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in told.items()) or "the same"


def tables(nets: dict[str, list[Measured]]) -> list[Table]:
    """Three tables: how well the nets are trained, the lines through them, and the planes.

    Args:
        nets: name → one a seed.
    """
    trained: dict[str, Callable[[Measured], float]] = {
        "train loss": lambda net: net.train_loss,
        "train error, %": lambda net: 100 * net.train_error,
        "‖∇L‖ ‖θ‖": lambda net: net.slope,
        "test error, %": lambda net: 100 * net.test_error,
    }
    along: dict[str, Callable[[Measured], float]] = {
        "rays that fall, %": lambda net: 100 * net.non_monotone,
        f"rays that fall below {number(CEILING)}, %": lambda net: 100 * net.falling_low,
        "by two standard errors, %": lambda net: 100 * net.falling_far,
        "convex share": lambda net: net.convex,
        "roughness": lambda net: net.roughness,
        f"width below {number(LEVEL)}": lambda net: net.width,
        f"sharpness at {number(STEP)}": lambda net: net.sharpness,
    }
    across: dict[str, Callable[[Measured], float]] = {
        "basins": lambda net: net.basins,
        "bends downwards, % of area": lambda net: 100 * net.downward,
        "noticeably, %": lambda net: 100 * net.noticeable,
    }
    reached = {name: f"{sum(net.at_minimum for net in each)} of {len(each)}" for name, each in nets.items()}
    first = _table("The nets: mean ± standard error over seeds", nets, trained)
    header, rows = [*first.header, "at a minimum"], [[*row, reached[str(row[0])]] for row in first.rows]
    return [
        Table(header, rows, first.caption),
        _table(
            f"Random lines from −1 to 1, filter-normalised; a ray falls if its loss gets lower on the way outward by "
            f"more than {100 * FALL:g} % of itself",
            nets,
            along,
        ),
        _table(f"Random planes, filter-normalised, where the loss is at most {number(CEILING)}", nets, across),
    ]


def notes(views: Views) -> list[str]:
    """What a reader must know of these numbers.

    Args:
        views: how closely the nets were looked at.
    """
    return [
        f"A net counts as trained to a minimum if its error rate on the training data is at most {100 * FITTED:g} % "
        f"and its training loss, without penalty, at most {LOW:g} or ‖∇L‖ ‖θ‖ at most {FLAT:g}. Surroundings are "
        "compared only between nets for which this holds: a net that was not trained has no minimum to be drawn.",
        "A ray counts as falling, and not as monotone, if somewhere on the way from the net outward the loss is lower "
        f"than at an earlier node by more than {100 * FALL:g} %; what is below {number(LOW)}, the loss of a net at a "
        f"minimum, counts as {number(LOW)}. {_exactness(views)} In a second column losses above {number(CEILING)} "
        f"count as {number(CEILING)}, where the paper's contour maps end. A third asks for a fall of more than "
        "2 √(s₁² + s₂²), with the standard errors of both losses over samples, as if these were a draw from others; "
        "errors of the same samples partly cancel, so that is cautious.",
        "Roughness is what a line goes up and down beyond one valley, relative to its range, with losses above "
        f"{number(CEILING)} taken as {number(CEILING)}. Basins are counted likewise, if they are deeper than 1 % of "
        f"the range and than two standard errors. Bending is looked at where the loss is at most {number(CEILING)}; it "
        f"is noticeable if that curvature exceeds {100 * NOTICEABLE:g} % of the other one's size.",
        "A slice that looks convex does not prove a convex surface, whereas one that bends downwards proves the "
        "contrary.",
        "BatchNorm keeps the running statistics of the trained net everywhere, and its own weights and all biases stay "
        "where they are, as in the paper.",
    ]


def _exactness(views: Views) -> str:
    if views.samples is None:
        return "The loss over all training data has no sampling error: it falls or it does not."
    return f"The loss is that of {views.samples:,} samples of the training data."


def _known(net: Measured, numbers: Iterable[str]) -> bool:
    return all(math.isfinite(getattr(net, name)) for name in numbers)


def _table(caption: str, nets: dict[str, list[Measured]], columns: dict[str, Callable[[Measured], float]]) -> Table:
    rows = [[name, *(mean(each, what) for what in columns.values())] for name, each in nets.items()]
    return Table(["net", *columns], rows, caption)
