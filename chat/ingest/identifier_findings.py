"""Findings about identifiers across lists."""

from collections.abc import Mapping

import polars as pl

from chat.extract import DeliveredList
from chat.findings import Finding


def identifier_findings(lists: Mapping[int, DeliveredList]) -> list[Finding]:
    """AQ011 when identifiers are the same number with and without leading zeros: one child may count as two."""
    columns = [
        delivered.frame.get_column(delivered.specification.identifier).rename("identifier").unique()
        for number, delivered in lists.items()
        if number != 11
    ]
    if not columns:
        return []
    twins = (
        pl.concat(columns)
        .unique()
        .to_frame()
        .filter(pl.col("identifier").str.contains(r"^\d+$"))
        .group_by(pl.col("identifier").str.strip_chars_start("0"))
        .len()
        .filter(pl.col("len") > 1)
        .height
    )
    if not twins:
        return []
    return [
        Finding(
            "AQ011",
            "warning",
            f"{twins:,} child identifier{'s are' if twins > 1 else ' is'} written with leading zeros in one place and "
            "without in another; they are not the same text, so these children are not matched.",
            "Export the identifier as text from one source.",
            rows=twins,
        )
    ]
