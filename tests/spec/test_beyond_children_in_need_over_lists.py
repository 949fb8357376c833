"""Children in need over several lists, each once. As at 1 October 2026."""

from tests.spec.drawn import column_of, extract_of, figures_of, table_of

START = "cin_start_date"
NEED = "child_unique_id | cin_start_date | cin_closure_date | reason_for_closure | case_status | allocated_worker"


def test_children_in_need_in_the_scope_of_the_national_statistics() -> None:
    drawn = extract_of(
        "2026-10-01",
        children_in_need=f"""
        {NEED}
        A | 2026-01-05 | -          | -   | - | -
        B | 2026-08-03 | -          | -   | - | -
        C | 2026-01-05 | -          | -   | - | -
        G | 2026-07-01 | 2026-08-03 | RC8 | - | -
        H | 2026-07-01 | 2026-08-03 | RC9 | - | -
        I | 2026-07-01 | 2026-08-03 | RC7 | - | -
        J | 2026-01-05 | 2026-08-03 | -   | - | -
        - | 2026-01-05 | -          | -   | - | -
        """,
        child_protection="child_unique_id | child_protection_plan_start_date\nB | 2026-01-05\nD | 2026-01-05",
        looked_after="""
        child_unique_id | date_started_to_be_looked_after | legal_status
        C               | 2026-01-05                      | C2
        K               | 2026-01-05                      | V3
        """,
        care_leavers="child_unique_id | in_touch\nC | Yes\nE | No\nF | Died",
    )
    assert figures_of(drawn, "beyond.cin_national", population=10_000) == [
        ("Open episodes of List 6", {"count": 3, "rate_per_10k": 3}),  # A, B, C; who has no identifier is no child
        ("On a plan, not on List 6", {"count": 1, "rate_per_10k": 1}),  # D
        ("Looked after, not on List 6", {"count": 0, "rate_per_10k": 0}),  # K is under short breaks
        ("Care leavers, not on these lists", {"count": 1, "rate_per_10k": 1}),  # E; F died
        ("All, each child once", {"count": 5, "rate_per_10k": 5}),
        ("Started, without RC8 and RC9", {"count": 2, "rate_per_10k": 8}),  # B and I; four times in a year
        ("Ceased, without RC8 and RC9", {"count": 2, "rate_per_10k": 8}),  # I and J
    ]


def test_without_one_of_the_lists_its_rows_cannot_be_said() -> None:
    drawn = extract_of("2026-10-01", children_in_need="child_unique_id | cin_start_date\nA | 2026-01-05")
    assert column_of(drawn, "beyond.cin_national") == [
        ("Open episodes of List 6", 1),
        ("On a plan, not on List 6", None),
        ("Looked after, not on List 6", None),
        ("Care leavers, not on these lists", None),
        ("All, each child once", None),
        ("Started, without RC8 and RC9", 0),
        ("Ceased, without RC8 and RC9", 0),
    ]
    assert table_of(drawn, "beyond.cin_national").status == "list_missing"


def test_family_help_and_protection_has_every_child_once() -> None:
    drawn = extract_of(
        "2026-10-01",
        early_help="""
        child_unique_id | assessment_start_date | assessment_completion_date
        A               | 2026-06-01            | -
        B               | 2026-06-01            | 2026-10-01
        X               | 2026-06-01            | 2026-09-30
        Y               | 2026-10-01            | -
        """,
        assessments="""
        child_unique_id | continuous_assessment_start_date | allocated_worker
        D               | 2026-09-01                       | -
        """,
        children_in_need=f"""
        {NEED}
        A | 2026-06-01 | - | - | Child in need plan    | W1
        C | 2026-06-01 | - | - | Child Protection plan | -
        E | 2026-06-01 | - | - | Open assessment       | W1
        F | 2026-06-01 | - | - | Looked after child    | -
        """,
        child_protection="child_unique_id | child_protection_plan_start_date | allocated_worker\nC | 2026-06-01 | W2",
        looked_after="child_unique_id | date_started_to_be_looked_after\nG | 2026-06-01",
    )

    def row(count: int, without_worker: int | None) -> dict[str, float | None]:
        return {"count": count, "percent": count / 7, "rate_per_10k": count / 2, "without_worker": without_worker}

    assert figures_of(drawn, "beyond.family_help", population=20_000) == [
        ("Looked after", row(1, 1)),  # G; of F only List 6 says so
        ("On a child protection plan", row(1, 0)),  # C, whose plan has a worker
        ("On a child in need plan", row(1, 0)),  # A
        ("Open assessment", row(2, 1)),  # D, E
        ("Other open need", row(1, 1)),  # F
        ("Early help only", row(1, None)),  # B
        ("Total", row(7, None)),
        ("Family help (early help, plan, assessment, other need)", row(5, None)),
        ("Of these with early help open as well", row(1, None)),  # A
    ]
