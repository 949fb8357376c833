"""Cases of the rules that lists share, on one list that has them."""

from tests.spec.quality.cases import Case, Cells, cells, info, warning

BORN, AGE = "date_of_birth", "age_of_child"


def of(number: int, rows: int, **changes: str | int | None) -> tuple[Cells, ...]:
    """So many rows of other children with the same change."""
    return tuple(cells(child_unique_id=f"{number}-{row}", **changes) for row in range(rows))


CASES = (
    Case("AQ012", 1, None, (cells(), cells()), (cells(), cells(contact_source="7"))),
    # The age may be that of any day from the day before the as-at date to two weeks after it: up to 15 October.
    Case("AQ025", 1, AGE, {BORN: "2014-10-16", AGE: 12}, {BORN: "2014-10-15", AGE: 12}),
    Case("AQ025", 1, AGE, {BORN: "2014-09-30"}, {BORN: "2014-10-01"}),
    warning("AQ027", 1, AGE, {BORN: None, AGE: -1}, {BORN: None, AGE: -1, "gender": "Not stated/recorded"}),
    Case("AQ028", 8, BORN, {BORN: None}, {BORN: "?"}),
    # Forty weeks after 1 October 2026 is 8 July 2027.
    warning("AQ029", 1, BORN, {BORN: "2027-07-09", AGE: -1}, {BORN: "2027-07-08", AGE: -1}),
    warning("AQ030", 1, BORN, {BORN: "2007-10-01", AGE: 19}, {BORN: "2007-10-02", AGE: 18}),
    Case("AQ030", 1, BORN, {BORN: "2000-10-01", AGE: 26}, {BORN: "2000-10-02", AGE: 25}),
    warning("AQ039", 1, "gender", (*of(1, 97), *of(2, 3, gender=None)), (*of(1, 98), *of(2, 2, gender=None))),
    info("AQ040", 1, "ethnicity", (*of(1, 89), *of(2, 11, ethnicity="REFU")), (*of(1, 90), *of(2, 10, ethnicity=None))),
    info(
        "AQ041",
        4,
        "disability",
        (*of(1, 89), *of(2, 11, disability="Unknown")),
        (*of(1, 90), *of(2, 10, disability="Unknown")),
    ),
    info("AQ041", 4, "disability", of(1, 50), of(1, 49)),
    Case("AQ051", 1, "date_of_contact", cells(date_of_contact="2026-10-01"), cells(date_of_contact="2026-09-30")),
    Case("AQ052", 2, "assessment_start_date", {BORN: "2026-05-02", AGE: 0}, {BORN: "2026-05-01", AGE: 0}),
    # Forty weeks before 9 June 2027 is 2 September 2026.
    warning("AQ053", 1, "date_of_contact", {BORN: "2027-06-09", AGE: -1}, {BORN: "2027-06-08", AGE: -1}),
)
