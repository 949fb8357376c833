"""The rules of level error on a single row, in plain Python: which of them a row breaks, and in which column."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from chat.annex_a import list_by_number
from chat.synthetic.faults.situation import CellValue

Broken = tuple[str, str]  # rule and field
ADULT, OLDEST = 18, 25
AGE_GRACE = timedelta(days=1), timedelta(days=14)
CLOSED, CHANGE_OF_EPISODE = "e) Closed episode", "u) X1:CodeError"
MAY_BE_UNBORN = (1, 3, 4, 5, 6, 7)
BORN, GIVEN_AGE = "date_of_birth", "age_of_child"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as a reader has it: values by field, and the fields whose cells could not be read."""

    source_row: int
    values: Mapping[str, CellValue]
    unread: frozenset[str] = frozenset()

    def day(self, name: str) -> date | None:
        """A date, or None."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def blank(self, name: str) -> bool:
        """Whether nothing was given."""
        return self.values.get(name) is None and name not in self.unread

    def is_open(self, end: str, as_at: date) -> bool | None:
        """Whether an end has not come; None when it could not be read."""
        if end in self.unread:
            return None
        day = self.day(end)
        return day is None or day >= as_at

    def before(self, name: str, other: str) -> bool:
        """Whether both dates are known and the first is the earlier one."""
        first, second = self.day(name), self.day(other)
        return first is not None and second is not None and first < second

    def too_small(self, name: str, least: int = 0) -> bool:
        """Whether a count is missing or below its least value."""
        value = self.values.get(name)
        return self.blank(name) or (isinstance(value, int) and value < least)

    def one_given(self, first: str, second: str) -> bool:
        """Whether one is given without the other."""
        return self.blank(first) != self.blank(second)


def age_on(born: date, day: date) -> int:
    """Whole years, -1 before the birth."""
    return -1 if born > day else day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def broken_on_row(number: int, row: ReadRow, as_at: date) -> Iterator[tuple[str, str]]:
    """The rules that a row breaks, each with the heading it is told of."""
    specification = list_by_number(number)
    for rule, name in (*_everywhere(number, row, as_at), *OF_LIST[number](row, as_at)):
        yield rule, specification.column(name).heading


def _everywhere(number: int, row: ReadRow, as_at: date) -> Iterator[Broken]:
    born = row.day(BORN)
    for column in list_by_number(number).columns:
        event = row.day(column.field) if column.type == "date" and column.field != BORN else None
        if event is None:
            continue
        if event >= as_at:
            yield "AQ051", column.field
        own_rule = column.field in ("date_started_to_be_looked_after", "date_of_placement_decision")
        if number not in (*MAY_BE_UNBORN, 11) and not own_rule and born is not None and event < born <= as_at:
            yield "AQ052", column.field
    if number != 11:
        yield from _ages(number, row, as_at)


def _ages(number: int, row: ReadRow, as_at: date) -> Iterator[Broken]:
    born, given = row.day(BORN), row.values.get(GIVEN_AGE)
    age = given if born is None else age_on(born, as_at)
    if born is not None and isinstance(given, int):
        possible = age_on(born, as_at - AGE_GRACE[0]), age_on(born, as_at + AGE_GRACE[1])
        if not possible[0] <= given <= possible[1]:
            yield "AQ025", GIVEN_AGE
    if number in (8, 9) and (row.blank(BORN) or (born is not None and born > as_at)):
        yield "AQ028", BORN
    if number != 9 and isinstance(age, int) and age > OLDEST:
        yield "AQ030", BORN


def _missing(row: ReadRow, rule: str, *names: str) -> Iterator[Broken]:
    return ((rule, name) for name in names if row.blank(name))


def _contacts(row: ReadRow, _: date) -> Iterator[Broken]:
    yield from _missing(row, "AQ055", "date_of_contact", "contact_source")


def _early_help(row: ReadRow, _: date) -> Iterator[Broken]:
    if row.before("assessment_completion_date", "assessment_start_date"):
        yield "AQ056", "assessment_completion_date"
    yield from _missing(row, "CQ001", "assessment_start_date")


def _referrals(row: ReadRow, _: date) -> Iterator[Broken]:
    yield from _missing(row, "AQ059", "date_of_referral", "referral_source", "referral_nfa")
    if row.too_small("number_of_referrals_in_last_12_months"):
        yield "AQ061", "number_of_referrals_in_last_12_months"


def _assessments(row: ReadRow, _: date) -> Iterator[Broken]:
    start, authorised = "continuous_assessment_start_date", "continuous_assessment_date_of_authorisation"
    yield from _missing(row, "CQ002", start)
    if row.before(authorised, start):
        yield "AQ066", authorised
    if row.one_given(authorised, "assessed_as_requiring_support"):
        yield "AQ067", "assessed_as_requiring_support"


def _section_47(row: ReadRow, _: date) -> Iterator[Broken]:
    strategy, conference = "strategy_discussion_date", "date_of_initial_child_protection_conference"
    yield from _missing(row, "AQ075", strategy)
    if row.before(conference, strategy):
        yield "AQ076", conference
    if row.one_given(conference, "conference_resulted_in_plan"):
        yield "AQ078", "conference_resulted_in_plan"
    for name in ("number_of_section_47_enquiries_in_last_12_months", "number_of_conferences_in_last_12_months"):
        if row.too_small(name):
            yield "AQ081", name


def _children_in_need(row: ReadRow, _: date) -> Iterator[Broken]:
    start, closure, status = "cin_start_date", "cin_closure_date", row.values["case_status"]
    yield from _missing(row, "AQ087", start)
    if row.before(closure, start):
        yield "AQ087", closure
    if row.one_given(closure, "reason_for_closure"):
        yield "AQ088", closure if row.blank(closure) else "reason_for_closure"
    if status is not None and (status == CLOSED) == row.blank(closure):
        yield "AQ089", "case_status"


def _child_protection(row: ReadRow, _: date) -> Iterator[Broken]:
    start, end, review = (
        "child_protection_plan_start_date",
        "child_protection_plan_end_date",
        "date_of_latest_review_conference",
    )
    yield from _missing(row, "AQ100", start)
    if row.before(end, start) or (row.day(end) is not None and row.day(end) == row.day(start)):
        yield "AQ101", end
    yield from _missing(row, "AQ103", "initial_category_of_abuse", "latest_category_of_abuse")
    not_after = row.before(review, start) or (row.day(review) is not None and row.day(review) == row.day(start))
    if not_after or row.before(end, review):
        yield "AQ104", review
    if row.too_small("number_of_previous_child_protection_plans"):
        yield "AQ108", "number_of_previous_child_protection_plans"


def _looked_after(row: ReadRow, as_at: date) -> Iterator[Broken]:
    start, ceased, born = "date_started_to_be_looked_after", "date_ceased_to_be_looked_after", row.day(BORN)
    given, started = row.values.get(GIVEN_AGE), row.day(start)
    age = given if born is None else age_on(born, as_at)
    if row.is_open(ceased, as_at) and isinstance(age, int) and age >= ADULT:
        yield "AQ031", BORN
    if row.values["reason_ceased_to_be_looked_after"] == CHANGE_OF_EPISODE:
        yield "AQ044", "reason_ceased_to_be_looked_after"
    yield from _missing(row, "AQ112", start)
    if row.before(start, BORN):
        yield "AQ112", start
    if row.before(ceased, start):
        yield "AQ113", ceased
    if row.one_given(ceased, "reason_ceased_to_be_looked_after"):
        yield "AQ114", "reason_ceased_to_be_looked_after"
    if born is not None and started is not None and age_on(born, started) >= ADULT:
        yield "AQ116", start
    for rule, name in (("AQ117", "placement_start_date"), ("AQ118", "legal_status_start_date")):
        if row.blank(name) or row.before(name, start) or row.before(ceased, name):
            yield rule, name
    if row.too_small("number_of_placements_in_last_12_months", least=1):
        yield "AQ119", "number_of_placements_in_last_12_months"


def _care_leavers(row: ReadRow, _: date) -> Iterator[Broken]:
    yield from _missing(row, "AQ142", "eligibility_category", "in_touch")


def _adoption(row: ReadRow, _: date) -> Iterator[Broken]:
    decision, reversal = "date_of_placement_decision", "date_of_decision_reversed"
    yield from _missing(row, "AQ148", decision)
    if row.before(decision, BORN):
        yield "AQ148", decision
    if row.one_given(reversal, "reason_decision_reversed"):
        yield "AQ150", "reason_decision_reversed"
    if row.before(reversal, decision):
        yield "AQ150", reversal
    if row.day("date_of_adoption_order") is not None and row.day(reversal) is not None:
        yield "AQ151", "date_of_adoption_order"


def _adopters(row: ReadRow, _: date) -> Iterator[Broken]:
    if row.one_given("date_of_leaving_adoption_process", "reason_for_leaving_adoption_process"):
        yield "AQ159", "reason_for_leaving_adoption_process"


OF_LIST: Mapping[int, Callable[[ReadRow, date], Iterator[Broken]]] = {
    1: _contacts,
    2: _early_help,
    3: _referrals,
    4: _assessments,
    5: _section_47,
    6: _children_in_need,
    7: _child_protection,
    8: _looked_after,
    9: _care_leavers,
    10: _adoption,
    11: _adopters,
}
