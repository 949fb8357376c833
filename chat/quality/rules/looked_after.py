"""Rules of List 8: children looked after, their period of care and what was done for them."""

import polars as pl

from chat.quality.other_lists import of, on_list
from chat.quality.rule import (
    AGE_NOW,
    BORN,
    REACH_START,
    Rule,
    age_on,
    blank,
    blank_text,
    is_one_of,
    not_a_count,
    older_than,
    only_one_given,
    repeated,
    still_open,
)
from chat.quality.rules.placements import PLACEMENT_RULES
from chat.quality.thresholds import limit
from chat.tables.expressions import AS_AT, CHILD, months_later

START, CEASED = pl.col("date_started_to_be_looked_after"), pl.col("date_ceased_to_be_looked_after")
STATUS_START = pl.col("legal_status_start_date")
REVIEW, VISIT = pl.col("date_of_latest_statutory_review"), pl.col("date_of_last_social_work_visit")
OFFICER, HEALTH = pl.col("date_of_last_reviewing_officer_visit"), pl.col("date_of_last_health_assessment")
MISSING = pl.col("missing_episodes_in_last_12_months")
OPEN = still_open("date_ceased_to_be_looked_after")
UNTIL = pl.coalesce(CEASED, AS_AT)
YOUNG = AGE_NOW < limit("young_child")
HEALTH_DUE = (
    pl.when(YOUNG)
    .then(months_later(AS_AT, -limit("health_months_under_5")))
    .otherwise(months_later(AS_AT, -limit("health_months")))
)
DAYS_IN_STATUS = (UNTIL - STATUS_START).dt.total_days()
AGE_AT_END = age_on(CEASED)

