"""Worked examples: for each list a few drawn rows, and for its tables who of them stands in which row.

A file `<list>.toml` has `as_at`, the drawn lists under `[lists]` (the field names in the first line, `|` between cells,
a dash for a blank cell, `?` for one that could not be read), and a section for each table: a row's label with the
identifiers of the rows behind it, or with a value for each column. A row that is not named has nobody in it. The tests
hold every example to what the engine counts, so an example cannot be wrong.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Number = int | float
Expected = str | Number | Mapping[str, str | Number]


@dataclass(frozen=True)
class Example:
    """The drawn lists by list key, and for each table the expected rows by label."""

    as_at: str
    lists: Mapping[str, str]
    tables: Mapping[str, Mapping[str, Expected]]


@cache
def example_of(list_key: str) -> Example | None:
    """The example of a list; None when there is none."""
    file = files("chat.explain.examples").joinpath(f"{list_key}.toml")
    if not file.is_file():
        return None
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return Example(content["as_at"], content["lists"], content["tables"])


def drawing_of(text: str) -> tuple[list[str], list[list[str]]]:
    """Field names and rows of cells of one drawn list."""
    fields, *rows = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()]
    return fields, rows
