"""Every published quality rule is implemented; the page of rules is complete."""

import csv

import pytest

from chat.quality.page import found_elsewhere, rule_ids
from chat.quality.thresholds import limits
from tests.places import ROOT

PUBLISHED = ROOT.parent / "shared" / "annex-a" / "quality-rules.csv"
PAGE = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not PUBLISHED.is_file(), reason="the published rules are not beside the project")
def test_every_published_rule_is_implemented() -> None:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        published = {row["rule_id"] for row in csv.DictReader(file)}
    assert len(published) > 150
    assert published - rule_ids() == set()


def test_the_page_has_every_rule_and_every_limit() -> None:
    assert {rule for rule in rule_ids() if f"| {rule} |" not in PAGE} == set()
    assert {name for name in limits() if f"| {name} |" not in PAGE} == set()


def test_every_limit_is_read_by_some_module() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "chat" / "quality").rglob("*.py"))
    assert {name for name in limits() if f'"{name}"' not in sources} == set()


def test_what_is_found_while_reading_is_what_the_modules_say() -> None:
    folders = (ROOT / "chat" / "ingest", ROOT / "chat" / "quality")
    sources = "".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.rglob("*.py"))
    sources += (ROOT / "chat" / "quality" / "rules" / "every_list.py").read_text(encoding="utf-8")
    assert {each.id for each in found_elsewhere() if f'"{each.id}"' not in sources} == set()
