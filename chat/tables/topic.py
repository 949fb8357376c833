"""A topic of a list's sheet: tables that tell one story and share a title and one commentary."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """The keys of its `tables` in the order they are read; its own key is never that of a table.

    `not_printed` names those of them that say the same as another table: their figures are kept, but not printed.
    """

    key: str
    title: str
    tables: tuple[str, ...]
    not_printed: tuple[str, ...] = ()
