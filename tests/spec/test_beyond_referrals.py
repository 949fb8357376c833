"""List 3 beyond ChAT. As at 1 October 2018 the lists reach back to 1 April."""

import pytest

from tests.spec.drawn import cell_of, column_of, extract_of, figures_of, not_zero, table_of

EARLIER = "number_of_referrals_in_last_12_months"
REFERRALS = extract_of(
    referrals=f"""
    child_unique_id | date_of_referral | referral_nfa | {EARLIER}
    A               | 2018-03-31       | Yes          | 1
    A               | 2018-04-01       | Yes          | 1
    A               | 2018-04-30       | No           | 0
    B               | 2018-04-02       | Yes          | 2
    C               | 2018-04-02       | -            | -
    A               | 2018-09-30       | No           | 3
    -               | 2018-09-03       | No           | 1
    B               | 2018-10-01       | No           | 0
    D               | -                | Yes          | 1
    """
)


def test_referrals_by_month_with_nfa_and_the_children_referred_again():
    def month(count: int, nfa: int, children: int, again: int) -> dict[str, float | None]:
        return {
            "count": count,
            "nfa": nfa,
            "percent_nfa": nfa / count if count else None,
            "children": children,
            "re_referred": again,
            "percent_re_referred": again / children if children else None,
        }

    assert figures_of(REFERRALS, "beyond.referrals_by_month") == [
        ("2018-04", month(4, 2, 3, 1)),  # A, B, C; of A the latest of the month counts, which says 0; B again
        ("2018-05", month(0, 0, 0, 0)),
        ("2018-06", month(0, 0, 0, 0)),
        ("2018-07", month(0, 0, 0, 0)),
        ("2018-08", month(0, 0, 0, 0)),
        ("2018-09", month(2, 0, 1, 1)),  # A again; a blank identifier is no child
        (
            "Mean per month",
            {
                "count": (4 + 2) / 6,
                "nfa": 2 / 6,
                "percent_nfa": None,
                "children": (3 + 1) / 6,
                "re_referred": (1 + 1) / 6,
                "percent_re_referred": None,
            },
        ),
    ]


def test_re_referrals_are_shares_of_children():
    drawn = extract_of(
        referrals=f"""
        child_unique_id | date_of_referral | {EARLIER}
        D               | 2018-07-04       | 1
        D               | 2018-08-09       | 1
        E               | 2018-07-10       | 0
        F               | 2018-08-02       | -
        G               | 2018-06-30       | 1
        """
    )
    assert figures_of(drawn, "beyond.re_referrals") == [
        ("Re-referral", {"count": 1, "percent": 1 / 3}),
        ("First referral", {"count": 1, "percent": 1 / 3}),
        ("Not recorded", {"count": 1, "percent": 1 / 3}),
    ]
    assert table_of(drawn, "beyond.re_referrals").unit == "children"
    assert cell_of(drawn, "referrals.multiple", "Re-referral", "percent") == 1 / 4  # ChAT divides by referrals


@pytest.mark.parametrize(
    ("referral", "assessment", "followed"),
    [
        ("2018-09-03", "2018-09-03", True),  # the same day
        ("2018-09-03", "2018-09-17", True),  # Monday, two weeks: 10 working days
        ("2018-09-03", "2018-09-18", False),  # 11
        ("2018-08-20", "2018-09-04", True),  # Monday 27 August is a bank holiday: 10
        ("2018-08-20", "2018-09-05", False),
        ("2018-09-01", "2018-09-14", True),  # from a Saturday: Monday is day 1, Friday of the next week day 10
        ("2018-09-01", "2018-09-17", False),
        ("2018-09-03", "2018-09-02", False),  # before the referral
        ("2018-09-28", "2018-09-30", True),
        ("2018-09-28", "2018-10-01", False),  # not begun yet
        ("2018-09-03", "-", False),
    ],
)
def test_referrals_followed_by_an_assessment_within_ten_working_days(referral, assessment, followed):
    drawn = extract_of(
        referrals=f"child_unique_id | date_of_referral\nA | {referral}",
        assessments=f"child_unique_id | continuous_assessment_start_date\nA | {assessment}\nB | {referral}",
    )
    expected = "Followed by an assessment" if followed else "Not followed"
    assert not_zero(column_of(drawn, "beyond.referrals_to_assessment")) == [(expected, 1)]


def test_every_referral_of_the_six_months_is_asked_on_its_own():
    drawn = extract_of(
        referrals="""
        child_unique_id | date_of_referral
        A               | 2018-03-31
        A               | 2018-04-01
        A               | 2018-09-03
        B               | 2018-09-03
        -               | 2018-09-03
        """,
        assessments="""
        child_unique_id | continuous_assessment_start_date
        A               | 2018-01-01
        A               | 2018-04-03
        A               | 2018-09-20
        -               | 2018-09-03
        """,
    )
    assert figures_of(drawn, "beyond.referrals_to_assessment") == [
        ("Followed by an assessment", {"count": 1, "percent": 1 / 4}),  # A's of 1 April
        ("Not followed", {"count": 3, "percent": 3 / 4}),
    ]


def test_without_assessments_it_cannot_be_said():
    assert table_of(REFERRALS, "beyond.referrals_to_assessment").needs == "List 4"
