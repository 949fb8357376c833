"""List 8: the sections Current open CLA and Placements, over open periods of care."""

from chat.annex_a.codes import SHORT_BREAKS
from chat.annex_a.fields import looked_after
from chat.tables import (
    DATE_ERROR,
    EVERY_ROW,
    HOW_VISITS_COUNT,
    NOT_RECORDED,
    Across,
    Population,
    Row,
    Table,
    bands,
    by_code,
    last_event_rows,
    last_visit_rows,
    not_understood,
    setting,
)
from lists.looked_after.codes import (
    FOSTER,
    LEGAL_STATUSES,
    OTHER_PROVIDERS,
    OWN_PROVIDER,
    PLACEMENT_TYPES,
    PRIVATE_PROVIDER,
)
from lists.looked_after.sets import (
    ABOUT_NUMBER_OF_PLACEMENTS,
    DAYS_SINCE_VISIT,
    MONTHS_IN_PLACEMENT,
    MONTHS_SINCE_REVIEW,
    NO_NUMBER_OF_PLACEMENTS,
    OPEN,
    OPEN_30_MONTHS_UNDER_16,
    PLACEMENT_TYPE,
    PLACEMENTS,
    REVIEW,
    STARTED_ON,
    VISIT,
)

PERMANENCE_PLAN = looked_after.permanence_plan
PROVIDER = looked_after.placement_provider
LEGAL_STATUS = looked_after.legal_status

OPEN_WITH_TYPE = Population("open periods of care with a placement type", OPEN.where & PLACEMENT_TYPE.is_not_null())
OTHER_OR_NO_PROVIDER = PROVIDER.is_null() | PROVIDER.is_in(OTHER_PROVIDERS)
NO_LEGAL_STATUS = LEGAL_STATUS.is_null() | LEGAL_STATUS.is_in(SHORT_BREAKS)
LIMIT_OF_A_REVIEW = setting("looked_after.review_in_time_months")

VISIT_BANDS = (
    ("In the last 6 weeks", 0, 41),
    ("6 - 12 weeks ago", 42, 83),
    ("12 - 18 weeks ago", 84, 125),
    ("18 or more weeks ago", 126, None),
)
REVIEW_BANDS = (
    ("a) 0 > 3 months", 0, 2),
    ("b) 3 > 6 months", 3, 5),
    ("c) 6 > 9 months", 6, 8),
    ("d) 9 > 12 months", 9, 11),
    ("e) 1 year or more", 12, None),
)
PLACEMENT_BANDS = (
    ("0 > 3 months", 0, 2),
    ("3 >= 6 months", 3, 5),
    ("6 months > 1 year", 6, 11),
    ("1 year > 2 years", 12, 23),
    ("2+ years", 24, None),
)
NUMBERS_OF_PLACEMENTS = (*((str(number), number, number) for number in range(1, 7)), ("7+", 7, None))

TYPES_OF_PLACEMENT = (
    Table(
        key="looked_after.plan_to_reunify",
        title="Children with a plan to return to their family",
        chat_title="Plan to reunify",
        population=OPEN,
        columns=("count",),
        partition=False,
        rows=(Row("Plan to reunify", PERMANENCE_PLAN == "Return to family"),),
        definition="Open periods of care with the permanence plan to return to the family.",
    ),
    Table(
        key="looked_after.placement_type_by_provider",
        title="Children looked after by type of placement and provider",
        chat_title="Placement type (current open CLA)",
        population=OPEN_WITH_TYPE,
        columns=("own_la", "private", "other", "total"),
        across=(
            Across("own_la", "a) Own LA", PROVIDER == OWN_PROVIDER),
            Across("private", "b) Private", PROVIDER == PRIVATE_PROVIDER),
            Across("other", "c) Other", OTHER_OR_NO_PROVIDER),
            Across("total", "Total", EVERY_ROW),
        ),
        rows=by_code(PLACEMENT_TYPE, PLACEMENT_TYPES),
        remarks=(
            ("Children in c) Other without a recorded provider: {n}.", OPEN_WITH_TYPE.where & PROVIDER.is_null()),
            (
                "Children without a placement type, who are not in the table: {n}.",
                OPEN.where & PLACEMENT_TYPE.is_null(),
            ),
        ),
        chart="stacked",
        definition="Open periods of care by type of placement and by who provides it.",
        edges="c) Other takes in the placements whose provider is blank or unrecognised.",
    ),
    Table(
        key="looked_after.provider_split",
        title="Children looked after by who provides the placement",
        chat_title="Placement provider",
        population=OPEN,
        rows=(
            Row("Own provision", PROVIDER == OWN_PROVIDER),
            Row("Other provision", PROVIDER.is_in([PRIVATE_PROVIDER, *OTHER_PROVIDERS])),
            Row(NOT_RECORDED, PROVIDER.is_null()),
        ),
        chart="doughnut",
        definition="Open periods of care by whether the authority itself provides the placement.",
    ),
    Table(
        key="looked_after.foster_split",
        title="Children in foster placements and other placements",
        chat_title="Foster and other placements",
        population=OPEN,
        rows=(
            Row("Foster placements", PLACEMENT_TYPE.is_in(FOSTER)),
            Row("Other placements", ~PLACEMENT_TYPE.is_in(FOSTER)),
            Row(NOT_RECORDED, PLACEMENT_TYPE.is_null()),
        ),
        chart="doughnut",
        definition="Open periods of care by whether the child is placed with foster carers.",
    ),
)

