"""What stands under a table whose rows can be compared: the published figures, their years, what is not the same."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from chat.report import ReportRow, ReportTable, Value
from chat.report.columns import is_percent, number_format, shown
from chat.report.published import Comparators, Interval, PublishedValue
from chat.words.numbers import shown_share
from chat.workbook.table.sentences import row_label, shown_rows

PublishedKind = Literal["published_heads", "published_row", "published_note"]
TITLE = "Published figures"
TEN = 10
ANNUALISED = (
    "Own rates of the period are made up to a year; published ones are of whole years to 31 March, so seasons differ."
)


@dataclass(frozen=True, slots=True)
class Place:
    """A column of published figures: its head, its words in a sentence, and where its value is."""

    head: str
    words: str
    of: Callable[[Comparators], PublishedValue]


PLACES = (
    Place("England", "England", lambda each: each.england),
    Place("Region", "region", lambda each: each.region),
    Place("Neighbours", "neighbours", lambda each: each.statistical_neighbours),
    Place("Own, last", "own", lambda each: each.own_published),
)


def compared_rows(table: ReportTable) -> tuple[tuple[ReportRow, Comparators], ...]:
    """The printed rows that something is published for; none where the table itself has no figures."""
    if table.status is not None:
        return ()
    pairs = ((row, row.comparators) for row in shown_rows(table))
    return tuple((row, each) for row, each in pairs if each is not None and is_published(each))


def is_published(comparators: Comparators) -> bool:
    """Whether there is any value to compare with."""
    return any(place.of(comparators).value is not None for place in PLACES)


def published_parts(table: ReportTable) -> tuple[tuple[PublishedKind, str, ReportRow | None], ...]:
    """The lines under a table as kind, text and row; none when nothing of it can be compared."""
    pairs = compared_rows(table)
    if not pairs:
        return ()
    rows: list[tuple[PublishedKind, str, ReportRow | None]] = [
        ("published_row", row_label(row), row) for row, _ in pairs
    ]
    labelled = [(row_label(row), each) for row, each in pairs]
    note = " ".join(
        (
            *other_years(labelled),
            *fewer_neighbours(labelled),
            *caveats(labelled),
            *annualised_note(labelled),
            *_intervals(labelled),
        )
    )
    return (("published_heads", TITLE, None), *rows, *((("published_note", note, None),) if note else ()))


def published_heads(compared: Sequence[Comparators]) -> tuple[str, ...]:
    """The head of each column with the year of most of its values."""
    return tuple(head_of(place, compared) for place in PLACES)


def head_of(place: Place, compared: Sequence[Comparators]) -> str:
    """The head of a column, over the year of most of its values."""
    year = prevailing_year(compared, place)
    return f"{place.head}\n{year}" if year else place.head


def published_values(comparators: Comparators) -> tuple[Value, ...]:
    """The values in the order of the heads."""
    return tuple(place.of(comparators).value for place in PLACES)


def published_format(comparators: Comparators) -> str:
    """The number format of a row's published values: that of the column they are compared with."""
    return number_format(comparators.column)


def prevailing_year(compared: Sequence[Comparators], place: Place) -> str | None:
    """The year of most values of a column, the later one of two."""
    years = Counter(year for each in compared if (year := place.of(each).year))
    return max(years, key=lambda year: (years[year], year)) if years else None


def other_years(labelled: Sequence[tuple[str, Comparators]]) -> tuple[str, ...]:
    """Which values are of another year than the head says: one sentence, or none."""
    usual = {place: prevailing_year([each for _, each in labelled], place) for place in PLACES}
    others: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for label, each in labelled:
        by_year: dict[str, list[str]] = {}
        for place in PLACES:
            if (year := place.of(each).year) and year != usual[place]:
                by_year.setdefault(year, []).append(place.words)
        for year, words in by_year.items():
            others.setdefault((year, tuple(words)), []).append(label)
    parts = [f"{_of_which(words)}{year}: {'; '.join(labels)}" for (year, words), labels in others.items()]
    return (f"Of another year than the head says: {'. '.join(parts)}.",) if parts else ()


def _of_which(words: tuple[str, ...]) -> str:
    """The columns a year is about, unless it is about all."""
    return "" if len(words) == len(PLACES) else f"{' and '.join(words)} "


def fewer_neighbours(labelled: Sequence[tuple[str, Comparators]]) -> tuple[str, ...]:
    """Where the neighbours' mean is of fewer than ten: one sentence, or none."""
    by_number: dict[int, list[str]] = {}
    for label, each in labelled:
        of = each.statistical_neighbours.of
        if of and of < TEN:
            by_number.setdefault(of, []).append(label)
    if not by_number:
        return ()
    if len(labelled) == 1:
        return (f"The neighbours' mean is of {next(iter(by_number))} of the ten.",)
    parts = (f"{'; '.join(labels)} {number}" for number, labels in sorted(by_number.items(), reverse=True))
    return (f"Neighbours with a value, of the ten: {', '.join(parts)}.",)


def caveats(labelled: Sequence[tuple[str, Comparators]]) -> tuple[str, ...]:
    """What is not quite the same, each once, with the rows it is about unless it is about all."""
    by_caveat: dict[str, list[str]] = {}
    for label, each in labelled:
        if each.caveat:
            by_caveat.setdefault(each.caveat, []).append(label)
    return tuple(
        caveat if len(labels) == len(labelled) else f"{'; '.join(labels)}: {caveat}"
        for caveat, labels in by_caveat.items()
    )


def annualised_note(labelled: Sequence[tuple[str, Comparators]]) -> tuple[str, ...]:
    """That some rates are made up to a year: one sentence, or none."""
    return (ANNUALISED,) if any(each.annualised for _, each in labelled) else ()


def _intervals(labelled: Sequence[tuple[str, Comparators]]) -> tuple[str, ...]:
    """The intervals of small figures that somebody may judge: those with a good direction."""
    parts = [
        f"{label} {interval_text(each.column, each.interval)}"
        for label, each in labelled
        if each.interval is not None and each.good != "none"
    ]
    return (f"95% interval of the own figure, for so small a count: {'; '.join(parts)}.",) if parts else ()


def interval_text(column: str, interval: Interval | None) -> str:
    """`71% to 88%`, `12 to 16`; nothing without an interval."""
    if interval is None:
        return ""
    if is_percent(column):
        return f"{shown_share(interval.low)} to {shown_share(interval.high)}"
    return f"{shown(column, interval.low)} to {shown(column, interval.high)}"
