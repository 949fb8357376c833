"""Rows under the headings that are no children: totals, notes, the end of a report, headings once more.

Report writers put them there. A row is looked at only when it has at most one date or code that could be read, and is
set aside only for what its first text says or because it holds nothing but a count: a child's row has neither.
"""

from collections.abc import Mapping

import polars as pl

MOST_UNDERSTOOD = 1  # dates and codes that a row under the data may have: `Run on | 01/10/2026`
FEWEST_ROWS_FOR_A_COUNT = 3  # below that a number under the identifiers may well be one
WORDS_OF_A_SENTENCE = 4
_END = r"(?:[\s:=.*)]|$)"
_COUNTED = (
    "rows?|records?|children|child|cases?|contacts?|referrals?|assessments?|enquiries|plans?|adopters?|entries|results?"
    "|items?|people|young people|care leavers?"
)
_OF_THE_REPORT = "report|data|extract|list|query|last|date|time|this report was"
_MADE = "run|produced|generated|printed|created|extracted|exported|refreshed|updated|prepared|compiled|downloaded"
# What such a row begins with, in lower case, once marks before it are gone.
BEGINNINGS = (
    rf"(?:grand |sub[ -]?|overall |report |list |running )?totals?{_END}",
    rf"(?:averages?|mean|median|sum|percentage){_END}",
    r"(?:number|no\.?|count|sum) of\b",
    rf"(?:(?:row|record)s? ?)?counts?{_END}",
    rf"(?:{_COUNTED})\s*[:=]",
    rf"\d[\d,]*\s+(?:{_COUNTED})\b",
    r"end(?: of\b| report\b| list\b| data\b|\W*$)",
    r"eof\W*$",
    r"(?:data )?source(?:s? of data|\s*[:=]|\s[-–]\s)",
    rf"(?:(?:{_OF_THE_REPORT}) )?(?:{_MADE})(?: (?:on|by|at|from|date|time)\b|\s*:)",
    rf"(?:date|last|time) (?:{_MADE})\b",
    r"(?:report|extract|extraction|run|print|refresh|snapshot) (?:date|time|run|name|title|parameters?|id|version)\b",
    r"date of (?:report|extract|extraction|run)\b",
    r"(?:data )?(?:as at|as of|correct (?:at|as at))\b",
    r"page \d+",
    r"(?:please )?(?:foot)?notes?(?:\s*[:.]|\W*$|\s+\d*\s*[-–:])",
    r"(?:please note|n\.?b\.?[:\s]|key\s*:|caveats?\b|disclaimer\b|copyright\b|©)",
    r"(?:official|confidential|restricted|protect)(?:\W+sensitive|\W+personal)?\W*$",
    r"(?:applied )?filters?(?: applied| by)?\s*[:=]",
    rf"no (?:further |more |matching )?(?:{_COUNTED}|data)(?: (?:found|returned|to (?:report|show|display))|\W*$)",
    r"(?:nil return|nothing to report|none (?:this|in) (?:the )?(?:period|month|quarter))\b",
)
SAYS_WHAT_IT_IS = r"^[\s*#=_~<>(\[-]*(?:" + "|".join(BEGINNINGS) + ")"
UNDERLINE = r"^[-=_*~.\s]{4,}$"
ALONE_ABOUT_FILTERS = r"\s.*\bfilter|\bfilter.*\s"
ALONE_A_TOTAL = r"\s(?:sub[ -]?)?totals?\W*\d*$"
ALONE_A_TITLE = r"^list \d{1,2}\b"
COUNT = r"^\d{1,3}(?:,\d{3})+$|^\d+(?:\.0)?$"


def not_of_children(
    suspects: pl.DataFrame, places: Mapping[str, int], identifier: str, headings: Mapping[str, str]
) -> pl.DataFrame:
    """For each suspect row, the columns `is_note` and `is_heading` (Boolean).

    `suspects` has the raw columns, named by their places from the left, and `understood`, `above` and `good_above`:
    dates and codes that could be read, and how many rows with content, and of them without suspicion, stand above.
    `places` are those of the recognised columns by field, `headings` the texts of their headings.
    """
    cells = [_text(place) for place in places.values()]
    own = _text(places[identifier]) if identifier in places else pl.lit(None, pl.String)
    raw = sorted((name for name in suspects.columns if name.isdecimal()), key=int)
    looked_at = suspects.with_columns(
        own=own,
        first=pl.coalesce(_text(name) for name in raw),
        held=pl.sum_horizontal(cell.is_not_null() for cell in cells),
        repeated=pl.sum_horizontal(_repeats(_text(places[field]), heading) for field, heading in headings.items()),
    )
    own, first, held = pl.col("own"), pl.col("first"), pl.col("held")
    number = pl.when(_matches(first, COUNT)).then(
        first.str.replace_all(",", "").str.replace(r"\.0$", "").cast(pl.Int64)
    )
    is_of_rows = (number == pl.col("above")) | (number == pl.col("good_above"))
    is_counted = is_of_rows & (pl.col("above") >= FEWEST_ROWS_FOR_A_COUNT)
    nothing_known = pl.col("understood") == 0
    alone = held == 1
    text = pl.when(own.is_not_null() & _matches(own, COUNT).not_()).then(own).when(nothing_known).then(first)
    says = _matches(text, SAYS_WHAT_IT_IS) | _matches(text, UNDERLINE)
    is_sentence = alone & (
        _matches(own, ALONE_ABOUT_FILTERS)
        | _matches(own, ALONE_A_TOTAL)
        | _matches(own, ALONE_A_TITLE)
        | (own.str.count_matches(r"[A-Za-z]{2,}") >= WORDS_OF_A_SENTENCE)
    )
    is_count = alone & (is_counted | (own.is_null() & nothing_known & number.is_not_null()))
    is_heading = (pl.col("repeated") > 0) & (pl.col("repeated") * 2 > held)
    return looked_at.select(
        is_note=(says | is_sentence | is_count).fill_null(False) & is_heading.not_(), is_heading=is_heading
    )


def _text(place: int | str) -> pl.Expr:
    """The cell without blanks around it, null where nothing is left."""
    text = pl.col(str(place)).str.strip_chars()
    return pl.when(text != "").then(text)


def _matches(text: pl.Expr, pattern: str) -> pl.Expr:
    return text.str.to_lowercase().str.contains(pattern).fill_null(False)


def _plain(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().str.replace_all(r"[^a-z0-9]+", "")


def _repeats(cell: pl.Expr, heading: str) -> pl.Expr:
    """Whether a cell says what the heading of its column says, whatever the case and the marks."""
    return (_plain(cell) == _plain(pl.lit(heading))).fill_null(False)
