"""What holds among the tables of List 11, whatever its rows are."""

from hypothesis import given, settings

from chat.report import Report
from tests.property.strategies import AS_AT, extracts
from tests.spec.drawn import Drawn, report_of

by_chance = settings(derandomize=True, deadline=None, max_examples=60)


def column(report: Report, table: str, name: str = "count") -> dict:
    return {row.label: row.values[name] for row in report.table(f"adopters.{table}").rows}


@by_chance
@given(extracts(("adopters",)))
def test_every_row_is_one_adult_in_one_row(extract):
    report, frame = report_of(Drawn(extract, AS_AT)), extract.lists[11].frame
    total, *parts, families = column(report, "headline").values()
    assert total == sum(parts) == frame.height
    named = frame.get_column("family_identifier")
    assert families == named.drop_nulls().n_unique() + named.null_count()


@by_chance
@given(extracts(("adopters",)))
def test_stages_are_of_adults_in_order(extract):
    report = report_of(Drawn(extract, AS_AT))
    adults, shortest = column(report, "stage_timeliness", "adults"), column(report, "shortest_longest", "shortest_days")
    assert sum(column(report, "application_to_placement").values()) == adults["Stage 2 to 7"]
    assert all((shortest[label] is None) == (number == 0) for label, number in adults.items())
    assert all(days is None or days >= 0 for days in shortest.values())
    average, longest = (
        column(report, "stage_timeliness", "average_days"),
        column(report, "shortest_longest", "longest_days"),
    )
    assert all(days is None or shortest[label] <= days <= longest[label] for label, days in average.items())
