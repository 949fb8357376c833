"""How far a finding can move each headline figure: the rows concerned over the rows counted."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

import polars as pl

from chat.counting.columns_read import Read
from chat.counting.prepare import Prepared
from chat.extract import SOURCE_ROW
from chat.findings import Finding
from chat.quality.headline_rows import HeadlineRows
from chat.quality.thresholds import limit

DOUBTFUL = ("error", "warning")
LIST_OF_ADULTS = 11
Places = frozenset[int]
NOWHERE: Places = frozenset()


@dataclass(frozen=True, slots=True)
class Effect:
    """How far some findings can move one headline figure.

    The figure counts `counted` rows. `rows` of them, of so many `children`, are in question.
    """

    headline: str
    table: str
    rows: int
    counted: int
    children: int
    is_share: bool

    @property
    def share(self) -> float:
        """Rows concerned over rows counted; all of it where nothing is counted yet."""
        return min(1.0, self.rows / self.counted) if self.counted else 1.0

    @property
    def matters(self) -> bool:
        """Whether the figure can move by more than a reader may overlook."""
        percent = limit("verdict_points") if self.is_share else limit("verdict_percent")
        return self.children >= limit("verdict_children") and self.rows * 100 > self.counted * percent


class Weigher:
    """Weighs the errors and warnings of one extract against its headline figures."""

    def __init__(
        self, headlines: Sequence[HeadlineRows], prepared: Mapping[str, Prepared], findings: Sequence[Finding]
    ) -> None:
        self.findings = tuple(finding for finding in findings if finding.severity in DOUBTFUL)
        self._headlines = headlines
        self._lists = {each.number: _DoubtfulRows(each, self.findings) for each in prepared.values()}
        could = [self._lists[each.list_number].marked(each.could_count) for each in headlines]
        inside = [self._lists[each.list_number].marked(each.population) for each in headlines]
        ways: dict[object, list[tuple[int, Places | None]]] = {}
        self._moves: dict[int, dict[int, Places]] = {}
        for finding in self.findings:
            columns = finding.list_number, finding.headings, finding.concerns_whole_rows
            if columns not in ways:
                ways[columns] = list(self._read_by(finding, could, inside))
            self._moves[id(finding)] = dict(self._moved_by(finding, ways[columns]))

    def effects(self, findings: Sequence[Finding]) -> tuple[Effect, ...]:
        """How far these findings together can move each headline figure; figures they cannot move are left out."""
        concerned: dict[int, dict[int, set[int]]] = {}
        for finding in findings:
            for at, rows in self._moves.get(id(finding), {}).items():
                concerned.setdefault(at, {}).setdefault(finding.list_number or 0, set()).update(rows)
        return tuple(self._effect(self._headlines[at], concerned[at]) for at in sorted(concerned))

    def people(self, finding: Finding) -> frozenset[Hashable]:
        """Who stands in the rows of a finding: identifiers, or the row itself where it has none."""
        of_list = self._lists.get(finding.list_number or 0)
        return of_list.people(of_list.places(finding)) if of_list else frozenset()

    def _effect(self, headline: HeadlineRows, by_list: Mapping[int, set[int]]) -> Effect:
        rows = sum(map(len, by_list.values()))
        children = frozenset[Hashable]().union(*(self._lists[of].people(at) for of, at in by_list.items()))
        return Effect(headline.label, headline.table, rows, headline.counted, len(children), headline.is_share)

    def _read_by(
        self, finding: Finding, could: Sequence[Places], inside: Sequence[Places]
    ) -> Iterator[tuple[int, Places | None]]:
        """The figures that read a finding's columns, and which of its rows count for each; None is all of them."""
        number = finding.list_number
        if number is None or number not in self._lists:
            return
        for at, headline in enumerate(self._headlines):
            of_own_list = number == headline.list_number
            if _is_read(finding, number, headline.chosen_by):
                yield at, could[at] if of_own_list else None
            elif _is_read(finding, number, headline.read):
                yield at, inside[at] if of_own_list else None

    def _moved_by(self, finding: Finding, ways: Sequence[tuple[int, Places | None]]) -> Iterator[tuple[int, Places]]:
        for at, rows_that_count in ways:
            places = self._lists[finding.list_number or 0].places(finding)
            if rows := places if rows_that_count is None else places & rows_that_count:
                yield at, rows


def _is_read(finding: Finding, number: int, columns: frozenset[Read]) -> bool:
    if finding.concerns_whole_rows:
        return any(of == number for of, _ in columns)
    return any((number, heading) in columns for heading in finding.headings)


class _DoubtfulRows:
    """The rows of a list that errors and warnings name, by their place in its frame, and who stands in them."""

    def __init__(self, prepared: Prepared, findings: Sequence[Finding]) -> None:
        self._number = prepared.number
        rows = prepared.frame.get_column(SOURCE_ROW)
        named = {id(each): _row_numbers(each) for each in findings if each.list_number == prepared.number}
        numbers = pl.Series(sorted({row for each in named.values() for row in each}), dtype=rows.dtype)
        read = numbers.filter(numbers.is_in(rows.implode()))
        self._at = rows.search_sorted(read)
        place_of = dict(zip(read.to_list(), self._at.to_list(), strict=True))
        self._places = {key: frozenset(place_of[row] for row in each if row in place_of) for key, each in named.items()}
        identifiers = prepared.frame.get_column(prepared.available.specification.identifier)
        self._who = dict(zip(self._at.to_list(), identifiers.gather(self._at).to_list(), strict=True))

    def places(self, finding: Finding) -> Places:
        """Where a finding's rows are."""
        return self._places.get(id(finding), NOWHERE)

    def marked(self, mask: pl.Series) -> Places:
        """Those of the places that a mask over the whole list marks."""
        return frozenset(compress(self._at.to_list(), mask.gather(self._at).to_list()))

    def people(self, places: Places | set[int]) -> frozenset[Hashable]:
        """Who stands there; adults have identifiers of their own."""
        of_adults = self._number == LIST_OF_ADULTS
        found = ((place, self._who[place]) for place in places)
        return frozenset((self._number, who or place) if of_adults or who is None else who for place, who in found)


def _row_numbers(finding: Finding) -> Sequence[int]:
    return finding.source_rows if len(finding.source_rows) else finding.example_rows
