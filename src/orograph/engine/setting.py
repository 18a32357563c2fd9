"""How the points of a survey are computed: the choices that decide its speed and its last bits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Setting:
    """What every worker of a survey is told, recorded with it, and used again when it is continued.

    Attributes:
        route: the plug-in that turns weights into outputs; ``"eager"`` calls the model itself, ``"closed"`` needs
            no model at all.
        precision: ``"fp64"``, ``"fp32"``, ``"tf32"`` or ``"bf16"``; empty for the model's own dtypes.
        threads: torch threads of each worker; 0 leaves them as they are.

    Example:
        >>> Setting.read({"route": "lowered", "threads": 1, "order": "plain"})
        Setting(route='lowered', precision='', threads=1)
    """

    route: str = "eager"
    precision: str = ""
    threads: int = 0

    def told(self) -> dict[str, Any]:
        """The setting as JSON values."""
        return asdict(self)

    @classmethod
    def read(cls, recorded: Mapping[str, Any]) -> Setting:
        """The setting that a survey recorded; what an older one does not say is as it was then."""
        return cls(**{field.name: recorded[field.name] for field in fields(cls) if field.name in recorded})
