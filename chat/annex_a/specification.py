"""Reads the specification files of this folder once and serves them as frozen values.

Sources: the Ofsted template "Annex A" of August 2019 (Crown copyright, Open Government Licence v3.0) for lists, columns
and codes; codes marked `newer`, `older` or `group only` were met in extracts of other years and are accepted too.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

ColumnType = Literal["id", "text", "date", "integer", "age", "code"]
ColumnRole = Literal["identifier", "key date", "needed", "newer", ""]
Match = Literal["exact", "contains", "pattern"]
# Besides identifiers: what tells who a child, a carer or a member of staff is, or where a child lives.
TELLS_WHO = frozenset(
    {"date_of_birth", "allocated_worker", "allocated_personal_advisor", "placement_postcode", "placement_urn"}
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list.

    `field` is its name in the typed frame, `heading` the template's heading. `role` says what its absence means:
    without an `identifier` or a `key date` the list is set aside, without a `needed` one some tables are blank,
    a `newer` one is not in the 2019 template and never missed. `note` is what the guidance says of it.
    """

    list_number: int
    position: int | None
    field: str
    heading: str
    type: ColumnType
    code_set: str
    role: ColumnRole
    note: str = ""

    @property
    def tells_who(self) -> bool:
        """Whether its cells tell who somebody is: identifiers, dates of birth, names of staff, postcodes."""
        return self.type == "id" or self.field in TELLS_WHO


@dataclass(frozen=True, slots=True)
class Code:
    """One code: `code` is the bare code in frames (`1A`, `N4`, `Yes`), `preferred` the text the template asks for."""

    code: str
    preferred: str
    label: str
    group: str
    broader_group: str
    edition: str


@dataclass(frozen=True, slots=True)
class CodeSpelling:
    """A spelling met in the wild; `contains` is looked for inside the normalised text."""

    code: str
    spelling: str
    match: Match


@dataclass(frozen=True, slots=True)
class HeadingSpelling:
    """A heading met in the wild; a `pattern` is a regular expression on lower-case words parted by one space."""

    field: str
    spelling: str
    match: Match


@dataclass(frozen=True, slots=True)
class ListSpecification:
    """One of the eleven lists, with its columns in template order (newer ones last).

    `reach_months` is how far back the list goes, `period_months` the default reporting period; both None for List 9.
    """

    number: int
    key: str
    title: str
    template_title: str
    reach_months: int | None
    period_months: int | None
    rows_are: str
    people: str
    columns: tuple[Column, ...]
    heading_spellings: tuple[HeadingSpelling, ...]

    @property
    def sheet_title(self) -> str:
        """Name of the list's sheet in the ChAT workbook, such as `5 Section 47`."""
        return f"{self.number} {self.title}"

    @property
    def identifier(self) -> str:
        """Field that identifies the person of a row."""
        return next(column.field for column in self.columns if column.role == "identifier")

    def column(self, field: str) -> Column:
        """The column with this field name; KeyError when the list has none."""
        for column in self.columns:
            if column.field == field:
                return column
        raise KeyError(f"List {self.number} has no field {field!r}")


@cache
def _rows(name: str) -> list[dict[str, str]]:
    text = files("chat.annex_a").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _read_lists() -> tuple[ListSpecification, ...]:
    columns = [
        Column(
            int(row["list"]),
            int(row["position"]) if row["position"] else None,
            row["field"],
            row["heading"],
            row["type"],  # type: ignore[arg-type]
            row["code_set"],
            row["role"],  # type: ignore[arg-type]
            row["note"],
        )
        for row in _rows("columns.csv")
    ]
    spellings = _rows("heading_spellings.csv")
    return tuple(
        ListSpecification(
            number=(number := int(row["list"])),
            key=row["key"],
            title=row["title"],
            template_title=row["template_title"],
            reach_months=int(row["reach_months"]) if row["reach_months"] else None,
            period_months=int(row["period_months"]) if row["period_months"] else None,
            rows_are=row["rows_are"],
            people=row["people"],
            columns=tuple(column for column in columns if column.list_number == number),
            heading_spellings=tuple(
                HeadingSpelling(s["field"], s["spelling"], s["match"])  # type: ignore[arg-type]
                for s in spellings
                if int(s["list"]) == number
            ),
        )
        for row in _rows("lists.csv")
    )


LISTS = _read_lists()


def list_by_number(number: int) -> ListSpecification:
    """The list with this number, 1 to 11."""
    return LISTS[number - 1]


def list_by_key(key: str) -> ListSpecification:
    """The list with this key, such as `section_47`; KeyError when there is none."""
    for specification in LISTS:
        if specification.key == key:
            return specification
    raise KeyError(key)


@cache
def headings_of_systems() -> Mapping[str, tuple[str, ...]]:
    """By field, the headings that case-management systems print (`Ethnic Origin`); they hold for every list."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows("headings_of_systems.csv"):
        found[row["field"]] = (*found.get(row["field"], ()), row["heading"])
    return found


@cache
def codes_of(code_set: str) -> tuple[Code, ...]:
    """The codes of a set in template order; KeyError when there is no such set."""
    found = tuple(
        Code(row["code"], row["preferred"], row["label"], row["group"], row["broader_group"], row["edition"])
        for row in _rows("codes.csv")
        if row["code_set"] == code_set
    )
    if not found:
        raise KeyError(code_set)
    return found


@cache
def spellings_of(code_set: str) -> tuple[CodeSpelling, ...]:
    """The spellings met in the wild for a code set, in the order of the file."""
    return tuple(
        CodeSpelling(row["code"], row["spelling"], row["match"])  # type: ignore[arg-type]
        for row in _rows("code_spellings.csv")
        if row["code_set"] == code_set
    )


@cache
def group_members(code_set: str) -> dict[str, tuple[str, ...]]:
    """Bare codes by group, in template order: `{"a) Individual": ("1A", "1B", "1C", "1D", "1"), ...}`."""
    members: dict[str, tuple[str, ...]] = {}
    for code in codes_of(code_set):
        if code.group:
            members[code.group] = (*members.get(code.group, ()), code.code)
    return members
