"""Whole indicators: the counts of months, and what published scorecards contradict each other in."""

import pytest

from chat.errors import BadSetting
from chat.figures_file import figures
from chat.report.scorecard import IndicatorComparator, Scorecard
from chat.scorecard.build import Definitions, with_indicators
from chat.scorecard.definition import indicators_of
from chat.workbook.scorecard.sentences import scorecard_sentences
from tests.scorecard.conftest import defined, figure_of, report_of, target, toml

MONTHS = ("2018-07", "2018-08", "2018-09", "2018-10", "2018-11", "2018-12")


def december(*percentages):
    """Months up to December 2018 with so many of a hundred."""
    months = dict(zip(MONTHS[-len(percentages) :], ((each, 100) for each in percentages), strict=True))
    return report_of("2019-01-01", months)


def judged(value, **definition):
    return figure_of(defined(**definition), december(value)).current


def test_n_of_the_last_six_months():
    bounds = [target(value=85, low=80, high=90)]
    figure = figure_of(defined(target=bounds), december(79, 80, 84, 85, 91, 95))
    assert (figure.months_within, figure.months_judged, figure.star) == (5, 6, False)
    figure = figure_of(defined(target=bounds), december(85, 91, 95))
    assert (figure.months_within, figure.months_judged, figure.star) == (3, 3, False)  # a star needs six months
    figure = figure_of(defined(target=bounds), december(85, 86, 88, 85, 91, 95))
    assert (figure.months_within, figure.months_judged, figure.star) == (6, 6, True)
    figure = figure_of(defined(target=bounds), december(84, 86, 88, 85, 91, 95))  # in tolerance once, not on target
    assert (figure.months_within, figure.months_judged, figure.star) == (6, 6, False)
    figure = figure_of(defined(target=bounds), december(84))
    assert (figure.months_within, figure.months_judged, figure.star) == (1, 1, False)


def test_months_before_the_first_target_are_not_judged():
    figure = figure_of(defined(target=[target("2018-11-01", value=85)]), december(90, 90, 90, 90, 84, 86))
    assert (figure.months_within, figure.months_judged) == (1, 2)


def test_k_of_n_indicators_and_stars():
    bounds = [target(value=85, low=80, high=90)]
    report = december(86, 86, 86, 86, 84, 86)
    made = [
        figure_of(defined(target=bounds), report),  # 6 of 6, no star
        figure_of(defined(target=[target(value=84)]), report),  # 6 of 6, star
        figure_of(defined(target=[target(value=85)]), report),  # 5 of 6
        figure_of(defined(), report),  # no target: does not count
        figure_of(defined(polarity="none", target=bounds), report),
        figure_of(defined(measure=None, external="x", target=bounds), report),  # no data: does not count
    ]
    sentences = scorecard_sentences(Scorecard(tuple(made), of_authority=True))
    assert sentences[0].startswith("2 of 3 indicators")
    assert " 1 of them met the target" in sentences[0]
    assert "No earlier workbook was given" in sentences[1]
    assert "No targets are set" in scorecard_sentences(Scorecard((made[3],)))[0]
    assert "no indicator has data" in scorecard_sentences(Scorecard((made[5],)))[0]


def test_the_previous_twelve_months_stand_beside_an_indicator_of_a_month():
    # Twelve months with a hundred each, of which the last has 96 and the others 84: 11 * 84 + 96 = 1,020 of 1,200.
    months = {f"2018-{month:02}": (84, 100) for month in range(1, 12)} | {"2018-12": (96, 100)}
    figure = figure_of(defined(), report_of("2019-01-01", months))
    assert figure.current.value == 96
    beside = figure.previous_12_months
    assert (beside.value, beside.numerator, beside.denominator) == (85, 1020, 1200)
    assert figure_of(defined(basis="rolling_12m"), report_of("2019-01-01", months)).previous_12_months is None
    assert figure_of(defined(), december(84, 86)).previous_12_months.value is None  # not every month is known


def test_the_example_of_the_guide():
    bounds = {"target": [target(value=88, low=82, high=92)]}
    assert judged(93, **bounds).judgement == "better than tolerance"
    assert judged(81, **bounds).judgement == "out"
    at_edge = judged(82, **bounds)
    assert (at_edge.judgement, at_edge.met, at_edge.within) == ("in tolerance", False, True)
    assert judged(5, polarity="band", target=[target(low=7, high=11)]).judgement == "out (low)"


