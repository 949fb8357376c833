"""Finding an English local authority by what a user calls it.

`local_authorities.csv` holds the authorities responsible for children's services since 2013 with their three-digit and
ONS codes. Source: Office for National Statistics and Department for Education, Open Government Licence v3.0.
"""

import csv
from functools import cache
from importlib.resources import files

from chat.errors import BadSetting
from chat.report import Authority

# Words that authorities put around their name and people leave out.
DECORATION = ("city council", "borough council", "county council", "metropolitan borough", "london borough of",
              "royal borough of", "city of", "council", "county", "borough", "unitary authority")  # fmt: skip
NEAREST = 3


@cache
def _authorities() -> tuple[dict[str, str], ...]:
    text = files("chat.comparators").joinpath("local_authorities.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    latest = max(row["last_year"] for row in rows)
    return tuple(sorted(rows, key=lambda row: row["last_year"] != latest))


def _plain(name: str) -> str:
    words = name.casefold().replace("&", "and").replace(",", " ").replace(".", "").replace("'", "").replace("-", " ")
    for decoration in DECORATION:
        words = words.replace(decoration, " ")
    return " ".join(words.split())


def find_authority(wanted: str) -> Authority:
    """The authority with this name (loosely), ONS code (present or former) or three-digit code.

    Raises:
        BadSetting: none fits; the message gives the nearest names.
    """
    code, plain = wanted.strip().upper(), _plain(wanted)
    for row in _authorities():
        if code in (row["area_code"], row["la_code"]) or (plain and plain == _plain(row["name"])):
            return Authority(row["area_code"], row["name"])
    for row in _authorities():
        if code and code in row["former_area_codes"].split():
            return Authority(row["area_code"], row["name"])
    from rapidfuzz import fuzz, process

    names = {row["name"]: _plain(row["name"]) for row in _authorities()}
    near = [name for _, _, name in process.extract(plain, names, scorer=fuzz.WRatio, limit=NEAREST)]
    raise BadSetting(f"no English local authority is called '{wanted}'. The nearest names: {', '.join(near)}.")
