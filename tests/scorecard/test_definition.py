"""What a definitions file may say, and how it is told what it may not."""

import datetime as dt

import pytest

from chat.errors import BadSetting
from chat.jobs.indicators import figure_names
from chat.report.scorecard import IndicatorTarget
from chat.scorecard.build import check_measures
from chat.scorecard.definition import indicators_of, short_names, standard_indicators
from chat.scorecard.indicator import Cell, Measure
from tests.scorecard.conftest import defined, target, toml

CELL = {"table": "assessments.timeliness", "row": "In time", "column": "percent"}


def read(**changes):
    return indicators_of(toml(defined(**changes)), "indicators.toml")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"polarty": "high"}, "'polarty' is no key here (did you mean 'polarity'?)"),
        ({"target": [target(low=90, high=80)]}, "low (90) is higher than high (80)"),
        ({"external": "caseload"}, "both 'measure' and 'external' are given"),
        ({"measure": None}, "neither 'measure' nor 'external' is given"),
        ({"comparator": [{"label": "England", "value": 83}]}, "it has no year"),
        ({"comparator": [{"label": "England", "year": "2024-25"}]}, "'value' is missing"),
        ({"polarity": "band", "target": [target(value=9)]}, "polarity 'band' needs both low and high"),
        ({"polarity": "stable", "target": [target(value=9, low=8)]}, "polarity 'stable' needs both low and high"),
        ({"polarity": "band"}, "polarity 'band' needs a band"),
        ({"polarity": "stable"}, "polarity 'stable' needs a band"),
        ({"target": [target(value=1), target(value=2)]}, "two targets are valid from 2018-04-01"),
        ({"target": [{"value": 85}]}, "'valid_from' is missing"),
        ({"target": [target()]}, "neither value nor low and high"),
        ({"target": [target(value=True)]}, "'value' must be a number"),
        ({"target": [target(valeu=1)]}, "'valeu' is no key here (did you mean 'value'?)"),
        ({"target": {"value": 1}}, "[[indicator.target]]"),
        ({"unit": "% days"}, "'unit' must be one of percent, days"),
        ({"polarity": None}, "'polarity' is missing"),
        ({"polarity": "hihg"}, "(did you mean 'high'?)"),
        ({"basis": "yearly"}, "'basis' must be one of snapshot"),
        ({"beyond_good": "fine"}, "'beyond_good' must be one of"),
        ({"judge": "up"}, "'judge' must be one of unrounded, rounded"),
        ({"decimals": 1.5}, "'decimals' must be a whole number"),
        ({"year_starts": 13}, "'year_starts' must be a whole number from 1 to 12"),
        ({"name": ""}, "'name' is empty"),
        ({"id": "Assessments 45"}, "'id' must be small letters"),
        ({"unit": "count"}, "unit 'count' does not go with the column 'percent'"),
        ({"measure": "l4.assessments_in_45_days"}, "did you mean 'l4.assessments_in_45_working_days'?"),
        ({"measure": {"table": "x", "row": "y"}}, "'column' is missing"),
        ({"measure": {**CELL, "rows": "y"}}, "'rows' is no key here"),
    ],
)
def test_every_error_names_the_indicator_and_the_file(changes, words):
    with pytest.raises(BadSetting) as raised:
        read(**changes)
    assert words in str(raised.value)
    assert str(raised.value).startswith(f"indicator '{changes.get('id', 'assessments_45')}' in 'indicators.toml'")


def test_an_indicator_without_an_id_goes_by_its_place():
    with pytest.raises(BadSetting, match="indicator number 2 in"):
        indicators_of(toml(defined(), defined(id=None)), "indicators.toml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no [[indicator]]"),
        ("schema = 2\n" + toml(defined()), "'schema' must be 1"),
        ("sceham = 1\n" + toml(defined()), "did you mean 'schema'?"),
        (toml(defined(), defined()), "the id 'assessments_45' is given to 2 indicators"),
        ("[[indicator]\n", "not valid TOML"),
    ],
)
def test_errors_of_the_whole_file(text, words):
    with pytest.raises(BadSetting) as raised:
        indicators_of(text, "indicators.toml")
    assert words in str(raised.value)


def test_defaults():
    (indicator,) = read()
    assert (indicator.beyond_good, indicator.decimals, indicator.judge, indicator.year_starts) == (
        ("better", 0, "unrounded", 4)
    )
    (stable,) = read(polarity="stable", target=[target(value=30, low=24, high=36)])
    assert stable.beyond_good == "check"


def test_the_target_in_force_is_the_latest_valid_by_the_months_end():
    (indicator,) = read(target=[target("2018-10-01", value=86), target("2018-04-01", value=85, low=80, high=90)])
    assert indicator.target_at(dt.date(2018, 3, 31)) == IndicatorTarget()
    assert indicator.target_at(dt.date(2018, 4, 30)) == IndicatorTarget(85, 80, 90)
    assert indicator.target_at(dt.date(2018, 9, 30)) == IndicatorTarget(85, 80, 90)
    assert indicator.target_at(dt.date(2018, 10, 31)) == IndicatorTarget(86)


@pytest.mark.parametrize(
    ("polarity", "bounds", "words"),
    [
        ("high", {"value": 95, "low": 80, "high": 90}, "outside its own tolerance band"),
        ("high", {"value": 80, "low": 80, "high": 90}, "on the bad edge"),
        ("high", {"value": 90, "low": 80, "high": 90}, ""),
        ("low", {"value": 24, "low": 17, "high": 24}, "on the bad edge"),
        ("low", {"value": 17, "low": 17, "high": 24}, ""),
        ("stable", {"value": 36, "low": 24, "high": 36}, "on the bad edge"),
        ("to_target", {"value": 7, "low": 7, "high": 11}, ""),
        ("high", {"value": 85}, ""),
    ],
)
def test_doubtful_targets_are_warned_of(polarity, bounds, words):
    (indicator,) = read(polarity=polarity, target=[target(**bounds)])
    assert bool(indicator.warnings) is bool(words)
    assert all(words in warning for warning in indicator.warnings)


def test_figures_go_by_table_row_and_column_or_by_a_short_name():
    assert read(measure="l4.assessments_in_45_working_days")[0].measure == Measure(Cell(*CELL.values()))
    assert read(measure=CELL)[0].measure == Measure(Cell(*CELL.values()))


def test_the_standard_set_and_the_short_names_name_figures_that_there_are():
    known = figure_names()
    check_measures(standard_indicators(), known)
    for cell in short_names().values():
        assert cell.row in known[cell.table].rows
        assert cell.column in known[cell.table].columns
    assert all(not indicator.targets for indicator in standard_indicators())
    assert len({indicator.id for indicator in standard_indicators()}) == len(standard_indicators())


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ({**CELL, "table": "assessment.timeliness"}, "did you mean 'assessments.timeliness'?"),
        ({**CELL, "row": "In tmie"}, "has no row 'In tmie' (did you mean 'In time'?)"),
        ({**CELL, "column": "percentage"}, "has no column 'percentage'; it has count, percent"),
    ],
)
def test_a_figure_that_there_is_not_is_refused_with_the_nearest(measure, words):
    with pytest.raises(BadSetting) as raised:
        check_measures(read(measure=measure), figure_names())
    assert words in str(raised.value)
    assert "indicator 'assessments_45'" in str(raised.value)
