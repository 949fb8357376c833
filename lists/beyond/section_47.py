"""Section 47 beyond ChAT: the funnel from enquiry to conference to plan by month, and conferences in time."""

from chat.tables import Across, EachMonth, Population, Share, Table, beyond
from lists.beyond.six_months import by_month_of, in_reach
from lists.beyond.year_to_date import year_to_date
from lists.section_47 import CONFERENCE, RESULTED_IN_PLAN, STRATEGY_DISCUSSION, TIME_LIMIT, WORKING_DAYS

HELD = CONFERENCE.is_not_null()
ENQUIRIES = Population("enquiries of the last six months", in_reach(STRATEGY_DISCUSSION))
CONFERENCES = Population("conferences of those enquiries", ENQUIRIES.where & in_reach(CONFERENCE))

TABLES = beyond(
    Table(
        key="beyond.s47_by_month",
        title="Enquiries each month, and those that led to a conference or a plan",
        chat_title="Enquiries started per month, leading to ICPC, to a plan",
        population=ENQUIRIES,
        found=EachMonth(by_month_of(STRATEGY_DISCUSSION)),
        columns=("count", "icpc", "plan", "percent_icpc", "percent_plan"),
        across=(
            Across("count", "Enquiries"),
            Across("icpc", "With a conference", HELD),
            Across("plan", "Resulted in a plan", HELD & (RESULTED_IN_PLAN == "Yes")),
            Share("percent_icpc", "Percent with a conference", "icpc", "count"),
            Share("percent_plan", "Percent with a plan", "plan", "count"),
        ),
        rows=(),
        chart="line",
        definition="Enquiries by month of the strategy discussion, with those that led to a conference and to a plan.",
        edges="The youngest enquiries may still come to a conference.",
    ),
    Table(
        key="beyond.icpc_by_month",
        title="Initial conferences each month, and those within 15 working days",
        chat_title="ICPCs held per month and in 15 working days",
        population=CONFERENCES,
        found=EachMonth(by_month_of(CONFERENCE)),
        columns=("count", "in_time", "percent_in_time"),
        across=(
            Across("count", "Conferences"),
            Across("in_time", "In 15 working days", WORKING_DAYS <= TIME_LIMIT),
            Share("percent_in_time", "Percent in time", "in_time", "count"),
        ),
        rows=(),
        chart="line",
        definition="Conferences by the month in which they were held, with those in time.",
        caveat="We count only conferences linked to an enquiry on List 5, not those of children who moved in.",
    ),
    year_to_date(
        "beyond.s47_year_to_date",
        "Section 47 enquiries and conferences",
        ENQUIRIES,
        (("Enquiries started", STRATEGY_DISCUSSION), ("Conferences held", CONFERENCE)),
        caveat="We count only conferences linked to an enquiry on List 5, not those of children who moved in.",
    ),
)
