"""Published figures of Bristol, read by eye from the published tables (reporting year 2025 unless said)."""

import csv
import gzip

import polars as pl
import pytest

from chat.comparators.comparable import comparables
from chat.comparators.embedded import neighbours_of, values
from chat.comparators.lookup import ENGLAND, Value, look_up
from tests.places import SHARED

BRISTOL = "E06000023"
SOURCE = SHARED / "benchmarks"
WANTED = ("referrals_rate", "assessments_45_days_pct", "cpp_open_2y_plus_pct", "cpp_ended_0_3m_pct", "cla_rate")


@pytest.fixture(scope="module")
def bristol():
    return look_up(BRISTOL, WANTED, ("assessments_45_days_pct",))


def test_england_region_and_own(bristol):
    assert bristol.region == "South West"
    assert bristol.england["referrals_rate"] == Value(519.4, 2025)
    assert bristol.regional["referrals_rate"] == Value(466.4, 2025)
    assert bristol.own["referrals_rate"] == Value(460, 2025)
    assert bristol.england["assessments_45_days_pct"] == Value(85.7, 2025)
    assert bristol.own["cla_rate"] == Value(81, 2025)
    assert bristol.own["cpp_ended_0_3m_pct"] == Value(18.9, 2023)  # that of 2024 was suppressed


def test_the_mean_of_the_neighbours(bristol):
    ten = (694.2, 584.7, 334.5, 422.3, 448.7, 654, 602.9, 293.1, 452.6, 328.3)
    mean = bristol.neighbours_mean["referrals_rate"]
    assert mean.value == pytest.approx(sum(ten) / 10)  # 481.53
    assert (mean.year, mean.of) == (2025, 10)
    six = (7.2, 0, 3.1, 4, 4.7, 5)  # the others were suppressed; a published nought counts
    few = bristol.neighbours_mean["cpp_open_2y_plus_pct"]
    assert few.value == pytest.approx(sum(six) / 6)
    assert few.of == 6


def test_neighbours_are_of_the_model_asked_for():
    ten, model = neighbours_of(BRISTOL, 2025)
    assert (ten[0], ten[-1], len(ten), model) == ("E06000043", "E08000034", 10, 2025)
    assert neighbours_of(BRISTOL, 2021)[0][0] == "E06000044"
    assert neighbours_of("E10000006", 2025)[1] == 2021  # Cumbria is in the model of 2021 only
    assert neighbours_of("E06000053", 2025)[0] == () or len(neighbours_of("E06000053", 2025)[0]) == 10


def test_everywhere_is_of_todays_authorities(bristol):
    everywhere = bristol.everywhere["assessments_45_days_pct"]
    assert everywhere.year == 2025
    assert len(everywhere.values) == 152
    assert everywhere.values[BRISTOL] == 80.6
    assert bristol.residents[2024][BRISTOL] == 92_705


def test_what_is_not_published_is_not_there():
    found = look_up(BRISTOL, ("adoption_entry_to_placement_months", "no_such_indicator"), ())
    assert set(found.england) == {"adoption_entry_to_placement_months"}
    assert found.own == found.neighbours_mean == {}


@pytest.mark.skipif(not SOURCE.is_dir(), reason="the published tables are not here")
def test_every_compared_value_is_as_published():
    wanted = {each.indicator for each in comparables()}
    published = {}
    for name in ("benchmarks.csv.gz", "benchmarks_detail.csv.gz"):
        with gzip.open(SOURCE / name, "rt", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["indicator"] in wanted:
                    published[row["indicator"], int(row["year"]), row["area_code"]] = float(row["value"])
    embedded = {
        (indicator, year, area): value
        for indicator, year, area, value in values(pl.col("indicator").is_in(sorted(wanted)), None).iter_rows()
    }
    assert embedded == published


def test_without_an_authority_there_is_england_alone():
    found = look_up(None, WANTED, ("assessments_45_days_pct",))
    assert found.england["referrals_rate"] == Value(519.4, 2025)
    assert (found.area_code, found.region, found.neighbours) == (None, "", ())
    assert found.regional == found.own == found.neighbours_mean == {}
    assert found.everywhere["assessments_45_days_pct"].values[BRISTOL] == 80.6


def test_the_neighbours_of_another_authority_without_its_own_figures(bristol):
    found = look_up(None, WANTED, ("assessments_45_days_pct",), neighbours_of=BRISTOL)
    assert (found.region, found.neighbours, found.neighbours_of) == ("South West", bristol.neighbours, BRISTOL)
    assert found.regional == bristol.regional
    assert found.neighbours_mean == bristol.neighbours_mean
    assert found.own == {}
    assert all(history.own == {} for history in found.history.values())
    # One's own authority stays one's own, whosever neighbours are taken.
    leeds = look_up("E08000035", WANTED, (), neighbours_of=BRISTOL)
    assert leeds.neighbours == bristol.neighbours
    assert leeds.own["referrals_rate"] != bristol.own["referrals_rate"]


@pytest.mark.skipif(not SOURCE.is_dir(), reason="the published tables are not here")
def test_every_published_year_is_there(bristol):
    by_year = {}
    with gzip.open(SOURCE / "benchmarks.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["indicator"] == "referrals_rate":
                by_year.setdefault(int(row["year"]), {})[row["area_code"]] = float(row["value"])
    history = bristol.history["referrals_rate"]
    assert len(history.england) >= 10
    assert history.england == {year: areas[ENGLAND] for year, areas in by_year.items() if ENGLAND in areas}
    assert history.own == {year: areas[BRISTOL] for year, areas in by_year.items() if BRISTOL in areas}
    for year, areas in by_year.items():
        ten = [areas[code] for code in bristol.neighbours if code in areas]
        assert history.neighbours.get(year) == (pytest.approx(sum(ten) / len(ten)) if ten else None)
