"""Whether a text in a heading row is a heading, or a child's data that got there.

Headings are printed in findings and on screen, data never. A file whose lines end in another way than its reader takes
for granted puts whole rows of children into the heading row.
"""

import re

from chat.ingest.cells.codes import NOTHING, code_book
from chat.ingest.cells.dates import read_date
from chat.ingest.cells.notes import Note
from chat.ingest.normal_forms import tidy_text

LONGEST_HEADING = 120  # the longest of the template has 103 characters
MOST_COMMAS = 2
CODES_THAT_CHILDREN_HAVE = ("gender", "ethnicity")
_PERSONAL = (
    re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}"),  # a date among other words
    re.compile(r"\d{6}"),  # a long number
    re.compile(r"\b[A-Za-z]{1,4}[-/]?\d{3}"),  # an identifier
    re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}\b"),  # a postcode
    re.compile(r"@"),
)
_CELL = (
    re.compile(r"^[^A-Za-z]*\d[^A-Za-z]*$"),  # a number
    re.compile(r"^\(?[a-z]{1,2}\d?\) "),  # a code with its letter
)


def may_tell_who(text: str) -> bool:
    """Whether a value may tell who a child is: a date, an identifier, an address."""
    text = tidy_text(text)
    return any(each.search(text) for each in _PERSONAL) or read_date(text)[1] != Note.NOT_UNDERSTOOD


def looks_like_data(text: str) -> bool:
    """Whether a text is rather a cell of a child than a heading: a date, a number, a code, an address, a whole line."""
    text = tidy_text(text)
    if len(text) > LONGEST_HEADING or text.count(",") > MOST_COMMAS or may_tell_who(text):
        return True
    if any(each.search(text) for each in _CELL):
        return True
    return len(text) > 1 and any(code_book(name).read(text) != NOTHING for name in CODES_THAT_CHILDREN_HAVE)
