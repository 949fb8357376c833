"""Text for CSV files, which a spreadsheet must never take for a formula."""

# What spreadsheets begin a formula with; some read the wide forms of East Asian keyboards alike.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def no_formula(text: str) -> str:
    """The text, with an apostrophe before one that a spreadsheet would take for a formula."""
    return f"'{text}" if text.lstrip(" \n").startswith(FORMULA_STARTS) else text
