"""The long table, line by line, from figures drawn by hand."""

import datetime as dt

import polars as pl

from chat.long_table.dictionary import columns, primary_key, schema
from chat.long_table.lines import lines, long_table, measure_of, row_keys

FIGURES = {
    "as_at": "2026-10-01",
    "authority": {"code": None, "name": "Sampleshire"},
    "lists": [
        {"number": 3, "period": {"months": 3, "from": "2026-07-01", "to": "2026-09-30"}},
        {"number": 9, "period": None},
    ],
    "tables": [
        {
            "key": "referrals.nfa",
            "list": 3,
            "title": "NFA",
            "unit": "referrals",
            "denominator": 40,
            "definition": "Referrals by whether they went further.",
            "rows": [
                {"key": "nfa", "label": "NFA", "values": {"count": 10, "percent": 0.25}},
                {"key": "total", "label": "Total", "values": {"count": 40}, "outside": True},
            ],
        },
        {
            "key": "care_leavers.in_touch",
            "list": 9,
            "title": "In touch",
            "unit": "care leavers",
            "denominator": None,
            "definition": "In touch.",
            "status": "column_missing",
            "rows": [{"label": "-1", "values": {"count": None, "percent": None}}],
        },
    ],
    "monthly": [
        {
            "key": "referrals.nfa",
            "month": "2026-02",
            "denominator": 8,
            "rows": [{"key": "nfa", "label": "NFA", "values": {"count": 2, "percent": 0.25}, "part": True}],
        }
    ],
}


def test_a_line_for_each_table_row_column_and_period():
    made = [dict(zip(schema(), line, strict=True)) for line in lines(FIGURES)]
    assert [(each["table_key"], each["row_key"], each["column_key"], each["period_kind"]) for each in made] == [
        ("referrals.nfa", "nfa", "count", "period"),
        ("referrals.nfa", "nfa", "percent", "period"),
        ("referrals.nfa", "total", "count", "period"),
        ("care_leavers.in_touch", "1", "count", "snapshot"),
        ("care_leavers.in_touch", "1", "percent", "snapshot"),
        ("referrals.nfa", "nfa", "count", "month"),
        ("referrals.nfa", "nfa", "percent", "month"),
    ]
    share = made[1]
    assert (share["value"], share["numerator"], share["denominator"]) == (0.25, 10, 40)
    assert (share["period_start"], share["period_end"]) == (dt.date(2026, 7, 1), dt.date(2026, 9, 30))
    assert (share["measure"], share["unit"], share["status"], share["is_total"]) == (
        "percent",
        "referrals",
        "ok",
        False,
    )
    assert (share["authority_code"], share["authority_name"]) == (None, "Sampleshire")
    assert made[2]["is_total"] is True
    assert (made[3]["value"], made[3]["status"], made[3]["period_start"]) == (None, "column_missing", None)
    assert made[3]["period_end"] == dt.date(2026, 9, 30)
    month = made[6]
    assert (month["numerator"], month["denominator"], month["status"]) == (2, 8, "part")
    assert (month["period_start"], month["period_end"]) == (dt.date(2026, 2, 1), dt.date(2026, 2, 28))


def test_the_definition_has_a_version_of_its_wording():
    other = {**FIGURES, "tables": [{**FIGURES["tables"][0], "definition": "Other words."}]}
    versions = {long_table([each])["definition_version"][0] for each in (FIGURES, other)}
    assert len(versions) == 2


def test_dates_are_dates_and_the_key_names_one_line():
    table = long_table([FIGURES])
    assert table.schema == pl.Schema(schema())
    assert table.schema["as_at"] == pl.Date()
    assert table.select(primary_key()).is_duplicated().any() is False
    assert table.select(primary_key()).null_count().row(0) == (0,) * len(primary_key())


def test_rows_of_earlier_versions_have_a_key_made_from_their_label():
    assert row_keys([{"key": "a", "label": "A"}, {"label": "3+ placements"}, {"label": "Bed and breakfast"}]) == [
        "a",
        "3_plus_placements",
        "bed_and_breakfast",
    ]
    assert row_keys([{"label": "-1"}, {"label": "1"}]) == ["1", "1 (2)"]


def test_measures_by_name():
    named = {
        "count": "count",
        "percent_of_children": "percent",
        "rate_per_10k": "rate_per_10k",
        "average_days": "days",
        "average_working_days": "days",
        "median": "number",
        "own_la": "count",
    }
    assert {name: measure_of(name) for name in named} == named


def test_every_column_is_described():
    assert all(column.description for column in columns())
