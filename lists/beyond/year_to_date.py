"""Year to date: what has happened since 1 April, where the six months that the lists reach back hold it whole."""

import datetime as dt
from collections.abc import Sequence

import polars as pl

from chat.calendar.months import add_months
from chat.tables import AS_AT, OnlyWhen, Population, Row, Table, any_of, months_later
from lists.beyond.six_months import REACH_MONTHS

MONTHS_BEFORE_APRIL = 3
# The day before counts, for what happens on the as-at date has not happened yet: as at 1 April a whole year is over.
LAST_DAY = AS_AT.dt.offset_by("-1d")
YEAR_START = months_later(months_later(LAST_DAY, -MONTHS_BEFORE_APRIL).dt.truncate("1y"), MONTHS_BEFORE_APRIL)


def year_start(as_at: dt.date) -> dt.date:
    """The last 1 April before the as-at date."""
    this_year = dt.date(as_at.year, 4, 1)
    return this_year if this_year < as_at else dt.date(as_at.year - 1, 4, 1)


def is_in_reach(as_at: dt.date) -> bool:
    """Whether the lists reach back to the year's first day."""
    return add_months(as_at, -REACH_MONTHS) <= year_start(as_at)


IN_REACH = OnlyWhen(
    is_in_reach,
    "The year to date can be said as at 2 April to 1 October only: the list holds six months, and the year began"
    " before them.",
)


def in_year_to_date(date: pl.Expr) -> pl.Expr:
    """Whether a date lies from the last 1 April before the as-at date to the day before it."""
    return (date >= YEAR_START) & (date < AS_AT)


def year_to_date(
    key: str, title: str, population: Population, dates: Sequence[tuple[str, pl.Expr]], caveat: str | None = None
) -> Table:
    """A row for each date of a list: how many rows of the population have theirs in the year to date, and the rate."""
    of_year = population.where & any_of([in_year_to_date(date) for _, date in dates])
    return Table(
        key=key,
        title=f"{title} since 1 April",
        chat_title=f"{title}, year to date",
        population=Population(f"{title[0].lower()}{title[1:]} in the year to date", of_year),
        columns=("count", "rate_per_10k"),
        rows=tuple(Row(label, in_year_to_date(date), rate="snapshot") for label, date in dates),
        partition=False,
        definition=f"{title} since 1 April, with the number per 10,000 residents.",
        edges=(
            "The rate is of the year so far, not scaled up. The year begins on the last 1 April before the as-at date;"
            " where that is more than six months back the figures are blank."
        ),
        only_when=IN_REACH,
        caveat=caveat,
    )
