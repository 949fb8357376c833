"""Writes the very hidden sheet `_chat`, whose layout is in `chat.earlier.chat_sheet`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from chat.commentary.comment import PREFIX, Comment, Noted, fingerprint
from chat.earlier.chat_sheet import MOST_EARLIER, RENAMED_KEYS, RULE, SCHEMA, TITLE, chunks, compressed
from chat.earlier.figures import EarlierFigures
from chat.report import Report
from chat.workbook.book import Book, Sheet
from chat.workbook.list_sheet.commentary_cell import CommentaryPlace

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
    texts = (record for key, each in sorted(comments.items()) for record in text_records(key, each.comment))
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


def commentary_record(place: CommentaryPlace, comment: Comment | None) -> tuple[Field, ...]:
    """Where a comment stands, its date and fingerprint; both are empty without a comment, the date when not known."""
    as_at = comment.as_at.isoformat() if comment and comment.as_at else ""
    written = (as_at, fingerprint(comment.text)) if comment else ("", "")
    return "commentary", place.key, PREFIX + place.key, place.sheet, *written, place.title


def text_records(key: str, comment: Comment) -> Iterator[tuple[Field, ...]]:
    """The text of a comment and those before it, so that none is gone when somebody writes over it."""
    for number, each in enumerate((comment, *comment.older)):
        pieces = chunks(each.text)
        as_at = each.as_at.isoformat() if each.as_at else ""
        for place, piece in enumerate(pieces, start=1):
            yield "text", key, number, as_at, place, len(pieces), piece


def written_records(fingerprints: Iterable[str]) -> Iterator[tuple[Field, ...]]:
    """The short fingerprints of what ChAT wrote, in order."""
    pieces = chunks(" ".join(sorted(fingerprints)))
    for number, piece in enumerate(pieces, start=1):
        yield "written", number, len(pieces), piece


def _write_record(sheet: Sheet, row: int, record: tuple[Field, ...]) -> None:
    style = sheet.style("hidden")
    for column, value in enumerate(record):
        if isinstance(value, str):
            sheet.text(row, column, value, style)
        else:
            sheet.number(row, column, value, style)
