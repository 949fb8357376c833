"""Names of sheets and files to lists: a hint beside the headings, never the only ground."""

import re

# The first that is found decides, so "Care leavers" is not care and "Early help assessments" no assessment.
KEYWORDS: tuple[tuple[str, int], ...] = (
    (r"leaver", 9),
    (r"adopters?\b|adopters", 11),
    (r"adopt", 10),
    (r"47|icpc|strategy", 5),
    (r"protection|\bcpp?\b", 7),
    (r"early|help", 2),
    (r"assess", 4),
    (r"referral", 3),
    (r"contact", 1),
    (r"\bneed\b|\bcin\b", 6),
    (r"\bcare\b|looked after|\blac\b|\bcla\b", 8),
)
_NUMBERED = re.compile(r"(?:^|[^a-z])(?:list|aa)[\s_-]*0*(\d{1,2})(?!\d)")


def list_by_numbered_name(name: str) -> int | None:
    """The list that a name such as `List 8`, `list_1` or `AA_10_adoption` numbers, 1 to 11."""
    found = _NUMBERED.search(name.casefold())
    number = int(found[1]) if found else 0
    return number if 1 <= number <= 11 else None


def list_by_keyword(name: str) -> int | None:
    """The list whose subject a name such as `Sec47 and ICPC` holds."""
    words = re.sub(r"[\s_.-]+", " ", name.casefold())
    return next((number for keyword, number in KEYWORDS if re.search(keyword, words)), None)
