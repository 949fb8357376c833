"""The way in: files to an extract of typed frames."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from chat.annex_a import LISTS
from chat.errors import NoListFound
from chat.extract import Extract
from chat.findings import Finding, PassedOver
from chat.ingest.choose_sheet import choose
from chat.ingest.files.source import OWN_WORKBOOK, BeingRead, Skipped, begin_reading, is_empty
from chat.ingest.findings.identifiers import identifier_findings
from chat.ingest.normal_forms import tidy_text
from chat.ingest.own_codes import OwnCodes, OwnCodesRead, read_own_codes
from chat.ingest.raw_sheet import RawSheet
from chat.ingest.sheets.headings import HeadingBook, heading_book
from chat.ingest.sheets.recognise import RecognisedSheet
from chat.ingest.sheets.several import recognise_all
from chat.ingest.typed_sheet import TypedSheet, type_sheet
from chat.saving import lock_files
from chat.settings.limits import USUAL, Limits

OwnHeadings = Mapping[str, Mapping[str, str]]
LOSES_ERRORS = frozenset((".xls", ".xlsb"))  # of other workbooks the error can be read, or searched for
SHEETS_NAMED = 12
NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass
class _Reading:
    """What has been read so far."""

    sources: list[str]
    passed_over: list[PassedOver]
    of_files: tuple[Finding, ...]
    sheets: list[str] = field(default_factory=list)
    typed: dict[int, list[TypedSheet]] = field(default_factory=dict)
    of_sheets: list[Finding] = field(default_factory=list)


def read_extract(
    paths: Sequence[Path], *, headings: OwnHeadings = NONE, codes: OwnCodes = NONE, limits: Limits = USUAL
) -> Extract:
    """Reads workbooks, CSV and Parquet files, or folders of them, as one Annex A extract.

    `headings` are the user's own: list key, then heading on the sheet = field name or template heading. `codes` are
    the user's own values: list key, field, then value on the sheet = code. Both win over everything else.
    `limits` are how large a file and a sheet may be.

    Raises UnreadableInput for a file that cannot be read, NoListFound when no list can be analysed, and BadSetting
    when `headings` or `codes` name something that no list has.
    """
    with begin_reading(paths, limits) as being_read:
        return extract_being_read(being_read, headings=headings, codes=codes)


def extract_being_read(being_read: BeingRead, *, headings: OwnHeadings = NONE, codes: OwnCodes = NONE) -> Extract:
    """The same of files whose reading has begun."""
    book, own_codes = heading_book(headings), read_own_codes(codes)
    files = being_read.files
    reading = _Reading([path.name for path in files], list(being_read.passed_over), tuple(_about_files(files)))
    for raw in being_read.sheets:
        _take(reading, raw, book, own_codes)
    return _settled(reading)


def _take(reading: _Reading, raw: RawSheet | Skipped, book: HeadingBook, own_codes: OwnCodesRead) -> None:
    """Reads one sheet, or notes why it is passed over."""
    if isinstance(raw, Skipped):
        reading.passed_over.append(raw.passed_over)
        return
    reading.sheets.append(raw.sheet)
    recognised = recognise_all(raw, book)
    if isinstance(recognised, str):
        reading.passed_over.append(PassedOver(raw.source, raw.sheet, recognised))
        return
    for each in recognised:
        typed = type_sheet(raw, each, book, own_codes.get(each.number, {}))
        reading.typed.setdefault(each.number, []).append(typed)
    reading.of_sheets += _unread_columns(raw, book)
    if len(recognised) > 1:
        reading.of_sheets.append(_several_lists(raw, recognised))


def _settled(reading: _Reading) -> Extract:
    """One sheet for each list, or the reason why not."""
    if not reading.typed:
        raise NoListFound(_nothing_found(reading))
    choices = {number: choose(sheets) for number, sheets in sorted(reading.typed.items())}
    set_aside = {number: choice.set_aside for number, choice in choices.items() if choice.set_aside}
    lists = {number: choice.sheet.delivered for number, choice in choices.items() if not choice.set_aside}
    if not lists:
        lacking = [choice.sheet.set_aside for choice in choices.values() if choice.sheet.set_aside]
        raise NoListFound("\n".join(lacking) or next(iter(set_aside.values())))
    return Extract(
        sources=tuple(reading.sources),
        lists=lists,
        set_aside=set_aside,
        passed_over=(*reading.passed_over, *(p for choice in choices.values() for p in choice.passed_over)),
        findings=(
            *reading.of_files,
            *reading.of_sheets,
            *(finding for choice in choices.values() for finding in choice.findings),
            *_not_delivered(set(choices)),
            *identifier_findings(lists),
        ),
    )


def _unread_columns(raw: RawSheet, book: HeadingBook) -> Iterator[Finding]:
    for heading in raw.unread_columns:
        named = f"column '{heading}'" if book.meanings(tidy_text(heading)) else "a column that is no list's"
        yield Finding(
            "AQ008",
            "warning",
            f"{raw.place}: {named} holds lists, structures, times or bytes, and all its cells are read as blank.",
            "Make the file again with text, numbers or dates in it.",
            sheet=raw.sheet,
        )


def _several_lists(raw: RawSheet, recognised: Sequence[RecognisedSheet]) -> Finding:
    named = " and ".join(f"List {each.number} (headings in row {each.heading_index + 1})" for each in recognised)
    return Finding(
        "AQ001",
        "info",
        f"{raw.place} holds {len(recognised)} lists: {named}. Each is read by itself.",
        "Nothing to do if that is so.",
        sheet=raw.sheet,
    )


def _about_files(files: Sequence[Path]) -> Iterator[Finding]:
    for path in files:
        if any(lock.exists() for lock in lock_files(path)):
            yield Finding(
                "AQ166",
                "warning",
                f"'{path.name}' is open in another program: what has not been saved there is not read.",
                "Save and close it, then read it again, if somebody is working on it.",
            )
        if len(files) > 1 and is_empty(path):
            yield Finding(
                "AQ005",
                "warning",
                f"'{path.name}' is empty (0 bytes), and nothing of it is read.",
                "Make the file again, or leave it out.",
            )
        if path.suffix.lower() in LOSES_ERRORS:
            yield Finding(
                "AQ007",
                "info",
                f"cells with an error such as #N/A cannot be told from blank ones in '{path.name}'.",
                "If more is blank than should be, save it as .xlsx and read that.",
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
    files = ", ".join(f"'{name}'" for name in reading.sources)
    if not reading.sheets and any(passed.reason == OWN_WORKBOOK for passed in reading.passed_over):
        return f"no Annex A list found in {files}: {OWN_WORKBOOK}. Give the extract itself."
    named = ", ".join(reading.sheets[:SHEETS_NAMED]) + (", …" if len(reading.sheets) > SHEETS_NAMED else "")
    where = f" (sheets: {named})" if named else ""
    return (
        f"no Annex A list found in {files}{where}. A list is recognised by its headings; "
        f"'chat check --explain {reading.sources[0]}' shows what was looked for."
    )
