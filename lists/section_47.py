"""List 5: section 47 enquiries begun in the period (6 months) and their initial child protection conferences."""

import polars as pl

from chat.annex_a.fields import section_47
from chat.tables import (
    AS_AT,
    NOT_RECORDED,
    Derived,
    Headline,
    ListMeasures,
    Population,
    Row,
    Table,
    Topic,
    bands,
    events,
    profile,
    setting,
    working_days,
    yes_no,
)

STRATEGY_DISCUSSION = section_47.strategy_discussion_date
CONFERENCE = section_47.date_of_initial_child_protection_conference
CONFERENCE_UNNECESSARY = section_47.conference_deemed_unnecessary
RESULTED_IN_PLAN = section_47.conference_resulted_in_plan
EARLIER_ENQUIRIES = section_47.number_of_section_47_enquiries_in_last_12_months
EARLIER_CONFERENCES = section_47.number_of_conferences_in_last_12_months

PERIOD = events("section 47 enquiries in the period", on=STRATEGY_DISCUSSION)
IN_PERIOD = PERIOD.reported
HELD = Population("enquiries in the period with a conference", IN_PERIOD.where & CONFERENCE.is_not_null())

WORKING_DAYS = pl.col("working_days")
CONFERENCES = pl.col("conferences_with_own")
TIME_LIMIT = 15
DURATION_BANDS = (
    ("a) 0 - 10 working days", 0, 10),
    ("b) 11 - 15 days", 11, 15),
    ("c) 16 - 20 days", 16, 20),
    ("d) 21+ days", 21, None),
)
HOW_DAYS_COUNT = (
    "Working days after the strategy discussion up to the conference: the discussion is day 0. A conference before the"
    " discussion or after the as-at date is a date error."
)
ABOUT_ENQUIRIES = (
    "Every enquiry counts, so a child with three enquiries counts three times; the number is that of the child's latest"
    " enquiry."
)
ABOUT_CONFERENCES = (
    "The number of earlier conferences plus one where this enquiry led to a conference; a setting leaves the plus one"
    " out for systems that count it already."
)


def not_counted(number: pl.Expr) -> Row:
    """The row for a number that is blank, no whole number, or negative."""
    return Row(NOT_RECORDED, number.is_null() | (number < 0))


TABLES = (
    Table(
        key="section_47.icpc_not_required",
        title="Section 47 enquiries that needed no initial conference",
        chat_title="S47 where ICPC not required",
        population=IN_PERIOD,
        rows=(
            *yes_no(CONFERENCE_UNNECESSARY, "ICPC not required", "ICPC required"),
            Row(NOT_RECORDED, CONFERENCE_UNNECESSARY.is_null()),
        ),
        chart="doughnut",
        definition="Enquiries by whether a conference was deemed unnecessary.",
        edges="Blank while it has not been decided.",
    ),
    Table(
        key="section_47.headline",
        title="Section 47 enquiries and initial conferences",
        chat_title="LIST 5 - SECTION 47s ({period} default)",
        population=IN_PERIOD,
        columns=("count", "rate_per_10k"),
        partition=False,
        rows=(
            Row("Total number of S47s", rate="annualised"),
            Row("Number of ICPCs", HELD.where, rate="annualised"),
        ),
        definition="Enquiries by date of the strategy discussion that began them, and those with a conference date.",
        caveat="We count only conferences linked to an enquiry on List 5, not those of children who moved in.",
    ),
    Table(
        key="section_47.multiple_s47s",
        title="Enquiries about children with another in 12 months",
        chat_title="Multiple S47s",
        population=IN_PERIOD,
        rows=(Row("Yes", EARLIER_ENQUIRIES >= 1), Row("No", EARLIER_ENQUIRIES == 0), not_counted(EARLIER_ENQUIRIES)),
        chart="doughnut",
        definition="Enquiries of children who had another enquiry in the 12 months before the latest one.",
        edges=ABOUT_ENQUIRIES,
    ),
    Table(
        key="section_47.icpc_result_in_cpp",
        title="Initial conferences that led to a plan",
        chat_title="ICPC result in CPP",
        population=HELD,
        rows=(*yes_no(RESULTED_IN_PLAN), Row(NOT_RECORDED, RESULTED_IN_PLAN.is_null())),
        chart="doughnut",
        definition="Conferences by whether they resulted in a child protection plan.",
    ),
    Table(
        key="section_47.multiple_icpcs",
        title="Enquiries about children with several conferences in 12 months",
        chat_title="Multiple ICPCs",
        population=IN_PERIOD,
        rows=(Row("Yes", CONFERENCES >= 2), Row("No", CONFERENCES.is_between(0, 1)), not_counted(CONFERENCES)),
        chart="doughnut",
        definition="Enquiries of children with more than one conference in 12 months, this enquiry's own included.",
        edges=ABOUT_CONFERENCES,
    ),
    Table(
        key="section_47.icpc_timeliness",
        title="Initial conferences held within 15 working days",
        chat_title="ICPC timeliness",
        population=HELD,
        rows=(
            Row("In time", WORKING_DAYS <= TIME_LIMIT),
            Row("Not in time", WORKING_DAYS > TIME_LIMIT),
            Row("Date error", WORKING_DAYS.is_null()),
        ),
        chart="doughnut",
        definition="Conferences held within 15 working days of the strategy discussion that began the enquiry.",
        edges=HOW_DAYS_COUNT,
    ),
    Table(
        key="section_47.number_s47s_12_months",
        title="Enquiries by how many the child had in 12 months",
        chat_title="No. of S47s in the last 12 months",
        population=IN_PERIOD,
        rows=(
            *bands(EARLIER_ENQUIRIES, (("1 S47 enquiry", 0, 0), ("2 S47s", 1, 1), ("3+ S47s", 2, None))),
            not_counted(EARLIER_ENQUIRIES),
        ),
        chart="columns",
        definition="Enquiries by number of enquiries of the child in 12 months, the latest included.",
        edges=ABOUT_ENQUIRIES,
    ),
    Table(
        key="section_47.number_icpcs_12_months",
        title="Enquiries by how many conferences the child had in 12 months",
        chat_title="No. ICPCs in the last 12 months",
        population=IN_PERIOD,
        rows=(
            *bands(CONFERENCES, (("None", 0, 0), ("1 ICPC", 1, 1), ("More than 1", 2, None))),
            not_counted(CONFERENCES),
        ),
        chart="columns",
        definition="Enquiries by number of conferences of the child in 12 months, this enquiry's own included.",
        edges=ABOUT_CONFERENCES,
    ),
    Table(
        key="section_47.s47_to_icpc_duration",
        title="Initial conferences by working days since the strategy discussion",
        chat_title="S47 to ICPC duration",
        population=HELD,
        rows=(*bands(WORKING_DAYS, DURATION_BANDS), Row("Date error", WORKING_DAYS.is_null(), shown="unless_zero")),
        chart="columns",
        definition="Conferences by working days from the strategy discussion to the conference.",
        edges=HOW_DAYS_COUNT,
    ),
    *profile("section_47", IN_PERIOD, "Section 47 enquiries"),
)

