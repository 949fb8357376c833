"""The tiles of the first page: which figures they are stands in `tiles.csv`, in the order of risk."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from chat.report import Report
from chat.report.columns import shown
from chat.report.summary import Tile
from chat.summary.figure import CellName, Figure
from chat.words.dates import day_and_month

NOT_IN_EXTRACT = "not in this extract"
NO_FIGURE = "no figure"


class TileFigure(NamedTuple):
    """One line of `tiles.csv`; of two lines of a name the first whose table there is counts."""

    name: str
    table: str
    row: str
    column: str
    rate: str
    england: str


@cache
def tile_figures() -> tuple[TileFigure, ...]:
    """The figures of the tiles, in order."""
    text = files(__package__).joinpath("tiles.csv").read_text(encoding="utf-8")
    return tuple(TileFigure(**row) for row in csv.DictReader(text.splitlines()))


def cells_of_tiles() -> tuple[CellName, ...]:
    """The cells that tiles show, rates included."""
    return tuple((each.table, each.row, column) for each in tile_figures() for column in (each.column, each.rate))


def tiles(report: Report, figures: Mapping[CellName, Figure]) -> tuple[Tile, ...]:
    """The tiles of a report, one for each name."""
    present = {table.key: table for table in report.tables}
    chosen: dict[str, TileFigure] = {}
    for each in tile_figures():
        if each.table in present:
            chosen.setdefault(each.name, each)
    return tuple(_tile(each, report, figures) for each in chosen.values())


def _tile(wanted: TileFigure, report: Report, figures: Mapping[CellName, Figure]) -> Tile:
    table = report.table(wanted.table)
    number = table.list_number or 0
    figure = figures.get((wanted.table, wanted.row, wanted.column))
    if figure is None:
        missing = NOT_IN_EXTRACT if table.status == "list_missing" else NO_FIGURE
        return Tile(wanted.name, number, "–", missing=missing)
    rate = figures.get((wanted.table, wanted.row, wanted.rate))
    return Tile(wanted.name, number, figure.text(figure.value), moved_text(figure), _beside(wanted, figure, rate))


def moved_text(figure: Figure) -> str:
    """`▲ 4 points since 1 Sep, better`; nothing where there is no last time."""
    if figure.row.previous is None or figure.before is None:
        return ""
    since = day_and_month(figure.row.previous.as_at)
    if figure.is_level:
        return f"● unchanged since {since}"
    arrow = "▲" if (figure.change or 0) > 0 else "▼"
    judged = f", {figure.moved_for}" if figure.moved_for else ""
    return f"{arrow} {figure.change_text()} since {since}{judged}"


def _beside(wanted: TileFigure, figure: Figure, rate: Figure | None) -> str:
    parts = []
    if rate is not None:
        parts.append(f"{shown(wanted.rate, rate.value)} per 10,000")
    compared = rate if wanted.rate else figure
    if wanted.england == "yes" and compared is not None and compared.england is not None:
        parts.append(f"England {compared.text(compared.england)}")
    if figure.target is not None:
        parts.append(f"target {figure.text(figure.target)}")
    return ", ".join(parts)
