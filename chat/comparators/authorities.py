"""Finding an English local authority by what a user calls it.

`local_authorities.csv` holds the authorities responsible for children's services since 2013 with their three-digit and
ONS codes, `former_authorities.csv` those that were replaced and by which, `short_names.csv` what people call some of
them for short. Source: Office for National Statistics and Department for Education, Open Government Licence v3.0.
"""

import csv
import datetime as dt
import re
from functools import cache
from importlib.resources import files

from chat.errors import BadSetting
from chat.report import Authority
from chat.words.dates import date_text

# Words that authorities put around their name and people leave out.
DECORATION = re.compile(
    r"\b(city council|borough council|county council|district council|metropolitan borough|london borough of"
    r"|royal borough of|city of|council|county|borough|unitary authority|mbc)\b"
)
NEAREST = 3


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    text = files("chat.comparators").joinpath(name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def authorities() -> tuple[dict[str, str], ...]:
    """Every authority, those of today first: `la_code`, `area_code`, `name`, `region_code`, `region`, `last_year`."""
    rows = list(_rows("local_authorities.csv"))
    latest = max(row["last_year"] for row in rows)
    return tuple(sorted(rows, key=lambda row: row["last_year"] != latest))


def authorities_of_today() -> tuple[dict[str, str], ...]:
    """The authorities there are now, 153 of them."""
    latest = max(row["last_year"] for row in authorities())
    return tuple(row for row in authorities() if row["last_year"] == latest)


def facts_of(area_code: str) -> dict[str, str]:
    """The line of an authority by its ONS code; KeyError when there is none."""
    for row in authorities():
        if row["area_code"] == area_code:
            return row
    raise KeyError(area_code)


def _plain(name: str) -> str:
    words = name.casefold().replace("&", "and").replace(",", " ").replace(".", "").replace("'", "").replace("-", " ")
    return " ".join(DECORATION.sub(" ", " ".join(words.split())).split())


def find_authority(wanted: str) -> Authority:
    """The authority of today with this name (loosely), short name, ONS code (present or former) or three-digit code.

    A part of a name in whole words will do where only one authority has it: `Hull`, `Telford`.

    Raises:
        BadSetting: none fits, or several, and the message gives the nearest names; or the authority was replaced, and
            the message names its successors.
    """
    code, plain = wanted.strip().upper(), _plain(wanted)
    for row in authorities_of_today():
        if code in (row["area_code"], row["la_code"]) or (plain and plain == _plain(row["name"])):
            return Authority(row["area_code"], row["name"])
    for row in _rows("short_names.csv"):
        if plain and plain == _plain(row["short_name"]):
            return Authority(row["area_code"], facts_of(row["area_code"])["name"])
    _refuse_if_replaced(code, plain)
    for row in authorities_of_today():
        if code and code in row["former_area_codes"].split():
            return Authority(row["area_code"], row["name"])
    parts = set(plain.split())
    having = [row for row in authorities_of_today() if parts and parts <= set(_plain(row["name"]).split())]
    if len(having) == 1:
        return Authority(having[0]["area_code"], having[0]["name"])
    raise BadSetting(f"no English local authority is called '{wanted}'. The nearest names: {_nearest(plain, having)}.")


def _refuse_if_replaced(code: str, plain: str) -> None:
    for row in _rows("former_authorities.csv"):
        if (code and code in (row["area_code"], row["la_code"])) or (plain and plain == _plain(row["name"])):
            successors = [facts_of(area)["name"] for area in row["successors"].split()]
            until = date_text(dt.date.fromisoformat(row["until"]))
            one_of = "" if len(successors) == 1 else "one of "
            raise BadSetting(
                f"{row['name']} was replaced on {until}. Give {one_of}{'; '.join(successors)}, or for figures of the"
                " former authority [authority] name and population in chat.toml."
            )


def _nearest(plain: str, having: list[dict[str, str]]) -> str:
    """The authorities that have the words in their name, else those with names most like them."""
    if having:
        return ", ".join(row["name"] for row in having[:NEAREST])
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a message needs it

    names = {row["name"]: _plain(row["name"]) for row in authorities_of_today()}
    return ", ".join(name for _, _, name in process.extract(plain, names, scorer=fuzz.WRatio, limit=NEAREST))
