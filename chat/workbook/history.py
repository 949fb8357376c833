"""Writes the very hidden sheet `_chat`, whose layout is in `chat.history.sheet`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from chat.history.earlier_figures import EarlierFigures
from chat.history.sheet import MOST_EARLIER, RENAMED_KEYS, RULE, SCHEMA, TITLE, chunks, compressed
from chat.report import Report
from chat.workbook.book import Book, Sheet
from chat.workbook.comment import PREFIX, Noted, fingerprint
from chat.workbook.commentary import CommentaryPlace

Field = str | int


def write_history(
    book: Book,
    report: Report,
    places: Iterable[CommentaryPlace],
    comments: Mapping[str, Noted],
    *,
    figures_json: str,
    earlier: Sequence[EarlierFigures] = (),
) -> None:
    """Writes the sheet and hides it so that only a program shows it.

    `earlier` are figures of earlier as-at dates, latest first; as many are kept as the sheet's layout allows.
    """
    sheet = book.add_sheet(TITLE)
    records = (*_records(report, places, comments, figures_json), *_earlier(report, earlier))
    for row, record in enumerate(records):
        _write_record(sheet, row, record)
    sheet.worksheet.very_hidden()


def _earlier(report: Report, earlier: Sequence[EarlierFigures]) -> Iterator[tuple[Field, ...]]:
    before = [figures for figures in earlier if figures.as_at < report.as_at]
    for figures in before[:MOST_EARLIER]:
        pieces = chunks(compressed(figures.text))
        for number, piece in enumerate(pieces, start=1):
            yield "earlier", figures.as_at.isoformat(), number, len(pieces), piece


def _records(
    report: Report, places: Iterable[CommentaryPlace], comments: Mapping[str, Noted], figures_json: str
) -> Iterator[tuple[Field, ...]]:
    yield "chat", SCHEMA, report.version, report.as_at.isoformat()
    yield "rule", RULE
    pieces = chunks(figures_json)
    for number, piece in enumerate(pieces, start=1):
        yield "figures", number, len(pieces), piece
    for place in places:
        written = _written(comments.get(place.key))
        yield "commentary", place.key, PREFIX + place.key, place.sheet, *written, place.title
    for earlier, present in sorted(RENAMED_KEYS.items()):
        yield "renamed", earlier, present


def _written(noted: Noted | None) -> tuple[str, str]:
    """The date and the fingerprint of a text; both empty when there is none, the date alone when it is not known."""
    if noted is None:
        return "", ""
    as_at = noted.comment.as_at
    return as_at.isoformat() if as_at else "", fingerprint(noted.comment.text)


def _write_record(sheet: Sheet, row: int, record: tuple[Field, ...]) -> None:
    style = sheet.style("hidden")
    for column, value in enumerate(record):
        if isinstance(value, str):
            sheet.text(row, column, value, style)
        else:
            sheet.number(row, column, value, style)
