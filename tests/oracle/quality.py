"""Quality rules in plain Python, row by row, over the typed frames: warnings and what needs more than one row."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Lists = Mapping[int, Sequence[Row]]
Broken = set[int]
Key = tuple[str, int, str | None]  # rule, list, field
CHILD = "child_unique_id"
ENDS = {
    4: "continuous_assessment_date_of_authorisation",
    6: "cin_closure_date",
    7: "child_protection_plan_end_date",
    8: "date_ceased_to_be_looked_after",
}
TEAMS = ("allocated_team", "allocated_worker")


def blank(row: Row, field: str) -> bool:
    return row[field] is None and not row.get(f"{field}_not_understood", False)


def is_open(row: Row, end: str, as_at: dt.date) -> bool | None:
    if row[f"{end}_not_understood"]:
        return None
    return row[end] is None or row[end] >= as_at


def less(first: Any, second: Any) -> bool:
    return first is not None and second is not None and first < second


def age_at(born: dt.date, day: dt.date) -> int:
    return -1 if born > day else day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class Question:
    """The lists, the as-at date and what is known of children across lists."""

    def __init__(self, lists: Lists, as_at: dt.date) -> None:
        self.lists, self.as_at = lists, as_at
        self.six, self.twelve = self.months_ago(6), self.months_ago(12)
        self.children: dict[int, dict[str, list[Row]]] = {}
        for number, rows in lists.items():
            grouped: dict[str, list[Row]] = defaultdict(list)
            for row in rows if number != 11 else ():
                if row[CHILD] is not None:
                    grouped[row[CHILD]].append(row)
            self.children[number] = grouped

    def months_ago(self, months: int) -> dt.date:
        month = self.as_at.month - 1 - months
        return dt.date(self.as_at.year + month // 12, month % 12 + 1, self.as_at.day)

    def of(self, number: int, row: Row) -> list[Row]:
        return self.children[number].get(row[CHILD], [])

    def open_on(self, number: int, row: Row) -> bool | None:
        answers = [is_open(each, ENDS[number], self.as_at) for each in self.of(number, row)]
        return True if True in answers else None if None in answers else False

    def age(self, row: Row) -> int | None:
        born = row["date_of_birth"]
        return row["age_of_child"] if born is None else age_at(born, self.as_at)


def rows_where(rows: Sequence[Row], rule: Callable[[Row], Any]) -> Broken:
    return {row["source_row"] for row in rows if rule(row)}


def repeated(rows: Sequence[Row], *fields: str) -> Broken:
    times = Counter(tuple(row[field] for field in fields) for row in rows)

    def rule(row: Row) -> bool:
        key = tuple(row[field] for field in fields)
        return None not in key and times[key] > 1

    return rows_where(rows, rule)


def different(ask: Question, number: int, field: str) -> Broken:
    return {
        row["source_row"]
        for rows in ask.children[number].values()
        if len({row[field] for row in rows} - {None}) > 1
        for row in rows
    }


def broken(ask: Question) -> Iterator[tuple[Key, Broken]]:
    """Rule by rule the source rows that break it, in some lists."""
    lists, six, twelve, as_at = ask.lists, ask.six, ask.twelve, ask.as_at
    yield ("AQ016", 1, None), repeated(lists[1], CHILD, "date_of_contact", "contact_source")
    yield ("AQ018", 3, None), repeated(lists[3], CHILD, "date_of_referral")
    yield ("AQ019", 4, None), repeated(lists[4], CHILD, "continuous_assessment_start_date")
    yield ("AQ020", 5, None), repeated(lists[5], CHILD, "strategy_discussion_date")
    for number in (6, 7, 8, 9):
        yield ("AQ013", number, None), repeated(lists[number], CHILD)
    yield ("AQ054", 1, "date_of_contact"), rows_where(lists[1], lambda r: less(r["date_of_contact"], six))
    yield ("AQ060", 3, "date_of_referral"), rows_where(lists[3], lambda r: less(r["date_of_referral"], six))
    for number, field in ((4, ENDS[4]), (6, ENDS[6]), (7, ENDS[7]), (8, ENDS[8])):
        rule = {4: "AQ068", 6: "AQ090", 7: "AQ102", 8: "AQ115"}[number]
        yield (rule, number, field), rows_where(lists[number], lambda r, f=field: less(r[f], six))
        for team in TEAMS:
            yield (
                ("AQ163", number, team),
                rows_where(lists[number], lambda r, f=field, t=team: r[t] is None and is_open(r, f, as_at)),
            )
    count = "number_of_referrals_in_last_12_months"
    yield ("AQ062", 3, count), different(ask, 3, count)
    for field in ("number_of_section_47_enquiries_in_last_12_months", "number_of_conferences_in_last_12_months"):
        yield ("AQ082", 5, field), different(ask, 5, field)
    yield from _on_several_lists(ask)
    yield from _care(ask)
    yield ("AQ030", 1, "date_of_birth"), rows_where(lists[1], lambda r: (ask.age(r) or 0) > 18)
    yield (
        ("AQ032", 9, "date_of_birth"),
        rows_where(lists[9], lambda r: ask.age(r) is not None and not 16 <= (ask.age(r) or 0) <= 25),
    )
    order, back = "date_of_adoption_order", "date_of_decision_reversed"
    yield ("AQ153", 10, order), rows_where(lists[10], lambda r: less(r[order], twelve) or less(r[back], twelve))
    families = Counter(row["family_identifier"] for row in lists[11])
    yield (
        ("AQ034", 11, "family_identifier"),
        rows_where(lists[11], lambda r: r["family_identifier"] is not None and families[r["family_identifier"]] > 2),
    )
    known = {row["family_identifier"] for row in lists[11]}
    yield (
        ("AQ156", 10, "family_identifier"),
        rows_where(lists[10], lambda r: r["family_identifier"] is not None and r["family_identifier"] not in known),
    )


def _on_several_lists(ask: Question) -> Iterator[tuple[Key, Broken]]:
    lists, as_at = ask.lists, ask.as_at
    for number, rule in ((7, "AQ093"), (8, "AQ094")):
        yield (
            (rule, number, CHILD),
            rows_where(
                lists[number],
                lambda r, n=number: r[CHILD] is not None and is_open(r, ENDS[n], as_at) and ask.open_on(6, r) is False,
            ),
        )
    yield (
        ("AQ072", 4, CHILD),
        rows_where(
            lists[4], lambda r: r[CHILD] is not None and is_open(r, ENDS[4], as_at) and ask.open_on(6, r) is False
        ),
    )
    yield ("AQ111", 7, CHILD), rows_where(lists[7], lambda r: is_open(r, ENDS[7], as_at) and ask.open_on(8, r))
    yield ("AQ141", 8, CHILD), rows_where(lists[8], lambda r: is_open(r, ENDS[8], as_at) and ask.of(9, r))
    plan = "child_protection_plan_start_date"

    def after_plan(row: Row) -> bool:
        starts = [each[plan] for each in ask.of(7, row) if each[plan] is not None]
        return bool(starts) and less(min(starts), row["cin_start_date"])

    yield ("AQ096", 6, "cin_start_date"), rows_where(lists[6], after_plan)

    def no_plan(row: Row) -> bool:
        held = row["date_of_initial_child_protection_conference"]
        if row["conference_resulted_in_plan"] != "Yes" or row[CHILD] is None or not less(held, as_at):
            return False
        starts = [each[plan] for each in ask.of(7, row)]
        return held not in starts if None not in starts or held in starts else len(set(starts)) > 1

    yield ("AQ085", 5, "conference_resulted_in_plan"), rows_where(lists[5], no_plan)


def _care(ask: Question) -> Iterator[tuple[Key, Broken]]:
    rows, as_at = ask.lists[8], ask.as_at
    start, end = "date_started_to_be_looked_after", ENDS[8]
    for rule, field in (("AQ121", "date_of_latest_statutory_review"),):
        late = {
            row["source_row"]
            for row in rows
            if is_open(row, end, as_at) and blank(row, field) and less(row[start], as_at - dt.timedelta(days=28))
        }
        yield (rule, 8, field), rows_where(rows, lambda r, f=field: less(r[f], r[start])) | late
    visit = "date_of_last_social_work_visit"
    yield ("AQ122", 8, visit), rows_where(rows, lambda r: less(r[visit], r[start]) or less(r[end], r[visit]))
    for field in ("placement_type", "placement_provider", "placement_location"):
        yield ("AQ125", 8, field), rows_where(rows, lambda r, f=field: is_open(r, end, as_at) and blank(r, f))
    yield (
        ("AQ126", 8, "placement_type"),
        rows_where(
            rows,
            lambda r: (
                None not in (r["placement_type"], r["placement_provider"])
                and (r["placement_type"] == "P1") != (r["placement_provider"] == "PR0")
            ),
        ),
    )
    days = {"L1": 3, "L2": 21, "L3": 7}

    def too_long(row: Row) -> bool:
        began = row["legal_status_start_date"]
        most = days.get(row["legal_status"])
        return most is not None and began is not None and ((row[end] or as_at) - began).days > most

    yield ("AQ133", 8, "legal_status"), rows_where(rows, too_long)
