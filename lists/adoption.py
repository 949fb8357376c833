"""List 10: children adopted, waiting to be adopted, or no longer to be adopted, in the period (12 months)."""

import polars as pl

from chat.annex_a.codes import ADOPTED as ADOPTED_REASONS
from chat.annex_a.fields import adoption, looked_after
from chat.tables import (
    AS_AT,
    NO_ROW,
    PERIOD_START,
    Constant,
    Derived,
    Headline,
    ListMeasures,
    Period,
    Population,
    Row,
    Statistic,
    Table,
    Topic,
    any_of,
    bands,
    by_code,
    completed_months,
    days_between,
    in_period,
    profile,
    setting,
    stage_tables,
)

DATE_OF_BIRTH = adoption.date_of_birth
REVERSED_AS_RECORDED = adoption.date_of_decision_reversed
REASON_REVERSED = adoption.reason_decision_reversed
REASON_CEASED = looked_after.reason_ceased_to_be_looked_after

POSSIBLE_DATES = {
    "entered_care": adoption.date_entered_care,
    "decision": adoption.date_of_placement_decision,
    "placement_order": adoption.date_of_placement_order,
    "match": adoption.date_of_match,
    "placed": adoption.date_placed_for_adoption,
    "adoption_order": adoption.date_of_adoption_order,
    "reversed": adoption.date_of_decision_reversed,
    "placed_for_fostering": adoption.date_placed_for_fostering,
}
ENTERED_CARE, DECISION, PLACEMENT_ORDER, MATCH, PLACED, ADOPTION_ORDER, REVERSED, PLACED_FOR_FOSTERING = map(
    pl.col, POSSIBLE_DATES
)
STATE = pl.col("state")

CHILDREN = Population("children of the list", STATE.is_not_null())
ADOPTED = Population("children adopted in the period", STATE == "adopted")
WAITING = Population("children waiting to be adopted", STATE == "waiting")
NO_LONGER = Population("children whose decision was reversed", STATE == "reversed")

PLACED_SINCE_ENTRY = days_between(ENTERED_CARE, PLACED)
A1_DAYS_AVERAGED = pl.when(ADOPTED.where).then(PLACED_SINCE_ENTRY)
FOSTERED_OR_PLACED = pl.when(PLACED_FOR_FOSTERING < PLACED).then(PLACED_FOR_FOSTERING).otherwise(PLACED)
FOSTERED_SINCE_ENTRY = days_between(ENTERED_CARE, FOSTERED_OR_PLACED)
# A match before the placement order took no time at all from the order on.
MATCH_FROM_ORDER = pl.when(MATCH < PLACEMENT_ORDER).then(PLACEMENT_ORDER).otherwise(MATCH)
A2_DAYS = days_between(PLACEMENT_ORDER, MATCH_FROM_ORDER)
A1_MONTHS = completed_months(ENTERED_CARE, PLACED)
A2_MONTHS = completed_months(PLACEMENT_ORDER, MATCH_FROM_ORDER)
OF_ALL_CHILDREN = setting("adoption.a2_population") == "all"
A2_DAYS_AVERAGED = pl.when(OF_ALL_CHILDREN).then(days_between(PLACEMENT_ORDER, MATCH)).when(ADOPTED.where).then(A2_DAYS)
REVERSED_OR_AS_AT = pl.when(NO_LONGER.where).then(pl.coalesce(REVERSED, AS_AT)).otherwise(AS_AT)
DAYS_WAITED = days_between(ENTERED_CARE, pl.coalesce(PLACED, REVERSED_OR_AS_AT))
DAYS_IN_14_MONTHS = 426

A1_KNOWN = Population("adopted children with both dates", ADOPTED.where & A1_MONTHS.is_not_null())
A2_KNOWN = Population("adopted children with both dates", ADOPTED.where & A2_MONTHS.is_not_null())
WAIT_KNOWN = Population("children whose wait is known", CHILDREN.where & DAYS_WAITED.is_not_null())

