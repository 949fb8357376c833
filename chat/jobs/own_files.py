"""Whether a file is one that ChAT has written, and so may be written over without a question."""

import re
from pathlib import Path

import polars as pl

from chat.commentary.comment import PREFIX
from chat.quality.findings_file import HEADS
from chat.workbook.confidential.marking import WORD
from chat.xlsx.cells import StoredWorkbook
from chat.xlsx.names import defined_names
from chat.xlsx.own_sheet import has_own_author, has_own_sheet
from chat.xlsx.package import DAMAGE, Package

WORKBOOK, TABLE, JSON, PARQUET = ".xlsx", ".csv", ".json", ".parquet"
BEGINNING = 200  # bytes of a text file that tell whose it is
# The figures file, the data package of a long table, the findings, and the key of planted faults, as each begins.
OWN_JSON = re.compile(
    rb'\s*(\{\s*("schema": \d+,\s*"tool": "chat"|"name": "chat-figures")|\[\s*\{\s*"(severity|list)": |\[\]\s*$)'
)
# The findings, then the long table and the files beside it, by the first columns of each.
OWN_TABLES = tuple(
    heads.encode("utf-8-sig")
    for heads in (
        ",".join(HEADS),
        "authority_code,authority_name",
        "table_key,",
        "date,year,month,month_label,reporting_year",
        "name,type,part of the key,",
    )
)
OWN_COLUMNS = {"table_key", "authority_name", "reporting_year"}  # one of them is in each Parquet file of a long table


def is_own(path: Path) -> bool:
    """Whether ChAT has written the file; an empty one is nobody's and counts as ours."""
    with path.open("rb") as file:
        beginning = file.read(BEGINNING)
    ending = path.suffix.lower()
    if not beginning:
        return True
    if ending == JSON:
        return OWN_JSON.match(beginning) is not None
    if ending == TABLE:
        return WORD in path.name.casefold() or beginning.startswith(OWN_TABLES)
    if ending == PARQUET:
        return _is_own_parquet(path)
    return ending == WORKBOOK and _is_own_workbook(path)


def _is_own_parquet(path: Path) -> bool:
    try:
        return not OWN_COLUMNS.isdisjoint(pl.read_parquet_schema(path))
    except (OSError, pl.exceptions.PolarsError):
        return False


def _is_own_workbook(path: Path) -> bool:
    """By its own sheet, its author, or the names of its commentary cells: people delete each of the three."""
    try:
        package = Package(path)
        if has_own_author(package):
            return True
        workbook = StoredWorkbook(package)
        if has_own_sheet(sheet.title for sheet in workbook.sheets):
            return True
        return any(name.name.casefold().startswith(PREFIX.casefold()) for name in defined_names(workbook))
    except DAMAGE:
        return False