def test_a_note_says_when_the_printed_number_would_be_judged_otherwise():
    report = report_of("2019-01-01", {"2018-12": (423, 500)})  # 84.6
    bounds = [target(value=85, low=80, high=90)]
    figure = figure_of(defined(target=bounds), report)
    assert figure.current.judgement == "in tolerance"
    assert figure.notes == ("Judged unrounded (84.60): in tolerance. The printed 85 would be on target.",)
    rounded = figure_of(defined(target=bounds, judge="rounded"), report)
    assert rounded.current.judgement == "on target"
    assert rounded.notes == ("Judged as printed (85): on target. The unrounded 84.60 would be in tolerance.",)
    assert figure_of(defined(target=bounds), december(84)).notes == ()


def test_the_figures_file_has_every_indicator():
    comparator = {"label": "England", "value": 83, "year": "2017", "source": "LAIT"}
    text = toml(defined(target=[target(value=85, low=80, high=90)], comparator=[comparator]))
    report = with_indicators(december(80, 84), Definitions(indicators_of(text, "x.toml"), True))
    (made,) = figures(report)["indicators"]
    months = made.pop("series")
    assert made == {
        "id": "assessments_45", "name": "Assessments within 45 working days", "unit": "percent", "polarity": "high",
        "basis": "month", "value": 84, "numerator": 84, "denominator": 100, "target": 85, "low": 80, "high": 90,
        "judgement": "in tolerance", "met": False, "flag": False, "last_6": {"met": 2, "of": 2},
        "arrow_last_month": "up", "arrow_last_year": None,
        "comparators": [{"label": "England", "value": 83, "year": "2017"}],
    }  # fmt: skip
    of_november = {"period_end": "2018-11-30", "basis": "month", "value": 80, "numerator": 80, "denominator": 100}
    of_december = {"period_end": "2018-12-31", "basis": "month", "value": 84, "numerator": 84, "denominator": 100}
    assert months[11:13] == [of_november | {"status": "final"}, of_december | {"status": "final"}]
    gaps = [month["value"] for month in months if month["basis"] == "month"]
    assert gaps == [None] * 11 + [80, 84]


def test_findings_say_what_is_doubtful():
    text = toml(defined(target=[target(value=80, low=80, high=90)]), defined(id="b", measure=None, external="away"))
    report = with_indicators(december(80), Definitions(indicators_of(text, "x.toml"), True))
    assert [finding.rule for finding in report.findings] == ["SC001", "SC002"]


# What the published scorecards contradict each other in, by the numbers of the collection of them.


def test_1_the_same_target_with_another_band_is_another_judgement():
    of_quarter_2, of_december = target(value=80, low=80, high=90), target(value=80, low=75, high=85)
    assert judged(79, target=[of_quarter_2]).judgement == "out"  # the lower bound is the target
    assert judged(79, target=[of_december]).judgement == "in tolerance"
    assert judged(87, target=[of_december]).judgement == "better than tolerance"


def test_2_another_target_with_the_same_band():
    targets = [target("2018-04-01", value=16, low=12, high=20), target("2018-12-01", value=15, low=12, high=20)]
    external = "c,2018-11-30,month,,,15.5,final,\nc,2018-12-31,month,,,15.5,final,\n"
    made = defined(unit="ratio", polarity="low", measure=None, external="c", target=targets)
    november, now = figure_of(made, december(1), external=external).series[-2:]
    assert (november.judgement, now.judgement, now.met) == ("on target", "in tolerance", False)


def test_3_comparators_keep_their_years():
    with pytest.raises(BadSetting, match="no year"):
        indicators_of(toml(defined(comparator=[{"label": "National", "value": 22}])), "x.toml")
    both = [{"label": "National", "value": 50, "year": "2017"}, {"label": "National", "value": 51, "year": 2018}]
    assert figure_of(defined(comparator=both), december(80)).comparators == (
        IndicatorComparator("National", 50, "2017"),
        IndicatorComparator("National", 51, "2018"),
    )


def test_4_a_unit_is_one_of_the_known_words():
    with pytest.raises(BadSetting, match="'unit' must be one of"):
        indicators_of(toml(defined(unit="% days")), "x.toml")


def test_5_a_printed_average_that_is_not_the_quotient_is_refused():
    external = "cin,2018-12-31,snapshot,1800,6000,31,final,\n"  # 30
    with pytest.raises(BadSetting, match="does not agree"):
        figure_of(defined(measure=None, external="cin", basis="snapshot"), december(1), external=external)


