"""List 9, table by table, on drawn rows."""

import pytest

from chat.counting.report import Choices, build_report
from chat.settings.keys import list_defaults
from lists import LISTS_IN_ORDER
from tests.spec.drawn import (
    all_but,
    cell_of,
    column_of,
    extract_of,
    figures_of,
    not_zero,
    reconciliation_of,
    table_of,
)

# At 17 or 18: A to D; at 19 to 21: E to I; J is too old for the age groups and the age of K is unknown.
EXAMPLE = extract_of(
    care_leavers="""
    child_unique_id | age_of_child | in_touch | accommodation_type | accommodation_suitability | activity_status | eligibility_category
    A               | 17           | Yes      | B                  | Suitable                  | F1              | Relevant child
    B               | 18           | Yes      | X                  | Unsuitable                | G5              | Former relevant child
    C               | 18           | No       | U                  | Suitable                  | F2              | Qualifying care leaver
    D               | 18           | Died     | -                  | -                         | -               | Former relevant child
    E               | 19           | Yes      | U                  | Suitable                  | P3              | Former relevant child
    F               | 20           | Yes      | ?                  | -                         | ?               | -
    G               | 21           | Yes      | R                  | Unsuitable                | G4              | Other
    H               | 21           | Rhom     | R                  | -                         | -               | ?
    I               | 20           | ?        | Z                  | Suitable                  | F3              | Eligible child
    J               | 22           | Yes      | Z                  | Suitable                  | F3              | Former relevant child
    K               | -            | Yes      | Z                  | Suitable                  | F3              | Former relevant child
    """  # noqa: E501 - a drawn table
)
DFE = {"care_leavers.dfe_exclusions": True}
AGE_LABELS = ["Age 17", "Age 18", "Age 19", "Age 20", "Age 21", "Age 17-18", "Age 19-21"]


def drawn_of_age(age: int, *rows: tuple[str, str, str, str]):
    """Care leavers of one age by in touch, type, suitability and activity."""
    lines = "\n".join(f"{age} | {' | '.join(row)}" for row in rows)
    headings = "age_of_child | in_touch | accommodation_type | accommodation_suitability | activity_status"
    return extract_of(care_leavers=f"{headings}\n{lines}")


def shares(key: str, **choices: object) -> list[tuple[object, object]]:
    """Count and percentage of the rows of a table by age."""
    figures = figures_of(EXAMPLE, key, **choices)
    assert [label for label, _ in figures] == AGE_LABELS
    return [(values["count"], values["percent"]) for _, values in figures]


def test_headline_and_its_rates():
    assert column_of(EXAMPLE, "care_leavers.headline") == [
        ("Total care leavers", 11),
        ("Care leavers aged 17-18", 1 + 3),
        ("Care leavers aged 19-21", 1 + 2 + 2),
    ]
    residents = {"0-17": 288_000, "17-18": 8_000, "19-21": 12_500}
    choices = Choices(population=residents, settings=list_defaults())
    table = build_report(EXAMPLE.extract, EXAMPLE.as_at, LISTS_IN_ORDER, choices).table("care_leavers.headline")
    assert [row.values["rate_per_10k"] for row in table.rows] == [None, 4 / 8_000 * 10_000, 5 / 12_500 * 10_000]
    assert table.chat_title == "LIST 9 - CARE LEAVERS (CURRENT)"


def test_rates_are_blank_with_the_population_aged_0_to_17_alone():
    assert [value for _, value in column_of(EXAMPLE, "care_leavers.headline", "rate_per_10k", population=288_000)] == [
        None,
        None,
        None,
    ]


def test_every_row_of_the_list_is_reported():
    went = reconciliation_of(EXAMPLE, "care_leavers")
    assert (went.rows_read, went.rows_in_period, went.rows_before, went.rows_after, went.rows_without_date) == (
        11,
        11,
        0,
        0,
        0,
    )


def test_suitable_accommodation_ignores_what_is_recorded_for_those_not_in_touch():
    assert figures_of(EXAMPLE, "care_leavers.suitable_accommodation_17_18") == [
        ("Cohort 17-18s (minus excluded)", {"count": 4, "percent": None}),
        ("Suitable", {"count": 1, "percent": 1 / 4}),  # A
        ("Not", {"count": 1, "percent": 1 / 4}),  # B
        ("No info", {"count": 2, "percent": 2 / 4}),  # C, though recorded as suitable, and D
    ]
    assert figures_of(EXAMPLE, "care_leavers.suitable_accommodation_19_21") == [
        ("Cohort 19-21s (minus excluded)", {"count": 5 - 1, "percent": None}),  # without G; H is not in touch
        ("Suitable", {"count": 1, "percent": 1 / 4}),  # E
        ("Not", {"count": 0, "percent": 0 / 4}),
        ("No info", {"count": 3, "percent": 3 / 4}),  # F, H, I
    ]


