"""List 11: adopters and prospective adopters. The list has no period date: every row counts."""

import polars as pl

from chat.annex_a.fields import adopters
from chat.tables import (
    AS_AT,
    ROW_NUMBER,
    Derived,
    ListMeasures,
    Population,
    Row,
    Table,
    Topic,
    any_of,
    bands,
    completed_months,
    days_between,
    snapshot,
    stage_tables,
)

FAMILY = adopters.family_identifier
LEFT_ON = pl.col("left_on")
REASON_FOR_LEAVING = adopters.reason_for_leaving_adoption_process
CHILDREN_PLACED = adopters.number_of_children_placed
POSITION = pl.col("position")

# The points of the process and their columns; a second column stands in where the first is blank (the older route).
POINTS = {
    "enquiry": (adopters.date_enquiry_received,),
    "application": (adopters.date_stage_1_started, adopters.date_application_submitted),
    "stage_1_end": (adopters.date_stage_1_ended,),
    "stage_2_start": (adopters.date_stage_2_started,),
    "approval": (adopters.date_stage_2_ended, adopters.date_application_approved),
    "match": (adopters.date_of_match,),
    "placement": (adopters.date_placed,),
    "adoption_order": (adopters.date_of_adoption_order,),
}
ENQUIRY, APPLICATION, STAGE_1_END, STAGE_2_START, APPROVAL, MATCH, PLACEMENT, ADOPTION_ORDER = map(pl.col, POINTS)

PERIOD = snapshot("adopters on the list")
ADULTS = PERIOD.reported
STAGES = (
    ("Stage 1 to 2", days_between(ENQUIRY, APPLICATION)),
    ("Stage 2 to 3", days_between(APPLICATION, STAGE_1_END)),
    ("Stage 3 to 4", days_between(STAGE_1_END, STAGE_2_START)),
    ("Stage 4 to 5", days_between(STAGE_2_START, APPROVAL)),
    ("Stage 5 to 6", days_between(APPROVAL, MATCH)),
    ("Stage 6 to 7", days_between(MATCH, PLACEMENT)),
    ("Stage 7 to 8", days_between(PLACEMENT, ADOPTION_ORDER)),
    ("Stage 2 to 7", days_between(APPLICATION, PLACEMENT)),
)
WHAT_THE_STAGES_ARE = (
    "1 is the enquiry, 2 the start of stage 1 or else the application, 3 the end of stage 1, 4 the start of stage 2, 5"
    " the end of stage 2 or else the approval, 6 the match, 7 the placement, 8 the adoption order. Every adult with"
    " both dates counts in a row; a later point before an earlier one is left out."
)
MONTHS_TO_PLACEMENT = completed_months(APPLICATION, PLACEMENT)
PLACED = Population("adults with both dates", MONTHS_TO_PLACEMENT.is_not_null())

# A blank family identifier is a family of its own. Identifiers are upper case, so that no real one reads like this.
OWN_FAMILY = pl.format("row {}", ROW_NUMBER)
ABOUT_UNITS = "A couple is two adults; authorities that send one row for each family have families in every count."

TABLES = (
    Table(
        key="adopters.headline",
        title="Adopters and prospective adopters by stage reached",
        chat_title="LIST 11 - ADOPTERS ({period} default)",
        population=ADULTS,
        columns=("count",),
        partition=False,
        rows=(
            Row("Total individuals"),
            Row("Enquirer", POSITION == "enquirer"),
            Row("Applicant", POSITION == "applicant"),
            Row("Adopter with placement", POSITION == "with placement"),
            Row("Adopter without placement", POSITION == "without placement"),
            Row("Other", POSITION == "other"),
            Row("Not recorded / code error", POSITION == "not recorded"),
            Row("Families", distinct=pl.coalesce(FAMILY, OWN_FAMILY), outside=True),
        ),
        definition=(
            "Adults of the list by the last point that they have reached; the six rows under the total add up to it."
        ),
        edges=(
            "Other have an adoption order or have left the process. Adopters have a child placed or have been approved;"
            " applicants have applied or begun stage 1. Not recorded have none of these dates nor an enquiry. A date"
            " after the as-at date counts as blank. A blank family identifier is a family of its own."
        ),
        note=ABOUT_UNITS,
    ),
    *stage_tables(
        "adopters",
        ADULTS,
        STAGES,
        process="becoming an adopter",
        people="adults",
        about=WHAT_THE_STAGES_ARE,
        note=ABOUT_UNITS,
    ),
    Table(
        key="adopters.application_to_placement",
        title="Adopters with a placement by time since the application",
        chat_title="APPICATION TO PLACEMENT STAGES",
        population=PLACED,
        columns=("count",),
        rows=bands(
            MONTHS_TO_PLACEMENT,
            (
                ("0 > 6 months", 0, 5),
                ("6 > 12 months", 6, 11),
                ("12 > 18 months", 12, 17),
                ("18 > 24 months", 18, 23),
                ("24+ months", 24, None),
            ),
        ),
        chart="columns",
        definition="Adults with a placement by time from the application (point 2) to the placement (point 7).",
        edges="Calendar months; the lower edge belongs to the band. A placement before the application is left out.",
    ),
)


def possible(date: pl.Expr) -> pl.Expr:
    """The date of a field, null when it is after the as-at date."""
    return pl.when(date <= AS_AT).then(date)


def has(*dates: pl.Expr) -> pl.Expr:
    """Whether one of the dates is filled."""
    return any_of([date.is_not_null() for date in dates])


TOPICS = (
    Topic("adopters.how_many", "Prospective adopters", ("adopters.headline",)),
    Topic(
        "adopters.stages",
        "Stages of becoming an adopter",
        (
            "adopters.stage_timeliness",
            "adopters.shortest_longest",
        ),
    ),
    Topic("adopters.application", "From application to placement", ("adopters.application_to_placement",)),
)

LIST = ListMeasures(
    key="adopters",
    period=PERIOD,
    derived=(
        *(Derived(point, pl.coalesce(map(possible, fields)), optional=fields[1:]) for point, fields in POINTS.items()),
        Derived("left_on", possible(adopters.date_of_leaving_adoption_process)),
        Derived(
            "position",
            pl.when(has(ADOPTION_ORDER, LEFT_ON, REASON_FOR_LEAVING))
            .then(pl.lit("other"))
            .when(has(PLACEMENT) | any_of([CHILDREN_PLACED >= 1]))
            .then(pl.lit("with placement"))
            .when(has(APPROVAL))
            .then(pl.lit("without placement"))
            .when(has(APPLICATION, STAGE_1_END, STAGE_2_START))
            .then(pl.lit("applicant"))
            .when(has(ENQUIRY))
            .then(pl.lit("enquirer"))
            .otherwise(pl.lit("not recorded")),
            optional=(
                adopters.reason_for_leaving_adoption_process,
                adopters.number_of_children_placed,
            ),
        ),
    ),
    tables=TABLES,
    topics=TOPICS,
)
