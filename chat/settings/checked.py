"""Values of a definitions file, checked one by one: right key, right type, one of the words that are known.

Everything raised is BadSetting and begins with the indicator and the file.
"""

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from chat.annex_a import LISTS
from chat.errors import BadSetting
from chat.words.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class Checked:
    """A table of the file; `where` begins every message, `content` holds its keys and values."""

    where: str
    content: Mapping[str, Any]

    def refuse(self, sentence: str) -> NoReturn:
        """Raises BadSetting."""
        raise BadSetting(f"{self.where}: {sentence}.")

    def only(self, known: Iterable[str]) -> None:
        """Refuses any other key, with the nearest known one."""
        names = list(known)
        for key in self.content:
            if key not in names:
                self.refuse(f"'{key}' is no key here{did_you_mean(key, names)}")

    def text(self, key: str, default: str | None = "") -> str:
        """A text; without a default the key must be there and hold something."""
        value = self.content.get(key, default)
        if not isinstance(value, str):
            self.refuse(f"'{key}' is missing" if value is None else f"'{key}' must be text in quotes")
        if default is None and not value.strip():
            self.refuse(f"'{key}' is empty")
        return value.strip()

    def word(self, key: str, known: Iterable[str], default: str | None = None) -> str:
        """One of the known words."""
        words = list(known)
        value = self.text(key, default)
        if value not in words:
            self.refuse(f"'{key}' must be one of {', '.join(words)}{did_you_mean(value, words)}")
        return value

    def number(self, key: str, default: float | None = None) -> float | None:
        """A number, or the default."""
        value = self.content.get(key, default)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            self.refuse(f"'{key}' must be a number")
        return value

    def whole(self, key: str, default: int, lowest: int, highest: int) -> int:
        """A whole number within bounds."""
        value = self.content.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            self.refuse(f"'{key}' must be a whole number from {lowest} to {highest}")
        return value

    def date(self, key: str) -> dt.date:
        """A date, which must be there: `2026-04-01`, with or without quotes."""
        value = self.content.get(key)
        if isinstance(value, str):
            try:
                value = dt.date.fromisoformat(value)
            except ValueError:
                value = None
        if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
            self.refuse(f"'{key}' is missing, or no date such as 2026-04-01")
        return value

    def tables(self, key: str) -> list[Mapping[str, Any]]:
        """The tables of an array (`[[indicator.target]]`); none when it is not there."""
        value = self.content.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.refuse(f"'{key}' must be written as [[indicator.{key}]]")
        return value


def checked_months(key: str, months: object) -> int:
    """The number of months for a list, when the list reaches back so far.

    Raises:
        BadSetting: no such list, a list without a period, or a number out of reach.
    """
    keys = [each.key for each in LISTS if each.period_months]
    if key not in keys:
        raise BadSetting(f"'{key}' is no list with a period{did_you_mean(key, keys)}. Lists: {', '.join(keys)}.")
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
