"""Columns by their letters; XFD is the last one of Excel, its 16,384th."""

import pytest

from chat.xlsx.places import column_number


@pytest.mark.parametrize(("letters", "number"), [("", 0), ("A", 1), ("z", 26), ("AA", 27), ("AZ", 52), ("XFD", 16384)])
def test_letters_count_to_base_26(letters: str, number: int) -> None:
    assert column_number(letters) == number
