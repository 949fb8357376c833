"""Texts to dates. Day first, always: a text that only makes sense month first is not understood."""

import datetime as dt
import re

import polars as pl

from chat.ingest.cells.notes import Note

# Text and spreadsheet systems write these for "no date". Anything outside the two bounds counts as blank too.
PLACEHOLDERS = frozenset(
    (
        *("0", "0.0", "00:00", "00:00:00", "00/00/0000", "0000-00-00"),
        *("00/01/1900", "0/1/1900", "00/01/00", "0/1/00", "0/0/1900", "1900-01-00"),
    )
)
FIRST_REAL_DAY = dt.date(1900, 1, 2)
FIRST_UNREAL_YEAR = 2999

# Day numbers of a spreadsheet: 20000 is 3 October 1954, 60000 is 8 April 2064.
SERIALS = (20_000, 60_000)
SERIAL_ZERO = dt.date(1899, 12, 30)
TWO_DIGIT_YEARS_OF_THIS_CENTURY = 50

_CLOCK = r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d(?:[.,]\d{1,9})?)?"
_TIME = rf"(?:(?:[t,\s]|\sat\s)+{_CLOCK}\s*(?:[ap]\.?m\.?)?\s*(?:z|utc|gmt|bst|[+-]\d\d:?\d\d)?)?$"
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTHS = {name: number for number, full in enumerate(_MONTH_NAMES, 1) for name in (full, full[:3])} | {"sept": 9}
_MONTH = "(?P<name>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")(?![a-z])\.?"
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?,?\s*)?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_FORMS = tuple(
    re.compile(form + _TIME)
    for form in (
        r"^(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)" + _DAY,
        r"^(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        "^(?P<order>)" + _WEEKDAY + _DAY + r"(?P<mark>[-/. ])(?P<month>\d{1,2})(?P=mark)" + _YEAR,
        "^" + _WEEKDAY + _DAY + r"(?:st|nd|rd|th)?(?: of)?[-/. ,]*" + _MONTH + r"[-/. ,]*" + _YEAR,
        "^" + _WEEKDAY + _MONTH + r" *" + _DAY + r"(?:st|nd|rd|th)?,? +(?P<year>\d{4})",
    )
)
_SERIAL = re.compile(r"^\d{5}(?:\.\d+)?$")


def read_dates(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Dates and notes (`Note`) of tidy texts; a null stays null."""
    text, date, note = pl.col("text"), pl.col("date"), pl.col("note")
    plain = pl.lit(int(Note.PLAIN), pl.UInt8)
    read = texts.to_frame("text").select(text, date=_in_usual_forms(text), note=plain)
    if read.get_column("date").null_count() > texts.null_count():
        read = _with_unusual_forms(read)
    unreal = (date < FIRST_REAL_DAY) | (date.dt.year() >= FIRST_UNREAL_YEAR)
    real = read.select(
        date=pl.when(unreal.not_()).then(date),
        note=pl.when(unreal).then(pl.lit(int(Note.PLACEHOLDER), pl.UInt8)).otherwise(note),
    )
    return real.get_column("date"), real.get_column("note")


def _in_usual_forms(text: pl.Expr) -> pl.Expr:
    time = r"(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?$"
    iso = text.str.extract(r"^(\d{4}-\d{2}-\d{2})" + time).str.to_date("%Y-%m-%d", strict=False)
    british = text.str.extract(r"^(\d{1,2}/\d{1,2}/\d{4})" + time).str.to_date("%d/%m/%Y", strict=False)
    return pl.coalesce(iso, british)


def _with_unusual_forms(read: pl.DataFrame) -> pl.DataFrame:
    """`read` (columns `text`, `date`, `note`) with the texts that are not yet dates read one by one."""
    left = read.filter(pl.col("date").is_null() & pl.col("text").is_not_null()).get_column("text").unique().to_list()
    slow = [read_date(text) for text in left]
    found = pl.DataFrame(
        {"text": left, "slow_date": [date for date, _ in slow], "slow_note": [int(note) for _, note in slow]},
        schema={"text": pl.String, "slow_date": pl.Date, "slow_note": pl.UInt8},
    )
    return read.join(found, on="text", how="left", maintain_order="left").select(
        "text", date=pl.coalesce("date", "slow_date"), note=pl.coalesce("slow_note", "note")
    )


def read_date(text: str) -> tuple[dt.date | None, Note]:
    """The date of one tidy text, and what is to be said about it."""
    lower = text.casefold()
    if lower in PLACEHOLDERS:
        return None, Note.PLACEHOLDER
    if _SERIAL.match(lower):
        days = int(float(lower))
        if SERIALS[0] <= days <= SERIALS[1]:
            return SERIAL_ZERO + dt.timedelta(days=days), Note.SERIAL
        return None, Note.NOT_UNDERSTOOD
    for form in _FORMS:
        if found := form.match(lower):
            return _from_parts(found.groupdict())
    return None, Note.NOT_UNDERSTOOD


def _from_parts(parts: dict[str, str | None]) -> tuple[dt.date | None, Note]:
    year, day = int(parts["year"] or 0), int(parts["day"] or 0)
    if len(parts["year"] or "") == 2:
        year += 2000 if year < TWO_DIGIT_YEARS_OF_THIS_CENTURY else 1900
    name = parts.get("name")
    month = _MONTHS[name] if name else int(parts["month"] or 0)
    try:
        return dt.date(year, month, day), Note.PLAIN
    except ValueError:
        month_first = parts.get("order") is not None and 12 < month <= 31 and 1 <= day <= 12
        return None, Note.MONTH_FIRST if month_first else Note.NOT_UNDERSTOOD
