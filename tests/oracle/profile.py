"""Who the people of a list are: age and gender, ethnic group, disability."""

from tests.oracle.made import OracleTable, partition_by_code, share
from tests.oracle.question import Question, Row, Rows

# The groups and sub-groups, both in the order of the template's codes.
ETHNIC_GROUPS = {
    "a) White": {
        "WBRI": "White British",
        "WIRI": "White Irish",
        "WIRT": "Traveller of Irish heritage",
        "WOTH": "Any other White background",
        "WROM": "Gypsy/Roma",
    },
    "b) Mixed": {
        "MWBC": "White and Black Caribbean",
        "MWBA": "White and Black African",
        "MWAS": "White and Asian",
        "MOTH": "Any other Mixed background",
    },
    "d) Asian": {
        "AIND": "Indian",
        "APKN": "Pakistani",
        "ABAN": "Bangladeshi",
        "AOTH": "Any other Asian background",
    },
    "e) Black": {"BCRB": "Caribbean", "BAFR": "African", "BOTH": "Any other Black background"},
    "f) Chinese": {"CHNE": "Chinese"},
    "g) Other": {"OOTH": "Any other ethnic group"},
    "h) Refused": {"REFU": "Refused"},
    "i) Unknown": {"NOBT": "Information not yet obtained"},
}
GENDER_COLUMNS = ("male", "female", "not_stated_or_neither")


def _age_label(age: int | None) -> str:
    if age is None:
        return "Not recorded"
    return "18+" if age >= 18 else str(age)


def _gender_column(row: Row) -> str:
    return {"Male": "male", "Female": "female"}.get(row["gender"], "not_stated_or_neither")


def _age_gender(question: Question, rows: Rows) -> tuple[tuple[str, dict[str, int]], ...]:
    labels = [*(str(age) for age in range(-1, 18)), "18+", "Not recorded"]
    cells = {label: dict.fromkeys(GENDER_COLUMNS, 0) for label in labels}
    for row in rows:
        cells[_age_label(question.age(row))][_gender_column(row)] += 1
    if not any(cells["Not recorded"].values()):
        del cells["Not recorded"]
    return tuple(cells.items())


def _ethnicity(rows: Rows) -> tuple[tuple[str, dict[str, int | float | None]], ...]:
    counts: list[tuple[str, int]] = []
    for group, members in ETHNIC_GROUPS.items():
        counts.append((group, len([row for row in rows if row["ethnicity"] in members])))
        for code, label in members.items():
            counts.append((label, len([row for row in rows if row["ethnicity"] == code])))
    blank = len([row for row in rows if row["ethnicity"] is None])
    if blank:
        counts.append(("Not recorded", blank))
    return tuple((label, {"count": count, "percent": share(count, len(rows))}) for label, count in counts)


def profile(question: Question, key: str, rows: Rows, *, disability: bool) -> dict[str, OracleTable]:
    """The profile tables of a list over the rows of its main population."""
    made = {
        f"{key}.age_gender": OracleTable("Age and gender", None, _age_gender(question, rows)),
        f"{key}.ethnicity": OracleTable("Ethnicity", len(rows), _ethnicity(rows)),
    }
    if disability:
        made[f"{key}.disability"] = partition_by_code(
            "Disability", rows, "disability", {"Yes": "Yes", "No": "No", "Unknown": "Unknown"}, always=False
        )
    return made