STAGES = (
    ("Stage 1 to 2", days_between(ENTERED_CARE, DECISION)),
    ("Stage 2 to 3", days_between(DECISION, PLACEMENT_ORDER)),
    ("Stage 3 to 4", days_between(PLACEMENT_ORDER, MATCH)),
    ("Stage 4 to 5", days_between(MATCH, PLACED)),
    ("Stage 5 to 6", days_between(PLACED, ADOPTION_ORDER)),
    ("Stage 1 to 5", PLACED_SINCE_ENTRY),
)
WHAT_THE_STAGES_ARE = (
    "1 is the entry into care, 2 the decision to place for adoption, 3 the placement order, 4 the match, 5 the"
    " placement for adoption, 6 the adoption order. Every child with both dates counts in a row, whatever became of it,"
    " so the averages of the stages do not add up to that of 1 to 5. A later point before an earlier one is left out."
)
OFSTED_TOOL = "(using Ofsted Adoption Tool)"
GROUPINGS = (
    ("0 > 6 months", 0, 5),
    ("6 months > 1 year", 6, 11),
    ("1 year > 1½ years", 12, 17),
    ("1½ years > 2 years", 18, 23),
    ("2+ years", 24, None),
)
HOW_MONTHS_COUNT = "Calendar months; the lower edge belongs to the band."
ORDER_FIRST = "A match before the placement order counts as 0."
# Published by the Department for Education for each three-year period: A1 and A2 in days.
THRESHOLDS = (
    ("2008-11", 639, 213),
    ("2009-12", 639, 213),
    ("2010-13", 608, 182),
    ("2011-14", 547, 152),
    ("2012-15", 487, 121),
    ("2013-16", 426, 121),
)
CURRENT_A1, CURRENT_A2 = THRESHOLDS[-1][1:]


def possible(date: pl.Expr) -> pl.Expr:
    """The date of a field, null when it is after the as-at date or before the birth."""
    after_birth = DATE_OF_BIRTH.is_null() | (DATE_OF_BIRTH > AS_AT) | (date >= DATE_OF_BIRTH)
    return pl.when((date <= AS_AT) & after_birth).then(date)


def groupings(key: str, title: str, chat_title: str, months: pl.Expr, known: Population, *, definition: str) -> Table:
    """Adopted children by months of one indicator."""
    return Table(
        key=key,
        title=title,
        chat_title=chat_title,
        population=known,
        rows=bands(months, GROUPINGS),
        chart="columns",
        definition=definition,
        edges=f"Percentages are of the children who have both dates. {HOW_MONTHS_COUNT}",
    )


def thresholds(key: str, title: str, indicator: str, days: dict[str, int], measured: pl.Expr, *, current: int) -> Table:
    """The published thresholds of an indicator, and how far the average is from the current one."""
    over = (measured.filter(CHILDREN.where).mean() - current + 0.5).floor().cast(pl.Int64)
    return Table(
        key=key,
        title=title,
        chat_title=f"{indicator} thresholds",
        population=ADOPTED,
        columns=("threshold_days",),
        partition=False,
        rows=tuple(Constant(period, {"threshold_days": threshold}) for period, threshold in days.items()),
        definition=f"The thresholds for {indicator} that the Department for Education published, by three-year period.",
        edges="The last one stands for later periods too. Published averages cover three years, this list 12 months.",
        remarks=(
            (
                f"Average less the current threshold of {current} days: {{n}} days (above 0 is over the threshold).",
                over,
            ),
        ),
        source="Department for Education, adoption scorecards",
    )


