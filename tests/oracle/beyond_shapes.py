"""What the tables beyond ChAT have in common: six months, month by month; teams; another list's dates of a child."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tests.oracle.days import Window
from tests.oracle.made import OracleTable, Value, share
from tests.oracle.question import Question, Row, Rows, not_understood
from tests.oracle.spans import LOOKED_AFTER, START_AND_END, UNREADABLE_END_IS_BLANK, is_left_out

REACH = 6
MEAN = "Mean per month"
NOT_RECORDED = "Not recorded"


@dataclass(frozen=True)
class MonthOfReach:
    """A calendar month, or the part of one that lies in the six months: its first day and the day after its last."""

    label: str
    first: date
    after: date
    whole: bool

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after - timedelta(days=1)

    def holds(self, day: date | None) -> bool:
        """Whether a date is in it."""
        return day is not None and self.first <= day < self.after


def reach(question: Question) -> Window:
    """The six months before the as-at date, whatever the list's own period."""
    return Window(question.as_at, REACH)


def months(question: Question) -> list[MonthOfReach]:
    """The months that the six months touch, day by day."""
    found: dict[str, list[date]] = {}
    day = reach(question).start
    while day < question.as_at:
        found.setdefault(f"{day.year}-{day.month:02}", []).append(day)
        day += timedelta(days=1)
    made = []
    for label, days in found.items():
        after = days[-1] + timedelta(days=1)
        made.append(MonthOfReach(label, days[0], after, whole=days[0].day == 1 and after.day == 1))
    return made


def month_ends(question: Question) -> list[date]:
    """The last six days before the as-at date that were the last of their month."""
    found: list[date] = []
    day = question.as_at
    while len(found) < REACH:
        day -= timedelta(days=1)
        if (day + timedelta(days=1)).day == 1:
            found.append(day)
    return found[::-1]


def label_of(day: date) -> str:
    """`2018-09`."""
    return f"{day.year}-{day.month:02}"


def by_month(
    title: str,
    question: Question,
    columns_of: Callable[[MonthOfReach], Mapping[str, Value]],
    mean_of: Sequence[str] = (),
) -> OracleTable:
    """A row for each month; `mean_of` are the columns whose mean over whole months stands last."""
    rows: list[tuple[str, Mapping[str, Value]]] = [(each.label, columns_of(each)) for each in months(question)]
    if mean_of:
        whole = [columns for each, (_, columns) in zip(months(question), rows, strict=True) if each.whole]
        means: dict[str, Value] = dict.fromkeys(rows[0][1])
        for name in mean_of:
            means[name] = sum(columns[name] or 0 for columns in whole) / len(whole)
        rows.append((MEAN, means))
    return OracleTable(title, None, tuple(rows))


def year_to_date(title: str, question: Question, rows: Rows, dates: Mapping[str, str]) -> OracleTable:
    """A row for each date column: the rows whose date is of the year that began on the 1 April last gone by.

    Nothing can be said where the six months do not hold all its days.
    """
    days = [question.as_at - timedelta(days=1)]
    while (days[-1].month, days[-1].day) != (4, 1):
        days.append(days[-1] - timedelta(days=1))
    can_be_said, made = all(reach(question).holds(day) for day in days), []
    for label, field_name in dates.items():
        count = len([row for row in rows if row[field_name] in days])
        values: dict[str, Value] = {"count": count, "rate_per_10k": question.rate(count)}
        made.append((label, values if can_be_said else dict.fromkeys(values)))
    return OracleTable(f"{title}, year to date", None, tuple(made))


def of_the_six_months(question: Question, number: int) -> list[Row]:
    """Rows of List 6, 7 or 8 that are in the sets of six months: begun, and not over before them."""
    start_field, end_field = START_AND_END[number]
    found = []
    for row in question.rows(number):
        if not_understood(row, end_field) and number not in UNREADABLE_END_IS_BLANK:
            continue
        if number == LOOKED_AFTER and is_left_out(question, row):
            continue
        begun = row[start_field] is None or row[start_field] < question.as_at
        if begun and (row[end_field] is None or row[end_field] >= reach(question).start):
            found.append(row)
    return found


def open_when_day_ended(row: Row, start_field: str, end_field: str, day: date) -> bool:
    """Whether something had begun by a day and did not end by it."""
    start, end = row[start_field], row[end_field]
    return start is not None and start <= day and (end is None or end > day)


def dates_by_child(question: Question, number: int, field_name: str) -> dict[str, list[date]]:
    """The dates before the as-at date that each child of a list has in a column."""
    found: dict[str, list[date]] = {}
    for row in question.rows(number):
        child, day = row["child_unique_id"], row[field_name]
        if child and day is not None and day < question.as_at:
            found.setdefault(child, []).append(day)
    return found


def largest_first(counts: Mapping[str, int]) -> list[str]:
    """Names by how many they have; equal ones in alphabetical order."""
    return sorted(counts, key=lambda name: (-counts[name], name))


def allocated(rows: Rows) -> OracleTable:
    """Cases by team, and those with a worker."""
    of_team: dict[str, list[Row]] = {}
    without: list[Row] = []
    for row in rows:
        (of_team.setdefault(row["allocated_team"], []) if row["allocated_team"] else without).append(row)
    teams = largest_first({team: len(cases) for team, cases in of_team.items()})
    groups = [(team, of_team[team]) for team in teams]
    groups += [(NOT_RECORDED, without)] if without else []
    groups.append(("Total", list(rows)))
    made = []
    for label, cases in groups:
        with_worker = len([row for row in cases if row["allocated_worker"]])
        made.append(
            (
                label,
                {
                    "count": len(cases),
                    "allocated": with_worker,
                    "percent_allocated": share(with_worker, len(cases)),
                },
            )
        )
    return OracleTable("Allocated to a worker", None, tuple(made))


def shares_of(
    title: str, counts: Mapping[str, int], judged: Mapping[str, Sequence[str]], denominator: int | None = None
) -> OracleTable:
    """Counts whose percentages are over the sum of several rows: `judged` names those rows, by row."""
    rows, denominators = [], {}
    for label, count in counts.items():
        if label not in judged:
            rows.append((label, {"count": count, "percent": None}))
            continue
        of = sum(counts[each] for each in judged[label])
        rows.append((label, {"count": count, "percent": share(count, of)}))
        denominators[label] = {"percent": of}
    return OracleTable(title, denominator, tuple(rows), denominators)
