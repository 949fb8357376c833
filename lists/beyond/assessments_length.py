"""How long assessments take, beyond ChAT: the median, as it is published."""

from chat.tables import Statistic, Table
from lists.assessments import COMPLETED, HOW_DAYS_COUNT, WORKING_DAYS

MEDIAN = Table(
    key="beyond.assessments_median",
    title="Median working days to complete an assessment",
    population=COMPLETED,
    columns=("median_working_days",),
    partition=False,
    rows=(Statistic("Median (working days)", WORKING_DAYS, {"median_working_days": "median"}),),
    group="beyond",
    definition="The middle one of the working days from start to authorisation of completed assessments: half took no"
    " longer. Those with a date error are left out.",
    edges=HOW_DAYS_COUNT,
)
