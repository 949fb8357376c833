"""Looked-after children beyond ChAT: by month, local and asylum-seeking, stability, visits and reviews in timescale."""

import polars as pl

from chat.annex_a.codes import PLACED_FOR_ADOPTION
from chat.annex_a.fields import looked_after
from chat.tables import (
    AS_AT,
    EVERY_ROW,
    NOT_RECORDED,
    AboveRate,
    Across,
    Derived,
    EachMonth,
    PerResidents,
    Population,
    Row,
    Statistic,
    Table,
    any_of,
    beyond,
    days_since,
    months_later,
    not_understood,
    working_days,
)
from lists.beyond.allocation import allocated
from lists.beyond.six_months import by_month_of, every_month, in_reach, open_at_end_of, present_in_reach
from lists.looked_after.sets import (
    CEASED_ON,
    DAYS_SINCE_VISIT,
    IN_PERIOD,
    LEFT_OUT,
    MISSING,
    MISSING_EPISODES,
    MONTHS_IN_PLACEMENT,
    NO_NUMBER_OF_PLACEMENTS,
    OPEN,
    OPEN_30_MONTHS_UNDER_16,
    PLACEMENT_START,
    PLACEMENT_TYPE,
    PLACEMENTS,
    REVIEW,
    SHORT_BREAK,
    STARTED_ON,
    VISIT,
)

ASYLUM_SEEKING = looked_after.unaccompanied_asylum_seeking_child
ABSENT_EPISODES = looked_after.absent_episodes_in_last_12_months
OFFERED, ACCEPTED = looked_after.return_interview_offered, looked_after.return_interview_accepted
PERMANENCE_PLAN = looked_after.permanence_plan
LONG_TERM_FOSTERING = ["U1", "U4"]
VISIT_DAYS, NEW_PLACEMENT_DAYS, LONGER_INTERVAL_MONTHS = 42, 7, 3
FIRST_REVIEW_WORKING_DAYS = 20
LONGER_THAN_20_WORKING_DAYS = 60  # days

EVERY = Population("periods of care of the list", EVERY_ROW)
UASC, LOCAL = ASYLUM_SEEKING == "Yes", ASYLUM_SEEKING == "No"
USABLE_PLACEMENTS = Population(
    "open periods of care with a number of placements", OPEN.where & ~NO_NUMBER_OF_PLACEMENTS
)
USABLE_PLACEMENT_START = Population(
    "looked after for 30 months or more, aged under 16, with a usable placement date",
    OPEN_30_MONTHS_UNDER_16.where & MONTHS_IN_PLACEMENT.is_not_null() & ~SHORT_BREAK,
)
SAME_PLACEMENT = MONTHS_IN_PLACEMENT >= 24
STABLE = SAME_PLACEMENT | PLACEMENT_TYPE.is_in(PLACED_FOR_ADOPTION).fill_null(value=False)

VISIT_USABLE = ((VISIT <= AS_AT) & (STARTED_ON.is_null() | (VISIT >= STARTED_ON))).fill_null(value=False)
NO_VISIT = VISIT.is_null() & ~not_understood(VISIT) & STARTED_ON.is_not_null()
NEWLY_PLACED = any_of(
    [days_since(begun).is_between(0, NEW_PLACEMENT_DAYS - 1) for begun in (STARTED_ON, PLACEMENT_START)]
)
WITHIN_SIX_WEEKS = DAYS_SINCE_VISIT <= VISIT_DAYS
LONG_TERM = (PLACEMENT_TYPE.is_in(LONG_TERM_FOSTERING) | (PERMANENCE_PLAN == "Long-term fostering")).fill_null(
    value=False
) & (months_later(PLACEMENT_START, 12) <= AS_AT)
WITHIN_LONGER = (
    pl.when(LONG_TERM).then(months_later(VISIT, LONGER_INTERVAL_MONTHS) >= AS_AT).otherwise(WITHIN_SIX_WEEKS)
)
NOT_YET_DUE = NO_VISIT & NEWLY_PLACED
OUT = (VISIT_USABLE & ~WITHIN_SIX_WEEKS) | (NO_VISIT & ~NOT_YET_DUE)
OUT_LONGER = (VISIT_USABLE & ~WITHIN_LONGER) | (NO_VISIT & ~NOT_YET_DUE)
VISIT_JUDGED = Population(
    "those in and out of timescale together", OPEN.where & ((VISIT_USABLE & WITHIN_SIX_WEEKS) | OUT)
)

CASE, DUE = pl.col("review_case"), pl.col("statutory_review_due")
IN_TIME, OVERDUE = DUE >= AS_AT, DUE < AS_AT
REVIEW_JUDGED = Population("those in time and overdue together", OPEN.where & (((CASE != "first") & IN_TIME) | OVERDUE))


