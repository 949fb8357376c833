"""Whether short breaks (V3, V4) were counted among the looked-after children of an earlier date, and are not now."""

from chat.earlier.figures import EarlierFigures, rows_of
from chat.report import Report, ReportTable

LIST_NUMBER = 8
HEADLINE, ROW = "looked_after.headline", "Short breaks (V3, V4)"
LEGAL_STATUS, WHERE_THEY_STOOD = "looked_after.legal_status", "Not recorded / code error"
# The words of the headline while short breaks still counted.
COUNTED_THEN = (
    "Periods of care open on the as-at date and those ceased in the period, together the total, and those of them"
    " that started in the period; the last row has the open ones of children aged 0 to 17."
)
# Tables elsewhere that ask who is looked after, or count rows of List 8.
ASKING = frozenset(
    {
        "children_in_need.cohort_overlap",
        "care_leavers.aged_16_plus_till_18th",
        "adoption.cla_ceased_5_plus",
        "beyond.by_team",
    }
)


def short_breaks_differ(table: ReportTable, report: Report, earlier: EarlierFigures) -> bool:
    """Whether the table may have counted children under short breaks then.

    While neither extract has any, nothing has changed. All that is known of the earlier one is the row of legal
    statuses in which they stood, together with blank and unrecognised codes.
    """
    if table.list_number != LIST_NUMBER and table.key not in ASKING:
        return False
    if earlier.tables.get(HEADLINE, {}).get("definition") != COUNTED_THEN:
        return False
    then = {row["label"]: row["values"].get("count") for row in rows_of(earlier.tables.get(LEGAL_STATUS))}
    has_now = any(row.label == ROW for made in report.tables if made.key == HEADLINE for row in made.rows)
    return bool(then.get(WHERE_THEY_STOOD)) or has_now
