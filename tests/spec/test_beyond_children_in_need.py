"""List 6 beyond ChAT. As at 1 October 2018 the lists reach back to 1 April."""

from tests.spec.drawn import extract_of, figures_of, table_of

NEED = """
    child_unique_id | cin_start_date | cin_closure_date
    A               | 2018-03-31     | 2018-04-01
    B               | 2018-04-01     | 2018-04-30
    C               | 2018-05-01     | -
    D               | 2018-09-30     | 2018-10-01
    E               | 2018-10-01     | 2018-09-30
    F               | -              | 2018-09-30
    G               | 2018-05-01     | ?
    H               | 2017-05-01     | 2018-03-31
"""


def test_started_and_ceased_by_month():
    assert figures_of(extract_of(children_in_need=NEED), "beyond.cin_by_month") == [
        ("2018-04", {"started": 1, "ceased": 2}),  # B; A and B
        ("2018-05", {"started": 2, "ceased": 0}),  # C, and G whose unreadable closure counts as blank
        ("2018-06", {"started": 0, "ceased": 0}),
        ("2018-07", {"started": 0, "ceased": 0}),
        ("2018-08", {"started": 0, "ceased": 0}),
        ("2018-09", {"started": 1, "ceased": 1}),  # D; F, but not E, which has not begun
        ("Mean per month", {"started": 4 / 6, "ceased": 3 / 6}),
    ]


def test_in_mid_month_the_part_months_are_marked_and_left_out_of_the_mean():
    rows = table_of(extract_of("2018-10-15", children_in_need=NEED), "beyond.cin_by_month").rows
    assert [(row.label, dict(row.values)) for row in rows if row.part] == [
        ("2018-04", {"started": 0, "ceased": 1}),  # B's closure on the 30th; the starts of A and B are too early
        ("2018-10", {"started": 1, "ceased": 1}),  # E; D
    ]
    # C, D, G began and E and F ended in the five whole months.
    assert dict(rows[-1].values) == {"started": 3 / 5, "ceased": 2 / 5}
