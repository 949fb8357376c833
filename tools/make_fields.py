"""Makes `chat/annex_a/fields.py` from `chat/annex_a/columns.csv`: each list's columns as attributes (`make fields`)."""

import textwrap
from pathlib import Path

from chat.annex_a import LISTS, Column, ListSpecification

FIELDS = Path(__file__).parent.parent / "chat" / "annex_a" / "fields.py"
WIDTH = 116
HEAD = '''"""The columns of the eleven lists, each an expression over its typed frame: `contacts.date_of_contact`.

Made from `columns.csv` by `make fields`: do not edit. Under each column stand its heading in the template of 2019 and
what the guidance says of it.
"""
# ruff: noqa: N801 (a list is named as its key is)

import polars as pl
'''


def fields_page() -> str:
    """The text of the module."""
    return HEAD + "".join(_of_list(each) for each in LISTS)


def _of_list(specification: ListSpecification) -> str:
    columns = "\n".join(_attribute(column) for column in specification.columns)
    return f'\n\nclass {specification.key}:\n    """List {specification.number}: {specification.title}."""\n\n{columns}'


def _attribute(column: Column) -> str:
    kind = f"{column.type}, {column.code_set}" if column.code_set else column.type
    words = f"{column.heading} ({kind})" + (f": {column.note}" if column.note else "") + "."
    lines = textwrap.wrap(f'"""{words}"""', WIDTH)
    if len(lines) > 1:
        lines = ['"""', *textwrap.wrap(words, WIDTH), '"""']
    return f'    {column.field} = pl.col("{column.field}")\n' + "".join(f"    {line}\n" for line in lines)


if __name__ == "__main__":
    FIELDS.write_text(fields_page(), encoding="utf-8")
