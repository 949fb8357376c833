"""Child protection beyond ChAT: plans by month, long and repeated plans, visits and reviews in timescale."""

import datetime as dt

import polars as pl

from chat.annex_a.fields import child_protection
from chat.tables import (
    AS_AT,
    EVERY_ROW,
    NOT_RECORDED,
    Across,
    Derived,
    EachMonth,
    MonthMean,
    PerResidents,
    Population,
    Row,
    Table,
    beyond,
    months_later,
    not_understood,
    setting,
)
from lists.beyond.allocation import allocated
from lists.beyond.six_months import by_month_of, in_reach, present_in_reach
from lists.child_protection import (
    CATEGORIES_OF_ABUSE,
    EARLIER_PLANS,
    END,
    END_NOT_UNDERSTOOD,
    LAST_VISIT,
    MONTHS_OPEN,
    OPEN,
    START,
)
from lists.shared.visit_limits import days_of_limit_left

REVIEW = child_protection.date_of_latest_review_conference
CATEGORY = child_protection.latest_category_of_abuse
LIMIT, REVIEW_LIMITS = setting("child_protection.visit_limit"), setting("child_protection.review_limits")
FIRST_AND_LATER = {
    "3 and 6 months": ("3mo", "6mo"),
    "90 and 180 days": ("90d", "180d"),
    "91 and 183 days": ("91d", "183d"),
}

EVERY = Population("plans of the list", EVERY_ROW)
STARTED_IN_REACH = Population(
    "plans started in the last six months", in_reach(START) & present_in_reach(START, END) & ~END_NOT_UNDERSTOOD
)
CEASED_WITH_DATES = Population(
    "plans ceased in the last three months with usable dates",
    (END >= months_later(AS_AT, -3)) & (END < AS_AT) & (START <= END),
)


def open_on(day: dt.date, _after: dt.date) -> pl.Expr:
    """The rule of a month end: begun by that day and not ended by it."""
    return (START <= day) & (END.is_null() | (END > day)) & ~END_NOT_UNDERSTOOD


def due(date: pl.Expr, place: int) -> pl.Expr:
    """When the next review is due after a date: the first (place 0) or a later one (1)."""
    when = pl.lit(value=None, dtype=pl.Date)
    for name, limits in FIRST_AND_LATER.items():
        when = pl.when(REVIEW_LIMITS == name).then(date.dt.offset_by(limits[place])).otherwise(when)
    return when


VISITED, WITHOUT_VISIT = pl.col("visit_usable"), pl.col("without_visit")
DAYS_LEFT = pl.col("days_of_visit_limit_left")
VISIT_IN = VISITED & (DAYS_LEFT >= 0)
# A visit on the last day of the limit is in timescale; a plan without one is due when it is as old as the limit.
VISIT_OUT = (VISITED & (DAYS_LEFT < 0)) | (WITHOUT_VISIT & (DAYS_LEFT <= 0))
VISIT_NOT_YET = WITHOUT_VISIT & (DAYS_LEFT > 0)
VISIT_JUDGED = Population(
    "open plans with a visit that was in timescale or out of it", OPEN.where & (VISIT_IN | VISIT_OUT)
)

REVIEW_DUE = pl.col("review_due")
REVIEW_IN, REVIEW_OVERDUE = REVIEW_DUE >= AS_AT, REVIEW_DUE < AS_AT
REVIEW_JUDGED = Population("open plans with a review in time or overdue", OPEN.where & REVIEW_DUE.is_not_null())
THREE_MONTHS_OPEN = months_later(START, 3) <= AS_AT
JUDGED_THREE_MONTHS = Population("those open three months or more", REVIEW_JUDGED.where & THREE_MONTHS_OPEN)


def open_so_long(key: str, chat_title: str, months: int, words: str) -> Table:
    """Open plans by whether they have been open for so many months."""
    return Table(
        key=key,
        title=f"Plans open for {words} or more",
        chat_title=chat_title,
        population=OPEN,
        rows=(
            Row("Yes", MONTHS_OPEN >= months),
            Row("No", MONTHS_OPEN < months),
            Row("Date error", MONTHS_OPEN.is_null(), shown="unless_zero"),
        ),
        definition=f"Open plans that have lasted {words} or more.",
    )


