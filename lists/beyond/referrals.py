"""Referrals beyond ChAT: by month, re-referrals by child, and how many led to an assessment."""

import polars as pl

from chat.annex_a.fields import assessments
from chat.tables import (
    AS_AT,
    CHILD,
    NOT_RECORDED,
    ROW_NUMBER,
    Across,
    Derived,
    EachMonth,
    Linked,
    MonthMean,
    Population,
    Row,
    Share,
    Table,
    beyond,
    working_days,
)
from lists.beyond.six_months import by_month_of, in_reach
from lists.beyond.year_to_date import year_to_date
from lists.referrals import AGAIN, CHILDREN, DATE_OF_REFERRAL, EARLIER_REFERRALS, FIRST, REFERRAL_NFA

ASSESSMENT_WITHIN = 10  # working days (inferred)
NEXT_ASSESSMENT = pl.col("next_assessment_start")
FOLLOWED = (NEXT_ASSESSMENT < AS_AT) & (working_days(DATE_OF_REFERRAL, NEXT_ASSESSMENT) <= ASSESSMENT_WITHIN)
LAST_OF_CHILD_IN_MONTH = pl.col("last_referral_of_child_in_month")

IN_REACH = Population("referrals of the last six months", in_reach(DATE_OF_REFERRAL))
ORDER = pl.when(IN_REACH.where & CHILD.is_not_null()).then(
    DATE_OF_REFERRAL.cast(pl.Int64) * 2**32 + ROW_NUMBER.cast(pl.Int64)
)
MONTH = DATE_OF_REFERRAL.dt.truncate("1mo")

TABLES = beyond(
    Table(
        key="beyond.referrals_by_month",
        title="Referrals each month, no further action and re-referrals",
        chat_title="Referrals, NFA, re-referrals per month",
        population=IN_REACH,
        found=EachMonth(by_month_of(DATE_OF_REFERRAL)),
        columns=("count", "nfa", "percent_nfa", "children", "re_referred", "percent_re_referred"),
        across=(
            Across("count", "Referrals"),
            Across("nfa", "NFA", REFERRAL_NFA == "Yes"),
            Share("percent_nfa", "Percent NFA", "nfa", "count"),
            Across("children", "Children", LAST_OF_CHILD_IN_MONTH),
            Across("re_referred", "Children re-referred", LAST_OF_CHILD_IN_MONTH & AGAIN),
            Share("percent_re_referred", "Percent re-referred", "re_referred", "children"),
        ),
        rows=(MonthMean("Mean per month"),),
        partition=False,
        chart="line",
        definition="Referrals by month, with those that came to nothing further, and the children referred again.",
        edges="A child counts once a month; the number of earlier referrals is that of its latest referral.",
    ),
    Table(
        key="beyond.re_referrals",
        title="Children re-referred within 12 months",
        chat_title="Re-referrals within 12 months, by child",
        population=CHILDREN,
        unit="children",
        rows=(
            Row("Re-referral", AGAIN),
            Row("First referral", FIRST),
            Row(NOT_RECORDED, EARLIER_REFERRALS.is_null() | (EARLIER_REFERRALS < 0)),
        ),
        definition="Children with a referral in the period, by whether they were referred in the 12 months before.",
    ),
    Table(
        key="beyond.referrals_to_assessment",
        title="Referrals followed by an assessment",
        population=IN_REACH,
        rows=(
            Row("Followed by an assessment", FOLLOWED),
            Row("Not followed", ~FOLLOWED.fill_null(value=False)),
        ),
        chart="doughnut",
        definition="Referrals whose child began an assessment on the day or within 10 working days.",
        caveat="An estimate from dates: the lists hold no link between a referral and an assessment.",
    ),
    year_to_date("beyond.referrals_year_to_date", "Referrals", IN_REACH, (("Referrals", DATE_OF_REFERRAL),)),
)

DERIVED = (Derived("last_referral_of_child_in_month", ORDER == ORDER.max().over(CHILD, MONTH)),)
LINKED = (
    Linked("next_assessment_start", "assessments", assessments.continuous_assessment_start_date, DATE_OF_REFERRAL),
)
