"""What other lists know about a row's child: a column for each fact, null if the child is not on that list."""

from dataclasses import dataclass

import polars as pl

from chat.annex_a.codes import ADOPTED
from chat.annex_a.fields import adoption, assessments, care_leavers, child_protection, children_in_need, looked_after
from chat.quality.rule import is_one_of, still_open


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A fact of a list about everyone on it: `value` is an aggregate over the rows that share `by`."""

    list_number: int
    name: str
    value: pl.Expr
    by: str = "child_unique_id"

    @property
    def column(self) -> str:
        """Its column in the frames of other lists: `6 open`."""
        return f"{self.list_number} {self.name}"


FACTS = {
    fact.column: fact
    for fact in (
        Fact(4, "rows", pl.len()),
        Fact(4, "open", still_open(assessments.continuous_assessment_date_of_authorisation).any(ignore_nulls=False)),
        Fact(4, "latest start", assessments.continuous_assessment_start_date.max()),
        Fact(5, "rows", pl.len()),
        Fact(6, "rows", pl.len()),
        Fact(6, "open", still_open(children_in_need.cin_closure_date).any(ignore_nulls=False)),
        Fact(6, "start", children_in_need.cin_start_date.min()),
        Fact(6, "died", is_one_of(children_in_need.reason_for_closure, "RC2").any()),
        Fact(7, "rows", pl.len()),
        Fact(7, "open", still_open(child_protection.child_protection_plan_end_date).any(ignore_nulls=False)),
        Fact(7, "first start", child_protection.child_protection_plan_start_date.min()),
        Fact(7, "last start", child_protection.child_protection_plan_start_date.max()),
        Fact(7, "team", child_protection.allocated_team.min()),
        Fact(7, "worker", child_protection.allocated_worker.min()),
        Fact(8, "rows", pl.len()),
        Fact(8, "open", still_open(looked_after.date_ceased_to_be_looked_after).any(ignore_nulls=False)),
        Fact(8, "start", looked_after.date_started_to_be_looked_after.min()),
        Fact(8, "adopted", is_one_of(looked_after.reason_ceased_to_be_looked_after, *ADOPTED).any()),
        Fact(8, "died", is_one_of(looked_after.reason_ceased_to_be_looked_after, "E2").any()),
        Fact(8, "team", looked_after.allocated_team.min()),
        Fact(8, "worker", looked_after.allocated_worker.min()),
        Fact(9, "rows", pl.len()),
        Fact(9, "died", is_one_of(care_leavers.in_touch, "Died").any()),
        Fact(10, "rows", pl.len()),
        Fact(10, "order", adoption.date_of_adoption_order.max()),
        Fact(10, "entered care", adoption.date_entered_care.min()),
        Fact(11, "rows of family", pl.len(), by="family_identifier"),
    )
}


def of(list_number: int, name: str) -> pl.Expr:
    """The column of a fact; KeyError when there is none."""
    return pl.col(FACTS[f"{list_number} {name}"].column)


def on_list(list_number: int) -> pl.Expr:
    """Whether the child is on another list (`rows` must be one of its facts)."""
    return of(list_number, "rows").is_not_null()
