"""Rules of List 6: children in need."""

import polars as pl

from chat.annex_a.fields import children_in_need
from chat.quality.other_lists import of, on_list
from chat.quality.rule import (
    AGE_NOW,
    BORN,
    REACH_START,
    Rule,
    blank,
    blank_text,
    ended,
    given,
    is_one_of,
    repeated,
    still_open,
)
from chat.quality.thresholds import limit
from chat.tables.expressions import AS_AT, CHILD

START = children_in_need.cin_start_date
CLOSURE = children_in_need.cin_closure_date
SEEN = children_in_need.date_child_was_last_seen
STATUS = children_in_need.case_status
OPEN = still_open(CLOSURE)
LOOKED_AFTER = of(8, "open").fill_null(value=False)
ON_A_PLAN = of(7, "open").fill_null(value=False)
ASSESSED = of(4, "open").fill_null(value=False)
WITH_A_PLAN = is_one_of(STATUS, "Child Protection plan", "Child in need plan")
BEYOND_ASSESSMENT = is_one_of(STATUS, "Looked after child", "Child Protection plan", "Child in need plan")


def differs_from(list_number: int) -> pl.Expr:
    """Whether the team or the worker is another than on that list."""
    other_team = of(list_number, "team") != children_in_need.allocated_team
    return other_team | (of(list_number, "worker") != children_in_need.allocated_worker)


