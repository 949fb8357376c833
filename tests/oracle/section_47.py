"""List 5."""

from tests.oracle.days import working_days
from tests.oracle.made import OracleTable, partition, partition_by_code
from tests.oracle.profile import profile
from tests.oracle.question import Question, Row, Rows

DISCUSSION = "strategy_discussion_date"
CONFERENCE = "date_of_initial_child_protection_conference"
ENQUIRIES = "number_of_section_47_enquiries_in_last_12_months"
CONFERENCES = "number_of_conferences_in_last_12_months"
LONGEST_IN_TIME = 15
NOT_RECORDED = "Not recorded"


def in_period(question: Question) -> list[Row]:
    """P5: rows with a strategy discussion in the period."""
    return [row for row in question.rows(5) if question.window(5).holds(row[DISCUSSION])]


def with_conference(question: Question) -> list[Row]:
    """I5: rows of P5 with a readable date of conference."""
    return [row for row in in_period(question) if row[CONFERENCE] is not None]


def _days(question: Question, row: Row) -> int | None:
    if row[CONFERENCE] < row[DISCUSSION] or row[CONFERENCE] > question.as_at:
        return None
    return working_days(row[DISCUSSION], row[CONFERENCE])


def _total_conferences(question: Question, row: Row) -> int | None:
    number = row[CONFERENCES]
    if number is None or number < 0:
        return None
    if row[CONFERENCE] is not None and not question.settings.get("section_47.icpc_count_includes_current"):
        number += 1
    return int(number)


def _headline(question: Question, rows: Rows, conferences: Rows) -> OracleTable:
    return OracleTable(
        f"LIST 5 - SECTION 47s ({question.window(5).in_words} default)",
        None,
        tuple(
            (label, {"count": count, "rate_per_10k": question.yearly_rate(count, 5)})
            for label, count in (("Total number of S47s", len(rows)), ("Number of ICPCs", len(conferences)))
        ),
    )


def _numbers(question: Question, rows: Rows) -> dict[str, OracleTable]:
    def multiple_enquiries(row: Row) -> str:
        if row[ENQUIRIES] is None or row[ENQUIRIES] < 0:
            return NOT_RECORDED
        return "Yes" if row[ENQUIRIES] >= 1 else "No"

    def enquiries(row: Row) -> str:
        if row[ENQUIRIES] is None or row[ENQUIRIES] < 0:
            return NOT_RECORDED
        return {0: "1 S47 enquiry", 1: "2 S47s"}.get(row[ENQUIRIES], "3+ S47s")

    def multiple_conferences(row: Row) -> str:
        total = _total_conferences(question, row)
        if total is None:
            return NOT_RECORDED
        return "Yes" if total >= 2 else "No"

    def conferences(row: Row) -> str:
        total = _total_conferences(question, row)
        if total is None:
            return NOT_RECORDED
        return {0: "None", 1: "1 ICPC"}.get(total, "More than 1")

    yes_no = ("Yes", "No", NOT_RECORDED)
    return {
        "section_47.multiple_s47s": partition("Multiple S47s", rows, multiple_enquiries, yes_no, ()),
        "section_47.multiple_icpcs": partition("Multiple ICPCs", rows, multiple_conferences, yes_no, ()),
        "section_47.number_s47s_12_months": partition(
            "No. of S47s in the last 12 months",
            rows,
            enquiries,
            ("1 S47 enquiry", "2 S47s", "3+ S47s", NOT_RECORDED),
            (),
        ),
        "section_47.number_icpcs_12_months": partition(
            "No. ICPCs in the last 12 months", rows, conferences, ("None", "1 ICPC", "More than 1", NOT_RECORDED), ()
        ),
    }


def _durations(question: Question, conferences: Rows) -> dict[str, OracleTable]:
    def timeliness(row: Row) -> str:
        days = _days(question, row)
        if days is None:
            return "Date error"
        return "In time" if days <= LONGEST_IN_TIME else "Not in time"

    bands = ("a) 0 - 10 working days", "b) 11 - 15 days", "c) 16 - 20 days", "d) 21+ days")

    def band(row: Row) -> str:
        days = _days(question, row)
        if days is None:
            return "Date error"
        if days <= 10:
            return bands[0]
        if days <= 15:
            return bands[1]
        return bands[2] if days <= 20 else bands[3]

    return {
        "section_47.icpc_timeliness": partition(
            "ICPC timeliness", conferences, timeliness, ("In time", "Not in time", "Date error"), ()
        ),
        "section_47.s47_to_icpc_duration": partition("S47 to ICPC duration", conferences, band, bands, ("Date error",)),
    }


def tables(question: Question) -> dict[str, OracleTable]:
    """Every table of the list."""
    rows, conferences = in_period(question), with_conference(question)
    return {
        "section_47.icpc_not_required": partition_by_code(
            "S47 where ICPC not required",
            rows,
            "conference_deemed_unnecessary",
            {"Yes": "ICPC not required", "No": "ICPC required"},
            always=True,
        ),
        "section_47.headline": _headline(question, rows, conferences),
        "section_47.icpc_result_in_cpp": partition_by_code(
            "ICPC result in CPP", conferences, "conference_resulted_in_plan", {"Yes": "Yes", "No": "No"}, always=True
        ),
        **_numbers(question, rows),
        **_durations(question, conferences),
        **profile(question, "section_47", rows, disability=True),
    }