def test_suitable_accommodation_of_the_documented_example():
    drawn = extract_of(
        care_leavers="""
        age_of_child | in_touch | accommodation_type | accommodation_suitability
        19           | Yes      | U                  | Suitable
        20           | Yes      | U                  | Suitable
        20           | Yes      | X                  | Suitable
        21           | Yes      | R                  | Suitable
        """
    )
    key = "care_leavers.suitable_accommodation_19_21"
    assert [value for _, value in column_of(drawn, key)] == [3, 3, 0, 0]  # custody is not by itself unsuitable
    assert table_of(drawn, key).denominator == 3


@pytest.mark.parametrize("left_out", ["G", "H", "R"])
def test_abroad_deported_and_unknown_residence_leave_only_the_accommodation_cohort(left_out):
    drawn = drawn_of_age(18, ("Yes", left_out, "Suitable", "F1"), ("No", left_out, "Suitable", "F1"))
    assert [n for _, n in column_of(drawn, "care_leavers.suitable_accommodation_17_18")] == [1, 0, 0, 1]
    assert [n for _, n in column_of(drawn, "care_leavers.eet_17_18")] == [2, 1, 0, 1]


def test_eet():
    assert figures_of(EXAMPLE, "care_leavers.eet_17_18") == [
        ("Cohort 17-18s (minus excluded)", {"count": 4, "percent": None}),
        ("EET", {"count": 1, "percent": 1 / 4}),  # A
        ("NEET", {"count": 1, "percent": 1 / 4}),  # B
        ("No info", {"count": 2, "percent": 2 / 4}),  # C and D
    ]
    assert [n for _, n in column_of(EXAMPLE, "care_leavers.eet_19_21")] == [5, 1, 1, 3]


def test_dfe_exclusions_take_those_who_died_or_returned_home_out_of_every_cohort():
    first = {
        key: column_of(EXAMPLE, f"care_leavers.{key}", settings=DFE)[0][1]
        for key in ("suitable_accommodation_17_18", "suitable_accommodation_19_21", "eet_17_18", "eet_19_21")
    }
    assert first == {
        "suitable_accommodation_17_18": 4 - 1,
        "suitable_accommodation_19_21": 4 - 1,
        "eet_17_18": 4 - 1,
        "eet_19_21": 5 - 1,
    }
    assert cell_of(EXAMPLE, "care_leavers.eet_by_age", "Age 21", "percent", settings=DFE) == 0 / 1
    assert cell_of(EXAMPLE, "care_leavers.eet_by_age", "Age 17-18", "percent", settings=DFE) == 1 / 3
    assert cell_of(EXAMPLE, "care_leavers.activity_17_18", "LA does not have information", settings=DFE) == 1  # C
    refused = drawn_of_age(18, ("Refu", "-", "-", "-"), ("NREQ", "-", "-", "-"))
    assert [n for _, n in column_of(refused, "care_leavers.eet_17_18", settings=DFE)] == [2, 0, 0, 2]


PERIODS_OF_CARE = extract_of(
    looked_after="""
    child_unique_id  | date_of_birth | date_started_to_be_looked_after | date_ceased_to_be_looked_after
    on-birthday      | 2000-06-12    | 2010-01-01                      | 2018-06-12
    day-before       | 2000-06-12    | 2010-01-01                      | 2018-06-11
    sixteen-that-day | 2002-04-01    | 2010-01-01                      | 2018-04-01
    fifteen          | 2002-04-02    | 2010-01-01                      | 2018-04-01
    before-period    | 1999-01-01    | 2010-01-01                      | 2018-03-31
    still-in-care    | 2001-01-01    | 2010-01-01                      | -
    no-birth-date    | -             | 2010-01-01                      | 2018-06-12
    """
)


