from chat.ingest.files.isolated import MOST_SECONDS, seconds_for
from chat.settings.limits import MEGABYTE


def test_a_small_file_may_take_seconds_and_a_large_one_a_minute() -> None:
    assert seconds_for(0) == 8
    assert seconds_for(MEGABYTE) == 12
    assert seconds_for(13 * MEGABYTE) == MOST_SECONDS == 60
    assert seconds_for(500 * MEGABYTE) == 60