def counted_over(words: str, population: Population) -> tuple[Row | Statistic, ...]:
    """Children missing and absent within a population, and their episodes."""
    inside = population.where
    missing, absent = inside & (MISSING_EPISODES >= 1), inside & (ABSENT_EPISODES >= 1)
    return (
        Row(f"Children missing ({words})", missing),
        Row(f"Children absent ({words})", absent),
        Row(f"Children missing or absent ({words})", missing.fill_null(value=False) | absent.fill_null(value=False)),
        Statistic(f"Missing episodes ({words})", pl.when(missing).then(MISSING_EPISODES), {"count": "sum"}),
        Statistic(f"Absent episodes ({words})", pl.when(absent).then(ABSENT_EPISODES), {"count": "sum"}),
    )


TABLES = beyond(
    Table(
        key="beyond.cla_by_month",
        title="Children looked after, started and ceased each month",
        chat_title="Looked after at month end, started, ceased per month, with rates",
        population=Population(
            "periods of care of the last six months",
            present_in_reach(STARTED_ON, CEASED_ON) & ~not_understood(CEASED_ON) & ~LEFT_OUT,
        ),
        found=EachMonth(every_month),
        columns=("open", "started", "ceased", "open_rate", "started_rate", "ceased_rate"),
        across=(
            Across("open", "Looked after at the end", in_month=open_at_end_of(STARTED_ON, CEASED_ON)),
            Across("started", "Started", in_month=by_month_of(STARTED_ON)),
            Across("ceased", "Ceased", in_month=by_month_of(CEASED_ON)),
            PerResidents("open_rate", "Looked after per 10,000", "open"),
            PerResidents("started_rate", "Started per 10,000 a year", "started", times=12),
            PerResidents("ceased_rate", "Ceased per 10,000 a year", "ceased", times=12),
        ),
        rows=(),
        partition=False,
        chart="line",
        definition="Children looked after when each month ended, and periods of care that started and ceased in it.",
        caveat="The list holds each child's latest period of care, so months further back are slightly low.",
    ),
    Table(
        key="beyond.cla_local_uasc",
        title="Unaccompanied asylum-seeking and other children looked after",
        chat_title="Local, UASC and all",
        population=OPEN,
        columns=("count", "percent", "rate_per_10k"),
        rows=(
            Row("Local", LOCAL, rate="snapshot"),
            Row("UASC", UASC, rate="snapshot"),
            Row(NOT_RECORDED, ASYLUM_SEEKING.is_null(), rate="snapshot"),
            Row("All", EVERY_ROW, rate="snapshot", outside=True),
        ),
        chart="doughnut",
        definition="Open periods of care of unaccompanied asylum-seeking children and of all others.",
        caveat="The column looks back 12 months, so a child whose status ended lately is still counted.",
    ),
    Table(
        key="beyond.cla_gap_to_comparator",
        title="Children looked after above the number at another rate",
        chat_title="Children above a comparator's rate",
        population=OPEN,
        columns=("count", "above"),
        across=(
            Across("count", "Looked after"),
            AboveRate("above", "Above the comparator", "count", "looked_after.comparator_rate"),
        ),
        rows=(Row("All"), Row("Local", LOCAL)),
        partition=False,
        definition="How many children more are looked after than the comparator's rate would make (a setting).",
        edges="Without the setting the rate is the mean of the statistical neighbours, where the authority is known.",
    ),
    allocated("beyond.cla_allocated", "Children looked after with an allocated worker, by team", OPEN),
    Table(
        key="beyond.cla_3_plus_placements",
        title="Children with three or more placements, of those with a number recorded",
        chat_title="Three or more placements in 12 months",
        population=USABLE_PLACEMENTS,
        rows=(Row("3+ placements", PLACEMENTS >= 3), Row("1-2 placements", PLACEMENTS.is_between(1, 2))),
        definition="Open periods of care by number of placements in 12 months, of those with a usable number.",
        edges="Three placements are two moves.",
    ),
    Table(
        key="beyond.cla_long_term_stability_national",
        title="Children in a stable placement, near the national definition",
        chat_title="2.5 years in care, same placement 2 years, or placed for adoption",
        population=USABLE_PLACEMENT_START,
        rows=(
            Row("Stable", STABLE),
            Row("Not stable", ~STABLE),
            Row("Same placement for two years", SAME_PLACEMENT, outside=True),
        ),
        definition="Children in care for 30 months and more and under 16, in one placement for two years or placed for"
        " adoption.",
        edges="Children under an agreed series of short breaks are left out, as in the national figure.",
        caveat="The national figure is of two years with the same carer. It lies between the first row and the last"
        " only if the system keeps the date of the placement when it changes and the carer stays (reasons T and U);"
        " where the date starts again, both rows are too low.",
    ),
    Table(
        key="beyond.cla_visit_in_timescale",
        title="Children looked after whose latest visit is in timescale",
        chat_title="Latest visit in timescale",
        population=OPEN,
        rows=(
            Row("In timescale", VISIT_USABLE & WITHIN_SIX_WEEKS, percent_of=VISIT_JUDGED),
            Row("Out of timescale", OUT, percent_of=VISIT_JUDGED),
            Row("Not yet due", NOT_YET_DUE, percent=False),
            Row("Date error", ~(VISIT_USABLE | NO_VISIT), percent=False),
            Row(
                "In timescale with longer intervals",
                VISIT_USABLE & WITHIN_LONGER,
                percent_of=VISIT_JUDGED,
                outside=True,
            ),
            Row("Out of timescale with longer intervals", OUT_LONGER, percent_of=VISIT_JUDGED, outside=True),
        ),
        chart="none",
        definition="Open periods of care by whether the latest social work visit was six weeks ago or less.",
        note="The percentages are of those in and out of timescale together."
        " With longer intervals: three months where a placement of a year and more is meant to last.",
    ),
    Table(
        key="beyond.cla_review_statutory",
        title="Children looked after whose review is up to date",
        chat_title="Review up to date by the law",
        population=OPEN,
        rows=(
            Row("In time", (CASE != "first") & IN_TIME, percent_of=REVIEW_JUDGED),
            Row("First review not yet due", (CASE == "first") & IN_TIME, percent=False),
            Row("Overdue: first review", (CASE == "first") & OVERDUE, percent_of=REVIEW_JUDGED),
            Row("Overdue: second review", (CASE == "second") & OVERDUE, percent_of=REVIEW_JUDGED),
            Row("Overdue: later review", (CASE == "later") & OVERDUE, percent_of=REVIEW_JUDGED),
            Row("Date error", CASE.is_null(), percent=False),
        ),
        chart="columns",
        definition="Open periods of care by whether the review that is due next is overdue: the first within 20 working"
        " days, the second within three months, later ones within six.",
        note="The percentages are of those in time and overdue together.",
        caveat="A late first review is taken for a later one, since the list holds only the latest review.",
    ),
    Table(
        key="beyond.cla_reviews_by_month",
        title="Children looked after by month of the latest review",
        chat_title="Children by month of their latest review",
        population=Population("periods of care with a review in the last six months", in_reach(REVIEW) & ~LEFT_OUT),
        found=EachMonth(by_month_of(REVIEW)),
        columns=("count",),
        rows=(),
        chart="columns",
        definition="Periods of care by month of the latest review.",
        caveat="Only the latest review is known, so earlier months are a lower bound.",
    ),
    Table(
        key="beyond.cla_missing_and_absent",
        title="Children missing and absent from care, and their episodes",
        chat_title="Children missing from care, and absent; episodes",
        population=EVERY,
        columns=("count",),
        rows=(*counted_over("open", OPEN), *counted_over("of the period", IN_PERIOD)),
        partition=False,
        definition="Children who were missing or absent in the last 12 months, and how often.",
        edges="The counts cover 12 months of the current period of care, not the reporting period.",
    ),
    Table(
        key="beyond.return_interviews",
        title="Return interviews after the latest missing episode",
        chat_title="Return interviews, latest episode",
        population=MISSING,
        rows=(
            Row("Accepted", (OFFERED == "Yes") & (ACCEPTED == "Yes")),
            Row("Offered, not accepted", (OFFERED == "Yes") & (ACCEPTED == "No")),
            Row("Offered, outcome not recorded", (OFFERED == "Yes") & (ACCEPTED.is_null() | (ACCEPTED == "Unknown"))),
            Row("Not offered", OFFERED == "No"),
            Row(NOT_RECORDED, OFFERED.is_null() | (OFFERED == "Unknown")),
        ),
        chart="bars",
        definition="Children with a missing incident by what became of the interview after the latest one.",
    ),
)

