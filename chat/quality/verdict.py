"""The verdict on an extract: usable, usable with caution, or not usable, and why."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from chat.annex_a import list_by_number
from chat.counting.prepare import Prepared
from chat.counting.reconcile import outside_every_period
from chat.extract import NOT_UNDERSTOOD, AsAt, Extract
from chat.findings import Finding
from chat.quality.effects import Weigher
from chat.quality.headline_rows import headline_rows
from chat.quality.problems import Problem, problems_of
from chat.quality.thresholds import limit
from chat.report.verdict import Verdict
from chat.tables.table import ListMeasures
from chat.words.dates import date_text

MANY_LISTS = 3  # whose events lie elsewhere: then the as-at date is wrong rather than the lists
# Lists 2, 6, 7 and 8 have an end date too, which is rightly blank while a case is open. List 10 has only such a date.
STARTS = {
    1: "date_of_contact",
    2: "assessment_start_date",
    3: "date_of_referral",
    4: "continuous_assessment_start_date",
    5: "strategy_discussion_date",
    6: "cin_start_date",
    7: "child_protection_plan_start_date",
    8: "date_started_to_be_looked_after",
}


@dataclass(frozen=True)
class Judged:
    """The verdict, and the problems behind it: those first that can move most headline figures."""

    verdict: Verdict
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Lost:
    """How many rows of a list no figure can count: without a date that is needed, or before or after all periods."""

    number: int
    rows: int
    without_date: int
    outside: int

    @property
    def lost(self) -> int:
        return self.without_date + self.outside

    @property
    def is_too_much(self) -> bool:
        return self.rows > 0 and self.lost * 100 >= self.rows * limit("verdict_rows_lost")


def judge(
    extract: Extract,
    as_at: AsAt,
    every: tuple[ListMeasures, ...],
    prepared: Mapping[str, Prepared],
    findings: Sequence[Finding],
) -> Judged:
    """The verdict on an extract with these findings; `prepared` are its lists, ready to be counted."""
    weigher = Weigher(headline_rows(every, prepared), prepared, findings)
    problems = problems_of(weigher)
    verdict = _not_usable(extract, as_at, prepared) or _with_caution(extract, problems, weigher)
    return Judged(verdict, problems)


def _not_usable(extract: Extract, as_at: AsAt, prepared: Mapping[str, Prepared]) -> Verdict | None:
    if not any(delivered.rows_read for delivered in extract.lists.values()):
        return Verdict("not_usable", "no list has any rows", ("No list has any rows.",))
    lost = [each for each in map(_lost, prepared.values()) if each.is_too_much]
    aside = sorted(extract.set_aside)
    if not lost and not aside:
        return None
    reasons = [f"List {number} could not be analysed: {extract.set_aside[number]}" for number in aside]
    reasons += [_lost_text(each, as_at) for each in lost]
    if len([each for each in lost if each.outside * 2 > each.rows]) >= MANY_LISTS:
        reasons.append(f"Check the as-at date, {date_text(as_at.date)}: the events of several lists lie outside it.")
    return Verdict("not_usable", "; ".join(_in_short(lost, aside, as_at)), tuple(reasons))


def _in_short(lost: Sequence[_Lost], aside: Sequence[int], as_at: AsAt) -> Iterator[str]:
    """Every list that is not usable by its number, those of one reason together."""
    if aside:
        yield f"{_lists(aside)} could not be analysed"
    if without := [each.number for each in lost if each.without_date == each.rows]:
        yield f"{_lists(without)} {'has' if len(without) == 1 else 'have'} no readable date"
    others = [each for each in lost if each.without_date < each.rows]
    if len(others) == 1:
        yield _lost_text(others[0], as_at).removesuffix(".")
    elif others:
        yield f"half or more of the rows of {_lists([each.number for each in others])} {_why(others, as_at)}"


def _lost_text(lost: _Lost, as_at: AsAt) -> str:
    if lost.without_date == lost.rows:
        return f"List {lost.number} has no readable date."
    return f"{lost.lost:,} of the {lost.rows:,} rows of List {lost.number} {_why([lost], as_at)}."


def _lost(prepared: Prepared) -> _Lost:
    specification = list_by_number(prepared.number)
    frame = prepared.frame
    without = _lacks_a_key_date(prepared)
    outside = (
        outside_every_period(prepared, specification.reach_months)
        if specification.reach_months
        else pl.repeat(value=False, n=frame.height, eager=True)
    )
    return _Lost(prepared.number, frame.height, int(without.sum()), int((outside & ~without).sum()))


def _lacks_a_key_date(prepared: Prepared) -> pl.Series:
    """For each row whether its first date is missing, or a date that decides where it counts cannot be read."""
    dates = [column.field for column in list_by_number(prepared.number).columns if column.role == "key date"]
    start = STARTS.get(prepared.number)
    unreadable = [pl.col(field + NOT_UNDERSTOOD) for field in dates]
    missing = [pl.col(start).is_null()] if start else []
    return prepared.frame.select(
        pl.any_horizontal(pl.lit(value=False), *unreadable, *missing).alias("lacks")
    ).to_series()


def _why(lost: Sequence[_Lost], as_at: AsAt) -> str:
    """Why these rows cannot be counted: the commoner reason first."""
    without, outside = sum(each.without_date for each in lost), sum(each.outside for each in lost)
    no_date = "have no readable date"
    elsewhere = f"lie outside the months up to {date_text(as_at.date - dt.timedelta(days=1))}"
    reasons = [(without, no_date), (outside, elsewhere)]
    return " or ".join(words for number, words in sorted(reasons, key=lambda each: -each[0]) if number)


def _with_caution(extract: Extract, problems: Sequence[Problem], weigher: Weigher) -> Verdict:
    moved = [effect for effect in weigher.effects(weigher.findings) if effect.matters]
    empty = [number for number, delivered in sorted(extract.lists.items()) if not delivered.rows_read]
    if len(empty) * 2 > len(extract.lists):
        return Verdict("caution", f"{_lists(empty)} have no rows")
    if not moved:
        return Verdict("usable")
    telling = [problem for problem in problems if problem.moved]
    reasons = tuple(_reason(problem) for problem in telling)
    if not telling:
        return Verdict("caution", f"many small problems together can change {_figures(len(moved))}")
    figures = _figures(len({(effect.table, effect.headline) for problem in telling for effect in problem.moved}))
    problems_word = "1 problem" if len(telling) == 1 else f"{len(telling)} problems"
    return Verdict("caution", f"{problems_word} can change {figures}", reasons)


def _figures(number: int) -> str:
    return "1 headline figure" if number == 1 else f"{number} headline figures"


def _reason(problem: Problem) -> str:
    cause = problem.cause
    most = problem.moved[0]
    where = f"List {cause.list_number}" + (f", '{cause.column}'" if cause.column else "")
    return f"{where}: {most.rows:,} rows to check against the {most.counted:,} behind '{most.headline}'."


def _lists(numbers: Sequence[int]) -> str:
    names = [str(number) for number in numbers]
    return f"List {names[0]}" if len(names) == 1 else f"Lists {', '.join(names[:-1])} and {names[-1]}"
