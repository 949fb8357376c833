"""Findings of one sheet, in words: never a cell's value, always how many and where."""

from dataclasses import dataclass

import polars as pl

from chat.findings import EXAMPLE_ROWS, Finding, Severity


@dataclass(frozen=True, slots=True)
class Place:
    """The list and sheet that findings are about."""

    number: int
    sheet: str

    def finding(
        self, rule: str, severity: Severity, sentence: str, advice: str, *, column: str | None = None, rows: int = 0
    ) -> Finding:
        """A finding about the sheet or a column of it."""
        return Finding(rule, severity, sentence, advice, self.number, self.sheet, column, rows)

    def finding_at(
        self, rule: str, severity: Severity, rows: pl.Series, sentence: str, advice: str, *, column: str | None = None
    ) -> Finding:
        """A finding about the given source rows, which need not be distinct."""
        numbers = rows.unique().sort().to_list()
        examples = tuple(numbers[:EXAMPLE_ROWS])
        return Finding(
            rule, severity, sentence, advice, self.number, self.sheet, column, len(numbers), examples, numbers
        )


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 row`, `1,204 rows`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
