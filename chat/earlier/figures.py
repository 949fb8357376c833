"""The figures of an earlier as-at date: a figures file read back, with words to ask it."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from chat.earlier.chat_sheet import RENAMED_KEYS
from chat.figures_file import SCHEMA
from chat.report import Authority, ReportRow

Row = Mapping[str, Any]
TableFigures = Mapping[str, Any]


class UnknownFigures(ValueError):
    """A text that is no figures file, or one of a later schema; the message says which."""


@dataclass(frozen=True)
class EarlierFigures:
    """The figures file of one as-at date, as it was written: `text` is its JSON, `file` the name it was found in.

    Tables, rows and monthly tables are the plain values of the figures file (contract section 2), under present keys.
    """

    text: str
    file: str

    @cached_property
    def document(self) -> Mapping[str, Any]:
        """The whole figures file; raises UnknownFigures when the text is none that this version can read."""
        try:
            document = json.loads(self.text)
        except ValueError as error:
            raise UnknownFigures("is not valid JSON") from error
        if not isinstance(document, dict) or document.get("tool") != "chat":
            raise UnknownFigures("is not a figures file of ChAT")
        if not isinstance(document.get("schema"), int) or document["schema"] > SCHEMA:
            raise UnknownFigures("was written by a later version of ChAT")
        return document

    @cached_property
    def as_at(self) -> dt.date:
        """The date of the figures."""
        document = self.document
        try:
            return dt.date.fromisoformat(str(document.get("as_at")))
        except ValueError as error:
            raise UnknownFigures("has no as-at date") from error

    @property
    def authority(self) -> Authority | None:
        """Whose figures they are, where they say."""
        authority = self.document.get("authority")
        if not isinstance(authority, dict):
            return None
        code = authority.get("code")
        return Authority(
            str(code) if code else None, str(authority.get("name", "")), tuple(self.document.get("teams") or ())
        )

    @property
    def version(self) -> str:
        """The version of ChAT that counted."""
        return str(self.document.get("version", ""))

    @property
    def population(self) -> Mapping[str, int]:
        """Residents by age group, as the rates used them."""
        return dict(self.document.get("population") or {})

    @property
    def settings(self) -> Mapping[str, Any]:
        """The settings of lists that were not at their default, by full name."""
        return dict(self.document.get("settings") or {})

    @cached_property
    def periods(self) -> Mapping[int, Mapping[str, Any] | None]:
        """The period of each list, by its number: months, from and to as ISO dates; None for a list without one."""
        return {each["number"]: each.get("period") for each in _of(self.document, "lists")}

    @cached_property
    def tables(self) -> Mapping[str, TableFigures]:
        """The tables by present key."""
        return {RENAMED_KEYS.get(table["key"], table["key"]): table for table in _of(self.document, "tables")}

    @cached_property
    def monthly(self) -> Mapping[tuple[str, str], TableFigures]:
        """The tables of whole calendar months, by present key and month (`2026-07`)."""
        months = _of(self.document, "monthly")
        return {(RENAMED_KEYS.get(each["key"], each["key"]), each["month"]): each for each in months}


class RowsByName:
    """The rows of a table by their keys; those of figures that had none yet by their labels."""

    def __init__(self, rows: Iterable[Row]) -> None:
        known = list(rows)
        self._by_key = {str(row["key"]): row for row in known if row.get("key")}
        self._by_label = {str(row.get("label")): row for row in known if not row.get("key")}

    def like(self, row: ReportRow) -> Row | None:
        """The row that says the same as this one; None when there is none."""
        return self._by_key.get(row.key) or self._by_label.get(row.label)


def rows_of(table: TableFigures | None) -> Iterator[Row]:
    """The rows of a table of the figures file; none without a table."""
    yield from (table or {}).get("rows", ())


def _of(document: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    found = document.get(name)
    return found if isinstance(found, list) else ()


def checked(text: str, file: str) -> EarlierFigures:
    """The figures, known to be readable; raises UnknownFigures."""
    figures = EarlierFigures(text, file)
    _ = figures.as_at
    return figures
