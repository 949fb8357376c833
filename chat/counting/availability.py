"""Which delivered columns and which other lists an expression needs."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from chat.annex_a import ListSpecification, list_by_key, list_by_number
from chat.extract import NOT_UNDERSTOOD, SOURCE_ROW, DeliveredList, Extract
from chat.tables.expressions import COHORT_PREFIX, SETTING_PREFIX, name_of, root_names, whole_years
from chat.tables.table import Derived, ListMeasures

AGE_FROM = Derived(
    "age",
    pl.coalesce(pl.col("age_of_child"), whole_years(pl.col("date_of_birth"), pl.col("as_at"))),
    any_column=True,
)
NONE_CAN_BE_READ = "(no date in it can be read)"
MOST_ROWS = 0.5
FEWEST_ROWS = 3  # of one or two rows each date error is told by itself
ALWAYS_THERE = frozenset({"as_at", "period_start", SOURCE_ROW})


@dataclass(frozen=True)
class Availability:
    """What a list's expressions can rely on.

    `fields` are the list's own columns and the companions that say what was not understood, `delivered` those that had
    a column in the extract, `unreadable` those key dates of which none can be read; `cohort_lists` and
    `linked_lists` say to which list number each cohort and each linked date belongs, and `lists` which lists
    can be analysed.
    """

    specification: ListSpecification
    derived: tuple[Derived, ...]
    delivered: frozenset[str]
    cohort_lists: Mapping[str, int]
    linked_lists: Mapping[str, int]
    lists: frozenset[int]
    unreadable: frozenset[str] = frozenset()

    def roots(self, expression: pl.Expr) -> frozenset[str]:
        """Fields and cohorts at the bottom of an expression, derived columns resolved; `age` stays itself."""
        derived = {column.name: column for column in self.derived}
        found: set[str] = set()
        for name in root_names(expression):
            if name in derived and not derived[name].any_column:
                found |= self.roots(derived[name].expression) - set(map(name_of, derived[name].optional))
            else:
                found.add(name.removesuffix(NOT_UNDERSTOOD))
        return frozenset(found)

    def missing(self, expression: pl.Expr) -> tuple[str, ...]:
        """What the expression needs and does not have: `List 3`, or the heading of a column; in a stable order."""
        needs: set[str] = set()
        for name in self.roots(expression):
            if name.startswith(COHORT_PREFIX):
                number = self.cohort_lists[name.removeprefix(COHORT_PREFIX)]
                needs |= set() if number in self.lists else {f"List {number}"}
            elif name in self.linked_lists:
                needs |= set() if self.linked_lists[name] in self.lists else {f"List {self.linked_lists[name]}"}
            elif name == AGE_FROM.name:
                needs |= (
                    set() if {"age_of_child", "date_of_birth"} & self.delivered else {self._heading("age_of_child")}
                )
            elif name in self.unreadable:
                needs.add(f"{self._heading(name).strip()} {NONE_CAN_BE_READ}")
            elif name not in self.delivered and not self._is_constant(name) and not self._is_newer(name):
                needs.add(self._heading(name))
        return tuple(sorted(needs))

    def not_supplied(self, expression: pl.Expr) -> frozenset[str]:
        """Headings of newer columns that the expression reads and that were not delivered."""
        newer = {name for name in self.roots(expression) - self.delivered if self._has(name) and self._is_newer(name)}
        return frozenset(self._heading(name) for name in newer)

    def headings(self, expression: pl.Expr) -> frozenset[str]:
        """Headings of the Annex A columns that the expression reads."""
        fields = {column.field: column.heading for column in self.specification.columns}
        roots = self.roots(expression)
        if AGE_FROM.name in roots:
            roots |= {"age_of_child", "date_of_birth"}
        return frozenset(fields[name] for name in roots if name in fields)

    def _has(self, name: str) -> bool:
        return any(column.field == name for column in self.specification.columns)

    def _is_newer(self, field: str) -> bool:
        """Columns that the 2019 template does not have are never missed: their cells are blank."""
        return self.specification.column(field).role == "newer"

    def _heading(self, field: str) -> str:
        return self.specification.column(field).heading

    @staticmethod
    def _is_constant(name: str) -> bool:
        return name in ALWAYS_THERE or name.startswith(SETTING_PREFIX)


def unreadable_dates(delivered: DeliveredList) -> frozenset[str]:
    """Key dates of which none can be read, although most rows have something there: no figure can be made of them."""
    frame = delivered.frame
    dates = [
        each.field
        for each in delivered.specification.columns
        if each.type == "date" and each.role == "key date" and each.field + NOT_UNDERSTOOD in frame.columns
    ]
    if frame.height < FEWEST_ROWS or not dates:
        return frozenset()
    unread = [
        (pl.col(field).is_null().all() & (pl.col(field + NOT_UNDERSTOOD).mean() >= MOST_ROWS)).alias(field)
        for field in dates
    ]
    return frozenset(field for field, is_so in frame.select(unread).row(0, named=True).items() if is_so)


def availability(
    number: int, measures: ListMeasures, every: tuple[ListMeasures, ...], extract: Extract
) -> Availability:
    """What is available to the list with this number in this extract."""
    delivered = extract.lists.get(number)
    without_dates = {at for at, each in extract.lists.items() if at != number and unreadable_dates(each)}
    return Availability(
        specification=list_by_number(number),
        derived=(AGE_FROM, *measures.derived),
        delivered=delivered.delivered if delivered else frozenset(),
        cohort_lists={cohort: list_by_key(each.key).number for each in every for cohort in each.cohorts},
        linked_lists={link.name: list_by_key(link.list_key).number for link in measures.linked},
        lists=frozenset(extract.lists) - without_dates,
        unreadable=unreadable_dates(delivered) if delivered else frozenset(),
    )
