"""Authorities as people call them."""

import csv
from importlib.resources import files

import pytest

from chat.comparators.authorities import authorities, authorities_of_today, find_authority
from chat.errors import BadSetting


def read(name):
    text = files("chat.comparators").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


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
        ("838", "E06000059"),
        ("B&NES", "E06000022"),
        ("BANES", "E06000022"),
        ("rbkc", "E09000020"),
        ("LBBD", "E09000002"),
        ("BCP Council", "E06000058"),
        ("Sandwell MBC", "E08000028"),
    ],
)
def test_found(wanted, code):
    assert find_authority(wanted).code == code


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ("Brumingham", "Birmingham"),
        ("Kingston", "Kingston upon Thames"),  # two have the word
        ("Lincoln", "Lincolnshire"),
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


@pytest.mark.parametrize(
    ("wanted", "until", "successors"),
    [
        ("Bournemouth", "1 April 2019", ["Bournemouth, Christchurch and Poole"]),
        ("Poole Borough Council", "1 April 2019", ["Bournemouth, Christchurch and Poole"]),
        ("E10000009", "1 April 2019", ["Bournemouth, Christchurch and Poole", "Dorset"]),
        ("Northamptonshire", "1 April 2021", ["North Northamptonshire", "West Northamptonshire"]),
        ("Cumbria", "1 April 2023", ["Cumberland", "Westmorland and Furness"]),
        ("909", "1 April 2023", ["Cumberland", "Westmorland and Furness"]),
        ("Cheshire", "1 April 2009", ["Cheshire East", "Cheshire West and Chester"]),
        ("Berkshire", "1 April 1998", ["West Berkshire", "Wokingham"]),
    ],
)
def test_an_authority_that_was_replaced_is_refused_with_its_successors(wanted, until, successors):
    with pytest.raises(BadSetting, match=f"was replaced on {until}") as refused:
        find_authority(wanted)
    assert all(name in str(refused.value) for name in successors)


def test_every_authority_of_the_tables_that_is_gone_has_successors_of_today():
    today = {row["area_code"] for row in authorities_of_today()}
    former = {row["area_code"]: row["successors"].split() for row in read("former_authorities.csv")}
    assert {row["area_code"] for row in authorities()} - today <= former.keys()
    assert {area for successors in former.values() for area in successors} <= today
    assert {row["area_code"] for row in read("short_names.csv")} <= today


def test_no_short_name_is_also_another_authoritys_name():
    names = {row["name"].casefold() for row in authorities()}
    short = [row["short_name"].casefold() for row in read("short_names.csv")]
    assert not names & set(short)
    assert len(short) == len(set(short))


def test_there_are_153_today():
    assert len(authorities_of_today()) == 153
