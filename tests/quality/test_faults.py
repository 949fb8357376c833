"""Faults planted in synthetic extracts: `check` finds each of them, and no error that does not follow from one.

The key that `chat synth --faults` writes beside the extract says the rules a second time, in plain Python, so that
recall and precision hold two independent statements of every rule against each other.
"""

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import pytest

from chat.annex_a import list_by_number
from chat.counting.report import Choices, build_report
from chat.extract import AsAt
from chat.ingest.read import read_extract
from chat.jobs.synth import synthesise
from chat.quality.check import Checked, check_extract
from chat.settings.keys import list_defaults
from chat.synthetic.faults.plant import plant_faults
from chat.synthetic.faults.recipe_book import RECIPES
from chat.synthetic.lists.build import synthetic_lists
from chat.tables.table import Row
from lists import LISTS_IN_ORDER

AS_AT = dt.date(2026, 10, 1)
SEEDS = (1, 4, 11)
Broken = tuple[int | None, int, str]  # list, source row, rule


def checked(path: Path) -> Checked:
    choices = Choices(settings=list_defaults())
    return check_extract(read_extract([path]), AsAt(AS_AT, inferred=False), LISTS_IN_ORDER, choices)


def broken(of: Checked, *severities: str) -> set[Broken]:
    findings = [each.finding for each in of.findings if each.finding.severity in severities]
    return {(each.list_number, row, each.rule) for each in findings for row in each.source_rows}


@pytest.fixture(scope="module", params=SEEDS)
def faulty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, set[Broken]]:
    path = tmp_path_factory.mktemp("faults") / "annex_a.xlsx"
    synthesise(path, children=1000, seed=request.param, faults=0.03, as_at=AS_AT)
    key = json.loads(path.with_name("annex_a-faults.json").read_text(encoding="utf-8"))
    wanted = {(each["list"], each["source_row"], each["rule"]) for each in key if each["rule"] is not None}
    return checked(path), wanted


def test_recall_everything_planted_and_all_that_follows_is_found(faulty: tuple[Checked, set[Broken]]) -> None:
    found, wanted = faulty
    assert len(wanted) > 500
    assert sorted(wanted - broken(found, "error", "warning", "info")) == []


def test_precision_no_error_without_a_planted_fault_behind_it(faulty: tuple[Checked, set[Broken]]) -> None:
    found, wanted = faulty
    errors = broken(found, "error")
    assert len(errors) > 500
    assert sorted(errors - wanted) == []


def test_findings_without_rows_are_never_errors(faulty: tuple[Checked, set[Broken]]) -> None:
    found, _ = faulty
    for each in found.findings:
        if each.finding.severity == "error":
            assert len(each.finding.source_rows) == each.finding.rows > 0


def test_every_row_of_every_list_and_table_is_counted_or_set_aside_once(faulty: tuple[Checked, set[Broken]]) -> None:
    found, _ = faulty
    for each in found.lists:
        rows = each.rows
        assert rows is not None
        assert rows.rows_on_sheet == rows.rows_read
        aside = rows.rows_before + rows.rows_after + rows.rows_without_date + rows.rows_left_out
        assert rows.rows_in_period + aside == rows.rows_read
    assert [table.key for table in found.tables] == [t.key for measures in LISTS_IN_ORDER for t in measures.tables]
    for table in found.tables:
        aside = table.rows_before + table.rows_after + table.rows_without_date + table.rows_of_other_kinds
        assert min(table.rows_counted, aside) >= 0
        assert table.rows_counted + aside == table.rows_read


def test_what_a_table_counts_is_what_its_reconciliation_says(tmp_path: Path) -> None:
    path = tmp_path / "annex_a.xlsx"
    synthesise(path, children=1000, seed=3, faults=0.03, as_at=AS_AT)
    extract, choices = read_extract([path]), Choices(settings=list_defaults())
    as_at = AsAt(AS_AT, inferred=False)
    counted = {each.key: each.rows_counted for each in check_extract(extract, as_at, LISTS_IN_ORDER, choices).tables}
    report = build_report(extract, as_at, LISTS_IN_ORDER, choices, monthly=False)
    compared = 0
    for table in (table for measures in LISTS_IN_ORDER for table in measures.tables):
        if not table.partition or table.counts != "rows" or "count" not in table.columns or table.across:
            continue
        rows = [row for row in report.table(table.key).rows if not row.outside and row.level == 0]
        if all(isinstance(row, Row) and row.counts is None and row.distinct is None for row in table.rows):
            assert sum(row.values["count"] or 0 for row in rows) == counted[table.key], table.key
            compared += 1
    assert compared > 80


@pytest.mark.parametrize("seed", SEEDS)
def test_without_faults_there_is_no_error(seed: int, tmp_path: Path) -> None:
    synthesise(tmp_path / "annex_a.xlsx", children=800, seed=seed, faults=None, as_at=AS_AT)
    assert broken(checked(tmp_path / "annex_a.xlsx"), "error") == set()


def test_every_recipe_is_planted_somewhere() -> None:
    lists = synthetic_lists(children=2500, seed=5)
    planted: Counter[tuple[str | None, int, str | None]] = Counter()
    for seed in (1, 2, 3):
        faults = plant_faults(lists, rate=0.2, seed=seed, as_at=AS_AT)[1]
        planted.update((each.rule, each.list_number, each.heading) for each in faults if each.kind == "broken rule")
    wanted = {
        (recipe.rule, recipe.list_number, list_by_number(recipe.list_number).column(recipe.field).heading)
        for recipe in RECIPES
    }
    assert wanted - planted.keys() == set()
