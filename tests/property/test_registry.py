"""What holds for every table of every list, whatever it counts, on extracts drawn by chance."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from chat.annex_a import list_by_key
from chat.counting.cells import Counted
from chat.counting.prepare import Prepared, prepare, table_expressions
from chat.counting.report import Choices, build_report, counted_tables, windows_of
from chat.extract import SOURCE_ROW, Extract, frame_schema
from chat.report import Report, ReportTable, Value
from chat.settings.keys import list_defaults
from chat.tables.expressions import name_of
from chat.tables.period import Population
from chat.tables.row_key import row_key
from chat.tables.table import Across, EachMonth, ListMeasures, MonthMean, Row, Table
from lists import LISTS_IN_ORDER
from tests.property.strategies import AS_AT, empty_extract, extract_of_chance, extract_of_frames, extracts

KEYS = tuple(measures.key for measures in LISTS_IN_ORDER)
TABLES = {table.key: (measures, table) for measures in LISTS_IN_ORDER for table in measures.tables}
every_table = pytest.mark.parametrize("key", TABLES)
by_chance = settings(derandomize=True, deadline=None, max_examples=20)
by_seed = settings(by_chance, max_examples=8, phases=[Phase.generate])  # a smaller seed is no simpler extract
seeds = st.integers(0, 2**32 - 1)


def report_of(extract: Extract) -> Report:
    choices = Choices(population={"0-17": 10_000}, settings=list_defaults())
    return build_report(extract, AS_AT, LISTS_IN_ORDER, choices, monthly=False)


def counted_and_frames(extract: Extract) -> Iterator[tuple[Table, Counted, Prepared]]:
    prepared = prepare(extract, LISTS_IN_ORDER, windows_of(LISTS_IN_ORDER, AS_AT, {}), list_defaults())
    for counted, list_key in counted_tables(LISTS_IN_ORDER, prepared).values():
        yield counted.table, counted, prepared[list_key]


def counts_of(table: ReportTable) -> dict[str, Value]:
    return {row.label: row.values.get("count") for row in table.rows}


def sum_of(counts: dict[str, Value], *labels: str) -> Value:
    return sum(counts[label] for label in labels)


# One extract, every table


def each_row_is_in_exactly_one_row(table: Table, counted: Counted, population: pl.DataFrame) -> None:
    rules = [row.where.fill_null(value=False) for row in counted.rows if isinstance(row, Row) and not row.outside]
    taken = population.select(pl.sum_horizontal(rule.cast(pl.Int64) for rule in rules)).to_series()
    assert taken.to_list() == [1] * population.height, table.key


def parts_of(table: Table) -> list[Across]:
    """The columns of a cross table that share its rows out: those of profiles, and those beside a total."""
    columns = [each for each in table.across if isinstance(each, Across) and each.name != "total"]
    return columns if table.group == "profile" or "total" in table.columns else []


def each_row_is_in_exactly_one_column(table: Table, population: pl.DataFrame) -> None:
    rules = [each.where.fill_null(value=False) for each in parts_of(table)]
    taken = population.select(pl.sum_horizontal(rule.cast(pl.Int64) for rule in rules)).to_series()
    assert taken.to_list() == [1] * population.height, table.key


def figures_add_up_to(size: int, made: ReportTable, table: Table) -> None:
    columns = [each.name for each in parts_of(table)] or ["count"]
    rows = [row.values for row in made.rows if not row.outside and row.label not in labels_of_means(table)]
    assert sum(values[column] for values in rows for column in columns) == size, made.key


def labels_of_means(table: Table) -> set[str]:
    return {row.label for row in table.rows if isinstance(row, MonthMean)}


def labels_are_unique(made: ReportTable) -> None:
    labels = [row.label for row in made.rows]
    assert len(set(labels)) == len(labels), made.key


def percentages_are_counts_over_denominators(made: ReportTable) -> None:
    for row in made.rows:
        for column in {"percent", "percent_of_children"} & set(made.columns):
            denominator = row.denominators.get(column, made.denominator if column == "percent" else None)
            if row.values[column] is not None and row.values.get("count") is not None:
                assert row.values[column] == row.values["count"] / denominator, made.key


def every_row_read_is_accounted_for(report: Report, extract: Extract) -> None:
    for went in report.reconciliation:
        parts = (went.rows_in_period, went.rows_before, went.rows_after, went.rows_without_date, went.rows_left_out)
        assert min(parts) >= 0
        assert sum(parts) == went.rows_read == extract.lists[went.list_number].frame.height


@by_seed
@given(seeds)
def test_every_table_keeps_its_promises(seed):
    extract = extract_of_chance(KEYS, seed)
    report = report_of(extract)
    every_row_read_is_accounted_for(report, extract)
    for table, counted, prepared in counted_and_frames(extract):
        made = report.table(table.key)
        labels_are_unique(made)
        percentages_are_counts_over_denominators(made)
        population = prepared.frame.filter(counted.population.where)
        if not table.partition or population.is_empty():
            continue
        each_row_is_in_exactly_one_row(table, counted, population)
        if parts_of(table):
            each_row_is_in_exactly_one_column(table, population)
        if "count" in table.columns or parts_of(table):
            children = population.get_column(prepared.available.specification.identifier).drop_nulls()
            figures_add_up_to(population.height if table.counts == "rows" else children.n_unique(), made, table)


# The order of rows


def figures(table: ReportTable) -> object:
    """The rows in order; as a bag where the data name them, since the spelling shown is the first in the file."""
    rows = [(row.label, tuple(row.values.items())) for row in table.rows]
    return Counter((" ".join(label.casefold().split()), values) for label, values in rows) if table.found else rows


@by_seed
@given(seeds)
def test_the_order_of_rows_in_a_frame_is_irrelevant(seed):
    extract = extract_of_chance(KEYS, seed)
    # each row keeps its source row
    mixed = {number: each.frame.sample(fraction=1, shuffle=True, seed=seed) for number, each in extract.lists.items()}
    before, after = report_of(extract), report_of(extract_of_frames(mixed))
    assert {t.key: figures(t) for t in before.tables} == {t.key: figures(t) for t in after.tables}


# Lists without rows, lists not delivered


@cache
def empty_report() -> Report:
    return report_of(empty_extract(KEYS))


@cache
def report_of_nothing() -> Report:
    return report_of(extract_of_frames({}))


def fixed_labels(table: Table) -> list[str]:
    """The labels that are always there, in printed order when no order by size is asked for."""
    return [row.label for row in table.rows if not isinstance(row, Row) or row.shown == "always"]


@every_table
def test_a_list_without_rows_gives_every_fixed_row_with_0(key):
    _, table = TABLES[key]
    made = empty_report().table(key)
    assert made.status is None
    fixed = [row for row in table.rows if row.label in fixed_labels(table)]
    months = made.rows[: len(made.rows) - len(fixed)]
    assert all(re.fullmatch(r"\d{4}-\d{2}", row.label) for row in months)
    assert bool(months) == isinstance(table.found, EachMonth)
    counted = {"count", *(each.name for each in table.across if isinstance(each, Across))}
    for row, defined in zip(made.rows, [*[None] * len(months), *fixed], strict=True):
        if defined is None or isinstance(defined, Row):
            columns = counted & set((defined and defined.columns) or table.columns)
            assert [row.values[column] for column in columns] == [0] * len(columns)
            assert row.values.get("percent") is None


@every_table
def test_without_its_list_a_table_has_its_fixed_rows_without_values(key):
    measures, table = TABLES[key]
    made = report_of_nothing().table(key)
    assert (made.status, made.denominator) == ("list_missing", None)
    assert made.needs == f"List {list_by_key(table.counted_on or measures.key).number}"
    assert len(made.rows) == len(fixed_labels(table))
    assert {value for row in made.rows for value in row.values.values()} <= {None}
    assert all(set(row.values) == set(table.columns) for row in made.rows)


# What the registry says of itself


@every_table
def test_no_two_rows_of_a_table_share_a_key(key):
    keys = [row_key(row) for row in TABLES[key][1].rows]
    assert len(keys) == len(set(keys))
    assert all(keys)


@by_seed
@given(seeds)
def test_every_row_of_a_report_has_a_key_of_its_own(seed):
    for table in report_of(extract_of_chance(KEYS, seed)).tables:
        keys = [row.key for row in table.rows]
        assert len(keys) == len(set(keys)), table.key
        assert all(keys), table.key


def names_in(measures: ListMeasures) -> set[str]:
    """Every column that a list's expressions name."""
    rules: list[pl.Expr] = [measures.reported.where, measures.period.before, measures.period.after]
    rules += [derived.expression for derived in measures.derived]
    rules += [population.where for population in measures.cohorts.values()]
    own = [table for each in LISTS_IN_ORDER for table in each.tables if (table.counted_on or each.key) == measures.key]
    rules += [rule for table in own for rule in table_expressions(table)]
    rules += [rule for table in own for rule in found_expressions(table)]
    return {name for rule in rules for name in rule.meta.root_names()}


