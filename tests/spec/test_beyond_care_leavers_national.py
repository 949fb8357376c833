"""List 9 by the rules of the national statistics, by birthdays, and over 21. As at 1 October 2026."""

from tests.spec.drawn import Drawn, cell_of, column_of, extract_of, figures_of, table_of

EIGHT = """
    child_unique_id | age_of_child | eligibility_category   | in_touch | accommodation_type | accommodation_suitability | activity_status
    1               | 19           | Former relevant child  | Yes      | U                  | Suitable                  | F2
    2               | 20           | Former relevant child  | Yes      | X                  | Unsuitable                | G5
    3               | 21           | Former relevant child  | No       | -                  | -                         | -
    4               | 20           | Former relevant child  | Died     | -                  | -                         | -
    5               | 20           | Former relevant child  | Rhom     | B                  | Suitable                  | F3
    6               | 20           | Qualifying care leaver | Yes      | U                  | Suitable                  | F1
    7               | 20           | Former relevant child  | Yes      | R                  | -                         | G4
    8               | 20           | Former relevant child  | No       | -                  | -                         | F5
"""  # noqa: E501 - a drawing
KEY = "beyond.care_leavers_national"


def shares(rows: list[tuple[str, int, float | None]]) -> list[tuple[str, dict[str, float | None]]]:
    return [(label, {"count": count, "percent": percent}) for label, count, percent in rows]


def test_eight_aged_19_to_21() -> None:
    figures = figures_of(extract_of("2026-10-01", care_leavers=EIGHT), KEY)
    assert figures[8:] == shares(
        [
            ("Cohort, activity (19-21)", 5, None),  # 1, 2, 3, 7, 8
            ("In education, employment or training (19-21)", 2, 2 / 5),  # 1, and 8 of whom others told
            ("Not in education, employment or training (19-21)", 2, 2 / 5),  # 2, 7
            ("Information not known (19-21)", 1, 1 / 5),  # 3
            ("Cohort, accommodation (19-21)", 4, None),  # without 7, whose residence is not known
            ("Suitable (19-21)", 1, 1 / 4),
            ("Not suitable (19-21)", 1, 1 / 4),
            ("No information (19-21)", 2, 2 / 4),  # 3, 8
        ]
    )
    assert [row["count"] for _, row in figures[:8]] == [0] * 8


def test_chats_own_tables_say_otherwise_of_the_same_eight() -> None:
    drawn = extract_of("2026-10-01", care_leavers=EIGHT)
    eet, suitable = "care_leavers.eet_19_21", "care_leavers.suitable_accommodation_19_21"
    assert cell_of(drawn, eet, "EET", "percent") == 2 / 8  # 1 and 6
    assert cell_of(drawn, suitable, "Suitable", "percent") == 2 / 7  # 1 and 6, without 7


def test_a_setting_takes_in_qualifying_and_eligible_young_people() -> None:
    drawn = extract_of("2026-10-01", care_leavers=EIGHT)
    everybody = {"care_leavers.national_eligibility": "all"}
    assert cell_of(drawn, KEY, "Cohort, activity (19-21)", settings=everybody) == 6
    assert cell_of(drawn, KEY, "Suitable (19-21)", "percent", settings=everybody) == 2 / 5


def leaver(*rows: str) -> Drawn:
    head = (
        "child_unique_id | age_of_child | eligibility_category | in_touch | accommodation_type"
        " | accommodation_suitability | activity_status"
    )
    return extract_of("2026-10-01", care_leavers="\n".join([head, *(f"A | {row}" for row in rows)]))


def test_ages_and_who_belongs_at_17_and_18() -> None:
    drawn = leaver(
        "16 | Relevant child | Yes | U | Suitable | F2",
        "17 | Relevant child | Yes | U | Suitable | NEET",
        "18 | -              | ?   | G | Suitable | P4",
        "18 | Other          | NREQ | U | Suitable | -",
        "18 | Eligible child | Yes | U | Suitable | F2",
    )
    assert [count for _, count in column_of(drawn, KEY)][:8] == [3, 1, 1, 1, 2, 1, 0, 1]


def birthdays(*rows: str) -> Drawn:
    head = "child_unique_id | date_of_birth | age_of_child | in_touch | activity_status"
    return extract_of("2026-10-01", care_leavers="\n".join([head, *(f"A | {row} | Yes | F2" for row in rows)]))


def test_birthdays_of_the_quarter() -> None:
    key, cohort = "beyond.care_leavers_birthdays", "Cohort, activity ({})"
    drawn = birthdays(
        "2005-09-30 | -",  # 21 on the last day
        "2005-10-01 | 20",  # on the as-at date: not in
        "2009-07-01 | -",  # 17 on the first day
        "2009-06-30 | -",
        "2010-08-01 | -",  # 16
        "2004-08-01 | -",  # 22
        "2007-08-01 | 17",  # the birthday says 19, whatever the column
        "-          | 19",
    )
    assert cell_of(drawn, key, cohort.format("17-18")) == 1
    assert cell_of(drawn, key, cohort.format("19-21")) == 2
    leap = "child_unique_id | date_of_birth\nA | 2008-02-29"  # 17 on 1 March 2025
    assert cell_of(extract_of("2025-03-02", care_leavers=leap), key, cohort.format("17-18")) == 1
    assert cell_of(extract_of("2025-03-01", care_leavers=leap), key, cohort.format("17-18")) == 0


def test_care_leavers_over_21() -> None:
    drawn = leaver(
        "22 | - | Yes  | - | Suitable   | F2",
        "22 | - | Yes  | - | Unsuitable | G5",
        "25 | - | Yes  | - | -          | -",
        "23 | - | No   | - | Suitable   | F2",
        "24 | - | Refu | - | -          | -",
        "24 | - | NREQ | - | -          | -",
        "24 | - | Died | - | -          | -",
        "24 | - | Rhom | - | -          | -",
        "24 | - | ?    | - | -          | -",
        "21 | - | Yes  | - | Suitable   | F2",
        "26 | - | Yes  | - | Suitable   | F2",
    )
    key = "beyond.care_leavers_22_25"
    assert column_of(drawn, key, "total") == [
        ("All", 9), ("In touch", 3), ("Not in touch", 1), ("Refuses", 1), ("No longer requires", 1), ("Died", 1),
        ("Returned home", 1), ("Not recorded", 1), ("Suitable", 1), ("Not suitable", 1),
        ("Suitability not recorded", 1), ("EET", 1), ("NEET", 1), ("Activity not recorded", 1),
    ]  # fmt: skip
    assert dict(figures_of(drawn, key))["In touch"] == {
        "age_22": 2, "age_23": 0, "age_24": 0, "age_25": 1, "total": 3, "percent": 3 / 9,
    }  # fmt: skip
    assert cell_of(drawn, key, "Suitable", "percent") == 1 / 3
    assert table_of(drawn, key).note == "Aged 26 and over, who are in no row: 1."
    assert column_of(drawn, "care_leavers.ages")[5:] == [
        ("Age 17-18", 0), ("Age 19-21", 1), ("Age 22", 2), ("Age 23", 1), ("Age 24", 5), ("Age 25", 1),
    ]  # fmt: skip
