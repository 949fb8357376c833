"""Parts of one list on several sheets or files (quarters, teams, years), joined to one.

Row numbers tell rows apart all over the tool. Those of the second part go on from a round number, so that row 10,005
is row 5 of that part; the sheet's name in findings says so.
"""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from chat.extract import SOURCE_ROW
from chat.findings import Finding
from chat.ingest.typed_sheet import TypedSheet
from chat.ingest.wording import counted

FEWEST_BETWEEN = 10_000
MOSTLY_THE_SAME = 0.5  # of the smaller part's rows: then it is a copy, not a part


def join_parts(parts: Sequence[TypedSheet]) -> TypedSheet | None:
    """The parts as one sheet; None when their columns differ or one is mostly a copy of another."""
    first, *others = parts
    if any(each.delivered.delivered != first.delivered.delivered for each in others):
        return None
    joined = first
    for each in others:
        again = _rows_that_stand_in(joined, each)
        smaller = min(joined.delivered.rows_read, each.delivered.rows_read)
        if again.len() > MOSTLY_THE_SAME * smaller:
            return None
        joined = _joined(joined, each, again)
    return joined


def _rows_that_stand_in(joined: TypedSheet, part: TypedSheet) -> pl.Series:
    """Source rows of the part that are the same, in every column, as a row that was read before."""
    frame, before = part.delivered.frame, joined.delivered.frame
    columns = [name for name in frame.columns if name != SOURCE_ROW]
    same = frame.join(before.select(columns).unique(), on=columns, how="semi", nulls_equal=True)
    return same.get_column(SOURCE_ROW)


def _joined(one: TypedSheet, other: TypedSheet, again: pl.Series) -> TypedSheet:
    first, second = one.delivered, other.delivered
    shift = _next_round_number(first.frame.get_column(SOURCE_ROW))
    shifted = second.frame.with_columns(pl.col(SOURCE_ROW) + shift)
    name = second.sheet if second.sheet != first.sheet else second.source
    sheet = f"{first.sheet}, and {name} (its row 1 is {shift + 1:,})"
    findings = [replace(each, sheet=sheet) for each in one.findings]
    findings += [_shifted(each, shift, sheet) for each in other.findings]
    findings.append(_is_joined(one, other, sheet))
    if not again.is_empty():
        findings.append(_stand_in_both(other, again + shift, sheet))
    delivered = replace(
        first,
        frame=pl.concat([first.frame, shifted.cast({SOURCE_ROW: pl.UInt32})]),
        sheet=sheet,
        source=first.source if second.source in first.source else f"{first.source}, {second.source}",
        rows_on_sheet=first.rows_on_sheet + second.rows_on_sheet,
    )
    return TypedSheet(delivered, None, tuple(findings))


def _next_round_number(rows: pl.Series) -> int:
    last = rows.max()
    return FEWEST_BETWEEN * (1 + (last if isinstance(last, int) else 0) // FEWEST_BETWEEN)


def _shifted(finding: Finding, shift: int, sheet: str) -> Finding:
    return replace(
        finding,
        sheet=sheet,
        example_rows=tuple(row + shift for row in finding.example_rows),
        source_rows=[row + shift for row in finding.source_rows],
    )


def _is_joined(one: TypedSheet, other: TypedSheet, sheet: str) -> Finding:
    number = other.delivered.number
    rows = f"{counted(one.delivered.rows_read, 'row')} and {counted(other.delivered.rows_read, 'row')}"
    return Finding(
        "AQ001",
        "info",
        f"List {number} stands on several sheets or files with the same headings: {rows} are read as one list.",
        "Nothing to do if they are parts of one list, such as quarters or teams.",
        number,
        sheet,
    )


def _stand_in_both(other: TypedSheet, again: pl.Series, sheet: str) -> Finding:
    rows = again.to_list()
    return Finding(
        "AQ001",
        "warning",
        f"{counted(len(rows), 'row')} of this part stand in an earlier part of the list too, and are counted twice.",
        "Leave each row in one part only.",
        other.delivered.number,
        sheet,
        rows=len(rows),
        example_rows=tuple(rows[:10]),
        source_rows=rows,
    )
