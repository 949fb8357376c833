"""Reads the values of indicators that come from outside Annex A (CSV): agency staff, supervision, offending."""

import csv
import datetime as dt
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, cast

from chat.errors import BadSetting
from chat.report.scorecard import Basis, IndicatorUnit, MonthStatus
from chat.scorecard.indicator import BASES, Indicator
from chat.scorecard.reading import Reading, quotient
from chat.words.nearest import did_you_mean

COLUMNS = ("id", "period_end", "basis", "numerator", "denominator", "value", "status", "note")
STATUSES = ("final", "provisional", "no_data")
NUMBERS = ("numerator", "denominator", "value")
HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class ExternalRow:
    """One row: what it says of an indicator at a month's end, on one basis."""

    id: str
    period_end: dt.date
    basis: Basis
    numerator: float | None
    denominator: float | None
    value: float | None
    decimals: int  # with which the value is written
    status: MonthStatus
    note: str
    line: int


ExternalRows = Mapping[str, Sequence[ExternalRow]]


def read_external(path: Path) -> dict[str, list[ExternalRow]]:
    """The rows of a file by id.

    Raises:
        BadSetting: unreadable, a column missing, or a row that breaks a rule; the message names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadSetting(f"cannot read '{path.name}': {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise BadSetting(f"cannot read '{path.name}': it is not saved as UTF-8 text.") from error
    return external_rows(text, path.name)


def external_rows(text: str, file: str) -> dict[str, list[ExternalRow]]:
    """The rows of a file's text by id; raises BadSetting."""
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", strict=True)
    found: dict[str, list[ExternalRow]] = {}
    lines: dict[tuple[str, dt.date, str], int] = {}
    try:
        _check_header(reader.fieldnames or [], file)
        for content in reader:
            row = _Line(file, reader.line_num, content).row()
            key = row.id, row.period_end, row.basis
            if key in lines:
                raise BadSetting(
                    f"'{file}', line {row.line}: '{row.id}' has the same month and basis in line {lines[key]}."
                )
            lines[key] = row.line
            found.setdefault(row.id, []).append(row)
    except csv.Error as error:
        raise BadSetting(f"'{file}', line {reader.line_num}: this is no CSV: {error}.") from error
    return found


def _check_header(names: Sequence[str], file: str) -> None:
    for missing in (column for column in COLUMNS if column not in names):
        near = did_you_mean(missing, list(names)) if names else ""
        raise BadSetting(f"'{file}' has no column '{missing}'{near}. Its first line must be: {','.join(COLUMNS)}.")
    for unknown in (name for name in names if name not in COLUMNS):
        raise BadSetting(f"'{file}': '{unknown}' is none of its columns. Its first line must be: {','.join(COLUMNS)}.")


@dataclass(frozen=True, slots=True)
class _Line:
    file: str
    number: int
    content: Mapping[str, str | None]

    def refuse(self, sentence: str) -> NoReturn:
        raise BadSetting(f"'{self.file}', line {self.number}: {sentence}.")

    def text(self, column: str) -> str:
        return (self.content.get(column) or "").strip()

    def word(self, column: str, known: Sequence[str]) -> str:
        if self.text(column) not in known:
            self.refuse(f"{column} must be one of {', '.join(known)}")
        return self.text(column)

    def number_in(self, column: str) -> float | None:
        text = self.text(column)
        if not text:
            return None
        try:
            number = float(text)
        except ValueError:
            self.refuse(f"{column} is no number; write it with a decimal point and without separators")
        if not math.isfinite(number) or (number < 0 and column != "value"):
            self.refuse(f"{column} must be 0 or more")
        return int(number) if number.is_integer() else number

    def month_end(self) -> dt.date:
        try:
            day = dt.date.fromisoformat(self.text("period_end"))
        except ValueError:
            self.refuse("period_end is no date such as 2026-09-30")
        if (day + dt.timedelta(days=1)).day != 1:
            self.refuse("period_end must be the last day of a month")
        return day

    def row(self) -> ExternalRow:
        if "" in self.content:
            self.refuse("it has more fields than there are columns; a text with a comma needs double quotes")
        if not self.text("id"):
            self.refuse("id is empty")
        status = self.word("status", STATUSES)
        numerator, denominator, value = (self.number_in(column) for column in NUMBERS)
        if status == "no_data" and (numerator, denominator, value) != (None, None, None):
            self.refuse("no_data goes with empty numbers")
        if status != "no_data" and value is None and numerator is None:
            self.refuse("it has no number; write no_data as its status")
        return ExternalRow(
            self.text("id"),
            self.month_end(),
            cast(Basis, self.word("basis", BASES)),
            numerator,
            denominator,
            value,
            len(self.text("value").partition(".")[2]),
            cast(MonthStatus, status),
            self.text("note"),
            self.number,
        )


def reading_of(row: ExternalRow, indicator: Indicator, file: str) -> Reading:
    """What a row says in the indicator's unit.

    Raises BadSetting when its value does not agree with its numerator and denominator, or cannot be had from them.
    """
    made = _from_parts(row, indicator.unit)
    if row.value is not None and made is not None and abs(made - row.value) > 0.5 * 10**-row.decimals + HAIR:
        raise BadSetting(
            f"'{file}', line {row.line}: value does not agree with numerator and denominator for indicator"
            f" '{indicator.id}' (unit {indicator.unit}). Leave one of them empty."
        )
    both = row.numerator is not None and row.denominator is not None
    value = made if both and indicator.unit != "count" else row.value if row.value is not None else made
    if value is None and row.status != "no_data" and not both:
        raise BadSetting(
            f"'{file}', line {row.line}: indicator '{indicator.id}' (unit {indicator.unit}) needs numerator and"
            " denominator, or value."
        )
    return Reading(value, row.numerator, row.denominator)


def _from_parts(row: ExternalRow, unit: IndicatorUnit) -> float | None:
    if unit == "count":
        return row.numerator if row.denominator is None else None
    return quotient(row.numerator, row.denominator, unit)