REVIEW_UNUSABLE = not_understood(REVIEW) | (REVIEW > AS_AT) | (REVIEW < STARTED_ON)


def working_days_in_care(until: pl.Expr) -> pl.Expr:
    """Working days from the start of care, null where it is long ago: no bank holidays of years past are needed."""
    lately = (until - STARTED_ON).dt.total_days() <= LONGER_THAN_20_WORKING_DAYS
    return working_days(pl.when(lately).then(STARTED_ON), until)


DAYS_TO_REVIEW = working_days_in_care(REVIEW)
DERIVED = (
    Derived(
        "review_case",
        pl.when(STARTED_ON.is_null() | REVIEW_UNUSABLE)
        .then(None)
        .when(REVIEW.is_null())
        .then(pl.lit("first"))
        .when(DAYS_TO_REVIEW <= FIRST_REVIEW_WORKING_DAYS)
        .then(pl.lit("second"))
        .otherwise(pl.lit("later")),
    ),
    Derived(
        "statutory_review_due",
        pl.when(CASE == "second")
        .then(months_later(REVIEW, 3))
        .when(CASE == "later")
        .then(months_later(REVIEW, 6))
        # The 20th working day after the start has not passed while fewer than 20 lie before the as-at date.
        .when((CASE == "first") & (working_days_in_care(AS_AT.dt.offset_by("-1d")) < FIRST_REVIEW_WORKING_DAYS))
        .then(AS_AT)
        .when(CASE == "first")
        .then(STARTED_ON),
    ),
)
