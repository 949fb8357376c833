"""Children in need on a plan: how many, and how many were seen in time; open episodes by case status."""

from collections.abc import Mapping

import polars as pl

from chat.annex_a.fields import children_in_need
from chat.tables import (
    AS_AT,
    DATE_ERROR,
    EVERY_ROW,
    NOT_RECORDED,
    Derived,
    Population,
    Row,
    Table,
    beyond,
    by_code,
    not_understood,
    setting,
)
from lists.children_in_need import LAST_SEEN, OPEN, START
from lists.shared.visit_limits import days_of_limit_left

VISIT_LIMIT = "children_in_need.visit_limit"
STATUS = children_in_need.case_status
ON_A_PLAN = Population(
    "open episodes of need with the status child in need plan", OPEN.where & (STATUS == "Child in need plan")
)

SEEN, NOT_SEEN = pl.col("seen_usable"), pl.col("never_seen")
DAYS_LEFT = pl.col("days_of_seen_limit_left")
IN = SEEN & (DAYS_LEFT >= 0)
LONGER_AGO = SEEN & (DAYS_LEFT < 0)
NOT_YET = NOT_SEEN & (DAYS_LEFT >= 0)
NEVER = NOT_SEEN & (DAYS_LEFT < 0)
JUDGED = Population(
    "those seen in time, seen longer ago and never seen together", ON_A_PLAN.where & (IN | LONGER_AGO | NEVER)
)

USUAL = "20 working days"
SEEN_IN_TIME, YOUNG_AND_NOT_SEEN, OLD_AND_NEVER_SEEN = "Seen in {}", "Not seen yet, {} or fewer", "Never seen, over {}"
LABELS = (SEEN_IN_TIME, YOUNG_AND_NOT_SEEN, OLD_AND_NEVER_SEEN)
OTHER_LABELS: Mapping[bool | int | str, Mapping[str, str]] = {
    limit: {label.format(USUAL): label.format(limit) for label in LABELS}
    for limit in ("28 days", "30 working days", "42 days")
}

TABLES = beyond(
    Table(
        key="beyond.cin_plan_visits",
        title="Children in need on a plan, and when they were last seen",
        population=ON_A_PLAN,
        columns=("count", "rate_per_10k", "percent"),
        rows=(
            Row("On a child in need plan", EVERY_ROW, rate="snapshot", percent=False, outside=True),
            Row(SEEN_IN_TIME.format(USUAL), IN, percent_of=JUDGED),
            Row("Seen longer ago", LONGER_AGO, percent_of=JUDGED),
            Row(YOUNG_AND_NOT_SEEN.format(USUAL), NOT_YET, percent=False),
            Row(OLD_AND_NEVER_SEEN.format(USUAL), NEVER, percent_of=JUDGED),
            Row(DATE_ERROR, ~(SEEN | NOT_SEEN), percent=False),
        ),
        other_labels=(VISIT_LIMIT, OTHER_LABELS),
        chart="columns",
        definition="Open episodes of need with the status child in need plan, by when the child was last seen.",
        edges="The status decides, so nobody with the status of a protection plan or of care is here. The last day of"
        " the limit is in time; without a visit it runs from the start of the episode. A visit that is unreadable,"
        " after the as-at date or before the start is a date error, and so is no visit without a usable start.",
        note="The percentages are of those seen in time, seen longer ago and never seen together.",
        caveat="The law sets no interval: 20 working days is a local standard, and a setting changes it.",
    ),
    Table(
        key="beyond.cin_case_status",
        title="Open episodes of need by case status",
        population=OPEN,
        columns=("count", "rate_per_10k", "percent"),
        rows=(
            *(
                Row(row.label, row.where, rate="snapshot")
                for row in by_code(
                    STATUS,
                    (
                        ("Looked after child", ("Looked after child",)),
                        ("Child Protection plan", ("Child Protection plan",)),
                        ("Child in need plan", ("Child in need plan",)),
                        ("Open assessment", ("Open assessment",)),
                        ("Coded closed but open", ("Closed episode",)),
                    ),
                )
            ),
            Row(NOT_RECORDED, STATUS.is_null(), rate="snapshot"),
        ),
        chart="bars",
        definition="Open episodes of need by the case status that the list gives them.",
        edges="Dates decide who is open: an episode coded closed without a date of closure is open.",
    ),
)

VISIT_USABLE = (LAST_SEEN <= AS_AT) & (START.is_null() | (LAST_SEEN >= START))
DERIVED = (
    Derived("seen_usable", VISIT_USABLE.fill_null(value=False)),
    Derived("never_seen", LAST_SEEN.is_null() & ~not_understood(LAST_SEEN) & START.is_not_null()),
    Derived("days_of_seen_limit_left", days_of_limit_left(setting(VISIT_LIMIT), pl.coalesce(LAST_SEEN, START))),
)
