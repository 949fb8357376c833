"""The rows behind a figure are as many as the figure says, for every count cell of every table."""

import datetime as dt

import pytest

from chat.counting.report import Choices, build_report
from chat.drill.cell import Drill, drill
from chat.errors import UnknownTable
from chat.extract import AsAt, Extract
from chat.ingest.read import read_extract
from chat.report import Report
from chat.settings.keys import list_defaults
from chat.tables.table import Average, CellOf, Constant, Members, MonthMean, Row, Statistic, Table
from lists import LISTS_IN_ORDER
from tests.places import SAMPLE

AS_AT = AsAt(dt.date(2026, 10, 1), inferred=False)
CHOICES = Choices(settings=list_defaults())
KEYS = [table.key for measures in LISTS_IN_ORDER for table in measures.tables]


@pytest.fixture(scope="module")
def extract() -> Extract:
    return read_extract([SAMPLE])


@pytest.fixture(scope="module")
def report(extract: Extract) -> Report:
    return build_report(extract, AS_AT, LISTS_IN_ORDER, CHOICES)


@pytest.fixture(scope="module")
def ready(extract: Extract) -> Drill:
    return drill(extract, AS_AT, LISTS_IN_ORDER, CHOICES)


def is_statistic(table: Table, column: str) -> bool:
    """Whether a column is a mean or a sum of values, behind which stand other numbers of rows."""
    return any(isinstance(each, Average) and each.name == column for each in table.across)


@pytest.mark.parametrize("key", KEYS)
def test_every_count_has_its_rows(key: str, report: Report, ready: Drill) -> None:
    counted, list_key = ready.counted[key]
    labels = {ready.terms[ready.keys[key]].label(counted.table, row.label): row for row in counted.rows}
    identifier = ready.prepared[list_key].available.specification.identifier
    for row in report.table(key).rows:
        defined = labels[row.label]
        for column, value in row.values.items():
            if is_statistic(counted.table, column):
                continue
            if not isinstance(value, int) or isinstance(defined, CellOf | Constant | Members | MonthMean | Statistic):
                continue
            behind = ready.children_of(key, row.label, column)
            if isinstance(defined, Row) and defined.distinct is not None:
                assert behind.select(defined.distinct).to_series().n_unique() == value
            elif counted.counts(defined) == "children":
                assert behind.get_column(identifier).n_unique() == value
            else:
                assert behind.height == value, (row.label, column)


def test_the_rows_behind_a_share_are_those_of_its_numerator(report: Report, ready: Drill) -> None:
    table = report.table("beyond.s47_by_month")
    for row in table.rows:
        assert ready.children_of(table.key, row.label, "percent_icpc").height == row.values["icpc"]


def test_the_rows_behind_a_mean_are_those_it_is_of(report: Report, ready: Drill) -> None:
    behind = ready.children_of("assessments.average_duration", "Average (working days)")
    mean = report.table("assessments.average_duration").rows[0].values["average_working_days"]
    days = behind.get_column("working_days")
    assert days.null_count() == 0
    assert days.sum() / days.len() == pytest.approx(mean)


def test_behind_a_constant_stands_nobody(ready: Drill) -> None:
    assert ready.children_of("adoption.thresholds_a1", "2008-11").height == 0


def test_the_population_stands_behind_a_table(report: Report, ready: Drill) -> None:
    assert ready.children_of("contacts.source").height == report.table("contacts.source").denominator


@pytest.mark.parametrize("label", ["d) 21+ days", "D) 21+ DAYS", "d) 21", "d)"])
def test_labels_match_loosely(label: str, ready: Drill) -> None:
    exact = ready.children_of("section_47.s47_to_icpc_duration", "d) 21+ days")
    assert ready.children_of("section_47.s47_to_icpc_duration", label).equals(exact)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("section_47.s47_to_icpc_durations",), "'section_47.s47_to_icpc_duration'"),
        (("contacts.source", "Polis"), "'Police'"),
        (("contacts.source", "Police", "percentage"), "count, percent"),
        (("looked_after.last_review", "No review"), "Write more"),
    ],
)
def test_a_wrong_name_gets_the_nearest(arguments: tuple[str, ...], words: str, ready: Drill) -> None:
    with pytest.raises(UnknownTable, match="(?s).*" + words.replace("(", r"\(")):
        ready.children_of(*arguments)


def test_a_table_of_a_missing_list_says_so(extract: Extract) -> None:
    without = {number: each for number, each in extract.lists.items() if number != 5}
    partial = Extract(extract.sources, without, {}, (), ())
    with pytest.raises(UnknownTable, match="not in this extract"):
        drill(partial, AS_AT, LISTS_IN_ORDER, CHOICES).children_of("section_47.headline")
