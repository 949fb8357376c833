"""Writes the long table as CSV or Parquet, and beside it what explains it: dictionary, dimensions, data package."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from chat.long_table.dictionary import columns, primary_key
from chat.long_table.lines import Figures, long_table
from chat.saving import put_into_place
from chat.words.formulas import FORMULA_STARTS

CSV, PARQUET = ".csv", ".parquet"
PACKAGE, PACKAGE_NAME = "datapackage.json", "chat-figures"
A_NUMBER = r"^[+-]?\d+([.,]\d+)?$"
LIKE_A_FORMULA = r"^[ \n]*[" + "".join(re.escape(start) for start in FORMULA_STARTS) + "]"


def files_of(path: Path) -> tuple[Path, ...]:
    """Every file that is written for a table at this place, the table first."""
    return (path, *_beside(path).values(), _dictionary_of(path), path.with_name(PACKAGE))


def write_long_table(documents: Iterable[Figures], path: Path) -> tuple[Path, ...]:
    """Writes the figures of these as-at dates; returns every file that was written, the table first.

    Raises OutputRefused when a file cannot be written.
    """
    given = tuple(documents)
    table = long_table(given)
    frames = {path: table, **{_beside(path)[name]: frame for name, frame in _dimensions(table, given).items()}}
    for place, frame in frames.items():
        put_into_place(place, _content(frame, path.suffix.lower()))
    dictionary, package = _dictionary_of(path), path.with_name(PACKAGE)
    put_into_place(dictionary, _dictionary())
    put_into_place(package, _package(frames, path, dictionary))
    return files_of(path)


def _beside(path: Path) -> dict[str, Path]:
    names = ("tables", "rows", "authorities", "calendar")
    return {name: path.with_name(f"{path.stem}-{name}{path.suffix}") for name in names}


def _dictionary_of(path: Path) -> Path:
    return path.with_name(f"{path.stem}-dictionary.csv")


def _dimensions(table: pl.DataFrame, documents: Iterable[Figures]) -> dict[str, pl.DataFrame]:
    """What the keys of the table stand for, each once: the latest figures say it."""
    titles = {
        each["key"]: (each["key"], each.get("list"), each["title"], each.get("unit"), each.get("definition"))
        for document in sorted(documents, key=lambda each: str(each["as_at"]))
        for each in document["tables"]
    }
    text, whole = pl.String(), pl.Int64()
    heads = {"table_key": text, "list": whole, "title": text, "unit": text, "definition": text}
    latest = table.sort("as_at", descending=True, maintain_order=True)
    days = table.select(pl.concat([pl.col("as_at"), pl.col("period_start"), pl.col("period_end")]).alias("date"))
    return {
        "tables": pl.DataFrame(list(titles.values()), schema=heads, orient="row"),
        "rows": latest.filter(pl.col("period_kind") != "month")
        .unique(["table_key", "row_key"], keep="first", maintain_order=True)
        .select("table_key", "row_key", "row_label", "row_order", "is_total")
        .sort("table_key", "row_order", "row_key"),
        "authorities": table.select("authority_code", "authority_name").unique(maintain_order=True),
        "calendar": _calendar(days["date"]),
    }


def _calendar(days: pl.Series) -> pl.DataFrame:
    """Every day from the first to the last that the table names, with its month and the year that ends on 31 March."""
    known = [day for day in days.drop_nulls().to_list() if isinstance(day, dt.date)]
    dates = pl.date_range(min(known), max(known), eager=True) if known else pl.Series([], dtype=pl.Date)
    day = pl.col("date")
    return pl.DataFrame({"date": dates}).with_columns(
        year=day.dt.year(),
        month=day.dt.month().cast(pl.Int64),
        month_label=day.dt.strftime("%Y-%m"),
        reporting_year=day.dt.year() + (day.dt.month() >= 4).cast(pl.Int32),
    )


def _content(frame: pl.DataFrame, ending: str) -> bytes:
    content = io.BytesIO()
    if ending == PARQUET:
        frame.write_parquet(content, compression="zstd")
    else:
        _as_text(frame).write_csv(content, include_bom=True, line_terminator="\r\n")
    return content.getvalue()


def _as_text(frame: pl.DataFrame) -> pl.DataFrame:
    """The same with an apostrophe before every text that a spreadsheet would take for a formula."""
    texts = [pl.col(name) for name, kind in frame.schema.items() if kind == pl.String()]
    return frame.with_columns(
        pl.when(text.str.contains(LIKE_A_FORMULA) & ~text.str.contains(A_NUMBER))
        .then(pl.lit("'") + text)
        .otherwise(text)
        .alias(text.meta.output_name())
        for text in texts
    )


def _dictionary() -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("name", "type", "part of the key", "description"))
    writer.writerows((each.name, each.type, "yes" if each.in_key else "no", each.description) for each in columns())
    return text.getvalue().encode("utf-8-sig")


def _package(frames: Mapping[Path, pl.DataFrame], path: Path, dictionary: Path) -> bytes:
    """The Frictionless description of the table and the files beside it."""
    resources = [_resource(place, frame, is_table=place == path) for place, frame in frames.items()]
    content = {
        "name": PACKAGE_NAME,
        "title": "Figures of children's services, from Annex A",
        "resources": [*resources, {"name": _name(dictionary), "path": dictionary.name, "format": "csv"}],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(place: Path, frame: pl.DataFrame, *, is_table: bool) -> dict[str, Any]:
    described = {column.name: column for column in columns()}
    fields = [
        {"name": name, "type": _frictionless(kind)} | ({"description": described[name].description} if is_table else {})
        for name, kind in frame.schema.items()
    ]
    schema: dict[str, Any] = {"fields": fields}
    if is_table:
        schema["primaryKey"] = list(primary_key())
    return {
        "name": _name(place),
        "path": place.name,
        "format": place.suffix.removeprefix(".").lower(),
        **({"encoding": "utf-8"} if place.suffix.lower() == CSV else {}),
        "profile": "tabular-data-resource",
        "schema": schema,
    }


def _frictionless(kind: pl.DataType) -> str:
    if kind.is_integer():
        return "integer"
    if kind.is_float():
        return "number"
    return {pl.Date(): "date", pl.Boolean(): "boolean"}.get(kind, "string")


def _name(place: Path) -> str:
    """A name as Frictionless allows it."""
    return "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in place.stem.lower())
