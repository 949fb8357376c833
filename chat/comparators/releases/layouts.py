"""The published layouts of the statistics that `chat comparators import` reads: two tables of data.

`release_layouts.csv` names each layout and the cell it is known by (`category=Children in Need`). `release_values.csv`
says where each indicator stands in it: the rows (`where`, conditions joined by ` & `), and the column that holds the
`value`, or a `numerator` (columns joined by ` & ` are added up) and a `denominator`, which is a column or `residents`:
those aged 0 to 17 in the middle of the year before.
"""

import csv
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

AND = " & "
RESIDENTS = "residents"
ALWAYS = ("time_period", "geographic_level", "region_code", "new_la_code")
Condition = tuple[str, str]  # a column and the text its cells hold


@dataclass(frozen=True, slots=True)
class ReleaseValue:
    """Where an indicator stands in a layout."""

    indicator: str
    where: tuple[Condition, ...]
    value: str
    numerator: tuple[str, ...]
    denominator: str

    @property
    def columns(self) -> set[str]:
        """The columns that it reads."""
        named = {column for column, _ in self.where} | {self.value, *self.numerator, self.denominator}
        return named - {"", RESIDENTS}


@dataclass(frozen=True, slots=True)
class Layout:
    """A published layout: its title, the publication, the cell it is known by, its values."""

    key: str
    title: str
    publication: str
    known_by: Condition
    values: tuple[ReleaseValue, ...]

    @property
    def columns(self) -> set[str]:
        """The columns that a file of this layout must have."""
        return {*ALWAYS, self.known_by[0]}.union(*(value.columns for value in self.values))

    @property
    def is_population(self) -> bool:
        """Whether it holds residents, not indicators."""
        return self.key == "population"


@cache
def layouts() -> tuple[Layout, ...]:
    """Every known layout."""
    values: dict[str, list[ReleaseValue]] = {}
    for row in _rows("release_values.csv"):
        values.setdefault(row["layout"], []).append(
            ReleaseValue(
                indicator=row["indicator"],
                where=tuple(_condition(each) for each in _parts(row["where"])),
                value=row["value"],
                numerator=_parts(row["numerator"]),
                denominator=row["denominator"],
            )
        )
    return tuple(
        Layout(
            row["layout"], row["title"], row["publication"], _condition(row["known_by"]), tuple(values[row["layout"]])
        )
        for row in _rows("release_layouts.csv")
    )


def nearest_layout(among: Collection[Layout], columns: Collection[str]) -> Layout:
    """The layout whose own columns a file comes closest to having."""
    return max(among, key=lambda each: len(_own(each) & set(columns)) / len(_own(each)))


def _own(layout: Layout) -> set[str]:
    return layout.columns - set(ALWAYS)


def _rows(name: str) -> list[dict[str, str]]:
    text = files("chat.comparators").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split(AND)) if text else ()


def _condition(text: str) -> Condition:
    column, _, cell = text.partition("=")
    return column, cell
