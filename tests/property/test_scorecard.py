"""What holds for every value, target and band."""

import datetime as dt
import json

from hypothesis import assume, given
from hypothesis import strategies as st

from chat.earlier.figures import EarlierFigures
from chat.report import Report
from chat.report.scorecard import IndicatorTarget
from chat.scorecard.build import Definitions, with_indicators
from chat.scorecard.definition import standard_indicators
from chat.scorecard.judgement import judge

NUMBERS = st.integers(-500, 1500).map(lambda tenths: tenths / 10)
WORDS = {
    "high": {"better than tolerance", "on target", "in tolerance", "out", "out (high)"},
    "low": {"better than tolerance", "on target", "in tolerance", "out", "out (low)"},
    "stable": {"better than tolerance", "on target", "in tolerance", "out", "out (low)"},
    "band": {"in tolerance", "out (low)", "out (high)"},
    "to_target": {"in tolerance", "out (low)", "out (high)", "on target", "out"},
}
BEYOND = st.sampled_from(["better", "check", "out"])


@st.composite
def targets(draw: st.DrawFn) -> IndicatorTarget:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    value = draw(st.none() | NUMBERS)
    return draw(st.sampled_from([IndicatorTarget(value, low, high), IndicatorTarget(value or 0.0)]))


@given(NUMBERS, targets(), st.sampled_from(sorted(WORDS)), BEYOND)
def test_there_is_exactly_one_judgement(value, target, polarity, beyond_good):
    assume(polarity != "band" or target.low is not None)  # a definition of this polarity must have its band
    judged = judge(value, target, polarity, beyond_good=beyond_good)
    assert judged.word in WORDS[polarity]
    assert judged.within is (not judged.word.startswith("out"))
    assert not (judged.met and not judged.within)
    assert judged.flagged is (judged.word == "better than tolerance" and beyond_good == "check")


@given(NUMBERS, targets(), BEYOND)
def test_low_is_high_turned_round(value, target, beyond_good):
    bounds = [None if each is None else -each for each in (target.value, target.high, target.low)]
    high = judge(value, target, "high", beyond_good=beyond_good)
    low = judge(-value, IndicatorTarget(*bounds), "low", beyond_good=beyond_good)
    assert (high.met, high.within, high.flagged) == (low.met, low.within, low.flagged)
    assert str(high.word).replace("(high)", "") == str(low.word).replace("(low)", "")


@given(targets(), st.sampled_from(["high", "low", "stable", "band", "to_target"]))
def test_bounds_are_within(target, polarity):
    for bound in filter(None, (target.low, target.high)):
        assert judge(bound, target, polarity).within is True


@given(NUMBERS, NUMBERS, targets())
def test_a_higher_value_is_never_judged_worse_where_high_is_good(one, other, target):
    order = ["out", "in tolerance", "on target", "better than tolerance"]
    lower, higher = sorted((one, other))
    places = [order.index(str(judge(value, target, "high").word)) for value in (lower, higher)]
    assert places[0] <= places[1]


def report_at(as_at: dt.date) -> Report:
    return Report("0.1.0", as_at, False, None, {}, (), (), (), (), (), ())


@st.composite
def earlier(draw: st.DrawFn) -> EarlierFigures:
    """Figures of a date with some months of one flow."""
    as_at = draw(st.sampled_from(["2026-06-01", "2026-07-01", "2026-08-01", "2026-09-01"]))
    months = draw(st.dictionaries(st.integers(1, int(as_at[5:7]) - 1), st.integers(0, 20), max_size=6))
    monthly = [
        {
            "key": "assessments.timeliness",
            "month": f"2026-{month:02}",
            "denominator": 20,
            "rows": [{"label": "In time", "values": {"count": count, "percent": count / 20}}],
        }
        for month, count in months.items()
    ]
    made = {"schema": 1, "tool": "chat", "as_at": as_at, "lists": [], "tables": [], "monthly": monthly}
    return EarlierFigures(json.dumps(made), as_at)


@given(st.lists(earlier(), max_size=4, unique_by=lambda each: each.as_at), st.randoms(use_true_random=False))
def test_series_do_not_depend_on_the_order_of_earlier_workbooks(found, chance):
    only = tuple(each for each in standard_indicators() if each.id == "assessments_45")
    report = report_at(dt.date(2026, 10, 1))
    turned = list(found)
    chance.shuffle(turned)
    one = with_indicators(report, Definitions(only), found).scorecard
    assert one == with_indicators(report, Definitions(only), turned).scorecard
    latest: dict[str, float] = {}
    for figures in sorted(found, key=lambda each: each.as_at):
        for (_, month), table in figures.monthly.items():
            latest[month] = table["rows"][0]["values"]["count"] * 5
    assert {m.period_end.isoformat()[:7]: m.value for m in one.indicators[0].series if m.value is not None} == latest
