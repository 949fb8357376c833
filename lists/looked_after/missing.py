"""List 8: the section Missing incidents, over all children of the period, whether open or ceased."""

import polars as pl

from chat.annex_a.fields import looked_after
from chat.tables import NOT_RECORDED, Population, Row, Statistic, Table, any_of, bands, yes_no
from lists.looked_after.sets import IN_PERIOD, MISSING, MISSING_EPISODES

OFFERED = looked_after.return_interview_offered
ACCEPTED = looked_after.return_interview_accepted
WENT_MISSING = any_of([MISSING_EPISODES >= 1])
INCIDENTS = pl.when(WENT_MISSING).then(MISSING_EPISODES)
NO_OFFER_RECORDED = OFFERED.is_null() | (OFFERED == "Unknown")
NO_ANSWER_RECORDED = ACCEPTED.is_null() | (ACCEPTED == "Unknown")

MISSING_OR_ANSWERED = Population(
    "children of the period with a missing incident or with an answer about the offer",
    IN_PERIOD.where & (WENT_MISSING | ~NO_OFFER_RECORDED),
)
MISSING_AND_OFFERED = Population(
    "children of the period with a missing incident who were offered an interview", MISSING.where & (OFFERED == "Yes")
)
OFFERED_ROWS = (
    *yes_no(OFFERED, "Offered return interview", "Not offered interview"),
    Row(NOT_RECORDED, NO_OFFER_RECORDED),
)
ACCEPTED_ROWS = (
    *yes_no(ACCEPTED, "Accepted return interview", "Did not accept interview"),
    Row(NOT_RECORDED, NO_ANSWER_RECORDED),
)
EPISODE_BANDS = (*((str(number), number, number) for number in range(1, 10)), ("10+", 10, None))

ABOUT_INCIDENTS = "The number of incidents covers the 12 months before the extract, not the period of the report."
ABOUT_INTERVIEWS = (
    "The answer is about the last missing episode of a child, so these are children and not episodes; unknown and"
    " unrecognised answers are Not recorded."
)
ABOUT_REFUSALS = "An accepted interview that was not offered does not count as accepted."

ALL_MISSING = (
    Table(
        key="looked_after.any_missing",
        title="Children looked after with a missing incident",
        chat_title="Any missing incidents (all CLA)",
        population=IN_PERIOD,
        rows=(Row("Yes", WENT_MISSING), Row("No", ~WENT_MISSING)),
        chart="doughnut",
        definition="Children looked after at any time in the period by whether they had a missing incident.",
        edges=f"No is 0, blank, unreadable or negative. {ABOUT_INCIDENTS}",
    ),
    Table(
        key="looked_after.return_interview_offered_recorded",
        title="Return interviews offered, wherever an answer is recorded",
        chat_title="OFFERED (Missing children)",
        population=MISSING_OR_ANSWERED,
        rows=OFFERED_ROWS,
        definition=(
            "Everybody for whom it is recorded whether an interview was offered, missing incident or not, and the"
            " children with a missing incident for whom it is not."
        ),
        edges=ABOUT_INTERVIEWS,
        caveat="It takes in answers for children without a missing incident.",
    ),
    Table(
        key="looked_after.return_interview_accepted",
        title="Return interviews accepted, of those offered",
        chat_title="ACCEPTED (Missing children)",
        population=MISSING_AND_OFFERED,
        rows=ACCEPTED_ROWS,
        definition="Children with a missing incident who were offered an interview, by whether they accepted it.",
        edges=f"{ABOUT_REFUSALS} {ABOUT_INTERVIEWS}",
    ),
    Table(
        key="looked_after.return_interview_offered",
        title="Return interviews offered to children who went missing",
        chat_title="OFFERED (Missing children)",
        population=MISSING,
        rows=OFFERED_ROWS,
        chart="doughnut",
        definition="Children with a missing incident by whether they were offered an interview after the last one.",
        edges=ABOUT_INTERVIEWS,
    ),
    Table(
        key="looked_after.return_interview_accepted_of_missing",
        title="Return interviews accepted, of all children who went missing",
        chat_title="ACCEPTED (Missing children)",
        population=MISSING_AND_OFFERED,
        denominator=MISSING,
        rows=ACCEPTED_ROWS,
        definition=(
            "Children with a missing incident who were offered an interview, by whether they accepted it, as shares of"
            " all children with a missing incident."
        ),
        edges=f"{ABOUT_REFUSALS} {ABOUT_INTERVIEWS}",
        note="Children who were not offered an interview have no row, so the percentages do not add up to 100.",
    ),
    Table(
        key="looked_after.missing_summary",
        title="Children who went missing, and their incidents",
        chat_title="Missing incidents in summary",
        population=IN_PERIOD,
        columns=("count", "percent", "average"),
        partition=False,
        rows=(
            Row("Number of CLA with a missing incident", WENT_MISSING, columns=("count",)),
            Row("Percentage of CLA with a missing incident", WENT_MISSING, columns=("percent",)),
            Statistic("Total number of missing incidents", INCIDENTS, {"count": "sum"}),
            Statistic(
                "Average number of missing incidents per CLA who went missing",
                INCIDENTS,
                {"average": "mean"},
            ),
        ),
        definition=(
            "Children with a missing incident among all looked after at any time in the period, their incidents in"
            " total, and incidents for each child who went missing."
        ),
        edges=ABOUT_INCIDENTS,
    ),
)

EPISODES_PER_CHILD = Table(
    key="looked_after.missing_episodes_per_child",
    title="Children who went missing by number of incidents",
    chat_title="TOTAL MISSING EPISODES PER CLA",
    population=MISSING,
    columns=("count",),
    rows=bands(MISSING_EPISODES, EPISODE_BANDS),
    chart="columns",
    definition="Children with a missing incident by number of missing episodes in the last 12 months.",
    edges=ABOUT_INCIDENTS,
)
