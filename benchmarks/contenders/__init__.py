"""Who is measured against whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.contenders import peers
from benchmarks.contenders.ours import approximate, ours
from benchmarks.contenders.plain import loader, resident
from benchmarks.measure import Result
from benchmarks.workloads import CACHE, Workload

PEERS = CACHE / "peers"


@dataclass(frozen=True)
class Contender:
    """One way to compute a surface.

    Attributes:
        title: what tables call it.
        kind: ``loop``, ``peer`` or ``ours``.
        prepare: workload → what is run and timed.
        precision: whose matrix product its speed is compared with.
    """

    title: str
    kind: str
    prepare: Callable[[Workload], Callable[[], Result]]
    precision: str = "fp32"


CONTENDERS = {
    "loader0": Contender("DataLoader loop, batch 128, 0 workers", "loop", loader(0)),
    "loader2": Contender("DataLoader loop, batch 128, 2 workers", "loop", loader(2)),
    "naive128": Contender("tensors in memory, batch 128", "loop", resident(128)),
    "fullbatch": Contender("tensors in memory, one batch", "loop", resident(None)),
    "loss-landscapes": Contender(
        "loss-landscapes 3.0.6", "peer", peers.peer("loss-landscapes==3.0.6", peers.loss_landscapes, PEERS)
    ),
    "landscaper": Contender("landscaper 1.3.1", "peer", peers.peer("landscaper==1.3.1", peers.landscaper, PEERS)),
    "losscape": Contender("losscape 1.5.10", "peer", peers.peer("losscape==1.5.10", peers.losscape, PEERS)),
    "loss_landscape_3d": Contender(
        "loss_landscape_3d 0.1.3", "peer", peers.peer("loss_landscape_3d==0.1.3", peers.loss_landscape_3d, PEERS)
    ),
    "ours-eager": Contender("Orograph fp32, eager", "ours", ours(precision="fp32", route="eager")),
    "ours-lowered": Contender("Orograph fp32, lowered", "ours", ours(precision="fp32", route="lowered")),
    "ours-closed": Contender("Orograph fp32, closed form", "ours", ours(precision="fp32", route="closed")),
    "ours": Contender("Orograph fp32", "ours", ours(precision="fp32")),
    "ours-bf16": Contender("Orograph bf16", "ours", ours(precision="bf16"), "bf16"),
    "ours-fp64": Contender("Orograph fp64", "ours", ours(precision="fp64"), "fp64"),
    "ours-1%": Contender("Orograph fp32, to 1 % of the range", "ours", approximate(0.01)),
}
