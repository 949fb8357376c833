"""Rules of List 6: children in need."""

import polars as pl

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

START, CLOSURE, SEEN = pl.col("cin_start_date"), pl.col("cin_closure_date"), pl.col("date_child_was_last_seen")
STATUS = pl.col("case_status")
OPEN = still_open("cin_closure_date")
LOOKED_AFTER = of(8, "open").fill_null(value=False)
ON_A_PLAN = of(7, "open").fill_null(value=False)
ASSESSED = of(4, "open").fill_null(value=False)
WITH_A_PLAN = is_one_of("case_status", "Child Protection plan", "Child in need plan")
BEYOND_ASSESSMENT = is_one_of("case_status", "Looked after child", "Child Protection plan", "Child in need plan")


def differs_from(list_number: int) -> pl.Expr:
    """Whether the team or the worker is another than on that list."""
    other_team = of(list_number, "team") != pl.col("allocated_team")
    return other_team | (of(list_number, "worker") != pl.col("allocated_worker"))


RULES = (
    Rule(
        "AQ013",
        "error",
        repeated("child_unique_id"),
        (),
        "The child stands on this list more than once; it holds the latest episode of each child.",
        "Keep the latest episode only.",
    ),
    Rule(
        "AQ042",
        "warning",
        blank("primary_need_code"),
        ("primary_need_code",),
        "The primary need is missing.",
        "Enter the primary need.",
    ),
    Rule(
        "AQ042",
        "warning",
        BEYOND_ASSESSMENT & is_one_of("primary_need_code", "N0", "N9"),
        ("primary_need_code",),
        "The primary need is not stated or other than need, though the child is beyond assessment.",
        "Enter the primary need.",
    ),
    Rule(
        "AQ043",
        "warning",
        is_one_of("reason_for_closure", "RC8"),
        ("reason_for_closure",),
        "The case closed after assessment without further action: such children do not belong on this list.",
        "Leave the child out, or correct the reason.",
    ),
    Rule(
        "AQ087",
        "error",
        blank("cin_start_date"),
        ("cin_start_date",),
        "The episode of need has no start date.",
        "Enter the start date.",
    ),
    Rule(
        "AQ087",
        "error",
        CLOSURE < START,
        ("cin_closure_date", "cin_start_date"),
        "The episode of need closed before it started.",
        "Correct one of the two dates.",
    ),
    Rule(
        "AQ088",
        "error",
        given("cin_closure_date") & blank("reason_for_closure"),
        ("reason_for_closure",),
        "The episode is closed, but the reason is missing.",
        "Enter the reason for closure.",
    ),
    Rule(
        "AQ088",
        "error",
        blank("cin_closure_date") & given("reason_for_closure"),
        ("cin_closure_date", "reason_for_closure"),
        "There is a reason for closure, but no closure date.",
        "Enter the closure date, or clear the reason.",
    ),
    Rule(
        "AQ089",
        "error",
        given("cin_closure_date") & (STATUS != "Closed episode"),
        ("case_status", "cin_closure_date"),
        "The episode has a closure date, but its status is not closed.",
        "Correct the status or clear the closure date.",
    ),
    Rule(
        "AQ089",
        "error",
        blank("cin_closure_date") & (STATUS == "Closed episode"),
        ("case_status", "cin_closure_date"),
        "The status is closed, but there is no closure date.",
        "Enter the closure date, or correct the status.",
    ),
    Rule(
        "CQ004",
        "warning",
        blank("case_status"),
        ("case_status",),
        "The case status is missing.",
        "Enter the case status.",
    ),
    Rule(
        "AQ090",
        "warning",
        CLOSURE < REACH_START,
        ("cin_closure_date",),
        "The episode closed before the six months that the list covers.",
        "Check the date, or how far back the extract goes.",
    ),
    Rule(
        "AQ091",
        "warning",
        OPEN & WITH_A_PLAN & (AGE_NOW >= 0) & blank("date_child_was_last_seen"),
        ("date_child_was_last_seen",),
        "The child has a plan, but no date on which it was last seen.",
        "Enter the date.",
    ),
    Rule(
        "AQ091",
        "warning",
        (SEEN > CLOSURE) | ((BORN <= AS_AT) & (SEEN < BORN)),
        ("date_child_was_last_seen", "cin_closure_date"),
        "The child was last seen before its birth or after the closure.",
        "Correct the date.",
    ),
    Rule(
        "AQ092",
        "info",
        OPEN & WITH_A_PLAN & ((SEEN < START) | (SEEN <= AS_AT - pl.duration(weeks=limit("seen_weeks")))),
        ("date_child_was_last_seen",),
        f"The child has a plan, but was not seen for {limit('seen_weeks')} weeks or not since the episode began.",
        "Arrange a visit, or enter the latest one.",
        touches=(),
    ),
    Rule(
        "AQ074",
        "warning",
        ended("cin_closure_date") & ASSESSED,
        ("cin_closure_date",),
        "The episode is closed, but the child has an open assessment on List 4.",
        "Enter the date of authorisation there, or clear the closure here.",
    ),
    Rule(
        "AQ095",
        "warning",
        OPEN
        & CHILD.is_not_null()
        & STATUS.is_not_null()
        & ((STATUS == "Looked after child") != LOOKED_AFTER)
        & (STATUS != "Closed episode"),
        ("case_status",),
        "The case status and List 8 do not agree on whether the child is looked after.",
        "Correct the status, or List 8.",
    ),
    Rule(
        "AQ095",
        "warning",
        OPEN
        & CHILD.is_not_null()
        & STATUS.is_not_null()
        & ~LOOKED_AFTER
        & ((STATUS == "Child Protection plan") != ON_A_PLAN)
        & ~is_one_of("case_status", "Closed episode", "Looked after child"),
        ("case_status",),
        "The case status and List 7 do not agree on whether the child has a child protection plan.",
        "Correct the status, or List 7.",
    ),
    Rule(
        "AQ095",
        "warning",
        OPEN & CHILD.is_not_null() & (STATUS == "Open assessment") & ~ASSESSED,
        ("case_status",),
        "The status is open assessment, but List 4 has no open assessment of the child.",
        "Correct the status, or List 4.",
    ),
    Rule(
        "AQ096",
        "warning",
        of(7, "first start") < START,
        ("cin_start_date",),
        "The episode of need starts after the child's plan on List 7.",
        "The episode starts on or before the plan.",
    ),
    Rule(
        "CQ005",
        "warning",
        of(8, "start") < START,
        ("cin_start_date",),
        "The episode of need starts after the child's period of care on List 8.",
        "The episode starts on or before the period of care.",
    ),
    Rule(
        "AQ097",
        "warning",
        is_one_of("reason_for_closure", "RC1")
        & CHILD.is_not_null()
        & of(10, "order").is_null()
        & ~of(8, "adopted").fill_null(value=False),
        ("reason_for_closure",),
        "The case closed because of adoption, but neither List 10 nor List 8 knows of it.",
        "Correct the reason, or add the adoption order to List 10.",
    ),
    Rule(
        "AQ098",
        "warning",
        is_one_of("reason_for_closure", "RC2")
        & ((on_list(8) & ~of(8, "died")) | (on_list(9) & ~of(9, "died"))).fill_null(value=False),
        ("reason_for_closure",),
        "The case closed because the child died, but List 8 or List 9 says otherwise.",
        "Correct the list that is wrong.",
    ),
    Rule(
        "AQ099",
        "info",
        OPEN & on_list(9) & ~LOOKED_AFTER & ~ON_A_PLAN & ~ASSESSED & (AGE_NOW >= limit("adult_at")),
        ("child_unique_id", "case_status"),
        "The person seems to be on this list only as a care leaver.",
        "Leave care leavers out, unless they have another service.",
    ),
    Rule(
        "AQ163",
        "warning",
        blank_text("allocated_team") & OPEN,
        ("allocated_team",),
        "The case is open, but no team is named.",
        "Enter the team.",
    ),
    Rule(
        "AQ163",
        "warning",
        blank_text("allocated_worker") & OPEN,
        ("allocated_worker",),
        "The case is open, but no worker is named: it is unallocated.",
        "Enter the worker.",
    ),
    Rule(
        "AQ164",
        "info",
        OPEN & ((ON_A_PLAN & differs_from(7)) | (LOOKED_AFTER & differs_from(8))),
        ("allocated_team", "allocated_worker"),
        "The team or worker is another than on List 7 or List 8.",
        "Check which is right.",
        touches=(),
    ),
)
