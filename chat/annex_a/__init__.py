"""Annex A of August 2019 as data: lists, columns, codes and the spellings met in the wild."""

from chat.annex_a.specification import (
    LISTS,
    Code,
    CodeSpelling,
    Column,
    HeadingSpelling,
    ListSpecification,
    codes_of,
    group_members,
    list_by_key,
    list_by_number,
)

__all__ = [
    "LISTS",
    "Code",
    "CodeSpelling",
    "Column",
    "HeadingSpelling",
    "ListSpecification",
    "codes_of",
    "group_members",
    "list_by_key",
    "list_by_number",
]
