"""How each sheet of the input was recognised, or what was looked for and not found."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from chat.annex_a import LISTS, list_by_number
from chat.ingest.files.source import Skipped, input_files, read_ahead
from chat.ingest.raw_sheet import RawSheet
from chat.ingest.sheets.headings import MatchedHeadings, heading_book, match_headings
from chat.ingest.sheets.several import recognise_all
from chat.settings.limits import USUAL, Limits


def explain_recognition(
    paths: Sequence[Path], *, headings: Mapping[str, Mapping[str, str]], limits: Limits = USUAL
) -> str:
    """Sheet by sheet: which list it was taken for, its heading row, headings matched, missing and unknown.

    Headings are printed only of rows that were recognised as headings, so that no cell of a child is.
    """
    book = heading_book(headings)
    files, passed_over = input_files(paths)
    lines = [f"'{each.source}': passed over, {each.reason}." for each in passed_over]
    for raw in read_ahead(files, limits):
        if isinstance(raw, Skipped):
            lines.append(f"'{raw.passed_over.sheet}': passed over, {raw.passed_over.reason}.")
            continue
        recognised = recognise_all(raw, book)
        if isinstance(recognised, str):
            lines.append(f"{raw.place}: not a list, {recognised}.")
            continue
        for each in recognised:
            matched = match_headings(book, each.number, each.headings(raw.frame))
            lines += _list_lines(raw, each.heading_index, matched)
    return "\n".join([*lines, "", "Looked for, list by list (any order, any case):", *_looked_for()])


def _list_lines(raw: RawSheet, heading_index: int, matched: MatchedHeadings) -> list[str]:
    specification = list_by_number(matched.number)
    missing = [column.heading for column in matched.missing(specification)]
    recognised = f"{raw.place}: List {specification.number} ({specification.title})"
    lines = [f"{recognised}, headings in row {heading_index + 1}, {len(matched.position)} of them known."]
    lines += [f"    no column '{heading}'" for heading in missing]
    lines += [f"    not a column of the list: '{heading}'" for heading in matched.unknown]
    return lines + [
        f"    not a column of the list: {letters} (its heading may be a child's data, and is not shown)"
        for letters in matched.withheld
    ]


def _looked_for() -> Iterator[str]:
    for specification in LISTS:
        needed = [column.heading for column in specification.columns if column.role in ("identifier", "key date")]
        others = [column.heading for column in specification.columns if column.role in ("needed", "")]
        yield f"  List {specification.number} {specification.title}"
        yield f"    it must have: {'; '.join(needed)}"
        yield f"    and should have: {'; '.join(others)}"
