"""What holds among the tables of List 9, whatever its rows are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chat.report import Report
from tests.property.strategies import AS_AT, extracts
from tests.spec.drawn import Drawn, report_of

KEY = "care_leavers"
SINGLE_YEARS = {"17-18": ("Age 17", "Age 18"), "19-21": ("Age 19", "Age 20", "Age 21")}

OVER_21 = {f"Age {age}" for age in range(22, 26)}
by_chance = settings(derandomize=True, deadline=None, max_examples=40)


def counts(report: Report, table: str) -> dict[str, int]:
    return {row.label: row.values["count"] for row in report.table(f"{KEY}.{table}").rows}


@by_chance
@given(extracts((KEY,)), st.booleans())
def test_the_tables_of_an_age_group_agree(extract, exclusions):
    report = report_of(Drawn(extract, AS_AT), settings={"care_leavers.dfe_exclusions": exclusions})
    for ages in SINGLE_YEARS:
        group, label = ages.replace("-", "_"), f"Age {ages}"
        suitable, eet = counts(report, f"suitable_accommodation_{group}"), counts(report, f"eet_{group}")
        for cohort, *parts in (suitable.values(), eet.values()):
            assert cohort == sum(parts)
        activity = counts(report, f"activity_{group}")
        rows = list(activity.values())
        assert eet["EET"] == sum(rows[:3])
        assert eet["NEET"] == sum(rows[3:6]) + activity.get("Not recorded", 0)
        assert eet["No info"] == activity["LA does not have information"]
        everybody = counts(report, "ages")[label]
        assert sum(counts(report, f"accommodation_{group}").values()) == everybody
        assert everybody == counts(report, "headline")[f"Care leavers aged {ages}"]
        assert counts(report, "eet_by_age")[label] == eet["EET"]
        assert counts(report, "suitable_by_age")[label] == suitable["Suitable"]
        assert counts(report, "in_touch")[label] == everybody - next(
            n for row, n in counts(report, f"accommodation_{group}").items() if row.startswith("q)")
        )


@by_chance
@given(extracts((KEY,)))
def test_the_tables_by_age_agree(extract):
    report = report_of(Drawn(extract, AS_AT))
    for name in ("ages", "in_touch_cohort", "in_touch", "eet_by_age", "suitable_by_age"):
        of = counts(report, name)
        for ages, years in SINGLE_YEARS.items():
            assert of[f"Age {ages}"] == sum(of[year] for year in years)
    for small, large in (("in_touch", "in_touch_cohort"), ("in_touch_cohort", "ages"), ("eet_by_age", "in_touch")):
        assert all(number <= counts(report, large)[label] for label, number in counts(report, small).items())
    cohort = {row.label: row.values["percent"] for row in report.table(f"{KEY}.in_touch_cohort").rows}
    if None not in cohort.values():
        assert abs(cohort["Age 17-18"] + cohort["Age 19-21"] - 1) < 1e-9


@by_chance
@given(extracts((KEY,)))
def test_tables_of_the_whole_list_add_up_to_its_rows(extract):
    report, rows = report_of(Drawn(extract, AS_AT)), extract.lists[9].rows_read
    assert counts(report, "headline")["Total care leavers"] == rows
    assert sum(counts(report, "eligibility_category").values()) == rows
    assert sum(counts(report, "hmo").values()) == rows


@by_chance
@given(extracts((KEY,)))
def test_the_settings_of_the_original_move_percentages_and_never_counts(extract):
    of_the_original = {"care_leavers.compat_double_total": True, "care_leavers.compat_accommodation_base": "in_touch"}
    plain = report_of(Drawn(extract, AS_AT))
    other = report_of(Drawn(extract, AS_AT), settings=of_the_original)
    for table in plain.tables:
        again = other.table(table.key)
        assert [row.values.get("count") for row in table.rows] == [row.values.get("count") for row in again.rows]
    total = sum(count for age, count in counts(plain, "ages").items() if age not in OVER_21)
    for row in other.table(f"{KEY}.in_touch_cohort").rows:
        assert row.values["percent"] == (row.values["count"] / total if total else None)


@by_chance
@given(extracts(("looked_after",)), st.integers(0, 400))
def test_a_tolerance_only_moves_from_no_to_yes(extract, days):
    table = "aged_16_plus_till_18th"
    plain = counts(report_of(Drawn(extract, AS_AT)), table)
    tolerant = report_of(Drawn(extract, AS_AT), settings={"care_leavers.till_18th_tolerance_days": days})
    yes, no, total = counts(tolerant, table).values()
    assert yes >= plain["Yes till 18th bday"]
    assert yes + no == total == plain["Total 16-plus ceased"]
