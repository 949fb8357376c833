"""One changed cell for each quality rule that a single row can break."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from chat.annex_a import codes_of, list_by_number
from chat.synthetic.faults.situation import CellValue, Situation

Make = Callable[[Situation], CellValue]
Test = Callable[[Situation], bool]
SIX_MONTHS, TWELVE_MONTHS = timedelta(days=184), timedelta(days=366)
BORN, AGE = "date_of_birth", "age_of_child"


def always(_: Situation) -> bool:
    """A row of any kind will do."""
    return True


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to break a rule: the value that a cell of `field` gets, in rows with these fields given and those blank."""

    rule: str
    list_number: int
    field: str
    make: Make
    given: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    suits: Test = always

    def can_be_made(self, situation: Situation) -> bool:
        """Whether the row suits, and the cell would change."""
        row = situation.row
        fits = all(row[name] is not None for name in self.given) and all(row[name] is None for name in self.blank)
        return fits and self.suits(situation) and self.make(situation) != situation.cell


def value(written: CellValue) -> Make:
    """The same value whatever the row."""
    return lambda _: written


def code(list_number: int, field: str, bare: str) -> Make:
    """A code in the template's form."""
    codes = codes_of(list_by_number(list_number).column(field).code_set)
    return value(next(each.preferred for each in codes if each.code == bare))


def days_from(field: str, days: int) -> Make:
    """So many days after (before, when negative) a date of the row."""
    return lambda situation: situation.day(field) + timedelta(days=days)


def ago(span: timedelta, further: int = 30) -> Make:
    """So many days and a few more before the as-at date."""
    return lambda situation: situation.as_at - span - timedelta(days=further)


def born_ago(years: int) -> Make:
    """A birth so many years (and half a year) ago."""
    return lambda situation: date(situation.as_at.year - years, 1, 15)


def next_saturday(field: str) -> Make:
    """The Saturday after a date of the row."""
    return lambda situation: situation.day(field) + timedelta(days=(5 - situation.day(field).weekday()) % 7 or 7)


def is_coded(field: str, *starts: str) -> Test:
    """Whether the row's code has one of these bare codes."""

    def test(situation: Situation) -> bool:
        text = str(situation.row[field] or "")
        return any(f" {start}:" in f" {text}" or f" {start}" == f" {text}"[-len(start) - 1 :] for start in starts)

    return test


def older_than(field: str, days: int) -> Test:
    """Whether a date of the row is more than so many days before the as-at date."""

    def test(situation: Situation) -> bool:
        day = situation.row[field]
        return isinstance(day, date) and (situation.as_at - day).days > days

    return test


def aged(low: int, high: int) -> Test:
    """Whether the given age lies between the two."""
    return lambda situation: low <= situation.age() <= high


def both(*tests: Test) -> Test:
    """All of the tests."""
    return lambda situation: all(test(situation) for test in tests)


def differs(first: str, second: str) -> Test:
    """Whether two fields have different values."""
    return lambda situation: situation.row[first] != situation.row[second]
