"""Early help beyond ChAT: flow by month, how long it was open, who did it, stepping up and down."""

import polars as pl

from chat.annex_a.fields import children_in_need, early_help, referrals
from chat.tables import (
    AS_AT,
    NOT_RECORDED,
    Across,
    Derived,
    EachMonth,
    Linked,
    PerResidents,
    Population,
    Row,
    Table,
    ValuesFound,
    beyond,
    case_durations,
    completed_months,
    open_at_as_at,
)
from lists.beyond.six_months import by_month_of, every_month, in_reach, open_at_end_of, present_in_reach
from lists.beyond.year_to_date import year_to_date
from lists.early_help import COMPLETION, HAS_A_DATE, ORGANISATION, ORGANISATION_KEY, START

STEP_DAYS = 31  # (inferred): no report says how soon after one service the other must begin
MONTHS_OPEN = pl.col("months_open")
NEXT_REFERRAL = pl.col("next_referral_after_start")
NEXT_EARLY_HELP = pl.col("next_early_help_start")
CLOSURE = children_in_need.cin_closure_date

PRESENT = Population("early help assessments of the last six months", present_in_reach(START, COMPLETION) & HAS_A_DATE)
STARTED = Population("early help assessments started in the last six months", PRESENT.where & in_reach(START))
COMPLETED = Population("early help assessments completed in the last six months", PRESENT.where & in_reach(COMPLETION))
CLOSED_NEED = Population("episodes of need closed in the last six months", in_reach(CLOSURE))

STEPPED_UP = (NEXT_REFERRAL < AS_AT) & (
    COMPLETION.is_null() | ((NEXT_REFERRAL - COMPLETION).dt.total_days() <= STEP_DAYS)
)
STEPPED_DOWN = (NEXT_EARLY_HELP < AS_AT) & ((NEXT_EARLY_HELP - CLOSURE).dt.total_days() <= STEP_DAYS)


TABLES = beyond(
    Table(
        key="beyond.early_help_flow",
        title="Early help assessments started, completed and open each month",
        chat_title="EHAs started, completed and open at each month's end, with rate",
        population=PRESENT,
        found=EachMonth(every_month),
        columns=("started", "completed", "open", "rate_per_10k"),
        across=(
            Across("started", "Started", in_month=by_month_of(START)),
            Across("completed", "Completed", in_month=by_month_of(COMPLETION)),
            Across("open", "Open at the end", in_month=open_at_end_of(START, COMPLETION)),
            PerResidents("rate_per_10k", "Open per 10,000", "open"),
        ),
        rows=(),
        partition=False,
        chart="line",
        definition="Early help assessments by month of start, by month of completion, and open when the month ended.",
    ),
    Table(
        key="beyond.early_help_duration",
        title="Completed early help assessments by time taken",
        chat_title="Length of time open at completion",
        population=COMPLETED,
        rows=(*case_durations(MONTHS_OPEN), Row("Date error", MONTHS_OPEN.is_null(), shown="unless_zero")),
        chart="columns",
        definition="Completed early help assessments by calendar months from start to completion.",
    ),
    Table(
        key="beyond.early_help_by_organisation_month",
        title="Early help assessments started, by organisation and month",
        chat_title="EHAs started by organisation and month",
        population=STARTED,
        found=ValuesFound(by=ORGANISATION_KEY, spelling=ORGANISATION),
        columns=("total",),
        across_months=EachMonth(by_month_of(START)),
        across=(Across("total", "Total"),),
        rows=(Row(NOT_RECORDED, ORGANISATION_KEY.is_null(), shown="unless_zero"),),
        definition="Early help assessments by organisation and by month of start.",
    ),
    Table(
        key="beyond.step_up",
        title="Early help followed by a referral",
        population=PRESENT,
        rows=(
            Row("Yes", STEPPED_UP),
            Row("No", ~STEPPED_UP.fill_null(value=False)),
        ),
        chart="doughnut",
        definition="Early help assessments whose child was referred while it was open or up to 31 days later.",
        caveat="An estimate from dates: the lists hold no link between early help and a referral.",
    ),
    Table(
        key="beyond.step_down",
        title="Closed children in need cases followed by early help",
        chat_title="Children in need followed by early help",
        population="cin_closed_in_reach",
        counted_on="children_in_need",
        unit="episodes of need",
        rows=(
            Row("Yes", STEPPED_DOWN),
            Row("No", ~STEPPED_DOWN.fill_null(value=False)),
        ),
        chart="doughnut",
        definition="Episodes of need closed in the last six months whose child began early help within 31 days.",
        caveat="An estimate from dates: the lists hold no link between an episode of need and early help.",
    ),
    year_to_date(
        "beyond.early_help_year_to_date",
        "Early help assessments started and completed",
        PRESENT,
        (("Started", START), ("Completed", COMPLETION)),
    ),
)

DERIVED = (Derived("months_open", completed_months(START, COMPLETION)),)
LINKED = (
    Linked("next_referral_after_start", "referrals", referrals.date_of_referral, pl.min_horizontal(START, COMPLETION)),
)
LINKED_OF_CHILDREN_IN_NEED = (Linked("next_early_help_start", "early_help", early_help.assessment_start_date, CLOSURE),)
COHORTS_OF_CHILDREN_IN_NEED = {"cin_closed_in_reach": CLOSED_NEED}

COHORTS_OF_EARLY_HELP = {
    "early_help_open": Population(
        "early help assessments open at the as-at date", (START < AS_AT) & open_at_as_at(COMPLETION)
    ),
}
