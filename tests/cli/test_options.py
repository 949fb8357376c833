"""Values of options as people write them."""

import datetime as dt

import pytest

from chat.cli.options import parse_date
from chat.errors import BadSetting


@pytest.mark.parametrize(
    "text",
    [
        *("2026-10-01", "01/10/2026", "1/10/2026", "01-10-2026", "01.10.2026", "1 October 2026", "1 october 2026"),
        *("1 Oct 2026", "01-10-26", "01/10/26", " 1 October 2026 "),
    ],
)
def test_a_date_is_read_as_people_here_write_it(text: str) -> None:
    assert parse_date(text) == dt.date(2026, 10, 1)


@pytest.mark.parametrize("text", ["", "31/02/2026", "2026", "October 2026", "10/2026", "2026-10-01 12:00"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadSetting, match="is not a date"):
        parse_date(text)
