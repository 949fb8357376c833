"""Every polarity at every edge, worked out by hand from the rule of docs/scorecard.md."""

import pytest

from chat.report.scorecard import IndicatorTarget, Movement
from chat.scorecard.arrows import movement
from chat.scorecard.judgement import judge, rounded_half_up

BAND = IndicatorTarget(85, 80, 90)  # of an indicator where high is good
LOW_BAND = IndicatorTarget(21, 17, 24)  # of one where low is good


@pytest.mark.parametrize(
    ("value", "word", "met", "within"),
    [
        (93.4, "better than tolerance", True, True),
        (90.0001, "better than tolerance", True, True),
        (90, "on target", True, True),  # bounds are inclusive
        (85, "on target", True, True),
        (84.9999, "in tolerance", False, True),
        (80, "in tolerance", False, True),
        (79.9999, "out", False, False),
        (0, "out", False, False),
    ],
)
def test_high(value, word, met, within):
    judged = judge(value, BAND, "high")
    assert (judged.word, judged.met, judged.within, judged.flagged) == (word, met, within, False)


@pytest.mark.parametrize(
    ("value", "word", "met", "within"),
    [
        (16.9, "better than tolerance", True, True),
        (17, "on target", True, True),
        (21, "on target", True, True),
        (21.1, "in tolerance", False, True),
        (24, "in tolerance", False, True),  # a value equal to the upper bound is within
        (24.1, "out", False, False),
    ],
)
def test_low(value, word, met, within):
    judged = judge(value, LOW_BAND, "low")
    assert (judged.word, judged.met, judged.within) == (word, met, within)


@pytest.mark.parametrize(
    ("value", "word", "flagged"),
    [(23, "better than tolerance", True), (24, "on target", False), (30.5, "in tolerance", False), (37, "out", False)],
)
def test_stable_is_low_with_a_band_and_a_look_at_what_is_better(value, word, flagged):
    judged = judge(value, IndicatorTarget(30, 24, 36), "stable", beyond_good="check")
    assert (judged.word, judged.flagged) == (word, flagged)
    assert judged.within is (word != "out")


@pytest.mark.parametrize("polarity", ["band", "to_target"])
@pytest.mark.parametrize(
    ("value", "word"),
    [(6.9, "out (low)"), (7, "in tolerance"), (9, "in tolerance"), (11, "in tolerance"), (11.1, "out (high)")],
)
def test_a_band_is_bad_on_both_sides(polarity, value, word):
    judged = judge(value, IndicatorTarget(9, 7, 11), polarity)
    inside = word == "in tolerance"
    assert (judged.word, judged.met, judged.within) == (word, inside, inside)


@pytest.mark.parametrize(
    ("value", "decimals", "word"),
    [(23.4, 0, "on target"), (22.5, 0, "on target"), (23.5, 0, "out"), (23.4, 1, "out"), (23.04, 1, "on target")],
)
def test_to_target_without_a_band_is_met_when_it_prints_as_the_target(value, decimals, word):
    judged = judge(value, IndicatorTarget(23), "to_target", decimals=decimals)
    assert (judged.word, judged.met) == (word, word == "on target")


def test_a_target_without_a_band_is_met_or_not():
    assert judge(100, IndicatorTarget(100), "high").word == "on target"
    assert judge(99.9, IndicatorTarget(100), "high").word == "out"
    assert judge(2.3, IndicatorTarget(2.3), "low").word == "on target"
    assert judge(2.31, IndicatorTarget(2.3), "low").word == "out"


def test_a_band_without_a_target_judges_alone():
    band = IndicatorTarget(None, 77, 85.2)
    words = [judge(value, band, "high").word for value in (85.3, 85.2, 77, 76.9)]
    assert words == ["better than tolerance", "in tolerance", "in tolerance", "out"]
    assert judge(80, band, "high").met is True


@pytest.mark.parametrize(
    ("beyond_good", "expected"),
    [
        ("better", ("better than tolerance", True, True, False)),
        ("check", ("better than tolerance", True, True, True)),
        ("out", ("out (low)", False, False, False)),
    ],
)
def test_what_is_beyond_the_good_edge_is_for_the_definition_to_say(beyond_good, expected):
    judged = judge(16.5, LOW_BAND, "low", beyond_good=beyond_good)
    assert (judged.word, judged.met, judged.within, judged.flagged) == expected
    assert judge(91, BAND, "high", beyond_good="out").word == "out (high)"


def test_nothing_is_judged_without_a_value_a_target_or_a_polarity():
    assert judge(None, BAND, "high").word is None
    assert judge(80, IndicatorTarget(), "high").word is None
    assert judge(80, BAND, "none").word is None
    assert judge(0, BAND, "high").word == "out"  # nought is a value


def test_unrounded_unless_the_definition_says_rounded():
    assert judge(84.6, BAND, "high").word == "in tolerance"
    assert judge(84.6, BAND, "high", rounded=True).word == "on target"
    assert judge(84.5, BAND, "high", rounded=True).word == "on target"  # half up
    assert judge(84.49, BAND, "high", rounded=True).word == "in tolerance"
    assert judge(84.96, BAND, "high", rounded=True, decimals=1).word == "on target"
    assert rounded_half_up(0.285, 2) == 0.29


@pytest.mark.parametrize(
    ("now", "before", "polarity", "expected"),
    [
        (85.5, 85.0, "high", ("level", None)),
        (83.4, 82.9, "high", ("level", None)),  # half a point, whatever binary fractions make of it
        (85.6, 85.0, "high", ("up", "better")),
        (84.4, 85.0, "high", ("down", "worse")),
        (84.4, 85.0, "low", ("down", "better")),
        (85.6, 85.0, "stable", ("up", "worse")),
        (85.6, 85.0, "none", ("up", None)),
        (8.0, 5.0, "band", ("up", "better")),  # into the band from below
        (8.0, 10.0, "band", ("down", None)),  # both within
        (14.0, 12.0, "band", ("up", "worse")),
        (None, 85.0, "high", (None, None)),
        (85.0, None, "high", (None, None)),
    ],
)
def test_arrows_show_the_number_and_their_colour_the_polarity(now, before, polarity, expected):
    assert movement(now, before, polarity, IndicatorTarget(None, 7, 11)) == Movement(*expected)
