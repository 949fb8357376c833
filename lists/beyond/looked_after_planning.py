"""Plans for permanence by time in care, and time accommodated under section 20."""

from collections.abc import Mapping

import polars as pl

from chat.annex_a.fields import looked_after
from chat.tables import (
    AGE,
    AS_AT,
    Across,
    Derived,
    Population,
    Row,
    Table,
    any_of,
    beyond,
    by_code,
    case_durations,
    completed_months,
    not_understood,
    setting,
)
from lists.looked_after.sets import OPEN, STARTED_ON

PLAN = looked_after.permanence_plan
MONTHS_IN_CARE, MONTHS_OF_STATUS = pl.col("months_in_care"), pl.col("months_of_legal_status")
NO_PLAN, NO_PLAN_RECORDED = PLAN.is_null() & ~not_understood(PLAN), "No plan recorded"
PLANS = (
    ("Return to family", ("Return to family",)),
    ("Adoption", ("Adoption",)),
    ("SGO/CAO", ("SGO/CAO",)),
    ("Supported living in the community", ("Supported living in the community",)),
    ("Long-term residential placement", ("Long-term residential placement",)),
    ("Long-term fostering", ("Long-term fostering",)),
    ("Other", ("other",)),
)

DUE_SETTING, USUAL_MONTHS = "looked_after.permanence_months", 4
LONG_ENOUGH = Population(
    "open periods of care long enough for a plan to be due", OPEN.where & (MONTHS_IN_CARE >= setting(DUE_SETTING))
)
WITHOUT = "In care {} months or more without a plan"
OTHER_LABELS: Mapping[bool | int | str, Mapping[str, str]] = {
    months: {WITHOUT.format(USUAL_MONTHS): WITHOUT.format(months)} for months in range(1, 25)
}

ACCOMMODATED = Population(
    "open periods of care accommodated under section 20", OPEN.where & (looked_after.legal_status == "V2")
)
ASYLUM_SEEKING = any_of([looked_after.unaccompanied_asylum_seeking_child == "Yes"])
UNDER_16 = any_of([AGE < 16]) & ~ASYLUM_SEEKING
AGED_16_OR_17 = any_of([AGE.is_between(16, 17)]) & ~ASYLUM_SEEKING
DRIFT = UNDER_16 & (MONTHS_OF_STATUS >= 6)

TABLES = beyond(
    Table(
        key="beyond.cla_permanence_plan",
        title="Permanence plan by type and time in care",
        population=OPEN,
        columns=(
            "total",
            "percent",
            "under_4_months",
            "4_to_12_months",
            "12_to_24_months",
            "24_months_plus",
            "date_error",
        ),
        across=(
            Across("total", "Total"),
            Across("under_4_months", "Under 4 months", MONTHS_IN_CARE < 4),
            Across("4_to_12_months", "4 to 12 months", MONTHS_IN_CARE.is_between(4, 11)),
            Across("12_to_24_months", "12 to 24 months", MONTHS_IN_CARE.is_between(12, 23)),
            Across("24_months_plus", "24 months and more", MONTHS_IN_CARE >= 24),
            Across("date_error", "Date error", MONTHS_IN_CARE.is_null()),
        ),
        rows=(
            *by_code(PLAN, PLANS),
            Row(NO_PLAN_RECORDED, NO_PLAN),
            Row("Code error", not_understood(PLAN)),
            Row(
                WITHOUT.format(USUAL_MONTHS),
                LONG_ENOUGH.where & NO_PLAN,
                percent_of=LONG_ENOUGH,
                columns=("total", "percent"),
                outside=True,
            ),
            Row(
                "Return to family, in care 12 months or more",
                (PLAN == "Return to family") & (MONTHS_IN_CARE >= 12),
                percent=False,
                columns=("total",),
                outside=True,
            ),
        ),
        other_labels=(DUE_SETTING, OTHER_LABELS),
        chart="bars",
        definition="Open periods of care by plan for permanence and by time since care began.",
        edges="Calendar months; four months to the day are 4 to 12 months. The share of the row without a plan is of"
        " those in care so long; a setting changes the months.",
        note="A plan for permanence is expected by the second review, which comes about four months into care.",
    ),
    Table(
        key="beyond.cla_section_20",
        title="Time accommodated under section 20",
        population=ACCOMMODATED,
        columns=("under_16", "age_16_17", "uasc", "other_age", "total", "percent"),
        across=(
            Across("under_16", "Under 16", UNDER_16),
            Across("age_16_17", "16 and 17", AGED_16_OR_17),
            Across("uasc", "Asylum seeking, any age", ASYLUM_SEEKING),
            Across("other_age", "Other or unknown age", ~UNDER_16 & ~AGED_16_OR_17 & ~ASYLUM_SEEKING),
            Across("total", "Total"),
        ),
        rows=(
            *case_durations(MONTHS_OF_STATUS),
            Row("Date error", MONTHS_OF_STATUS.is_null()),
            Row("Under 16, not UASC, 6 months or more", DRIFT, percent=False, columns=("total",), outside=True),
            Row(
                "Of these without a permanence plan",
                DRIFT & NO_PLAN,
                percent=False,
                columns=("total",),
                outside=True,
            ),
        ),
        chart="stacked",
        definition="Open periods of care with the legal status V2 by time since that status began.",
        edges="Unaccompanied asylum-seeking children have a column of their own and are in no other but the total."
        " Calendar months; six months to the day are 6 months > 1 year. Short breaks are not section 20 drift: out.",
        caveat="The legal status may start again with a new period of care, but not with a move.",
    ),
)

DERIVED = (
    Derived("months_in_care", completed_months(STARTED_ON, AS_AT)),
    Derived("months_of_legal_status", completed_months(looked_after.legal_status_start_date, AS_AT)),
)
