"""Reads the commentary of an earlier workbook, wherever its cells were moved to and however it was edited."""

import datetime as dt
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from chat.dates_in_words import date_text
from chat.errors import UnreadableInput
from chat.history.sheet import TITLE as HISTORY_TITLE
from chat.workbook.comment import PREFIX, Comment, fingerprint, together
from chat.workbook.stored_strings import open_workbook
from chat.workbook.text import clean

NAME = re.compile(rf"{re.escape(PREFIX)}(?P<key>.+?)(?:\.(?P<part>\d+))?", re.IGNORECASE)
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a workbook's hidden sheet says of a comment: its date and fingerprint when it was written, its title."""

    as_at: dt.date | None
    fingerprint: str
    title: str


@dataclass(frozen=True, slots=True)
class History:
    """The hidden sheet as far as commentary needs it; empty for a workbook that ChAT has not written."""

    as_at: dt.date | None
    comments: Mapping[str, Recorded]


def read_commentary(path: Path) -> dict[str, Comment]:
    """The comments of a workbook by key; those of a copied sheet follow the text of the original.

    Empty for a workbook without commentary, and for an empty file. Raises UnreadableInput when the file is no workbook,
    is damaged, or needs a password.
    """
    content = _content(path)
    if not content:
        return {}
    workbook = _opened(path, content, values=False)
    history = _history(workbook)
    cells = _texts_by_scope(workbook, _Cells(path, content, workbook))
    comments: dict[str, Comment] = {}
    for texts in cells.values():
        for key, parts in texts.items():
            text = clean("".join(parts[number] for number in sorted(parts)))
            found = _comment(text, history, key)
            comments[key] = together(comments[key], found) if key in comments else found
    return {key: comment for key, comment in comments.items() if comment.text}


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"cannot read '{path.name}': {error.strerror or 'the disk refused it'}.") from error


def _opened(path: Path, content: bytes, *, values: bool) -> Any:
    """The workbook as openpyxl has it: `values` for what formulas gave, else the formulas."""
    if content.startswith(OLD_OR_LOCKED):
        raise UnreadableInput(
            f"cannot read '{path.name}': it is password-protected, or in the format of Excel before 2007."
            " Save a copy as .xlsx without a password and try again."
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what is dropped on saving, and nothing is saved
            return open_workbook(BytesIO(content), values=values)
    except Exception as error:  # openpyxl raises whatever the damage leads to
        raise UnreadableInput(f"cannot read '{path.name}': it is damaged, or no Excel workbook.") from error


def _comment(text: str, history: History, key: str) -> Comment:
    recorded = history.comments.get(key)
    if recorded is None:
        return Comment(text, history.as_at)
    is_unchanged = recorded.fingerprint == fingerprint(text)
    return Comment(text, recorded.as_at if is_unchanged else history.as_at, recorded.title)


def _history(workbook: Any) -> History:
    for sheet in workbook.worksheets:
        if sheet.title == HISTORY_TITLE:
            rows = [list(row) for row in sheet.iter_rows(values_only=True)]
            records = [[*(row or [None]), *[None] * 8] for row in rows]
            as_at = next((_date(record[3]) for record in records if record[0] == "chat"), None)
            comments = {
                str(record[1]): Recorded(_date(record[4]), str(record[5] or ""), str(record[6] or ""))
                for record in records
                if record[0] == "commentary"
            }
            return History(as_at, comments)
    return History(None, {})


def _date(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        return None


@dataclass(slots=True)
class _Cells:
    """The texts of cells; what formulas gave is read only when a commentary cell holds a formula."""

    path: Path
    content: bytes
    workbook: Any
    values: Any = None

    def text(self, cell: Any) -> str:
        """What a reader sees in the cell, as text."""
        if cell.data_type != "f":
            return _text_of(cell.value)
        self.values = self.values or _opened(self.path, self.content, values=True)
        shown = self.values[cell.parent.title][cell.coordinate]
        formula = getattr(cell.value, "text", cell.value)
        return _text_of(formula if shown.value is None or shown.data_type == "e" else shown.value)


def _text_of(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"
    return date_text(value) if isinstance(value, dt.date) else str(value)


Texts = dict[str, dict[int, str]]


def _texts_by_scope(workbook: Any, cells: _Cells) -> dict[str, Texts]:
    """The text of each part of each key: those of the whole workbook first, then those of single sheets."""
    scopes = {"": workbook.defined_names, **{sheet.title: sheet.defined_names for sheet in workbook.worksheets}}
    found: dict[str, Texts] = {}
    for scope, names in scopes.items():
        for name, defined in names.items():
            if match := NAME.fullmatch(name):
                text = "\n".join(filter(None, (cells.text(cell) for cell in _cells_of(workbook, defined))))
                found.setdefault(scope, {}).setdefault(match["key"], {})[int(match["part"] or 1)] = text
    return found


def _cells_of(workbook: Any, defined: Any) -> Iterator[Any]:
    """The cells that a name covers, row by row, as far as the sheet is filled; none when the name leads nowhere."""
    from openpyxl.utils import range_boundaries

    try:
        destinations = list(defined.destinations)
    except (AttributeError, TypeError, ValueError):
        return
    for quoted, cells in destinations:
        title = quoted.replace("''", "'")  # as formulas write an apostrophe
        if title in workbook.sheetnames:
            sheet = workbook[title]
            left, top, right, bottom = range_boundaries(cells.replace("$", ""))
            last_row, last_column = min(bottom or sheet.max_row, sheet.max_row), min(right or 1, sheet.max_column)
            for row in sheet.iter_rows(top or 1, last_row, left or 1, max(last_column, left or 1)):
                yield from row
