"""The job behind `chat verify`: does this installation count what the release counted?

The synthetic extract of the release is made, read and counted here, and every figure is held against the release's
record: a fingerprint for each table, kept in the package.
"""

import datetime as dt
import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from chat import __version__
from chat.counting.report import Choices, build_report
from chat.extract import AsAt
from chat.figures_file import figures
from chat.ingest.read import read_extract
from chat.jobs.synth import synthesise
from chat.quality.all_findings import inspect
from chat.settings.keys import list_defaults
from lists import LISTS_IN_ORDER
from lists.across.cohorts import OVERLAP_SETS
from lists.across.teams import WORKLOAD

RECORD = "release_figures.json"
AS_AT = dt.date(2026, 10, 1)
EXTRACT = {"children": 600, "seed": 1, "faults": 0.01}
RESIDENTS = {"0-17": 60_000, "17-18": 6_500, "19-21": 9_500}
DIGITS = 10  # significant digits compared: processors may differ in the last bits of a mean
FINGERPRINT = 12


@dataclass(frozen=True, slots=True)
class Verified:
    """How many parts were held against the record, and which of them differ, are missing or are new."""

    version: str
    parts: int
    different: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The answer in one line."""
        if not self.different:
            return f"This installation counts right: all {self.parts} parts of the figures are as in {self.version}."
        named = ", ".join(self.different[:5]) + (" and others" if len(self.different) > 5 else "")
        return (
            f"This installation does not count as {self.version} did: {len(self.different)} of {self.parts} parts of "
            f"the figures differ ({named}). Install it again, with the versions in requirements.lock."
        )


def verify(record: str | None = None) -> Verified:
    """Counts the synthetic extract and compares; `record` is the text of another record than the release's."""
    document = json.loads(record if record is not None else _recorded())
    expected, found = document["parts"], fingerprints()
    keys = sorted(expected.keys() | found.keys())
    different = tuple(key for key in keys if expected.get(key) != found.get(key))
    return Verified(f"version {document['version']}", len(keys), different)


def record_of_release() -> str:
    """The record of this version, as it is kept in the package."""
    return json.dumps({"version": __version__, "parts": fingerprints()}, indent=1) + "\n"


def fingerprints() -> dict[str, str]:
    """A fingerprint of each part of the figures of the synthetic extract: tables by key, and what is counted beside."""
    document = _figures()
    tables = {table["key"]: table["rows"] for table in document["tables"]}
    beside = {name: document[name] for name in ("overlaps", "reconciliation", "findings", "monthly")}
    return {key: _fingerprint(part) for key, part in sorted({**tables, **beside}.items())}


def _recorded() -> str:
    return files("chat").joinpath(RECORD).read_text(encoding="utf-8")


def _figures() -> Mapping[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annex_a.xlsx"
        synthesise(path, **EXTRACT, as_at=AS_AT)  # type: ignore[arg-type]
        extract = read_extract([path])
    as_at = AsAt(AS_AT, inferred=False)
    choices = Choices(population=RESIDENTS, settings=list_defaults())
    report = build_report(extract, as_at, LISTS_IN_ORDER, choices, sets=OVERLAP_SETS, by_team=WORKLOAD)
    return figures(replace(report, findings=(*report.findings, *inspect(extract, as_at))))


def _fingerprint(part: object) -> str:
    text = json.dumps(_rounded(part), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:FINGERPRINT]


def _rounded(part: object) -> object:
    """The same values with numbers cut to the digits that count everywhere the same."""
    if isinstance(part, float):
        return float(f"{part:.{DIGITS}g}")
    if isinstance(part, Mapping):
        return {key: _rounded(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_rounded(value) for value in part]
    return part
