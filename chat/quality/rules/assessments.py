"""Rules of List 4: assessments."""

from chat.annex_a.fields import assessments
from chat.calendar.working_days import working_days
from chat.quality.other_lists import of, on_list
from chat.quality.rule import REACH_START, Rule, blank, blank_text, given, is_one_of, repeated, still_open
from chat.quality.thresholds import limit
from chat.tables.expressions import AS_AT, CHILD

START = assessments.continuous_assessment_start_date
AUTHORISED = assessments.continuous_assessment_date_of_authorisation
OPEN = still_open(AUTHORISED)

RULES = (
    Rule(
        id="AQ019",
        severity="warning",
        where=repeated(CHILD, START),
        columns=(),
        sentence="Another row has the same child and start date.",
        advice="Remove the second row if it is the same assessment.",
    ),
    Rule(
        id="CQ002",
        severity="error",
        where=blank(START),
        columns=(START,),
        sentence="The assessment has no start date.",
        advice="Enter the start date.",
    ),
    Rule(
        id="AQ066",
        severity="error",
        where=AUTHORISED < START,
        columns=(AUTHORISED, START),
        sentence="The assessment was authorised before it started.",
        advice="Correct one of the two dates.",
    ),
    Rule(
        id="AQ067",
        severity="error",
        where=given(AUTHORISED) & blank(assessments.assessed_as_requiring_support),
        columns=(assessments.assessed_as_requiring_support,),
        sentence="The assessment is authorised but has no result.",
        advice="Enter whether the child requires support.",
    ),
    Rule(
        id="AQ067",
        severity="error",
        where=blank(AUTHORISED) & given(assessments.assessed_as_requiring_support),
        columns=(assessments.assessed_as_requiring_support, AUTHORISED),
        sentence="The assessment has a result but is not authorised.",
        advice="Enter the date of authorisation, or clear the result.",
    ),
    Rule(
        id="AQ068",
        severity="warning",
        where=AUTHORISED < REACH_START,
        columns=(AUTHORISED,),
        sentence="The assessment was authorised before the six months that the list covers.",
        advice="Check the date, or how far back the extract goes.",
    ),
    Rule(
        id="AQ069",
        severity="warning",
        where=OPEN & (working_days(START, AS_AT) - 1 > limit("assessment_days")),
        columns=(START, AUTHORISED),
        sentence=f"The assessment is open for more than {limit('assessment_days')} working days.",
        advice="Finish it, or enter the date of authorisation.",
        touches=(),
    ),
    Rule(
        id="AQ070",
        severity="warning",
        where=OPEN & CHILD.is_not_null() & (OPEN.sum().over(CHILD) > 1),
        columns=(AUTHORISED,),
        sentence="The child has more than one open assessment.",
        advice="Enter the date of authorisation of those that are done.",
    ),
    Rule(
        id="AQ071",
        severity="info",
        where=given(AUTHORISED) & is_one_of(assessments.child_seen_during_continuous_assessment, "No", "Unknown"),
        columns=(assessments.child_seen_during_continuous_assessment,),
        sentence="The assessment was authorised without the child having been seen.",
        advice="Check the record of the assessment.",
        touches=(),
    ),
    Rule(
        id="AQ072",
        severity="warning",
        where=OPEN & CHILD.is_not_null() & (~on_list(6) | ~of(6, "open")),
        columns=(CHILD, AUTHORISED),
        sentence="The assessment is open, but the child has no open episode on List 6.",
        advice="Add the child to List 6, or enter the date of authorisation.",
    ),
    Rule(
        id="AQ073",
        severity="warning",
        where=OPEN & of(6, "open") & (START < of(6, "start")),
        columns=(START,),
        sentence="The open assessment started before the child's episode of need on List 6.",
        advice="The episode starts with the referral that led to the assessment.",
    ),
    Rule(
        id="AQ163",
        severity="warning",
        where=blank_text(assessments.allocated_team) & OPEN,
        columns=(assessments.allocated_team,),
        sentence="The assessment is open, but no team can be read (blank or #N/A).",
        advice="Enter the team.",
    ),
    Rule(
        id="AQ163",
        severity="warning",
        where=blank_text(assessments.allocated_worker) & OPEN,
        columns=(assessments.allocated_worker,),
        sentence="The assessment is open, but no worker can be read (blank or #N/A).",
        advice="Enter the worker.",
    ),
)
