"""The one answer to the question whether a workbook is one that ChAT has written: it has ChAT's hidden sheet."""

from collections.abc import Iterable

OWN_SHEET = "_chat"


def has_own_sheet(titles: Iterable[str]) -> bool:
    """Whether ChAT's own sheet is among the sheets of a workbook, however it is hidden; case does not matter."""
    return any(title.casefold() == OWN_SHEET for title in titles)
