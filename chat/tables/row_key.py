"""The key of a row: what programs call it, whatever its label is."""

import re

from chat.tables.table import AnyRow

SIGNS = {"+": " plus ", ">": " to ", "½": " and a half "}
NO_WORD = re.compile(r"[^a-z0-9]+")
PLACEHOLDER = re.compile(r"\{\w+\}")


def row_key(row: AnyRow) -> str:
    """The row's own key, else one made from its label; the period in a label is left out."""
    return row.key or key_of_label(row.label)


def key_of_label(label: str) -> str:
    """A label as a key: `3+ placements` is `3_plus_placements`."""
    text = PLACEHOLDER.sub(" ", label.casefold())
    for sign, word in SIGNS.items():
        text = text.replace(sign, word)
    return NO_WORD.sub("_", text).strip("_")
