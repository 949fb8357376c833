"""List 9, everybody at the as-at date."""

from collections.abc import Callable
from datetime import timedelta

from tests.oracle import spans
from tests.oracle.days import birthday, whole_years
from tests.oracle.made import OracleTable, Value, counted, partition, partition_by_code, share, shares, tally
from tests.oracle.profile import profile
from tests.oracle.question import Question, Row, Rows

EET = {
    "EET: In higher education (beyond A level)": ("F1", "P1"),
    "EET: In education other than higher": ("F2", "P2"),
    "EET: In training or employment": ("F3", "P3", "F4", "P4", "F5", "P5"),
}
NEET = {
    "NEET: illness/ disability": ("G4",),
    "NEET: other reasons": ("G5",),
    "NEET: pregnancy or parenting": ("G6",),
}
NO_INFORMATION = "LA does not have information"
ACCOMMODATION = {
    "B": "a) With parents or relatives",
    "C": "b) Community home",
    "D": "c) Semi-independent transitional accommodation",
    "E": "d) Supported lodgings",
    "G": "e) Gone abroad",
    "H": "f) Deported",
    "K": "g) Ordinary lodgings",
    "R": "h) Residence not known",
    "S": "i) No fixed abode / homeless",
    "T": "j) Foyers",
    "U": "k) Independent living",
    "V": "l) Emergency accommodation",
    "W": "m) Bed and breakfast",
    "X": "n) In custody",
    "Z": "o) With Former Foster Carer",
    "Y": "p) Other accommodation",
}
NOT_IN_TOUCH, NOT_RECORDED = "q) Local authority does not have information", "r) Not recorded"
OUT_OF_ACCOMMODATION = ("G", "H", "R")
OUT_OF_TOUCH = ("Died", "Rhom")
AGES = {f"Age {age}": (age, age) for age in range(17, 22)} | {"Age 17-18": (17, 18), "Age 19-21": (19, 21)}


def in_touch(row: Row) -> bool:
    """Whether the local authority is in touch; blanks and errors are not."""
    return bool(row["in_touch"] == "Yes")


def cohort(question: Question, youngest: int, oldest: int) -> list[Row]:
    """An age group, for activities."""
    rows = question.aged(question.rows(9), youngest, oldest)
    if question.settings.get("care_leavers.dfe_exclusions"):
        return [row for row in rows if row["in_touch"] not in OUT_OF_TOUCH]
    return rows


def touch_cohort(question: Question, youngest: int, oldest: int) -> list[Row]:
    """An age group without those who died or returned home."""
    rows = question.aged(question.rows(9), youngest, oldest)
    return [row for row in rows if row["in_touch"] not in OUT_OF_TOUCH]


def accommodation_cohort(question: Question, youngest: int, oldest: int) -> list[Row]:
    """An age group without those in touch who are abroad, deported, or whose residence is not known."""
    return [
        row
        for row in cohort(question, youngest, oldest)
        if not (in_touch(row) and row["accommodation_type"] in OUT_OF_ACCOMMODATION)
    ]


def suitability(row: Row) -> str:
    """Suitable, not, or no information."""
    if not in_touch(row):
        return "No info"
    return {"Suitable": "Suitable", "Unsuitable": "Not"}.get(row["accommodation_suitability"], "No info")


def activity(row: Row) -> str:
    """EET, NEET, or no information."""
    status = row["activity_status"]
    if not in_touch(row) or status is None:
        return "No info"
    return "EET" if any(status in codes for codes in EET.values()) else "NEET"


def _detailed_activity(row: Row) -> str:
    if activity(row) == "No info":
        return NO_INFORMATION
    for label, codes in (EET | NEET).items():
        if row["activity_status"] in codes:
            return label
    return "Not recorded"  # NEET without a reason


def _accommodation(row: Row) -> str:
    if not in_touch(row):
        return NOT_IN_TOUCH
    return ACCOMMODATION.get(row["accommodation_type"], NOT_RECORDED)


def _with_cohort_line(
    title: str, ages: str, rows: Rows, label_of: Callable[[Row], str], labels: list[str]
) -> OracleTable:
    below = shares(title, tally(rows, label_of, labels), len(rows))
    first = (f"Cohort {ages}s (minus excluded)", {"count": len(rows), "percent": None})
    return OracleTable(title, len(rows), (first, *below.rows))


def _of_age_group(question: Question, youngest: int, oldest: int) -> dict[str, OracleTable]:
    ages, name = f"{youngest}-{oldest}", f"{youngest}_{oldest}"
    older = youngest == 19
    rows = cohort(question, youngest, oldest)
    everybody = question.aged(question.rows(9), youngest, oldest)
    counts = tally(everybody, _accommodation, [*ACCOMMODATION.values(), NOT_IN_TOUCH, NOT_RECORDED])
    base = (
        [row for row in everybody if row["in_touch"] not in ("Died", "Rhom")] if _compat_base(question) else everybody
    )
    return {
        f"care_leavers.suitable_accommodation_{name}": _with_cohort_line(
            f"Suitable accommodation ({ages}{'YOS' if older else 'YOs'})",
            ages,
            accommodation_cohort(question, youngest, oldest),
            suitability,
            ["Suitable", "Not", "No info"],
        ),
        f"care_leavers.eet_{name}": _with_cohort_line(
            f"EET ({ages}YOS)", ages, rows, activity, ["EET", "NEET", "No info"]
        ),
        f"care_leavers.activity_{name}": partition(
            f"Education, Employment, Training (EET) - {ages} Yos",
            rows,
            _detailed_activity,
            [*EET, *NEET, NO_INFORMATION],
            ("Not recorded",),
        ),
        f"care_leavers.accommodation_{name}": shares(
            f"Accommodation - {ages}{'YOs' if older else ' Yos'}", counts, len(base)
        ),
    }


