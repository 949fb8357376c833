"""List 8: who started to be looked after and who ceased in the period."""

from chat.annex_a.codes import ADOPTED
from chat.annex_a.fields import looked_after
from chat.tables import NOT_RECORDED, Row, Table, by_code, not_understood, yes_no
from lists.looked_after.codes import NEED_NOT_STATED, NO_REAL_REASON, REASONS_CEASED, SPECIAL_GUARDIANSHIP
from lists.looked_after.sets import CEASED, REASON_CEASED, STARTED
from lists.shared.categories_of_need import CATEGORIES_OF_NEED

CATEGORY_OF_NEED = looked_after.category_of_need
NEED_NOT_UNDERSTOOD = not_understood(CATEGORY_OF_NEED)
SECOND_PERIOD = looked_after.second_or_subsequent_period_of_care
NO_REASON = REASON_CEASED.is_null() | (REASON_CEASED == NO_REAL_REASON)
ABOUT_NO_REASON = "A reason that is blank or unrecognised, and X1 (the next episode began the same day), is no reason."


def ceased_to(*codes: str) -> tuple[Row, Row]:
    """Rows for these reasons and for any other good reason."""
    is_one = REASON_CEASED.is_in(codes)
    return Row("Yes", is_one), Row("No", ~is_one & ~NO_REASON)


CEASED_TO_PERMANENCE = (
    Table(
        key="looked_after.ceased_adoption",
        title="Children who left care because they were adopted",
        chat_title="CLA Ceased – Adoption",
        population=CEASED,
        rows=(*ceased_to(*ADOPTED), Row(NOT_RECORDED, NO_REASON)),
        chart="doughnut",
        definition="Periods of care ceased in the period by whether the child was adopted.",
        edges=ABOUT_NO_REASON,
    ),
    Table(
        key="looked_after.ceased_sgo",
        title="Children who left care to special guardianship",
        chat_title="CLA Ceased - SGO",
        population=CEASED,
        rows=(*ceased_to(*SPECIAL_GUARDIANSHIP), Row(NOT_RECORDED, NO_REASON, shown="unless_zero")),
        chart="doughnut",
        definition="Periods of care ceased in the period by whether a special guardianship order was made.",
        edges=f"{ABOUT_NO_REASON} Such periods of care are in the denominator.",
    ),
)

STARTERS = (
    Table(
        key="looked_after.starters_category_of_need",
        title="Children who became looked after by category of need",
        chat_title="Category of need (starters)",
        population=STARTED,
        rows=(
            *by_code(CATEGORY_OF_NEED, CATEGORIES_OF_NEED),
            Row(
                NOT_RECORDED,
                (CATEGORY_OF_NEED.is_null() & ~NEED_NOT_UNDERSTOOD) | (CATEGORY_OF_NEED == NEED_NOT_STATED),
            ),
            Row("Code error", NEED_NOT_UNDERSTOOD),
        ),
        chart="bars",
        definition="Periods of care started in the period by the child's main category of need.",
        edges="Not recorded is blank or N0, not stated; Code error is whatever is no code.",
    ),
    Table(
        key="looked_after.starters_second_or_subsequent",
        title="Children who became looked after again within 12 months",
        chat_title="Second/Subsequent episode (new CLA)",
        population=STARTED,
        rows=(*yes_no(SECOND_PERIOD), Row(NOT_RECORDED, SECOND_PERIOD.is_null())),
        chart="doughnut",
        definition="Periods of care started in the period by whether the child had an earlier one in 12 months.",
    ),
)

REASONS = (
    Table(
        key="looked_after.ceased_reason",
        title="Children who left care by reason",
        chat_title="Reason Ceased (ceased)",
        population=CEASED,
        rows=(*by_code(REASON_CEASED, REASONS_CEASED), Row("Not recorded / Error", NO_REASON)),
        chart="bars",
        definition="Periods of care ceased in the period by the reason.",
        edges=f"{ABOUT_NO_REASON} Staying with the carers at 18 or over (E17) is Any other reason.",
    ),
)
