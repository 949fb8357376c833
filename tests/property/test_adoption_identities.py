"""What holds among the tables of List 10, whatever its rows are."""

from hypothesis import given, settings

from chat.report import Report
from tests.property.strategies import AS_AT, extracts
from tests.spec.drawn import Drawn, report_of

by_chance = settings(derandomize=True, deadline=None, max_examples=60)


def column(report: Report, table: str, name: str = "count") -> dict:
    return {row.label: row.values[name] for row in report.table(f"adoption.{table}").rows}


@by_chance
@given(extracts(("adoption",)))
def test_every_child_has_one_state_and_the_states_are_the_list(extract):
    report = report_of(Drawn(extract, AS_AT))
    total, adopted, waiting, with_order, reversed_ = column(report, "headline").values()
    assert total == adopted + waiting + reversed_
    assert with_order <= waiting
    went = next(each for each in report.reconciliation if each.list_number == 10)
    assert (went.rows_in_period, went.rows_after, went.rows_without_date) == (total, 0, 0)
    assert column(report, "decision_reversed") == {"Decision reversed": reversed_}
    assert sum(column(report, "reason_decision_changed").values()) == reversed_
    everybody = report.table("adoption.age_gender")
    assert sum(value for row in everybody.rows for value in row.values.values()) == total


@by_chance
@given(extracts(("adoption",)))
def test_durations_are_of_no_more_children_than_there_are(extract):
    report = report_of(Drawn(extract, AS_AT))
    total, adopted, *_ = column(report, "headline").values()
    short, long, known = column(report, "scorecard_3").values()
    assert short + long == known <= total
    assert column(report, "as3_durations") == column(report, "a1_groupings")
    assert sum(column(report, "a1_groupings").values()) <= adopted
    assert sum(column(report, "a2_groupings").values()) <= adopted
    assert all(children <= total for children in column(report, "stage_timeliness", "children").values())


@by_chance
@given(extracts(("adoption",)))
def test_a2_of_all_children_is_stage_3_to_4(extract):
    report = report_of(Drawn(extract, AS_AT), settings={"adoption.a2_population": "all"})
    assert list(column(report, "scorecard_2", "average_days").values()) == [
        column(report, "stage_timeliness", "average_days")["Stage 3 to 4"]
    ]


@by_chance
@given(extracts(("adoption",)))
def test_averages_lie_between_the_shortest_and_the_longest_case(extract):
    report = report_of(Drawn(extract, AS_AT))
    stages, cases = report.table("adoption.stage_timeliness").rows, report.table("adoption.shortest_longest").rows
    for stage, case in zip(stages, cases, strict=True):
        assert stage.label == case.label
        if stage.values["children"] == 0:
            assert stage.values["average_days"] is None
            assert set(case.values.values()) == {None}
        else:
            assert 0 <= case.values["shortest_days"] <= stage.values["average_days"] <= case.values["longest_days"]
