"""Headings of a sheet to fields of the lists."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache

from chat.annex_a import LISTS, Column, ListSpecification, list_by_key
from chat.annex_a.specification import headings_of_systems
from chat.errors import BadSetting
from chat.ingest.normal_forms import heading_key, heading_words, tidy_text
from chat.ingest.sheets.data_in_headings import looks_like_data
from chat.settings.keys import EVERY_LIST
from chat.words.nearest import nearest_words
from chat.xlsx.places import column_letters

LONGEST_HEADING = 250
NEAR_ENOUGH = 60  # of 100, as rapidfuzz scores


class Strength(IntEnum):
    """How a heading was recognised; the stronger wins when two headings fit one field."""

    PATTERN = 1
    SYSTEM = 2
    SPELLING = 3
    TEMPLATE = 4
    OWN = 5


Meanings = Mapping[int, tuple[str, Strength]]
ExactHeadings = dict[str, dict[int, tuple[str, Strength]]]
NO_MEANING: Meanings = {}


@dataclass(frozen=True)
class HeadingBook:
    """Every heading that is known: by normal form, and as patterns. Answers are remembered."""

    exact: ExactHeadings
    patterns: tuple[tuple[re.Pattern[str], int, str], ...]
    answers: dict[str, Meanings] = field(default_factory=dict)

    def meanings(self, text: str) -> Meanings:
        """For each list number that knows this heading: the field and how it was recognised."""
        if len(text) > LONGEST_HEADING:
            return NO_MEANING
        if text not in self.answers:
            self.answers[text] = self._look_up(text)
        return self.answers[text]

    def _look_up(self, text: str) -> Meanings:
        words = heading_words(text)
        by_pattern = {
            number: (name, Strength.PATTERN)
            for pattern, number, name in self.patterns
            if words and pattern.search(words)
        }
        return by_pattern | self.exact.get(heading_key(text), {})


def heading_book(own: Mapping[str, Mapping[str, str]]) -> HeadingBook:
    """The book of all lists, with the user's own headings by list key (heading on the sheet: field or heading).

    Under the key `all` stand headings that hold for every list with such a column. Raises BadSetting when an own
    heading is mapped to a column that the list does not have.
    """
    exact = {key: dict(known) for key, known in _known_headings().items()} if own else _known_headings()
    for text, number, name in _own_headings(own):
        exact.setdefault(heading_key(text), {})[number] = (name, Strength.OWN)
    return HeadingBook(exact, _patterns())


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], int, str], ...]:
    return tuple(
        (re.compile(spelling.spelling), specification.number, spelling.field)
        for specification in LISTS
        for spelling in specification.heading_spellings
        if spelling.match == "pattern"
    )


def _learn(exact: ExactHeadings, key: str, number: int, meaning: tuple[str, Strength]) -> None:
    known = exact.setdefault(key, {})
    if number not in known or known[number][1] < meaning[1]:
        known[number] = meaning


@cache
def _known_headings() -> ExactHeadings:
    exact: ExactHeadings = {}
    of_systems = {field: [heading_key(each) for each in given] for field, given in headings_of_systems().items()}
    for specification in LISTS:
        for column in specification.columns:
            field = column.field
            _learn(exact, heading_key(column.heading), specification.number, (field, Strength.TEMPLATE))
            _learn(exact, heading_key(field), specification.number, (field, Strength.SPELLING))
            for key in of_systems.get(field, ()):
                _learn(exact, key, specification.number, (field, Strength.SYSTEM))
        for spelling in specification.heading_spellings:
            if spelling.match == "exact":
                meaning = (spelling.field, Strength.SPELLING)
                _learn(exact, heading_key(spelling.spelling), specification.number, meaning)
    return exact


def _own_headings(own: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, int, str]]:
    """`all` first, so that what is said of one list wins."""
    for text, target in own.get(EVERY_LIST, {}).items():
        having = [(each.number, field) for each in LISTS if (field := _field_in(each, target))]
        if not having:
            near = nearest(target, [column.heading for each in LISTS for column in each.columns])
            raise BadSetting(
                f"chat.toml maps a heading to '{target}' under [headings.{EVERY_LIST}], but no list has such a column."
                + (f" The nearest is '{near}'." if near else "")
            )
        for number, field in having:
            yield text, number, field
    for key, mapping in own.items():
        if key == EVERY_LIST:
            continue
        specification = list_of_setting(key, "headings")
        for text, target in mapping.items():
            yield text, specification.number, _field_of(specification, target)


def list_of_setting(key: str, table: str) -> ListSpecification:
    """The list that `[<table>.<key>]` of chat.toml is about; raises BadSetting when there is none."""
    try:
        return list_by_key(key)
    except KeyError:
        keys = ", ".join(specification.key for specification in LISTS)
        raise BadSetting(f"chat.toml has [{table}.{key}], but there is no such list. The lists are {keys}.") from None


def _field_in(specification: ListSpecification, target: str) -> str | None:
    wanted = heading_key(target)
    for column in specification.columns:
        if wanted in (heading_key(column.field), heading_key(column.heading)):
            return column.field
    return None


def _field_of(specification: ListSpecification, target: str) -> str:
    if field := _field_in(specification, target):
        return field
    near = nearest(target, [column.heading for column in specification.columns])
    hint = f" The nearest is '{near}'." if near else ""
    raise BadSetting(
        f"chat.toml maps a heading to '{target}' under [headings.{specification.key}], "
        f"but List {specification.number} has no such column.{hint}"
    )


def nearest(wanted: str, candidates: Sequence[str]) -> str | None:
    """The candidate most like the wanted heading, or None when none comes near. Only ever a suggestion."""
    found = nearest_words(heading_words(wanted), candidates, most=1, plain=heading_words, at_least=NEAR_ENOUGH)
    return found[0] if found else None


@dataclass(frozen=True)
class MatchedHeadings:
    """The columns of a sheet as one list reads them.

    `position` is the place of each field's column in the raw frame. `repeated` are fields whose heading stands there
    twice, `rivals` fields that two different headings fit, with the heading read and the one left out; `unknown` the
    other headings. What looks like a child's data is nowhere among them: `withheld` has the letters of such columns.
    """

    number: int
    position: dict[str, int]
    repeated: tuple[str, ...]
    rivals: tuple[tuple[str, str, str], ...]
    unknown: tuple[str, ...]
    withheld: tuple[str, ...] = ()

    def missing(self, specification: ListSpecification) -> list[Column]:
        """Columns of the 2019 template that have no heading on the sheet."""
        return [c for c in specification.columns if c.field not in self.position and c.role != "newer"]


def match_headings(book: HeadingBook, number: int, headings: Sequence[str | None]) -> MatchedHeadings:
    """The heading row, cell by cell, as the given list reads it."""
    best: dict[str, tuple[int, Strength, str]] = {}
    repeated, rivals = [], []
    unknown: dict[int, str] = {}
    for place, cell in enumerate(headings):
        text = tidy_text(cell or "")
        meaning = book.meanings(text).get(number) if text else None
        if meaning is None:
            if text:
                unknown[place] = text
            continue
        name, strength = meaning
        before = best.get(name)
        if before is None or before[1] < strength:
            best[name] = (place, strength, text)
        if before and heading_key(before[2]) == heading_key(text):
            repeated.append(name)
        elif before:
            left = before if best[name][0] == place else (place, strength, text)
            rivals.append((name, _shown(best[name]), _shown(left)))
    position = {name: place for name, (place, _, _) in best.items()}
    shown, withheld = _parted(unknown)
    return MatchedHeadings(number, position, tuple(repeated), tuple(rivals), shown, withheld)


def _shown(column: tuple[int, Strength, str]) -> str:
    """A heading that was read, for a sentence; one that a pattern found may hold more than a heading."""
    place, strength, text = column
    return column_letters(place) if strength == Strength.PATTERN and looks_like_data(text) else text


def _parted(unknown: Mapping[int, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The unknown headings, and the letters of those withheld: all of a row in which one looks like data."""
    if any(looks_like_data(text) for text in unknown.values()):
        return (), tuple(column_letters(place) for place in unknown)
    return tuple(unknown.values()), ()
