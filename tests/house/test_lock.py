"""The lock file is one that pyproject.toml allows: every dependency, within its range, with hashes."""

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.places import ROOT

PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)(?P<rest>(?:.*\\\n)+.*)", re.MULTILINE)


def test_every_dependency_is_locked_within_its_range_and_with_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {canonicalize_name(found["name"]): found for found in PINNED.finditer(lock)}
    assert len(pinned) == lock.count("==") > 8
    assert all("--hash=sha256:" in found["rest"] for found in pinned.values())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for text in project["dependencies"]:
        wanted = Requirement(text)
        assert pinned[canonicalize_name(wanted.name)]["version"] in wanted.specifier, text


def test_no_place_of_one_computer_stands_in_the_lock() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"file:|https?:|--(?:index|extra|find)", lock)
