"""What `chat children` prints and writes has as many rows (or children) as the figure says, for every count cell."""

import csv
import datetime as dt
import io
from pathlib import Path

import pytest

from chat.annex_a import LISTS
from chat.cli.listing_text import listing_lines
from chat.counting.report import Choices, build_report
from chat.drill.cell import Drill, drill
from chat.drill.figure import OverLists, behind, keys_of, tables_for
from chat.errors import UnknownTable
from chat.extract import AsAt, Extract
from chat.ingest.read import read_extract
from chat.report import Report
from chat.report.listings import Behind, Listing
from chat.settings.keys import list_defaults
from chat.tables.table import Average, CellOf, Constant, Members, MonthMean, Row, Statistic, Table
from chat.workbook.confidential.children import write_children
from lists import LISTS_IN_ORDER
from lists.across.cohorts import OVERLAP_SETS
from lists.across.teams import WORKLOAD
from tests.places import SAMPLE

AS_AT = AsAt(dt.date(2026, 10, 1), inferred=False)
CHOICES = Choices(settings=list_defaults(), population={"0-17": 30_000})
OVER = OverLists(OVERLAP_SETS, WORKLOAD)
KEYS = [table.key for measures in LISTS_IN_ORDER for table in measures.tables]
IDENTIFIERS = {"Child Unique ID", "Individual adopter identifier"}
FIRST_SETS = list(OVERLAP_SETS)


@pytest.fixture(scope="module")
def extract() -> Extract:
    return read_extract([SAMPLE])


@pytest.fixture(scope="module")
def report(extract: Extract) -> Report:
    return build_report(extract, AS_AT, LISTS_IN_ORDER, CHOICES, sets=OVERLAP_SETS, by_team=WORKLOAD)


@pytest.fixture(scope="module")
def ready(extract: Extract) -> Drill:
    return drill(extract, AS_AT, LISTS_IN_ORDER, CHOICES)


def lines_printed(listing: Listing) -> int:
    """Lines under the rule."""
    lines = list(listing_lines(listing.without_names()))
    rule = next(number for number, line in enumerate(lines) if line and not line.strip("- "))
    return len(lines) - rule - 1


def lines_written(found: Behind, folder: Path) -> list[list[str]]:
    write_children(found, folder / "confidential.csv", as_at=AS_AT.date)
    text = (folder / "confidential.csv").read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def people(listing: Listing) -> int:
    """Distinct identifiers, counted from the cells that are written."""
    column = next(column for column in listing.columns if column.head in IDENTIFIERS)
    return len({cell for cell in column.cells if cell is not None})


def is_statistic(table: Table, column: str) -> bool:
    """Whether a column is a mean or a sum of values, behind which stand other numbers of rows."""
    return any(isinstance(each, Average) and each.name == column for each in table.across)


@pytest.mark.parametrize("key", KEYS)
def test_every_count_has_its_rows_on_screen_and_on_paper(
    key: str, report: Report, ready: Drill, tmp_path: Path
) -> None:
    counted, _ = ready.counted[key]
    labels = {ready.terms[ready.keys[key]].label(counted.table, row.label): row for row in counted.rows}
    for row in report.table(key).rows:
        defined = labels[row.label]
        for column, value in row.values.items():
            if isinstance(defined, CellOf | Constant | Members | MonthMean | Statistic) or column == "above":
                continue
            if not isinstance(value, int) or is_statistic(counted.table, column):
                continue
            found = behind(ready, OVER, key, row.label, column)
            own = found.listings[0]
            assert found.figures == (
                (
                    column,
                    dict(zip(report.table(key).columns, report.table(key).column_heads, strict=True))[column],
                    value,
                ),
            )
            if isinstance(defined, Row) and defined.distinct is not None:
                assert own.rows >= value
            elif counted.counts(defined) == "children":
                assert people(own) == own.children == value
            else:
                assert own.rows == value, (row.label, column)
            if own.rows:
                assert lines_printed(own) == own.rows
        found = behind(ready, OVER, key, row.label)
        written = lines_written(found, tmp_path)
        assert len(written) - 1 == sum(listing.rows for listing in found.listings)


@pytest.mark.parametrize("one", OVERLAP_SETS)
def test_every_overlap_has_its_children_of_both_sets(one: str, report: Report, ready: Drill) -> None:
    for place, other in enumerate(OVERLAP_SETS):
        found = behind(ready, OVER, "overlaps", one, OVERLAP_SETS[other])
        counted = report.overlaps.counts[FIRST_SETS.index(one)][place]
        assert found.figures == (("children", "Children", counted),)
        assert len(found.listings) == (1 if one == other else 2)
        for listing in found.listings:
            assert people(listing) == listing.children == counted
        if one != other:
            children = [
                {cell for column in listing.columns if column.head in IDENTIFIERS for cell in column.cells if cell}
                for listing in found.listings
            ]
            assert children[0] == children[1]


