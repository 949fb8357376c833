"""Keeps the findings of an extract in a file: .xlsx, .csv or .json, one finding a line."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from chat.errors import BadSetting
from chat.findings import Finding
from chat.into_place import put_into_place

HEADS = ("Severity", "Rule", "List", "Sheet", "Column", "Rows", "Example rows", "What is the matter", "What to do")
WIDTHS = (10, 8, 6, 18, 36, 8, 30, 80, 80)


def keep_findings(findings: tuple[Finding, ...], path: Path) -> None:
    """Writes the findings, most severe first, whole or not at all.

    Raises:
        BadSetting: another file ending.
        OutputRefused: the place cannot be written.
    """
    writers = {".xlsx": _workbook, ".csv": _csv, ".json": _json}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise BadSetting(f"'{path.name}' ends in none of {', '.join(writers)}. Findings can be kept in those.")
    put_into_place(path, writer(findings))


def _line(finding: Finding) -> tuple[Any, ...]:
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
    )


def _csv(findings: tuple[Finding, ...]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADS)
    writer.writerows(_line(finding) for finding in findings)
    return text.getvalue().encode("utf-8-sig")


def _json(findings: tuple[Finding, ...]) -> bytes:
    names = ("severity", "rule", "list", "sheet", "column", "rows", "example_rows", "sentence", "advice")
    lines = [
        dict(zip(names, _line(finding), strict=True)) | {"example_rows": list(finding.example_rows)}
        for finding in findings
    ]
    return (json.dumps(lines, ensure_ascii=False, indent=1) + "\n").encode()


def _workbook(findings: tuple[Finding, ...]) -> bytes:
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as workbook:
        sheet = workbook.add_worksheet("Data quality")
        head, wrapped = workbook.add_format({"bold": True}), workbook.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_row(0, 0, HEADS, head)
        for index, finding in enumerate(findings, start=1):
            sheet.write_row(index, 0, _line(finding), wrapped)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(findings), len(HEADS) - 1)
    return content.getvalue()
