"""Who made a contact or a referral: the groups that Lists 1 and 3 print, in the order of List 3."""

import polars as pl

from chat.tables import NOT_RECORDED, Row, by_code

SOURCE_GROUPS = (
    ("Individual", ("1A", "1B", "1C", "1D", "1")),
    ("Schools", ("2A",)),
    ("Education services", ("2B",)),
    ("Health services", ("3A", "3B", "3C", "3D", "3E", "3F", "3")),
    ("Housing", ("4",)),
    ("LA services", ("5A", "5B", "5C", "5D", "5")),
    ("Police", ("6",)),
    ("Legal agency / Court / CAFCASS, etc.", ("7",)),
    ("Other", ("8",)),
    ("Anonymous", ("9",)),
    ("Unknown", ("10",)),
)


def by_source(source: pl.Expr) -> tuple[Row, ...]:
    """Rows by group of the source column; blank and unrecognised codes are Not recorded."""
    return (*by_code(source, SOURCE_GROUPS), Row(NOT_RECORDED, source.is_null()))
