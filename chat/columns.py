"""What a column of figures holds, by its name: shares, rates, or else numbers."""

SHARE_PREFIXES = ("percent", "share")
RATE_SUFFIX = "_rate"


def is_share(column: str) -> bool:
    """Whether a column holds fractions that are shown as percentages; a rate never does."""
    return not is_rate(column) and any(f"{column}_".startswith(f"{prefix}_") for prefix in SHARE_PREFIXES)


def is_rate(column: str) -> bool:
    """Whether a column holds rates per 10,000 residents."""
    return f"{column}_".startswith("rate_") or column.endswith(RATE_SUFFIX)
