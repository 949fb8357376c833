"""What the main job is asked to make, and what it made."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from chat.report import DocumentStatus, Report

Layout = Literal["standard", "accessible"]
FIGURES_FILE, LONG_TABLE = ".json", (".csv", ".parquet")
FIGURES_ENDINGS = (FIGURES_FILE, *LONG_TABLE)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be made of an extract.

    `output` is the workbook, else a file beside the extract; `figures` the figures file. `previous` are earlier ChAT
    workbooks, figures files, or folders of them. `indicators` and `external` are the authority's own definitions and
    values; without the first the standard set is shown. With `by_worker` a second, confidential workbook beside it has
    the open cases of each worker. With `teams` only the children of these teams are counted. `status` stands in every
    footer. `layout` is the form of the workbook: the accessible one has one table on a sheet and no commentary.
    With `force` a file that ChAT has not written, or the workbook of another authority, is written over.
    """

    output: Path | None = None
    figures: Path | None = None
    previous: tuple[Path, ...] = ()
    indicators: Path | None = None
    external: Path | None = None
    protected: bool = True
    status: DocumentStatus = "draft"
    layout: Layout = "standard"
    by_worker: bool = False
    teams: tuple[str, ...] = ()
    force: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """The report that was counted, and the workbook that it was written to."""

    report: Report
    workbook: Path
