"""How long after a visit the next one is due: the limits that a setting may name, in days or working days."""

import polars as pl

from chat.tables import AS_AT, days_since, working_days

VISIT_LIMITS = {
    "10 working days": (None, 10),
    "20 working days": (None, 20),
    "28 days": (28, None),
    "30 working days": (None, 30),
    "42 days": (42, None),
}


def days_of_limit_left(limit: pl.Expr, date: pl.Expr) -> pl.Expr:
    """How many days (or working days) are left of the limit since a date; negative past it."""
    left = pl.lit(value=None, dtype=pl.Int64)
    for name, (days, working) in VISIT_LIMITS.items():
        of_limit = days - days_since(date) if days is not None else working - working_days(date, AS_AT)
        left = pl.when(limit == name).then(of_limit).otherwise(left)
    return left