def test_aged_16_plus_till_18th_birthday_counts_list_8():
    key = "care_leavers.aged_16_plus_till_18th"
    assert figures_of(PERIODS_OF_CARE, key) == [
        ("Yes till 18th bday", {"count": 1, "percent": 1 / 3}),
        ("No before 18th bday", {"count": 2, "percent": 2 / 3}),
        ("Total 16-plus ceased", {"count": 3, "percent": 3 / 3}),
    ]
    assert table_of(PERIODS_OF_CARE, key).chat_title == "Aged 16+ in care till 18th bday (from LAC list)"
    tolerant = column_of(PERIODS_OF_CARE, key, settings={"care_leavers.till_18th_tolerance_days": 1})
    assert [n for _, n in tolerant] == [1 + 1, 2 - 1, 3]


@pytest.mark.parametrize(("ceased", "expected"), [("2018-02-28", [0, 1, 1]), ("2018-03-01", [1, 0, 1])])
def test_who_is_born_on_29_february_is_18_on_1_march(ceased, expected):
    drawn = extract_of(
        "2018-06-01",
        looked_after=f"""
        child_unique_id | date_of_birth | date_started_to_be_looked_after | date_ceased_to_be_looked_after
        A               | 2000-02-29    | 2010-01-01                      | {ceased}
        """,
    )
    assert [n for _, n in column_of(drawn, "care_leavers.aged_16_plus_till_18th")] == expected


def test_without_list_8_the_table_from_it_says_so():
    table = table_of(EXAMPLE, "care_leavers.aged_16_plus_till_18th")
    assert (table.status, table.needs, [row.values["count"] for row in table.rows]) == (
        "list_missing",
        "List 8",
        [None, None, None],
    )


def test_eligibility_category():
    assert figures_of(EXAMPLE, "care_leavers.eligibility_category") == [
        ("Relevant", {"count": 1, "percent": 1 / 11}),
        ("Former relevant", {"count": 5, "percent": 5 / 11}),  # B, D, E, J, K
        ("Qualifying", {"count": 1, "percent": 1 / 11}),
        ("Eligible", {"count": 1, "percent": 1 / 11}),
        ("Other", {"count": 1, "percent": 1 / 11}),
        ("Not recorded / code error", {"count": 2, "percent": 2 / 11}),  # F and H
    ]
    without = extract_of(care_leavers="eligibility_category\nRelevant child")
    assert [label for label, _ in column_of(without, "care_leavers.eligibility_category")] == [
        "Relevant",
        "Former relevant",
        "Qualifying",
        "Other",
        "Not recorded / code error",
    ]


def test_ages():
    assert figures_of(EXAMPLE, "care_leavers.ages") == [
        ("Age 17", {"count": 1}),
        ("Age 18", {"count": 3}),
        ("Age 19", {"count": 1}),
        ("Age 20", {"count": 2}),
        ("Age 21", {"count": 2}),
        ("Age 17-18", {"count": 1 + 3}),
        ("Age 19-21", {"count": 1 + 2 + 2}),
        ("Age 22", {"count": 1}),
    ]


def test_age_comes_from_the_date_of_birth_where_it_is_blank():
    drawn = extract_of(
        care_leavers="""
        age_of_child | date_of_birth
        -            | 2001-10-01
        -            | 2000-10-02
        -            | 2000-10-01
        21           | 2000-10-01
        """
    )
    assert not_zero(column_of(drawn, "care_leavers.ages")) == [
        ("Age 17", 2),
        ("Age 18", 1),
        ("Age 21", 1),
        ("Age 17-18", 2 + 1),
        ("Age 19-21", 1),
    ]


def test_in_touch_cohort_is_a_share_of_its_own_total():
    counts = [1, 3 - 1, 1, 2, 2 - 1, 4 - 1, 5 - 1]  # without D and H
    assert shares("care_leavers.in_touch_cohort") == [(n, n / (3 + 4)) for n in counts]
    doubled = shares("care_leavers.in_touch_cohort", settings={"care_leavers.compat_double_total": True})
    assert doubled == [(n, n / (1 + 3 + 1 + 2 + 2 + 4 + 5)) for n in counts]


def test_in_touch_is_a_share_of_the_cohort_of_the_same_age():
    assert shares("care_leavers.in_touch") == [
        (1, 1 / 1),
        (1, 1 / 2),  # B of B and C
        (1, 1 / 1),
        (1, 1 / 2),  # F of F and I
        (1, 1 / 1),
        (2, 2 / 3),
        (3, 3 / 4),
    ]
    rows = table_of(EXAMPLE, "care_leavers.in_touch").rows
    assert [row.denominators["percent"] for row in rows] == [1, 2, 1, 2, 1, 3, 4]
    assert table_of(EXAMPLE, "care_leavers.in_touch").denominator is None


