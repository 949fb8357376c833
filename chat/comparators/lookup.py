"""The published figures that one authority is compared with, looked up once and by indicator."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum
from pathlib import Path

import polars as pl

from chat.comparators import embedded
from chat.comparators.authorities import authorities_of_today, facts_of
from chat.comparators.own_copy import RESIDENTS, VALUES

ENGLAND = "E92000001"
LATEST_MODEL = 2025


@dataclass(frozen=True, slots=True)
class Value:
    """A value in the unit of the indicator, of the year that ends on 31 March of `year`; `of` neighbours had one."""

    value: float
    year: int
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The latest values of an indicator, by code of today's authorities."""

    year: int
    values: Mapping[str, float]


@dataclass(frozen=True)
class PublishedFigures:
    """What is published about an authority and those it is compared with, by indicator; what is missing is not there.

    `neighbours` are ONS codes, nearest first; `residents` by year (of 30 June) and code; `own_copy` says what of it
    the user imported.
    """

    area_code: str
    region: str
    neighbours: tuple[str, ...]
    neighbours_model: int
    england: Mapping[str, Value]
    regional: Mapping[str, Value]
    neighbours_mean: Mapping[str, Value]
    own: Mapping[str, Value]
    everywhere: Mapping[str, Everywhere] = field(default_factory=dict)
    residents: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    own_copy: str = ""


def look_up(
    area_code: str,
    indicators: Iterable[str],
    ranked: Iterable[str],
    *,
    own_copy: Path | None = None,
    model: int = LATEST_MODEL,
) -> PublishedFigures:
    """The figures of `indicators` for an authority, its region, its neighbours and England.

    Of the indicators in `ranked` the latest values of every authority come too, and the residents of those years.
    """
    neighbours, model = embedded.neighbours_of(area_code, model)
    facts = facts_of(area_code)
    areas = [ENGLAND, facts["region_code"], area_code, *neighbours]
    ranked = list(ranked)
    wanted = pl.col("indicator").is_in(list(indicators)) & pl.col("area_code").is_in(areas)
    found = embedded.values(wanted | pl.col("indicator").is_in(ranked), own_copy)
    everywhere = _everywhere(found.filter(pl.col("indicator").is_in(ranked)))
    return PublishedFigures(
        area_code=area_code,
        region=facts["region"],
        neighbours=neighbours,
        neighbours_model=model,
        england=_latest(found, ENGLAND),
        regional=_latest(found, facts["region_code"]),
        neighbours_mean=_means(found, neighbours),
        own=_latest(found, area_code),
        everywhere=everywhere,
        residents=_residents({each.year - 1 for each in everywhere.values()}, own_copy),
        own_copy=_about(own_copy),
    )


def _latest(found: pl.DataFrame, area_code: str) -> dict[str, Value]:
    """The last value of each indicator in an area."""
    last = found.filter(pl.col("area_code") == area_code).sort("indicator", "year").unique("indicator", keep="last")
    return {indicator: Value(value, year) for indicator, year, _, value in last.iter_rows()}


def _means(found: pl.DataFrame, neighbours: Sequence[str]) -> dict[str, Value]:
    """The mean of the neighbours' values in the last year in which any of them has one."""
    theirs = found.filter(pl.col("area_code").is_in(list(neighbours)))
    last = theirs.filter(pl.col("year") == pl.col("year").max().over("indicator"))
    grouped = last.group_by("indicator", "year", maintain_order=True).agg("value")
    return {
        indicator: Value(fsum(values) / len(values), year, len(values))
        for indicator, year, values in grouped.iter_rows()
    }


def _everywhere(found: pl.DataFrame) -> dict[str, Everywhere]:
    """The values of each indicator in the last year in which authorities have any."""
    today = [row["area_code"] for row in authorities_of_today()]
    theirs = found.filter(pl.col("area_code").is_in(today))
    last = theirs.filter(pl.col("year") == pl.col("year").max().over("indicator"))
    made = {}
    for (indicator, year), group in last.group_by("indicator", "year", maintain_order=True):
        made[str(indicator)] = Everywhere(int(str(year)), dict(zip(group["area_code"], group["value"], strict=True)))
    return made


def _residents(years: set[int], own_copy: Path | None) -> dict[int, dict[str, int]]:
    wanted = (pl.col("ages") == "0-17") & pl.col("year").is_in(sorted(years))
    by_year: dict[int, dict[str, int]] = {}
    for _, year, area_code, number in embedded.residents(wanted, own_copy).iter_rows():
        by_year.setdefault(year, {})[area_code] = number
    return by_year


def _about(own_copy: Path | None) -> str:
    """What the own copy adds, in words; nothing without one."""
    if own_copy is None:
        return ""
    years = [
        pl.scan_parquet(own_copy / name).select(pl.col("release").max()).collect().item()
        for name in (VALUES, RESIDENTS)
        if (own_copy / name).is_file()
    ]
    return f"with releases imported up to {max(years)}" if years else ""
