"""Planting faults in synthetic lists, with a key that says what was planted where.

A fault is one changed cell, or one row written twice. A row takes at most one fault, so that each can be told apart.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import polars as pl

from chat.annex_a import list_by_number
from chat.synthetic.chance import Chance
from chat.synthetic.faults.places import (
    BLANK_CODES,
    NEEDED_CELLS,
    NEEDED_IN_CARE,
    ORDERED_DATES,
    Places,
    identifier,
    of_table,
    of_type,
    other_forms,
    other_spellings,
)
from chat.synthetic.faults.recipe_book import RECIPES
from chat.synthetic.faults.recipes import Recipe
from chat.synthetic.faults.situation import CellValue, Situation

HEADING_ROW, FIRST_SOURCE_ROW = 2, 3
FaultKind = Literal[
    "unknown code",
    "unreadable date",
    "date out of order",
    "future date",
    "blank identifier",
    "blank code",
    "code in another form",
    "date as text",
    "date in ISO form",
    "placeholder date",
    "error of a formula",
    "code in another spelling",
    "number as text",
    "decimal age",
    "blank needed cell",
    "broken rule",
    "repeated row",
    "heading in another form",
]
UNREADABLE_DATES = ("not known", "Spring 2026", "31/02/2026", "to be confirmed")
PLACEHOLDERS: tuple[CellValue, ...] = ("01/01/1900", date(9999, 12, 31))
ERRORS_OF_FORMULAS = ("#N/A", "#REF!")
UNKNOWN_CODES = ("zz) Unheard of", "Q99", "see notes")
YEARS_AHEAD = 10


@dataclass(frozen=True, slots=True)
class PlantedFault:
    """One fault: where it is on the written sheet, what kind, and the quality rule that finds it.

    `source_row` counts from 1 for the first row of the sheet. `heading` is None for a repeated row, whose source row is
    that of the copy. `rule` is None for what a reader should take in silence. `written` is the cell's new value.
    """

    list_number: int
    source_row: int
    heading: str | None
    kind: FaultKind
    rule: str | None
    written: CellValue = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault: the columns of a list that can take it, and the value it writes (None: a blank)."""

    name: FaultKind
    places: Places
    value: Callable[[Situation], CellValue]
    suits: Callable[[Situation], bool] = lambda situation: situation.cell is not None


def _blank(_: Situation) -> CellValue:
    return None


def _unknown_code(situation: Situation) -> CellValue:
    return situation.chance.choose(UNKNOWN_CODES)


def _unreadable_date(situation: Situation) -> CellValue:
    return situation.chance.choose(UNREADABLE_DATES)


def _future_date(situation: Situation) -> CellValue:
    """The date with a year mistyped: years ahead, so that it never passes for the newest event of the extract."""
    assert isinstance(situation.cell, date)
    return situation.cell.replace(year=situation.as_at.year + YEARS_AHEAD, day=min(situation.cell.day, 28))


def _earlier_date(situation: Situation) -> CellValue:
    field, _ = ORDERED_DATES[situation.column.list_number, situation.column.field]
    return situation.row[field]


def _before_the_start(situation: Situation) -> CellValue:
    start = _earlier_date(situation)
    assert isinstance(start, date)
    return start - timedelta(days=situation.chance.between(1, 60))


def _forms(situation: Situation) -> list[str]:
    return other_forms(situation.column.code_set, str(situation.cell))


def _another_form(situation: Situation) -> CellValue:
    return situation.chance.choose(_forms(situation))


def _date_as_text(situation: Situation) -> CellValue:
    assert isinstance(situation.cell, date)
    return situation.cell.strftime("%d/%m/%Y")


def _iso_date(situation: Situation) -> CellValue:
    assert isinstance(situation.cell, date)
    return situation.cell.isoformat()


def _placeholder(situation: Situation) -> CellValue:
    return situation.chance.choose(PLACEHOLDERS)


def _error_of_a_formula(situation: Situation) -> CellValue:
    return situation.chance.choose(ERRORS_OF_FORMULAS)


def _spellings(situation: Situation) -> list[str]:
    return other_spellings(situation.column.code_set, str(situation.cell))


def _another_spelling(situation: Situation) -> CellValue:
    return situation.chance.choose(_spellings(situation))


def _number_as_text(situation: Situation) -> CellValue:
    return f"{situation.cell}.0"


def _is_needed(situation: Situation) -> bool:
    """Whether the rule of the column asks for the cell: that of a placement does only while the child is in care."""
    ended = situation.row.get("date_ceased_to_be_looked_after") is not None
    return situation.cell is not None and not (ended and situation.column.field in NEEDED_IN_CARE)


def _decimal_age(situation: Situation) -> CellValue:
    assert isinstance(situation.cell, int)
    return situation.cell + situation.chance.between(1, 9) / 10