CARE_RULES = (
    Rule(
        "AQ013",
        "error",
        repeated("child_unique_id"),
        (),
        "The child stands on this list more than once; it holds the latest period of care of each child.",
        "Keep the latest period only.",
    ),
    Rule(
        "AQ031",
        "error",
        OPEN & (AGE_NOW >= limit("adult_at")),
        ("date_of_birth", "date_ceased_to_be_looked_after"),
        "The person is still looked after, but 18 or over.",
        "Enter when care ceased, or correct the date of birth.",
    ),
    Rule(
        "AQ042",
        "warning",
        blank("category_of_need") | is_one_of("category_of_need", "N0", "N9"),
        ("category_of_need",),
        "The category of need is missing, not stated or other than need.",
        "Enter the category of need.",
    ),
    Rule(
        "AQ044",
        "error",
        is_one_of("reason_ceased_to_be_looked_after", "X1"),
        ("reason_ceased_to_be_looked_after",),
        "X1 marks a change of episode, not an end of care.",
        "Give the reason why care ceased, or clear both the reason and the date.",
    ),
    Rule(
        "AQ045",
        "info",
        is_one_of("legal_status", "V3", "V4"),
        ("legal_status",),
        "The legal status is a series of short breaks, which is set apart from the counts of looked after children.",
        "Nothing to do, if short breaks are meant.",
    ),
    Rule(
        "AQ046",
        "info",
        is_one_of("legal_status", "D1"),
        ("legal_status",),
        "The legal status is a freeing order; none has been made since 2005.",
        "Check the legal status.",
    ),
    Rule(
        "AQ094",
        "error",
        OPEN & CHILD.is_not_null() & (~on_list(6) | ~of(6, "open")),
        ("child_unique_id", "date_ceased_to_be_looked_after"),
        "The child is looked after, but has no open row on List 6.",
        "Add the child to List 6, or enter when care ceased.",
    ),
    Rule(
        "AQ098",
        "warning",
        is_one_of("reason_ceased_to_be_looked_after", "E2") & (on_list(6) & ~of(6, "died")).fill_null(value=False),
        ("reason_ceased_to_be_looked_after",),
        "Care ceased because the child died, but List 6 says otherwise.",
        "Correct the list that is wrong.",
    ),
    Rule(
        "AQ112",
        "error",
        blank("date_started_to_be_looked_after"),
        ("date_started_to_be_looked_after",),
        "The start of care is missing.",
        "Enter the start of the period of care.",
    ),
    Rule(
        "AQ112",
        "error",
        START < BORN,
        ("date_started_to_be_looked_after", "date_of_birth"),
        "Care started before the child was born.",
        "Check the date against the date of birth; one of the two is wrong.",
    ),
    Rule(
        "AQ113",
        "error",
        CEASED < START,
        ("date_ceased_to_be_looked_after", "date_started_to_be_looked_after"),
        "Care ceased before it started.",
        "Correct one of the two dates.",
    ),
    Rule(
        "AQ113",
        "warning",
        CEASED == START,
        ("date_ceased_to_be_looked_after", "date_started_to_be_looked_after"),
        "Care ceased on the day it started.",
        "A stay within one day is no period of care, unless the child stayed overnight.",
    ),
    Rule(
        "AQ114",
        "error",
        only_one_given("date_ceased_to_be_looked_after", "reason_ceased_to_be_looked_after"),
        ("reason_ceased_to_be_looked_after", "date_ceased_to_be_looked_after"),
        "Of the date and the reason why care ceased, one is missing.",
        "Enter both, or clear both while the child is looked after.",
    ),
    Rule(
        "AQ115",
        "warning",
        CEASED < REACH_START,
        ("date_ceased_to_be_looked_after",),
        "Care ceased before the six months that the list covers.",
        "Check the date, or how far back the extract goes.",
    ),
    Rule(
        "AQ116",
        "error",
        age_on(START) >= limit("adult_at"),
        ("date_started_to_be_looked_after", "date_of_birth"),
        "The person was 18 or over when care started.",
        "Correct one of the two dates.",
    ),
    Rule(
        "AQ118",
        "error",
        blank("legal_status_start_date") | (STATUS_START < START) | (STATUS_START > CEASED),
        ("legal_status_start_date", "date_started_to_be_looked_after"),
        "The start of the legal status is missing, before the period of care or after it ceased.",
        "Correct the date.",
    ),
    Rule(
        "AQ121",
        "warning",
        REVIEW < START,
        ("date_of_latest_statutory_review",),
        "The latest review is before the start of care.",
        "Correct the date, or clear it if there was no review in this period of care.",
    ),
    Rule(
        "AQ123",
        "info",
        OFFICER < REVIEW,
        ("date_of_last_reviewing_officer_visit", "date_of_latest_statutory_review"),
        "The last contact of the reviewing officer is before the latest review.",
        "Correct the earlier one: a review is a contact.",
    ),
    Rule(
        "AQ122",
        "warning",
        (VISIT < START) | (VISIT > CEASED),
        ("date_of_last_social_work_visit",),
        "The last social work visit is before the start of care, or after it ceased.",
        "Correct the date.",
    ),
    Rule(
        "AQ124",
        "info",
        OPEN
        & (
            (START <= months_later(AS_AT, -limit("health_months")))
            & (blank("date_of_last_health_assessment") | (HEALTH < HEALTH_DUE))
        ),
        ("date_of_last_health_assessment",),
        f"After {limit('health_months')} months in care there is no health assessment, or the last is over"
        f" {limit('health_months')} months ago ({limit('health_months_under_5')} under the age of"
        f" {limit('young_child')}).",
        "Arrange it, or enter the latest one.",
        touches=(),
    ),
    Rule(
        "AQ133",
        "warning",
        (is_one_of("legal_status", "L1") & (DAYS_IN_STATUS > limit("police_protection_days")))
        | (is_one_of("legal_status", "L2") & (DAYS_IN_STATUS > limit("emergency_order_days")))
        | (is_one_of("legal_status", "L3") & (DAYS_IN_STATUS > limit("assessment_order_days"))),
        ("legal_status", "legal_status_start_date"),
        "Police protection, an emergency protection order or a child assessment order lasts longer than it can.",
        "Enter the legal status that followed.",
    ),
    Rule(
        "AQ134",
        "warning",
        is_one_of("legal_status", "J1", "J2", "J3") & (age_on(UNTIL) < limit("custody_from")),
        ("legal_status", "date_of_birth"),
        f"A youth justice status under the age of {limit('custody_from')}.",
        "Correct the legal status or the date of birth.",
    ),
    Rule(
        "AQ136",
        "info",
        OPEN
        & CHILD.is_not_null()
        & (
            is_one_of("permanence_plan", "Adoption").fill_null(value=False)
            | is_one_of("legal_status", "E1").fill_null(value=False)
        )
        & ~on_list(10),
        ("permanence_plan", "legal_status"),
        "The plan is adoption, or there is a placement order, but the child is not on List 10.",
        "Add the child to List 10, unless the decision is still to come.",
    ),
    Rule(
        "AQ137",
        "warning",
        not_a_count("missing_episodes_in_last_12_months"),
        ("missing_episodes_in_last_12_months",),
        "The number of missing episodes is missing or below 0.",
        "Give a whole number, 0 for none.",
    ),
    Rule(
        "AQ137",
        "warning",
        not_a_count("absent_episodes_in_last_12_months"),
        ("absent_episodes_in_last_12_months",),
        "The number of absent episodes is missing or below 0.",
        "Give a whole number, 0 for none.",
    ),
    Rule(
        "AQ138",
        "warning",
        ((MISSING >= 1) & blank("return_interview_offered"))
        | ((MISSING == 0) & is_one_of("return_interview_offered", "Yes").fill_null(value=False)),
        ("return_interview_offered", "missing_episodes_in_last_12_months"),
        "A return interview goes with missing episodes: it is not answered though there were some, or offered though"
        " there were none.",
        "Complete the answer, or correct the number of episodes.",
    ),
    Rule(
        "AQ138",
        "warning",
        is_one_of("return_interview_accepted", "Yes", "No")
        & ~is_one_of("return_interview_offered", "Yes").fill_null(value=False),
        ("return_interview_accepted", "return_interview_offered"),
        "It is said whether a return interview was accepted that was not offered.",
        "Leave it blank, or correct whether it was offered.",
    ),
    Rule(
        "AQ139",
        "info",
        is_one_of("unaccompanied_asylum_seeking_child", "Yes")
        & (~is_one_of("category_of_need", "N8").fill_null(value=True) | (AGE_NOW < limit("unaccompanied_from"))),
        ("unaccompanied_asylum_seeking_child", "category_of_need"),
        "An unaccompanied child is usually a teenager whose category of need is absent parenting.",
        "Check the category of need and the date of birth.",
        touches=(),
    ),
    Rule(
        "AQ140",
        "warning",
        (is_one_of("reason_ceased_to_be_looked_after", "E5", "E6") & (AGE_AT_END < limit("leaves_care_young_from")))
        | (is_one_of("reason_ceased_to_be_looked_after", "E7", "E17") & (AGE_AT_END < limit("leaves_as_adult_from"))),
        ("reason_ceased_to_be_looked_after", "date_of_birth"),
        "The reason why care ceased does not suit the child's age.",
        "Correct the reason, or the date of birth.",
    ),
    Rule(
        "AQ141",
        "warning",
        OPEN & on_list(9),
        ("child_unique_id", "date_ceased_to_be_looked_after"),
        "The child is looked after and at the same time a care leaver on List 9.",
        "Take the child off List 9, or enter when care ceased.",
    ),
    Rule(
        "AQ154",
        "warning",
        OPEN & (of(10, "order") < AS_AT),
        ("date_ceased_to_be_looked_after",),
        "The child has an adoption order on List 10, but is still looked after.",
        "Enter when care ceased; the reason is E11 or E12.",
    ),
    Rule(
        "AQ154",
        "warning",
        CEASED.is_not_null()
        & (of(10, "order") == CEASED)
        & ~is_one_of("reason_ceased_to_be_looked_after", "E11", "E12").fill_null(value=True),
        ("reason_ceased_to_be_looked_after",),
        "Care ceased on the day of the adoption order on List 10, but for another reason.",
        "The reason is E11 or E12.",
    ),
    Rule(
        "AQ155",
        "warning",
        of(10, "entered care") != START,
        ("date_started_to_be_looked_after",),
        "The start of care is another than on List 10.",
        "Correct the list that is wrong.",
    ),
    Rule(
        "AQ163",
        "warning",
        blank_text("allocated_team") & OPEN,
        ("allocated_team",),
        "The child is looked after, but no team is named.",
        "Enter the team.",
    ),
    Rule(
        "AQ163",
        "warning",
        blank_text("allocated_worker") & OPEN,
        ("allocated_worker",),
        "The child is looked after, but no worker is named: the case is unallocated.",
        "Enter the worker.",
    ),
    Rule(
        "AQ121",
        "warning",
        OPEN
        & blank("date_of_latest_statutory_review")
        # Four weeks hold twenty working days at most, so no bank holiday makes a child seem late.
        & older_than(START, limit("care_review_days") * 7 // 5),
        ("date_of_latest_statutory_review",),
        f"The child has been in care for over {limit('care_review_days')} working days without a review.",
        "Arrange a review, or enter the latest one.",
        touches=(),
    ),
)

RULES = (*CARE_RULES, *PLACEMENT_RULES)
