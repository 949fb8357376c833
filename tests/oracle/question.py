"""What is asked of the oracle, and the simplest things one can say of a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.oracle.days import Window, whole_years

Row = Mapping[str, Any]
Rows = Sequence[Row]

KEYS = {
    1: "contacts",
    2: "early_help",
    3: "referrals",
    4: "assessments",
    5: "section_47",
    6: "children_in_need",
    7: "child_protection",
    8: "looked_after",
    9: "care_leavers",
    10: "adoption",
    11: "adopters",
}
DEFAULT_MONTHS = {1: 3, 2: 6, 3: 3, 4: 6, 5: 6, 6: 3, 7: 3, 8: 6, 10: 12, 11: 12}


@dataclass(frozen=True)
class Question:
    """The rows of the lists delivered, by number, and the choices made for the report."""

    lists: Mapping[int, Rows]
    as_at: date
    months: Mapping[str, int] = field(default_factory=dict)
    population: Mapping[str, int] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)

    def rows(self, number: int) -> Rows:
        """Every row of a list as supplied; none when it was not delivered."""
        return self.lists.get(number, ())

    def window(self, number: int) -> Window:
        """The list's own reporting period."""
        return Window(self.as_at, self.months.get(KEYS[number]) or DEFAULT_MONTHS[number])

    def age(self, row: Row) -> int | None:
        """The age column, else whole years at the as-at date from the date of birth; -1 is unborn."""
        if row["age_of_child"] is not None:
            return int(row["age_of_child"])
        if row["date_of_birth"] is None:
            return None
        return whole_years(row["date_of_birth"], self.as_at)

    def aged(self, rows: Rows, youngest: int, oldest: int) -> list[Row]:
        """The rows whose age is known and within the two, both included."""
        found = []
        for row in rows:
            age = self.age(row)
            if age is not None and youngest <= age <= oldest:
                found.append(row)
        return found

    def yearly_rate(self, count: int, number: int) -> float | None:
        """A flow's count per 10,000 residents aged 0 to 17 and year."""
        rate = self.rate(count)
        return None if rate is None else rate * 12 / self.window(number).months

    def rate(self, count: int, ages: str = "0-17") -> float | None:
        """A count per 10,000 residents of these ages, None without a population."""
        residents = self.population.get(ages)
        return count / residents * 10_000 if residents else None


def not_understood(row: Row, field_name: str) -> bool:
    """Whether the cell held something that could not be read."""
    return bool(row[field_name + "_not_understood"])


def is_blank(row: Row, field_name: str) -> bool:
    """Whether the cell was empty, which is not the same as unreadable."""
    return row[field_name] is None and not not_understood(row, field_name)


def children(rows: Rows) -> set[str]:
    """The distinct children of some rows; a blank identifier is no child."""
    found = set()
    for row in rows:
        if row["child_unique_id"]:
            found.add(row["child_unique_id"])
    return found
