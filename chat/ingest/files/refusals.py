"""Sentences for files that are not read: the file's name without its folder, the reason, what to do."""

from pathlib import Path

from chat.errors import UnreadableInput
from chat.settings.limits import MEGABYTE, Limits

DAMAGED = "it is damaged or not complete. Copy or save it again and try again."
LOCKED = "it is password-protected. Save a copy without a password and try again."
ENTITIES = "its XML defines entities of its own, as no spreadsheet program does. Open it in Excel and save it again."
NO_WORKBOOK = "it is damaged, or no workbook. Open it in Excel, save it as .xlsx and try again."


def unreadable(path: Path, reason: str) -> UnreadableInput:
    """The error for a file, with the reason and what to do."""
    return UnreadableInput(f"cannot read '{path.name}': {reason}")


def too_large(size: int, limits: Limits, holds: str) -> str:
    """The reason for a file above the limit, or far above what is usual."""
    advice = "Save only the lists"
    if size > limits.largest_file:
        advice += f", or raise largest_file_mb (now {limits.largest_file_mb:,}) in chat.toml"
    return f"{holds} {size / MEGABYTE:,.0f} MB, which no extract needs. {advice}."


def too_far(what: str, rows: int, columns: int, limits: Limits) -> str:
    """The reason for a sheet that spans too many cells; `what` is how the sentence names it."""
    from chat.ingest.wording import counted  # noqa: PLC0415 - it brings Polars, and reading begins without it

    return (
        f"{what} spans {counted(rows, 'row')} and {counted(columns, 'column')}, {rows * columns:,} cells. "
        "Delete what stands far below or beside the list and save it, "
        f"or raise most_cells (now {limits.most_cells:,}) in chat.toml."
    )
