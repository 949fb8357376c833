"""Rows of the extract for people who may see them: the children behind a figure, and the working lists.

Plain values that the screen and the confidential writers read. Nothing here belongs in the ChAT workbook, the figures
file, a log or an error.
"""

import datetime as dt
from dataclasses import dataclass, replace

from chat.report.model import Value

Cell = str | int | float | dt.date | None


@dataclass(frozen=True, slots=True)
class ListingColumn:
    """One column: its head, and a cell for each row. `tells_who` marks identifiers, dates of birth, names of staff.

    `computed` marks what stands on no sheet of the extract; `relevant` what the rule of the figure reads.
    """

    head: str
    cells: tuple[Cell, ...]
    tells_who: bool = False
    computed: bool = False
    relevant: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of one list, column by column. `name` says what they are; `place` on which sheet of which file they stand.

    `children` is the number of distinct identifiers among them.
    """

    list_number: int
    name: str
    place: str
    columns: tuple[ListingColumn, ...]
    children: int

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.columns[0].cells)

    def without_names(self) -> "Listing":
        """The same without the columns that tell who somebody is."""
        return replace(self, columns=tuple(column for column in self.columns if not column.tells_who))


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows behind one figure: of one list, or of several when the figure is about children on more than one.

    `row` and `column` are None when all rows or columns of the table are meant. `figures` are the printed heads with
    the values that the workbook has. `about` says in one sentence how figure and rows go together.
    """

    table: str
    title: str
    row: str | None
    column: str | None
    figures: tuple[tuple[str, str, Value], ...]
    about: str
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class WorkingListing:
    """One working list with its children: what it is, which figure of the workbook it equals, longest overdue first.

    `listing` is None, and `absence` says why, when the extract lacks what it needs.
    """

    key: str
    title: str
    about: str
    equals: str
    listing: Listing | None
    absence: str = ""