def found_expressions(table: Table) -> list[pl.Expr]:
    found = table.found
    return (
        [] if found is None else [getattr(found, name) for name in ("column", "by", "spelling") if hasattr(found, name)]
    )


@pytest.mark.parametrize("measures", LISTS_IN_ORDER, ids=KEYS)
def test_every_column_that_an_expression_names_exists(measures):
    schema = set(frame_schema(list_by_key(measures.key)))
    derived = {each.name for each in (*measures.derived, *measures.linked)} | {
        "age",
        "as_at",
        "period_start",
        SOURCE_ROW,
    }
    cohorts = {f"in.{name}" for each in LISTS_IN_ORDER for name in each.cohorts}
    settings_known = {f"setting.{name}" for name in list_defaults()}
    assert names_in(measures) <= schema | derived | cohorts | settings_known


@pytest.mark.parametrize("measures", LISTS_IN_ORDER, ids=KEYS)
def test_a_linked_date_is_a_date_of_its_list(measures):
    for linked in measures.linked:
        assert frame_schema(list_by_key(linked.list_key))[name_of(linked.date)] == pl.Date()


@pytest.mark.parametrize("measures", LISTS_IN_ORDER, ids=KEYS)
def test_a_derived_column_has_a_name_of_its_own(measures):
    names = [each.name for each in (*measures.derived, *measures.linked)]
    assert len(names) == len(set(names))
    assert not set(names) & set(frame_schema(list_by_key(measures.key)))


