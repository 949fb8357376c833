import json
from importlib.resources import files

import pytest

from chat.jobs import verify as room
from chat.jobs.verify import fingerprints, record_of_release, verify


@pytest.fixture(scope="module")
def counted() -> dict[str, str]:
    return fingerprints()


def record(parts: dict[str, str]) -> str:
    return json.dumps({"version": "9.9.9", "parts": parts})


def test_the_record_in_the_package_is_that_of_this_version():
    assert files("chat").joinpath(room.RECORD).read_text(encoding="utf-8") == record_of_release()


def test_an_installation_that_counts_right_says_so_in_one_line(counted, monkeypatch):
    monkeypatch.setattr(room, "fingerprints", lambda: counted)
    sentence = verify(record(counted)).sentence
    assert (
        sentence == f"This installation counts right: all {len(counted)} parts of the figures are as in version 9.9.9."
    )


def test_a_table_that_differs_is_missing_or_is_new_is_named(counted, monkeypatch):
    here = {**counted, "section_47.icpc_timeliness": "0", "contacts.new": "1"}
    monkeypatch.setattr(room, "fingerprints", lambda: here)
    verified = verify(record({**counted, "contacts.gone": "2"}))
    assert verified.different == ("contacts.gone", "contacts.new", "section_47.icpc_timeliness")
    assert "does not count as version 9.9.9 did: 3 of" in verified.sentence
    assert "\n" not in verified.sentence


def test_only_the_last_bits_of_a_number_may_differ():
    assert room._fingerprint({"a": 1 / 3}) == room._fingerprint({"a": 0.33333333333})
    assert room._fingerprint({"a": 1 / 3}) != room._fingerprint({"a": 0.33334})
    assert room._fingerprint({"a": 3}) != room._fingerprint({"a": 4})
