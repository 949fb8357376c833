"""The worked examples that `chat explain` shows: the engine puts exactly these drawn rows into each row of a table."""

from functools import cache

import pytest

from chat.annex_a import list_by_key
from chat.counting.cells import counted_columns
from chat.counting.report import Choices
from chat.drill.cell import Drill, drill
from chat.explain.examples import Example, drawing_of, example_of
from chat.report import ReportTable
from chat.settings.keys import list_defaults
from chat.tables.table import AnyRow, Average, Constant, Members, MonthMean, Row, Statistic
from lists import LISTS_IN_ORDER
from tests.spec.drawn import extract_of, report_of

EXAMPLES = {measures.key: example for measures in LISTS_IN_ORDER if (example := example_of(measures.key))}
SHOWN = [(list_key, table) for list_key, example in EXAMPLES.items() for table in example.tables]
OWN = {table.key: measures.key for measures in LISTS_IN_ORDER for table in measures.tables}


@cache
def ready(list_key: str) -> tuple[Example, Drill]:
    example = EXAMPLES[list_key]
    drawn = extract_of(example.as_at, **example.lists)
    return example, drill(drawn.extract, drawn.as_at, LISTS_IN_ORDER, Choices(settings=list_defaults()))


@cache
def made(list_key: str, table: str) -> ReportTable:
    example = EXAMPLES[list_key]
    return report_of(extract_of(example.as_at, **example.lists)).table(table)


def identifiers(list_key: str, table: str, row: str, column: str | None) -> list[str]:
    """Who stands behind a cell: each row of the list, or each child once where children are counted."""
    _, answering = ready(list_key)
    counted, counted_on = answering.counted[table]
    found = answering.children_of(table, row, column).get_column(list_by_key(counted_on).identifier)
    defined = answering.place_of(table, row).row
    of_children = defined is not None and counted.counts(defined) == "children"
    return sorted(set(found) if of_children else found)


def expected_columns(answering: Drill, table: str, defined: AnyRow) -> list[str | None]:
    """The columns in which somebody may stand."""
    counting = [column.name for column in counted_columns(answering.counted[table][0].table)]
    if isinstance(defined, Members):
        return ["count", *defined.more] if defined.more else [None]
    return list(counting) or [None] if isinstance(defined, Row) else []


@pytest.mark.parametrize(("list_key", "table"), SHOWN)
def test_the_example_is_what_the_engine_counts(list_key: str, table: str) -> None:
    example, answering = ready(list_key)
    counted, _ = answering.counted[table]
    assert OWN[table] == list_key
    expected = example.tables[table]
    labels = {answering.terms[list_key].label(counted.table, row.label): row for row in counted.rows}
    assert set(expected) <= set(labels)
    printed = {row.label: row.values for row in made(list_key, table).rows}
    for label, defined in labels.items():
        wanted = expected.get(label, {})
        cells = wanted if not isinstance(wanted, str | int | float) else {None: wanted}
        whole = expected_columns(answering, table, defined)
        for column in cells if None in whole and isinstance(wanted, dict) and wanted else {*cells, *whole}:
            cell = cells.get(column, "")
            name = column or counted.table.columns[0]
            if isinstance(cell, str):
                assert identifiers(list_key, table, label, column) == sorted(cell.split()), (label, column)
                if (
                    label in printed
                    and isinstance(defined, Row)
                    and not any(isinstance(each, Average) and each.name == column for each in counted.table.across)
                    and defined.distinct is None
                    and (defined.columns is None or name in defined.columns)
                ):
                    assert printed[label][name] == len(cell.split())
            else:
                assert printed[label][name] == pytest.approx(cell), (label, column)
        if isinstance(defined, Constant | Statistic | MonthMean):
            assert label in expected, label


def test_every_table_of_a_list_has_an_example() -> None:
    assert set(OWN) - {table for example in EXAMPLES.values() for table in example.tables} == set()


def test_examples_are_small_and_drawn_of_known_fields() -> None:
    for example in EXAMPLES.values():
        for list_key, text in example.lists.items():
            fields, rows = drawing_of(text)
            assert len(rows) <= 16
            assert {len(row) for row in rows} <= {len(fields)}
            assert set(fields) <= {column.field for column in list_by_key(list_key).columns}
