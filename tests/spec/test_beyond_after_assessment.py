"""Lists 4 and 5 beyond ChAT: where assessed children are now, and how long after a referral. As at 1 October 2026."""

from tests.spec.drawn import cell_of, extract_of, figures_of

ASSESSED = "child_unique_id | continuous_assessment_start_date | continuous_assessment_date_of_authorisation"


def test_where_assessed_children_are_now() -> None:
    drawn = extract_of(
        "2026-10-01",
        assessments=f"""
        {ASSESSED} | assessed_as_requiring_support
        A          | 2026-04-01 | 2026-05-05 | No
        A          | 2026-07-01 | 2026-08-07 | Yes
        B          | 2026-07-01 | 2026-08-07 | No
        C          | 2026-07-01 | 2026-08-07 | -
        C          | 2026-09-01 | -          | -
        D          | 2026-07-01 | 2026-08-07 | Yes
        E          | 2026-07-01 | 2026-08-07 | Yes
        F          | 2026-07-01 | 2026-08-07 | Yes
        G          | 2026-07-01 | 2026-08-07 | No
        -          | 2026-07-01 | 2026-08-07 | Yes
        H          | 2026-02-01 | 2026-03-31 | Yes
        """,
        children_in_need="""
        child_unique_id | cin_start_date | case_status        | cin_closure_date
        A               | 2026-05-06     | Child in need plan | -
        D               | 2026-05-06     | -                  | -
        F               | 2026-05-06     | Child in need plan | 2026-09-30
        G               | 2026-05-06     | Child in need plan | -
        """,
        child_protection="child_unique_id | child_protection_plan_start_date\nB | 2026-08-10",
        looked_after="child_unique_id | date_started_to_be_looked_after\nG | 2026-08-10",
        early_help="child_unique_id | assessment_start_date\nE | 2026-08-10\nA | 2026-08-10",
    )

    def row(yes: int, no: int, not_recorded: int) -> dict[str, float | None]:
        total = yes + no + not_recorded
        return {"yes": yes, "no": no, "not_recorded": not_recorded, "total": total, "percent": total / 9}

    def line(total: int) -> dict[str, float | None]:
        return {"yes": None, "no": None, "not_recorded": None, "total": total, "percent": None}

    assert figures_of(drawn, "beyond.after_assessment") == [
        ("Looked after", row(0, 1, 0)),  # G
        ("Child protection plan", row(0, 1, 0)),  # B
        ("Child in need plan", row(1, 1, 0)),  # A twice
        ("Another open assessment", row(0, 0, 1)),  # C
        ("Other open need", row(1, 0, 0)),  # D
        ("Early help open", row(1, 0, 0)),  # E
        ("No open service", row(2, 0, 0)),  # F, and nobody's row
        ("Support needed, no open service", line(2)),
        ("No support needed, open plan or care", line(3)),  # G, B, and A's first
    ]


def test_from_referral_to_discussion_to_conference() -> None:
    drawn = extract_of(
        "2026-10-01",
        referrals="""
        child_unique_id | date_of_referral
        A               | 2026-08-03
        A               | 2026-06-01
        A               | 2026-08-06
        B               | 2026-08-06
        C               | 2026-08-05
        D               | 2026-07-01
        """,
        section_47="""
        child_unique_id | strategy_discussion_date | date_of_initial_child_protection_conference
        A               | 2026-08-05               | 2026-08-25
        B               | 2026-08-05               | 2026-08-20
        C               | 2026-08-05               | -
        D               | 2026-07-22               | 2026-07-29
        -               | 2026-08-05               | -
        A               | 2026-03-31               | -
        """,
    )
    figures = dict(figures_of(drawn, "beyond.referral_to_conference"))

    def row(count: int, conferences: int, median: float | None) -> dict[str, float | None]:
        return {
            "count": count,
            "percent": count / 5,
            "percent_with_referral": count / 3,
            "conferences": conferences,
            "median_referral_to_conference": median,
        }

    assert figures == {
        "Same day": row(1, 0, None),  # C
        "1 working day": row(0, 0, None),
        "2 to 5 working days": row(1, 1, 16),  # A: Monday 3 August to Wednesday, and to Tuesday 25 August
        "6 to 15 working days": row(1, 1, 20),  # D: three weeks, and another
        "16 working days or more": row(0, 0, None),
        "No referral on the list": row(2, 1, None) | {"percent_with_referral": None},  # B's came later
    }


def test_a_referral_after_the_discussion_or_of_nobody_is_none() -> None:
    drawn = extract_of(
        "2026-10-01",
        referrals="child_unique_id | date_of_referral\n- | 2026-08-03",
        section_47="child_unique_id | strategy_discussion_date\n- | 2026-08-05",
    )
    assert cell_of(drawn, "beyond.referral_to_conference", "No referral on the list") == 1
