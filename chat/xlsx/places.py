"""Cells of a spreadsheet, as their letters and numbers name them."""

import re

from chat.xlsx.safe_xml import Damaged

REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d+)")

Position = tuple[int, int]  # row and column, both from 0


def column_number(letters: str) -> int:
    """1 for `A`, 26 for `Z`, 27 for `AA`; 0 without letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_place(letters: str) -> int:
    """0 for `A`, 26 for `AA`."""
    return column_number(letters) - 1


def position(reference: str) -> Position:
    """Row and column from 0 of `B7`; raises Damaged for anything else."""
    match = REFERENCE.fullmatch(reference)
    if not match:
        raise Damaged("a cell without a place")
    return int(match[2]) - 1, column_place(match[1])


def column_letters(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def reference(row: int, column: int) -> str:
    """`B7` for row 6 and column 1."""
    return f"{column_letters(column)}{row + 1}"
