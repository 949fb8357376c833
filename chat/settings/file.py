"""Settings: what `chat.toml` may say, with type, default and meaning, and the values in force.

`SETTINGS` is the one source of the keys: the file is checked against it, `chat config` prints it, and the
documentation's table is made from it.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chat.annex_a import LISTS
from chat.errors import BadSetting
from chat.settings.limits import USUAL, Limits

FILE_NAME = "chat.toml"
SettingValue = bool | int | str


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of `chat.toml`: `section` is "" for a key of the run, else a list's key."""

    section: str
    name: str
    type: type
    default: SettingValue | None
    meaning: str
    choices: tuple[str, ...] = ()
    least: int | None = None

    @property
    def full_name(self) -> str:
        """`section_47.icpc_count_includes_current`, or the bare name for a key of the run."""
        return f"{self.section}.{self.name}" if self.section else self.name


SETTINGS = (
    Setting("", "as_at", str, None, "The as-at date, ISO or dd/mm/yyyy"),
    Setting("", "today", str, None, "No event is later than this day, ISO or dd/mm/yyyy; else the computer's date"),
    Setting("", "authority", str, None, "Name, ONS code or three-digit code of the authority"),
    Setting("", "comparators", str, None, "Folder of your own copy of published figures; else the user's data folder"),
    Setting(
        "",
        "statistical_neighbours",
        str,
        "2025",
        "The model of statistical neighbours, by its year",
        choices=("2025", "2021"),
    ),
    Setting("", "output", str, None, "The workbook to write"),
    Setting("", "previous", str, None, "An earlier ChAT workbook, or the folder of them"),
    Setting("", "figures", str, None, "The figures file to write as well"),
    Setting("", "indicators", str, None, "The definitions of the authority's own indicators (TOML)"),
    Setting("", "external", str, None, "Values of indicators that come from outside Annex A (CSV)"),
    Setting("", "strict", bool, False, "Exit code 1 when there are error findings, or the data are not usable"),
    Setting("", "unprotected", bool, False, "Sheets without protection, so that the spelling check works"),
    Setting(
        "",
        "largest_file_mb",
        int,
        USUAL.largest_file_mb,
        "The most megabytes that a file of the extract may hold, unpacked; beyond it is refused",
        least=1,
    ),
    Setting(
        "",
        "most_cells",
        int,
        USUAL.most_cells,
        "The most cells that a sheet may span from its first to its last, blank ones included; beyond it is refused",
        least=1,
    ),
    Setting(
        "", "moved_points", int, 5, "A percentage that moved by more points is marked above an earlier comment", least=0
    ),
    Setting(
        "", "moved_percent", int, 10, "A number that moved by more percent is marked above an earlier comment", least=0
    ),
    Setting("", "moved_least", int, 20, "Numbers that are and were below this are not marked", least=0),
    Setting("contacts", "progress_days", int, 7, "Days from a contact within which a referral counts as its progress"),
    Setting(
        "section_47",
        "icpc_count_includes_current",
        bool,
        False,
        "The number of ICPCs on List 5 already counts the conference of the enquiry itself (extracts before 2019)",
    ),
    Setting(
        "child_protection",
        "visit_limit",
        str,
        "28 days",
        "How long after the latest statutory visit the next one is due, by the authority's own standard",
        choices=("10 working days", "20 working days", "28 days", "42 days"),
    ),
    Setting(
        "child_protection",
        "review_limits",
        str,
        "3 and 6 months",
        "When the first review conference, and each later one, is due",
        choices=("3 and 6 months", "90 and 180 days", "91 and 183 days"),
    ),
    Setting(
        "looked_after",
        "comparator_rate",
        int,
        0,
        "A rate of looked-after children per 10,000 to compare with, such as the statistical neighbours'; 0 is none",
    ),
    Setting(
        "care_leavers",
        "dfe_exclusions",
        bool,
        False,
        "Care leavers who died or returned home leave every cohort, as in the statistics of the DfE",
    ),
    Setting(
        "care_leavers",
        "compat_double_total",
        bool,
        False,
        "Shares of the in-touch cohorts are of a total that counts everybody twice, as the original ChAT prints them",
    ),
    Setting(
        "care_leavers",
        "compat_accommodation_base",
        str,
        "",
        "'in_touch': percentages of accommodation types are of those in touch, not of the whole age group",
        choices=("", "in_touch"),
    ),
    Setting(
        "care_leavers",
        "till_18th_tolerance_days",
        int,
        0,
        "Care that ceased so many days before the 18th birthday still counts as care until that birthday",
    ),
    Setting(
        "adoption",
        "a2_population",
        str,
        "adopted",
        "Whose days from placement order to match are averaged: 'adopted' in the period, or 'all' (stage 3 to 4)",
        choices=("adopted", "all"),
    ),
    Setting(
        "adoption",
        "compat_labels",
        bool,
        False,
        "The second row of the waiting times is labelled '16+ months', as the original ChAT prints it",
    ),
    Setting(
        "looked_after",
        "review_in_time_months",
        int,
        7,
        "A looked-after child's latest review is in time while it is less than so many months ago",
    ),
)
RUN_TABLES = ("months", "population", "headings", "codes")


@dataclass(frozen=True)
class Configuration:
    """The values a configuration file gives; what it does not mention is at its default.

    `run` holds the keys of the run, `lists` the full names of lists' settings in force, `changed` those that are not at
    their default; `months` by list key, `population` by age group, `headings` and `codes` the user's own spellings.
    """

    run: Mapping[str, SettingValue] = field(default_factory=dict)
    lists: Mapping[str, SettingValue] = field(default_factory=dict)
    changed: Mapping[str, SettingValue] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    population: Mapping[str, int] = field(default_factory=dict)
    headings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)

    @property
    def limits(self) -> Limits:
        """How large a file and a sheet of the extract may be."""
        given = {name: int(self.run[name]) for name in ("largest_file_mb", "most_cells") if name in self.run}
        return Limits(**given)


