"""A sheet before anybody knows which list it is."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class RawSheet:
    """One sheet, CSV or Parquet file as text: row index + 1 is the sheet's own row number.

    `path` is where it came from, `source` the file's name, `sheet` the sheet's name (the file's again for CSV and
    Parquet, with `is_file`). `may_lack_values` where cells of the file may hold what the reader gives as blank;
    `unread_columns` are headings of a Parquet file whose kind of column has no text, so that their cells are blank.
    """

    path: Path
    sheet: str
    frame: "pl.DataFrame"
    is_file: bool = False
    may_lack_values: bool = True
    unread_columns: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The file's name without its folder."""
        return self.path.name

    @property
    def place(self) -> str:
        """How sentences name it."""
        return f"file '{self.source}'" if self.is_file else f"sheet '{self.sheet}'"