SCORECARD = (
    Table(
        key="adoption.headline",
        title="Children adopted, waiting to be adopted, or no longer to be adopted",
        chat_title="LIST 10 - ADOPTIONS ({period} default)",
        population=CHILDREN,
        columns=("count",),
        partition=False,
        rows=(
            Row("Total children"),
            Row("Children adopted in period", ADOPTED.where),
            Row("Children waiting to be adopted", WAITING.where),
            Row("Children waiting with PO", WAITING.where & PLACEMENT_ORDER.is_not_null(), level=1, outside=True),
            Row("Children with decision reversed", NO_LONGER.where),
        ),
        definition=(
            "Children adopted in the period, children whose decision to be placed for adoption was reversed in it, and"
            " all other children of the list, who wait. Those with a placement order are part of those who wait."
        ),
        edges=(
            "An order or a reversal before the period takes the child out of every table; one on or after the as-at"
            " date has not happened yet. An adoption order wins over a reversal. A reason without a date is a reversal."
        ),
    ),
    Table(
        key="adoption.scorecard_1",
        title="Average days from entering care to moving in with adopters (A1)",
        chat_title="Adoption Scorecard 1",
        population=ADOPTED,
        columns=("average_days",),
        partition=False,
        rows=(
            Statistic("Ave days btwn entering care and moving in", PLACED_SINCE_ENTRY, {"average_days": "mean"}),
            Statistic("A10: Ave days btwn entering care and moving in", FOSTERED_SINCE_ENTRY, {"average_days": "mean"}),
        ),
        definition=(
            "Mean days from entering care to the placement for adoption (A1), of children adopted in the period. A10"
            " stops at an earlier placement with the same family for fostering."
        ),
        edges="Children without both dates, or placed before they entered care, are left out.",
        caveat="The published scorecard averages three years; this is the period of the extract.",
    ),
    Table(
        key="adoption.scorecard_2",
        title="Average days from placement order to match (A2)",
        chat_title="Adoption Scorecard 2",
        population=CHILDREN,
        columns=("average_days",),
        partition=False,
        rows=(Statistic("Ave days btwn PO and match", A2_DAYS_AVERAGED, {"average_days": "mean"}),),
        definition="Mean days from placement order to match (A2), of children adopted in the period.",
        edges=(
            f"{ORDER_FIRST} Children without a placement order or a match are left out. A setting takes all children of"
            " the list instead, and then leaves out who was matched before the order."
        ),
        caveat="The published scorecard averages three years; this is the period of the extract.",
    ),
    Table(
        key="adoption.scorecard_3",
        title="Children who waited less than 14 months to move in with adopters",
        chat_title="Adoption Scorecard 3",
        population=WAIT_KNOWN,
        rows=(
            Row("Waited less than 14m btwn entering care and place", DAYS_WAITED < DAYS_IN_14_MONTHS),
            Row("14+ months", DAYS_WAITED >= DAYS_IN_14_MONTHS),
            Row("Total", outside=True),
        ),
        other_labels=("adoption.compat_labels", {True: {"14+ months": "16+ months"}}),
        remarks=(
            (
                "Left out without a usable date of entering care, or placed before it: {n}.",
                CHILDREN.where & DAYS_WAITED.is_null(),
            ),
        ),
        chart="doughnut",
        definition=(
            "Children by days from entering care to the placement for adoption; without a placement up to the reversal"
            " of the decision, else up to the as-at date."
        ),
        edges="Less than 14 months is fewer than 426 days.",
    ),
    Table(
        key="adoption.cla_ceased_5_plus",
        title="Children who left care aged five or over, and those adopted",
        chat_title="CLA Ceased aged 5+ (from LAC list)",
        counted_on="looked_after",
        population="cla_ceased_5_plus",
        partition=False,
        rows=(
            Row("Total CLA ceased aged 5+", percent=False),
            Row("CLA Ceased aged 5+ adopted", REASON_CEASED.is_in(ADOPTED_REASONS)),
        ),
        definition="Periods of care that ceased at the age of 5 or over, and those of them that ended in adoption.",
        edges="The age is that on the day care ceased.",
        note="From List 8, in the period of List 8.",
    ),
    Table(
        key="adoption.decision_reversed",
        title="Children whose adoption decision was reversed",
        chat_title="Decision reversed",
        population=CHILDREN,
        partition=False,
        rows=(Row("Decision reversed", NO_LONGER.where),),
        definition="Children whose decision to be placed for adoption was reversed, of all children of the list.",
    ),
)

DETAILED_BREAKDOWNS = (
    Table(
        key="adoption.reason_decision_changed",
        title="Reversed adoption decisions by reason",
        chat_title="Reason decision changed",
        population=NO_LONGER,
        columns=("count",),
        rows=(
            *by_code(
                REASON_REVERSED,
                (
                    ("Child's needs changed", ("RD1",)),
                    ("Court did not make a PO", ("RD2",)),
                    ("Prospective adopters cannot be found", ("RD3",)),
                    ("Any other reason", ("RD4",)),
                ),
            ),
            Row("Not recorded / code error", REASON_REVERSED.is_null()),
        ),
        chart="bars",
        definition="Children whose decision was reversed by the reason for it.",
        edges="A reason on a child who was adopted or still waits is not counted.",
    ),
    groupings(
        "adoption.a1_groupings",
        "Adopted children by time from entering care to moving in (A1)",
        "ADOPTION INDICATOR A1 - GROUPINGS",
        A1_MONTHS,
        A1_KNOWN,
        definition="Children adopted in the period by time from entering care to the placement for adoption.",
    ),
    groupings(
        "adoption.a2_groupings",
        "Adopted children by time from placement order to match (A2)",
        "ADOPTION INDICATOR A2 - GROUPINGS",
        A2_MONTHS,
        A2_KNOWN,
        definition=f"Children adopted in the period by time from placement order to match. {ORDER_FIRST}",
    ),
    *stage_tables(
        "adoption", CHILDREN, STAGES, process="adoption", people="children", about=WHAT_THE_STAGES_ARE, note=OFSTED_TOOL
    ),
    Table(
        key="adoption.as3_durations",
        title="Adopted children by time from entering care to placement (AS3)",
        chat_title="AS3: DURATIONS",
        population=A1_KNOWN,
        columns=("count",),
        rows=bands(A1_MONTHS, GROUPINGS),
        chart="columns",
        definition="Children adopted in the period by time from entering care to the placement for adoption.",
        edges=HOW_MONTHS_COUNT,
    ),
    thresholds(
        "adoption.thresholds_a1",
        "National thresholds for entering care to moving in (A1)",
        "A1",
        {period: a1 for period, a1, _ in THRESHOLDS},
        A1_DAYS_AVERAGED,
        current=CURRENT_A1,
    ),
    thresholds(
        "adoption.thresholds_a2",
        "National thresholds for placement order to match (A2)",
        "A2",
        {period: a2 for period, _, a2 in THRESHOLDS},
        A2_DAYS_AVERAGED,
        current=CURRENT_A2,
    ),
)

