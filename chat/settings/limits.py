"""How large an extract may be, so that no file can exhaust the computer."""

from dataclasses import dataclass

MEGABYTE = 1024**2
COLUMNS_OF_A_SHEET = 16_384


@dataclass(frozen=True, slots=True)
class Limits:
    """`largest_file_mb` is the most megabytes that a file may hold, unpacked; `most_cells` the most that a sheet may
    span from its first cell to its last, blank ones included (a list of 400,000 rows spans 10 to 15 million).
    """

    largest_file_mb: int = 1_000
    most_cells: int = 40_000_000

    @property
    def largest_file(self) -> int:
        """The same in bytes."""
        return self.largest_file_mb * MEGABYTE

    def are_passed_by(self, rows: int, columns: int) -> bool:
        """Whether a sheet of that size spans too many cells, or more columns than any spreadsheet has."""
        return rows * columns > self.most_cells or columns > COLUMNS_OF_A_SHEET


USUAL = Limits()
