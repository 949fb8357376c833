"""List 2: early help assessments and interventions open at any time in the period (6 months)."""

import polars as pl

from chat.annex_a.fields import early_help
from chat.tables import (
    AGED_0_TO_17,
    CHILD,
    NOT_RECORDED,
    PERIOD_START,
    Derived,
    Headline,
    ListMeasures,
    NumbersFound,
    Population,
    Row,
    Table,
    Topic,
    ValuesFound,
    bands,
    before_as_at,
    in_cohort,
    profile,
    rows_of_child,
    spans,
)

START = early_help.assessment_start_date
COMPLETION = early_help.assessment_completion_date
ORGANISATION = early_help.organisation_completing_assessment
ORGANISATION_KEY = pl.col("organisation_key")
ASSESSMENTS_OF_CHILD = pl.col("assessments_of_child")

FOLDED = ORGANISATION.str.to_lowercase().str.replace_all(r"\s+", " ").str.strip_chars()
HAS_A_DATE = START.is_not_null() | COMPLETION.is_not_null()
IN_PERIOD = Population(
    "early help assessments in the period",
    before_as_at(START) & (COMPLETION.is_null() | (COMPLETION >= PERIOD_START)) & HAS_A_DATE,
)
WITH_CHILD = Population("children with early help in the period", IN_PERIOD.where & CHILD.is_not_null())

TABLES = (
    Table(
        key="early_help.headline",
        title="Early help assessments, and the children they are about",
        chat_title="LIST 2 - EARLY HELP ({period} default)",
        population=IN_PERIOD,
        partition=False,
        rows=(
            Row("Total number of CAF/EHA", percent=False),
            Row("Total for ages 0-17", AGED_0_TO_17, percent=False),
            Row("Children with CAF/EHA", CHILD.is_not_null(), counts="children", percent_of=IN_PERIOD),
        ),
        definition="Early help assessments that were open at any time in the period.",
        edges="In: started before the as-at date and not completed before the period, with at least one usable date.",
        note="The percentage beside the children is children divided by assessments.",
    ),
    Table(
        key="early_help.appears_on_referral_list",
        title="Early help assessments whose child also has a referral",
        chat_title="Appears on referral list",
        population=IN_PERIOD,
        rows=(Row("Yes", in_cohort("referrals")), Row("No", ~in_cohort("referrals"))),
        chart="doughnut",
        definition="Early help assessments whose child has a referral in the referrals' own period.",
    ),
    Table(
        key="early_help.organisation",
        title="Early help assessments by organisation",
        chat_title="Organisation completed",
        population=IN_PERIOD,
        found=ValuesFound(by=ORGANISATION_KEY, spelling=ORGANISATION),
        rows=(Row(NOT_RECORDED, ORGANISATION_KEY.is_null(), shown="unless_zero"),),
        chart="bars",
        definition="Early help assessments by the organisation that completed them, largest first.",
        edges="Spellings that differ by capitals or blanks are one organisation, shown as first met.",
    ),
    Table(
        key="early_help.in_period_assessments",
        title="Early help assessments by how many the child had",
        chat_title="EHAs in period (by assessment)",
        population=IN_PERIOD,
        found=NumbersFound(ASSESSMENTS_OF_CHILD),
        rows=(Row(NOT_RECORDED, CHILD.is_null(), shown="unless_zero"),),
        chart="columns",
        definition="Assessments of children who have exactly so many assessments in the period.",
    ),
    Table(
        key="early_help.in_period_children",
        title="Children by how many early help assessments they had",
        chat_title="EHAs in period (by child)",
        population=WITH_CHILD,
        counts="children",
        unit="children",
        rows=bands(
            ASSESSMENTS_OF_CHILD,
            (("1 EHA/CAFs", 1, 1), ("2 EHA/CAFs", 2, 2), ("3 EHA/CAFs", 3, 3), ("4 or more", 4, None)),
        ),
        chart="columns",
        definition="Children by how many early help assessments they have in the period.",
    ),
    *profile("early_help", IN_PERIOD, "Early help assessments", with_disability=False),
)

TOPICS = (
    Topic(
        "early_help.how_many",
        "Early help assessments",
        (
            "early_help.headline",
            "beyond.early_help_year_to_date",
        ),
    ),
    Topic("early_help.by_month", "Early help month by month", ("beyond.early_help_flow",)),
    Topic(
        "early_help.organisations",
        "Who completes assessments",
        (
            "early_help.organisation",
            "beyond.early_help_by_organisation_month",
        ),
    ),
    Topic(
        "early_help.repeat",
        "Children with several assessments",
        (
            "early_help.in_period_children",
            "early_help.in_period_assessments",
        ),
    ),
    Topic("early_help.how_long", "How long early help lasts", ("beyond.early_help_duration",)),
    Topic(
        "early_help.other_services",
        "Early help and social care",
        (
            "early_help.appears_on_referral_list",
            "beyond.step_up",
            "beyond.step_down",
        ),
    ),
    Topic(
        "early_help.children",
        "The children in early help",
        (
            "early_help.age_gender",
            "early_help.ethnicity",
        ),
    ),
)

LIST = ListMeasures(
    key="early_help",
    period=spans(IN_PERIOD, start=START, end=COMPLETION),
    derived=(
        Derived("assessments_of_child", rows_of_child(IN_PERIOD.where)),
        Derived("organisation_key", pl.when(FOLDED != NOT_RECORDED.lower()).then(FOLDED)),
    ),
    cohorts={"early_help": IN_PERIOD},
    tables=TABLES,
    headlines=(
        Headline(
            "early_help.appears_on_referral_list", "Yes", "percent", "Early help of children on the referral list"
        ),
    ),
    topics=TOPICS,
)
