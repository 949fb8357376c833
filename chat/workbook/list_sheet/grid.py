"""The columns of a list's sheet: labels and numbers at the left, then a gap, then charts and the commentary."""

from dataclasses import dataclass

from chat.document.columns import MOST_COLUMNS

LABEL_PIXELS = 224
LEFT_NUMBERS_PIXELS = 608  # for all columns of numbers together
GAP_PIXELS = 12
BOX_COLUMNS = 5
BOX_COLUMN_PIXELS = 72
BOX_PIXELS = BOX_COLUMNS * BOX_COLUMN_PIXELS
LEFT_PIXELS = LABEL_PIXELS + LEFT_NUMBERS_PIXELS
SHEET_PIXELS = LEFT_PIXELS + GAP_PIXELS + BOX_PIXELS


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of one sheet; a table of very many columns makes all of them narrower."""

    number_columns: int = MOST_COLUMNS

    @property
    def number_pixels(self) -> int:
        """Width of a column of numbers."""
        return LEFT_NUMBERS_PIXELS // self.number_columns

    @property
    def box_column(self) -> int:
        """The first column of the commentary."""
        return self.number_columns + 2

    @property
    def last_column(self) -> int:
        """The last column that is printed."""
        return self.box_column + BOX_COLUMNS - 1

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths of all columns, from the left."""
        numbers = (self.number_pixels,) * self.number_columns
        return (LABEL_PIXELS, *numbers, GAP_PIXELS, *(BOX_COLUMN_PIXELS,) * BOX_COLUMNS)

    @property
    def pixels(self) -> int:
        """Width of what is printed."""
        return sum(self.widths)
