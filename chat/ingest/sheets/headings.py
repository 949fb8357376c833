"""Headings of a sheet to fields of the lists."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from chat.annex_a import LISTS, Column, ListSpecification, list_by_key
from chat.errors import BadSetting
from chat.ingest.normal_forms import heading_key, heading_words, tidy_text
from chat.words.nearest import nearest_words

LONGEST_HEADING = 250
NEAR_ENOUGH = 60  # of 100, as rapidfuzz scores


class Strength(IntEnum):
    """How a heading was recognised; the stronger wins when two headings fit one field."""

    PATTERN = 1
    SPELLING = 2
    TEMPLATE = 3
    OWN = 4


Meanings = Mapping[int, tuple[str, Strength]]
NO_MEANING: Meanings = {}


@dataclass(frozen=True)
class HeadingBook:
    """Every heading that is known: by normal form, and as patterns. Answers are remembered."""

    exact: dict[str, dict[int, tuple[str, Strength]]]
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

    Raises BadSetting when an own heading is mapped to a column that the list does not have.
    """
    exact: dict[str, dict[int, tuple[str, Strength]]] = {}
    for text, number, name, strength in (*_known_headings(), *_own_headings(own)):
        known = exact.setdefault(heading_key(text), {})
        if number not in known or known[number][1] < strength:
            known[number] = (name, strength)
    patterns = (
        (re.compile(spelling.spelling), specification.number, spelling.field)
        for specification in LISTS
        for spelling in specification.heading_spellings
        if spelling.match == "pattern"
    )
    return HeadingBook(exact, tuple(patterns))


def _known_headings() -> Iterator[tuple[str, int, str, Strength]]:
    for specification in LISTS:
        for column in specification.columns:
            yield column.heading, specification.number, column.field, Strength.TEMPLATE
            yield column.field, specification.number, column.field, Strength.SPELLING
        for spelling in specification.heading_spellings:
            if spelling.match == "exact":
                yield spelling.spelling, specification.number, spelling.field, Strength.SPELLING


def _own_headings(own: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, int, str, Strength]]:
    for key, mapping in own.items():
        specification = list_of_setting(key, "headings")
        for text, target in mapping.items():
            yield text, specification.number, _field_of(specification, target), Strength.OWN


def list_of_setting(key: str, table: str) -> ListSpecification:
    """The list that `[<table>.<key>]` of chat.toml is about; raises BadSetting when there is none."""
    try:
        return list_by_key(key)
    except KeyError:
        keys = ", ".join(specification.key for specification in LISTS)
        raise BadSetting(f"chat.toml has [{table}.{key}], but there is no such list. The lists are {keys}.") from None


def _field_of(specification: ListSpecification, target: str) -> str:
    wanted = heading_key(target)
    for column in specification.columns:
        if wanted in (heading_key(column.field), heading_key(column.heading)):
            return column.field
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
    other headings.
    """

    number: int
    position: dict[str, int]
    repeated: tuple[str, ...]
    rivals: tuple[tuple[str, str, str], ...]
    unknown: tuple[str, ...]

    def missing(self, specification: ListSpecification) -> list[Column]:
        """Columns of the 2019 template that have no heading on the sheet."""
        return [c for c in specification.columns if c.field not in self.position and c.role != "newer"]


def match_headings(book: HeadingBook, number: int, headings: Sequence[str | None]) -> MatchedHeadings:
    """The heading row, cell by cell, as the given list reads it."""
    best: dict[str, tuple[int, Strength, str]] = {}
    repeated, rivals, unknown = [], [], []
    for place, cell in enumerate(headings):
        text = tidy_text(cell or "")
        meaning = book.meanings(text).get(number) if text else None
        if meaning is None:
            if text:
                unknown.append(text)
            continue
        name, strength = meaning
        before = best.get(name)
        if before is None or before[1] < strength:
            best[name] = (place, strength, text)
        if before and heading_key(before[2]) == heading_key(text):
            repeated.append(name)
        elif before:
            rivals.append((name, best[name][2], before[2] if best[name][0] == place else text))
    position = {name: place for name, (place, _, _) in best.items()}
    return MatchedHeadings(number, position, tuple(repeated), tuple(rivals), tuple(unknown))
