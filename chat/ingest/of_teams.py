"""The extract of some teams: only their rows, and none of the lists that do not say the team."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import polars as pl

from chat.errors import BadSetting
from chat.extract import DeliveredList, Extract

TEAM = "allocated_team"
NO_TEAMS = "it does not say the team, and this workbook is for named teams only."


def of_teams(extract: Extract, wanted: Sequence[str]) -> Extract:
    """The rows of these teams; capitals and spaces in a name do not matter.

    A list without a team column in the extract is set aside, with a sentence that says so. Raises BadSetting when no
    row has one of the names; the message names the teams that there are.
    """
    with_teams = {number: each for number, each in extract.lists.items() if TEAM in each.delivered}
    known = _known(with_teams.values())
    plain = {_plain(name): name for name in wanted}
    if missing := [name for key, name in plain.items() if key not in known]:
        raise BadSetting(_no_such_team(missing[0], sorted(known.values())))
    spellings = [spelling for key in plain for spelling in known[key]]
    without = extract.lists.keys() - with_teams.keys()
    return replace(
        extract,
        lists={number: _only(each, spellings) for number, each in with_teams.items()},
        set_aside=extract.set_aside | dict.fromkeys(sorted(without), NO_TEAMS),
    )


def _known(lists: Iterable[DeliveredList]) -> Mapping[str, list[str]]:
    """The spellings of each team in the extract, by its plain name."""
    found: dict[str, list[str]] = {}
    teams = [each.frame.get_column(TEAM).drop_nulls().unique() for each in lists]
    for team in pl.concat(teams).unique().sort().to_list() if teams else []:
        found.setdefault(_plain(team), []).append(team)
    return found


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _only(delivered: DeliveredList, spellings: Sequence[str]) -> DeliveredList:
    frame = delivered.frame.filter(pl.col(TEAM).is_in(spellings))
    left_out = delivered.rows_read - frame.height
    return replace(delivered, frame=frame, rows_on_sheet=delivered.rows_on_sheet - left_out)


def _no_such_team(name: str, known: Sequence[Sequence[str]]) -> str:
    if not known:
        return f"there is no team '{name}': no list of this extract says the team. Leave --team out."
    teams = "; ".join(spellings[0] for spellings in known)
    return f"there is no team '{name}' in this extract. Its teams are: {teams}."
