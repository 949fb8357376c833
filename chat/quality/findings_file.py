"""Keeps what `chat check` found in a file: .xlsx, .csv or .json, one finding a line."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import xlsxwriter

from chat.errors import BadSetting
from chat.extract import SOURCE_ROW
from chat.findings import Finding
from chat.quality.check import Checked, WeighedFinding
from chat.saving import put_into_place
from chat.words.formulas import no_formula
from chat.xlsx.own_sheet import OWN_AUTHOR

COLUMNS: Mapping[str, tuple[str, int]] = {
    "severity": ("Severity", 10),
    "rule": ("Rule", 8),
    "list": ("List", 6),
    "sheet": ("Sheet", 18),
    "column": ("Column", 36),
    "rows": ("Rows", 8),
    "example_rows": ("Example rows", 30),
    "sentence": ("What is the matter", 80),
    "advice": ("What to do", 60),
    "tables": ("Tables it touches", 60),
}
HEADS = tuple(head for head, _ in COLUMNS.values())
ROW_COLUMNS = {"Rule": 8, "Severity": 10, "List": 6, "Sheet": 18, "Column": 36, "Row": 8}
LIST_COLUMNS = {
    "List or table": 46, "Rows read": 12, "Counted": 12, "Before the period": 12, "After it": 12,
    "Without a usable date": 12, "Of another kind": 12,
}  # fmt: skip
TITLE = "Findings of an Annex A extract"
ENDINGS = (".xlsx", ".csv", ".json")
MOST_ROWS = 1_000_000  # what a sheet holds
MORE_ROWS = "There are more rows than a sheet holds; mend these first."
Values = Mapping[tuple[str, str, int], str]
NO_VALUES: Values = {}


def keep_findings(checked: Checked, path: Path, *, show_ids: bool = False, values: Values = NO_VALUES) -> None:
    """Writes the findings, most severe first, whole or not at all.

    A workbook has a second sheet with every source row, and a third with where all rows went. With `show_ids` the
    second sheet has the identifiers, with `values` the cells: such a file is confidential,
    and for the user alone. The same findings give the same bytes.

    Raises:
        BadSetting: another file ending.
        OutputRefused: the place cannot be written.
    """
    refuse_other_endings(path)
    writers: dict[str, Callable[[], bytes]] = {
        ".xlsx": lambda: _workbook(checked, values, show_ids=show_ids),
        ".csv": lambda: _csv(checked),
        ".json": lambda: _json(checked),
    }
    put_into_place(path, writers[path.suffix.lower()](), private=show_ids or bool(values))


def refuse_other_endings(path: Path) -> None:
    """Raises BadSetting unless the file name ends in .xlsx, .csv or .json."""
    if path.suffix.lower() not in ENDINGS:
        raise BadSetting(f"'{path.name}' ends in none of {', '.join(ENDINGS)}. Findings can be kept in those.")


def _line(each: WeighedFinding) -> tuple[Any, ...]:
    finding = each.finding
    return (
        finding.severity,
        finding.rule,
        finding.list_number,
        finding.sheet,
        finding.column,
        finding.rows,
        ", ".join(str(row) for row in finding.example_rows),
        finding.sentence,
        finding.advice,
        ", ".join(each.touched.tables),
    )


def _csv(checked: Checked) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADS)
    lines = (_line(each) for each in checked.findings)
    writer.writerows([no_formula(cell) if isinstance(cell, str) else cell for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")


def _json(checked: Checked) -> bytes:
    lines = [
        dict(zip(COLUMNS, _line(each), strict=True))
        | {"example_rows": list(each.finding.example_rows), "tables": list(each.touched.tables)}
        for each in checked.findings
    ]
    return (json.dumps(lines, ensure_ascii=False, indent=1) + "\n").encode()


def _workbook(checked: Checked, values: Values, *, show_ids: bool) -> bytes:
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as workbook:
        as_at = checked.as_at.date
        created = dt.datetime(as_at.year, as_at.month, as_at.day)  # noqa: DTZ001 - a day, in no time zone
        workbook.set_properties({"title": TITLE, "author": OWN_AUTHOR, "created": created})
        formats = workbook.add_format({"bold": True}), workbook.add_format({"text_wrap": True, "valign": "top"})
        findings = [_line(each) for each in checked.findings]
        _sheet(workbook, "Data quality", dict(COLUMNS.values()), findings, formats)
        heads = ROW_COLUMNS | ({"Identifier": 16} if show_ids else {}) | ({"Value": 30} if values else {})
        _sheet(
            workbook, "Source rows", heads, list(_source_rows(checked, values, show_ids=show_ids)), (formats[0], None)
        )
        _sheet(workbook, "Where rows went", LIST_COLUMNS, list(_ways(checked)), (formats[0], None))
    return content.getvalue()


def _sheet(workbook: Any, name: str, heads: Mapping[str, int], lines: list[tuple[Any, ...]], formats: Any) -> None:
    sheet = workbook.add_worksheet(name)
    sheet.write_row(0, 0, tuple(heads), formats[0])
    for index, line in enumerate(lines[:MOST_ROWS], start=1):
        sheet.write_row(index, 0, line, formats[1])
    if len(lines) > MOST_ROWS:
        sheet.write_string(MOST_ROWS + 1, 0, MORE_ROWS)
    for column, width in enumerate(heads.values()):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, min(len(lines), MOST_ROWS), len(heads) - 1)


def _source_rows(checked: Checked, values: Values, *, show_ids: bool) -> Iterator[tuple[Any, ...]]:
    for each in checked.findings:
        finding = each.finding
        identifiers = _identifiers(checked, finding) if show_ids else {}
        for row in finding.source_rows or finding.example_rows:
            line = [finding.rule, finding.severity, finding.list_number, finding.sheet, finding.column, row]
            line += [identifiers.get(row)] if show_ids else []
            line += [values.get((finding.sheet or "", finding.column or "", row))] if values else []
            yield tuple(line)


def _identifiers(checked: Checked, finding: Finding) -> dict[int, str]:
    delivered = checked.delivered.get(finding.list_number or 0)
    if delivered is None:
        return {}
    columns = delivered.frame.select(SOURCE_ROW, delivered.specification.identifier)
    return dict(columns.filter(columns.get_column(SOURCE_ROW).is_in(list(finding.source_rows))).iter_rows())


def _ways(checked: Checked) -> Iterator[tuple[Any, ...]]:
    for each in checked.lists:
        if rows := each.rows:
            name = f"List {each.number} {each.title}"
            aside = rows.rows_before, rows.rows_after, rows.rows_without_date, rows.rows_left_out
            yield name, rows.rows_read, rows.rows_in_period, *aside
    for table in checked.tables:
        aside = table.rows_before, table.rows_after, table.rows_without_date, table.rows_of_other_kinds
        yield table.key, table.rows_read, table.rows_counted, *aside
