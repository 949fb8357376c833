"""Working days of England: Monday to Friday less bank holidays.

`bank_holidays.csv` holds the years that extracts speak of, taken from the library `holidays`, whose import takes longer
than all the counting; a test holds the file to the library. Other years are asked of the library itself.
"""

import csv
import datetime as dt
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import polars as pl

# A typing error may put a date centuries away; no plausible interval of these lists leaves this range.
EARLIEST_YEAR, LATEST_YEAR = 1980, 2060


@cache
def _bank_holidays_on_file() -> dict[int, tuple[dt.date, ...]]:
    by_year: dict[int, tuple[dt.date, ...]] = {}
    with (files(__package__) / "bank_holidays.csv").open(encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            day = dt.date.fromisoformat(line["date"])
            by_year[day.year] = (*by_year.get(day.year, ()), day)
    return by_year


@cache
def _bank_holidays_of(year: int) -> tuple[dt.date, ...]:
    if days := _bank_holidays_on_file().get(year):
        return days
    from holidays import country_holidays  # noqa: PLC0415 - slow to import, and only later years need it

    # Substitute days may fall into the next year, and the library gives each with the year it falls into.
    return tuple(sorted(day for day in country_holidays("GB", subdiv="ENG", years=year) if day.year == year))


def bank_holidays(first_year: int, last_year: int) -> tuple[dt.date, ...]:
    """England's bank holidays of these years, one-off days included; later years as far as the rules foresee them."""
    return tuple(day for year in range(first_year, last_year + 1) for day in _bank_holidays_of(year))


def _count(dates: Sequence[pl.Series]) -> pl.Series:
    start, end = (date.dt.offset_by("1d") for date in dates)
    years = [
        year.year for date in (start, end) for year in (date.min(), date.max()) if isinstance(year, dt.date)
    ]  # nothing to count without dates
    if not years:
        return pl.Series([None] * len(start), dtype=pl.Int64)
    first, last = max(min(years), EARLIEST_YEAR), min(max(years), LATEST_YEAR)
    days = pl.business_day_count(start, end, holidays=bank_holidays(min(first, last), last))
    return pl.select(days.cast(pl.Int64)).to_series()


def working_days(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """Working days d with start < d <= end: Int64, null where either date is. Reversed dates give no useful number.

    The start is day 0 and the first working day after it day 1, on a Saturday start too. Both are Date expressions of
    the same length. Polars counts [start, end), so both are moved on by a day.
    """
    return pl.map_batches([start, end], _count, return_dtype=pl.Int64)


def _later(date: pl.Series, number: int) -> pl.Series:
    years = [day.year for day in (date.min(), date.max()) if isinstance(day, dt.date)]
    if not years:
        return pl.Series([None] * len(date), dtype=pl.Date)
    first, last = max(min(years), EARLIEST_YEAR), min(max(years) + 1, LATEST_YEAR)
    holidays = bank_holidays(min(first, last), last)
    later = pl.lit(date).dt.add_business_days(number, holidays=holidays, roll="backward")
    return pl.select(later).to_series()


def working_days_later(date: pl.Expr, number: int) -> pl.Expr:
    """The day that is so many working days (fewer than a year's) after a date: the first after it is day 1."""
    return pl.map_batches([date], lambda dates: _later(dates[0], number), return_dtype=pl.Date)