TABLES = beyond(
    Table(
        key="beyond.cpp_by_month",
        title="Plans open at the end of each month",
        chat_title="Plans at month end, with rate",
        population=EVERY,
        found=EachMonth(open_on, ends=True),
        columns=("count", "rate_per_10k"),
        across=(Across("count", "Open plans"), PerResidents("rate_per_10k", "Per 10,000", "count")),
        rows=(),
        partition=False,
        chart="line",
        definition="Plans open at the end of each of the last six whole months.",
        caveat="The list holds each child's latest plan, so months further back are slightly low.",
    ),
    Table(
        key="beyond.cpp_started_by_month",
        title="Plans started each month",
        chat_title="Children becoming subject to a plan, per month",
        population=STARTED_IN_REACH,
        found=EachMonth(by_month_of(START)),
        columns=("count", "rate_per_10k"),
        across=(Across("count", "Started"), PerResidents("rate_per_10k", "Per 10,000 a year", "count", times=12)),
        rows=(MonthMean("Mean per month"),),
        chart="columns",
        definition="Plans by month of start; the rate is what a year of such months would make.",
    ),
    Table(
        key="beyond.cpp_category_by_month",
        title="Plans open at the end of each month, by category of abuse",
        chat_title="Reasons for plans at month end",
        population=EVERY,
        found=EachMonth(open_on, ends=True),
        columns=("neglect", "physical_abuse", "sexual_abuse", "emotional_abuse", "multiple", "not_recorded", "total"),
        across=(
            *(
                Across(label.lower().replace(" ", "_"), label, CATEGORY.is_in(codes))
                for label, codes in CATEGORIES_OF_ABUSE
            ),
            Across("not_recorded", NOT_RECORDED, CATEGORY.is_null()),
            Across("total", "Total"),
        ),
        rows=(),
        partition=False,
        chart="stacked",
        definition="Plans open at the end of each month by the latest category of abuse as it is now.",
    ),
    Table(
        key="beyond.cpp_open_second_or_subsequent",
        title="Open plans that are a second or later plan",
        chat_title="Second or subsequent plans among open ones",
        population=OPEN,
        rows=(
            Row("Second or subsequent plan", EARLIER_PLANS >= 1),
            Row("No previous plan", EARLIER_PLANS == 0),
            Row(NOT_RECORDED, EARLIER_PLANS.is_null() | (EARLIER_PLANS < 0)),
        ),
        definition="Open plans of children who had a plan before.",
        caveat="ChAT asks the same of plans that start; this is of plans that are open.",
    ),
    open_so_long("beyond.cpp_open_18_months", "Open over 18 months", 18, "18 months"),
    open_so_long("beyond.cpp_open_2_years", "Open 2+ years", 24, "two years"),
    Table(
        key="beyond.cpp_ended_within_3_months",
        title="Plans ended within three months",
        chat_title="Plans ending within 3 months or less",
        population=CEASED_WITH_DATES,
        rows=(
            Row("3 months or less", months_later(START, 3) >= END),
            Row("Longer", months_later(START, 3) < END),
        ),
        definition="Plans that ceased in the last three months by whether they had lasted three months or less.",
        edges="A plan that ends on the day three months after its start is in, unlike in the duration bands.",
    ),
    Table(
        key="beyond.cp_visit_in_timescale",
        title="Open plans whose latest visit is in timescale",
        chat_title="Latest visit in timescale",
        population=OPEN,
        rows=(
            Row("In timescale", VISIT_IN, percent_of=VISIT_JUDGED),
            Row("Out of timescale", VISIT_OUT, percent_of=VISIT_JUDGED),
            Row("Not yet due", VISIT_NOT_YET, percent=False),
            Row("Date error", ~(VISITED | WITHOUT_VISIT), percent=False),
        ),
        chart="columns",
        definition="Open plans by whether the latest statutory visit is within the limit (28 days, a setting).",
        note="The percentages are of the plans in and out of timescale together.",
        edges="A visit as long ago as the limit is in timescale. No visit is not yet due while the plan is younger than"
        " the limit, and out of timescale from then on.",
    ),
    Table(
        key="beyond.cp_review_in_timescale",
        title="Open plans whose review conference is up to date",
        chat_title="Review conference up to date",
        population=OPEN,
        rows=(
            Row("In timescale", REVIEW_IN, percent_of=REVIEW_JUDGED),
            Row("Overdue", REVIEW_OVERDUE, percent_of=REVIEW_JUDGED),
            Row("Date error", REVIEW_DUE.is_null(), percent=False),
            Row(
                "Open 3 months or more: in timescale",
                REVIEW_IN & THREE_MONTHS_OPEN,
                percent_of=JUDGED_THREE_MONTHS,
                outside=True,
            ),
            Row(
                "Open 3 months or more: overdue",
                REVIEW_OVERDUE & THREE_MONTHS_OPEN,
                percent_of=JUDGED_THREE_MONTHS,
                outside=True,
            ),
        ),
        chart="none",
        definition="Open plans by whether the first review (due after three months) or the next (six) is overdue.",
        note="The percentages are of the plans in timescale and overdue together."
        " The national figure asks only of plans open three months or more.",
        edges="A review is in timescale while the as-at date is not after the due date.",
    ),
    Table(
        key="beyond.cp_reviews_by_month",
        title="Plans by month of the latest review conference",
        chat_title="Children by month of their latest review conference",
        population=Population("plans with a review in the last six months", in_reach(REVIEW)),
        found=EachMonth(by_month_of(REVIEW)),
        columns=("count",),
        rows=(),
        chart="columns",
        definition="Plans by month of the latest review conference.",
        caveat="Only the latest review of a plan is known, so earlier months are a lower bound.",
    ),
    allocated("beyond.cp_allocated", "Open plans with an allocated worker, by team", OPEN),
)

REVIEW_NOT_UNDERSTOOD = not_understood(REVIEW)
VISIT_NOT_UNDERSTOOD = not_understood(LAST_VISIT)
REVIEW_USABLE = (REVIEW <= AS_AT) & (START.is_null() | (REVIEW >= START))
VISIT_USABLE = (LAST_VISIT <= AS_AT) & (START.is_null() | (LAST_VISIT >= START))

DERIVED = (
    Derived("visit_usable", VISIT_USABLE.fill_null(value=False)),
    Derived("without_visit", LAST_VISIT.is_null() & ~VISIT_NOT_UNDERSTOOD & START.is_not_null()),
    Derived("days_of_visit_limit_left", days_of_limit_left(LIMIT, pl.coalesce(LAST_VISIT, START))),
    Derived(
        "review_due",
        pl.when(REVIEW.is_null() & ~REVIEW_NOT_UNDERSTOOD).then(due(START, 0)).when(REVIEW_USABLE).then(due(REVIEW, 1)),
    ),
)
