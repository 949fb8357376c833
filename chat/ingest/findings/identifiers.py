"""Findings about identifiers across lists."""

from collections.abc import Mapping

import polars as pl

from chat.extract import DeliveredList
from chat.findings import Finding


def identifier_findings(lists: Mapping[int, DeliveredList]) -> list[Finding]:
    """AQ011 when identifiers are the same number with and without leading zeros: one child may count as two."""
    columns = [
        delivered.frame.get_column(delivered.specification.identifier).rename("identifier")
        for number, delivered in lists.items()
        if number != 11
    ]
    twins = _numbers_in_two_forms(pl.concat(columns)) if columns else 0
    if not twins:
        return []
    have = "identifiers are" if twins > 1 else "identifier is"
    return [
        Finding(
            "AQ011",
            "warning",
            f"{twins:,} child {have} written with leading zeros in one place and without in another; "
            "they are not the same text, so these children are not matched.",
            "Export the identifier as text from one source.",
            rows=twins,
        )
    ]


def _numbers_in_two_forms(identifiers: pl.Series) -> int:
    identifier = pl.col("identifier")
    frame = identifiers.to_frame("identifier")
    if not frame.select(identifier.str.starts_with("0").any()).item():
        return 0
    numbers = frame.filter(identifier.str.contains(r"^\d+$")).unique()
    return numbers.group_by(identifier.str.strip_chars_start("0")).len().filter(pl.col("len") > 1).height