PLANNING_AND_CONTACT = (
    Table(
        key="looked_after.legal_status",
        title="Children looked after by legal status",
        chat_title="Legal status (current open CLA)",
        population=OPEN,
        rows=(*by_code(LEGAL_STATUS, LEGAL_STATUSES), Row("Not recorded / code error", NO_LEGAL_STATUS)),
        chart="bars",
        definition="Open periods of care by the child's legal status.",
        edges="The last row has blank and unrecognised codes, and short breaks (V3, V4) where a setting counts them.",
    ),
    Table(
        key="looked_after.last_seen",
        title="Children looked after by time since the last visit",
        chat_title="Child last seen by SW (current open CLA)",
        population=OPEN,
        rows=last_visit_rows(
            VISIT,
            DAYS_SINCE_VISIT,
            not_understood(VISIT),
            STARTED_ON,
            VISIT_BANDS,
            new_label="No visit (New CLA<1month)",
            none_label="No visit (CLA 1+month)",
        ),
        chart="bars",
        definition="Open periods of care by time since the social worker's last visit.",
        edges=HOW_VISITS_COUNT,
    ),
    Table(
        key="looked_after.last_review",
        title="Children looked after by time since the last review",
        chat_title="Time since last CLA Review (current open CLA)",
        population=OPEN,
        rows=last_event_rows(
            REVIEW,
            not_understood(REVIEW),
            STARTED_ON,
            bands(MONTHS_SINCE_REVIEW, REVIEW_BANDS),
            new_label="No review (New CLA <1month)",
            none_label="No review (CLA 1+ month)",
        ),
        chart="bars",
        definition="Open periods of care by completed months since the latest statutory review.",
        edges=(
            "The lower edge belongs to the band. A review that is unreadable, after the as-at date or before the start"
            " is a date error; so is no review without a usable start."
        ),
    ),
    Table(
        key="looked_after.review_in_time",
        title="Children whose last review is less than seven months ago",
        chat_title="Review in time (current open CLA)",
        population=OPEN,
        rows=(
            Row("Yes", MONTHS_SINCE_REVIEW < LIMIT_OF_A_REVIEW),
            Row("No", MONTHS_SINCE_REVIEW >= LIMIT_OF_A_REVIEW),
            Row(NOT_RECORDED, MONTHS_SINCE_REVIEW.is_null()),
        ),
        chart="doughnut",
        definition=(
            "Open periods of care by whether the latest statutory review is less than seven months ago; a setting"
            " changes the limit."
        ),
        edges="Not recorded is a review that is blank, unreadable or after the as-at date, for new children too.",
        caveat=(
            "One limit for all children is milder than the law, which asks for the first reviews much sooner, and"
            " whether earlier reviews were in time is not in the extract."
        ),
    ),
)

PLACEMENTS_OVER_TIME = (
    Table(
        key="looked_after.placements_last_12_months",
        title="Children looked after by number of placements in 12 months",
        chat_title="No. placements last 12 months (current open CLA)",
        population=OPEN,
        rows=(*bands(PLACEMENTS, NUMBERS_OF_PLACEMENTS), Row(NOT_RECORDED, NO_NUMBER_OF_PLACEMENTS)),
        chart="columns",
        definition="Open periods of care by number of placements in the last 12 months.",
        edges=ABOUT_NUMBER_OF_PLACEMENTS,
    ),
    Table(
        key="looked_after.placement_duration",
        title="Children in care for 30 months by time in their placement",
        chat_title="Placement duration (Under16s open CLA for 30+ms)",
        population=OPEN_30_MONTHS_UNDER_16,
        rows=(*bands(MONTHS_IN_PLACEMENT, PLACEMENT_BANDS), Row(DATE_ERROR, MONTHS_IN_PLACEMENT.is_null())),
        chart="columns",
        definition=(
            "Children under 16 who have been looked after for 30 months or more, by completed months in their latest"
            " placement."
        ),
        edges=(
            "The lower edge belongs to the band. A placement date that is blank, unreadable or after the as-at date is"
            " a date error; one before the period of care counts as it is."
        ),
    ),
)