KINDS = (
    Kind("unknown code", of_type("code", rule="AQ035"), _unknown_code),
    Kind("unreadable date", of_type("date", rule="AQ048"), _unreadable_date),
    Kind(
        "date out of order",
        of_table({place: rule for place, (_, rule) in ORDERED_DATES.items()}),
        _before_the_start,
        suits=lambda situation: situation.cell is not None and _earlier_date(situation) is not None,
    ),
    Kind("future date", of_type("date", rule="AQ051"), _future_date),
    Kind("blank identifier", identifier, _blank),
    Kind("blank code", of_table(BLANK_CODES), _blank, suits=_is_needed),
    Kind(
        "code in another form",
        of_type("code", rule="AQ036"),
        _another_form,
        suits=lambda situation: situation.cell is not None and bool(_forms(situation)),
    ),
    Kind("date as text", of_type("date", rule=None), _date_as_text),
    Kind("date in ISO form", of_type("date", rule=None), _iso_date),
    Kind("placeholder date", of_type("date", rule="AQ049"), _placeholder),
    Kind("error of a formula", of_type("text", rule="AQ007"), _error_of_a_formula),
    Kind(
        "code in another spelling",
        of_type("code", rule="AQ036"),
        _another_spelling,
        suits=lambda situation: situation.cell is not None and bool(_spellings(situation)),
    ),
    Kind("number as text", of_type("integer", rule=None), _number_as_text),
    Kind(
        "decimal age",
        of_type("age", rule="AQ026"),
        _decimal_age,
        suits=lambda situation: isinstance(situation.cell, int) and situation.cell >= 0,
    ),
    Kind("blank needed cell", of_table(NEEDED_CELLS), _blank),
)


def plant_faults(
    lists: Mapping[int, pl.DataFrame], *, rate: float, seed: int, as_at: date
) -> tuple[dict[int, pl.DataFrame], list[PlantedFault]]:
    """The lists with faults in about `rate` (0 to 1) of the rows of each list for each kind of fault.

    The frames keep their types: changed cells are in the returned faults and applied by `write_extract`; rows that are
    repeated are added at the end of their frame. The same arguments give the same faults.
    """
    chance = Chance(seed)
    changed: dict[int, pl.DataFrame] = {}
    faults: list[PlantedFault] = []
    for number, frame in sorted(lists.items()):
        free = _in_random_order(chance, frame.height)
        wanted = chance.about(rate * frame.height)
        faults += _broken_rules(chance, number, frame, free=free, wanted=wanted, as_at=as_at)
        for kind in KINDS:
            wanted = chance.about(rate * frame.height)
            faults += _planted(chance, kind, number, frame, free=free, wanted=wanted, as_at=as_at)
        faults += _another_heading(chance, number) if rate else ()
        repeated = [free.pop() for _ in range(min(len(free), chance.about(rate * frame.height)))]
        changed[number] = pl.concat([frame, frame[repeated]]) if repeated else frame
        faults += [
            PlantedFault(number, FIRST_SOURCE_ROW + frame.height + place, None, "repeated row", "AQ012")
            for place in range(len(repeated))
        ]
    return changed, faults


def _another_heading(chance: Chance, number: int) -> Iterator[PlantedFault]:
    """One heading of the list in a spelling met in the wild, which a reader should take in silence."""
    specification = list_by_number(number)
    spelled = [each for each in specification.heading_spellings if each.match == "exact"]
    if spelled:
        spelling = chance.choose(spelled)
        heading = specification.column(spelling.field).heading
        yield PlantedFault(number, HEADING_ROW, heading, "heading in another form", None, spelling.spelling)


def _broken_rules(
    chance: Chance, number: int, frame: pl.DataFrame, *, free: list[int], wanted: int, as_at: date
) -> Iterator[PlantedFault]:
    """Up to `wanted` rows that each break a rule; the rules of the list take turns."""
    specification = list_by_number(number)
    fields = [column.field for column in specification.columns if column.position]
    recipes = [recipe for recipe in RECIPES if recipe.list_number == number]
    taken: Counter[Recipe] = Counter()
    left: list[int] = []
    while wanted and free:
        row = free.pop()
        cells = dict(zip(fields, frame.row(row), strict=True))
        suited = []
        for recipe in recipes:
            column = specification.column(recipe.field)
            situation = Situation(chance, column, cells[recipe.field], cells, as_at)
            if recipe.can_be_made(situation):
                suited.append((recipe, situation))
        if not suited:
            left.append(row)
            continue
        fewest = min(taken[recipe] for recipe, _ in suited)
        recipe, situation = chance.choose([each for each in suited if taken[each[0]] == fewest])
        taken[recipe] += 1
        wanted -= 1
        heading, written = situation.column.heading, recipe.make(situation)
        yield PlantedFault(number, FIRST_SOURCE_ROW + row, heading, "broken rule", recipe.rule, written)
    free.extend(reversed(left))


def _in_random_order(chance: Chance, rows: int) -> list[int]:
    return sorted(range(rows), key=lambda _: chance.between(0, 1 << 40))


def _planted(
    chance: Chance, kind: Kind, number: int, frame: pl.DataFrame, *, free: list[int], wanted: int, as_at: date
) -> Iterator[PlantedFault]:
    """Up to `wanted` faults of a kind, in rows taken from the end of `free`; rows that do not suit stay free."""
    specification = list_by_number(number)
    places = kind.places(specification)
    fields = [column.field for column in specification.columns if column.position]
    left: list[int] = []
    taken: Counter[str] = Counter()
    while places and wanted and free:
        row = free.pop()
        cells = dict(zip(fields, frame.row(row), strict=True))
        suited = [
            (place, situation)
            for place in places
            if kind.suits(situation := Situation(chance, place.column, cells[place.column.field], cells, as_at))
        ]
        if not suited:
            left.append(row)
            continue
        # The columns take turns, so that few rows meet many of them.
        fewest = min(taken[place.column.field] for place, _ in suited)
        place, situation = chance.choose([each for each in suited if taken[each[0].column.field] == fewest])
        taken[place.column.field] += 1
        wanted -= 1
        yield PlantedFault(
            number, FIRST_SOURCE_ROW + row, place.column.heading, kind.name, place.rule, kind.value(situation)
        )
    free.extend(reversed(left))
