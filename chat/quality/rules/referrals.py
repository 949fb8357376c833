"""Rules of List 3: referrals."""

from chat.annex_a.fields import referrals
from chat.quality.other_lists import of, on_list
from chat.quality.rule import (
    REACH_START,
    Rule,
    blank,
    blank_text,
    differs_within_child,
    is_one_of,
    not_a_count,
    older_than,
    repeated,
)
from chat.quality.thresholds import limit
from chat.tables.expressions import AS_AT, CHILD, months_later

REFERRAL = referrals.date_of_referral
EARLIER = referrals.number_of_referrals_in_last_12_months
LATEST = REFERRAL.max().over(CHILD)
ROWS_BEFORE_LATEST = ((REFERRAL < LATEST) & (REFERRAL >= months_later(LATEST, -12))).sum().over(CHILD)
LED_TO_MORE = is_one_of(referrals.referral_nfa, "No")

RULES = (
    Rule(
        id="AQ018",
        severity="warning",
        where=repeated(CHILD, REFERRAL),
        columns=(),
        sentence="Another row has the same child and referral date.",
        advice="Remove the second row if it is the same referral.",
    ),
    Rule(
        id="AQ059",
        severity="error",
        where=blank(REFERRAL),
        columns=(REFERRAL,),
        sentence="The referral has no date, so it is in no period.",
        advice="Enter the date of the referral.",
    ),
    Rule(
        id="AQ059",
        severity="error",
        where=blank(referrals.referral_source),
        columns=(referrals.referral_source,),
        sentence="The referral has no source.",
        advice="Enter the source of the referral.",
    ),
    Rule(
        id="AQ059",
        severity="error",
        where=blank(referrals.referral_nfa),
        columns=(referrals.referral_nfa,),
        sentence="It is not said whether the referral led to no further action.",
        advice="Enter Yes or No.",
    ),
    Rule(
        id="AQ060",
        severity="warning",
        where=REFERRAL < REACH_START,
        columns=(REFERRAL,),
        sentence="The referral is older than the six months that the list covers.",
        advice="Check the date, or how far back the extract goes.",
    ),
    Rule(
        id="AQ061",
        severity="error",
        where=not_a_count(EARLIER),
        columns=(EARLIER,),
        sentence="The number of earlier referrals is missing or below 0.",
        advice="Give a whole number, 0 for a first referral.",
    ),
    Rule(
        id="AQ062",
        severity="warning",
        where=differs_within_child(EARLIER),
        columns=(EARLIER,),
        sentence="The rows of the child do not have the same number of earlier referrals.",
        advice="Every row has the number before the child's latest referral.",
    ),
    Rule(
        id="AQ063",
        severity="warning",
        where=CHILD.is_not_null() & (EARLIER < ROWS_BEFORE_LATEST),
        columns=(EARLIER,),
        sentence="The number of earlier referrals is smaller than the child's other rows on this list show.",
        advice="Count every referral that started in the 12 months before the latest one.",
    ),
    Rule(
        id="AQ064",
        severity="warning",
        where=is_one_of(referrals.referral_nfa, "Yes") & ~CHILD.is_duplicated() & (of(4, "latest start") >= REFERRAL),
        columns=(referrals.referral_nfa,),
        sentence="The child's only referral led to no further action, yet an assessment started after it.",
        advice="Check the outcome of the referral.",
    ),
    Rule(
        id="AQ065",
        severity="warning",
        where=LED_TO_MORE
        & CHILD.is_not_null()
        & older_than(REFERRAL, limit("referral_settles"))
        & (REFERRAL >= months_later(AS_AT, -3))
        & ~on_list(4)
        & ~on_list(5)
        & ~on_list(6),
        columns=(referrals.referral_nfa,),
        sentence="Further action was to follow the referral, yet the child has no assessment, enquiry or episode of"
        " need.",
        advice="Check the outcome of the referral, and whether the child is missing on another list.",
    ),
    Rule(
        id="AQ163",
        severity="warning",
        where=blank_text(referrals.allocated_team) & LED_TO_MORE,
        columns=(referrals.allocated_team,),
        sentence="The referral went further, but no team can be read (blank or #N/A).",
        advice="Enter the team.",
    ),
    Rule(
        id="AQ163",
        severity="warning",
        where=blank_text(referrals.allocated_worker) & LED_TO_MORE,
        columns=(referrals.allocated_worker,),
        sentence="The referral went further, but no worker can be read (blank or #N/A).",
        advice="Enter the worker.",
    ),
)
