"""Date of birth, gender, ethnicity and disability of a child, compared across all lists (AQ021 to AQ024)."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from chat.annex_a import list_by_number
from chat.extract import SOURCE_ROW, Extract
from chat.findings import EXAMPLE_ROWS, Finding, Severity

CHILD, LIST = "child_unique_id", "list"
OF_CHILDREN = range(1, 11)


@dataclass(frozen=True, slots=True)
class Fixed:
    """Something about a child that is the same on every list."""

    field: str
    rule: str
    severity: Severity
    name: str


FIXED = (
    Fixed("date_of_birth", "AQ021", "error", "date of birth"),
    Fixed("gender", "AQ022", "warning", "gender"),
    Fixed("ethnicity", "AQ023", "warning", "ethnicity"),
    Fixed("disability", "AQ024", "info", "disability"),
)
ADVICE = "Find out which is right, and give every row of the child the same."


def sentence_of(fixed: Fixed) -> str:
    """What is the matter with a row."""
    return f"The {fixed.name} differs from the child's other rows, on this list or others."


def identity_findings(extract: Extract) -> list[Finding]:
    """One finding for each list with rows that differ from the child's other rows.

    If most of the child's rows agree, the others are named. If they tie, all are. Blanks are ignored.
    """
    frames = [
        delivered.frame.select(
            CHILD,
            SOURCE_ROW,
            pl.lit(number, pl.UInt8).alias(LIST),
            *(_comparable(fixed.field, delivered.frame).alias(fixed.field) for fixed in FIXED),
        )
        for number, delivered in extract.lists.items()
        if number in OF_CHILDREN
    ]
    if not frames:
        return []
    everybody = pl.concat(frames).filter(pl.col(CHILD).is_not_null())
    unlike = (
        everybody.lazy()
        .group_by(CHILD)
        .agg(
            (pl.col(fixed.field).min() != pl.col(fixed.field).max())
            .fill_null(value=False)
            .alias(f"{fixed.field} unlike")
            for fixed in FIXED
        )
        .filter(pl.any_horizontal(f"{fixed.field} unlike" for fixed in FIXED))
        .collect()
    )
    if unlike.is_empty():
        return []
    suspects = everybody.join(unlike, on=CHILD)
    return [finding for fixed in FIXED for finding in _of_one(fixed, suspects, extract)]


def _comparable(field: str, frame: pl.DataFrame) -> pl.Expr:
    if field not in frame.columns:
        return pl.lit(None, pl.Int32)
    return pl.col(field).to_physical().cast(pl.Int32)


def _of_one(fixed: Fixed, suspects: pl.DataFrame, extract: Extract) -> Iterator[Finding]:
    value = pl.col(fixed.field)
    times = pl.len().over(CHILD, fixed.field)
    asked = suspects.filter(pl.col(f"{fixed.field} unlike") & value.is_not_null())
    most = asked.with_columns(times=times).with_columns(most=pl.col("times").max().over(CHILD))
    at_most = (pl.col("times") == pl.col("most")).alias("at most")
    alone = value.filter(at_most).n_unique().over(CHILD) == 1
    rows = most.filter(~(at_most & alone)).sort(LIST, SOURCE_ROW)
    for (number,), of_list in rows.group_by(LIST, maintain_order=True):
        assert isinstance(number, int)
        yield _finding(fixed, number, of_list.get_column(SOURCE_ROW), extract)


def _finding(fixed: Fixed, number: int, rows: pl.Series, extract: Extract) -> Finding:
    return Finding(
        rule=fixed.rule,
        severity=fixed.severity,
        sentence=sentence_of(fixed),
        advice=ADVICE,
        list_number=number,
        sheet=extract.lists[number].sheet,
        column=list_by_number(number).column(fixed.field).heading,
        rows=rows.len(),
        example_rows=tuple(rows.head(EXAMPLE_ROWS)),
        source_rows=rows.to_list(),
    )