def test_every_cell_of_the_table_by_team_has_its_rows(report: Report, ready: Drill) -> None:
    assert report.teams is not None
    assert len(report.teams.rows) > 3
    for row in report.teams.rows:
        together = behind(ready, OVER, "beyond.by_team", row.label)
        assert {name: value for name, _, value in together.figures} == dict(row.values)
        for column, value in row.values.items():
            (listing,) = behind(ready, OVER, "beyond.by_team", row.label, column).listings
            assert listing.rows == value


@pytest.mark.parametrize("key", ["contacts.appears_on_referral_list", "early_help.appears_on_referral_list"])
def test_who_is_on_another_list_is_shown_there_too(key: str, ready: Drill) -> None:
    own, other = behind(ready, OVER, key, "Yes").listings
    assert (own.children, other.list_number) == (other.children, 3)
    assert len(behind(ready, OVER, key, "No").listings) == 1


def test_every_child_in_need_on_another_list_is_shown_there_too(report: Report, ready: Drill) -> None:
    for row in report.table("children_in_need.cohort_overlap").rows:
        found = behind(ready, OVER, "children_in_need.cohort_overlap", row.label)
        assert [listing.children for listing in found.listings] == [row.values["count"]] * (
            2 if row.values["count"] else 1
        )


def test_the_rows_of_a_mean_per_month_are_those_of_the_whole_months(report: Report, ready: Drill) -> None:
    table = report.table("beyond.cpp_started_by_month")
    months = [row for row in table.rows if row.label != "Mean per month" and not row.part]
    mean = behind(ready, OVER, table.key, "Mean per month", "count")
    assert mean.listings[0].rows == sum(int(row.values["count"] or 0) for row in months) > 0
    assert mean.figures[0][2] == pytest.approx(mean.listings[0].rows / len(months))


def test_what_put_the_rows_there_stands_beside_them(ready: Drill) -> None:
    listing = behind(ready, OVER, "section_47.s47_to_icpc_duration").listings[0]
    columns = {column.head: column for column in listing.columns}
    bands = {"a) 0 - 10 working days": (0, 10), "b) 11 - 15 days": (11, 15), "c) 16 - 20 days": (16, 20)}
    seen = set()
    for band, days in zip(columns["Row of the table"].cells, columns["Working days"].cells, strict=True):
        low, high = bands.get(str(band), (21, 10_000))
        assert days is None or (isinstance(days, int) and low <= days <= high)
        seen.add(band)
    assert len(seen) >= 3
    assert columns["Row of the sheet"].cells == tuple(sorted(columns["Row of the sheet"].cells))  # type: ignore[type-var]


def test_a_constant_and_a_blank_cell_answer_with_a_sentence(ready: Drill) -> None:
    constant = behind(ready, OVER, "adoption.thresholds_a1", "2008-11")
    assert (constant.listings[0].rows, constant.about) == (
        0,
        "A published number: no row of the list stands behind it.",
    )
    blank = behind(ready, OVER, "looked_after.missing_summary", "Percentage of CLA with a missing incident", "count")
    assert (blank.listings[0].rows, blank.figures[0][2]) == (0, None)
    assert "blank in the workbook" in blank.about


def test_columns_that_tell_who_somebody_is_are_known() -> None:
    marked = {column.field for sheet in LISTS for column in sheet.columns if column.tells_who}
    assert marked == {
        *("child_unique_id", "family_identifier", "adopter_identifier", "date_of_birth", "allocated_worker"),
        *("allocated_personal_advisor", "placement_postcode", "placement_urn"),
    }


def test_labels_from_the_data_are_in_no_refusal(ready: Drill, report: Report) -> None:
    labels = [
        row.label for row in report.table("beyond.cla_allocated").rows if row.label not in ("Total", "Not recorded")
    ]
    assert labels
    for key in ("beyond.cla_allocated", "beyond.by_team"):
        with pytest.raises(UnknownTable) as refusal:
            behind(ready, OVER, key, labels[0][:-1] + "xyz")
        assert not [label for label in labels if label in str(refusal.value)]
        assert "'Total'" in str(refusal.value)


def test_one_table_made_ready_alone_answers_as_among_all(extract: Extract, ready: Drill) -> None:
    assert {"overlaps", "beyond.by_team", *KEYS} == set(keys_of(LISTS_IN_ORDER))
    for key in ("contacts.referral_comparison", "looked_after.last_seen", "beyond.cla_review_statutory"):
        alone = drill(extract, AS_AT, LISTS_IN_ORDER, CHOICES, tables_for(key))
        row = alone.counted[key][0].rows[0].label
        assert behind(alone, OVER, key, row) == behind(ready, OVER, key, row)