USABLE_ORDER = (CONFERENCE >= STRATEGY_DISCUSSION) & (CONFERENCE <= AS_AT)
OWN_CONFERENCE = (HELD.where & ~setting("section_47.icpc_count_includes_current")).fill_null(value=False)

TOPICS = (
    Topic(
        "section_47.enquiries",
        "Section 47 enquiries",
        (
            "section_47.headline",
            "beyond.s47_year_to_date",
            "section_47.icpc_not_required",
            "section_47.number_s47s_12_months",
            "section_47.multiple_s47s",
        ),
        not_printed=("section_47.multiple_s47s",),
    ),
    Topic(
        "section_47.conferences",
        "Initial child protection conferences (ICPC)",
        (
            "section_47.icpc_timeliness",
            "section_47.s47_to_icpc_duration",
            "beyond.referral_to_conference",
            "section_47.icpc_result_in_cpp",
            "section_47.number_icpcs_12_months",
            "section_47.multiple_icpcs",
        ),
        not_printed=("section_47.multiple_icpcs",),
    ),
    Topic(
        "section_47.by_month",
        "Enquiries and conferences month by month",
        (
            "beyond.s47_by_month",
            "beyond.icpc_by_month",
        ),
    ),
    Topic(
        "section_47.children",
        "The children in section 47 enquiries",
        (
            "section_47.age_gender",
            "section_47.ethnicity",
            "section_47.disability",
        ),
    ),
)

LIST = ListMeasures(
    key="section_47",
    period=PERIOD,
    derived=(
        Derived("working_days", pl.when(USABLE_ORDER).then(working_days(STRATEGY_DISCUSSION, CONFERENCE))),
        Derived(
            "conferences_with_own",
            pl.when(EARLIER_CONFERENCES >= 0).then(EARLIER_CONFERENCES + OWN_CONFERENCE.cast(pl.Int64)),
        ),
    ),
    cohorts={"section_47": IN_PERIOD, "icpc": HELD},
    tables=TABLES,
    headlines=(
        Headline("section_47.icpc_timeliness", "In time", "percent", "Conferences within 15 working days"),
        Headline("section_47.icpc_result_in_cpp", "Yes", "percent", "Conferences that resulted in a plan"),
    ),
    topics=TOPICS,
)
