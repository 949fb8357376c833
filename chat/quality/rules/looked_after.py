"""Rules of List 8: children looked after, their period of care and what was done for them."""

import polars as pl

from chat.annex_a.codes import ADOPTED, SHORT_BREAKS
from chat.annex_a.fields import looked_after
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

START, CEASED = looked_after.date_started_to_be_looked_after, looked_after.date_ceased_to_be_looked_after
STATUS_START = looked_after.legal_status_start_date
REVIEW, VISIT = looked_after.date_of_latest_statutory_review, looked_after.date_of_last_social_work_visit
OFFICER, HEALTH = looked_after.date_of_last_reviewing_officer_visit, looked_after.date_of_last_health_assessment
MISSING = looked_after.missing_episodes_in_last_12_months
OPEN = still_open(CEASED)
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
        id="AQ013",
        severity="error",
        where=repeated(CHILD),
        columns=(),
        sentence="The child stands on this list more than once; it holds the latest period of care of each child.",
        advice="Keep the latest period only.",
    ),
    Rule(
        id="AQ031",
        severity="error",
        where=OPEN & (AGE_NOW >= limit("adult_at")),
        columns=(BORN, CEASED),
        sentence="The person is still looked after, but 18 or over.",
        advice="Enter when care ceased, or correct the date of birth.",
    ),
    Rule(
        id="AQ042",
        severity="warning",
        where=blank(looked_after.category_of_need) | is_one_of(looked_after.category_of_need, "N0", "N9"),
        columns=(looked_after.category_of_need,),
        sentence="The category of need is missing, not stated or other than need.",
        advice="Enter the category of need.",
    ),
    Rule(
        id="AQ044",
        severity="error",
        where=is_one_of(looked_after.reason_ceased_to_be_looked_after, "X1"),
        columns=(looked_after.reason_ceased_to_be_looked_after,),
        sentence="X1 marks a change of episode, not an end of care.",
        advice="Give the reason why care ceased, or clear both the reason and the date.",
    ),
    Rule(
        id="AQ045",
        severity="info",
        where=is_one_of(looked_after.legal_status, *SHORT_BREAKS),
        columns=(looked_after.legal_status,),
        sentence="The child has an agreed series of short breaks (V3 or V4), and is left out of those looked after"
        " unless the setting short_breaks counts them.",
        advice="Nothing to do if short breaks are meant. To count them, set short_breaks in chat.toml.",
    ),
    Rule(
        id="AQ046",
        severity="info",
        where=is_one_of(looked_after.legal_status, "D1"),
        columns=(looked_after.legal_status,),
        sentence="The legal status is a freeing order; none has been made since 2005.",
        advice="Check the legal status.",
    ),
    Rule(
        id="AQ094",
        severity="error",
        where=OPEN & CHILD.is_not_null() & (~on_list(6) | ~of(6, "open")),
        columns=(CHILD, CEASED),
        sentence="The child is looked after, but has no open row on List 6.",
        advice="Add the child to List 6, or enter when care ceased.",
    ),
    Rule(
        id="AQ098",
        severity="warning",
        where=is_one_of(looked_after.reason_ceased_to_be_looked_after, "E2")
        & (on_list(6) & ~of(6, "died")).fill_null(value=False),
        columns=(looked_after.reason_ceased_to_be_looked_after,),
        sentence="Care ceased because the child died, but List 6 says otherwise.",
        advice="Correct the list that is wrong.",
    ),
    Rule(
        id="AQ112",
        severity="error",
        where=blank(START),
        columns=(START,),
        sentence="The start of care is missing.",
        advice="Enter the start of the period of care.",
    ),
    Rule(
        id="AQ112",
        severity="error",
        where=START < BORN,
        columns=(START, BORN),
        sentence="Care started before the child was born.",
        advice="Check the date against the date of birth; one of the two is wrong.",
    ),
    Rule(
        id="AQ113",
        severity="error",
        where=CEASED < START,
        columns=(CEASED, START),
        sentence="Care ceased before it started.",
        advice="Correct one of the two dates.",
    ),
    Rule(
        id="AQ113",
        severity="warning",
        where=CEASED == START,
        columns=(CEASED, START),
        sentence="Care ceased on the day it started.",
        advice="A stay within one day is no period of care, unless the child stayed overnight.",
    ),
    Rule(
        id="AQ114",
        severity="error",
        where=only_one_given(CEASED, looked_after.reason_ceased_to_be_looked_after),
        columns=(looked_after.reason_ceased_to_be_looked_after, CEASED),
        sentence="Of the date and the reason why care ceased, one is missing.",
        advice="Enter both, or clear both while the child is looked after.",
    ),
    Rule(
        id="AQ115",
        severity="warning",
        where=CEASED < REACH_START,
        columns=(CEASED,),
        sentence="Care ceased before the six months that the list covers.",
        advice="Check the date, or how far back the extract goes.",
    ),
    Rule(
        id="AQ116",
        severity="error",
        where=age_on(START) >= limit("adult_at"),
        columns=(START, BORN),
        sentence="The person was 18 or over when care started.",
        advice="Correct one of the two dates.",
    ),
    Rule(
        id="AQ118",
        severity="error",
        where=blank(STATUS_START) | (STATUS_START < START) | (STATUS_START > CEASED),
        columns=(STATUS_START, START),
        sentence="The start of the legal status is missing, before the period of care or after it ceased.",
        advice="Correct the date.",
    ),
    Rule(
        id="AQ121",
        severity="warning",
        where=REVIEW < START,
        columns=(REVIEW,),
        sentence="The latest review is before the start of care.",
        advice="Correct the date, or clear it if there was no review in this period of care.",
    ),
    Rule(
        id="AQ123",
        severity="info",
        where=OFFICER < REVIEW,
        columns=(OFFICER, REVIEW),
        sentence="The last contact of the reviewing officer is before the latest review.",
        advice="Correct the earlier one: a review is a contact.",
    ),
    Rule(
        id="AQ122",
        severity="warning",
        where=(VISIT < START) | (VISIT > CEASED),
        columns=(VISIT,),
        sentence="The last social work visit is before the start of care, or after it ceased.",
        advice="Correct the date.",
    ),
    Rule(
        id="AQ124",
        severity="info",
        where=OPEN
        & ((START <= months_later(AS_AT, -limit("health_months"))) & (blank(HEALTH) | (HEALTH < HEALTH_DUE))),
        columns=(HEALTH,),
        sentence=f"After {limit('health_months')} months in care there is no health assessment, or the last is over"
        f" {limit('health_months')} months ago ({limit('health_months_under_5')} under the age of"
        f" {limit('young_child')}).",
        advice="Arrange it, or enter the latest one.",
        touches=(),
    ),
    Rule(
        id="AQ133",
        severity="warning",
        where=(is_one_of(looked_after.legal_status, "L1") & (DAYS_IN_STATUS > limit("police_protection_days")))
        | (is_one_of(looked_after.legal_status, "L2") & (DAYS_IN_STATUS > limit("emergency_order_days")))
        | (is_one_of(looked_after.legal_status, "L3") & (DAYS_IN_STATUS > limit("assessment_order_days"))),
        columns=(looked_after.legal_status, STATUS_START),
        sentence="Police protection, an emergency protection order or a child assessment order lasts longer than it"
        " can.",
        advice="Enter the legal status that followed.",
    ),
    Rule(
        id="AQ134",
        severity="warning",
        where=is_one_of(looked_after.legal_status, "J1", "J2", "J3") & (age_on(UNTIL) < limit("custody_from")),
        columns=(looked_after.legal_status, BORN),
        sentence=f"A youth justice status under the age of {limit('custody_from')}.",
        advice="Correct the legal status or the date of birth.",
    ),
    Rule(
        id="AQ136",
        severity="info",
        where=OPEN
        & CHILD.is_not_null()
        & (
            is_one_of(looked_after.permanence_plan, "Adoption").fill_null(value=False)
            | is_one_of(looked_after.legal_status, "E1").fill_null(value=False)
        )
        & ~on_list(10),
        columns=(looked_after.permanence_plan, looked_after.legal_status),
        sentence="The plan is adoption, or there is a placement order, but the child is not on List 10.",
        advice="Add the child to List 10, unless the decision is still to come.",
    ),
    Rule(
        id="AQ137",
        severity="warning",
        where=not_a_count(MISSING),
        columns=(MISSING,),
        sentence="The number of missing episodes is missing or below 0.",
        advice="Give a whole number, 0 for none.",
    ),
    Rule(
        id="AQ137",
        severity="warning",
        where=not_a_count(looked_after.absent_episodes_in_last_12_months),
        columns=(looked_after.absent_episodes_in_last_12_months,),
        sentence="The number of absent episodes is missing or below 0.",
        advice="Give a whole number, 0 for none.",
    ),
    Rule(
        id="AQ138",
        severity="warning",
        where=((MISSING >= 1) & blank(looked_after.return_interview_offered))
        | ((MISSING == 0) & is_one_of(looked_after.return_interview_offered, "Yes").fill_null(value=False)),
        columns=(looked_after.return_interview_offered, MISSING),
        sentence="A return interview goes with missing episodes: it is not answered though there were some, or"
        " offered though"
        " there were none.",
        advice="Complete the answer, or correct the number of episodes.",
    ),
    Rule(
        id="AQ138",
        severity="warning",
        where=is_one_of(looked_after.return_interview_accepted, "Yes", "No")
        & ~is_one_of(looked_after.return_interview_offered, "Yes").fill_null(value=False),
        columns=(looked_after.return_interview_accepted, looked_after.return_interview_offered),
        sentence="It is said whether a return interview was accepted that was not offered.",
        advice="Leave it blank, or correct whether it was offered.",
    ),
    Rule(
        id="AQ139",
        severity="info",
        where=is_one_of(looked_after.unaccompanied_asylum_seeking_child, "Yes")
        & (
            ~is_one_of(looked_after.category_of_need, "N8").fill_null(value=True)
            | (AGE_NOW < limit("unaccompanied_from"))
        ),
        columns=(looked_after.unaccompanied_asylum_seeking_child, looked_after.category_of_need),
        sentence="An unaccompanied child is usually a teenager whose category of need is absent parenting.",
        advice="Check the category of need and the date of birth.",
        touches=(),
    ),
    Rule(
        id="AQ140",
        severity="warning",
        where=(
            is_one_of(looked_after.reason_ceased_to_be_looked_after, "E5", "E6")
            & (AGE_AT_END < limit("leaves_care_young_from"))
        )
        | (
            is_one_of(looked_after.reason_ceased_to_be_looked_after, "E7", "E17")
            & (AGE_AT_END < limit("leaves_as_adult_from"))
        ),
        columns=(looked_after.reason_ceased_to_be_looked_after, BORN),
        sentence="The reason why care ceased does not suit the child's age.",
        advice="Correct the reason, or the date of birth.",
    ),
    Rule(
        id="AQ141",
        severity="warning",
        where=OPEN & on_list(9),
        columns=(CHILD, CEASED),
        sentence="The child is looked after and at the same time a care leaver on List 9.",
        advice="Take the child off List 9, or enter when care ceased.",
    ),
    Rule(
        id="AQ154",
        severity="warning",
        where=OPEN & (of(10, "order") < AS_AT),
        columns=(CEASED,),
        sentence="The child has an adoption order on List 10, but is still looked after.",
        advice="Enter when care ceased; the reason is E11 or E12.",
    ),
    Rule(
        id="AQ154",
        severity="warning",
        where=CEASED.is_not_null()
        & (of(10, "order") == CEASED)
        & ~is_one_of(looked_after.reason_ceased_to_be_looked_after, *ADOPTED).fill_null(value=True),
        columns=(looked_after.reason_ceased_to_be_looked_after,),
        sentence="Care ceased on the day of the adoption order on List 10, but for another reason.",
        advice="The reason is E11 or E12.",
    ),
    Rule(
        id="AQ155",
        severity="warning",
        where=of(10, "entered care") != START,
        columns=(START,),
        sentence="The start of care is another than on List 10.",
        advice="Correct the list that is wrong.",
    ),
    Rule(
        id="AQ163",
        severity="warning",
        where=blank_text(looked_after.allocated_team) & OPEN,
        columns=(looked_after.allocated_team,),
        sentence="The child is looked after, but no team can be read (blank or #N/A).",
        advice="Enter the team.",
    ),
    Rule(
        id="AQ163",
        severity="warning",
        where=blank_text(looked_after.allocated_worker) & OPEN,
        columns=(looked_after.allocated_worker,),
        sentence="The child is looked after, but no worker can be read (blank or #N/A): the case is unallocated.",
        advice="Enter the worker.",
    ),
    Rule(
        id="AQ121",
        severity="warning",
        where=OPEN
        & blank(REVIEW)
        # Four weeks hold twenty working days at most, so no bank holiday makes a child seem late.
        & older_than(START, limit("care_review_days") * 7 // 5),
        columns=(REVIEW,),
        sentence=f"The child has been in care for over {limit('care_review_days')} working days without a review.",
        advice="Arrange a review, or enter the latest one.",
        touches=(),
    ),
)

RULES = (*CARE_RULES, *PLACEMENT_RULES)
