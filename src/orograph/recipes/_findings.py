"""What a recipe found: claims with their verdicts, tables, pictures, surveys."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from orograph.report import Picture, Section, Table
from orograph.results.survey import Survey
from orograph.results.words import number

HOLDS, FAILS, OPEN = "holds", "does not hold", "not decided at this size"


@dataclass(frozen=True)
class Verdict:
    """What the numbers say of one claim.

    Attributes:
        claim: one sentence that could be false.
        outcome: `HOLDS`, `FAILS` or `OPEN`.
        evidence: the numbers that decide it, in words.
    """

    claim: str
    outcome: str
    evidence: str

    @classmethod
    def over_seeds(cls, claim: str, holds: Sequence[bool | None], evidence: str) -> Verdict:
        """Decides a claim by several seeds: it holds if it holds in all, fails if in none, and is open between.

        Args:
            claim: one sentence that could be false.
            holds: an answer for each seed; None where that seed cannot say, for example because a net was not trained
                to a minimum.
            evidence: the numbers, in words.

        Example:
            >>> [Verdict.over_seeds("a < b", seeds, "…").outcome for seeds in ([True, True], [True, False])]
            ['holds', 'not decided at this size']
        """
        if not holds or None in holds:
            return cls(claim, OPEN, evidence)
        return cls(claim, HOLDS if all(holds) else FAILS if not any(holds) else OPEN, evidence)


@dataclass(frozen=True)
class Findings:
    """All that one recipe has to tell.

    Attributes:
        title: of the page.
        question: what was asked, and of which paper, in a sentence or two.
        tables: what was measured, with errors over seeds.
        verdicts: one a claim.
        pictures: each with its words.
        surveys: those that the viewer shows, the most telling first.
        notes: what a reader must know to judge: limits, departures from the paper.
    """

    title: str
    question: str
    tables: Sequence[Table]
    verdicts: Sequence[Verdict]
    pictures: Sequence[Picture] = ()
    surveys: Sequence[Survey] = ()
    notes: Sequence[str] = field(default=())

    def undecided(self) -> Findings:
        """The same numbers without a judgement: so little was done that they say nothing about the claims.

        Example:
            >>> told = Findings("t", "q", [], [Verdict("a < b", HOLDS, "a = 1, b = 2")]).undecided().verdicts[0]
            >>> told.outcome, told.evidence
            ('not decided at this size', 'a = 1, b = 2')
        """
        return replace(self, verdicts=[replace(verdict, outcome=OPEN) for verdict in self.verdicts])

    def sections(self, cost: str) -> list[Section]:
        """The page."""
        rows = [[v.claim, v.outcome, v.evidence] for v in self.verdicts]
        return [
            Section("", [self.question], self.pictures[:1]),
            Section("What the numbers say", [], [], [Table(["claim", "verdict", "numbers"], rows)]),
            Section("What was measured", [], [], self.tables),
            *([Section("Pictures", [], self.pictures[1:])] if len(self.pictures) > 1 else []),
            Section("How far to trust it", [*self.notes, cost]),
        ]

    def as_json(self) -> dict[str, Any]:
        """Verdicts and tables as JSON values."""
        return {
            "title": self.title,
            "question": self.question,
            "verdicts": [vars(verdict) for verdict in self.verdicts],
            "tables": [
                {"caption": t.caption, "header": list(t.header), "rows": [list(r) for r in t.rows]} for t in self.tables
            ],
            "notes": list(self.notes),
        }


def spread(values: Sequence[float], digits: int = 3) -> str:
    """Mean and standard error over seeds, as text.

    Example:
        >>> spread([1.0, 2.0, 3.0]), spread([0.5])
        ('2 ± 0.58', '0.5')
    """
    finite = [value for value in values if math.isfinite(value)]
    if not finite:
        return number(math.nan)
    mean = number(statistics.fmean(finite), digits)
    error = statistics.stdev(finite) / math.sqrt(len(finite)) if len(finite) > 1 else math.nan
    text = f"{mean} ± {number(error, 2)}" if math.isfinite(error) else mean
    return text if len(finite) == len(values) else f"{text} ({len(values) - len(finite)} of {len(values)} not finite)"
