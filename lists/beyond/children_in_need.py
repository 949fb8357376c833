"""Children in need beyond ChAT: episodes started and ceased by month."""

import polars as pl

from chat.measures.vocabulary import Across, EachMonth, MonthMean, Population, Table
from lists.beyond.reach import by_month_of, every_month, present_in_reach

START, CLOSURE = pl.col("cin_start_date"), pl.col("cin_closure_date")

TABLES = (
    Table(
        key="beyond.cin_by_month",
        title="CIN started and ceased per month",
        population=Population("episodes of need of the last six months", present_in_reach(START, CLOSURE)),
        found=EachMonth(every_month),
        columns=("started", "ceased"),
        across=(
            Across("started", "Started", in_month=by_month_of(START)),
            Across("ceased", "Ceased", in_month=by_month_of(CLOSURE)),
        ),
        rows=(MonthMean("Mean per month"),),
        partition=False,
        group="beyond",
        chart="line",
        definition="Episodes of need by month of start and by month of closure.",
        caveat="The list holds each child's latest episode, so earlier ones of the same child are missing.",
    ),
)
