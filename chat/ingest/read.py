"""The way in: files to an extract of typed frames."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from chat.annex_a import LISTS, list_by_key
from chat.errors import BadSetting, NoListFound
from chat.extract import Extract
from chat.findings import Finding, PassedOver
from chat.ingest.codes import own_codes_read
from chat.ingest.headings import HeadingBook, heading_book
from chat.ingest.identifier_findings import identifier_findings
from chat.ingest.sheets import RawSheet, recognise
from chat.ingest.source import Skipped, input_files, read_ahead
from chat.ingest.typed import TypedSheet, type_sheet

OwnHeadings = Mapping[str, Mapping[str, str]]
OwnCodes = Mapping[str, Mapping[str, Mapping[str, str]]]
SHEETS_NAMED = 12
NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass
class _Reading:
    """What has been read so far."""

    typed: dict[int, list[TypedSheet]] = field(default_factory=dict)
    passed_over: list[PassedOver] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)


def read_extract(paths: Sequence[Path], *, headings: OwnHeadings = NONE, codes: OwnCodes = NONE) -> Extract:
    """Reads workbooks, CSV and Parquet files, or folders of them, as one Annex A extract.

    `headings` are the user's own: list key, then heading on the sheet = field name or template heading. `codes` are
    the user's own values: list key, field, then value on the sheet = code. Both win over everything else.

    Raises UnreadableInput for a file that cannot be read, NoListFound when no list can be analysed, and BadSetting
    when `headings` or `codes` name something that no list has.
    """
    book, own_codes = heading_book(headings), _own_codes(codes)
    files, passed_over = input_files(paths)
    reading = _Reading(passed_over=list(passed_over))
    reading.sources += [path.name for path in files]
    for raw in read_ahead(files):
        _take(reading, raw, book, own_codes)
    return _settled(reading)


def _take(
    reading: _Reading, raw: RawSheet | Skipped, book: HeadingBook, own_codes: dict[int, dict[str, dict[str, str]]]
) -> None:
    if isinstance(raw, Skipped):
        reading.passed_over.append(raw.passed_over)
        return
    reading.sheets.append(raw.sheet)
    recognised = recognise(raw, book)
    if isinstance(recognised, str):
        reading.passed_over.append(PassedOver(raw.source, raw.sheet, recognised))
        return
    typed = type_sheet(raw, recognised, book, own_codes.get(recognised.number, {}))
    reading.typed.setdefault(recognised.number, []).append(typed)


def _settled(reading: _Reading) -> Extract:
    """One sheet for each list, or the reason why not."""
    if not reading.typed:
        raise NoListFound(_nothing_found(reading))
    set_aside: dict[int, str] = {}
    lists = {}
    for number, sheets in sorted(reading.typed.items()):
        chosen = _chosen(sheets, reading)
        if isinstance(chosen, str):
            set_aside[number] = chosen
            reading.findings.append(
                Finding(
                    "AQ001", "error", chosen, "Leave one of them in the extract.", number, sheets[0].delivered.sheet
                )
            )
            continue
        reading.findings += chosen.findings
        if chosen.set_aside:
            set_aside[number] = chosen.set_aside
        else:
            lists[number] = chosen.delivered
    if not lists:
        raise NoListFound(next(iter(set_aside.values())))
    return Extract(
        sources=tuple(reading.sources),
        lists=lists,
        set_aside=set_aside,
        passed_over=tuple(reading.passed_over),
        findings=(*reading.findings, *_not_delivered(lists.keys() | set_aside.keys()), *identifier_findings(lists)),
    )


def _chosen(sheets: list[TypedSheet], reading: _Reading) -> TypedSheet | str:
    """The sheet to read of those that look like the same list: one that is complete and has rows goes first."""

    def rank(sheet: TypedSheet) -> tuple[bool, bool]:
        return sheet.set_aside is None, sheet.delivered.frame.height > 0

    best = max(sheets, key=rank)
    rivals = [sheet for sheet in sheets if sheet is not best and rank(sheet) == rank(best)]
    if rivals and rank(best) == (True, True):
        first, second = best.delivered, rivals[0].delivered
        names = f"'{first.sheet}' and '{second.sheet}'"
        if first.sheet == second.sheet:
            names = f"'{first.sheet}' of '{first.source}' and of '{second.source}'"
        return f"List {first.number} is there twice, both with rows: {names}. Leave one of them in the extract."
    for sheet in sheets:
        if sheet is not best:
            reason = f"'{best.delivered.sheet}' is read as List {best.delivered.number}"
            reason += ", and this has no rows" if not sheet.delivered.frame.height else ", and this lacks columns of it"
            reading.passed_over.append(PassedOver(sheet.delivered.source, sheet.delivered.sheet, reason))
            if sheet.delivered.frame.height:
                reading.findings.append(_left_out(sheet, best))
    return best


def _left_out(sheet: TypedSheet, best: TypedSheet) -> Finding:
    delivered = sheet.delivered
    return Finding(
        "AQ001",
        "warning",
        f"'{delivered.sheet}' looks like List {delivered.number} too, but '{best.delivered.sheet}' is read; "
        f"its {delivered.frame.height:,} rows are not.",
        "Check that the right sheet is read, and take the other out of the extract.",
        delivered.number,
        delivered.sheet,
        rows=delivered.frame.height,
    )


def _not_delivered(found: set[int]) -> Iterator[Finding]:
    for specification in LISTS:
        if specification.number not in found:
            yield Finding(
                "AQ001",
                "info",
                f"List {specification.number} ({specification.title}) is not in the extract.",
                "Nothing to do if it is not wanted; everything that does not need it is made.",
                specification.number,
            )


def _nothing_found(reading: _Reading) -> str:
    files = ", ".join(f"'{name}'" for name in reading.sources) or "the files given"
    sheets = ", ".join(reading.sheets[:SHEETS_NAMED]) + (", …" if len(reading.sheets) > SHEETS_NAMED else "")
    where = f" (sheets: {sheets})" if sheets else ""
    own = any("ChAT has written" in passed.reason for passed in reading.passed_over)
    if own and not sheets:
        return f"no Annex A list found in {files}: it is a workbook that ChAT has written. Give the extract itself."
    example = " ".join(reading.sources[:1])
    return (
        f"no Annex A list found in {files}{where}. A list is recognised by its headings; "
        f"'chat check --explain {example}' shows what was looked for."
    )


def _own_codes(codes: OwnCodes) -> dict[int, dict[str, dict[str, str]]]:
    read: dict[int, dict[str, dict[str, str]]] = {}
    for key, by_field in codes.items():
        try:
            specification = list_by_key(key)
        except KeyError:
            keys = ", ".join(known.key for known in LISTS)
            raise BadSetting(f"chat.toml has [codes.{key}], but there is no such list. The lists are {keys}.") from None
        for name, own in by_field.items():
            column = next((c for c in specification.columns if name in (c.field, c.heading)), None)
            if column is None or column.type != "code":
                raise BadSetting(
                    f"chat.toml has [codes.{key}.{name}], but List {specification.number} has no such column of codes."
                )
            try:
                read.setdefault(specification.number, {})[column.field] = own_codes_read(column.code_set, own)
            except KeyError as error:
                raise BadSetting(
                    f"chat.toml maps a value to '{error.args[0]}' under [codes.{key}.{name}], "
                    f"but that is no code of '{column.heading}'."
                ) from None
    return read