def test_eet_by_age_is_a_share_of_all_of_that_age():
    assert shares("care_leavers.eet_by_age") == [
        (1, 1 / 1),
        (0, 0 / 3),
        (1, 1 / 1),
        (0, 0 / 2),
        (0, 0 / 2),
        (1, 1 / 4),
        (1, 1 / 5),
    ]


def test_suitable_by_age_is_a_share_of_those_who_count_for_accommodation():
    assert shares("care_leavers.suitable_by_age") == [
        (1, 1 / 1),
        (0, 0 / 3),
        (1, 1 / 1),
        (0, 0 / 2),
        (0, 0 / 1),  # H alone: G is of unknown residence
        (1, 1 / 4),
        (1, 1 / 4),
    ]


def test_suitable_residents_of_unknown_address_are_in_neither_part_of_the_share():
    drawn = drawn_of_age(19, ("Yes", "R", "Suitable", "F1"), ("Yes", "U", "Suitable", "F1"))
    figures = dict(figures_of(drawn, "care_leavers.suitable_by_age"))
    assert figures["Age 19"] == {"count": 1, "percent": 1 / 1}
    assert figures["Age 20"] == {"count": 0, "percent": None}


def test_activity():
    assert figures_of(EXAMPLE, "care_leavers.activity_19_21") == [
        ("EET: In higher education (beyond A level)", {"count": 0, "percent": 0 / 5}),
        ("EET: In education other than higher", {"count": 0, "percent": 0 / 5}),
        ("EET: In training or employment", {"count": 1, "percent": 1 / 5}),  # E
        ("NEET: illness/ disability", {"count": 1, "percent": 1 / 5}),  # G
        ("NEET: other reasons", {"count": 0, "percent": 0 / 5}),
        ("NEET: pregnancy or parenting", {"count": 0, "percent": 0 / 5}),
        ("LA does not have information", {"count": 3, "percent": 3 / 5}),  # F, H, I
    ]
    assert not_zero(column_of(EXAMPLE, "care_leavers.activity_17_18")) == [
        ("EET: In higher education (beyond A level)", 1),
        ("NEET: other reasons", 1),
        ("LA does not have information", 2),
    ]


ACTIVITY_OF_EACH_CODE = {
    "F1 P1": "EET: In higher education (beyond A level)",
    "F2 P2": "EET: In education other than higher",
    "F3 P3 F4 P4 F5 P5": "EET: In training or employment",
    "G4": "NEET: illness/ disability",
    "G5": "NEET: other reasons",
    "G6": "NEET: pregnancy or parenting",
    "NEET": "Not recorded",
}


@pytest.mark.parametrize(("codes", "label"), ACTIVITY_OF_EACH_CODE.items())
def test_each_activity_code_is_in_its_row(codes, label):
    drawn = drawn_of_age(18, *[("Yes", "U", "Suitable", code) for code in codes.split()])
    number = len(codes.split())
    assert not_zero(column_of(drawn, "care_leavers.activity_17_18")) == [(label, number)]
    row = "EET" if label.startswith("EET") else "NEET"
    assert not_zero(column_of(drawn, "care_leavers.eet_17_18"))[1:] == [(row, number)]


def test_accommodation_has_the_whole_age_group():
    assert not_zero(column_of(EXAMPLE, "care_leavers.accommodation_19_21")) == [
        ("h) Residence not known", 1),  # G
        ("k) Independent living", 1),  # E
        ("q) Local authority does not have information", 2),  # H and I, whatever their type
        ("r) Not recorded", 1),  # F
    ]
    assert table_of(EXAMPLE, "care_leavers.accommodation_19_21").denominator == 5
    assert not_zero(column_of(EXAMPLE, "care_leavers.accommodation_17_18")) == [
        ("a) With parents or relatives", 1),
        ("n) In custody", 1),
        ("q) Local authority does not have information", 2),
    ]


