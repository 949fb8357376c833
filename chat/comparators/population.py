"""Whose residents rates are of: the number given, else the embedded estimate of the authority for the year."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from chat.comparators.embedded import residents
from chat.report import Authority

# The estimates of care leavers' ages end with mid-2020. Young people move on: when they are further from the year
# asked for than this, they count others, so rates by them would mislead.
MOST_YEARS_BEFORE = {"0-17": None, "17-18": 3, "19-21": 3}
GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Population:
    """Residents by ages, and for each ages whose number it is, or why there is none."""

    residents: Mapping[str, int]
    sources: Mapping[str, str]


def year_for(as_at: dt.date) -> int:
    """The mid-year estimate that belongs to an as-at date: that of the calendar year before, as the DfE divides."""
    return as_at.year - 1


def population_for(
    authority: Authority | None, as_at: dt.date, given: Mapping[str, int], own_copy: Path | None = None
) -> Population:
    """The residents that rates are of: those given, and for an authority the estimates for the other ages."""
    residents, sources = dict(given), dict.fromkeys(given, GIVEN)
    wanted = [ages for ages in MOST_YEARS_BEFORE if ages not in given]
    if authority is None or authority.code is None or not wanted:
        return Population(residents, sources)
    by_ages = _estimates(authority.code, own_copy)
    for ages in wanted:
        number, sources[ages] = _estimate(by_ages.get(ages, {}), ages, year_for(as_at))
        if number is not None:
            residents[ages] = number
    return Population({ages: residents[ages] for ages in MOST_YEARS_BEFORE if ages in residents}, sources)


def _estimates(area_code: str, own_copy: Path | None) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = {}
    for ages, year, _, number in residents(pl.col("area_code") == area_code, own_copy).iter_rows():
        found.setdefault(ages, {})[year] = number
    return found


def _estimate(by_year: Mapping[int, int], ages: str, wanted: int) -> tuple[int | None, str]:
    """The estimate of the year wanted, else the latest before it; and which it is, in words."""
    years = [year for year in by_year if year <= wanted]
    if not years:
        return None, f"no estimate for mid-{wanted}; --population gives it"
    year, most = max(years), MOST_YEARS_BEFORE[ages]
    if most is not None and wanted - year > most:
        return None, f"the latest usable estimate is of mid-{year}, too long ago; --population gives it"
    later = "" if year == wanted else f", the latest there is: mid-{wanted} is not in this version"
    return by_year[year], f"Office for National Statistics, mid-{year}{later}"
