"""What a column of figures holds, by its name: shares, rates, or else numbers."""

from functools import cache

from chat.report.model import Value
from chat.words.numbers import shown_number, shown_share

SHARE_PREFIXES = ("percent", "share")
RATE_SUFFIX = "_rate"


def is_share(column: str) -> bool:
    """Whether a column holds fractions that are shown as percentages; a rate never does."""
    return not is_rate(column) and any(f"{column}_".startswith(f"{prefix}_") for prefix in SHARE_PREFIXES)


def is_rate(column: str) -> bool:
    """Whether a column holds rates per 10,000 residents."""
    return f"{column}_".startswith("rate_") or column.endswith(RATE_SUFFIX)


WHOLE = "#,##0"
PERCENT = "0%"
ONE_DECIMAL = "#,##0.0"

# A column has the format of the first name that is its own or begins it; days and rates are shown whole, as the
# printed report shows them, but rates of single months, which are small, have a decimal. All others (count, children,
# adults, own_la, total ...) are counts.
FORMATS_BY_PREFIX = (
    *((prefix, PERCENT) for prefix in SHARE_PREFIXES),
    ("average_days", WHOLE),
    ("average_working_days", WHOLE),
    ("shortest_days", WHOLE),
    ("longest_days", WHOLE),
    ("threshold_days", WHOLE),
    ("average", ONE_DECIMAL),
    ("mean", ONE_DECIMAL),
    ("median", ONE_DECIMAL),
)


def is_percent(column: str) -> bool:
    """Whether a column holds fractions shown as percentages."""
    return number_format(column) == PERCENT


def is_count(column: str) -> bool:
    """Whether a column holds numbers of rows or people (fixed counts and the columns of cross tables)."""
    return _format_by_name(column) is None


def number_format(column: str, value: Value = None, *, by_month: bool = False) -> str:
    """The number format of a column; in a column of counts a broken number gets one decimal."""
    if by_month and is_rate(column):
        return ONE_DECIMAL
    counted = ONE_DECIMAL if isinstance(value, float) and not value.is_integer() else WHOLE
    return _format_by_name(column) or counted


@cache
def _format_by_name(column: str) -> str | None:
    if is_rate(column):
        return WHOLE
    return next((shown for prefix, shown in FORMATS_BY_PREFIX if f"{column}_".startswith(f"{prefix}_")), None)


def shown(column: str, value: Value) -> str:
    """The figure as text for chart descriptions, rounded as its cell shows it."""
    shown_as = number_format(column, value)
    if shown_as == PERCENT:
        return shown_share(value)
    return shown_number(value, decimals=1 if shown_as == ONE_DECIMAL else 0)