def test_6_and_7_numerator_and_denominator_go_by_their_names_not_by_their_rows():
    external = "p,2018-12-31,month,9,60,,final,\n"
    current = figure_of(defined(measure=None, external="p"), december(1), external=external).current
    assert (current.numerator, current.denominator, current.value) == (9, 60, 15)


def test_8_an_old_value_is_not_carried_forward():
    external = "kpi_11,2018-08-31,rolling_12m,,,34.5,final,long lag\n"
    made = defined(measure=None, external="kpi_11", basis="rolling_12m", target=[target(value=45, low=30, high=60)])
    figure = figure_of(made, december(1), external=external)
    assert (figure.current.value, figure.current.judgement) == (None, None)
    assert (figure.series[-5].value, figure.months_judged) == (34.5, 1)


def test_9_and_10_each_indicator_has_a_denominator_of_its_own():
    external = "one,2018-12-31,month,800,1000,,final,\ntwo,2018-12-31,month,300,1200,,final,\n"
    text = toml(defined(id="one", measure=None, external="one"), defined(id="two", measure=None, external="two"))
    from chat.scorecard.external import external_rows
    from tests.scorecard.conftest import HEADER

    rows = external_rows(HEADER + external, "external.csv")
    report = with_indicators(december(1), Definitions(indicators_of(text, "x.toml"), True, rows, "external.csv"))
    assert [figure.current.denominator for figure in report.scorecard.indicators] == [1000, 1200]


def test_11_bases_are_never_mixed():
    external = (
        "a2,2018-12-31,rolling_12m,,,150,final,\na2,2018-12-31,three_year,,,230,final,\n"
        "a2,2018-11-30,three_year,,,240,final,\n"
    )
    made = defined(unit="days", polarity="low", measure=None, external="a2", basis="three_year",
                   target=[target(value=240, low=220, high=260)])  # fmt: skip
    figure = figure_of(made, december(1), external=external)
    assert [month.value for month in figure.series[-2:]] == [240, 230]
    assert [(month.basis, month.value) for month in figure.other_series] == [("rolling_12m", 150)]
    assert figure.current.judgement == "on target"
    rolling = figure_of(made | {"basis": "rolling_12m"}, december(1), external=external)
    assert (rolling.current.judgement, rolling.months_judged) == ("better than tolerance", 1)


def test_12_a_dip_in_the_last_month_counts():
    figure = figure_of(defined(target=[target(value=86, low=80, high=90)]), december(85, 86, 87, 84, 88, 79))
    assert (figure.months_within, figure.months_judged, figure.current.judgement) == (5, 6, "out")


def test_13_a_target_of_an_earlier_year_stays_in_force_until_there_is_a_later_one():
    made = defined(polarity="low", beyond_good="out", target=[target("2017-04-01", value=21, low=10, high=21.4)])
    assert judged(9, **made).judgement == "out (low)"
    assert judged(15, **made).judgement == "on target"


def test_14_no_data_is_not_nought_and_counts_are_not_rates():
    blank = figure_of(defined(target=[target(value=100)]), report_of("2019-01-01", {"2018-12": (0, 0)}))
    assert (blank.current.value, blank.current.judgement, blank.months_judged) == (None, None, 0)
    nought = figure_of(defined(target=[target(value=100)]), december(0))
    assert (nought.current.value, nought.current.judgement) == (0, "out")
    with pytest.raises(BadSetting, match="does not go with the column"):
        indicators_of(toml(defined(unit="count")), "x.toml")
    without = figure_of(defined(polarity="to_target"), december(20))
    assert (without.current.judgement, without.has_target) == (None, False)


def test_a_month_under_the_lower_bound_counts_as_the_definition_says():
    """Where low is good one authority counts it as outside, others as very good; polarity alone does not settle it."""
    bounds = [target(value=22, low=17, high=28)]
    within = {
        beyond: figure_of(defined(polarity="low", beyond_good=beyond, target=bounds), december(16)).months_within
        for beyond in ("better", "check", "out")
    }
    assert within == {"better": 1, "check": 1, "out": 0}
    flagged = figure_of(defined(polarity="low", beyond_good="check", target=bounds), december(16))
    assert flagged.flagged is True
    assert "somebody should check why" in flagged.notes[0]
