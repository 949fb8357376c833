"""Command-line values that are refused while they are parsed, before any work starts."""

import datetime as dt
from typing import Any

import click

from chat.config import checked_months, checked_population
from chat.errors import BadSetting

DATE_FORMATS = ("%Y-%m-%d", "%d/%m/%Y")


def parse_date(text: str) -> dt.date:
    """A date written ISO or dd/mm/yyyy.

    Raises:
        BadSetting: anything else.
    """
    for date_format in DATE_FORMATS:
        try:
            return dt.datetime.strptime(text.strip(), date_format).date()  # noqa: DTZ007 - a date, no time
        except ValueError:
            continue
    raise BadSetting(f"'{text}' is no date. Write it as 2026-10-01 or 01/10/2026.")


class DateParameter(click.ParamType[dt.date]):
    """A date, ISO or dd/mm/yyyy."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The date; usage error otherwise."""
        if isinstance(value, dt.date):
            return value
        try:
            return parse_date(str(value))
        except BadSetting as error:
            self.fail(str(error), param, ctx)


class MonthsParameter(click.ParamType[tuple[str, int]]):
    """`LIST=N`: another period for one list."""

    name = "list=n"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        """List key and months; usage error otherwise."""
        key, _, months = str(value).partition("=")
        try:
            return key.strip(), checked_months(key.strip(), _whole(months))
        except BadSetting as error:
            self.fail(str(error), param, ctx)


class PopulationParameter(click.ParamType[tuple[str, int]]):
    """`N` for residents aged 0-17, or `17-18=N`, `19-21=N`."""

    name = "n"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        """Age group and residents; usage error otherwise."""
        ages, _, residents = str(value).rpartition("=")
        try:
            return ages.strip() or "0-17", checked_population(ages.strip() or "0-17", _whole(residents))
        except BadSetting as error:
            self.fail(str(error), param, ctx)


def _whole(text: str) -> int | None:
    plain = text.replace(",", "").strip()
    return int(plain) if plain.isascii() and plain.isdigit() else None
