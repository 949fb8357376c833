"""Where assessed children are at the as-at date."""

import polars as pl

from chat.annex_a.fields import assessments
from chat.tables import Across, Row, Table, any_of, beyond, in_cohort
from lists.assessments import COMPLETED

SUPPORT = assessments.assessed_as_requiring_support
PLACES = (
    ("Looked after", any_of([in_cohort("cla_open")])),
    ("Child protection plan", any_of([in_cohort("cpp_open")])),
    ("Child in need plan", any_of([in_cohort("cin_plan")])),
    ("Another open assessment", any_of([in_cohort("assessments_ongoing"), in_cohort("cin_open_assessment")])),
    ("Other open need", any_of([in_cohort("cin_open")])),
    ("Early help open", any_of([in_cohort("early_help_open")])),
)
PLAN_OR_CARE = any_of([rule for _, rule in PLACES[:3]])
NO_SERVICE = ~any_of([rule for _, rule in PLACES])


def _first_that_applies() -> tuple[Row, ...]:
    before: list[pl.Expr] = []
    rows = []
    for label, rule in PLACES:
        rows.append(Row(label, rule & ~any_of(before) if before else rule))
        before.append(rule)
    return (*rows, Row("No open service", NO_SERVICE))


TABLES = beyond(
    Table(
        key="beyond.after_assessment",
        title="Where assessed children are now",
        population=COMPLETED,
        columns=("yes", "no", "not_recorded", "total", "percent"),
        across=(
            Across("yes", "Support needed", SUPPORT == "Yes"),
            Across("no", "No support needed", SUPPORT == "No"),
            Across("not_recorded", "Not recorded", SUPPORT.is_null()),
            Across("total", "Total"),
        ),
        rows=(
            *_first_that_applies(),
            Row(
                "Support needed, no open service",
                NO_SERVICE & (SUPPORT == "Yes"),
                columns=("total",),
                percent=False,
                outside=True,
            ),
            Row(
                "No support needed, open plan or care",
                PLAN_OR_CARE & (SUPPORT == "No"),
                columns=("total",),
                percent=False,
                outside=True,
            ),
        ),
        chart="stacked",
        definition="Assessments completed in the period by where the child is at the as-at date, in the first row that"
        " applies, and by whether support was needed.",
        edges="A child assessed twice counts twice. A plan in the last row is a child protection plan or a child in"
        " need plan.",
        caveat="The state at the as-at date, not the outcome of the assessment.",
    ),
)