def list_defaults() -> dict[str, SettingValue]:
    """Every list setting at its default, by full name."""
    return {s.full_name: s.default for s in SETTINGS if s.section and s.default is not None}


def find_configuration(given: Path | None, beside: Path) -> Path | None:
    """The configuration file that counts: the one given, else `chat.toml` beside the extract, else in this folder."""
    if given is not None:
        return given
    candidates = (beside / FILE_NAME, Path.cwd() / FILE_NAME)
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def read_configuration(path: Path | None) -> Configuration:
    """The configuration of a file, or the defaults without one.

    Raises:
        BadSetting: unreadable file, unknown key (with the nearest), wrong type, or a value out of range.
    """
    if path is None:
        return Configuration(lists=list_defaults())
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadSetting(f"cannot read '{path.name}': {error.strerror or error}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSetting(f"'{path.name}' is not valid TOML: {error}.") from error
    return _checked(content, path.name)


def _checked(content: Mapping[str, Any], file: str) -> Configuration:
    known = {setting.full_name: setting for setting in SETTINGS}
    keys = {list_specification.key for list_specification in LISTS}
    run: dict[str, SettingValue] = {}
    given: dict[str, SettingValue] = {}
    for name, value in content.items():
        if name in RUN_TABLES:
            _table(value, name, file)
        elif name in keys:
            for inner, inner_value in _table(value, name, file).items():
                full = f"{name}.{inner}"
                given[full] = _value(known.get(full) or _unknown(full, list(known), file), inner_value, file)
        else:
            setting = known.get(name) or _unknown(name, [*known, *RUN_TABLES, *keys], file)
            run[name] = _value(setting, value, file)
    defaults = list_defaults()
    return Configuration(
        run=run,
        lists=defaults | given,
        changed={name: value for name, value in given.items() if value != defaults.get(name)},
        months={key: checked_months(key, value) for key, value in content.get("months", {}).items()},
        population={str(ages): checked_population(str(ages), n) for ages, n in content.get("population", {}).items()},
        headings=_of_lists(content.get("headings", {}), "headings", file),
        codes=_of_lists(content.get("codes", {}), "codes", file),
    )


def _table(value: Any, name: str, file: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadSetting(f"'{name}' in '{file}' must be a table: [{name}].")
    return value


def _of_lists(content: Mapping[str, Any], name: str, file: str) -> Mapping[str, Any]:
    keys = [each.key for each in LISTS]
    for key, value in content.items():
        if key not in keys:
            raise BadSetting(f"'[{name}.{key}]' in '{file}' names no list{nearest(key, keys)}.")
        _table(value, f"{name}.{key}", file)
    return content


def _unknown(name: str, known: list[str], file: str) -> Setting:
    raise BadSetting(f"'{name}' in '{file}' is no setting{nearest(name, known)}. 'chat config' lists them all.")


def _value(setting: Setting, value: Any, file: str) -> SettingValue:
    if isinstance(value, dt.date) and setting.type is str:
        value = value.isoformat()
    is_right = isinstance(value, setting.type) and (setting.type is not int or not isinstance(value, bool))
    if not is_right:
        words = {bool: "true or false", int: "a whole number", str: "text in quotes"}[setting.type]
        raise BadSetting(f"'{setting.full_name}' in '{file}' must be {words}.")
    if setting.least is not None and isinstance(value, int) and value < setting.least:
        raise BadSetting(f"'{setting.full_name}' in '{file}' must be {setting.least} or more.")
    if setting.choices and value not in setting.choices:
        raise BadSetting(f"'{setting.full_name}' in '{file}' must be one of: {', '.join(setting.choices)}.")
    checked: SettingValue = value
    return checked


def checked_months(key: str, months: object) -> int:
    """The number of months for a list, when the list reaches back so far.

    Raises:
        BadSetting: no such list, a list without a period, or a number out of reach.
    """
    keys = [each.key for each in LISTS if each.period_months]
    if key not in keys:
        raise BadSetting(f"'{key}' is no list with a period{nearest(key, keys)}. Lists: {', '.join(keys)}.")
    reach = next(each.reach_months for each in LISTS if each.key == key) or 0
    if not isinstance(months, int) or isinstance(months, bool) or not 1 <= months <= reach:
        raise BadSetting(f"the period of '{key}' must be 1 to {reach} whole months, as far as the list reaches back.")
    return months


AGE_GROUPS = ("0-17", "17-18", "19-21")


def checked_population(ages: str, residents: object) -> int:
    """The number of residents of an age group.

    Raises:
        BadSetting: an age group that no rate uses, or no positive whole number.
    """
    if ages not in AGE_GROUPS:
        raise BadSetting(f"'{ages}' is no age group that a rate uses: {', '.join(AGE_GROUPS)}.")
    if not isinstance(residents, int) or isinstance(residents, bool) or residents <= 0:
        raise BadSetting(f"the population aged {ages} must be a whole number above 0, such as 288000.")
    return residents


def nearest(word: str, known: list[str]) -> str:
    """` (did you mean 'x'?)` for the nearest known word, or nothing when none is near."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, known, scorer=fuzz.WRatio, score_cutoff=60)
    return f" (did you mean '{found[0]}'?)" if found else ""