def test_lists_are_in_order_and_named_once():
    numbers = [list_by_key(measures.key).number for measures in LISTS_IN_ORDER]
    assert numbers == sorted(set(numbers))
    cohorts = [name for measures in LISTS_IN_ORDER for name in measures.cohorts]
    assert len(cohorts) == len(set(cohorts))


def test_table_keys_are_unique_and_begin_with_their_list():
    keys = [(measures.key, table.key) for measures in LISTS_IN_ORDER for table in measures.tables]
    assert len({key for _, key in keys}) == len(keys)
    assert [key for list_key, key in keys if not key.startswith((f"{list_key}.", "beyond."))] == []


@every_table
def test_labels_are_unique_within_a_table(key):
    _, table = TABLES[key]
    labels = [row.label for row in table.rows]
    assert len(set(labels)) == len(labels)


@every_table
def test_every_table_says_what_it_counts(key):
    _, table = TABLES[key]
    assert table.definition.endswith(".")
    assert not isinstance(table.population, str) or table.counted_on is not None


@pytest.mark.parametrize("measures", LISTS_IN_ORDER, ids=KEYS)
def test_every_headline_is_a_cell_of_a_table(measures):
    for headline in measures.headlines:
        table = TABLES[headline.table][1]
        assert headline.column in table.columns
        assert headline.row in [row.label for row in table.rows]


@pytest.mark.parametrize("measures", LISTS_IN_ORDER, ids=KEYS)
def test_the_reported_population_is_one_of_the_cohorts_or_has_a_name(measures):
    assert isinstance(measures.reported, Population)
    assert measures.reported.name


