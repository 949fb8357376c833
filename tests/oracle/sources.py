"""The source groups of Lists 1 and 3."""

from tests.oracle.question import Row

CODES_OF_GROUP = {
    "Individual": ("1A", "1B", "1C", "1D", "1"),
    "Schools": ("2A",),
    "Education services": ("2B",),
    "Health services": ("3A", "3B", "3C", "3D", "3E", "3F", "3"),
    "Housing": ("4",),
    "LA services": ("5A", "5B", "5C", "5D", "5"),
    "Police": ("6",),
    "Legal agency / Court / CAFCASS, etc.": ("7",),
    "Other": ("8",),
    "Anonymous": ("9",),
    "Unknown": ("10",),
}
NOT_RECORDED = "Not recorded"
GROUPS = (*CODES_OF_GROUP, NOT_RECORDED)


def group_of(row: Row, field_name: str) -> str:
    """The group of a row's source; blank and unrecognised codes are not recorded."""
    for group, codes in CODES_OF_GROUP.items():
        if row[field_name] in codes:
            return group
    return NOT_RECORDED
