"""The eleven lists of an invented authority."""

from collections.abc import Iterable
from datetime import date

import polars as pl

from chat.annex_a import Column, codes_of, list_by_number
from chat.synthetic.authority import Authority, workers_for
from chat.synthetic.chance import Chance
from chat.synthetic.days import horizon_at, working_day_until
from chat.synthetic.lists import rows
from chat.synthetic.lists.coverage import with_every_ethnicity_and_disability
from chat.synthetic.lives.adopters import (
    ENQUIRED_DAYS_AGO,
    FAMILIES_PER_CHILD,
    Adopter,
    family,
    process_forward,
    process_of_match,
)
from chat.synthetic.lives.adoption import is_on_list_10
from chat.synthetic.lives.events import Journey
from chat.synthetic.lives.journeys import journey
from chat.synthetic.lives.people import identifiers

MADE_UP = "SYN"  # begins every identifier, so that nobody takes one for a real child's
DEFAULT_AS_AT = date(2026, 10, 1)
FIRST_DAY_OF_THE_EPOCH = date(1970, 1, 1).toordinal()
YES_NO = {True: "Yes", False: "No"}


def synthetic_lists(*, children: int, seed: int, as_at: date = DEFAULT_AS_AT) -> dict[int, pl.DataFrame]:
    """The lists that the system of an authority with this many children's journeys would give on the as-at date.

    One frame for each of the Lists 1 to 11, with the template's headings in its order: identifiers and text as String,
    codes as String in the template's preferred form, dates as Date, counts and ages as Int64. Rows are in the order of
    the identifiers and, for a child, of dates. The same arguments give the same frames. No rule of severity error is
    broken.
    """
    chance = Chance(seed)
    authority = Authority(chance, horizon_at(as_at), workers_for(children))
    numbers = identifiers(chance, children, prefix=MADE_UP)
    drawn = [journey(authority, numbers.of(index)) for index in range(children)]
    journeys = sorted(
        with_every_ethnicity_and_disability(authority, drawn),
        key=lambda one: (len(one.person.identifier), one.person.identifier),
    )
    found = {number: rows.rows_of(journeys, number, authority.horizon) for number in rows.CHILD_LISTS}
    found[10], found[11] = _adoption_rows(authority, journeys, children)
    return {number: _frame(number, list_rows) for number, list_rows in found.items()}


def _adoption_rows(
    authority: Authority, journeys: Iterable[Journey], children: int
) -> tuple[list[rows.Row], list[rows.Row]]:
    """Rows of List 10 and List 11, tied by the families of matched children."""
    chance, horizon = authority.chance, authority.horizon
    numbers = identifiers(chance, 4 * children, prefix=f"{MADE_UP}A", digits=5)
    families = identifiers(chance, 4 * children, prefix=f"{MADE_UP}F", digits=4)
    adults: list[Adopter] = []
    child_rows: list[rows.Row] = []
    found = 0
    for one in journeys:
        decision, name = one.adoption, None
        if decision is None or not is_on_list_10(authority, decision):
            continue
        if decision.match is not None and not decision.interagency:
            name = families.of(found)
            found += 1
            process = process_of_match(authority, decision)
            adults += family(authority, numbers, len(adults), name, process, fostering=decision.fostering is not None)
        child_rows.append(rows.adoption(one.person, decision, name))
    for _ in range(chance.about(children * FAMILIES_PER_CHILD)):
        process_or_none = process_forward(
            authority, working_day_until(horizon.as_at - chance.between(*ENQUIRED_DAYS_AGO))
        )
        if process_or_none is not None:
            name = families.of(found)
            found += 1
            adults += family(authority, numbers, len(adults), name, process_or_none, fostering=chance.happens(8))
    return child_rows, sorted(rows.adopters(adults), key=lambda row: (str(row[1]), str(row[0])))


def _frame(number: int, list_rows: list[rows.Row]) -> pl.DataFrame:
    columns = [column for column in list_by_number(number).columns if column.position is not None]
    schema = {column.heading: _drawn_type(column) for column in columns}
    frame = pl.DataFrame(list_rows, schema=schema, orient="row")
    return frame.select(_typed(column) for column in columns)


def _drawn_type(column: Column) -> pl.DataType:
    if column.type == "code" and column.code_set.startswith("yes_no") and column.code_set != "yes_no_unknown":
        return pl.Boolean()
    return pl.Int64() if column.type in ("date", "integer", "age") else pl.String()


def _typed(column: Column) -> pl.Expr:
    drawn = pl.col(column.heading)
    if column.type == "date":
        return (drawn - FIRST_DAY_OF_THE_EPOCH).cast(pl.Int32).cast(pl.Date)
    if column.type != "code":
        return drawn
    preferred = {code.code: code.preferred for code in codes_of(column.code_set) if code.edition == "2019"}
    if _drawn_type(column) == pl.Boolean():
        preferred_answers = {answer: preferred[text] for answer, text in YES_NO.items()}
        return drawn.replace_strict(preferred_answers, return_dtype=pl.String)
    return drawn.replace_strict(preferred, return_dtype=pl.String)
