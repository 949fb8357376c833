"""The working lists of the week: whom managers act on, each from the rows of a table, so that it equals a figure."""

import polars as pl

from chat.annex_a.fields import care_leavers
from chat.tables import AGE, Cells, WorkingList, days_since, months_later, working_days_later
from lists import assessments, child_protection, children_in_need, section_47
from lists.beyond import assessments as beyond_assessments
from lists.beyond import child_protection as beyond_child_protection
from lists.beyond import looked_after as beyond_looked_after
from lists.looked_after.health import (
    DENTAL_CHECK,
    DENTAL_MONTHS,
    HEALTH_ASSESSMENT,
    HEALTH_MONTHS,
    HEALTH_MONTHS_UNDER_FIVE,
)
from lists.looked_after.sets import DAYS_SINCE_VISIT, MISSING_EPISODES, PLACEMENTS, STARTED_ON

WORKING_DAYS_OVERDUE = "Working days overdue"
LAST_DAY_SEEN_IN_TIME = 41
MONTHS_OF_A_LONG_PLAN = 18
LATEST_CONTACT = care_leavers.latest_contact_date
AGES_OF_CARE_LEAVERS = ("Age 17-18", "Age 19-21")


def past(due: pl.Expr) -> pl.Expr:
    """Days since the last day in time; null for a date after the as-at date."""
    return pl.when(days_since(due) >= 0).then(days_since(due))


def since_check(date: pl.Expr, months: pl.Expr) -> pl.Expr:
    """Days since a check went out of date; null without a usable date."""
    return past(date.dt.offset_by(pl.format("{}mo", months)))


HEALTH_LIMIT = pl.when(AGE.is_between(0, 4)).then(HEALTH_MONTHS_UNDER_FIVE).otherwise(HEALTH_MONTHS)
REVIEW_DUE = (
    pl.when(beyond_looked_after.CASE == "first")
    .then(working_days_later(STARTED_ON, beyond_looked_after.FIRST_REVIEW_WORKING_DAYS))
    .otherwise(beyond_looked_after.DUE)
)

WORKING_LISTS = (
    WorkingList(
        key="assessments_overdue",
        title="Assessments past 45 days",
        about="Assessments still going on after more than 45 working days.",
        of=Cells("beyond.assessments_ongoing_age", ("46 - 50 days", "51 - 60 days", "61+ days")),
        order=beyond_assessments.WORKING_DAYS_OPEN - assessments.TIME_LIMIT,
        order_head=WORKING_DAYS_OVERDUE,
    ),
    WorkingList(
        key="assessments_child_not_seen",
        title="Assessed and not seen",
        about="Assessments completed in the period in which the child was not seen.",
        of=Cells("assessments.child_seen", ("Not seen",)),
    ),
    WorkingList(
        key="conferences_late",
        title="Conferences late",
        about="Enquiries of the period whose initial conference was more than 15 working days after the discussion.",
        of=Cells("section_47.icpc_timeliness", ("Not in time",)),
        order=section_47.WORKING_DAYS - section_47.TIME_LIMIT,
        order_head="Working days late",
    ),
    WorkingList(
        key="children_not_seen",
        title="Children in need not seen",
        about="Open episodes of need whose child was last seen six weeks ago or longer, or never (cases of a month and"
        " more). Those without a visit stand last.",
        of=Cells(
            "children_in_need.last_seen",
            ("6 - 12 weeks ago", "12 - 18 weeks ago", "18 or more weeks ago", "No visit (CIN 1+month)"),
        ),
        order=children_in_need.DAYS_SINCE_SEEN - LAST_DAY_SEEN_IN_TIME,
    ),
    WorkingList(
        key="plan_visits_overdue",
        title="Plans without a visit in time",
        about="Open plans whose latest statutory visit is longer ago than the limit, or that never had one since then."
        " The days are of the kind of the limit (28 days, a setting).",
        of=Cells("beyond.cp_visit_in_timescale", ("Out of timescale",)),
        order=-beyond_child_protection.DAYS_LEFT,
    ),
    WorkingList(
        key="plan_reviews_overdue",
        title="Plan reviews overdue",
        about="Open plans whose review conference is overdue.",
        of=Cells("beyond.cp_review_in_timescale", ("Overdue",)),
        order=days_since(beyond_child_protection.REVIEW_DUE),
    ),
    WorkingList(
        key="plans_over_18_months",
        title="Plans of 18 months and more",
        about="Open plans that have lasted 18 months or more; the days are those beyond the 18 months.",
        of=Cells("beyond.cpp_open_18_months", ("Yes",)),
        order=days_since(months_later(child_protection.START, MONTHS_OF_A_LONG_PLAN)),
        order_head="Days past 18 months",
    ),
    WorkingList(
        key="care_reviews_overdue",
        title="Looked-after reviews overdue",
        about="Open periods of care whose next statutory review is overdue: the first within 20 working days, the"
        " second within three months, later ones within six.",
        of=Cells(
            "beyond.cla_review_statutory",
            ("Overdue: first review", "Overdue: second review", "Overdue: later review"),
        ),
        order=days_since(REVIEW_DUE),
    ),
    WorkingList(
        key="care_visits_overdue",
        title="Looked-after visits overdue",
        about="Open periods of care whose latest social work visit is more than six weeks ago, or that had none. Those"
        " without a visit stand last.",
        of=Cells("beyond.cla_visit_in_timescale", ("Out of timescale",)),
        order=DAYS_SINCE_VISIT - beyond_looked_after.VISIT_DAYS,
    ),
    WorkingList(
        key="three_placements",
        title="Three and more placements",
        about="Open periods of care with three or more placements in 12 months.",
        of=Cells("beyond.cla_3_plus_placements", ("3+ placements",)),
        order=PLACEMENTS,
        order_head=None,
    ),
    WorkingList(
        key="no_return_interview",
        title="Missing, no return interview",
        about="Children of the period who went missing and for whom no return interview after the latest incident is"
        " recorded: not offered, no answer about an offer, or no answer to it. Those who refused are not on the list.",
        of=Cells("beyond.return_interviews", ("Not offered", "Offered, outcome not recorded", "Not recorded")),
        order=MISSING_EPISODES,
        order_head=None,
    ),
    WorkingList(
        key="health_assessments_overdue",
        title="Health assessment out of date",
        about="Children looked after for 12 months and more without a health assessment in 12 months (six for those"
        " under five). Those without a usable date stand last.",
        of=Cells("looked_after.health_assessment_in_time", ("No",)),
        order=since_check(HEALTH_ASSESSMENT, HEALTH_LIMIT),
    ),
    WorkingList(
        key="dental_checks_overdue",
        title="Dental check out of date",
        about="Children looked after for 12 months and more without a dental check in 12 months. Those without a usable"
        " date stand last.",
        of=Cells("looked_after.dental_check_in_time", ("No",)),
        order=since_check(DENTAL_CHECK, pl.lit(DENTAL_MONTHS)),
    ),
    WorkingList(
        key="care_leavers_not_in_touch",
        title="Care leavers not in touch",
        about="Care leavers aged 17 to 21 with whom the authority is not in touch, without those who died or returned"
        " home.",
        of=Cells("care_leavers.in_touch_cohort", AGES_OF_CARE_LEAVERS),
        less=Cells("care_leavers.in_touch", AGES_OF_CARE_LEAVERS),
        order=past(LATEST_CONTACT),
        order_head="Days since latest contact",
    ),
)
TABLES = frozenset(cells.table for each in WORKING_LISTS for cells in (each.of, each.less) if cells)
