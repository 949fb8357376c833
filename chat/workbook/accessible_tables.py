"""The tables of the accessible form: one for each sheet, with its headings, rows and notes; no figure is computed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from chat.document.rows import AGES, is_by_month, label_of
from chat.document.sentences import bases_line, missing_note, notes_of
from chat.report import Overlaps, Report, ReportRow, ReportTable, Value
from chat.report.columns import WHOLE, number_format
from chat.workbook.wording import availability_text

TEAMS, COHORTS = "Teams", "Cohorts"
WHOLE_TABLE = "Whole table"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a cell and the format it is shown in; without a value the cell is blank."""

    value: Value
    num_format: str


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table with the sheet that it fills; `texts` are the cells on the left of each row, `figures` the others."""

    sheet: str
    name: str
    title: str
    about: str
    text_heads: tuple[str, ...]
    heads: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    figures: tuple[tuple[Figure, ...], ...]
    notes: tuple[str, ...] = ()

    @property
    def has_blanks(self) -> bool:
        """Whether a cell is blank."""
        return any(figure.value is None for row in self.figures for figure in row)


def sheet_tables(report: Report) -> tuple[SheetTable, ...]:
    """Every table that has figures, in the order of the lists; then teams and cohorts."""
    return (*_of_report(report), *_of_cohorts(report.overlaps))


def left_out(report: Report) -> tuple[str, ...]:
    """A sentence for each table without a single figure."""
    return tuple(
        missing_note(table) if table.status else f"{table.title}: there was nothing to count."
        for table in report.tables
        if not has_figures(table)
    )


def has_figures(table: ReportTable) -> bool:
    """Whether anything stands in the table."""
    return any(value is not None for row in table.rows for value in row.values.values())


def _of_report(report: Report) -> Iterator[SheetTable]:
    numbers: Counter[str] = Counter()
    for section in report.sections:
        for table in section.tables:
            if has_figures(table):
                numbers[str(section.number)] += 1
                yield _of_table(table, f"{section.number}_{numbers[str(section.number)]}")
    if report.teams is not None and has_figures(report.teams):
        yield _of_table(report.teams, TEAMS)


def _of_table(table: ReportTable, sheet: str) -> SheetTable:
    has_parts = any(row.level for row in table.rows)
    labels = [label_of(table, row) for row in table.rows]
    texts: list[tuple[str, ...]] = [(label,) for label in labels]
    if has_parts:
        texts = list(zip(labels, _wholes(table, labels), strict=True))
    return SheetTable(
        sheet=sheet,
        name=table.key.replace(".", "_"),
        title=table.title,
        about=" ".join(filter(None, (table.definition, bases_line((table,))))),
        text_heads=(_first_head(table), *(("Part of",) if has_parts else ())),
        heads=table.column_heads,
        texts=tuple(texts),
        figures=tuple(
            tuple(Figure(row.values.get(column), _format(table, row, column)) for column in table.columns)
            for row in table.rows
        ),
        notes=_notes(table),
    )


def _wholes(table: ReportTable, labels: list[str]) -> list[str]:
    """For each row the one above it that it details."""
    wholes, whole = [], WHOLE_TABLE
    for row, label in zip(table.rows, labels, strict=True):
        whole = whole if row.level else label
        wholes.append(whole if row.level else WHOLE_TABLE)
    return wholes


def _first_head(table: ReportTable) -> str:
    if is_by_month(table):
        return "Month"
    return "Age" if table.key.endswith(f".{AGES}") else "Category"


def _format(table: ReportTable, row: ReportRow, column: str) -> str:
    if row.shown is None:
        return number_format(column, row.values.get(column), by_month=is_by_month(table))
    places = "." + "0" * row.shown.decimals if row.shown.decimals else ""
    return f"0{places}%" if row.shown.unit == "percent" else f"#,##0{places}"


def _notes(table: ReportTable) -> tuple[str, ...]:
    """What a reader must know of the table; published figures and last time are not in this form."""
    rows = tuple(replace(row, comparators=None) for row in table.rows)
    own = notes_of((replace(table, rows=rows, not_compared=None),))
    beside = [f"'{label_of(table, row)}'" for row in table.rows if row.outside]
    overlap = f"Counted beside the other rows, so not part of their sum: {', '.join(beside)}." if beside else ""
    shown = (f"{row.label}: {row.shown.note}" for row in table.rows if row.shown and row.shown.note)
    return tuple(filter(None, (table.edges, availability_text(table), *own, overlap, *shown, table.doubt)))


def _of_cohorts(overlaps: Overlaps) -> Iterator[SheetTable]:
    if any(count is not None for row in overlaps.counts for count in row):
        yield SheetTable(
            sheet=COHORTS,
            name="cohorts_counts",
            title="Children who are in two groups",
            about="Each number is of children who are in the group of the row and in the group of the column.",
            text_heads=("Group",),
            heads=overlaps.names,
            texts=tuple((name,) for name in overlaps.names),
            figures=tuple(tuple(Figure(count, WHOLE) for count in row) for row in overlaps.counts),
        )
