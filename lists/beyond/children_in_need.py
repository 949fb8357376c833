"""Children in need beyond ChAT: episodes started and ceased by month."""

from chat.annex_a.fields import children_in_need
from chat.tables import Across, EachMonth, MonthMean, Population, Table, beyond
from lists.beyond.six_months import by_month_of, every_month, present_in_reach
from lists.beyond.year_to_date import year_to_date

START, CLOSURE = children_in_need.cin_start_date, children_in_need.cin_closure_date
PRESENT = Population("episodes of need of the last six months", present_in_reach(START, CLOSURE))
LATEST_ONLY = "The list holds each child's latest episode, so earlier ones of the same child are missing."

TABLES = beyond(
    Table(
        key="beyond.cin_by_month",
        title="Episodes of need started and ceased each month",
        chat_title="CIN started and ceased per month",
        population=PRESENT,
        found=EachMonth(every_month),
        columns=("started", "ceased"),
        across=(
            Across("started", "Started", in_month=by_month_of(START)),
            Across("ceased", "Ceased", in_month=by_month_of(CLOSURE)),
        ),
        rows=(MonthMean("Mean per month"),),
        partition=False,
        chart="line",
        definition="Episodes of need by month of start and by month of closure.",
        caveat=LATEST_ONLY,
    ),
    year_to_date(
        "beyond.cin_year_to_date",
        "Episodes of need started and ceased",
        PRESENT,
        (("Started", START), ("Ceased", CLOSURE)),
        caveat=LATEST_ONLY,
    ),
)