RULES = (
    Rule(
        id="AQ013",
        severity="error",
        where=repeated(CHILD),
        columns=(),
        sentence="The child stands on this list more than once; it holds the latest episode of each child.",
        advice="Keep the latest episode only.",
    ),
    Rule(
        id="AQ042",
        severity="warning",
        where=blank(children_in_need.primary_need_code),
        columns=(children_in_need.primary_need_code,),
        sentence="The primary need is missing.",
        advice="Enter the primary need.",
    ),
    Rule(
        id="AQ042",
        severity="warning",
        where=BEYOND_ASSESSMENT & is_one_of(children_in_need.primary_need_code, "N0", "N9"),
        columns=(children_in_need.primary_need_code,),
        sentence="The primary need is not stated or other than need, though the child is beyond assessment.",
        advice="Enter the primary need.",
    ),
    Rule(
        id="AQ043",
        severity="warning",
        where=is_one_of(children_in_need.reason_for_closure, "RC8"),
        columns=(children_in_need.reason_for_closure,),
        sentence="The case closed after assessment without further action: such children do not belong on this list.",
        advice="Leave the child out, or correct the reason.",
    ),
    Rule(
        id="AQ087",
        severity="error",
        where=blank(START),
        columns=(START,),
        sentence="The episode of need has no start date.",
        advice="Enter the start date.",
    ),
    Rule(
        id="AQ087",
        severity="error",
        where=CLOSURE < START,
        columns=(CLOSURE, START),
        sentence="The episode of need closed before it started.",
        advice="Correct one of the two dates.",
    ),
    Rule(
        id="AQ088",
        severity="error",
        where=given(CLOSURE) & blank(children_in_need.reason_for_closure),
        columns=(children_in_need.reason_for_closure,),
        sentence="The episode is closed, but the reason is missing.",
        advice="Enter the reason for closure.",
    ),
    Rule(
        id="AQ088",
        severity="error",
        where=blank(CLOSURE) & given(children_in_need.reason_for_closure),
        columns=(CLOSURE, children_in_need.reason_for_closure),
        sentence="There is a reason for closure, but no closure date.",
        advice="Enter the closure date, or clear the reason.",
    ),
    Rule(
        id="AQ089",
        severity="error",
        where=given(CLOSURE) & (STATUS != "Closed episode"),
        columns=(STATUS, CLOSURE),
        sentence="The episode has a closure date, but its status is not closed.",
        advice="Correct the status or clear the closure date.",
    ),
    Rule(
        id="AQ089",
        severity="error",
        where=blank(CLOSURE) & (STATUS == "Closed episode"),
        columns=(STATUS, CLOSURE),
        sentence="The status is closed, but there is no closure date.",
        advice="Enter the closure date, or correct the status.",
    ),
    Rule(
        id="CQ004",
        severity="warning",
        where=blank(STATUS),
        columns=(STATUS,),
        sentence="The case status is missing.",
        advice="Enter the case status.",
    ),
    Rule(
        id="AQ090",
        severity="warning",
        where=CLOSURE < REACH_START,
        columns=(CLOSURE,),
        sentence="The episode closed before the six months that the list covers.",
        advice="Check the date, or how far back the extract goes.",
    ),
    Rule(
        id="AQ091",
        severity="warning",
        where=OPEN & WITH_A_PLAN & (AGE_NOW >= 0) & blank(SEEN),
        columns=(SEEN,),
        sentence="The child has a plan, but no date on which it was last seen.",
        advice="Enter the date.",
    ),
    Rule(
        id="AQ091",
        severity="warning",
        where=(SEEN > CLOSURE) | ((BORN <= AS_AT) & (SEEN < BORN)),
        columns=(SEEN, CLOSURE),
        sentence="The child was last seen before its birth or after the closure.",
        advice="Correct the date.",
    ),
    Rule(
        id="AQ092",
        severity="info",
        where=OPEN & WITH_A_PLAN & ((SEEN < START) | (SEEN <= AS_AT - pl.duration(weeks=limit("seen_weeks")))),
        columns=(SEEN,),
        sentence=f"The child has a plan, but was not seen for {limit('seen_weeks')} weeks or not since the episode"
        " began.",
        advice="Arrange a visit, or enter the latest one.",
        touches=(),
    ),
    Rule(
        id="AQ074",
        severity="warning",
        where=ended(CLOSURE) & ASSESSED,
        columns=(CLOSURE,),
        sentence="The episode is closed, but the child has an open assessment on List 4.",
        advice="Enter the date of authorisation there, or clear the closure here.",
    ),
    Rule(
        id="AQ095",
        severity="warning",
        where=OPEN
        & CHILD.is_not_null()
        & STATUS.is_not_null()
        & ((STATUS == "Looked after child") != LOOKED_AFTER)
        & (STATUS != "Closed episode"),
        columns=(STATUS,),
        sentence="The case status and List 8 do not agree on whether the child is looked after.",
        advice="Correct the status, or List 8.",
    ),
    Rule(
        id="AQ095",
        severity="warning",
        where=OPEN
        & CHILD.is_not_null()
        & STATUS.is_not_null()
        & ~LOOKED_AFTER
        & ((STATUS == "Child Protection plan") != ON_A_PLAN)
        & ~is_one_of(STATUS, "Closed episode", "Looked after child"),
        columns=(STATUS,),
        sentence="The case status and List 7 do not agree on whether the child has a child protection plan.",
        advice="Correct the status, or List 7.",
    ),
    Rule(
        id="AQ095",
        severity="warning",
        where=OPEN & CHILD.is_not_null() & (STATUS == "Open assessment") & ~ASSESSED,
        columns=(STATUS,),
        sentence="The status is open assessment, but List 4 has no open assessment of the child.",
        advice="Correct the status, or List 4.",
    ),
    Rule(
        id="AQ096",
        severity="warning",
        where=of(7, "first start") < START,
        columns=(START,),
        sentence="The episode of need starts after the child's plan on List 7.",
        advice="The episode starts on or before the plan.",
    ),
    Rule(
        id="CQ005",
        severity="warning",
        where=of(8, "start") < START,
        columns=(START,),
        sentence="The episode of need starts after the child's period of care on List 8.",
        advice="The episode starts on or before the period of care.",
    ),
    Rule(
        id="AQ097",
        severity="warning",
        where=is_one_of(children_in_need.reason_for_closure, "RC1")
        & CHILD.is_not_null()
        & of(10, "order").is_null()
        & ~of(8, "adopted").fill_null(value=False),
        columns=(children_in_need.reason_for_closure,),
        sentence="The case closed because of adoption, but neither List 10 nor List 8 knows of it.",
        advice="Correct the reason, or add the adoption order to List 10.",
    ),
    Rule(
        id="AQ098",
        severity="warning",
        where=is_one_of(children_in_need.reason_for_closure, "RC2")
        & ((on_list(8) & ~of(8, "died")) | (on_list(9) & ~of(9, "died"))).fill_null(value=False),
        columns=(children_in_need.reason_for_closure,),
        sentence="The case closed because the child died, but List 8 or List 9 says otherwise.",
        advice="Correct the list that is wrong.",
    ),
    Rule(
        id="AQ099",
        severity="info",
        where=OPEN & on_list(9) & ~LOOKED_AFTER & ~ON_A_PLAN & ~ASSESSED & (AGE_NOW >= limit("adult_at")),
        columns=(CHILD, STATUS),
        sentence="The person seems to be on this list only as a care leaver.",
        advice="Leave care leavers out, unless they have another service.",
    ),
    Rule(
        id="AQ163",
        severity="warning",
        where=blank_text(children_in_need.allocated_team) & OPEN,
        columns=(children_in_need.allocated_team,),
        sentence="The case is open, but no team can be read (blank or #N/A).",
        advice="Enter the team.",
    ),
    Rule(
        id="AQ163",
        severity="warning",
        where=blank_text(children_in_need.allocated_worker) & OPEN,
        columns=(children_in_need.allocated_worker,),
        sentence="The case is open, but no worker can be read (blank or #N/A): it is unallocated.",
        advice="Enter the worker.",
    ),
    Rule(
        id="AQ164",
        severity="info",
        where=OPEN & ((ON_A_PLAN & differs_from(7)) | (LOOKED_AFTER & differs_from(8))),
        columns=(children_in_need.allocated_team, children_in_need.allocated_worker),
        sentence="The team or worker is another than on List 7 or List 8.",
        advice="Check which is right.",
        touches=(),
    ),
)
