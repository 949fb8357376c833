"""Writes the very hidden sheet `_chat`, whose layout is in `chat.earlier.chat_sheet`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from chat.commentary.comment import Noted
from chat.commentary.place import CommentaryPlace
from chat.commentary.records import Field, commentary_record, records_of, written_records
from chat.earlier.chat_sheet import MOST_EARLIER, RENAMED_KEYS, RULE, SCHEMA, chunks, compressed
from chat.earlier.figures import EarlierFigures
from chat.report import Report
from chat.workbook.book import Book, Sheet
from chat.xlsx.own_sheet import OWN_SHEET


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
    sheet = book.add_sheet(OWN_SHEET)
    texts = (record for key, each in sorted(comments.items()) for record in records_of(key, each.comment))
    records = (
        *_records(report, places, comments, figures_json),
        *texts,
        *written_records(book.written),
        *_earlier(report, earlier),
    )
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
    placed = {place.key: place for place in places}
    nowhere = (CommentaryPlace(key, "", comments[key].comment.title) for key in sorted(comments) if key not in placed)
    for place in (*placed.values(), *nowhere):
        each = comments.get(place.key)
        yield commentary_record(place, each.comment if each else None)
    for earlier, present in sorted(RENAMED_KEYS.items()):
        yield "renamed", earlier, present


def _write_record(sheet: Sheet, row: int, record: tuple[Field, ...]) -> None:
    style = sheet.style("hidden")
    for column, value in enumerate(record):
        if isinstance(value, str):
            sheet.text(row, column, value, style)
        else:
            sheet.number(row, column, value, style)
