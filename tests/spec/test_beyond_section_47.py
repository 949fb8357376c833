"""List 5 beyond ChAT. As at 1 October 2018 the lists reach back to 1 April."""

from tests.spec.drawn import extract_of, figures_of, table_of

DRAWN = extract_of(
    section_47="""
    child_unique_id | strategy_discussion_date | date_of_initial_child_protection_conference | conference_resulted_in_plan
    A               | 2018-03-31               | 2018-04-13                                  | Yes
    B               | 2018-04-01               | 2018-04-20                                  | Yes
    C               | 2018-04-30               | 2018-05-22                                  | No
    D               | 2018-04-30               | -                                           | Yes
    E               | 2018-09-03               | 2018-09-24                                  | -
    F               | 2018-09-03               | 2018-09-25                                  | Yes
    G               | 2018-09-28               | 2018-10-01                                  | Yes
    H               | 2018-09-28               | ?                                           | Yes
    I               | 2018-10-01               | 2018-10-01                                  | Yes
    J               | 2018-09-28               | 2018-09-27                                  | No
    K               | ?                        | 2018-09-27                                  | Yes
    """  # noqa: E501 - a drawing
)


def test_the_funnel_from_enquiry_to_conference_to_plan():
    def month(enquiries: int, conferences: int, plans: int) -> dict[str, float | None]:
        return {
            "count": enquiries,
            "icpc": conferences,
            "plan": plans,
            "percent_icpc": conferences / enquiries if enquiries else None,
            "percent_plan": plans / enquiries if enquiries else None,
        }

    assert figures_of(DRAWN, "beyond.s47_by_month") == [
        ("2018-04", month(3, 2, 1)),  # B, C, D; without a conference D has no result
        ("2018-05", month(0, 0, 0)),
        ("2018-06", month(0, 0, 0)),
        ("2018-07", month(0, 0, 0)),
        ("2018-08", month(0, 0, 0)),
        ("2018-09", month(5, 4, 2)),  # E, F, G, H, J; all but H; F and G
    ]


def test_conferences_by_the_month_they_were_held_in():
    def month(conferences: int, in_time: int) -> dict[str, float | None]:
        return {
            "count": conferences,
            "in_time": in_time,
            "percent_in_time": in_time / conferences if conferences else None,
        }

    assert figures_of(DRAWN, "beyond.icpc_by_month") == [
        ("2018-04", month(1, 1)),  # B; the enquiry of A is older than the list reaches
        ("2018-05", month(1, 1)),  # C: Monday 30 April to Tuesday 22 May is 16 less 7 May: 15
        ("2018-06", month(0, 0)),
        ("2018-07", month(0, 0)),
        ("2018-08", month(0, 0)),
        ("2018-09", month(3, 1)),  # E: Monday, three weeks: 15; F: 16; J was held before its enquiry; G is to come
    ]


def test_part_months_are_marked():
    drawn = extract_of("2018-10-15", section_47="child_unique_id | strategy_discussion_date\nA | 2018-04-14")
    rows = table_of(drawn, "beyond.s47_by_month").rows
    assert [(row.label, row.values["count"]) for row in rows if row.part] == [("2018-04", 0), ("2018-10", 0)]
