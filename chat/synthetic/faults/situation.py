"""What a faulty value is made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chat.annex_a import Column
from chat.synthetic.chance import Chance

CellValue = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Situation:
    """The column, the cell's value, the row's values by field, and the as-at date."""

    chance: Chance
    column: Column
    cell: CellValue
    row: Mapping[str, CellValue]
    as_at: date

    def day(self, field: str) -> date:
        """The date of a field that has one."""
        value = self.row[field]
        assert isinstance(value, date)
        return value

    def age(self) -> int:
        """The age as given; -1 where there is none."""
        value = self.row["age_of_child"]
        return value if isinstance(value, int) else -1