def test_accommodation_percentages_can_be_of_the_in_touch_cohort():
    settings = {"care_leavers.compat_accommodation_base": "in_touch"}
    key = "care_leavers.accommodation_19_21"
    assert cell_of(EXAMPLE, key, "k) Independent living", "percent") == 1 / 5
    assert cell_of(EXAMPLE, key, "k) Independent living", "percent", settings=settings) == 1 / 4  # H returned
    assert cell_of(EXAMPLE, key, "k) Independent living", settings=settings) == 1


def test_accommodation_types_in_their_order_with_former_foster_carers_before_other():
    drawn = drawn_of_age(18, *[("Yes", code, "-", "-") for code in "BCDEGHKRSTUVWXZY"])
    rows = column_of(drawn, "care_leavers.accommodation_17_18")
    assert [label for label, _ in rows] == [
        "a) With parents or relatives",
        "b) Community home",
        "c) Semi-independent transitional accommodation",
        "d) Supported lodgings",
        "e) Gone abroad",
        "f) Deported",
        "g) Ordinary lodgings",
        "h) Residence not known",
        "i) No fixed abode / homeless",
        "j) Foyers",
        "k) Independent living",
        "l) Emergency accommodation",
        "m) Bed and breakfast",
        "n) In custody",
        "o) With Former Foster Carer",
        "p) Other accommodation",
        "q) Local authority does not have information",
        "r) Not recorded",
    ]
    assert [n for _, n in rows] == [1] * 16 + [0, 0]


def test_each_accommodation_type_is_in_its_row():
    for code, letter in {"B": "a)", "G": "e)", "K": "g)", "R": "h)", "X": "n)", "Y": "p)", "Z": "o)"}.items():
        drawn = drawn_of_age(20, ("Yes", code, "-", "-"))
        [(label, number)] = not_zero(column_of(drawn, "care_leavers.accommodation_19_21"))
        assert (label[:2], number) == (letter, 1)


def test_houses_of_multiple_occupancy():
    drawn = extract_of(
        care_leavers="""
        child_unique_id | house_of_multiple_occupancy
        A               | Yes
        B               | No
        C               | No
        D               | -
        E               | ?
        """
    )
    assert figures_of(drawn, "care_leavers.hmo") == [
        ("Yes in HMO", {"count": 1, "percent": 1 / 5}),
        ("No", {"count": 2, "percent": 2 / 5}),
        ("Not recorded", {"count": 2, "percent": 2 / 5}),
    ]
    assert table_of(drawn, "care_leavers.hmo").note is None


def test_without_the_column_everybody_is_not_recorded_and_the_table_says_so():
    drawn = extract_of(
        care_leavers="child_unique_id\nA\nB",
        delivered={"care_leavers": all_but("care_leavers", "house_of_multiple_occupancy")},
    )
    assert not_zero(column_of(drawn, "care_leavers.hmo")) == [("Not recorded", 2)]
    table = table_of(drawn, "care_leavers.hmo")
    assert table.status is None
    assert "column not supplied" in (table.note or "")
    assert "column not supplied" not in (table_of(drawn, "care_leavers.ages").note or "")


def test_without_a_column_only_what_reads_it_cannot_be_said():
    drawn = extract_of(
        care_leavers="age_of_child | in_touch\n19 | Yes",
        delivered={"care_leavers": all_but("care_leavers", "accommodation_type")},
    )
    assert table_of(drawn, "care_leavers.accommodation_19_21").status == "column_missing"
    assert table_of(drawn, "care_leavers.suitable_by_age").status == "column_missing"
    assert {value for _, value in column_of(drawn, "care_leavers.suitable_by_age", "percent")} == {None}
    assert cell_of(drawn, "care_leavers.eet_19_21", "No info") == 1


def test_repeated_and_unidentified_rows_count_as_supplied():
    drawn = extract_of(care_leavers="child_unique_id | age_of_child\nA | 18\nA | 18\n- | 18")
    assert cell_of(drawn, "care_leavers.headline", "Care leavers aged 17-18") == 3


def test_the_profile_is_of_the_whole_list():
    assert cell_of(EXAMPLE, "care_leavers.age_gender", "18+", "not_stated_or_neither") == 11 - 1 - 1  # not A, not K


def test_an_empty_list_gives_zeros():
    empty = extract_of(care_leavers="child_unique_id")
    assert {n for _, n in column_of(empty, "care_leavers.accommodation_17_18")} == {0}
    assert {value for _, value in column_of(empty, "care_leavers.in_touch_cohort", "percent")} == {None}
    assert {n for _, n in column_of(empty, "care_leavers.headline")} == {0}
