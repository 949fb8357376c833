"""Which estimate of residents belongs to an as-at date; numbers read by eye from the published table."""

import datetime as dt

import pytest

from chat.comparators.population import population_for
from chat.report import Authority

BRISTOL = Authority("E06000023", "Bristol, City of")
CUMBRIA = Authority("E10000006", "Cumbria")
WESTMINSTER = Authority("E09000033", "Westminster")


@pytest.mark.parametrize(
    ("as_at", "residents", "year"),
    [
        (dt.date(2025, 12, 31), 92_705, "mid-2024"),
        (dt.date(2025, 1, 1), 92_705, "mid-2024"),
        (dt.date(2024, 12, 31), 92_178, "mid-2023"),
        (dt.date(2013, 5, 1), 89_137, "mid-2012"),
    ],
)
def test_the_estimate_is_of_the_middle_of_the_year_before(as_at, residents, year):
    found = population_for(BRISTOL, as_at, {})
    assert found.residents["0-17"] == residents
    assert found.sources["0-17"] == f"Office for National Statistics, {year}"


def test_else_the_latest_and_it_says_which():
    found = population_for(BRISTOL, dt.date(2026, 10, 1), {})
    assert found.residents["0-17"] == 92_705
    assert "mid-2024" in found.sources["0-17"]
    assert "mid-2025 is not in this version" in found.sources["0-17"]
    former = population_for(CUMBRIA, dt.date(2026, 10, 1), {})
    assert former.residents["0-17"] == 90_547  # mid-2022, its last


def test_before_the_first_estimate_there_is_none():
    found = population_for(BRISTOL, dt.date(2012, 12, 31), {})
    assert found.residents == {}
    assert "--population" in found.sources["0-17"]


def test_what_is_given_wins():
    found = population_for(BRISTOL, dt.date(2025, 10, 1), {"0-17": 90_000, "17-18": 9_500})
    assert found.residents == {"0-17": 90_000, "17-18": 9_500}
    assert found.sources["0-17"] == found.sources["17-18"] == "given"


@pytest.mark.parametrize(("as_at", "number"), [(dt.date(2021, 1, 1), 8_966), (dt.date(2024, 12, 31), 8_966)])
def test_care_leavers_ages_while_the_estimate_is_near(as_at, number):
    found = population_for(BRISTOL, as_at, {})
    assert (found.residents["17-18"], found.residents["19-21"]) == (number, 29_590)


def test_care_leavers_ages_are_blank_when_the_estimate_is_too_old():
    found = population_for(BRISTOL, dt.date(2025, 1, 1), {})
    assert set(found.residents) == {"0-17"}
    assert "mid-2020, too long ago" in found.sources["17-18"]


def test_care_leavers_ages_are_blank_where_the_estimates_disagree():
    # Westminster: 50,701 children by single year of age against 31,851 in today's series of mid-2020.
    found = population_for(WESTMINSTER, dt.date(2021, 6, 1), {})
    assert found.residents == {"0-17": 31_851}


def test_without_an_authority_only_what_is_given_counts():
    assert population_for(None, dt.date(2025, 1, 1), {}).residents == {}
    assert population_for(None, dt.date(2025, 1, 1), {"0-17": 5}).residents == {"0-17": 5}
