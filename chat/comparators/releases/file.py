"""One file of the statistics site: which layout it has, and the values in it."""

import gzip
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import polars as pl

from chat.comparators.authorities import authorities
from chat.comparators.releases.layouts import RESIDENTS, Layout, ReleaseValue, layouts, nearest_layout

ENGLAND = "E92000001"
GZIP = b"\x1f\x8b"
PER = 10_000
UNREADABLE = "it cannot be read as a CSV file."


@dataclass(frozen=True)
class ReleaseFile:
    """A file as it was read: its layout and rows, with `year` and `area_code`; or why it was refused."""

    name: str
    layout: Layout | None
    rows: pl.DataFrame
    refusal: str = ""

    @property
    def release(self) -> int:
        """The latest year in it."""
        latest = self.rows["year"].max()
        assert isinstance(latest, int)
        return latest


def read_release(path: Path) -> ReleaseFile:
    """The file at `path`, recognised by its columns and its known cell."""
    try:
        content = path.read_bytes()
        rows = pl.read_csv(BytesIO(gzip.decompress(content) if content[:2] == GZIP else content), infer_schema=False)
    except (OSError, EOFError, pl.exceptions.PolarsError):
        return ReleaseFile(path.name, None, pl.DataFrame(), UNREADABLE)
    rows = rows.rename({column: column.strip().lstrip("\ufeff") for column in rows.columns})
    fitting = [layout for layout in layouts() if layout.columns <= set(rows.columns)]
    for layout in fitting:
        if _has_cell(rows, layout):
            placed = _placed(rows)
            return ReleaseFile(path.name, layout, placed, "" if placed.height else "no row of it has a known area.")
    return ReleaseFile(path.name, None, pl.DataFrame(), _refusal(rows, fitting))


def _refusal(rows: pl.DataFrame, fitting: list[Layout]) -> str:
    """What the nearest layout has that the file has not."""
    if fitting:
        column, cell = fitting[0].known_by
        return f"its layout is not known: like '{fitting[0].title}', but no row has '{cell}' in '{column}'."
    alike = [layout for layout in layouts() if _has_cell(rows, layout)]
    nearest = nearest_layout(alike or layouts(), rows.columns)
    missing = sorted(nearest.columns - set(rows.columns))
    return f"its layout is not known. The nearest is '{nearest.title}', which also has: {', '.join(missing)}."


def _has_cell(rows: pl.DataFrame, layout: Layout) -> bool:
    """Whether the cell that the layout is known by is there."""
    column, cell = layout.known_by
    return column in rows.columns and cell in rows[column]


def _placed(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of England, its regions and authorities, with the year and today's code of the area."""
    today = {code: row["area_code"] for row in authorities() for code in row["former_area_codes"].split()}
    known = {row["area_code"] for row in authorities()} | {row["region_code"] for row in authorities()} | {ENGLAND}
    level = pl.col("geographic_level").str.strip_chars().str.to_lowercase()
    area = (
        pl.when(level == "national")
        .then(pl.lit(ENGLAND))
        .when(level == "regional")
        .then(pl.col("region_code"))
        .when(level == "local authority")
        .then(pl.col("new_la_code").replace(today))
    )
    first = pl.col("time_period").str.slice(0, 4).cast(pl.Int16, strict=False)
    spans_two = pl.col("time_period").str.len_chars() == len("202425")  # a year named by both of its halves
    year = pl.when(spans_two).then(first + 1).otherwise(first)
    placed = rows.with_columns(area_code=area, year=year.cast(pl.Int16))
    return placed.filter(pl.col("area_code").is_in(sorted(known)) & pl.col("year").is_not_null())


def residents_in(file: ReleaseFile) -> pl.DataFrame:
    """Residents in a file of estimates: `ages`, `year` (of 30 June), `area_code`, `residents`, `release`."""
    assert file.layout is not None
    (value,) = file.layout.values
    return (
        file.rows.filter(_where(value))
        .select("year", "area_code", ages=pl.lit(value.indicator), residents=_number(value.value).cast(pl.Int32))
        .drop_nulls()
        .with_columns(release=pl.lit(file.release, pl.Int16))
    )


def values_in(file: ReleaseFile, residents: pl.DataFrame) -> pl.DataFrame:
    """Values in a file: `indicator`, `year` (of 31 March), `area_code`, `value`, `release`; suppressed ones are none.

    `residents` (`area_code`, `year` of 31 March, `of`) are what rates that are not printed are worked out with.
    """
    assert file.layout is not None
    rows = file.rows.join(residents, on=("area_code", "year"), how="left")
    parts = [
        rows.filter(_where(value)).select("year", "area_code", indicator=pl.lit(value.indicator), value=_value(value))
        for value in file.layout.values
    ]
    found = pl.concat(parts).filter(pl.col("value").is_finite())
    return found.with_columns(release=pl.lit(file.release, pl.Int16))


def _where(value: ReleaseValue) -> pl.Expr:
    return pl.all_horizontal(pl.lit(value=True), *(pl.col(column) == cell for column, cell in value.where))


def _value(value: ReleaseValue) -> pl.Expr:
    """The printed value; else the share or rate, rounded half up to one decimal as the printed ones are."""
    if value.value:
        return _number(value.value)
    counted = pl.sum_horizontal(*(_number(column) for column in value.numerator), ignore_nulls=False)
    if value.denominator == RESIDENTS:
        return _one_decimal(counted * PER / pl.col("of"))
    return _one_decimal(counted * 100 / _number(value.denominator))


def _one_decimal(value: pl.Expr) -> pl.Expr:
    return (value * 10 + 0.5).floor() / 10


def _number(column: str) -> pl.Expr:
    """A printed number; letters and signs that stand for what is suppressed or not there are null."""
    return pl.col(column).str.strip_chars().str.replace_all(",", "").cast(pl.Float64, strict=False)
