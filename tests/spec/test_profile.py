"""The profile of every list: age and gender, ethnicity, disability."""

from tests.spec.drawn import column_of, extract_of, figures_of, not_zero

CONTACTS = extract_of(
    contacts="""
    child_unique_id | date_of_contact | age_of_child | date_of_birth | gender              | ethnicity
    A               | 2018-09-03      | -1           | -             | -                   | WBRI
    B               | 2018-09-03      | 0            | -             | Male                | WBRI
    C               | 2018-09-03      | 17           | -             | Female              | WROM
    C               | 2018-09-04      | 17           | -             | Female              | WROM
    D               | 2018-09-03      | 18           | -             | Neither             | APKN
    E               | 2018-09-03      | 24           | -             | Not stated/recorded | NOBT
    F               | 2018-09-03      | -            | 2006-12-31    | Male                | REFU
    G               | 2018-09-03      | -            | 2006-03-01    | Female              | -
    H               | 2018-09-03      | ?            | -             | ?                   | ?
    I               | 2018-10-01      | 5            | -             | Male                | WBRI
    """
)


def test_age_and_gender_counts_rows_in_the_period():
    rows = {label: tuple(values.values()) for label, values in figures_of(CONTACTS, "contacts.age_gender")}
    assert list(rows) == [*(str(year) for year in range(-1, 18)), "18+", "Not recorded"]
    assert {label: counts for label, counts in rows.items() if any(counts)} == {
        # male, female, not stated or neither
        "-1": (0, 0, 1),
        "0": (1, 0, 0),
        "11": (1, 0, 0),  # F, whose birthday is still to come
        "12": (0, 1, 0),  # G
        "17": (0, 2, 0),  # C twice
        "18+": (0, 0, 1 + 1),
        "Not recorded": (0, 0, 1),
    }


def test_age_and_gender_has_no_row_for_unknown_ages_without_any():
    drawn = extract_of(contacts="child_unique_id | date_of_contact | age_of_child\nA | 2018-09-03 | 3")
    assert figures_of(drawn, "contacts.age_gender")[-1] == (
        "18+",
        dict.fromkeys(["male", "female", "not_stated_or_neither"], 0),
    )


def test_ethnicity_has_each_group_followed_by_its_sub_groups():
    rows = figures_of(CONTACTS, "contacts.ethnicity")
    assert [label for label, _ in rows[:6]] == [
        "a) White",
        "White British",
        "White Irish",
        "Traveller of Irish heritage",
        "Any other White background",
        "Gypsy/Roma",
    ]
    assert not_zero(column_of(CONTACTS, "contacts.ethnicity")) == [
        ("a) White", 2 + 2),
        ("White British", 2),
        ("Gypsy/Roma", 2),
        ("d) Asian", 1),
        ("Pakistani", 1),
        ("h) Refused", 1),
        ("Refused", 1),
        ("i) Unknown", 1),
        ("Information not yet obtained", 1),
        ("Not recorded", 1 + 1),
    ]
    assert dict(rows)["a) White"]["percent"] == 4 / 9


def test_disability():
    drawn = extract_of(
        section_47="""
        child_unique_id | strategy_discussion_date | disability
        A               | 2018-09-03               | Yes
        B               | 2018-09-03               | No
        C               | 2018-09-03               | No
        D               | 2018-09-03               | Unknown
        E               | 2018-09-03               | -
        F               | 2018-09-03               | ?
        """
    )
    assert column_of(drawn, "section_47.disability") == [("Yes", 1), ("No", 2), ("Unknown", 1), ("Not recorded", 1 + 1)]
