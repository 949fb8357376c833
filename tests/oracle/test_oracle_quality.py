"""The rules as Polars evaluates them against the same rules in plain Python, on synthetic extracts with faults."""

import datetime as dt
from collections import defaultdict
from dataclasses import replace

import pytest

from chat.annex_a import list_by_number
from chat.extract import AsAt, Extract
from chat.findings import Finding
from chat.ingest.read import read_extract
from chat.jobs.synth import synthesise
from chat.quality.all_findings import inspect
from tests.oracle.quality import Question, broken

AS_AT = AsAt(dt.date(2026, 10, 1), inferred=False)


@pytest.fixture(scope="module", params=[2, 9])
def extract(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Extract:
    path = tmp_path_factory.mktemp("oracle") / "annex_a.xlsx"
    synthesise(path, children=1200, seed=request.param, faults=0.04, as_at=AS_AT.date)
    return read_extract([path])


def rows_by_rule(findings: tuple[Finding, ...]) -> dict[tuple[str, int | None, str | None], set[int]]:
    found: dict[tuple[str, int | None, str | None], set[int]] = defaultdict(set)
    for each in findings:
        found[each.rule, each.list_number, each.column] |= set(each.source_rows)
    return found


def test_the_rules_find_the_rows_that_a_plain_loop_finds(extract: Extract) -> None:
    found = rows_by_rule(inspect(extract, AS_AT))
    lists = {number: delivered.frame.to_dicts() for number, delivered in extract.lists.items()}
    differences, met = {}, 0
    for (rule, number, field), expected in broken(Question(lists, AS_AT.date)):
        heading = None if field is None else list_by_number(number).column(field).heading
        met += bool(expected)
        if found[rule, number, heading] != expected:
            differences[rule, number, field] = sorted(found[rule, number, heading] ^ expected)
    assert differences == {}
    assert met > 30


def test_the_order_of_rows_is_irrelevant(extract: Extract) -> None:
    mixed = {
        number: replace(delivered, frame=delivered.frame.sample(fraction=1, shuffle=True, seed=7))
        for number, delivered in extract.lists.items()
    }
    as_delivered, as_mixed = inspect(extract, AS_AT), inspect(replace(extract, lists=mixed), AS_AT)
    # Which of two equal rows repeats the other depends on their order; how many do does not.
    assert [each for each in as_delivered if each.rule != "AQ012"] == [
        each for each in as_mixed if each.rule != "AQ012"
    ]
    repeats = [
        [(each.list_number, each.rows) for each in of if each.rule == "AQ012"] for of in (as_delivered, as_mixed)
    ]
    assert repeats[0] == repeats[1] != []
