import polars as pl
import pytest

from chat.annex_a import list_by_number
from chat.errors import BadSetting
from chat.extract import DeliveredList, Extract, frame_schema
from chat.ingest.of_teams import of_teams


def delivered(number: int, teams: list[str | None] | None) -> DeliveredList:
    """A list with a row a team; None is a list whose team column was not delivered."""
    schema = frame_schema(list_by_number(number))
    rows = teams if teams is not None else [None, None]
    frame = pl.DataFrame({name: [None] * len(rows) for name in schema}, schema=schema).with_columns(
        source_row=pl.Series([2 + at for at in range(len(rows))], dtype=pl.UInt32),
        **({"allocated_team": pl.Series(rows, dtype=pl.String)} if teams is not None else {}),
    )
    fields = frozenset({"child_unique_id"} | ({"allocated_team"} if teams is not None else set()))
    return DeliveredList(number, frame, "made.xlsx", "made", 1, len(rows) + 1, fields)


def extract(**lists: list[str | None] | None) -> Extract:
    numbers = {int(name.removeprefix("list_")): teams for name, teams in lists.items()}
    return Extract(("made.xlsx",), {n: delivered(n, teams) for n, teams in numbers.items()}, {}, (), ())


GIVEN = extract(list_1=None, list_5=["North", "South", "north ", None], list_7=["South", "North  East"])


def test_only_the_rows_of_the_team_are_left_whatever_its_spelling():
    found = of_teams(GIVEN, ["NORTH"])
    assert found.lists[5].frame.get_column("source_row").to_list() == [2, 4]
    assert found.lists[5].rows_on_sheet - found.lists[5].rows_read == 1  # the note under the data, as before
    assert found.lists[7].rows_read == 0


def test_several_teams():
    found = of_teams(GIVEN, ["south", "North East"])
    assert {number: each.rows_read for number, each in found.lists.items()} == {5: 1, 7: 2}


def test_a_list_that_does_not_say_the_team_is_set_aside():
    assert "does not say the team" in of_teams(GIVEN, ["North"]).set_aside[1]


def test_a_team_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(BadSetting, match=r"no team 'West'.*North; North {2}East; South"):
        of_teams(GIVEN, ["West"])
    with pytest.raises(BadSetting, match="no list of this extract says the team"):
        of_teams(extract(list_1=None), ["West"])


def test_nothing_of_the_extract_changes_for_all_its_teams():
    found = of_teams(extract(list_5=["North", "South"]), ["North", "South"])
    assert found.lists[5].rows_read == 2
    assert found.event_dates().dtype == pl.Date
