"""Rules about whole lists: months without any event (AQ165), more plans than conferences (AQ086)."""

from collections.abc import Iterator

import polars as pl

from chat.annex_a import list_by_number
from chat.calendar.months import add_months, whole_months
from chat.extract import AsAt, Extract
from chat.findings import Finding
from chat.quality.thresholds import limit

EVENTS = {
    1: "date_of_contact",
    2: "assessment_start_date",
    3: "date_of_referral",
    4: "continuous_assessment_start_date",
    5: "strategy_discussion_date",
}
CONFERENCE, PLAN_START = "date_of_initial_child_protection_conference", "child_protection_plan_start_date"
MONTHS = 6
SILENT_MONTHS = "Months within the six months without a single event: the extract may have been cut off."
SILENT_ADVICE = "Check how far back the extract goes, and that it was made in one go."
MORE_PLANS = "More plans on List 7 start in the six months than List 5 has conferences that resulted in one."
MORE_PLANS_ADVICE = "Children who moved in on a plan explain some; otherwise conferences or enquiries are missing."


def activity_findings(extract: Extract, as_at: AsAt) -> list[Finding]:
    """The findings about lists as a whole; no rows stand behind them."""
    return [*_silent_months(extract, as_at), *_more_plans(extract, as_at)]


def _silent_months(extract: Extract, as_at: AsAt) -> Iterator[Finding]:
    months = whole_months(as_at.date, MONTHS)
    for number, field in EVENTS.items():
        delivered = extract.lists.get(number)
        if delivered is None or delivered.rows_read < limit("enough_rows") or field not in delivered.delivered:
            continue
        day = pl.col(field)
        seen = delivered.frame.select(
            ((day >= month.start) & (day < month.as_at)).any().alias(f"{month.start:%Y-%m}") for month in months
        )
        silent = [column.name for column in seen.iter_columns() if not column.item()]
        if silent:
            yield Finding(
                rule="AQ165",
                severity="info",
                sentence=f"{SILENT_MONTHS} They are {', '.join(silent)}.",
                advice=SILENT_ADVICE,
                list_number=number,
                sheet=delivered.sheet,
                column=list_by_number(number).column(field).heading,
            )


def _more_plans(extract: Extract, as_at: AsAt) -> Iterator[Finding]:
    enquiries, plans = extract.lists.get(5), extract.lists.get(7)
    if enquiries is None or plans is None or "conference_resulted_in_plan" not in enquiries.delivered:
        return
    first = add_months(as_at.date, -MONTHS)
    in_time = pl.col(CONFERENCE).is_between(first, as_at.date, closed="left")
    resulted = (in_time & (pl.col("conference_resulted_in_plan") == "Yes")).sum()
    started = pl.col(PLAN_START).is_between(first, as_at.date, closed="left").sum()
    if plans.frame.select(started).item() > enquiries.frame.select(resulted).item():
        yield Finding(
            rule="AQ086",
            severity="info",
            sentence=MORE_PLANS,
            advice=MORE_PLANS_ADVICE,
            list_number=7,
            sheet=plans.sheet,
            column=list_by_number(7).column(PLAN_START).heading,
        )