ADOPTED_IN_PERIOD = in_period(ADOPTION_ORDER)
# A reversal that has a date to come has not happened yet, whatever reason is recorded with it.
REVERSED_WITHOUT_DATE = REVERSED.is_null() & REASON_REVERSED.is_not_null() & ~any_of([REVERSED_AS_RECORDED >= AS_AT])
OUT_OF_SCOPE = any_of(
    [ADOPTION_ORDER < PERIOD_START, (REVERSED < PERIOD_START) & ~ADOPTED_IN_PERIOD.fill_null(value=False)]
)

TOPICS = (
    Topic(
        "adoption.how_many",
        "Children with a plan for adoption",
        (
            "adoption.headline",
            "adoption.cla_ceased_5_plus",
        ),
    ),
    Topic(
        "adoption.scorecard",
        "Adoption scorecard: time taken",
        (
            "adoption.scorecard_1",
            "adoption.scorecard_2",
            "adoption.scorecard_3",
        ),
    ),
    Topic(
        "adoption.a1",
        "From entering care to moving in with adopters (A1)",
        (
            "adoption.a1_groupings",
            "adoption.thresholds_a1",
            "adoption.as3_durations",
        ),
        not_printed=("adoption.as3_durations",),
    ),
    Topic(
        "adoption.a2",
        "From placement order to match (A2)",
        (
            "adoption.a2_groupings",
            "adoption.thresholds_a2",
        ),
    ),
    Topic(
        "adoption.stages",
        "Stages of adoption",
        (
            "adoption.stage_timeliness",
            "adoption.shortest_longest",
        ),
    ),
    Topic("adoption.with_order", "Waiting with a placement order", ("beyond.adoption_waiting_with_order",)),
    Topic(
        "adoption.decisions",
        "Decisions that changed",
        (
            "adoption.decision_reversed",
            "adoption.reason_decision_changed",
        ),
    ),
    Topic(
        "adoption.children",
        "The children with a plan for adoption",
        (
            "adoption.age_gender",
            "adoption.ethnicity",
            "adoption.disability",
        ),
    ),
)

LIST = ListMeasures(
    key="adoption",
    period=Period(CHILDREN, before=OUT_OF_SCOPE, after=NO_ROW),
    derived=(
        *(Derived(name, possible(field), optional=(adoption.date_of_birth,)) for name, field in POSSIBLE_DATES.items()),
        Derived(
            "state",
            pl.when(OUT_OF_SCOPE)
            .then(None)
            .when(ADOPTED_IN_PERIOD)
            .then(pl.lit("adopted"))
            .when((REVERSED < AS_AT) | REVERSED_WITHOUT_DATE)
            .then(pl.lit("reversed"))
            .otherwise(pl.lit("waiting")),
            optional=(adoption.reason_decision_reversed,),
        ),
    ),
    cohorts={"adoptions": CHILDREN},
    tables=(*SCORECARD, *DETAILED_BREAKDOWNS, *profile("adoption", CHILDREN, "Children with a plan for adoption")),
    headlines=(
        Headline(
            "adoption.scorecard_3",
            "Waited less than 14m btwn entering care and place",
            "percent",
            "Waited less than 14 months from entering care to placement",
        ),
        Headline("adoption.decision_reversed", "Decision reversed", "percent", "Decision to place reversed"),
    ),
    topics=TOPICS,
)
