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


Years = Mapping[int, float]  # a value by the year that ends on 31 March


@dataclass(frozen=True, slots=True)
class History:
    """Every published year of an indicator: the authority's own, England's, the mean of the neighbours."""

    england: Years
    own: Years
    neighbours: Years


@dataclass(frozen=True)
class PublishedFigures:
    """What is published about an authority and those it is compared with, by indicator; what is missing is not there.

    `area_code` is the authority whose own published figures are shown; None when there is none. `region` and
    `neighbours` (ONS codes, nearest first) are empty when no authority was named. `residents` are by year (of 30 June)
    and code; `own_copy` says what of it the user imported.
    """

    area_code: str | None
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
    history: Mapping[str, History] = field(default_factory=dict)
    neighbours_of: str | None = None


def look_up(
    area_code: str | None,
    indicators: Iterable[str],
    ranked: Iterable[str],
    *,
    neighbours_of: str | None = None,
    own_copy: Path | None = None,
    model: int = LATEST_MODEL,
) -> PublishedFigures:
    """The figures of `indicators` for England, and for an authority, its region and its neighbours.

    Without an authority there is England alone. `neighbours_of` is an authority whose region and neighbours are taken
    though it is not the one whose extract is read; its own figures are then those of one among the others. Of the
    indicators in `ranked` the latest values of every authority come too, and the residents of those years.
    """
    near = neighbours_of or area_code
    neighbours: tuple[str, ...] = ()
    region = region_code = ""
    if near is not None:
        neighbours, model = embedded.neighbours_of(near, model)
        region, region_code = facts_of(near)["region"], facts_of(near)["region_code"]
    areas = [ENGLAND, *filter(None, (region_code, area_code)), *neighbours]
    ranked = list(ranked)
    wanted = pl.col("indicator").is_in(list(indicators)) & pl.col("area_code").is_in(areas)
    found = embedded.values(wanted | pl.col("indicator").is_in(ranked), own_copy)
    everywhere = _everywhere(found.filter(pl.col("indicator").is_in(ranked)))
    return PublishedFigures(
        area_code=area_code,
        region=region,
        neighbours=neighbours,
        neighbours_model=model,
        england=_latest(found, ENGLAND),
        regional=_latest(found, region_code),
        neighbours_mean=_means(found, neighbours),
        own=_latest(found, area_code or ""),
        everywhere=everywhere,
        residents=_residents({each.year - 1 for each in everywhere.values()}, own_copy),
        own_copy=_about(own_copy),
        history=_histories(found, area_code or "", neighbours),
        neighbours_of=neighbours_of,
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


def _histories(found: pl.DataFrame, area_code: str, neighbours: Sequence[str]) -> dict[str, History]:
    """Every year of each indicator."""
    area, value = pl.col("area_code"), pl.col("value")
    by_year = (
        found.group_by("indicator", "year")
        .agg(
            england=value.filter(area == ENGLAND).first(),
            own=value.filter(area == area_code).first(),
            near=value.filter(area.is_in(list(neighbours))),
        )
        .sort("indicator", "year")
    )
    made: dict[str, History] = {}
    for (indicator,), years in by_year.group_by("indicator", maintain_order=True):
        england, own, near = (dict(zip(years["year"], years[name], strict=True)) for name in ("england", "own", "near"))
        made[str(indicator)] = History(
            england={year: each for year, each in england.items() if each is not None},
            own={year: each for year, each in own.items() if each is not None},
            neighbours={year: fsum(each) / len(each) for year, each in near.items() if len(each)},
        )
    return made


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
