"""Authorities as people call them."""

import pytest

from chat.comparators.authorities import authorities_of_today, find_authority
from chat.errors import BadSetting


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ("Bristol", "E06000023"),
        ("bristol city council", "E06000023"),
        ("Bristol, City of", "E06000023"),
        ("E06000023", "E06000023"),
        ("801", "E06000023"),
        (" e08000025 ", "E08000025"),
        ("London Borough of Hackney", "E09000012"),
        ("St Helens", "E08000013"),
        ("Brighton & Hove", "E06000043"),
        ("Hull", "E06000010"),
        ("Telford", "E06000020"),
        ("Durham County Council", "E06000047"),
        ("Stoke on Trent", "E06000021"),
        ("Peterborough City Council", "E06000031"),
        ("Dorset", "E06000059"),  # the present one, not the county of before 2019
        ("E10000027", "E06000066"),  # Somerset before 2023
        ("E10000002", "E06000060"),  # Buckinghamshire before 2020
        ("Cumbria", "E10000006"),  # no more, but its extracts are
        ("909", "E10000006"),
    ],
)
def test_found(wanted, code):
    assert find_authority(wanted).code == code


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ("Brumingham", "Birmingham"),
        ("Kingston", "Kingston upon Thames"),  # two have the word
        ("Cheshire", "Cheshire East"),
        ("Peter", "Peterborough"),
        ("999", "."),
        ("", "."),
        ("council", "."),
    ],
)
def test_not_found_names_the_nearest(wanted, near):
    with pytest.raises(BadSetting, match="nearest names") as refused:
        find_authority(wanted)
    assert near in str(refused.value)


def test_there_are_153_today():
    assert len(authorities_of_today()) == 153
