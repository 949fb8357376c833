"""`chat.toml` read and checked: the values it gives, and those in force."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chat.annex_a import LISTS
from chat.errors import BadSetting
from chat.settings.checked import Checked, checked_months, checked_population
from chat.settings.keys import EVERY_LIST, RUN_TABLES, SETTINGS, WORKBOOK, Setting, SettingValue, list_defaults
from chat.settings.limits import Limits
from chat.settings.toml_text import SINGLE_QUOTES, toml_content
from chat.words.nearest import did_you_mean

FILE_NAME = "chat.toml"
AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class OwnAuthority:
    """An authority that is no English one, such as a sample or a merger: its name, and its residents aged 0-17."""

    name: str
    population: int | None = None


@dataclass(frozen=True)
class Configuration:
    """The values a configuration file gives; what it does not mention is at its default.

    `run` holds the keys of the run, `lists` the full names of lists' settings in force, `changed` those that are not at
    their default; `months` by list key, `population` by age group, `headings` and `codes` the user's own spellings.
    `authority` is one that is no English authority, as the table [authority] has it.
    """

    run: Mapping[str, SettingValue] = field(default_factory=dict)
    lists: Mapping[str, SettingValue] = field(default_factory=dict)
    changed: Mapping[str, SettingValue] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    population: Mapping[str, int] = field(default_factory=dict)
    headings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    authority: OwnAuthority | None = None

    @property
    def limits(self) -> Limits:
        """How large a file and a sheet of the extract may be."""
        given = {name: int(self.run[name]) for name in ("largest_file_mb", "most_cells") if name in self.run}
        return Limits(**given)


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
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadSetting(f"cannot read '{path.name}': {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise BadSetting(f"cannot read '{path.name}': save it as text in UTF-8.") from error
    return _checked(toml_content(text, path.name), path.name)


def _checked(content: Mapping[str, Any], file: str) -> Configuration:
    known = {setting.full_name: setting for setting in SETTINGS}
    keys = {*(list_specification.key for list_specification in LISTS), WORKBOOK}
    run: dict[str, SettingValue] = {}
    given: dict[str, SettingValue] = {}
    for name, value in content.items():
        if name in RUN_TABLES or (name == AUTHORITY and isinstance(value, dict)):
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
        authority=_own_authority(content.get(AUTHORITY), file),
    )


def _own_authority(content: Any, file: str) -> OwnAuthority | None:
    """The table [authority]; None where the key names an English authority, or is not there."""
    if not isinstance(content, dict):
        return None
    table = Checked(f"[{AUTHORITY}] in '{file}'", content)
    table.only(("name", "population"))
    population = content.get("population")
    return OwnAuthority(
        name=table.text("name", None),
        population=None if population is None else checked_population("0-17", population),
    )


def _table(value: Any, name: str, file: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadSetting(f"'{name}' in '{file}' must be a table: [{name}].")
    return value


def _of_lists(content: Mapping[str, Any], name: str, file: str) -> Mapping[str, Any]:
    keys = [*([EVERY_LIST] if name == "headings" else []), *(each.key for each in LISTS)]
    for key, value in content.items():
        if key not in keys:
            raise BadSetting(f"'[{name}.{key}]' in '{file}' names no list{did_you_mean(key, keys)}.")
        _table(value, f"{name}.{key}", file)
    return content


def _unknown(name: str, known: list[str], file: str) -> Setting:
    raise BadSetting(f"'{name}' in '{file}' is no setting{did_you_mean(name, known)}. 'chat config' lists them all.")


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
    if isinstance(value, str) and not value.isprintable():
        raise BadSetting(f"'{setting.full_name}' in '{file}' holds a tab or the like: {SINGLE_QUOTES}.")
    checked: SettingValue = value
    return checked