def _compat_base(question: Question) -> bool:
    return question.settings.get("care_leavers.compat_accommodation_base") == "in_touch"


def _over_21(question: Question) -> list[tuple[str, int]]:
    found = [(f"Age {age}", len(question.aged(question.rows(9), age, age))) for age in range(22, 26)]
    return [(label, count) for label, count in found if count]


def _headline(question: Question) -> OracleTable:
    rows = question.rows(9)
    lines: list[tuple[str, dict[str, Value]]] = [("Total care leavers", {"count": len(rows), "rate_per_10k": None})]
    for ages, youngest, oldest in (("17-18", 17, 18), ("19-21", 19, 21)):
        count = len(question.aged(rows, youngest, oldest))
        lines.append((f"Care leavers aged {ages}", {"count": count, "rate_per_10k": question.rate(count, ages)}))
    return OracleTable("LIST 9 - CARE LEAVERS (CURRENT)", None, tuple(lines))


def _till_18th(question: Question) -> OracleTable:
    tolerance = timedelta(days=question.settings.get("care_leavers.till_18th_tolerance_days", 0))
    yes = no = 0
    for row in spans.sets(question, 8).ceased:
        birth, ceased = row["date_of_birth"], row["date_ceased_to_be_looked_after"]
        if birth is None or whole_years(birth, ceased) < 16:
            continue
        if ceased + tolerance >= birthday(birth, 18):
            yes += 1
        else:
            no += 1
    counts = [("Yes till 18th bday", yes), ("No before 18th bday", no), ("Total 16-plus ceased", yes + no)]
    return shares("Aged 16+ in care till 18th bday (from LAC list)", counts, yes + no)


def _by_age(title: str, counts: dict[str, int], cohorts: dict[str, int]) -> OracleTable:
    return OracleTable(
        title,
        None,
        tuple((age, {"count": count, "percent": share(count, cohorts[age])}) for age, count in counts.items()),
        {age: {"percent": cohorts[age]} for age in counts},
    )


def _of_ages(question: Question) -> dict[str, OracleTable]:
    everybody = {age: len(question.aged(question.rows(9), *limits)) for age, limits in AGES.items()}
    of_touch = {age: touch_cohort(question, *limits) for age, limits in AGES.items()}
    of_activity = {age: cohort(question, *limits) for age, limits in AGES.items()}
    of_accommodation = {age: accommodation_cohort(question, *limits) for age, limits in AGES.items()}
    touch_counts = {age: len(rows) for age, rows in of_touch.items()}
    whole = touch_counts["Age 17-18"] + touch_counts["Age 19-21"]
    if question.settings.get("care_leavers.compat_double_total"):
        whole = sum(everybody.values())
    return {
        "care_leavers.ages": counted("Care leaver ages (all)", [*everybody.items(), *_over_21(question)]),
        "care_leavers.in_touch_cohort": shares("LA in touch - Cohort", list(touch_counts.items()), whole),
        "care_leavers.in_touch": _by_age(
            "LA in touch",
            {age: len([row for row in rows if in_touch(row)]) for age, rows in of_touch.items()},
            touch_counts,
        ),
        "care_leavers.eet_by_age": _by_age(
            "In EET - Cohort",
            {age: len([row for row in rows if activity(row) == "EET"]) for age, rows in of_activity.items()},
            {age: len(rows) for age, rows in of_activity.items()},
        ),
        "care_leavers.suitable_by_age": _by_age(
            "In Suitable Accommodation - Cohort",
            {
                age: len([row for row in rows if suitability(row) == "Suitable"])
                for age, rows in of_accommodation.items()
            },
            {age: len(rows) for age, rows in of_accommodation.items()},
        ),
    }


def _eligibility(rows: Rows) -> OracleTable:
    labels = {
        "Relevant child": "Relevant",
        "Former relevant child": "Former relevant",
        "Qualifying care leaver": "Qualifying",
        "Other": "Other",
        "Eligible child": "Eligible",
    }
    error = "Not recorded / code error"
    return partition(
        "ELIGIBILITY CATEGORY:",
        rows,
        lambda row: labels.get(row["eligibility_category"], error),
        ("Relevant", "Former relevant", "Qualifying", "Eligible", "Other", error),
        ("Eligible",),
    )


def tables(question: Question) -> dict[str, OracleTable]:
    """Every table of the list."""
    rows = question.rows(9)
    return {
        "care_leavers.headline": _headline(question),
        **_of_age_group(question, 17, 18),
        **_of_age_group(question, 19, 21),
        "care_leavers.aged_16_plus_till_18th": _till_18th(question),
        "care_leavers.eligibility_category": _eligibility(rows),
        **_of_ages(question),
        "care_leavers.hmo": partition_by_code(
            "Houses of multiple occupancy",
            rows,
            "house_of_multiple_occupancy",
            {"Yes": "Yes in HMO", "No": "No"},
            always=True,
        ),
        **profile(question, "care_leavers", rows, disability=True),
    }