# Identities of the lists' documents


@by_chance
@given(extracts(("contacts", "early_help", "referrals")))
def test_rows_of_children_with_k_rows_are_k_times_the_children(extract):
    report = report_of(extract)
    for by_row, by_child in (
        ("contacts.in_period_contacts", "contacts.in_period_children"),
        ("early_help.in_period_assessments", "early_help.in_period_children"),
    ):
        rows = {label: count for label, count in counts_of(report.table(by_row)).items() if label != "Not recorded"}
        children = list(counts_of(report.table(by_child)).values())
        per_number = {int(label): count for label, count in rows.items()}
        assert [per_number.get(k, 0) for k in (1, 2, 3)] == [1 * children[0], 2 * children[1], 3 * children[2]]
        assert sum(count / k for k, count in per_number.items() if k >= 4) == children[3]


@by_chance
@given(extracts(("contacts", "early_help", "referrals")))
def test_identities_of_referrals(extract):
    report = report_of(extract)
    multiple = counts_of(report.table("referrals.multiple"))
    again = counts_of(report.table("referrals.re_referrals_12_months"))
    numbers = counts_of(report.table("referrals.number_12_months"))
    assert multiple["Re-referral"] == again["Yes"] == sum_of(numbers, "2 referrals", "3 referrals", "4 or more")
    assert multiple["First referral"] == again["No"] == numbers["1 referral"]
    assert multiple["Not recorded"] == again["Not recorded"] == numbers["Not recorded"]
    comparison = counts_of(report.table("contacts.referral_comparison"))
    assert comparison == counts_of(report.table("referrals.source"))
    for key in ("contacts", "early_help"):
        assert report.table(f"{key}.appears_on_referral_list").denominator == next(
            iter(counts_of(report.table(f"{key}.headline")).values())
        )


@by_chance
@given(extracts(("assessments",)))
def test_identities_of_assessments(extract):
    report = report_of(extract)
    headline = counts_of(report.table("assessments.headline"))
    assert headline["Total no. of assessments"] == sum_of(headline, "Completed assessments", "Ongoing assessments")
    timeliness = counts_of(report.table("assessments.timeliness"))
    bands = list(counts_of(report.table("assessments.duration")).values())
    assert timeliness["In time"] == sum(bands[:6])
    assert timeliness["Not in time"] == sum(bands[6:9])
    assert timeliness["Date error"] == bands[9]
    assert sum(timeliness.values()) == headline["Completed assessments"]
    assert sum(counts_of(report.table("assessments.child_seen")).values()) == headline["Completed assessments"]


@by_chance
@given(extracts(("section_47",)))
def test_identities_of_section_47(extract):
    report = report_of(extract)
    headline = counts_of(report.table("section_47.headline"))
    enquiries, conferences = headline["Total number of S47s"], headline["Number of ICPCs"]
    timeliness = counts_of(report.table("section_47.icpc_timeliness"))
    bands = list(counts_of(report.table("section_47.s47_to_icpc_duration")).values())
    assert timeliness["In time"] == sum(bands[:2])
    assert timeliness["Not in time"] == sum(bands[2:4])
    assert timeliness["Date error"] == sum(bands[4:])
    assert sum(timeliness.values()) == conferences
    assert sum(counts_of(report.table("section_47.icpc_result_in_cpp")).values()) == conferences
    multiple = counts_of(report.table("section_47.multiple_s47s"))
    numbers = counts_of(report.table("section_47.number_s47s_12_months"))
    assert multiple["Yes"] == sum_of(numbers, "2 S47s", "3+ S47s")
    assert multiple["No"] == numbers["1 S47 enquiry"]
    assert sum(numbers.values()) == enquiries
    again = counts_of(report.table("section_47.multiple_icpcs"))
    held = counts_of(report.table("section_47.number_icpcs_12_months"))
    assert (again["Yes"], again["No"]) == (held["More than 1"], sum_of(held, "None", "1 ICPC"))
    assert again["Not recorded"] == held["Not recorded"]
