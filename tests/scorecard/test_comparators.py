"""Published figures as comparators: those of the figure that an indicator reads."""

from dataclasses import replace

from chat.report import Authority, Report
from chat.report.published import Comparators, PublishedValue
from chat.report.scorecard import IndicatorComparator
from tests.scorecard.conftest import FLOW, defined, figure_of, report_of, target

ENGLAND = PublishedValue(0.857, "2024-25")
NONE = PublishedValue()


def compared(column: str = "percent") -> Report:
    """A report whose only row of a flow is compared with England and the neighbours."""
    report = report_of("2026-10-01", {"2026-09": (17, 20)}, whole=(17, 20))
    section = report.sections[0]
    neighbours = PublishedValue(0.7902, "2023-24", 10)
    comparators = Comparators(column, ENGLAND, NONE, neighbours, NONE)
    row = replace(section.tables[0].rows[0], comparators=comparators)
    with_row = replace(section, tables=(replace(section.tables[0], rows=(row,)),))
    return replace(report, sections=(with_row, report.sections[1]), authority=Authority("E1", "Exampleshire"))


PUBLISHED = (
    IndicatorComparator("England", 85.7, "2024-25", "published statistics"),
    IndicatorComparator("Statistical neighbours", 79.02, "2023-24", "published statistics"),
)


def test_they_are_in_the_indicators_unit_with_their_years_and_what_is_not_published_is_left_out():
    assert figure_of(defined(), compared()).comparators == PUBLISHED


def test_comparators_of_the_definition_come_alone():
    own = [{"label": "England", "value": 83, "year": "2017"}]
    assert [each.value for each in figure_of(defined(comparator=own), compared()).comparators] == [83]


def test_another_cell_of_the_row_or_another_row_is_not_compared():
    assert figure_of(defined(), compared("count")).comparators == ()
    other = {"table": FLOW, "row": "Not in time", "column": "percent"}
    assert figure_of(defined(measure=other), compared()).comparators == ()


def test_a_table_by_month_is_compared_with_the_figure_that_it_names():
    cell = {"table": FLOW, "row": "In time", "column": "percent"}
    by_month = {"table": "beyond.assessments_by_month", "row": "month", "column": "percent_within_45_days"}
    assert figure_of(defined(measure=by_month), compared()).comparators == ()
    assert figure_of(defined(measure=by_month | {"compared_with": cell}), compared()).comparators == PUBLISHED


def test_a_judgement_does_not_depend_on_comparators():
    made = figure_of(defined(target=[target(value=85)]), compared())
    assert made.current.judgement == "on target"
