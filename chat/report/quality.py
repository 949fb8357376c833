"""Findings by rule, as the Data quality sheet and other writers tell them: what, where, how many rows, what to do."""

from dataclasses import dataclass

from chat.findings import Severity


@dataclass(frozen=True, slots=True)
class RuleSummary:
    """All findings of one rule together; `changes` are headline figures that they can move, most first."""

    rule: str
    severity: Severity
    where: str
    rows: int
    findings: int
    what: str
    advice: str
    changes: tuple[str, ...] = ()
