"""The one answer to the question whether a workbook is one that ChAT has written: it has ChAT's hidden sheet.

Other workbooks that ChAT writes (findings, working lists, synthetic extracts) are told by their author.
"""

from collections.abc import Iterable

from chat.xlsx.package import Package, local

OWN_SHEET = "_chat"
OWN_AUTHOR = "ChAT"
AUTHOR_PART = "docProps/core.xml"
ACCESSIBLE_FRONT = ("Cover", "Contents", "Notes")  # the first sheets of the accessible form


def has_own_sheet(titles: Iterable[str]) -> bool:
    """Whether ChAT's own sheet is among the sheets of a workbook, however it is hidden; case does not matter."""
    return any(title.casefold() == OWN_SHEET for title in titles)


def is_accessible_form(titles: Iterable[str], package: Package) -> bool:
    """Whether a workbook is the accessible form, which has no sheet for ChAT to read back: by sheets and author."""
    found = tuple(titles)
    is_like_it = found[: len(ACCESSIBLE_FRONT)] == ACCESSIBLE_FRONT and not has_own_sheet(found)
    return is_like_it and has_own_author(package)


def has_own_author(package: Package) -> bool:
    """Whether the file's properties name ChAT as its author; Excel and LibreOffice keep what stands there."""
    if not package.has(AUTHOR_PART):
        return False
    return any(local(each.tag) == "creator" and each.text == OWN_AUTHOR for each in package.tree(AUTHOR_PART))
