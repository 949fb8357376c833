"""Where commentary stands in a workbook: in the cell of its table, or on the sheet of what is kept."""

from dataclasses import dataclass

KEPT_TITLE = "Commentary kept"  # the sheet for what has no cell of its own

SIGNATURES = ("summary.prepared_by", "summary.date")  # who signs this workbook: never carried to the next


@dataclass(frozen=True, slots=True)
class CommentaryPlace:
    """Where the commentary cell of a key stands; `cut` when its text is longer than its page shows."""

    key: str
    sheet: str
    title: str
    cut: bool = False
