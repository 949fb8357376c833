"""Columns of a spreadsheet, as their letters name them."""


def column_number(letters: str) -> int:
    """1 for `A`, 26 for `Z`, 27 for `AA`; 0 without letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
